"""Follows a report's headings: under which a line stands, and what they say of it together."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from typing import Final, Literal

from projections.inspection.reading.frames.asking import line_meant
from projections.inspection.reading.frames.frame import HOLDERS, Frame
from projections.inspection.reading.frames.heading_words import (
    SHORT_HEADING,
    begins,
    counts_units,
    goes_on,
    is_heading,
    is_part_below,
    is_quiet_title,
    is_target,
    labels_days,
    line_of_symbol,
    lines_named,
    opens_annex,
    paper_titled,
    part_named,
    states_measures,
    states_result,
    states_target,
    symbol_below,
    target_words,
)  # fmt: skip
from projections.inspection.reading.frames.sections import LineKind, OpenHeading, Part, Section
from projections.inspection.reading.frames.stretches import Time
from projections.inspection.reading.frames.words import FrameReader
from projections.inspection.reading.headings.compared_times import names_own_first
from projections.inspection.reading.headings.holder_lines import held
from projections.inspection.reading.headings.levels import Levels
from projections.inspection.reading.headings.line_names import begun_with
from projections.inspection.reading.headings.parts_of_plans import (
    DONE,
    done_titled,
    ends_done,
    holds_figures,
    says_done,
)
from projections.inspection.reading.headings.sheet_names import sheet_frame
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.lines.bullets import NUMBERED, Bullet, bullet
from projections.inspection.reading.lines.node import Node, walk
from projections.inspection.reading.lines.phrases import nodes

_SHORT_END: Final = 80
_AFTER: Final = (".", ";", ",", ")")
_TITLE_END: Final = re.compile(r":|\./?\.?")


class Headings:
    """Moves from section to section as lines are shown to it. ``plans``: the title is a plan's,
    which stays open over what goes with it.
    """

    def __init__(self, form: Form, frames: FrameReader | None = None) -> None:
        self._form = form
        self.frames = frames or FrameReader(form, Time(lenient=True))
        self.levels = Levels()
        self.section = Section()
        self.plans = False
        self._passed_end = False
        self._paper_open: list[OpenHeading] = []

    def show(self, text: str, following: str = "") -> tuple[LineKind, Bullet]:
        """Look at the next line, and at the one below it; ``section`` is then where it stands."""
        start = bullet(text)
        found = tuple(it for it in nodes(start.content, self._form, None) if not counts_units(it))
        if begins(found, "ends") and len(start.content) < _SHORT_END:
            self._passed_end, self.levels.open = True, []
            self.section = Section(part="end", number=self.section.number + 1)
            return "heading", start
        if self._begins_annex(start, following):
            self._passed_end, self.levels.open = False, [*self._paper_open]
            self._begin(self.levels.above)
        if of := self._paper(found, start):
            self.plans = True
            self._enter(start, Frame(modality=of), "outside")
            self._paper_open = [*self.levels.open]
            return "heading", start
        if self.plans and (self._titles_done(found, start) or self._is_subject(found, start)):
            return "heading", start
        if self._is_of_later(found, start):
            self.levels.leave(start)
            self._enter(start, Frame(when="other", modality="plan"), "plans")
            return "heading", start
        if self._states_target(found, start):
            return self._target(found, start)
        if self._names_holder(found, start, following) or self._names_time(found, start, following):
            return "heading", start
        if behind := self._heading_with_text(found, start):
            return "text", behind
        if is_heading(found, start, self.frames.unnamed(found)):
            return ("heading" if self._heading(found, start) else "text"), start
        self._leave_sibling(start, found)
        if not start.kind and self.levels.leave_text(begun_with(found)):
            self._begin(self.levels.above)
        self.levels.passed[start.level] = (start.ordinal, len(self.levels.open))
        self._move_within(found)
        return "text", start

    def show_subject(self, name: str) -> None:
        """Another unit that the report is about: its name is the heading over everything."""
        if name and (said := self.frames.holder(name)) is not None and not said.is_whole:
            self._enter(Bullet("", 0, name, level="about"), said, None)

    def show_sheet(self, name: str, others: Collection[str] = ()) -> None:
        """A sheet begins: its name is the heading over all that stands on it."""
        frame = sheet_frame(name, others, self.frames)
        self.levels.open = []
        part: Part = "statistics" if frame.lines else "outside"
        self._enter(Bullet("", 0, name, level="sheet"), frame, part)

    # ---- levels ----

    def _enter(self, start: Bullet, frame: Frame, part: Part | None) -> None:
        """Open a heading: a section begins."""
        self._begin(self.levels.enter(start, frame, part))

    def _begin(self, above: OpenHeading) -> None:
        self.section = Section(above.frame, above.part, number=self.section.number + 1)

    def stand_again(self, standing: list[OpenHeading]) -> None:
        """What headed a table's rows holds for none of the lines below the table."""
        if standing != self.levels.open:
            self.levels.open = standing
            self._begin(self.levels.above)

    def _leave_sibling(self, start: Bullet, found: tuple[Node, ...]) -> None:
        """Text that goes on counting headings ends the last of them."""
        for index, one in enumerate(self.levels.open):
            names = index > 0 and one.frame.lines != self.levels.open[index - 1].frame.lines
            if one.level == start.level and goes_on(start, found, one, names=names):
                del self.levels.open[index:]
                self._begin(self.levels.above)
                return

    def _begins_annex(self, start: Bullet, following: str) -> bool:
        """Whether what goes with the report begins: behind the signature, or below what is planned,
        where its title says that it holds figures of the report's own time.
        """
        if not opens_annex(start.content, self._form):
            return False
        if self._passed_end or self.section.part != "plans":
            return self._passed_end
        title = nodes(f"{start.content} {bullet(following).content}", self._form, None)
        return holds_figures(title, self.frames)

    # ---- kinds of lines ----

    def _states_target(self, found: tuple[Node, ...], start: Bullet) -> bool:
        """``Chỉ tiêu 1: …`` states a target; ``II. CHỈ TIÊU`` beside ``I. …`` is a heading."""
        beside = start.kind in NUMBERED and any(it.level == start.level for it in self.levels.open)
        return states_target(found, start, beside=beside)

    def _target(self, found: tuple[Node, ...], start: Bullet) -> tuple[LineKind, Bullet]:
        """A target's own text; a result on the same line is text that stands below it."""
        number = self.section.number + 1
        frame = self.levels.above.frame
        if not frame.lines and (of := line_meant(self.frames, target_words(found))):
            frame = replace(frame, lines=(of,))
        self.section = Section(frame, "target", found, number)
        for cut in (index for index, letter in enumerate(start.content) if letter == ":"):
            before = nodes(start.content[:cut], self._form, None)
            answered = before and before[-1].means("result")
            if answered or states_result(start.content[:cut], start.content[cut + 1 :], self._form):
                self.section.part = "result"
                return "text", replace(
                    start, content=start.content[cut + 1 :].strip(), level="", ordinal=0
                )
        return "target", start

    def _paper(self, found: tuple[Node, ...], start: Bullet) -> str:
        """What a paper with this title states in place of facts: ``TỜ TRÌNH``, ``KẾ HOẠCH``."""
        begun = any(it.frame.lines or it.part != "outside" for it in self.levels.open)
        return "" if begun or self.plans or start.kind else paper_titled(found, start.content)

    def _is_subject(self, found: tuple[Node, ...], start: Bullet) -> bool:
        """What a plan is about, on the line below its title: ``Sử dụng CTVBM năm 2025``."""
        titled = len(self.levels.open) == 1 and not start.kind
        return titled and not any(node.is_value for node in walk(found))

    def _titles_done(self, found: tuple[Node, ...], start: Bullet) -> bool:
        """The title of what was done, in a plan; whatever says something else ends that."""
        if any(it.done for it in self.levels.open) and ends_done(found, start, self.frames):
            self.levels.leave_done()
            self._begin(self.levels.above)
        if (done := done_titled(found, start, self.frames)) is None:
            return False
        self.levels.leave_done()
        self._enter(replace(start, level=DONE), done, "statistics")
        return True

    def _is_of_later(self, found: tuple[Node, ...], start: Bullet) -> bool:
        """``II. Chỉ tiêu năm 2025:`` in the report of 2024: targets that are yet to be met."""
        title = found[:-1] if found and found[-1].kind == "colon" else found
        bare = not any(node.is_value or node.kind == "colon" for node in walk(title))
        titled = is_target(start.content) and start.kind in (*NUMBERED, "")
        return titled and bare and self.frames.over(found).when == "other"

    def _move_within(self, found: tuple[Node, ...]) -> None:
        """A line that begins with ``Kết quả:``, ``Tồn tại:`` changes the part, not the section."""
        parts: tuple[Literal["result", "remarks"], ...] = ("result", "remarks")
        for part in parts:
            if begins(found, part) and any(node.kind == "colon" for node in found[:4]):
                self.section.part = part
                self.section.number += 1

    def _heading_with_text(self, found: tuple[Node, ...], start: Bullet) -> Bullet | None:
        """A heading and its statistics on one line, ``2. Công tác sưu tra: đầu kỳ 18; tăng 09``:
        what stands behind the colon.
        """
        ends = (index for index, node in enumerate(found) if node.kind in ("colon", "stop"))
        cut = next(ends, len(found))
        title, behind = found[:cut], found[cut + 1 :]
        of = line_of_symbol(title, self._form)
        named = (of,) if of else lines_named(title)
        if len(named) != 1 or named == self.section.lines or not (of or is_quiet_title(title)):
            return None
        states = self._states(behind, start)
        start = replace(start, level=start.level or "text")
        if not states or (self.levels.is_below(start) and is_part_below(title, self.section.line)):
            return None
        self.levels.leave(start)
        frame = self.frames.over(title, of or None)
        self._enter(start, replace(frame, lines=named), "statistics")
        text = _TITLE_END.split(start.content, maxsplit=1)[-1]
        return replace(start, content=text.strip(), level="", ordinal=0)

    def _states(self, behind: tuple[Node, ...], start: Bullet) -> bool:
        """Whether what stands behind a heading's colon states figures: a number, and words that
        state measures, or an equal of this heading before it.
        """
        equals = [it for it in self.levels.open if it.level == start.level]
        sibling = bool(equals) and (start.kind in NUMBERED or bool(equals[0].frame.lines))
        said = [*walk(behind)]
        return any(node.is_value for node in said) and (sibling or states_measures(said))

    def _names_holder(self, found: tuple[Node, ...], start: Bullet, following: str) -> bool:
        """A line that names nothing but who holds the records: ``ĐỘI HÌNH SỰ``; a level, or
        somebody who is no unit, only above a line of work or a table; who gets the report, too.
        """
        said, heads = held(found, start, following, self.frames, self.levels)
        if said is None:
            return False
        again = said.is_whole and not self.levels.above.frame.is_held
        sent = self.section.part == "end" and start.content[-1:] in _AFTER
        names = said.names_unit and not sent
        marked = start.kind in ("mark", "item") and not heads
        long = len(start.content.split()) > SHORT_HEADING
        if again or marked or long or not (names or heads):
            return False
        start = replace(start, level=start.level or "holder")
        self.levels.leave(start)
        self._enter(start, said, None)
        return True

    def _names_time(self, found: tuple[Node, ...], start: Bullet, following: str) -> bool:
        """A line that names nothing but when the records are of, above one that names a line of
        work, or who holds them: ``Kết quả năm 2022 như sau:``.
        """
        beside = any(it.level == "time" for it in self.levels.open)
        rest = self.frames.unnamed(found)
        stated = any(it.is_value or it.means("measure", "line") for it in rest)
        if start.kind or stated or not (beside or self._begins_section(following)):
            return False
        said, part = self.frames.over(found, None, "topic"), part_named(found)
        plain = not (said.unknown or said.modality) and set(said.cell) <= set(HOLDERS)
        if said.when not in ("own", "other") or not plain or part not in (None, "statistics"):
            return False
        if said.when == "other" and names_own_first(found, self.frames.time, self._form):
            return False
        start = replace(start, level="time")
        self.levels.leave(start)
        self._enter(start, replace(said, marks=said.marks & {"whole"}), part)
        return True

    def _begins_section(self, text: str) -> bool:
        """Whether a line names a line of work, or who holds what is below it."""
        content = bullet(text).content
        named = lines_named(nodes(content, self._form, None))
        return bool(named) or self.frames.holder(content) is not None

    def _part(self, found: tuple[Node, ...], frame: Frame) -> tuple[Part | None, Frame]:
        """Which part of the report a heading names; in a plan also what was done before it."""
        part = part_named(found)
        if self.plans and says_done(found, self.frames):
            return part or "statistics", replace(frame, marks=frame.marks | {"done"})
        return part, frame

    def _heading(self, found: tuple[Node, ...], start: Bullet) -> bool:
        named = lines_named(found)
        of = "" if named else line_of_symbol(found, self._form)
        frame = self.frames.over(found, of or self.section.line)
        frame = replace(frame, lines=(of,) if of else named)
        if (symbol := symbol_below(found, self.section.line)) and self.levels.is_below(start):
            frame = replace(frame, lines=(), cell={**frame.cell, "symbol": symbol})
        part, frame = self._part(found, frame)
        if not frame.lines and part is None and start.kind not in NUMBERED:
            return False
        self.levels.leave(start)
        if frame.lines:
            self._enter(start, frame, part or "statistics")
            return True
        if part is not None or not self.levels.above.frame.lines:
            frame = replace(frame, marks=frame.marks - {"lifts"})
        if part not in (None, "statistics") or labels_days(found):
            frame = replace(frame, unknown=())
        if part == "plans" and not any(node.means("result", "done") for node in found):
            frame = replace(frame, modality=frame.modality or "plan")
        self._enter(start, frame, part)
        return True
