"""Reading a report's HTML back: its elements, its text without explanations, its links."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "img"}


@dataclass
class Element:
    """An element with its attributes and its text, that of its descendants included."""

    tag: str
    attributes: dict[str, str]
    text: str = ""
    parents: tuple[int, ...] = ()

    @property
    def classes(self) -> set[str]:
        """The element's classes."""
        return set(self.attributes.get("class", "").split())


@dataclass
class Page(HTMLParser):
    """All elements of a page in order."""

    elements: list[Element] = field(default_factory=list)
    open: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {k: v or "" for k, v in attrs}, parents=tuple(self.open)))
        if tag not in VOID:
            self.open.append(len(self.elements) - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {k: v or "" for k, v in attrs}, parents=tuple(self.open)))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.elements[self.open.pop()].tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        for number in self.open:
            self.elements[number].text += data

    def all(self, tag: str = "", cls: str = "") -> list[Element]:
        """The elements of a tag and a class."""
        return [e for e in self.elements if (not tag or e.tag == tag) and (not cls or cls in e.classes)]


def parsed(html: str) -> Page:
    """The page of some HTML."""
    page = Page()
    page.feed(html)
    return page
