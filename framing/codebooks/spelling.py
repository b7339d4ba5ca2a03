"""British and American spelling: the other ways in which a word is written.

The families are those that dictionaries of both varieties list (Peters 2004, The Cambridge Guide to English Usage: -our/-or, -re/-er,
-ise/-ize, -yse/-yze, -ence/-ense, -ogue/-og, doubled l, ae/oe/e) and some pairs that stand alone. Words that differ in more than
spelling are left out (`tyre`, `cheque`, `storey`, `kerb`). A rule may yield a form that nobody writes; it only must not yield another word.
"""

from __future__ import annotations

import re
from functools import lru_cache

Endings = tuple[str, str]


def _any_of(words: str) -> str:
    return "|".join(words.split())


_OUR = _any_of(
    "arb arm behavi cand clam col demean enamel endeav fav ferv flav glam harb hon hum lab misdemean neighb od parl ranc rig rum savi sav splend "
    "succ tum val vap vig"
)
_RE = _any_of(
    "accout calib cent amphitheat theat met lit fib lust meag och sab scept sepulch somb spect goit louv manoeuv reconnoit"
)
_LL = _any_of(
    "apparel barrel bedevil cancel carol channel chisel counsel cudgel dial dishevel drivel duel enamel equal fuel funnel gravel grovel "
    "initial jewel kennel label level libel marshal marvel medal model panel parcel pedal pencil pummel quarrel ravel remodel refuel revel "
    "rival shovel shrivel signal snivel spiral stencil swivel total travel tunnel unravel victual weasel yodel"
)
_PP = {"p": "worship kidnap", "t": "benefit", "s": "focus bias", "m": "program"}
_ISE_ENDINGS = "e|ed|es|er|ers|ing|able|ation|ations|ational|ationally"

_Rule = tuple[re.Pattern[str], dict[str, str]]
_RULES: tuple[_Rule, ...] = (
    (
        re.compile(
            rf"((?:dis|mis|out|re|un)?(?:{_OUR}))(our|or)"
            r"(|s|ed|ing|er|ers|able|ably|ful|fully|less|y|ite|ites|hood|hoods|ly|al|ally|ist|ists|ism|some|ness)"
        ),
        {"our": "or", "or": "our"},
    ),
    (
        re.compile(rf"((?:centi|epi|hyper|kilo|milli|multi)?(?:{_RE}))(re|er|res|ers|red|ered|ring|ering)()"),
        {"re": "er", "er": "re", "res": "ers", "ers": "res", "red": "ered", "ered": "red", "ring": "ering", "ering": "ring"},
    ),
    (re.compile(rf"(.{{2,}}i)(s|z)({_ISE_ENDINGS})"), {"s": "z", "z": "s"}),
    (re.compile(r"(.*(?:anal|paral|catal|dial|electrol|hydrol)y)(s|z)(e|ed|er|ers|ing)"), {"s": "z", "z": "s"}),
    (re.compile(r"(defen|offen|preten|licen)(c|s)(e|es|ed|ing|eless|eman|emen)"), {"c": "s", "s": "c"}),
    (re.compile(r"(practi)(c|s)(e|es|ed|ing)"), {"c": "s", "s": "c"}),
    (re.compile(r"((?:ana|cata|dia|epi|homo|mono|pro|trave)log)(ue|)(|s|d)"), {"ue": "", "": "ue"}),
    (re.compile(rf"({_LL})(l|)(ed|ing|ings|er|ers|or|ors|ist|ists|ous|ously)"), {"l": "", "": "l"}),
    *(
        (re.compile(rf"({_any_of(stems)})({letter}|)(ed|ing|er|ers|es)"), {letter: "", "": letter})
        for letter, stems in _PP.items()
    ),
    (re.compile(r"(enro|fulfi|insta|appa|disti|enthra|insti)(ll|l)(|s|ment|ments)"), {"ll": "l", "l": "ll"}),
    (re.compile(r"(ski|wi)(ll|l)(ful|fully|fulness)"), {"ll": "l", "l": "ll"}),
    (re.compile(r"(lik|siz|sal|unshak|shak|us|mov|lov|unlik)(e|)(able|ably)"), {"e": "", "": "e"}),
    (re.compile(r"(judg|acknowledg|abridg|lodg)(e|)(ment|ments|mental)"), {"e": "", "": "e"}),
    (re.compile(r"()(e|i)(nquire|nquires|nquired|nquiring|nquiry|nquiries)"), {"e": "i", "i": "e"}),
    (re.compile(r"()(de|di)(spatch|spatches|spatched|spatching)"), {"de": "di", "di": "de"}),
    (re.compile(r"(gr)(e|a)(y|ys|yed|ying|yer|yest|yish)"), {"e": "a", "a": "e"}),
    (re.compile(r"(m|sm)(ou|o)(ld|lds|lded|lding|ldy|lder|lders|ldered|ldering|lt|lts|lted|lting)"), {"ou": "o", "o": "ou"}),
    (re.compile(r"()(sc|sk)(eptic|eptics|eptical|eptically|epticism)"), {"sc": "sk", "sk": "sc"}),
    (re.compile(r"(co)(s|z)(y|ier|iest|ily|iness|ying)"), {"s": "z", "z": "s"}),
    (re.compile(r"(program)(me|)(|s)"), {"me": "", "": "me"}),
    (re.compile(r"(art)(e|i)(fact|facts|factual)"), {"e": "i", "i": "e"}),
    (re.compile(r"(ag)(e|)(ing)"), {"e": "", "": "e"}),
    (re.compile(r"(p)(lough|low)(|s|ed|ing|man|men|share|shares)"), {"lough": "low", "low": "lough"}),
    (re.compile(r"(toward|afterward)(s|)()"), {"s": "", "": "s"}),
)  # fmt: skip
"""A word that matches has two spellings: its middle group is exchanged."""

