"""Lines that state nothing themselves, and say of what the lines below them are."""

from __future__ import annotations

from itertools import pairwise

from projections.inspection.reading.frames.frame import Frame
from projections.inspection.reading.frames.heading_words import is_title, labels_days, measures
from projections.inspection.reading.frames.sections import Section
from projections.inspection.reading.frames.words import FrameReader
from projections.inspection.reading.lines.bullets import Bullet, bullet
from projections.inspection.reading.lines.clauses import says_measure
from projections.inspection.reading.lines.node import Node, walk
from projections.inspection.reading.lines.phrases import nodes


class Introductions:
    """What a line that states nothing itself says of the lines below it: ``- Quý III:``, ``+ Đội
    hình sự:``, ``- Đối với đối tượng nữ:``.
    """

    def __init__(self, frames: FrameReader) -> None:
        self._form = frames.form
        self._frames = frames
        self._head: Bullet | None = None
        self._frame = Frame()
        self._section = 0
        self._below = ("", "")
        self._marks: list[tuple[str, str]] = []
        """The dashes of the section, in the order in which they first stood: from above."""

    def over(self, start: Bullet, section: Section, following: str = "") -> Frame:
        """The frame over the next line, introductions included.

        A line ends what an equal or higher one introduced, as does one without a bullet; where the
        first line below an introduction is its equal, only another introduction ends it.
        """
        head = self._head
        equal = head is not None and (start.depth, start.mark) == (head.depth, head.mark)
        higher = head is not None and (not start.kind or start.depth < head.depth or equal)
        if (higher and (start.kind, start.mark) != self._below) or section.number != self._section:
            self._head = None
        if section.number != self._section:
            self._section, self._marks = section.number, []
        if start.kind and (start.kind, start.mark) not in self._marks:
            self._marks.append((start.kind, start.mark))
        if (said := self._introduces(start, section, following)) is not None:
            self._head, self._frame = start, said
            below = bullet(following)
            holds = said.cell or said.measure or said.stranger
            self._below = (below.kind, below.mark) if holds else (start.kind, start.mark + "!")
            return section.frame
        return section.frame.over(self._frame) if self._head else section.frame

    def _is_above(self, one: Bullet, start: Bullet) -> bool:
        """Whether a line's dash stood above this line's: what such a line states is not below it,
        and ``+ Loại B:`` before it is a part left blank.
        """
        ranks = {mark: rank for rank, mark in enumerate(self._marks)}
        mine, other = (ranks.get((it.kind, it.mark)) for it in (start, one))
        return mine is not None and other is not None and other < mine

    def _states(self, text: str, section: Section) -> bool:
        """Whether a line states totals: a number, and a word that says a measure by itself, or
        right before the number.
        """
        found = list(walk(nodes(bullet(text).content, self._form, section.line)))
        beside = any(it.is_value and says_measure(one) for one, it in pairwise(found))
        return any(node.is_value for node in found) and (beside or any(map(measures, found)))

    def _introduces(self, start: Bullet, section: Section, following: str) -> Frame | None:
        """The frame of a line without a number that says of what those below it are."""
        found = nodes(start.content, self._form, section.line)
        silent = bool(found) and not (labels_days(found) or _states_anything(found, section))
        if not silent or self._is_above(bullet(following), start):
            return None
        said = self._frames.over(found, section.line)
        written = bool(said.unknown) and "by_day" in said.marks  # ``Huyện Mẫu, ngày …``
        tells = said.cell or said.closed or said.measure
        return (
            said
            if tells
            and not (said.lines or written)
            and (self._holds(said, start, following, section, ended=found[-1].kind == "colon"))
            else None
        )

    def _holds(
        self, said: Frame, start: Bullet, following: str, section: Section, *, ended: bool
    ) -> bool:
        """Whether what a line says holds for those below it; ``ended``: a colon ends it."""
        titled = is_title(start.content)
        if said.measure:
            return ended or titled
        clear = bool(said.stranger or (said.cell and not said.unknown)) or titled
        if clear and self._states(following, section):
            return True
        timed = said.when in ("part", "other") and not said.unknown
        return (timed or ended) and (bool(said.closed) or "unit" in said.cell)


def _states_anything(found: tuple[Node, ...], section: Section) -> bool:
    """Whether a line states something itself: a number, or a measure of a line of work."""
    everything = [node for node in walk(found) if node.kind not in ("group", "colon")]
    measured = section.line is not None and any(map(measures, everything))
    return measured or any(node.is_value for node in everything)
