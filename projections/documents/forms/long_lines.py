"""A list that is too long for a paragraph, in several, each behind what it is a list of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

MOST_IN_PARAGRAPH: Final = 2_000
"""Characters of a paragraph: two thirds of a page.

Our own reader refuses what is three times as long, or has 1,000 signs.
"""
_BETWEEN: Final = ("; ", ", ")


def in_paragraphs(line: str) -> Iterator[str]:
    """The paragraphs of a line; ``- Theo đầu mối: A: 02; B: 03.`` is begun anew in each.

    What is no list, or has one item longer than a paragraph, stays in one.
    """
    lead, colon, listed = line.partition(": ")
    between = next((sign for sign in _BETWEEN if sign in listed), "")
    if len(line) <= MOST_IN_PARAGRAPH or not colon or not between:
        yield line
        return
    items, length = list[str](), len(lead)
    for item in listed.split(between):
        if items and length + len(item) > MOST_IN_PARAGRAPH:
            yield f"{lead}: {between.join(items)}."
            items, length = [], len(lead)
        items.append(item)
        length += len(item) + len(between)
    yield f"{lead}: {between.join(items)}"
