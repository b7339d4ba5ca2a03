"""The one way in which pages are made from templates: strict about names, everything escaped that is not markup of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jinja2


def environment() -> jinja2.Environment:
    """The templates of the report."""
    import jinja2

    return jinja2.Environment(
        loader=jinja2.PackageLoader("framing.report"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
