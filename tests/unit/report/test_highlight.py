"""Evidence in the running text."""

from __future__ import annotations

import dataclasses

import pytest

from framing.model.errors import UsageError
from framing.report.highlight import show
from tests.helpers.codings import Hit, Quote, Sentence, make_coding
from tests.unit.report.pages import parsed
from tests.unit.report.samples import ASIDE, dressed


def marks(html):
    """The marked stretches, without their explanations, and the explanation of each."""
    page = parsed(html)
    out = []
    for mark in page.all("mark"):
        number = page.elements.index(mark)
        tip = next(e for e in page.all(cls="tip") if number in e.parents)
        out.append((mark.text.removesuffix(tip.text), tip.text))
    return out


def plain(html):
    """The words of each block without labels and explanations."""
    page = parsed(html)
    hidden = [page.elements.index(e) for cls in ("tip", "kind", "chip") for e in page.all(cls=cls)]
    out = []
    for number, block in enumerate(page.elements):
        if block.tag == "p" and "b" in block.classes:
            text = block.text
            for h in hidden:
                inner = page.elements[h]
                if number in inner.parents and not set(inner.parents) & set(hidden):
                    text = text.replace(inner.text, "", 1)
            out.append(" ".join(text.split()))
    return out


def test_the_article_reads_as_it_was_stored(coding):
    shown = plain(show(coding, "echo").html)
    assert shown == [
        "Jets buzz the reckless fleet",
        "Tokyo said the grave and reckless flight was no drill.",
        "We must never look away from this.",
        ASIDE,
    ]


def test_overlapping_evidence_is_cut_where_it_overlaps_and_each_piece_tells_all_it_is(coding):
    found = dict(marks(show(coding, "echo").html))
    assert "Attack" in found["grave and "]
    assert "Threat" not in found["grave and "]
    assert "Threat" in found[" flight"]
    assert "Attack" not in found[" flight"]


def test_a_piece_under_two_findings_explains_both(coding):
    both = [tip for text, tip in marks(show(coding, "echo").html) if text == "reckless" and "Threat" in tip]
    assert len(both) == 1
    assert "Attack · Loaded book" in both[0]
    assert "Threat · Security book" in both[0]


def test_an_explanation_names_category_weight_voice_source_and_indicator():
    coding = make_coding(
        [Sentence("a", "Tokyo called it reckless.", voice="paraphrased")],
        outlets={"a": "Echo"},
        evidence=[Hit("a", 0, "reckless", weight=0.65, voice="paraphrased")],
    )
    evidence = coding.evidence.assign(speaker="Tokyo", actor="Japan", indicator="reckless*")
    coding = dataclasses.replace(coding, tables={**coding.tables, "evidence": evidence})
    html = show(dressed(coding), "a").html
    tip = marks(html)[0][1]
    for part in ("Attack", "weight 0.65", "paraphrased source: Tokyo (Japan)", "indicator “reckless*”"):
        assert part in tip


def test_a_negated_hit_says_that_it_does_not_count(coding):
    tips = dict(marks(show(coding, "echo").html))
    assert "does not count" in tips["drill"]
    assert "does not count" not in tips["must never"]


def test_every_mark_can_be_reached_with_the_keyboard_and_points_to_its_explanation(coding):
    page = parsed(show(coding, "echo").html)
    tips = {e.attributes["id"] for e in page.all(cls="tip")}
    explained = [*page.all("mark"), *page.all(cls="chip")]
    assert explained
    assert all(e.attributes["tabindex"] == "0" and e.attributes["aria-describedby"] in tips for e in explained)


def test_frames_coded_in_a_sentence_are_named_after_it_but_not_absent_ones(coding):
    assert [
        c.text.split(":")[0] for c in parsed(show(coding, "echo").html).all(cls="frames") if "chip" in c.classes
    ] == [
        "ThreatThreat",
        "ThreatThreat",
    ]
    assert not [c for c in parsed(show(coding, "post").html).all(cls="chip") if c.text.startswith("Threat")]


def test_quotations_are_shaded_by_voice_and_labelled_with_their_actor(coding):
    page = parsed(show(coding, "post").html)
    assert [e.text for e in page.all(cls="quoted")] == ["We are calm"]
    assert page.all(cls="paraphrased")[0].text.startswith("it was a ")
    labels = [e.text for e in page.all(cls="who")]
    assert labels[0].startswith("Russiaparaphrase")
    assert "cue “claimed” (doubting)" in labels[0]
    assert labels[1].startswith("unnamed")


def test_a_fragment_quoted_inside_a_paraphrase_lies_inside_it():
    coding = make_coding(
        [Sentence("a", "Tokyo said it was “very grave” indeed.")],
        outlets={"a": "Echo"},
        quotes=[
            Quote("a", 0, "it was “very grave” indeed", "indirect", "Japan"),
            Quote("a", 0, "very grave", "partial", "Japan"),
        ],
    )
    page = parsed(show(dressed(coding), "a").html)
    assert [e.text for e in page.all(cls="paraphrased")] == ["it was “very grave” indeed"]
    assert [e.text for e in page.all(cls="quoted")] == ["very grave"]


def test_commentary_paragraphs_and_set_aside_lines_are_marked_with_why(coding):
    page = parsed(show(coding, "echo").html)
    assert page.all("p", "commentary")[0].text.startswith("commentary 0.90 We ")
    assert page.all("p", "aside")[0].text == f"furniture: Donation and support appeal: “support our” {ASIDE}"


@pytest.mark.parametrize(
    ("layer", "left"),
    [
        ("frames", {"reckless flight", "drill"}),
        ("loaded", {"reckless", "grave and reckless"}),
        ("editorial", {"must never"}),
        ("voices", set()),
    ],
)
def test_only_the_layers_asked_for_are_marked(coding, layer, left):
    html = show(coding, "echo", layers=[layer]).html
    assert {text for text, _ in marks(html)} == left
    assert ASIDE not in html


def test_hostile_words_stay_words():
    bad = '<script>alert(1)</script> & "quotes" </style><img src=x onerror=alert(1)>'
    coding = make_coding([Sentence("<b>", f"Tokyo said {bad}.")], outlets={"<b>": "<i>"}, evidence=[Hit("<b>", 0, bad)])
    page = parsed(show(dressed(coding), "<b>").html)
    assert {e.tag for e in page.elements} <= {"style", "div", "p", "span", "mark", "b"}
    assert bad in page.all("mark")[0].text


def test_a_notebook_shows_it_and_the_coding_stays_as_it_was(coding):
    before = {name: frame.copy() for name, frame in coding.tables.items()}
    shown = show(coding, "echo")
    assert shown._repr_html_() == shown.html
    assert all(frame.equals(before[name]) for name, frame in coding.tables.items())


def test_an_unknown_article_or_layer_is_refused_by_name(coding):
    with pytest.raises(UsageError, match="no article 'gazette'"):
        show(coding, "gazette")
    with pytest.raises(UsageError, match=r"layers: expected some of frames.*got colours"):
        show(coding, "echo", layers=["colours"])


def test_without_the_text_nothing_can_be_shown(coding):
    with pytest.raises(UsageError, match="no text of article 'echo'"):
        show(dataclasses.replace(coding, corpus=()), "echo")
