"""Words that open or close a scope, and those that only look as if they did.

Negators and phrases: Chapman et al. (2001), NegEx, and Quirk et al. (1985), sections 10.54 to 10.70; hedges: Hyland (1998),
Hedging in Scientific Research Articles, chapters 5 and 6, narrowed to what news uses; conditions: Quirk et al. 15.32 to 15.39.
"""

from __future__ import annotations

from framing.text import wordclasses as wc

SUBJECT_NEGATORS = frozenset("nothing nobody".split())
NEGATORS = wc.NEGATORS | SUBJECT_NEGATORS
CONTRASTS = frozenset("but although because while though whereas".split())
PHRASES = frozenset(
    tuple(p.split())
    for p in (
        "far from",
        "rather than",
        "instead of",
        "lack of",
        "lacked any",
        "absence of",
        "free of",
        "free from",
        "falls short",
        "fell short",
        "fall short",
        "fails to",
        "fail to",
        "failed to",
        "failing to",
        "failure to",
        "refused to",
        "refuses to",
        "refrained from",
        "refrain from",
        "stopped short",
        "short of",
        "anything but",
        "in no way",
        "by no means",
        "on no account",
    )
)
NOT_NEGATING = frozenset(
    tuple(p.split())
    for p in (
        "not only",
        "not just",
        "not merely",
        "not simply",
        "not solely",
        "not least",
        "not so",
        "not rule",
        "not ruled",
        "not ruling",
        "not exclude",
        "not excluded",
        "not deny",
        "not denied",
        "not denying",
        "not hesitate",
        "not hesitated",
        "not fail",
        "not failed",
        "not afraid",
        "not shy",
        "not until",
        "no doubt",
        "no less",
        "no fewer",
        "no matter",
        "no wonder",
        "no question",
        "no secret",
        "no mistake",
        "no coincidence",
        "no accident",
        "no surprise",
        "no stranger",
        "nothing less",
        "nothing but",
        "nothing short",
        "never more",
        "never denied",
        "never fail",
        "never fails",
        "never failed",
        "never hesitated",
        "without doubt",
        "without question",
        "without precedent",
    )
)
NOT_NEGATING_LONG = frozenset(
    tuple(p.split()) for p in ("not to mention", "not be ruled", "not be excluded", "not help but")
)

DENY = frozenset("deny denies denied denying denial denials disputes disputed disputing".split())
REJECT = frozenset(
    (
        "reject rejects rejected rejecting rejection dismiss dismisses dismissed dismissing dismissal refute refutes refuted "
        "refuting rebut rebuts rebutted rebuffed repudiated contested contests"
    ).split()
)
ACCUSATIONS = frozenset(
    (
        "accusation accusations allegation allegations charge charges claim claims report reports suggestion suggestions "
        "assertion assertions criticism notion idea talk rumour rumours rumor rumors insinuation insinuations "
        "characterisation characterization complaint complaints fears concerns warnings"
    ).split()
)
DENIED_GOODS = frozenset(
    (
        "entry access permission permit permits visa visas bail asylum parole passage clearance service services medical "
        "treatment justice rights refuge boarding admission landing aid food water citizenship"
    ).split()
)
"""`denied entry`, `denied them access`: refused, not contradicted."""
COMPLEMENTS = frozenset(
    "saying adding insisting calling arguing noting stressing accusing describing warning telling".split()
)

CONDITIONS = frozenset("if unless should provided assuming event case lest".split())
ASKING = frozenset(
    (
        "ask asks asked asking wonder wonders wondered wondering know knows knew known see sees saw doubt doubts doubted "
        "doubtful question questions questioned unclear clear unsure sure uncertain certain check checked determine "
        "determined decide decides decided unknown learn tell examine examined investigate investigating investigated "
        "debate debated consider considering"
    ).split()
)
"""`asked if` is `asked whether`."""
UNASKED = frozenset("not only any ever so".split())
"""`if not`, `if any`, `if ever`."""

HEDGES = frozenset(
    (
        "reportedly allegedly apparently possibly perhaps maybe probably seemingly supposedly purportedly presumably "
        "potentially likely conceivably ostensibly"
    ).split()
)
HEDGE_ADJECTIVES = frozenset(
    (
        "alleged suspected purported presumed supposed potential possible apparent probable unconfirmed rumoured rumored "
        "reported perceived"
    ).split()
)
MODALS = frozenset("may might could".split())
NOT_MODAL_BEFORE = frozenset(
    "in on of since until till by from last early late mid this next during through before after between and the a with".split()
)
"""Before `may` the month and `might` the power."""
SEEM = frozenset("appear appears appeared appearing seem seems seemed seeming".split())
THOUGHT = frozenset(
    "believed thought understood reported feared suspected rumoured rumored assumed expected alleged".split()
)
