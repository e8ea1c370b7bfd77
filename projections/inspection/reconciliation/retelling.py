"""The course of a record told otherwise: one change overlooked, or taken to have always been so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ledger.records.cell import Cell, attribute_field
from projections.figures.recount import Course, Turn


def without(course: Course, place: int, changed: Sequence[str]) -> Iterator[Course]:
    """A course without one change of a turn, as if it came later; and as if it had always been."""
    turn = course.turns[place]
    fields = [attribute_field(name) for name in changed]
    old, new = ({one: getattr(cell, one) for one in fields} for cell in (turn.before, turn.after))
    cells = [one.after for one in course.turns]
    later, earlier = [*cells], [*cells]
    for at in range(place, len(cells)):
        if not _bears(cells[at], new):
            break
        later[at] = _but(cells[at], old)
    for at in reversed(range(place)):
        if not _bears(cells[at], old):
            break
        earlier[at] = _but(cells[at], new)
    yield leading_to(course, later)
    yield leading_to(course, earlier)


def as_gone_and_new(course: Course, place: int) -> Course:
    """A course with one move told as a file that went, and another that came in its stead."""
    turn = course.turns[place]
    both = (turn._replace(after=None), turn._replace(before=None))
    return course._replace(turns=(*course.turns[:place], *both, *course.turns[place + 1 :]))


def without_suspended(course: Course) -> Course:
    """A course in which a file is told to be closed while it is suspended."""
    cells = [one.after for one in course.turns]
    return leading_to(course, [one if one and one.status == "open" else None for one in cells])


def not_closed(course: Course, place: int) -> Course:
    """A course without a closing, up to when the file was opened again."""
    cells = [one.after for one in course.turns]
    for at in range(place, len(cells)):
        if cells[at] is not None:
            break
        cells[at] = course.turns[place].before
    return leading_to(course, cells)


def all_gone_and_new(course: Course) -> Course:
    """A course with every move told so: as cells come to it that are told apart by anything."""
    turns = (
        one
        for turn in course.turns
        for one in (
            (turn._replace(after=None), turn._replace(before=None))
            if turn.before is not None and turn.after is not None
            else (turn,)
        )
    )
    return course._replace(turns=tuple(turns))


def _but(cell: Cell | None, values: Mapping[str, Any]) -> Cell | None:
    return None if cell is None else cell._replace(**values)


def _bears(cell: Cell | None, values: Mapping[str, object]) -> bool:
    return cell is None or all(getattr(cell, name) == value for name, value in values.items())


def leading_to(course: Course, cells: Sequence[Cell | None]) -> Course:
    """The same entries leading to other cells."""
    turns, before = [], None
    for turn, after in zip(course.turns, cells, strict=True):
        if after != before:
            turns.append(Turn(turn.entry, before, after))
        before = after
    return Course(course.record, course.number, tuple(turns))
