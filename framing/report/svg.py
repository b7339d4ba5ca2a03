"""A matplotlib figure as inline SVG: accessible, the same bytes every time, in the page's own colours and letters."""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from typing import TYPE_CHECKING, Any

from markupsafe import escape

from framing.report.palette import CSS_VARIABLES
from framing.report.plotting import LOOK

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_PREAMBLE = re.compile(r"^.*?(?=<svg)", re.DOTALL)
_METADATA = re.compile(r"<metadata>.*?</metadata>\s*", re.DOTALL)
_ROOT = re.compile(r"<svg\b[^>]*>")
_VIEW_BOX = re.compile(r'viewBox="([^"]+)"')
_ID = re.compile(r'\bid="([^"]+)"')
_FONT_FAMILY = re.compile(r"(font-family:\s*|font:[^;\"]*?px\s+)[^;\"]+")
_GROUP_ID = re.compile(r'<g id="[^"]*">')
_SPACES = re.compile(r"\n\s*")


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
    return _root(_own_ids(_coloured(svg), prefix), prefix, title, desc)


def _coloured(svg: str) -> str:
    """Palette colours as CSS variables, and the page's sans serif instead of the fonts of the machine."""
    for colour, variable in CSS_VARIABLES.items():
        svg = svg.replace(colour, f"var({variable},{colour})")
    return _FONT_FAMILY.sub(r"\1var(--sans,sans-serif)", svg)


def _own_ids(svg: str, prefix: str) -> str:
    """Ids that something points to get the prefix; the others go."""
    used = {name for name in _ID.findall(svg) if f"#{name}" in svg}
    svg = _GROUP_ID.sub("<g>", svg)
    for name in sorted(used, key=len, reverse=True):
        svg = svg.replace(f'id="{name}"', f'id="{prefix}-{name}"').replace(f"#{name})", f"#{prefix}-{name})")
        svg = svg.replace(f'href="#{name}"', f'href="#{prefix}-{name}"')
    return svg


def _root(svg: str, prefix: str, title: str, desc: str) -> str:
    root = _ROOT.search(svg)
    box = _VIEW_BOX.search(root.group()) if root else None
    if root is None or box is None:
        raise ValueError("the SVG writer gave no <svg> element with a viewBox")
    head = (
        f'<svg class="figure" role="img" viewBox="{box[1]}" aria-labelledby="{prefix}-title {prefix}-desc">'
        f'<title id="{prefix}-title">{escape(title)}</title><desc id="{prefix}-desc">{escape(desc)}</desc>'
    )
    return _SPACES.sub("\n", head + svg[root.end() :]).strip()
