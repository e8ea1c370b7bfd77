"""Results of work, gangs, objects, attestations and quotas, as grading asks of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from ledger.entries.attestation import AttestationMade
from ledger.entries.organisation import UnitEnding, UnitParted
from ledger.entries.outcome import FACTS, QUANTITIES, OutcomeRecorded
from ledger.entries.survey_object import ObjectListed
from ledger.records.carrying import carrier_on, carriers
from ledger.records.history import History
from ledger.records.papers.attestation import ATTESTATIONS
from ledger.records.papers.counting import branch_of, grave_not_on_file, offence_of, persons_once
from ledger.records.papers.gang import GANGS
from ledger.records.papers.quota import approved_quotas
from ledger.records.papers.survey_object import OBJECTS
from ledger.timeline import in_force
from ledger.values.stream import Stream
from projections.figures.only_branches import OnlyBranches
from projections.targets.seen_books import (
    CountedAttestation,
    CountedGang,
    CountedObject,
    CountedOutcome,
    CountedQuota,
)
from projections.targets.vocabulary import PENALTY, SURVEYS

DUTIES = frozenset({"inspection", "meeting", "circular", "knowledge", "sanction", "quota"})
"""Streams by which it is shown that rules are kept, and how quotas came about."""


DATED = frozenset({"gang", "object"})
"""Streams of which a state is told that differs from day to day."""


class PaperBooks:
    """Takes one stream after the other; ``as_of`` the end of a day, as known at a position.

    An attestation counts whenever it was made: its own days say of what it is.
    """

    def __init__(self, as_of: date, known_at: int, units: Sequence[History]) -> None:
        self._as_of, self._known_at = as_of, known_at
        self._branches = OnlyBranches(units, known_at)
        self._unit = {Stream(one.record): one for one in units}.__getitem__
        self._outcomes: list[CountedOutcome] = []
        self._places = dict[int, int]()
        self._gangs: list[CountedGang] = []
        self._objects: list[CountedObject] = []
        self._lists: set[str] = set()
        self._attestations: list[CountedAttestation] = []
        self._quotas: list[CountedQuota] = []
        self._duties: list[History] = []
        self._ended: dict[str, bool] = {}

    def add(self, history: History) -> None:
        """Fold a stream, if it is one of a paper."""
        noun = history.noun
        if noun == "outcome":
            self._outcomes += self._outcome(history)
        elif noun == "gang":
            self._gangs += self._gang(history)
        elif noun == "object":
            self._object(history)
        elif noun == "attestation":
            self._attestations += self._attested(history)
        elif noun == "quota":
            self._quotas += self._approved(history)
        if noun in DUTIES:
            self._duties.append(history)

    def lasting(self) -> dict[str, Any]:
        """What was folded and is the same on every day, by the names of :class:`SeenBooks`."""
        return {
            "outcomes": tuple(sorted(self._outcomes, key=lambda one: (one.on, one.position))),
            "naming": self._naming(),
            "attestations": tuple(self._attestations),
            "quotas": tuple(self._quotas),
            "duties": tuple(self._duties),
            "only_branches": self._branches,
        }

    def of_the_day(self) -> dict[str, Any]:
        """What was folded as it stood at the end of the day."""
        return {
            "gangs": tuple(self._gangs),
            "objects": tuple(self._objects),
            "list_kept_by": frozenset(self._lists),
        }

    def _naming(self) -> dict[str, list[CountedOutcome]]:
        """By a record's stream, the results that count for it, in the order they took effect.

        The arrests and prosecutions for listed offences that name it, of which the first newly
        counts a person; and of a survey file the penalties that name it, which are its effects.
        """
        found: dict[str, list[CountedOutcome]] = defaultdict(list)
        for one in sorted(self._outcomes, key=lambda one: (one.on, self._places[one.position])):
            arrests = one.kind in ("arrest", "prosecution") and one.watch_listed
            for record in one.records:
                if arrests or (one.kind == PENALTY and Stream(record).noun == SURVEYS):
                    found[record].append(one)
        return found

    def _outcome(self, history: History) -> Iterator[CountedOutcome]:
        for one in in_force(history.entries, self._known_at):
            if isinstance(one, OutcomeRecorded):
                self._places[one.position] = history.entries[0].position
                yield counted_outcome(one, self._branches.of(one.unit, one.effective_on))

    def _gang(self, history: History) -> Iterator[CountedGang]:
        gang = GANGS.state(history, self._as_of, self._known_at)
        if (found := gang.found) is not None:
            branch = found.branch or self._branches.of(found.unit, found.effective_on)
            yield CountedGang(
                code=history.number,
                unit=found.unit,
                found_on=found.effective_on,
                position=found.position,
                branch=branch,
                filed_on=gang.filed_on,
                dismantled_on=gang.dismantled_on,
                records=gang.records,
                leaders_known=found.leaders_known,
                leaders_on_watch=found.leaders_on_watch,
                cross_border=bool(found.cross_border),
                first_found_by=found.first_found_by,
                carriers=tuple(carriers(found, branch, self._unit, self._known_at)),
            )

    def _object(self, history: History) -> None:
        self._lists |= {
            self._carrier(one)
            for one in in_force(history.entries, self._known_at)
            if isinstance(one, ObjectListed) and one.effective_on <= self._as_of
        }
        state = OBJECTS.state(history, self._as_of, self._known_at)
        if state.listed is not None and state.stands:
            one = state.listed
            unit = self._carrier(one)
            branch = one.branch or self._branches.of(unit, self._as_of)
            self._objects.append(
                CountedObject(
                    history.number, unit, one.symbol, one.name, branch,
                    bool(one.through_line), bool(one.key_area),
                )
            )  # fmt: skip

    def _carrier(self, listed: ObjectListed) -> str:
        """The unit on whose list an object stands at the end of the last day."""
        if not self._ends(listed.unit):
            return listed.unit
        found = carriers(listed, listed.branch, self._unit, self._known_at)
        return carrier_on(found, self._as_of)

    def _ends(self, unit: str) -> bool:
        """Whether a unit ever ended, or gave a part away: else what it kept is its own."""
        if unit not in self._ended:
            entries = self._unit(Stream.of_unit(unit)).entries
            self._ended[unit] = any(isinstance(one, UnitEnding | UnitParted) for one in entries)
        return self._ended[unit]

    def _attested(self, history: History) -> Iterator[CountedAttestation]:
        made: dict[Any, AttestationMade] = dict(
            ATTESTATIONS.state(history, known_at=self._known_at)
        )
        for period, one in made.items():
            yield CountedAttestation(
                one.attestation, one.unit, period, one.position, one.holds, one.indicator,
                one.quantity, one.officer,
            )  # fmt: skip

    def _approved(self, history: History) -> Iterator[CountedQuota]:
        for quota in approved_quotas(history, self._known_at):
            one = quota.registered
            yield CountedQuota(
                one.indicator, one.unit, one.officer, quota.period, one.quantity,
                bool(one.percent), one.position, quota.standing,
            )  # fmt: skip


def counted_outcome(one: OutcomeRecorded, only: str | None) -> CountedOutcome:
    """A result of work with what follows from its quantities and its offence.

    ``only``: the branch of its unit, where that has just one; the result is of it where nothing
    else says of which it is (targets.md §1.5: every outcome has a branch).
    """
    numbers = {name: getattr(one, name) or 0 for name in QUANTITIES}
    numbers |= {"persons_once": persons_once(one), "grave_not_on_file": grave_not_on_file(one)}
    names = ("offence", "measure", "penalty_type", "first_found_by", *FACTS)
    offence = offence_of(one)
    return CountedOutcome(
        position=one.position,
        on=one.effective_on,
        unit=one.unit,
        kind=one.kind,
        branch=branch_of(one) or only,
        numbers=numbers,
        facts={name: getattr(one, name) for name in names},
        records=tuple(one.records or ()),
        offence_branch=offence.branch if offence else None,
        family=offence.family if offence else None,
        watch_listed=bool(offence and offence.watch_listed),
    )
