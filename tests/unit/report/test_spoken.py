"""What spoke for a code without an indicator: words of the sentence, from the model that coded it."""

from __future__ import annotations

import dataclasses

import framing as fr
from framing.coders.modelfiles import shipped_model
from framing.model.article import Article
from framing.report.rows import article_rows
from framing.report.spoken import explaining_models, words_that_spoke

TEXT = (
    "Whoever dreamt up this timetable has plainly never waited for a bus in the rain. The first bus leaves at six. "
    "Passengers deserve better, and they will not get it from a firm that answers letters with leaflets."
)


def coded():
    return fr.code([Article("a", TEXT)], codebooks=["editorial"])


def test_only_codes_without_an_indicator_have_words_and_these_stand_in_the_sentence():
    coding = coded()
    rows = article_rows(coding)["a"]
    found = words_that_spoke(rows, explaining_models(coding))
    present = coding.codes[(coding.codes.coder == "combined") & coding.codes.present]
    hit = set(coding.evidence.sentence_id)
    assert {key[0] for key in found} == set(present.sentence_id) - hit
    sentences = coding.sentences.set_index("sentence_id")
    for (number, _, _), words in found.items():
        sentence = TEXT[sentences.start[number] : sentences.end[number]].casefold()
        assert words
        assert all(part.split("”")[0] in sentence for part in words.split("“")[1:])


def test_a_model_that_has_changed_since_explains_nothing():
    coding = coded()
    old = dataclasses.replace(coding.signature, models={"editorial": "0123+sklearn0"})
    assert explaining_models(dataclasses.replace(coding, signature=old)) == {}
    assert explaining_models(coding) == {"editorial": shipped_model("editorial")}


def test_the_words_add_up_to_the_shares_that_explain_gives():
    model = shipped_model("editorial")
    sentence = TEXT.split(". ")[0]
    told = model.explain(sentence)
    words = told[told.kind == "word"].assign(part=lambda f: f.part.str.casefold()).groupby("part").share.sum()
    spoken = model.speaking_words([sentence])[0]["editorial"]
    assert [w for w, _ in spoken] == words.sort_values(ascending=False, kind="stable").index[:3].tolist()
    assert all(abs(share - words[word]) < 1e-6 for word, share in spoken)


def test_each_label_has_its_own_words():
    model = shipped_model("security")
    spoken = model.speaking_words(["The two navies renewed their pact and swore to stand by each other."])[0]
    assert list(spoken) == list(model.labels_)
    told = model.explain("The two navies renewed their pact and swore to stand by each other.")
    for label in model.labels_:
        words = told[(told.kind == "word") & (told.label == label)].set_index("part").share
        assert all(abs(words[word] - share) < 1e-6 for word, share in spoken[label])
