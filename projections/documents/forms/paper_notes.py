"""What whoever reads a paper must know of whose figures are in it, for its notes.

What is of no branch and left out of a paper of one; and where figures of the year before are
compared, which units that went into the unit since are counted with it (or only in part, and not).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.target_words import result_words
from projections.documents.year_end.wording import two_digits

_KINDS: Final = ("came_of", "parts_of", "gave_to")


def notes_of(books: FormBooks) -> tuple[str, ...]:
    """The notes of a paper whose slots are filled: only what was looked at is told."""
    return (*_of_no_branch(books), *_of_lineage(books))


def _of_no_branch(books: FormBooks) -> Iterator[str]:
    """What a paper of one branch does not count because it is of none."""
    for what, count in books.unbranched._asdict().items():
        if count:
            yield result_words(f"{what}_of_no_branch", count=two_digits(count))


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
