"""The slow twin of the sets that lists count: member by member, day by day, condition by condition.

It takes sets and conditions as a list's file says them, and looks every one of them up in the
entries themselves; nothing is shared with the fast way but these values, the units that a question
covers, and the states of ``ledger.records``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple, Self

from ledger.catalog.lines import catalog
from ledger.entries.collaborator import CollaboratorRated, ItemsDelivered
from ledger.entries.outcome import OutcomeRecorded
from ledger.entries.record import EffectProduced, FileChecked, RecordClosed, RecordReported
from ledger.entries.survey_object import ObjectListed
from ledger.records.cell import DIMENSIONS, Cell, attribute_field
from ledger.records.organisation import Officer, Unit
from ledger.values.period import Period
from ledger.values.stream import Stream
from projections.figures.reach import Reach
from projections.targets.counted_set import Bounds, Condition, CountedSet
from projections.targets.indicator import Share
from projections.targets.target_list import TargetList
from tests.projections.targets.slow_papers import (
    Kind,
    TwinBooks,
    TwinGang,
    TwinObject,
    days_told,
    is_listed,
    months_on,
    same_day,
    told_of_offence,
)
from tests.projections.targets.slow_twin import DAY, Scope, Seen, TwinRecord, days_of, in_scope
from tests.projections.targets.slow_twin import member as member_of

ENDS = {
    "reporting_year": {(4, 14): (10, 15), (10, 14): (4, 15)},
    "calendar_year": {(6, 30): (1, 1), (12, 31): (7, 1)},
}
"""By the kind of a list's year: the last day of each half, and its first."""


class One(NamedTuple):
    """A member of a set: by what it is told, what it adds, and what it is."""

    name: str
    weight: int
    what: Any


