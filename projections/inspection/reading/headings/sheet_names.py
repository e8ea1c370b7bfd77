"""What the name of a sheet says of all that stands on it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from typing import Final

from projections.inspection.reading.frames.frame import Frame
from projections.inspection.reading.frames.holders import begins, is_code
from projections.inspection.reading.frames.words import FrameReader
from projections.inspection.reading.lexicon.wording import keys
from projections.inspection.reading.lines.phrases import nodes
from projections.inspection.reading.lines.unaccented import accented

_NUMBERED: Final = re.compile(r"(?P<form>[^\W\d_]{1,2})\s?\d{1,2}[\s\-_.]+(?=\D)")
"""``B2-CTVBM``, ``PL 01 ĐTCB``: the number of a form or an annex before what it is about."""


def sheet_frame(name: str, others: Collection[str], frames: FrameReader) -> Frame:
    """The frame of a sheet's name.

    Among others it may be somebody's, or a team's short name, ``Hình sự``; where several are
    units', none is the reporting unit's.
    """
    several = sum(map(frames.names_unit, {name, *others})) > 1
    named = replace(frames, unit="") if several else frames
    numbered = _NUMBERED.match(name)
    if numbered and begins(numbered["form"], frames.form.letterhead.no_units):
        name = name[numbered.end() :]
    shown = accented(name, frames.form) if name.isascii() else name
    frame = named.over(nodes(shown, frames.form, None))
    if not frame.lines:
        frame = replace(frame, measure="", unknown=(), marks=frozenset())
        frame = replace(frame, stranger=_somebody(name, frame, others, frames))
    if others and keys(name) in frames.form.dimensions["branch"].bare:
        frame = replace(frame, cell={}, stranger=name)
    return frame


def _somebody(name: str, frame: Frame, others: Collection[str], frames: FrameReader) -> str:
    """Whose a sheet is that names no line of work; a code may number the sheet, and ``Tổng hợp``
    name what stands on it, but beside units or teams they are somebody's.
    """
    form = frames.form
    units = any(map(frames.names_unit, others))
    if is_code(name):
        return name if units else ""
    teams = any(keys(one) in form.dimensions["branch"].bare or is_code(one) for one in others)
    if not (units or teams) and all(it.means("table") for it in nodes(name, form, None)):
        return ""
    return frame.stranger if others else ""
