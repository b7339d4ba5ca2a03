"""Who speaks: voices, speakers and the cues used for them."""

from __future__ import annotations

import pytest

from framing.measures.voices import cue_classes, speakers, voices
from framing.model.coding import Coding
from framing.model.errors import UsageError
from tests.helpers.codings import Quote, Sentence, make_coding

TALK = [
    Sentence("a", "Japan's ministry said the flight was “very reckless indeed”.", voice="paraphrased"),
    Sentence("a", "“We will answer,” Mr Sato said.", voice="quoted"),
    Sentence("a", "The “exercise” ended on Friday."),
    Sentence("a", "“Beautiful,” a reader said.", kind="caption", voice="quoted"),
    Sentence("b", "Moscow claimed that nobody was harmed.", voice="paraphrased"),
    Sentence("c", "Nothing was said."),
]
QUOTES = [
    Quote("a", 0, "the flight was “very reckless indeed”", "indirect", "Japan", "said", "neutral"),
    Quote("a", 0, "very reckless indeed", "partial", "Japan", "said", "neutral"),
    Quote("a", 1, "We will answer", "direct", None, "said", "neutral"),
    Quote("a", 2, "exercise", "scare", None),
    Quote("a", 3, "Beautiful", "direct", "a reader", "said", "neutral"),
    Quote("b", 0, "nobody was harmed", "indirect", "Russia", "claimed", "doubting"),
]
OUTLETS = {"a": "Echo", "b": "Echo", "c": "Post"}


@pytest.fixture
def coding():
    return make_coding(TALK, outlets=OUTLETS, quotes=QUOTES)


def rows(frame, *columns):
    return [tuple(row) for row in frame[list(columns)].itertuples(index=False)]


def test_voices_share_the_words_of_headline_and_body(coding):
    frame = voices(coding)
    # a: 9 paraphrased (the possessive is no word), 6 quoted, 5 the outlet's; the caption's 4 do not count
    assert rows(frame[frame["article_id"] == "a"], "voice", "n_words", "share") == [
        ("outlet", 5, 0.25),
        ("quoted", 6, 0.3),
        ("paraphrased", 9, 0.45),
    ]


def test_voices_of_an_article_without_words_are_undefined():
    with pytest.warns(UserWarning, match="voices: 3 of 3"):
        assert voices(make_coding([], outlets={"a": "Echo"}))["share"].isna().all()


def test_a_word_quoted_within_a_paraphrase_counts_once(coding):
    frame = speakers(coding)
    a = frame[frame["article_id"] == "a"]
    # indirect "the flight was" 3, partial 3, direct 3 by nobody named: 9 attributed words
    assert rows(a, "actor", "kind", "n_quotes", "n_words") == [
        ("Japan", "direct", 0, 0),
        ("Japan", "partial", 1, 3),
        ("Japan", "indirect", 1, 3),
        ("unnamed", "direct", 1, 3),
        ("unnamed", "partial", 0, 0),
        ("unnamed", "indirect", 0, 0),
    ]
    assert a["share"].tolist() == pytest.approx([0, 1 / 3, 1 / 3, 1 / 3, 0, 0])


def test_scare_quotes_captions_and_silent_articles_have_no_speaker(coding):
    frame = speakers(coding)
    assert set(frame["article_id"]) == {"a", "b"}
    assert set(frame["actor"]) == {"Japan", "Russia", "unnamed"}


def test_of_two_quotations_of_the_same_words_the_marked_one_counts():
    quotes = [Quote("a", 0, "no one fled", "indirect", "Japan"), Quote("a", 0, "no one fled", "direct", "Russia")]
    frame = speakers(make_coding([Sentence("a", "He said no one fled.")], outlets={"a": "Echo"}, quotes=quotes))
    assert frame.groupby("actor")["n_words"].sum().to_dict() == {"Japan": 0, "Russia": 3}


def test_overlapping_quotations_never_count_a_word_twice():
    quotes = [Quote("a", 0, "one two three", "indirect", "X"), Quote("a", 0, "three four", "indirect", "Y")]
    frame = speakers(make_coding([Sentence("a", "one two three four")], outlets={"a": "Echo"}, quotes=quotes))
    assert frame.groupby("actor")["n_words"].sum().to_dict() == {"X": 2, "Y": 2}


def test_speakers_by_outlet_pool_the_articles(coding):
    frame = speakers(coding, by="outlet")
    assert frame["article_id"].isna().all()
    assert frame["outlet"].unique().tolist() == ["Echo"]
    shares = frame.groupby("actor")["share"].sum().to_dict()
    assert shares == pytest.approx({"Japan": 6 / 12, "Russia": 3 / 12, "unnamed": 3 / 12})


def test_a_quotation_without_words_is_undefined_with_a_warning():
    coding = make_coding([Sentence("a", "He said “?!”")], outlets={"a": "Echo"}, quotes=[Quote("a", 0, "?!")])
    with pytest.warns(UserWarning, match="speakers: 3 of 3 rows are undefined"):
        assert speakers(coding)["share"].isna().all()


def test_a_coding_without_texts_is_refused(coding):
    with pytest.raises(UsageError, match="no text of article 'a' in this coding"):
        speakers(Coding(coding.tables))


def test_one_cue_counts_once_however_many_quotations_it_introduces(coding):
    assert rows(cue_classes(coding), "article_id", "actor", "cue_class", "n", "share") == [
        ("a", "Japan", "doubting", 0, 0.0),
        ("a", "Japan", "neutral", 1, 1.0),
        ("a", "unnamed", "doubting", 0, 0.0),
        ("a", "unnamed", "neutral", 1, 1.0),
        ("b", "Russia", "doubting", 1, 1.0),
        ("b", "Russia", "neutral", 0, 0.0),
    ]


def test_cue_classes_come_from_the_codebook_where_it_is_there():
    books = {"cues": ("neutral", "endorsing", "doubting")}
    coding = make_coding(TALK, outlets=OUTLETS, quotes=QUOTES, books=books)
    assert cue_classes(coding)["cue_class"].tolist()[:3] == ["neutral", "endorsing", "doubting"]


def test_quotations_without_a_cue_have_no_class():
    coding = make_coding(TALK, outlets=OUTLETS, quotes=[Quote("a", 1, "We will answer", actor="Japan")])
    frame = cue_classes(coding)
    assert len(frame) == 0
    assert frame.dtypes.astype(str).to_dict()["n"] == "int64"


def test_a_side_taken_without_words_is_no_speech_but_its_marked_words_are():
    talk = [Sentence("a", "Oslo supports “proper rates of pay” for the crew.")]
    stance = [
        Quote("a", 0, "“proper rates of pay” for the crew", "indirect", "Norway", "supports", "stance"),
        Quote("a", 0, "proper rates of pay", "partial", "Norway", "supports", "stance"),
    ]
    found = speakers(make_coding(talk, outlets={"a": "Echo"}, quotes=stance))
    assert found.groupby("actor")["n_words"].sum().to_dict() == {"Norway": 4}
    assert found[found.n_words > 0]["kind"].tolist() == ["partial"]
    assert speakers(make_coding(talk, outlets={"a": "Echo"}, quotes=stance[:1])).empty
