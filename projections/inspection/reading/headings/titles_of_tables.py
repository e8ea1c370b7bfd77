"""What the line right above a table says of all of it."""

from __future__ import annotations

from typing import Final

from projections.inspection.reading.frames.frame import When
from projections.inspection.reading.frames.stretches import time_named
from projections.inspection.reading.frames.words import FrameReader
from projections.inspection.reading.headings.compared_times import names_own_first
from projections.inspection.reading.lines.node import walk

_LONG: Final = 24
_SENTENCE: Final = (".", ";", ",")


def time_titled(title: str, above: When, frames: FrameReader) -> When:
    """Of when a table below a line is, ``Bảng tổng hợp năm 2023``; ``above``: of when the line
    above that says it is, which holds over one that says nothing.

    A sentence, and what states something itself or only compares, says nothing of a table.
    """
    found = frames.nodes(title, None)
    told = len(title.split()) > _LONG or title.rstrip()[-1:] in _SENTENCE
    if told or any(node.is_value for node in walk(found)):
        return ""
    first = next((it for it in walk(found) if time_named(it, frames.time, frames.form)), None)
    longer = first is not None and first.kind != "year"  # ``Năm 2024, quý II`` is part of it
    named = time_named(first, frames.time, frames.form) if first and longer else ""
    if named == "own" or names_own_first(found, frames.time, frames.form):
        return "own"
    said = frames.over(found)
    if said.when and "compared" not in said.marks:
        return said.when
    return "" if said.says_anything else above
