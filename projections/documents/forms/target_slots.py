"""Slots of the list of targets: ``T13.a.num``, ``T13.grade``, ``T13.result``, ``T.rows``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

from projections.documents.forms.annexes import arrest_rows, closed_rows, grade_rows
from projections.documents.forms.asked_words import asked_rows
from projections.documents.forms.cell_values import checked_value
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.notation import SlotName
from projections.documents.forms.scored_rows import scored_rows
from projections.documents.forms.slot_book import NoSuchSlot, number_of
from projections.documents.forms.slot_values import (
    CellValue,
    CountSlot,
    DaySlot,
    LinesSlot,
    RowsSlot,
    SlotValue,
    TextSlot,
)
from projections.documents.forms.target_details import details_of
from projections.documents.forms.target_words import (
    grade_word,
    part_slot,
    parts_text,
    reasons_of,
    result_lines,
    target_line,
    who_lines,
)
from projections.targets.grade import GradedPart
from projections.targets.grading import GradedTarget
from projections.targets.sets_of import sets_of
from projections.targets.target_list import Target, TargetList

ROOT: Final = "T"
ROLES: Final = ("leader", "commander", "officer")
_OF_TARGET: Final = ("text", "grade", "result", "whole", "details")
_PART: Final = 3
"""Steps of a name that asks for a part: the target, the part, what of it."""


class TargetSlots:
    """The slots of a graded list."""

    def __init__(self, books: FormBooks) -> None:
        self._books = books

    @cached_property
    def _targets(self) -> dict[str, GradedTarget]:
        return {f"{ROOT}{one.number}": one for one in self._books.graded.targets}

    @property
    def roots(self) -> tuple[str, ...]:
        """The first words of the names it knows, of the list without grading it."""
        targets = self._books.sight.plan.targets
        return (ROOT, *(f"{ROOT}{one.number}" for one in targets))

    def value(self, name: SlotName) -> SlotValue:
        """A part of a result, a grade, the lines of a result, the table. Raises NoSuchSlot."""
        what = number_of(name, 1)
        if name.against or (name.cell and len(name.path) != _PART):
            raise NoSuchSlot(str(name))
        if name.root == ROOT:
            return self._of_list(name, what)
        target = self._targets[name.root]
        if len(name.path) == _PART:
            return self._of_part(target, name)
        found = self._of_target(target, what)
        if found is None or len(name.path) > _PART:
            raise NoSuchSlot(str(name))
        return found

    def _of_list(self, name: SlotName, what: str) -> SlotValue:
        if len(name.path) == 2:
            match what:
                case "rows":
                    return self._rows
                case "asked":
                    return asked_rows(self._books.sight.plan)
                case "progress":
                    return self._progress
                case "scored":
                    return scored_rows(self._books)
                case "scored_short":
                    return scored_rows(self._books, short=True)
                case "since":
                    return DaySlot(self._books.year_so_far.period.start)
                case "until":
                    return DaySlot(self._books.period.end)
                case "below":
                    return grade_rows(self._books)
                case "arrests":
                    return arrest_rows(self._books)
                case "closed":
                    return closed_rows(self._books)
        raise NoSuchSlot(str(name))

    def _of_target(self, target: GradedTarget, what: str) -> SlotValue | None:
        lettered = tuple(f"{ROOT}{target.number}.{one.letter}.val" for one in target.parts)
        reasons = tuple(reasons_of([target]))
        match what:
            case "text":
                return TextSlot(target.text)
            case "grade":
                return TextSlot(grade_word(target.grade))
            case "result":
                parts = (*lettered, f"{ROOT}{target.number}.grade")
                return LinesSlot(result_lines(target), parts, reasons)
            case "whole":
                parts = (*lettered, f"{ROOT}{target.number}.grade")
                lines = (target_line(target), *result_lines(target))
                return LinesSlot(lines, parts, reasons)
            case "who":
                return self._who(target) if self._is_of_officers(target) else None
            case "details":
                return details_of(self._books, target)
        return None

    def _of_part(self, target: GradedTarget, name: SlotName) -> SlotValue:
        letter, what = name.path[1:]
        part = next((one for one in target.parts if one.letter == letter), None)
        if part is None:
            raise NoSuchSlot(str(name))
        if name.cell and self._is_of_officers(target):
            return self._by_role(part, name, what)
        found = part_slot(target.number, part, what)
        if found is None or name.cell:
            raise NoSuchSlot(str(name))
        return found

    def _is_of_officers(self, target: GradedTarget) -> bool:
        """Whether a target counts officers, who can be told by role."""
        plan = self._books.sight.plan
        return any(
            _is_of_officers(one, plan) for one in plan.targets if one.number == target.number
        )

    def _by_role(self, part: GradedPart, name: SlotName, what: str) -> SlotValue:
        """A side of a part that counts officers, of one role alone."""
        role = checked_value(name, "role", ROLES)
        if role is None or len(name.cell) > 1 or what not in ("num", "den"):
            raise NoSuchSlot(str(name))
        return CountSlot(self._roles(part.above if what == "num" else part.below)[role])

    def _roles(self, officers: Iterable[str]) -> Counter[str]:
        known = {one.code: one.role for one in self._books.sight.books.officers}
        return Counter(known[code] for code in officers if code in known)

    def _who(self, target: GradedTarget) -> SlotValue:
        """Who must have a collaborator, who has one and who has none, each by role."""
        part = target.parts[0]
        owing, having = self._roles(part.below), self._roles(part.above)
        told = (
            ("- Tổng số thuộc diện phải xây dựng CTVBM", owing),
            ("- Đã xây dựng và thường xuyên sử dụng CTVBM", having),
            ("- Chưa xây dựng, sử dụng CTVBM", owing - having),
        )
        return LinesSlot(tuple(who_lines(label, counts, ROLES) for label, counts in told))

    @property
    def _rows(self) -> RowsSlot:
        """Every target of the list, one a row, with all its parts and its grade."""
        rows: list[dict[str, CellValue]] = [
            {**_told(one), "note": " ".join(reasons_of([one]))}
            for one in self._books.graded.targets
        ]
        return RowsSlot((*_COLUMNS, "note"), (*_TITLES, "Ghi chú"), tuple(rows))

    @property
    def _progress(self) -> RowsSlot:
        """Every target as it stands from the beginning of the year to the end of the days."""
        targets = self._books.year_so_far.graded.targets
        reasons = tuple(reasons_of(targets))
        return RowsSlot(_COLUMNS, _TITLES, tuple(_told(one) for one in targets), reasons)

    def names(self) -> Iterable[str]:
        """Those of every target and of its parts."""
        return target_names(self._books.sight.plan)


_COLUMNS: Final = ("number", "text", "result", "grade")
_TITLES: Final = ("TT", "Chỉ tiêu", "Kết quả", "Đánh giá")


def _told(target: GradedTarget) -> dict[str, CellValue]:
    """A target in a row: its number and text, its parts in words, its grade."""
    return {
        "number": str(target.number),
        "text": target.text,
        "result": parts_text(target),
        "grade": grade_word(target.grade),
    }


def target_names(plan: TargetList) -> Iterator[str]:
    """Those of every target of a list and of its parts."""
    named = ("rows", "asked", "below", "arrests", "closed", "progress", "scored", "scored_short")
    yield from (f"{ROOT}.{one}" for one in (*named, "since", "until"))
    for target in plan.targets:
        yield from (f"T{target.number}.{what}" for what in _OF_TARGET)
        for part in target.parts:
            for what in ("num", "den", "share", "val", "grade", "said"):
                yield f"T{target.number}.{part.letter}.{what}"
        if _is_of_officers(target, plan):
            yield from (f"T{target.number}.{what}" for what in ("who", "a.num{role=leader}"))


def _is_of_officers(target: Target, plan: TargetList) -> bool:
    """Whether it counts officers, who can be told by role."""
    asked = sets_of(plan.indicators[target.parts[0].indicator])
    return any(one.noun == "officers" for one in asked)