_BEGINNINGS = tuple(
    tuple(pair.split("/"))
    for pair in (
        "anaem/anem anaesth/anesth archaeo/archeo encyclopaed/encycloped haemo/hemo leukaem/leukem orthopaed/orthoped paediat/pediat "
        "paedophil/pedophil diarrhoea/diarrhea oestro/estro foetus/fetus foetal/fetal gynaec/gynec manoeuv/maneuv mediaeval/medieval "
        "oesoph/esoph aeroplane/airplane aesthet/esthet faec/fec palaeo/paleo"
    ).split()
)
_ALONE = {
    word: other
    for pair in (
        "aluminium/aluminum axe/ax councillor/councilor councillors/councilors counsellor/counselor disc/disk discs/disks doughnut/donut "
        "doughnuts/donuts furore/furor gaol/jail gaoled/jailed jewellery/jewelry mollusc/mollusk moustache/mustache moustaches/mustaches "
        "mum/mom mums/moms pyjamas/pajamas sulphur/sulfur sulphuric/sulfuric tranquillity/tranquility whisky/whiskey woollen/woolen yoghurt/yogurt "
        "manoeuvre/maneuver manoeuvres/maneuvers manoeuvred/maneuvered manoeuvring/maneuvering manoeuvrable/maneuverable "
        "cataloguing/cataloging speciality/specialty specialities/specialties"
    ).split()
    for word, other in (pair.split("/"), pair.split("/")[::-1])
}
_OTHER_WORDS = frozenset("prise prize prises prizes prised prized prising prizing".split())


@lru_cache(maxsize=65_536)
def spellings(word: str) -> tuple[str, ...]:
    """The other spellings of a folded word, British for American and the reverse; most words have none.

    >>> spellings("defence"), spellings("organized"), spellings("neighbors"), spellings("harbor")
    (('defense',), ('organised',), ('neighbours',), ('harbour',))
    >>> spellings("manoeuvres"), spellings("laboratory"), spellings("prize")
    (('maneuvers',), (), ())
    """
    if word in _ALONE:
        return (_ALONE[word],)
    if word in _OTHER_WORDS:
        return ()
    found = dict.fromkeys(_by_rule(word))
    for british, american in _BEGINNINGS:
        for one, other in ((british, american), (american, british)):
            if word.startswith(one):
                found[other + word[len(one) :]] = None
    return tuple(found)


def _by_rule(word: str) -> list[str]:
    found = []
    for rule, other in _RULES:
        match = rule.fullmatch(word)
        if match:
            beginning, middle, ending = match.groups()
            found.append(f"{beginning}{other[middle]}{ending}")
    return found
