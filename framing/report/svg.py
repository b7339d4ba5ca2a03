"""A matplotlib figure as inline SVG: accessible, the same bytes every time, in the page's own colours and letters."""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from typing import TYPE_CHECKING, Any

from markupsafe import escape

from framing.report.palette import CSS_VARIABLES, PAPER
from framing.report.plotting import LOOK

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_PREAMBLE = re.compile(r"^.*?(?=<svg)", re.DOTALL)
_METADATA = re.compile(r"<metadata>.*?</metadata>\s*", re.DOTALL)
_ROOT = re.compile(r"<svg\b[^>]*>")
_VIEW_BOX = re.compile(r'viewBox="([^"]+)"')
_ID = re.compile(r'\sid="([^"]*)"')
_POINTER = re.compile(r"""(?:url\(|href=")#([^")]+)""")
_FONT_FAMILY = re.compile(r"(font-family:\s*|font:[^;\"]*?px\s+)[^;\"]+")
_STYLE = re.compile(r"<defs>\s*<style[^>]*>.*?</style>\s*</defs>\s*", re.DOTALL)
_CLIP = re.compile(r' clip-path="[^"]*"')
_CLIP_PATHS = re.compile(r"<clipPath .*?</clipPath>\s*", re.DOTALL)
_DECIMALS = re.compile(r"(\d+\.\d\d)\d+")
_PATH_DATA = re.compile(r' d="[^"]*"')
_PATTERN = re.compile(
    r'<pattern id="([^"]+)"[^>]*>.*?<rect[^>]*fill="([^"]+)"/>\s*<path d="([^"]*)".*?</pattern>', re.DOTALL
)
_LINE = re.compile(r"M (\S+) (\S+) L (\S+) (\S+)")
_SPACES = re.compile(r"\s*\n\s*")


def to_svg(fig: Figure, *, title: str, desc: str, key: str | None = None) -> str:
    """A figure as an `<svg>` element to stand inside an HTML page.

    The element has the role `img`, a title and a description for those who do not see it, and no size of its own (it
    takes that of the box it stands in). It carries no date, no program name and no address; ids begin with `key` (by
    default a hash of the title), so that several figures can stand in one page. Colours of the report's palette are
    CSS variables with the printed colour as fallback.
    """
    import matplotlib as mpl

    buffer = io.StringIO()
    settings: Any = LOOK | {"svg.hashsalt": "framing", "svg.fonttype": "none"}
    with mpl.rc_context(settings), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        fig.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None}, transparent=True)
    svg = _METADATA.sub("", _PREAMBLE.sub("", buffer.getvalue()))
    prefix = key or "f" + hashlib.sha256(title.encode()).hexdigest()[:8]
    return _root(_own_ids(_coloured(_lean(svg)), prefix), prefix, title, desc)


def _lean(svg: str) -> str:
    """Without what a small inline figure does not need: its own style sheet, clipping, and more than two decimals."""
    svg = _CLIP_PATHS.sub("", _CLIP.sub("", _STYLE.sub("", svg)))
    svg = _PATH_DATA.sub(lambda path: " " + " ".join(path.group().split()), _DECIMALS.sub(r"\1", svg))
    return _PATTERN.sub(lambda found: _tile(found[1], found[2], found[3]), svg)


def _tile(name: str, fill: str, lines: str) -> str:
    """A hatch as a tile of one line in each direction: a printed page with large tiles grows to tens of megabytes."""
    count: dict[tuple[int, int], int] = {}
    for x0, y0, x1, y1 in _LINE.findall(lines):
        across, down = float(x1) - float(x0), float(y1) - float(y0)
        direction = (int(across > 0) - int(across < 0), int(down > 0) - int(down < 0))
        count[direction] = count.get(direction, 0) + 1
    size = round(100 / max(count.values(), default=1), 1)
    slanted = any(across and down for across, down in count)
    turn = ' patternTransform="rotate(45)"' if slanted else ""
    upright = any(down and (not slanted or across * down < 0) for across, down in count)
    level = any(across and (not slanted or across * down > 0) for across, down in count)
    bars = f'<rect width="1" height="{size}" fill="{PAPER}"/>' if upright else ""
    bars += f'<rect width="{size}" height="1" fill="{PAPER}"/>' if level else ""
    box = f'width="{size}" height="{size}"'
    return f'<pattern id="{name}" patternUnits="userSpaceOnUse" {box}{turn}><rect {box} fill="{fill}"/>{bars}</pattern>'


def _coloured(svg: str) -> str:
    """Palette colours as CSS variables, and the page's sans serif instead of the fonts of the machine."""
    for colour, variable in CSS_VARIABLES.items():
        svg = svg.replace(colour, f"var({variable},{colour})")
    return _FONT_FAMILY.sub(r"\1var(--sans,sans-serif)", svg)


def _own_ids(svg: str, prefix: str) -> str:
    """Ids that something points to get the prefix; the others go."""
    used = set(_POINTER.findall(svg))
    svg = _ID.sub(lambda found: f' id="{prefix}-{found[1]}"' if found[1] in used else "", svg)
    return _POINTER.sub(lambda found: found.group().replace("#", f"#{prefix}-"), svg)


def _root(svg: str, prefix: str, title: str, desc: str) -> str:
    root = _ROOT.search(svg)
    box = _VIEW_BOX.search(root.group()) if root else None
    if root is None or box is None:
        raise ValueError("the SVG writer gave no <svg> element with a viewBox")
    head = (
        f'<svg class="figure" role="img" viewBox="{box[1]}" stroke-linejoin="round" aria-labelledby="{prefix}-title {prefix}-desc">'
        f'<title id="{prefix}-title">{escape(title)}</title><desc id="{prefix}-desc">{escape(desc)}</desc>'
    )
    return _SPACES.sub("\n", head + svg[root.end() :]).strip()
