"""Many reports held against the books: what each came to, and all of them by unit and by cause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Protocol

from projections.inspection.reconciliation.causes import Cause
from projections.inspection.reconciliation.ratio import SampledRatio, sampled_ratio
from projections.inspection.reconciliation.reconciled import Reconciliation
from projections.inspection.reconciliation.verification import (
    LEAST_PERCENT,
    MOST_PERCENT,
    Verified,
    factor,
)


class HeldBeside(Protocol):
    """What a report states of a target or a count, held against the books."""

    @property
    def verdict(self) -> str:
        """As of a figure."""

    @property
    def differs(self) -> bool:
        """Whether it is not confirmed both then and now."""

    @property
    def causes(self) -> Sequence[Cause]:
        """Why."""


Row = tuple[str, str, int, int, int]
"""Line, measure, reported, recounted then, recounted now."""


@dataclass(frozen=True, slots=True)
class HeldReport:
    """What holding one report against the books came to.

    ``file`` as it was named, ``sha256`` of its bytes; ``unit``, ``start`` and ``end`` (ISO days)
    are empty where the report was refused: then ``problem`` and ``hint`` say why. ``causes``: how
    many figures and results each kind of cause explains; ``by_hand``: the entries by which an
    inspector reads it otherwise; ``results``: how many values of targets and counts could be held
    against the books, how many were confirmed, how many differ; ``held_elsewhere``: whose report
    of which days it is otherwise, in its JSON form.
    """

    file: str
    sha256: str = ""
    unit: str = ""
    start: str = ""
    end: str = ""
    submitted: bool = False
    figures: int = 0
    checkable: int = 0
    confirmed: int = 0
    differing: int = 0
    rows: tuple[Row, ...] = ()
    causes: Mapping[str, int] = field(default_factory=dict)
    problem: str = ""
    hint: str = ""
    by_hand: tuple[int, ...] = ()
    results: int = 0
    results_confirmed: int = 0
    results_differing: int = 0
    held_elsewhere: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        file: str,
        sha256: str,
        found: Reconciliation,
        results: Sequence[HeldBeside] = (),
        *,
        submitted: bool = False,
        by_hand: tuple[int, ...] = (),
    ) -> HeldReport:
        """What one reconciliation came to; ``results``: what it states beside figures."""
        agreement = found.verification
        kinds = Counter(
            kind
            for one in (*found.figures, *results)
            for kind in {cause.kind for cause in one.causes}
        )
        verdicts = Counter(one.verdict for one in results)
        return cls(
            file,
            sha256,
            found.unit,
            found.period.start.isoformat(),
            found.period.end.isoformat(),
            submitted,
            len(found.figures),
            agreement.checkable,
            agreement.confirmed,
            len(found.differing),
            tuple((r.line, r.measure, r.reported, r.then, r.now) for r in agreement.rows),
            dict(sorted(kinds.items())),
            by_hand=by_hand,
            results=len(results) - verdicts["not_checkable"],
            results_confirmed=verdicts["matches"],
            results_differing=sum(one.differs for one in results),
        )

    @classmethod
    def kept(cls, told: Mapping[str, Any]) -> HeldReport:
        """One that was written down by :meth:`as_json`."""
        rows = tuple((str(a), str(b), int(x), int(y), int(z)) for a, b, x, y, z in told["rows"])
        by_hand = tuple(map(int, told.get("by_hand", ())))
        return cls(**{**told, "rows": rows, "by_hand": by_hand})

    def as_json(self) -> dict[str, Any]:
        """The report in its stable JSON form."""
        return asdict(self)

    @property
    def differs(self) -> bool:
        """Whether any figure or result is not confirmed both then and now."""
        return bool(self.differing or self.results_differing)

    @property
    def refused(self) -> bool:
        """Whether it could not be held against the books at all."""
        return not self.unit

    @property
    def of_what(self) -> tuple[str, str, str]:
        """Whose report it is, and of which days."""
        return self.unit, self.start, self.end

    @property
    def verified(self) -> tuple[Verified, ...]:
        """Its totals beside what was recounted."""
        return tuple(Verified(*row) for row in self.rows)


@dataclass(frozen=True, slots=True)
class UnitAgreement:
    """All that a unit's reports state in totals beside the books as they are known now."""

    unit: str
    reports: int
    checkable: int
    confirmed: int
    reported: int
    recounted: int
    absolute_error: int

    @property
    def factor(self) -> float | None:
        """Recounted ÷ reported; None where nothing was reported."""
        return factor(self.recounted, self.reported)


