"""A commander's page as a test reads it: its numbers, by chapter and card, with the rows they open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lxml import html


@dataclass(frozen=True)
class ReadNumber:
    """A number of the page: where it stands, what it counts, what it says, the rows it opens."""

    chapter: str
    card: str
    fold: str
    label: str
    value: str
    rows: tuple[tuple[str, ...], ...]
    is_cut: bool


def numbers_of(page: str) -> list[ReadNumber]:
    """Every number of a page."""
    tree: Any = html.fromstring(page)
    return [
        _number(element, section.get("id", ""))
        for section in tree.xpath("//main/section")
        for element in section.xpath(
            ".//*[contains(@class, 'opens') or contains(@class, 'closed')]"
        )
    ]


def _number(element: Any, chapter: str) -> ReadNumber:
    rows = element.xpath("./table/tbody/tr")
    return ReadNumber(
        chapter,
        _text(element.xpath("ancestor::article/h3")),
        _text(element.xpath("ancestor::div[@class='fold']/h4/text()")),
        _text(element.xpath("(.//span[@class='label'])[1]")),
        _text(element.xpath("(.//span[@class='value'])[1]")),
        tuple(tuple(_text([cell]) for cell in row.xpath("./td")) for row in rows),
        bool(element.xpath("./p[@class='more']")),
    )


def _text(found: Any) -> str:
    return "".join(one if isinstance(one, str) else one.text_content() for one in found).strip()
