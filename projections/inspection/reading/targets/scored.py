"""Reads scored tables: criterion, result, what was assigned, and the grade that a unit gave itself.

A table is one where its headings say so and a row holds one of the grades, or where criteria stand
beside results and what was assigned, and no row says anything in the grades' place: such a table
may be handed in without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ledger.values.numbers import read_count
from projections.documents.lines.document import ReportLine
from projections.inspection.reading.frames.asking import line_meant
from projections.inspection.reading.frames.words import FrameReader
from projections.inspection.reading.lexicon.wording import keys
from projections.inspection.reading.lines.node import walk
from projections.inspection.reading.lines.phrases import nodes
from projections.inspection.reading.results.parts import stated_parts
from projections.inspection.reading.results.rates import stated_rates
from projections.inspection.reading.results.words import result_words
from projections.inspection.reading.stated.values import Grade, StatedRate, TargetResult

Columns = dict[str, int]
"""What a column holds (``criterion``, ``result``, ``assigned``, ``grade``) → its place."""

_NEEDED: Final = frozenset({"criterion", "result", "grade"})
_HEADING_ROWS: Final = 12
"""Headings stand among so many rows: a sheet has its title and captions above them."""
_DASHES: Final = " -–—+*•."
_CODE: Final = re.compile(r"[^\W\d_]{1,3}")
"""What names a target that has no number."""


def scored_table(rows: Sequence[ReportLine]) -> tuple[Columns, Sequence[ReportLine]] | None:
    """The columns of a scored table and the rows below its headings; None: it is no such table."""
    for place, row in enumerate(rows[:_HEADING_ROWS]):
        columns = _columns(row)
        if columns.keys() >= _NEEDED:
            below = rows[place + 1 :]
            said = [text for one in below if (text := _said(_text(one, columns["grade"])))]
            graded = any(grade_of(one) or is_not_asked(one) for one in said)
            graded |= not said and _is_scored(row, columns)
            return (columns, below) if graded else None
    return None


def _is_scored(row: ReportLine, columns: Columns) -> bool:
    """Whether headings alone say that a table is one of criteria, results and what was assigned."""
    title = keys(_text(row, columns["criterion"]))
    return "assigned" in columns and title in result_words().scored


def _columns(row: ReportLine) -> Columns:
    """What the headings of a row say that its columns hold; the first of a kind counts."""
    found: Columns = {}
    for cell in row.cells:
        kind = result_words().columns.get(keys(cell.text))
        if kind is not None:
            found.setdefault(kind, cell.column)
    return found


def grade_of(text: str) -> Grade | None:
    """The grade that a cell holds, and nothing else."""
    return result_words().grades.get(keys(text.strip(" .")))


def is_not_asked(text: str) -> bool:
    """Whether a cell says that a target is not asked of the unit, and nothing else."""
    return keys(text.strip(" .")) in result_words().not_asked


def _said(text: str) -> str:
    """What a cell says; dots that were left to be filled say nothing."""
    return text.strip(" .…_")


def scored_results(
    columns: Columns, rows: Sequence[ReportLine], frames: FrameReader
) -> Iterator[tuple[TargetResult, str]]:
    """The rows that have a result or a grade, each as the result of a target and the line of work
    that it is of: the criterion's own, or that of the row above, of which a dash makes it a part.
    """
    form, above = frames.form, ""
    for row in rows:
        criterion, result, assigned, grade = (
            _text(row, columns.get(name)) for name in ("criterion", "result", "assigned", "grade")
        )
        words = nodes(criterion, form, None)
        not_asked = is_not_asked(grade)
        if not result.strip(_DASHES) and not grade_of(grade) and not not_asked:
            above = line_meant(frames, words)
            continue
        first = row.cells[0].text.strip(" ().")
        number = read_count(first)
        where = next(cell.where for cell in row.cells if cell.column == columns["result"])
        rates = list(stated_rates(result, where, form))
        rate = rates[0] if len(rates) == 1 else StatedRate(None, None, None, where)
        above = above if first in _DASHES else ""
        named = any(node.means("line") for node in walk(words))
        narrowed = frames.over(words, above or None).blocking
        of = line_meant(frames, words) if named or narrowed else above
        told = TargetResult(
            number, rate, grade_of(grade), criterion, result, assigned,
            code=first if _CODE.fullmatch(first) else "",
            parts=stated_parts(result, where, form), asked=not not_asked,
        )  # fmt: skip
        yield told, of


def _text(row: ReportLine, column: int | None) -> str:
    return next((cell.text for cell in row.cells if cell.column == column), "")