@dataclass(frozen=True)
class SlowSets:
    """One question about a list, put to the books slowly: whom its sets count."""

    books: TwinBooks
    plan: TargetList
    unit: str
    scope: Scope
    period: Period
    reach_of: Callable[[str], Reach]
    branch: str | None = None
    _kept: dict[Any, Any] = field(default_factory=dict)

    def over(self, period: Period) -> Self:
        """The same question about other days."""
        return replace(self, period=period, _kept={})

    # ---- members --------------------------------------------------------------------------------

    def covers(self, unit: str | None, day: date) -> bool:
        """Whether a unit is asked about on a day."""
        return self.scope.reach is None or unit in self.scope.reach.on(day)

    def records(self, line: str, base: str) -> list[Seen]:
        """The records of a line in a base, of the branch asked about."""
        if (line, base) not in self._kept:
            there = [one for one in self.books.records if one.line == line]
            found = [member_of(base, one, self.scope, self.period) for one in there]
            self._kept[line, base] = [
                one for one in found if one and self._is_asked(self.branch_of(one))
            ]
        found_before: list[Seen] = self._kept[line, base]
        return found_before

    def _is_asked(self, branch: str | None) -> bool:
        return self.branch in (None, branch)

    def branch_of(self, seen: Seen) -> str | None:
        """Its own, else its field where that is a branch, else its unit's only one then (§1.1)."""
        cell = seen.cell
        if cell.branch:
            return cell.branch
        if cell.field in [one.code for one in catalog().branches]:
            return cell.field
        return self.books.only_branch(cell.unit or "", seen.day)

    def officers(self) -> list[Officer]:
        """Who serves in the scope at the end; of one branch, in units that have it."""
        end, his = self.period.end, self.scope.officer
        return [
            one
            for one in self.books.officers(end)
            if self.covers(one.unit, end) and his in (None, one.code) and self._has(one.unit)
        ]

    def _has(self, unit: str) -> bool:
        return (
            self.branch is None or self.branch in self.books.units(self.period.end)[unit].branches
        )

    def objects(self) -> list[TwinObject] | None:
        """What must be surveyed; None where nobody in the scope ever kept a list."""
        end = self.period.end
        keeps = [
            one
            for one in self.books.all(ObjectListed)
            if one.effective_on <= end and self.covers(self.listing(one), end)
        ]
        found = (
            one for one in self.books.objects(end) if self.covers(self.listing(one.listed), end)
        )
        return (
            [one for one in found if self._is_asked(self.branch_of_object(one))] if keeps else None
        )

    def listing(self, listed: ObjectListed) -> str:
        """On whose list an object stands at the end."""
        return self.books.carrier(listed, listed.branch, self.period.end)

    def branch_of_object(self, one: TwinObject) -> str | None:
        """Its own branch, else the only one of the unit on whose list it stands."""
        unit = self.listing(one.listed)
        return one.listed.branch or self.books.only_branch(unit, self.period.end)

    def gangs(self, base: str) -> list[TwinGang]:
        """Known or standing at the end, or found in the period."""
        start, end = self.period.start, self.period.end
        found = []
        for one in self.books.gangs():
            on = one.found.effective_on
            gone = one.dismantled.effective_on if one.dismantled else date.max
            there = {
                "known": on <= end and gone >= start,
                "standing": on <= end and gone > end,
                "in_period": start <= on <= end,
            }[base]
            day = on if base == "in_period" else min(gone, end)
            branch = one.found.branch or self.books.only_branch(one.found.unit, on)
            if there and self.covers(self.books.carrier(one.found, branch, day), day):
                found += [one] if self._is_asked(branch) else []
        return found

    def outcomes(self, kinds: Sequence[str]) -> list[OutcomeRecorded]:
        """Those of the period."""
        found = [
            one
            for one in self.books.all(OutcomeRecorded)
            if one.kind in kinds
            and self.covers(one.unit, one.effective_on)
            and self._is_asked(self.branch_of_outcome(one))
        ]
        return [one for one in found if one.effective_on in self.period]

    def stocks(self, kinds: Sequence[str]) -> list[OutcomeRecorded]:
        """Of each unit that stands in the scope at the end, the last by then."""
        end, found = self.period.end, []
        for code, unit in self.books.units(end).items():
            told = [
                one
                for one in self.books.all(OutcomeRecorded)
                if one.kind in kinds and one.unit == code and one.effective_on <= end
            ]
            told = [one for one in told if self._is_asked(self.branch_of_outcome(one))]
            if told and unit.until is None and self.covers(code, end):
                found.append(max(told, key=lambda one: (one.effective_on, one.position)))
        return found

    def branch_of_outcome(self, one: OutcomeRecorded) -> str | None:
        """Its own branch, its offence's, that of its measure, type or kind, or its unit's."""
        if one.branch:
            return one.branch
        if one.offence:
            return told_of_offence(one)[0]
        if one.measure == "detox" or one.kind == "drug_users" or one.penalty_type == "drugs":
            return "ma túy"
        return self.books.only_branch(one.unit, one.effective_on)

    def members(self, asked: CountedSet) -> list[One]:
        """The members of a set that satisfy its conditions."""
        if asked.same_as:
            other: Any = self.plan.indicators[asked.same_as]
            having = other.having if isinstance(other, Share) else ()
            return [
                one
                for one in self.members(other.of)
                if self.holds(one.what, (*having, *asked.where))
            ]
        found = [one for one in self._of_noun(asked) if self.holds(one.what, asked.where)]
        return [one._replace(weight=one.weight * asked.sign) for one in found]

    def _of_noun(self, asked: CountedSet) -> Iterator[One]:
        if asked.noun == "records":
            for line in asked.names:
                yield from (One(one.number, 1, one) for one in self.records(line, asked.base))
        elif asked.noun == "officers":
            yield from (One(one.code, 1, one) for one in self.officers())
        elif asked.noun == "objects":
            listed = self.objects() or []
            yield from (
                One(one.code, 1, one)
                for one in listed
                if not asked.names or one.listed.symbol in asked.names
            )
        elif asked.noun == "units":
            end = self.period.end
            for code, unit in self.books.units(end).items():
                if unit.until is None and self.covers(code, end) and self._has(code):
                    yield One(code, 1, unit)
        elif asked.noun == "items":
            yield from self._items(asked.names[0])
        elif asked.noun == "checks":
            yield from self._checks(asked.names)
        else:
            assert asked.noun == "outcomes", asked.noun
            yield from self._outcomes(asked)

    def _outcomes(self, asked: CountedSet) -> Iterator[One]:
        if "gang" in asked.names:
            for one in self.gangs(asked.base):
                weight = getattr(one.found, asked.total) if asked.total else 1
                yield One(one.code, weight, one)
        is_stock = asked.base == "latest"
        for outcome in (self.stocks if is_stock else self.outcomes)(asked.names):
            weight = quantity(outcome, asked.total) if asked.total else 1
            yield One(f"#{outcome.position}", weight, outcome)

    def _items(self, name: str) -> Iterator[One]:
        """What was delivered on each day on which the record stands in the scope, or is closed."""
        for entry, seen in self._done(ItemsDelivered):
            yield One(seen.number, getattr(entry, name), seen)

    def _checks(self, names: tuple[str, ...]) -> Iterator[One]:
        """The checks on each day on which the record stands in the scope, or is closed."""
        for entry, seen in self._done(FileChecked):
            if self.is_check(entry, names):
                yield One(seen.number, 1, seen)

    def _done(self, kind: type[Kind]) -> Iterator[tuple[Kind, Seen]]:
        """Every entry of a kind in the period on a record that stands in the scope that day.

        A closed one stands where it stood last: it may be checked still.
        """
        for one in self.books.records:
            for entry in one.entries:
                if isinstance(entry, kind) and entry.effective_on in self.period:
                    day = entry.effective_on
                    cell = stood(one, day) or one.state(day).last_cell
                    if cell is None or not in_scope(cell, self.scope, day):
                        continue
                    seen = Seen(one, cell, day)
                    if self._is_asked(self.branch_of(seen)):
                        yield entry, seen

    def is_check(self, entry: FileChecked, names: tuple[str, ...]) -> bool:
        """Whether a check counts: anybody's, or a commander's or leader's alone."""
        serving = self.books.officers(entry.effective_on)
        commanding = [one.code for one in serving if one.role in ("commander", "leader")]
        return names != ("by_commander",) or entry.checker in commanding

    # ---- conditions -----------------------------------------------------------------------------

    def holds(self, what: Any, conditions: Sequence[Condition]) -> bool:
        """Whether a member satisfies all of some conditions."""
        return all(self._one(what, name, value) for name, value in conditions)

    def _one(self, what: Any, name: str, value: Any) -> bool:
        if name == "not":
            return not self.holds(what, value)
        if name == "any":
            return any(self.holds(what, one) for one in value)
        if isinstance(what, Seen):
            return self._of_record(what, name, value)
        asking: dict[type, Callable[[Any, str, Any], bool]] = {
            Officer: self._of_officer,
            Unit: self._of_unit_there,
            TwinObject: self._of_object,
            TwinGang: self._of_gang,
            OutcomeRecorded: self._of_outcome,
        }
        return asking[type(what)](what, name, value)

    def _of_unit_there(self, unit: Unit, name: str, value: Any) -> bool:
        if name == "branch":
            return any(value.holds(one) for one in unit.branches)
        assert name == "kind"
        return bool(value.holds(self.books.kind_of(unit.code, self.period.end)))

    def _of_record(self, seen: Seen, name: str, value: Any) -> bool:
        if name == "branch":
            return bool(value.holds(self.branch_of(seen)))
        if name == "online":
            return bool(bool(seen.cell.online) == value)
        if name in DIMENSIONS:
            return bool(value.holds(getattr(seen.cell, attribute_field(name))))
        return bool(getattr(self, f"_{name}")(seen, value))

    def _closing(self, seen: Seen, value: Any) -> bool:
        return seen.closing is not None and value.holds(seen.closing)

    def _closing_flag(self, seen: Seen, value: Any) -> bool:
        (flag,) = value.values
        if seen.closing is None:
            return False
        way = catalog().line(seen.one.line).closing(seen.closing)
        return bool(getattr(way, flag) != value.negated)

    def _with_effect(self, seen: Seen, value: Any) -> bool:
        closed = seen.closing is not None
        if closed and value == (None, None):
            assert seen.closing is not None
            if catalog().line(seen.one.line).closing(seen.closing).developed:
                return True
        first, last = self.period.start, self.period.end
        if value.when == "life" or (value.when is None and closed):
            first, last = date.min, seen.day if closed else self.period.end
        penalised = seen.one.line == "DTCB" and (
            not value.codes or "administrative_penalty" in value.codes
        )
        penalties = [
            one
            for one in self.books.all(OutcomeRecorded)
            if one.kind == "penalty" and seen.one.stream in (one.records or ())
        ]
        effects = [
            one
            for one in seen.one.entries
            if isinstance(one, EffectProduced) and (not value.codes or one.effect in value.codes)
        ]
        counted = [*effects, *(penalties if penalised else ())]
        return any(first <= one.effective_on <= last for one in counted)

    def _served(self, seen: Seen, value: Any) -> bool:
        """At the end by one that is in use then; or on any day on which it stands in the scope."""
        end = self.period.end
        if value.when == "at_end":
            names = seen.one.state(end).supported_by
            return any(self._is_of(name, value.symbols, self._stands(name, end)) for name in names)
        for day in days_of(self.period):
            if in_scope(stood(seen.one, day), self.scope, day):
                for name in self._serving(seen.one, day):
                    if self._is_of(name, value.symbols, self._stood(name, day)):
                        return True
        return False

    def _serving(self, one: TwinRecord, day: date) -> set[str]:
        """Who served a record at some moment of a day."""
        found = {*one.state(day - DAY).supported_by, *one.state(day).supported_by}
        gained = [entry for entry in one.entries if entry.effective_on == day]
        return found | {getattr(entry, "collaborator", "") for entry in gained}

    def _named(self, stream: str) -> TwinRecord | None:
        return next((one for one in self.books.records if one.stream == stream), None)

    def _stands(self, stream: str, day: date) -> Cell | None:
        one = self._named(stream)
        return one.state(day).cell if one else None

    def _stood(self, stream: str, day: date) -> Cell | None:
        one = self._named(stream)
        return stood(one, day) if one else None

    def _is_of(self, _stream: str, symbols: tuple[str, ...] | None, cell: Cell | None) -> bool:
        return cell is not None and (symbols is None or cell.symbol in symbols)

    def _serves(self, seen: Seen) -> int:
        end = self.period.end
        watch = [one for one in self.books.records if one.line == "ST"]
        return sum(seen.one.stream in one.state(end).supported_by for one in watch)

    def _serves_at_least(self, seen: Seen, value: int) -> bool:
        return self._serves(seen) >= value

    def _serves_at_most(self, seen: Seen, value: int) -> bool:
        return self._serves(seen) <= value

    def _rating(self, seen: Seen) -> str | None:
        found = [one for one in seen.one.entries if isinstance(one, CollaboratorRated)]
        found = [one for one in found if one.effective_on in self.period]
        return found[-1].rating if found else None

    def _rated(self, seen: Seen, value: Any) -> bool:
        return bool(value.holds(self._rating(seen)))

    def _rated_at_least(self, seen: Seen, value: str) -> bool:
        assert value == "khá"
        return self._rating(seen) in ("khá", "xuất sắc")

    def _in_use_months(self, seen: Seen, value: Bounds) -> bool:
        assert value == Bounds(-1)
        opened = seen.one.entries[0].effective_on
        return opened <= months_on(self.period.end, -self.plan.rateable_months)

    def _owed_halves(self, seen: Seen) -> list[Period]:
        found = []
        ends = ENDS[self.plan.period]
        for day in days_of(self.period):
            if begins := ends.get((day.month, day.day)):
                since = opened_last(seen.one, day)
                if since is not None and (day - since).days >= 30:
                    year = day.year - (begins > (day.month, day.day))
                    found.append(Period(date(year, *begins), day))
        return found

    def _owes_report(self, seen: Seen, value: bool) -> bool:
        return bool(self._owed_halves(seen)) == value

    def _reported_on_time(self, seen: Seen, value: bool) -> bool:
        reports = [one for one in seen.one.entries if isinstance(one, RecordReported)]
        days = [one.effective_on for one in reports if one.subject is None]
        return all(any(day in half for day in days) for half in self._owed_halves(seen)) == value

    def _reported_subject(self, seen: Seen, value: str) -> bool:
        reports = [one for one in seen.one.entries if isinstance(one, RecordReported)]
        return any(one.subject == value and one.effective_on <= self.period.end for one in reports)

    def _arrested_or_prosecuted(self, seen: Seen, branch: str) -> bool:
        days = [
            one.effective_on
            for one in self.books.naming(seen.one.stream)
            if branch in ("", told_of_offence(one)[0])
        ]
        days += [
            one.effective_on
            for one in seen.one.entries
            if isinstance(one, RecordClosed) and one.way in ("arrested", "prosecuted")
        ]
        first = min(days, default=date.max)
        return first in self.period and in_scope(stood(seen.one, first), self.scope, first)

    def _named_by_outcome(self, seen: Seen, value: bool) -> bool:
        return bool(self.books.naming(seen.one.stream)) == value

    def _counted_by_outcome(self, seen: Seen, value: Any) -> bool:
        """Whether the first result that names it, wherever it was recorded, is counted here."""
        naming = self.books.naming(seen.one.stream)
        naming.sort(key=lambda one: (one.effective_on, self.books.place(one)))
        here = [
            one
            for one in naming[:1]
            if one in self.outcomes(("arrest", "prosecution"))
            and value.branch in ("", told_of_offence(one)[0])
        ]
        return bool(bool(here) == value.value)

    def _covers_object(self, seen: Seen, value: str) -> bool:
        listed = self.objects() or []
        wanted = [one for one in listed if value == "any" or one.listed.through_line]
        return any(covered_by(one, seen) for one in wanted)

    def _closed_by_end(self, seen: Seen, value: bool) -> bool:
        return (seen.one.state(self.period.end).cell is None) == value

    def _of_officer(self, officer: Officer, name: str, value: Any) -> bool:
        if name == "role":
            return bool(value.holds(officer.role))
        if name == "duty":
            return bool(set(officer.duties) & set(value or officer.duties))
        if name == "uses_collaborators":
            there = [one for one in self.books.records if one.line == "CTVBM"]
            of_any_branch = [member_of("current", one, self.scope, self.period) for one in there]
            his = [one for one in of_any_branch if one and one.cell.officer == officer.code]
            return bool(value.at_least <= len(his) < (value.below or 10**9))
        if name == "tenure_years":
            years, joined = 0, officer.in_unit_since
            while joined and joined <= same_day(self.period.end, years + 1):
                years += 1
            return joined is not None and value.at_least <= years < (value.below or 10**9)
        assert name == "with_quota"
        known = self.books.quotas(self.period.end)
        his_quotas = [one for one in known if one.registered.officer == officer.code]
        days = set(days_of(self.period))
        return bool(
            any(days <= set(days_of(days_told(one.approved))) for one in his_quotas) == value
        )

    def _of_object(self, one: TwinObject, name: str, value: Any) -> bool:
        if name in ("through_line", "key_area"):
            return bool(getattr(one.listed, name)) is value
        assert name == "covered"
        return bool(any(covered_by(one, seen) for seen in self.records("DTCB", "current")) == value)

    def _of_gang(self, gang: TwinGang, name: str, value: Any) -> bool:
        end = self.period.end
        if name == "first_found_by":
            return bool(gang.found.first_found_by == value)
        if name == "cross_border":
            return bool(gang.found.cross_border) is value
        if name == "on_file":
            return bool(any(one.effective_on <= end for one in gang.filed) == value)
        assert name == "related_to_current"
        kept = {name for one in gang.filed if one.effective_on <= end for name in one.records}
        there = [one for one in kept if Stream(one).noun in value]
        return any(in_scope(self._stands(one, end), self.scope, end) for one in there)

    def _of_outcome(self, one: OutcomeRecorded, name: str, value: Any) -> bool:
        branch, family = told_of_offence(one)
        if name == "offence":
            assert value.values == ("watch_listed",)
            return is_listed(one)
        if name == "offence_branch":
            return bool(value.holds(branch))
        if name == "family":
            return bool(value.holds(family))
        if name == "branch":
            return bool(value.holds(self.branch_of_outcome(one)))
        if name == "accused_at_least":
            return bool((one.accused or 0) >= value)
        stated = getattr(one, "penalty_type" if name == "type" else name)
        if name in ("online", "key_area", "organised"):
            return bool(stated) is value
        return stated == value if isinstance(value, str) else bool(value.holds(stated))


