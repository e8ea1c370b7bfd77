"""The parts of a plan: what was done before it, and what it plans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from projections.inspection.reading.frames.frame import Frame
from projections.inspection.reading.frames.heading_words import SHORT_HEADING, lines_named
from projections.inspection.reading.frames.words import FrameReader
from projections.inspection.reading.lines.bullets import Bullet
from projections.inspection.reading.lines.node import Node, walk

DONE: Final = "done"
"""The level of an unnumbered title over what was done."""


def says_done(found: Sequence[Node], frames: FrameReader) -> bool:
    """Whether a title says what was done in the report's own time: ``KẾT QUẢ CÔNG TÁC NĂM 2024`` in
    the plan for 2025.
    """
    told = any(it.means("result", "done", "statistics") for it in found)
    said = frames.over(found)
    return told and said.when == "own" and not said.modality


def ends_done(found: Sequence[Node], start: Bullet, frames: FrameReader) -> bool:
    """Whether a line ends what was done before a plan: it says that something is to be done, or is
    of another time, or it is not numbered and says neither a figure, nor a line of work, nor when
    that was, nor who did it: ``Trên cơ sở đó, Đội đề ra kế hoạch như sau:``.
    """
    said = frames.over(found)
    to_do = any(it.means("modality", "plans", "future") for it in walk(tuple(found)))
    counts = any(it.is_value for it in walk(tuple(found)))
    says = counts or lines_named(found) or said.when or said.day or said.is_held
    plain = not start.kind and (not says or start.content.endswith(":"))
    ends = plain and not (lines_named(found) or says_done(found, frames))
    return said.when == "other" or (to_do and not counts) or ends


def done_titled(found: Sequence[Node], start: Bullet, frames: FrameReader) -> Frame | None:
    """What an unnumbered line of a plan says that titles what was done; None where it does not."""
    if not (_is_title(found, start) and says_done(found, frames)):
        return None
    said = frames.over(found)
    return replace(said, marks=said.marks | {"done"})


def holds_figures(title: Sequence[Node], frames: FrameReader) -> bool:
    """Whether the title of an annex below what is planned says that it holds figures of the
    report's own time.
    """
    said = [*walk(tuple(title))]
    asked = any(it.means("modality", "future", "plans") for it in said)
    told = any(it.means("statistics") or it.kind == "span" for it in said)
    return told and not asked and frames.over(title).when in ("", "own")


def _is_title(found: Sequence[Node], start: Bullet) -> bool:
    """Whether an unnumbered line may head a part: short, without a number of its own."""
    short = len(start.content.split()) <= SHORT_HEADING
    return short and not start.kind and not any(it.is_value for it in walk(tuple(found)))
