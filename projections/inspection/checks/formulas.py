"""Rule ``parts``, of the identities that a table states itself: ``3=1+2``.

Whatever the columns count, the document says what they come to. A formula is trusted where most
rows fit it: forms are copied, and with them formulas that were made for other columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from projections.inspection.checks.finding import (
    CARRIED_ON,
    COUNTED_BY_BOTH,
    FAILS,
    FORMULA_DOUBTED,
    HOLDS,
    NOT_EXHAUSTIVE,
    NOT_STATED,
    PARTS_UNREAD,
    RECLASSIFIED,
    STATED_BESIDE,
    UNCERTAIN_MEASURE,
    Check,
    Verdict,
)
from projections.inspection.reading.stated.sums import StatedIdentity
from projections.inspection.reading.stated.values import Figure, StatedReport

_DOUBTS: Final = frozenset(
    {COUNTED_BY_BOTH, PARTS_UNREAD, RECLASSIFIED, STATED_BESIDE, UNCERTAIN_MEASURE}
)
"""Why figures may be true though they do not add up, whatever a formula says."""
_Formula = tuple[str | None, int | None, str]
"""The sheet and table in which a formula stands, and the formula."""
_Row = tuple[int, int]
"""What a row states that the others should come to, and which of the document's rows it is."""


@dataclass(frozen=True, slots=True)
class _Held:
    """An identity with the figures in its cells, the total's first; None where none was read."""

    identity: StatedIdentity
    figures: tuple[Figure | None, ...]

    @property
    def known(self) -> tuple[Figure, ...]:
        """The figures that were read."""
        return tuple(one for one in self.figures if one is not None)

    @property
    def ids(self) -> tuple[str, ...]:
        """Those of all figures; none where one was not read."""
        return tuple(one.id for one in self.known) if None not in self.figures else ()

    @property
    def taken_away(self) -> frozenset[str]:
        """Those of the figures that are not added."""
        signed = zip(self.identity.addends, self.figures[1:], strict=True)
        return frozenset(one.id for it, one in signed if one is not None and it.sign < 0)


def check(report: StatedReport, found: Sequence[Check]) -> Iterator[Check]:
    """Check every stated identity that no other check, of those ``found``, has looked at."""
    seen = {frozenset(one.figures) for one in found if one.reason != NOT_EXHAUSTIVE}
    reasons = {it: one.reason for one in found if one.reason in _DOUBTS for it in one.figures}
    rows = _rows(report.identities)
    for place, held in enumerate(_held(report)):
        if held.ids and frozenset(held.ids) in seen:
            continue
        one = held.identity
        doubts = [reasons[it.id] for it in held.known if it.id in reasons]
        doubts.append(_doubt((one.value, place), rows.get(_named(one), {})))
        yield _checked(held, doubts[0])


def _held(report: StatedReport) -> Iterator[_Held]:
    at = {figure.where: figure for figure in report.figures if figure.where.cell is not None}
    for one in report.identities:
        places = (one.where, *(it.where for it in one.addends))
        yield _Held(one, tuple(map(at.get, places)))


def _checked(held: _Held, doubt: str) -> Check:
    """The identity of the document; ``doubt``: why it may be true though it does not hold."""
    one, total = held.identity, held.figures[0]
    verdict, reason = _weighed(one, doubt)
    line, cell = (total.line, dict(total.cell)) if total else (None, {})
    return Check(
        "parts", verdict, line, one.value, _expected(one), held.ids, one.where, reason, cell,
        taken_away=held.taken_away,
    )  # fmt: skip


def _weighed(one: StatedIdentity, doubt: str) -> tuple[Verdict, str]:
    expected = _expected(one)
    if expected is None:
        return "not_checkable", NOT_STATED
    if expected == one.value:
        return "holds", HOLDS
    return ("not_checkable", doubt) if doubt else ("fails", FAILS)


def _doubt(row: _Row, rows: Mapping[_Row, int]) -> str:
    """Why a row that does not fit a formula may state the truth; empty where it may not.

    ``rows``: by how much each is off. What is off by as much as a smaller one, or as all smaller
    ones together, is their sum.
    """
    failing = {one: off for one, off in rows.items() if off}
    if len(rows) - len(failing) < max(1, len(failing)):
        return FORMULA_DOUBTED
    smaller = [off for one, off in failing.items() if one < row]
    carried = bool(smaller) and rows.get(row) in (*smaller, sum(smaller))
    return CARRIED_ON if carried else ""


def _expected(one: StatedIdentity) -> int | None:
    """What the others come to; None where one of them is not stated."""
    signed = [it.sign * it.value for it in one.addends if it.value is not None]
    return sum(signed) if len(signed) == len(one.addends) else None


def _rows(identities: Sequence[StatedIdentity]) -> dict[_Formula, dict[_Row, int]]:
    """By formula, how far each number is from what it should be; not of rows of noughts."""
    found: dict[_Formula, dict[_Row, int]] = {}
    for place, one in enumerate(identities):
        expected = _expected(one)
        if expected is not None and (one.value or any(it.value for it in one.addends)):
            found.setdefault(_named(one), {})[one.value, place] = one.value - expected
    return found


def _named(one: StatedIdentity) -> _Formula:
    return one.where.sheet, one.where.table, one.formula
