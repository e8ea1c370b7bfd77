"""How wide a text is, on a terminal and on paper, and how columns share the room there is."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Final

Measure = Callable[[str], int]
"""The width of a text on one line, in whatever unit the measure has."""

_WIDE: Final = frozenset("WF")
_UNSEEN: Final = frozenset({"Mn", "Me", "Cf"})


def cells(text: str) -> int:
    """The columns of a terminal that a text takes.

    Two for a sign of East Asian width, none for a mark that stands on the letter before it
    (Unicode, UAX 11).
    """
    if text.isascii():
        return len(text)
    return sum(
        2
        if unicodedata.east_asian_width(sign) in _WIDE
        else 0
        if unicodedata.category(sign) in _UNSEEN
        else 1
        for sign in text
    )


_TIMES: Final = {
    "".join(signs): width
    for width, signs in {
        250: (" \u00a0.,",),
        278: ("ijlt/:;|\\",),
        333: ("fr-()[]!'`‘’", "I"),
        350: ("•",),
        389: ("sJ",),
        444: ("acez?", '"“”'),
        500: ("bdghknopquvxy0123456789$#_*", "đ–"),
        556: ("PFS", "+<=>~^≤≥"),
        611: ("ELTZ",),
        667: ("BCR",),
        722: ("ADGHKNOQUVXYw", "Đ"),
        778: ("m&",),
        833: ("%",),
        944: ("MW@",),
    }.items()
}
"""The widths of letters in Times New Roman, in thousandths of the size."""

_THOUSANDTHS: Final = {sign: width for signs, width in _TIMES.items() for sign in signs}
_OTHER: Final = 1_000
_HORN: Final = "\u031b"
_HORN_WIDTH: Final = 60


def thousandths(text: str) -> int:
    """The width of a text in Times New Roman, in thousandths of its size; bold is a tenth wider.

    A letter is as wide as the letter below its marks; one with a horn (ơ, ư) a little wider.
    """
    width = 0
    for sign in unicodedata.normalize("NFD", text):
        if sign == _HORN:
            width += _HORN_WIDTH
        elif not unicodedata.combining(sign):
            width += _THOUSANDTHS.get(sign, _OTHER)
    return width


def longest_word(text: str, measure: Measure) -> int:
    """The width of the widest word: what no line break divides."""
    return max(map(measure, text.split()), default=0)


def longest_line(text: str, measure: Measure) -> int:
    """The width of the widest line as the text has them."""
    return max(map(measure, text.split("\n")))


def wrapped(text: str, width: int, measure: Measure) -> list[str]:
    """A text on lines of a width, broken between words alone; a longer word has a line for itself.

    A text that fits is left as it is.
    """
    lines: list[str] = []
    for line in text.split("\n"):
        if measure(line) <= width:
            lines.append(line)
            continue
        begun = ""
        for word in line.split():
            longer = f"{begun} {word}" if begun else word
            if begun and measure(longer) > width:
                lines.append(begun)
                longer = word
            begun = longer
        lines.append(begun)
    return lines


def shared(least: Sequence[int], wanted: Sequence[int], room: int) -> list[int] | None:
    """How wide each column is in the room there is; None where not even the least fits.

    No column is narrower than its ``least`` or, while there is room, than it ``wanted``; where not
    all get what they want, the widest give way first, down to one width.
    """
    if sum(least) > room:
        return None

    def capped(cap: int) -> list[int]:
        return [max(low, min(high, cap)) for low, high in zip(least, wanted, strict=True)]

    low, high = 0, max(wanted, default=0)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if sum(capped(middle)) <= room else (low, middle - 1)
    return _rest_given(capped(low), wanted, room)


def _rest_given(widths: list[int], wanted: Sequence[int], room: int) -> list[int]:
    """Give what is left, less than one for each column, to those that want it."""
    left = room - sum(widths)
    for index, want in enumerate(wanted):
        if left > 0 and widths[index] < want:
            widths[index] += 1
            left -= 1
    return widths


def column_widths(
    texts: Iterable[Sequence[str]], measure: Measure, least_of: Measure
) -> tuple[list[int], list[int]]:
    """The least width of each column of a table, and the one at which nothing is broken.

    ``least_of``: how narrow a text may be.
    """
    columns = list(zip(*texts, strict=True))
    least = [max(map(least_of, column)) for column in columns]
    return least, [max(longest_line(text, measure) for text in column) for column in columns]


_STEPS: Final = 50


def balanced(
    rows: Sequence[Sequence[Sequence[int]]],
    least: Sequence[int],
    wanted: Sequence[int],
    room: int,
    lost: tuple[int, int],
) -> tuple[list[int], int] | None:
    """How wide each column is for rows that are low, and the lines of all rows together.

    ``rows``, one at least: of each text the widths of its words; ``lost``: the room that a cell's
    margins take, and a space. As long as there is room, the column that makes most rows tall gets a
    step of it. None where not even the least fits.
    """
    if sum(least) > room:
        return None
    widths, step = list(least), max(1, room // _STEPS)
    columns = list(zip(*rows, strict=True))
    lines = [
        [_lines(text, low, lost) for text in texts]
        for texts, low in zip(columns, least, strict=True)
    ]
    while room - sum(widths) >= step and (column := _tallest(lines)) is not None:
        widths[column] += max(1, min(step, wanted[column] - widths[column]))
        lines[column] = [_lines(text, widths[column], lost) for text in columns[column]]
    found = shared(widths, [*map(max, widths, wanted)], room) or widths
    heights = (
        max(_lines(text, width, lost) for text, width in zip(row, found, strict=True))
        for row in rows
    )
    return found, sum(heights)


def _lines(words: Sequence[int], width: int, lost: tuple[int, int]) -> int:
    """The lines that words take in a cell of a width."""
    margins, space = lost
    count, filled = 1, -space
    for word in words:
        filled += space + word
        if filled > width - margins and filled > word:
            count, filled = count + 1, word
    return count


def _tallest(lines: Sequence[Sequence[int]]) -> int | None:
    """The column that is the tallest of most rows; None where no text takes a second line."""
    times = [0] * len(lines)
    for row in zip(*lines, strict=True):
        if (height := max(row)) > 1:
            times[row.index(height)] += height
    most = max(times, default=0)
    return times.index(most) if most else None