@dataclass(frozen=True, slots=True)
class Overview:
    """Many reports; ``out_of``: of how many units theirs are a sample (0: they are all there are).

    Of two reports of one unit and period one counts: that which was submitted here, else the first.
    """

    reports: tuple[HeldReport, ...]
    out_of: int = 0

    @property
    def counted(self) -> tuple[HeldReport, ...]:
        """One report of each unit and period."""
        found: dict[tuple[str, str, str], HeldReport] = {}
        for one in sorted(self.reports, key=lambda it: not it.submitted):
            if not one.refused:
                found.setdefault(one.of_what, one)
        return tuple(one for one in self.reports if found.get(one.of_what) is one)

    @property
    def doubled(self) -> tuple[tuple[HeldReport, ...], ...]:
        """Reports that share their unit and period with another."""
        found: dict[tuple[str, str, str], list[HeldReport]] = {}
        for one in self.reports:
            if not one.refused:
                found.setdefault(one.of_what, []).append(one)
        return tuple(tuple(them) for them in found.values() if len(them) > 1)

    def by_unit(self) -> list[UnitAgreement]:
        """Each unit, those that are furthest from the books first."""
        found: dict[str, list[HeldReport]] = {}
        for one in self.counted:
            found.setdefault(one.unit, []).append(one)
        units = [_agreement(unit, them) for unit, them in found.items()]
        return sorted(units, key=lambda it: (-it.absolute_error, it.unit))

    def by_cause(self) -> list[tuple[str, int, int]]:
        """Kind of cause, how many figures it explains, in how many reports; the most first."""
        figures: Counter[str] = Counter()
        reports: Counter[str] = Counter()
        for one in self.counted:
            figures.update(one.causes)
            reports.update(one.causes.keys())
        return sorted(
            ((kind, count, reports[kind]) for kind, count in figures.items()),
            key=lambda it: (-it[1], it[0]),
        )

    def ratios(self) -> list[tuple[str, str, SampledRatio]]:
        """Line, measure, and the ratio over the units that report it."""
        sums: dict[tuple[str, str], dict[str, tuple[int, int]]] = {}
        for one in self.counted:
            for line, measure, reported, _then, now in one.rows:
                units = sums.setdefault((line, measure), {})
                before = units.get(one.unit, (0, 0))
                units[one.unit] = before[0] + reported, before[1] + now
        return [
            (line, measure, sampled_ratio([*units.values()], self.out_of))
            for (line, measure), units in sums.items()
        ]

    def beyond(self) -> tuple[int, int, int]:
        """How many totals were recounted as over 110 % of the reported, under 90 %, and of all."""
        rows = [row for one in self.counted for row in one.verified]
        over = sum(100 * row.now > MOST_PERCENT * row.reported for row in rows)
        under = sum(100 * row.now < LEAST_PERCENT * row.reported for row in rows)
        return over, under, len(rows)

    def as_json(self) -> dict[str, Any]:
        """The overview in its stable JSON form."""
        over, under, totals = self.beyond()
        return {
            "reports": [one.as_json() for one in self.reports],
            "doubled": [[one.file for one in them] for them in self.doubled],
            "units": [{**asdict(one), "factor": one.factor} for one in self.by_unit()],
            "causes": [
                {"kind": kind, "figures": figures, "reports": reports}
                for kind, figures, reports in self.by_cause()
            ],
            "ratios": [*map(_ratio_json, self.ratios())],
            "totals": totals,
            "over": over,
            "under": under,
        }


def _agreement(unit: str, reports: Sequence[HeldReport]) -> UnitAgreement:
    rows: Iterable[Verified] = [row for one in reports for row in one.verified]
    return UnitAgreement(
        unit,
        len(reports),
        sum(one.checkable for one in reports),
        sum(one.confirmed for one in reports),
        sum(row.reported for row in rows),
        sum(row.now for row in rows),
        sum(abs(row.now - row.reported) for row in rows),
    )


def _ratio_json(found: tuple[str, str, SampledRatio]) -> dict[str, Any]:
    line, measure, told = found
    error = told.standard_error
    return {
        "line": line,
        "measure": measure,
        "units": told.units,
        "out_of": told.out_of,
        "reported": told.reported,
        "recounted": told.recounted,
        "ratio": None if told.ratio is None else round(told.ratio, 4),
        "standard_error": None if error is None else round(error, 4),
    }
