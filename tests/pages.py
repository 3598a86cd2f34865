"""Pages as trees, so that tests ask what somebody sees and not how the markup is spelt."""

from html.parser import HTMLParser
from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "path", "circle"})


class _Reader(HTMLParser):
    """HTML into a tree; a tag that closes another than the open one fails."""

    def __init__(self) -> None:
        super().__init__()
        self.builder = TreeBuilder()
        self.builder.start("page", {})
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.builder.end(tag)
        else:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.open.pop() == tag
        self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        self.builder.data(data)


def page(answer: Any) -> Element:
    """The tree of an answer."""
    reader = _Reader()
    reader.feed(answer.content.decode())
    reader.close()
    assert not reader.open
    reader.builder.end("page")
    tree: Element = reader.builder.close()
    return tree


def said(element: Element | None) -> str:
    """What an element says, with single spaces; nothing if it is not there."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def texts(tree: Element, path: str) -> list[str]:
    """What every element on the path says."""
    return [said(element) for element in tree.iterfind(path)]


def main(answer: Any) -> str:
    """What the main part of a page says."""
    return said(page(answer).find(".//main"))


def rows(answer: Any) -> dict[str, str]:
    """The milestone rows of a page, in order: slug and status."""
    return {
        row.attrib["id"].removeprefix("milestone-"): row.attrib["data-status"]
        for row in page(answer).iterfind(".//li[@data-status]")
        if row.attrib.get("id", "").startswith("milestone-")
    }


def links(tree: Element, path: str = ".//main//a") -> dict[str, str]:
    """Links by what they say."""
    return {said(link): link.attrib["href"] for link in tree.iterfind(path)}
