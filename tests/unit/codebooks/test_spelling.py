"""British and American spelling: one pattern finds both, in both directions, and no other word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.codebooks.codebook import Codebook, Indicator
from framing.codebooks.matcher import Matcher
from framing.codebooks.spelling import spellings
from tests.unit.codebooks.test_matching import book, found, run

PAIRS = (
    "defence/defense offences/offenses pretence/pretense licences/licenses licensed/licenced practised/practiced defenceless/defenseless "
    "labour/labor neighbouring/neighboring unfavourable/unfavorable dishonoured/dishonored behaviour/behavior misdemeanours/misdemeanors "
    "armoured/armored harbouring/harboring honourably/honorably rumours/rumors saviour/savior "
    "centre/center theatres/theaters kilometres/kilometers centred/centered centring/centering epicentre/epicenter calibre/caliber "
    "manoeuvre/maneuver manoeuvring/maneuvering organised/organized mobilisation/mobilization destabilising/destabilizing "
    "apologises/apologizes analysed/analyzed paralysing/paralyzing dialogue/dialog catalogues/catalogs cataloguing/cataloging "
    "travelled/traveled signalling/signaling cancelled/canceled marshalling/marshaling counsellor/counselor marvellous/marvelous "
    "kidnapped/kidnaped worshippers/worshipers programme/program fulfil/fulfill instalment/installment skilful/skillful "
    "judgement/judgment acknowledgement/acknowledgment ageing/aging unshakeable/unshakable sceptical/skeptical grey/gray "
    "enquiry/inquiry despatched/dispatched mould/mold smouldering/smoldering artefacts/artifacts cosy/cozy ploughed/plowed towards/toward "
    "anaesthetic/anesthetic paediatric/pediatric archaeologist/archeologist haemorrhage/hemorrhage foetal/fetal mediaeval/medieval "
    "aluminium/aluminum jewellery/jewelry pyjamas/pajamas axe/ax councillors/councilors"
).split()


@pytest.mark.parametrize("pair", PAIRS)
def test_each_spelling_is_the_others(pair):
    british, american = pair.split("/")
    assert american in spellings(british)
    assert british in spellings(american)


@pytest.mark.parametrize(
    "word",
    "laboratory honorary glamorous vigorous prize prise tyre tire cheque check storey story colorado water over letter tribunal "
    "propose rose nose ship shipped red ring sabotage central humanitarian".split(),
)
def test_a_word_that_is_written_in_one_way_only_has_no_other(word):
    assert spellings(word) == ()


@given(st.text(alphabet="abcdeilmnoprstuvyz", min_size=1, max_size=12))
def test_spelling_goes_both_ways(word):
    for other in spellings(word):
        assert other != word
        assert word in spellings(other)


def test_a_pattern_finds_either_spelling_and_the_hit_reads_as_in_the_text():
    assert found(["self defence"], "in self-defense, self-defence") == ["self-defense", "self-defence"]
    assert found(["mobiliz*"], "They mobilised; mobilization began.") == ["mobilised", "mobilization"]
    assert found(["labour*"], "Labor and laborers in the laboratory") == ["Labor", "laborers"]
    assert found(["(organise|organised) ~1 defense"], "an organized civil defence") == ["organized civil defence"]


def test_conditions_hold_in_either_spelling():
    matcher = Matcher([book(Indicator("c", "drill*", requires=("defence",), excludes=("color",)))])
    assert run(matcher, ["a defense drill"]) == [("c", "drill")]
    assert run(matcher, ["a defense drill in colour"]) == []


def test_a_codebook_of_exact_spelling_finds_its_own_alone():
    terms = replace(Codebook.from_terms({"c": ["labour party", "harbo?r"]}), spelling="exact")
    assert run(Matcher([terms]), ["The Labor Party, the Labour Party, Pearl Harbor"]) == [("c", "Labour Party")]
    other = Codebook.from_terms({"d": ["labour party"]}, name="other")
    hits = run(Matcher([terms, other]), ["The Labor Party, the Labour Party"])
    assert hits == [("d", "Labor Party"), ("c", "Labour Party"), ("d", "Labour Party")]
