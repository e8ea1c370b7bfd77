"""Stocks that are carried over from one year into another: ``chuyển từ năm 2023 sang``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from projections.inspection.reading.frames.stretches import Time, time_named
from projections.inspection.reading.lexicon.form import Form, Meaning
from projections.inspection.reading.lines.node import Node

_FROM: Final = ["chuyển", "từ"]
_OVER: Final = ("sang", "qua")
_INTO: Final = "bước "


def with_carried(found: Iterable[Node], time: Time, form: Form) -> tuple[Node, ...]:
    """Phrases with those that say whence a stock is the opening one, ``chuyển từ năm 2023 sang``,
    ``chuyển tiếp từ năm 2023``, or into which year the current one goes, ``chuyển sang năm 2025``,
    each as one.
    """
    kept: list[Node] = []
    for node in found:
        before = kept[-1] if kept else None
        if _comes(kept, node, time, form):
            kept[-3:] = [_measured("opening", *kept[-3:], node)]
        elif before is not None and _enters(before, node, time):
            kept[-1:] = [_measured("opening", before, node)]
        elif _stays(kept, node, time):
            kept[-2:] = [_measured("opening", *kept[-2:], node)]
        elif before is not None and before.means("carried") and _year(node) == _next(time):
            kept[-1:] = [_measured("current", before, node)]
        else:
            kept.append(node)
    return tuple(kept)


def _measured(measure: str, *words: Node) -> Node:
    return Node("phrase", " ".join(one.text for one in words), (Meaning("measure", measure),))


def _comes(kept: Sequence[Node], node: Node, time: Time, form: Form) -> bool:
    """Whether a word ends what says that a stock comes from the time before."""
    words = [one.text.casefold() for one in kept[-3:-1]]
    if words != _FROM or node.text.casefold() not in _OVER:
        return False
    if (year := _year(kept[-1])) is not None:
        return time.year is not None and year == time.year - 1
    return time_named(kept[-1], time, form) == "other"


def _enters(before: Node, node: Node, time: Time) -> bool:
    """Whether a year is the report's, at whose beginning a stock was there: ``Bước vào năm
    2024``.
    """
    measure, year = before.first("measure"), _year(node)
    opening = measure is not None and measure.value == "opening"
    own = year is not None and time.year is not None and time.is_own_year(year)
    return own and opening and before.text.casefold().startswith(_INTO)


def _stays(kept: Sequence[Node], node: Node, time: Time) -> bool:
    """Whether a year ends what says since when a stock is there: ``tồn từ năm 2023``."""
    if len(kept) < 2 or kept[-1].text.casefold() != _FROM[1] or time.year is None:
        return False
    measure = kept[-2].first("measure")
    opening = measure is not None and measure.value == "opening"
    return opening and _year(node) == time.year - 1


def _year(node: Node) -> int | None:
    return node.token.number if node.kind == "year" and node.token else None


def _next(time: Time) -> int:
    """The year behind the report's; 0 where that is not known."""
    return time.year + 1 if time.year is not None else 0
