"""Targets of a list's file, and what the whole list is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from ledger.values.dates import format_date
from ledger.values.period import Period
from projections.targets import vocabulary
from projections.targets.fault import VALUE_KINDS
from projections.targets.indicator import Attested, Indicator, Ratio, Share
from projections.targets.target_list import (
    AssignedQuota,
    ExceptionRule,
    Programme,
    Target,
    TargetPart,
    Threshold,
)
from projections.toml.fields import Fields, near_to, percentage

LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
Kinds = Callable[[], Mapping[str, str]]
"""The indicators of other lists, each with the kind of its value; “” where that is not known."""

EXCEPTED_FORMS: Final = (Share, Ratio)
"""The forms whose members can be measured apart by branch or kind of unit."""


class TargetReader:
    """Reads the targets of one list.

    ``names``: of the indicators it has, of which ``indicators`` are understood; ``elsewhere``:
    those of other lists, of which there can be quotas, too.
    """

    def __init__(
        self,
        names: Iterable[str],
        indicators: Mapping[str, Indicator],
        branch: str | None,
        elsewhere: Kinds = dict,
    ) -> None:
        self._names, self._indicators, self._branch = sorted(names), indicators, branch
        self._elsewhere = elsewhere

    def target(self, table: Fields) -> Target:
        """One target."""
        number = table.value("number", "count", "text", needed=True)
        text = table.text("text", needed=True)
        units = table.some("units", vocabulary.UNIT_KINDS, "unknown_unit_kind")
        ref = table.text("ref")
        found = list(table.tables("part", needed=True))
        parts = tuple(self._part(one, LETTERS[at % 26]) for at, one in enumerate(found))
        table.done()
        return Target(number or 0, text, units or vocabulary.UNIT_KINDS, parts, ref)

    def _part(self, table: Fields, letter: str) -> TargetPart:
        name = table.one("indicator", self._names, "unknown_indicator", needed=True)
        letter = table.text("letter") or letter
        informative = table.flag("informative")
        units = table.some("units", vocabulary.UNIT_KINDS, "unknown_unit_kind")
        applies = {
            "unless_quota": table.text("unless_quota") or None,
            "day_in_period": table.day("day_in_period"),
            "since_phase": table.count("since_phase", 1) if table.has("since_phase") else None,
        }
        indicator = self._indicators.get(name)
        graded = not (informative or isinstance(indicator, Attested))
        comparator = table.one("comparator", vocabulary.COMPARATORS, needed=graded)
        threshold, percent = self._threshold(table, "threshold", indicator, needed=graded)
        stretch, _ = self._threshold(table, "stretch", indicator)
        if isinstance(threshold, Fraction) and isinstance(stretch, Fraction):
            _check_side(table, comparator, threshold, stretch)
        exceptions = tuple(self._exception(one, indicator) for one in table.tables("exceptions"))
        if exceptions and indicator and not isinstance(indicator, EXCEPTED_FORMS):
            told = {"text": "exceptions", "form": indicator.form}
            table.wrong("exceptions", "not_for_form", **told)
        table.done()
        return TargetPart(
            letter, name, comparator, threshold,
            stretch if isinstance(stretch, Fraction) else None, percent, units,
            exceptions, informative, **applies,  # type: ignore[arg-type]
        )  # fmt: skip

    def _threshold(
        self, table: Fields, key: str, indicator: Indicator | None, *, needed: bool = False
    ) -> tuple[Threshold | None, bool]:
        """A number, a percentage (and that it is one) or a quota."""
        found = table.value(key, "count", "text", "table", needed=needed)
        if isinstance(found, dict):
            return self._quota(table.inside(found, key), indicator), False
        if isinstance(found, int):
            if indicator and indicator.kind == "ratio" and found:
                table.wrong(key, "value_kind", text=found, wanted=VALUE_KINDS["ratio"])
            return Fraction(found), False
        if not isinstance(found, str):
            return None, False
        share = percentage(found)
        if share is None:
            table.wrong(key, "bad_value", text=found, known="90%")
        elif share > 1:
            table.wrong(key, "over_100", text=found)
        elif indicator and indicator.kind != "ratio":
            table.wrong(key, "value_kind", text=found, wanted=VALUE_KINDS[indicator.kind])
        return share, True

    def _quota(self, table: Fields, indicator: Indicator | None) -> AssignedQuota:
        """A quota of an indicator that a list knows, of the kind of what is held against it."""
        name = table.text("quota", needed=True)
        missing = table.one("missing", vocabulary.MISSING) or "not_known"
        kinds = {one: found.kind for one, found in self._indicators.items()}
        known = {**dict.fromkeys(self._names, ""), **kinds}
        if name and name not in known:
            known = {**self._elsewhere(), **known}
        if name and name not in known:
            table.wrong("quota", "unknown_indicator", **near_to(name, sorted(known)))
        elif indicator and known.get(name, "") not in ("", indicator.kind):
            told = {"found": VALUE_KINDS[known[name]], "wanted": VALUE_KINDS[indicator.kind]}
            table.wrong("quota", "quota_kind", text=name, **told)
        table.done()
        return AssignedQuota(name, missing)

    def _exception(self, table: Fields, indicator: Indicator | None) -> ExceptionRule:
        by = "kind" if table.has("kind") else "branch"
        if by == "kind":
            value = table.one("kind", vocabulary.UNIT_KINDS, "unknown_unit_kind")
        else:
            value = self._excepted_branch(table)
        threshold, _ = self._threshold(table, "threshold", indicator, needed=True)
        table.done()
        return ExceptionRule(
            by, value, threshold if isinstance(threshold, Fraction) else Fraction()
        )

    def _excepted_branch(self, table: Fields) -> str:
        """A branch that records counted here can have."""
        value = table.text("branch", needed=True)
        known = (self._branch,) if self._branch else table.known.branches
        if value and value not in known:
            table.wrong("branch", "no_branch", **near_to(value, known))
        return value


def _check_side(table: Fields, comparator: str, threshold: Fraction, stretch: Fraction) -> None:
    """A stretch goes beyond the threshold, on the side to which its comparison points."""
    beyond = {
        ">=": stretch > threshold,
        ">": stretch > threshold,
        "<=": stretch < threshold,
        "<": stretch < threshold,
    }
    if not beyond.get(comparator, comparator == ""):
        stated = {key: str(table.data[key]) for key in ("stretch", "threshold")}
        table.wrong("stretch", "stretch_side", text=stated["stretch"], other=stated["threshold"])


def read_programme(table: Fields | None) -> Programme | None:
    """The baseline and the phases of a programme."""
    if table is None:
        return None
    baseline = _days(table.table("baseline", needed=True))
    phases: list[Period] = []
    for one in table.tables("phase"):
        found = _days(one)
        if found and phases and found.start <= phases[-1].end:
            after = phases[-1].end + timedelta(days=1)
            one.wrong("from", "overlap", text=format_date(phases[-1].end), known=after.isoformat())
        if found:
            phases.append(found)
    if baseline:
        _check_baseline(table, baseline, phases)
    table.done()
    return Programme(baseline, tuple(phases)) if baseline else None


def _check_baseline(table: Fields, baseline: Period, phases: Iterable[Period]) -> None:
    """A baseline is a calendar year, which is over when the first phase begins."""
    year = baseline.start.year
    if baseline != Period(date(year, 1, 1), date(year, 12, 31)):
        known = f"{{ from = {year}-01-01, to = {year}-12-31 }}"
        table.wrong("baseline", "no_year", text=str(baseline), known=known)
    first = min((one.start for one in phases), default=None)
    if first and baseline.end >= first:
        last = (first - timedelta(days=1)).isoformat()
        table.wrong("baseline", "baseline_overlap", text=format_date(first), known=last)


def _days(table: Fields | None) -> Period | None:
    """``{ from = 2016-01-01, to = 2016-12-31 }``, both included."""
    if table is None:
        return None
    start, end = table.day("from", needed=True), table.day("to", needed=True)
    table.done()
    if start is None or end is None:
        return None
    if end < start:
        table.wrong("to", "reversed", text=format_date(end))
        return None
    return Period(start, end)
