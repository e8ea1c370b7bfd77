"""Where the reader stands: under which headings, in which part of the report."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from projections.inspection.reading.frames.frame import ASKED, Frame
from projections.inspection.reading.lines.node import Node

LineKind = Literal["heading", "target", "text"]
Part = Literal["statistics", "target", "result", "remarks", "plans", "end", "outside"]


@dataclass(slots=True)
class Section:
    """Where the reader stands.

    ``frame``: what the headings say together; ``part``: of which part of the report they are;
    ``target``: the target's own text; ``number``: which stretch of lines without a heading this is.
    """

    frame: Frame = field(default_factory=Frame)
    part: Part = "outside"
    target: tuple[Node, ...] = ()
    number: int = 0

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of work the headings name."""
        return self.frame.lines

    @property
    def line(self) -> str | None:
        """The line of work, where the section has one only."""
        return self.frame.line

    def closed(self, frame: Frame) -> str:
        """Why nothing under a frame is a figure here; what was asked for is answered by results."""
        answered = self.part == "result" and frame.modality in ASKED
        return (replace(frame, modality="") if answered else frame).closed

    @property
    def strict(self) -> bool:
        """Whether only strong words decide a measure."""
        return self.part != "statistics"


@dataclass(frozen=True, slots=True)
class OpenHeading:
    """An open heading: its level, its number in it, and what it says with those above it; ``done``:
    in a plan, over what was done before.
    """

    level: str = ""
    ordinal: int = 0
    frame: Frame = field(default_factory=Frame)
    part: Part = "outside"
    done: bool = False
