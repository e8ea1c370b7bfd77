"""Which headings are open over a line.

Levels are learnt, not ranked: a heading's parent is the one that was open when a heading of its
kind (``I.``, ``A.``, ``1.``, ``1.1.``, ``a)``, a dash, nothing) first appeared.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from projections.inspection.reading.frames.frame import Frame
from projections.inspection.reading.frames.sections import OpenHeading, Part
from projections.inspection.reading.lines.bullets import NUMBERED, Bullet

NAMES: Final = ("holder", "time")  # unnumbered headings that name no line of work


@dataclass(slots=True)
class Levels:
    """The open headings, outermost first. ``passed``: level → which numbered line of text of it
    came last, and below how many headings.
    """

    open: list[OpenHeading] = field(default_factory=list)
    passed: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def above(self) -> OpenHeading:
        """The innermost heading that is open."""
        return self.open[-1] if self.open else OpenHeading()

    def leave(self, start: Bullet) -> None:
        """Close the headings that one of this level ends: its equals and all below them; what came
        since a line of text that it goes on counting.
        """
        before, depth = self.passed.get(start.level, (0, 0))
        if start.kind in NUMBERED and 0 < before == start.ordinal - 1:
            del self.open[depth:]
        for index, one in enumerate(self.open):
            deeper = one.level.startswith("number") and start.kind == "number"
            if one.level == start.level or (deeper and one.level > start.level):
                # ``1.`` below an unnumbered ``PHƯƠNG HƯỚNG`` or ``ĐỘI HÌNH SỰ`` counts anew
                below = [
                    at
                    for at, it in enumerate(self.open)
                    if at > index and (it.level in NAMES or (not it.level and it.part == "plans"))
                ]
                anew = bool(below) and start.ordinal <= one.ordinal
                del self.open[below[-1] + 1 if anew else index :]
                return

    def enter(self, start: Bullet, frame: Frame, part: Part | None) -> OpenHeading:
        """Open a heading below those that are open; one with a number stands below no dash."""
        if start.kind in NUMBERED:
            self._leave_dashed_lines()
        whole = replace(self.above.frame.over(frame), marks=frozenset())
        part, done = part or self.above.part, "done" in frame.marks
        self.open.append(OpenHeading(start.level, start.ordinal, whole, part, done))
        return self.above

    def _leave_dashed_lines(self) -> None:
        """Close the first dash that names a line of work itself, and all below it."""
        above: tuple[str, ...] = ()
        for at, one in enumerate(self.open):
            if one.level.startswith("mark") and one.frame.lines != above:
                del self.open[at:]
                return
            above = one.frame.lines

    def leave_text(self, line: str) -> bool:
        """Close an unnumbered heading with its text behind a colon, ``Về hiềm nghi: …``, where a
        paragraph begins with another line of work; whether there was one.
        """
        inner = self.above
        ends = bool(line) and inner.level == "text" and line not in inner.frame.lines
        if ends:
            self.open.pop()
        return ends

    def leave_done(self) -> None:
        """Close what was done before a plan, and all below it."""
        at = next((at for at, it in enumerate(self.open) if it.done), len(self.open))
        del self.open[at:]

    def counts_on(self, start: Bullet) -> bool:
        """Whether a line goes on counting headings that are open, and so ends the last of them."""
        return start.kind in NUMBERED and any(
            it.level == start.level and start.ordinal > it.ordinal for it in self.open
        )

    def is_below(self, start: Bullet) -> bool:
        """Whether a heading of this level stands below the one that names the line of work."""
        for one in self.open:
            if one.level == start.level:
                return False
            if one.frame.lines:
                break
        return True
