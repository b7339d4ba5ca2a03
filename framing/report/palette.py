"""The colours and second channels of the report: voices, layers of evidence, categories.

Voices differ in lightness, hue and pattern, categories in hue and underline, so that nothing is told by colour alone.
The colours keep 3:1 against the page and stay apart under the common colour deficiencies (after Okabe and Ito 2008,
darkened for small marks). In a page each is a CSS variable, so that the dark scheme changes figures and text alike.
"""

from __future__ import annotations

LAYERS = ("frames", "loaded", "editorial", "voices", "furniture")
"""The layers of evidence that the reader of an article can switch on and off."""

VOICE_COLOURS = {"outlet": "#1f3050", "paraphrased": "#4583ad", "quoted": "#c06a15"}
VOICE_HATCHES = {"outlet": "", "paraphrased": "////", "quoted": ""}
VOICE_MARKERS = {"outlet": "o", "paraphrased": "^", "quoted": "D"}
VOICE_LABELS = {"outlet": "outlet’s own voice", "paraphrased": "paraphrased source", "quoted": "quoted source"}

VOICE_SHORT = {"outlet": "own voice", "paraphrased": "paraphrased", "quoted": "quoted"}
STACK = ("outlet", "paraphrased", "quoted")
"""The order of voices in stacked bars: from the outlet's own to the source's."""

INK, MUTED, RULE, PAPER, ACCENT = "#1c1b1a", "#5e5a54", "#d6d1c7", "#fffefc", "#8c1d5a"
CUE_COLOURS = {"neutral": "#77736c", "doubting": "#b54708", "endorsing": "#0a6a9f", "emotive": "#85498c"}
OTHER_CUES = ("#4f6b1e", "#3a7d78", "#8f6c12", "#2d2a26", "#a24d6c", "#5566a8", "#6b5f4a")
CUE_HATCHES = ("", "////", "||||", "xxxx", "----", "\\\\\\\\", "++++", "//")

CSS_VARIABLES = {
    VOICE_COLOURS["outlet"]: "--outlet",
    VOICE_COLOURS["paraphrased"]: "--paraphrased",
    VOICE_COLOURS["quoted"]: "--quoted",
    INK: "--ink",
    MUTED: "--muted",
    RULE: "--rule",
    PAPER: "--paper",
    ACCENT: "--accent",
    CUE_COLOURS["neutral"]: "--cue-neutral",
    CUE_COLOURS["doubting"]: "--cue-doubting",
    CUE_COLOURS["endorsing"]: "--cue-endorsing",
    CUE_COLOURS["emotive"]: "--cue-emotive",
    **{colour: f"--cue-{number}" for number, colour in enumerate(OTHER_CUES)},
}
"""Which CSS variable stands for a figure's colour in a page."""

N_STYLES = 6
"""How many underline styles the style sheet has for categories (`.k0` to `.k5`); a seventh takes the first again."""


def layer_of(codebook: str) -> str:
    """The layer that shows a codebook's evidence: `loaded` and `editorial` have their own, all others are of frames.

    >>> layer_of("loaded"), layer_of("security")
    ('loaded', 'frames')
    """
    return codebook if codebook in ("loaded", "editorial") else "frames"
