"""The degree of secrecy and the line on copying at the head of every printed page of a sheet.

A page's head is one text: ``&L``, ``&C``, ``&R`` begin what stands on the left, in the middle, on
the right (ECMA-376 part 1, §18.3.1.46).
"""

from __future__ import annotations

import re
from typing import Any, Final

from ledger.catalog.secrecy import PaperMark
from projections.documents.package.printable import printable

_LIMIT: Final = 150
"""So many of the characters of a head are the mark's."""
_WHOLE: Final = 255
"""A page's head holds so many, with what says how they look."""
_PLACE: Final = re.compile(r"&([LCR])")


def mark_pages(sheet: Any, mark: PaperMark) -> None:
    """Give a sheet that is being written the head that marks its pages."""
    if head := page_head(mark):
        sheet.set_header(head)


def page_head(mark: PaperMark, own: str = "") -> str:
    """The head of a page with the mark above what stands there; empty where there is neither.

    What stands there gives way where both are longer than a head may be.
    """
    told = (mark.stamp, printable(mark.copying))
    stamp, copying = (text.replace("&", "&&")[:_LIMIT] for text in told)
    if not stamp and not copying:
        return own
    left, middle, right = _places(own)
    stamped = f'&L&"Times New Roman,Bold"{stamp}'
    copied = f'&R&"Times New Roman,Italic"{copying}'
    below = [text and f'&"-,Regular"\n{text}' for text in (left, right)]
    both = stamped + below[0] + (middle and f"&C{middle}") + copied + below[1]
    return both if len(both) <= _WHOLE else stamped + copied


def page_foot(told: str = "") -> str:
    """The foot of a page: a small line, and below it which page of how many this is.

    Empty where the line is longer than a foot may be.
    """
    pages = "&P/&N"
    if not told:
        return f"&C{pages}"
    small = printable(told).replace("&", "&&")
    whole = f'&C&8&"Times New Roman,Italic"{small}\n&11&"Times New Roman,Regular"{pages}'
    return whole if len(whole) <= _WHOLE else ""


def _places(own: str) -> tuple[str, str, str]:
    """What stands on the left, in the middle and on the right of a head."""
    first, *others = _PLACE.split(own.replace("&&", "\0"))
    found = {"L": "", "C": first, "R": ""}
    for place, text in zip(others[::2], others[1::2], strict=True):
        found[place] += text
    left, middle, right = (found[place].replace("\0", "&&") for place in "LCR")
    return left, middle, right
