"""What whoever reads a paper must know of whose figures are in it, for its notes.

What is of no branch and left out of a paper of one; where figures of the year before are compared,
which units that went into the unit since are counted with it (or only in part, and not); whether
rows of units count more than all because files went from one to another; and which units have no
grades of their own because they are no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ledger.catalog.lines import catalog
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.target_words import result_words
from projections.documents.year_end.wording import two_digits
from projections.targets.sight import Sight

_KINDS: Final = ("came_of", "parts_of", "gave_to")


def notes_of(books: FormBooks) -> tuple[str, ...]:
    """The notes of a paper whose slots are filled: only what was looked at is told."""
    return (
        *_of_no_branch(books),
        *_of_lineage(books),
        *_of_moves(books),
        *_of_units_gone(books),
    )


def _of_no_branch(books: FormBooks) -> Iterator[str]:
    """What a paper of one branch does not count because it is of none."""
    for what, count in books.unbranched._asdict().items():
        if count:
            yield result_words(f"{what}_of_no_branch", count=two_digits(count))


def _of_moves(books: FormBooks) -> Iterator[str]:
    """The lines whose rows of units count files that went from one to another: more than all."""
    moved = vars(books).get("moved_within") or {}
    if lines := [catalog().line(line).name for line, count in moved.items() if count]:
        yield result_words("moved_within", lines=", ".join(lines))


def _of_units_gone(books: FormBooks) -> Iterator[str]:
    """The units that stood in the scope within the days and have no grades of their own."""
    if "graded_below" not in vars(books):
        return
    sight = books.sight
    there = {sight.purview.unit, *sight.units_below()}
    if gone := sorted(_ever_below(sight) - there):
        yield result_words("ungraded", units=", ".join(_called(books, one) for one in gone))


def _ever_below(sight: Sight) -> set[str]:
    """The units that stood in the scope on any of the days."""
    reach, days = sight.purview.reach, sight.period
    if reach is not None:
        return {code for _days, units in reach.stretches(days) for code in units}
    ended = {code: one.until for code, one in sight.whole.units_ever.items()}
    return {code for code, until in ended.items() if until and days.start < until <= days.end}


def _of_lineage(books: FormBooks) -> Iterator[str]:
    """The units that went into the unit, where a figure of the year before follows them."""
    for kind in _KINDS:
        if codes := dict.fromkeys(_looked_back(books, kind)):
            yield result_words(kind, units=", ".join(_called(books, one) for one in codes))


def _looked_back(books: FormBooks, kind: str) -> Iterable[str]:
    """The units that figures of the year before were counted of besides, or were not."""
    if "before" in vars(books):
        yield from getattr(books.sight.lineage(books.before.period), kind)
    for one in (books, vars(books).get("year_so_far")):
        graded = vars(one).get("graded") if one is not None else None
        for notice in graded.notices if graded is not None else ():
            if notice.kind == kind:
                yield from notice.names


def _called(books: FormBooks, code: str) -> str:
    """A unit by its name, with its code."""
    unit = books.sight.whole.units_ever.get(code)
    return f"{unit.name} ({code})" if unit else code