def stood(one: TwinRecord, day: date) -> Cell | None:
    """Where a record stands at the end of a day, or stood on it before it was closed."""
    state = one.state(day)
    return state.last_cell if state.cell is None and state.closed_on == day else state.cell


def opened_last(one: TwinRecord, day: date) -> date | None:
    """Since when a record that stands at the end of a day is in the books."""
    if one.state(day).cell is None:
        return None
    past = sorted({entry.effective_on for entry in one.entries if entry.effective_on <= day})
    came = [on for on in past for _, before, after in one.steps(on) if before is None and after]
    return came[-1]


def quantity(outcome: OutcomeRecorded, name: str) -> int:
    """What a result counts (targets.md §1.5)."""
    if name == "persons_once":
        return (outcome.persons or 0) + (outcome.accused or 0) - (outcome.already_arrested or 0)
    if name == "grave_not_on_file":
        return (outcome.grave or 0) - (outcome.grave_on_file or 0)
    return getattr(outcome, name) or 0


def covered_by(one: TwinObject, seen: Seen) -> bool:
    """A survey file of the symbol that names the object, or without one is of that field."""
    if seen.cell.symbol != one.listed.symbol:
        return False
    named = None
    for entry in seen.one.entries:
        if entry.effective_on <= seen.day:
            changed = getattr(entry, "attributes", None) or getattr(entry, "changes", None) or {}
            named = changed.get("object", named)
    if named is not None:
        return bool(named == one.code)
    called, of_field = seen.cell.field, one.listed.symbol == "ĐV"
    return of_field and called is not None and called in (one.code, one.listed.name)
