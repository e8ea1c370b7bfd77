"""Rule ``movement``: opening + added − removed = current, in total and in every cell.

A cell must be stated in all four. Where a report states what was handled, that is opening + added.
What came or went otherwise than by being opened or closed may be stated beside what was new and
what was closed: ``Thanh loại 02; chuyển giao 01``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ledger.records.cell import OF_MOVEMENTS
from projections.inspection.checks.finding import (
    FAILS,
    HOLDS,
    NOT_STATED,
    PARTS_UNREAD,
    RECLASSIFIED,
    STATED_BESIDE,
    UNCERTAIN_MEASURE,
    Check,
    Verdict,
)
from projections.inspection.checks.support import MEASURES, Evidence, cell_key, without
from projections.inspection.checks.unread import Unread
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.stated.values import Figure, StatedReport


@dataclass(slots=True)
class _Moved:
    """A cell's four figures in the order of MEASURES, without those the report leaves out.

    ``beside``: what came or went otherwise than by being opened or closed, by measure.
    """

    line: str
    cell: dict[str, str]
    figures: dict[str, Figure]
    beside: dict[str, list[Figure]]

    @property
    def last(self) -> Figure:
        """The current figure, or where it is missing the last of those there are."""
        return list(self.figures.values())[-1]

    @property
    def expected(self) -> int | None:
        """What follows from the other three; None where not all four are stated."""
        values = {measure: figure.value for measure, figure in self.figures.items()}
        opening, added, removed, current = (values.get(measure) for measure in MEASURES)
        if opening is None or added is None or removed is None or current is None:
            return None
        return opening + added - removed

    @property
    def difference(self) -> int:
        """Stated current minus what follows from the other three; 0 where that cannot be told."""
        expected = self.expected
        return 0 if expected is None else (self.last.value or 0) - expected

    @property
    def counted(self) -> list[Figure]:
        """What is stated beside the four, where with it they add up."""
        came, went = self.beside["added"], self.beside["removed"]
        for added, removed in ((came, went), (came, []), ([], went)):
            signed = sum(one.value or 0 for one in added) - sum(one.value or 0 for one in removed)
            if signed and signed == self.difference:
                return [*added, *removed]
        return []

    def is_made_up(self, unread: Unread) -> bool:
        """Whether numbers among the four that were not read can be what came or went besides.

        ``Đầu kỳ 2, bổ sung 3, đưa sang 1, thanh loại 1, còn 5`` is true, whatever the words mean.
        """
        return unread.make_up(self.difference, (one.where for one in self.figures.values()))

    @property
    def turned(self) -> bool:
        """Whether they add up where what was handed over went, and did not come, or the reverse.

        ``Chuyển giao 01`` does not say which.
        """
        came, went = (
            sum(one.value or 0 for one in self.beside[measure] if one.cell["movement"] in _EITHER)
            for measure in _OWN
        )
        turned = {-came, went, went - came, -came - went, came + went}
        return self.difference in turned - {0, came, -went, came - went}


_Siblings = tuple[str, str, tuple[tuple[str, str], ...]]
"""The rows of one line that differ in nothing but one dimension."""
_Together = Counter[_Siblings]
"""What the mismatches of such rows come to."""


def check(report: StatedReport, _form: Form) -> Iterator[Check]:
    """Check every cell of which at least two of the four figures stand in the report."""
    evidence = Evidence.of(report)
    rows, together = list(_rows(evidence)), _Together()
    for row in rows:
        for dimension in row.cell:
            together[_seen_from(row, dimension)] += row.difference
    unread = Unread(report.not_read)
    for row in rows:
        yield _verdict(row, together, evidence, unread)
    yield from _handled(evidence)


def _handled(evidence: Evidence) -> Iterator[Check]:
    """What was handled is what there was and what was added; it stands in the line that says so."""
    for (line, measure, cell), handled in evidence.items():
        if measure != "handled":
            continue
        parts = [evidence.primary(line, one, dict(cell)) for one in ("opening", "added")]
        known = [one for one in parts if one is not None and one.value is not None]
        expected = sum(one.value or 0 for one in known) if len(known) == len(parts) else None
        current = evidence.primary(line, "current", dict(cell))
        verdict, reason = _weighed_sum(handled, expected, current)
        figures = (*(one.id for one in known), handled.id)
        said, where = handled.value, handled.where
        yield Check("movement", verdict, line, said, expected, figures, where, reason, dict(cell))


def _weighed_sum(
    handled: Figure, expected: int | None, current: Figure | None
) -> tuple[Verdict, str]:
    """A sum that is what there is now may be meant for that."""
    if handled.value is None or expected is None:
        return "not_checkable", NOT_STATED
    if handled.value == expected:
        return "holds", HOLDS
    if current is not None and current.value == handled.value:
        return "not_checkable", UNCERTAIN_MEASURE
    return "fails", FAILS


def _rows(evidence: Evidence) -> Iterator[_Moved]:
    """Every line and cell of which the report states a movement or a stock, once."""
    seen: set[object] = set()
    for line, measure, cell in evidence:
        if line is None or measure not in MEASURES or (line, cell) in seen:
            continue
        if any(name in OF_MOVEMENTS for name, _ in cell):  # no stock has them
            continue
        seen.add((line, cell))
        found = {
            one: figure
            for one in MEASURES
            if (figure := evidence.primary(line, one, dict(cell))) is not None
        }
        if len(found) > 1:
            beside = {one: _beside(line, one, dict(cell), evidence) for one in _OWN}
            yield _Moved(line, dict(cell), found, beside)


_OWN: Final = {"added": "opened", "removed": "closed"}
"""The kind of movement that a flow is of where nothing else is said."""
_EITHER: Final = ("transferred", "reorganised")
"""The kinds whose names say that files moved, and not whither."""


def _beside(line: str, measure: str, cell: dict[str, str], evidence: Evidence) -> list[Figure]:
    """What is stated of the other kinds of movement: of each as a whole, else by its parts."""
    of_kind: dict[str, list[tuple[bool, Figure]]] = {}
    for stated, figure in evidence.moved_in(line, measure, cell):
        if (kind := stated["movement"]) != _OWN[measure]:
            of_kind.setdefault(kind, []).append((without(stated, "movement") == cell, figure))
    return [
        figure
        for found in of_kind.values()
        for whole, figure in found
        if whole or not any(is_whole for is_whole, _ in found)
    ]


def _verdict(row: _Moved, together: _Together, evidence: Evidence, unread: Unread) -> Check:
    """A mismatch stands in the line of the current figure, which the other three should give."""
    verdict, reason = _weighed(row, together, evidence, unread)
    counted = row.counted
    figures, last = tuple(one.id for one in (*row.figures.values(), *counted)), row.last
    stated, expected = last.value, last.value if counted else row.expected
    return Check(
        "movement", verdict, row.line, stated, expected, figures, last.where, reason, row.cell
    )


def _weighed(
    row: _Moved, together: _Together, evidence: Evidence, unread: Unread
) -> tuple[Verdict, str]:
    if row.expected is None:
        return "not_checkable", NOT_STATED
    if row.difference == 0 or row.counted:
        return "holds", HOLDS
    if _is_unread(row, evidence) or row.is_made_up(unread):
        return "not_checkable", PARTS_UNREAD
    if row.turned:
        return "not_checkable", UNCERTAIN_MEASURE
    if _is_of_wider(row, evidence):
        return "not_checkable", STATED_BESIDE
    between = set(row.cell) - {"symbol"}
    if any(_cancels_out(row, one, together) for one in between):
        return "not_checkable", RECLASSIFIED
    return "fails", FAILS


def _is_of_wider(row: _Moved, evidence: Evidence) -> bool:
    """Whether what came or went otherwise, stated of more than this cell, may have been in it.

    ``Thanh loại 00 (loại A: 00); chuyển giao 01``: it does not say of which class that one was.
    """
    came, went = (
        sum(
            figure.value or 0
            for stated, figure in evidence.moved.get((row.line, measure, None), ())
            if stated["movement"] != _OWN[measure]
            and without(stated, "movement").items() < row.cell.items()
        )
        for measure in _OWN
    )
    return -went - came <= row.difference <= came + went


def _is_unread(row: _Moved, evidence: Evidence) -> bool:
    """Whether a number that was not read says what came or went otherwise in this cell."""
    return any(
        one.line == row.line
        and "movement" in one.cell
        and all(one.cell.get(name, code) == code for name, code in row.cell.items())
        for one in evidence.report.not_read
    )


def _cancels_out(row: _Moved, dimension: str, together: _Together) -> bool:
    """Whether the mismatches of the cells that differ in one dimension come to nothing together.

    Records may have moved between them: a report that counts only the new and the closed says
    nothing of those, so that its cells need not move by their own figures.
    """
    return together[_seen_from(row, dimension)] == 0


def _seen_from(row: _Moved, dimension: str) -> _Siblings:
    """What a row shares with those that differ from it in one dimension."""
    return row.line, dimension, cell_key(without(row.cell, dimension))
