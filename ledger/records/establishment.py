"""Commands on units and officers: create, change, dissolve; join, change, leave."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ledger.catalog.lines import catalog
from ledger.entries import Entry
from ledger.entries.organisation import (
    OfficerChanged,
    OfficerJoined,
    OfficerLeft,
    UnitChanged,
    UnitCreated,
    UnitDissolved,
)
from ledger.errors import (
    HomeUnitStays,
    LastOfficerStays,
    OfficerEnrolledAlready,
    OfficerUnchanged,
    UnitCreatedAlready,
    UnitUnchanged,
)
from ledger.records.books import Books
from ledger.records.opening import Command, refuse_other_script
from ledger.records.organisation import (
    officer_after,
    officer_of,
    since_when,
    unit_after,
    unit_of,
)
from ledger.records.recorder import may_enrol_himself
from ledger.values.dates import format_date
from ledger.values.stream import Stream
from ledger.values.text import as_seen

Role = Literal["leader", "commander", "officer"]
"""lãnh đạo, chỉ huy, cán bộ."""

Code = Field(min_length=1, max_length=40, pattern=r"^[^\s:]*[^\W_][^\s:]*$")
"""A code has a letter or a digit; a sign alone says that there is none."""


class CreateUnit(Command):
    """Create a unit (thành lập đơn vị), under the unit whose books these are if no other is named.

    ``effective_on``: NOT_GIVEN where nobody knows the day: the unit has been there as long as the
    books reach back.
    """

    code: str = Code
    name: str = Field(min_length=1, max_length=200)
    level: str
    parent: str | None = None
    kind: str | None = None
    branches: tuple[str, ...] | None = None

    def decide(self, books: Books) -> Entry:
        """Raises OtherScript, UnitCreatedAlready, UnknownUnit (the parent), UnknownCode.

        Of a branch OutsideCatalog, too.
        """
        refuse_other_script("code", self.code)
        history = books.history(books.codes.meant(Stream.of_unit(self.code)))
        if (there := unit_of(history)).code:
            raise UnitCreatedAlready(code=history.number, since=since_when(there))
        parent = self.parent or (books.home if books.home != history.number else None)
        level = catalog().attribute("level", self.level)
        return books.make(
            UnitCreated,
            history.record,
            self.effective_on,
            history.number,
            name=as_seen(self.name),
            level=level,
            parent=books.unit(parent).code if parent else None,
            **_sort_told(books, self.kind, self.branches),
        )


class ChangeUnit(Command):
    """Rename, re-level or re-parent a unit, or state its kind or branches."""

    code: str
    name: str | None = Field(default=None, min_length=1, max_length=200)
    level: str | None = None
    parent: str | None = None
    kind: str | None = None
    branches: tuple[str, ...] | None = None

    def decide(self, books: Books) -> Entry:
        """Raises UnknownUnit, UnknownCode, OutsideCatalog, UnitUnchanged.

        UnitInCircle by the tree's check.
        """
        code = books.unit(self.code).code
        before = unit_of(books.history(Stream.of_unit(code)), self.effective_on)
        made = books.make(
            UnitChanged,
            Stream.of_unit(code),
            self.effective_on,
            code,
            name=as_seen(self.name) if self.name else None,
            level=catalog().attribute("level", self.level) if self.level else None,
            parent=books.unit(self.parent).code if self.parent else None,
            **_sort_told(books, self.kind, self.branches),
        )
        if before.code and unit_after(before, made) == before:
            raise UnitUnchanged(code=code, effective_on=format_date(self.effective_on))
        return made


def _sort_told(
    books: Books, kind: str | None, branches: tuple[str, ...] | None
) -> dict[str, object]:
    """What is stated of a unit's kind and branches. Raises UnknownCode, OutsideCatalog."""
    return {
        "kind": catalog().attribute("kind", kind) if kind else None,
        "branches": None if branches is None else books.coded_list("branch", branches),
    }


class DissolveUnit(Command):
    """Dissolve a unit; ``to_unit``: where its records, officers and units go that day."""

    code: str
    to_unit: str | None = None

    def decide(self, books: Books) -> Entry:
        """Raises UnknownUnit, HomeUnitStays, IntoItself, UnitStillHolds, the timeline's."""
        code = books.unit(self.code).code
        if code == books.home:
            raise HomeUnitStays(code=code)
        to_unit = books.unit(self.to_unit).code if self.to_unit else None
        day, record = self.effective_on, Stream.of_unit(code)
        return books.make(UnitDissolved, record, day, code, to_unit=to_unit)


class EnrolOfficer(Command):
    """Enrol an officer in a unit, or let one who left join again.

    ``in_register``: the SHA-256 of the register that names the officer, if an import enrols him.
    """

    code: str = Code
    unit: str
    role: Role = "officer"
    name: str | None = Field(default=None, max_length=200)
    duties: tuple[str, ...] | None = None
    in_register: str | None = None

    def decide(self, books: Books) -> Entry:
        """Raises OtherScript, OfficerEnrolledAlready, UnknownUnit, UnknownOfficer (of himself)."""
        refuse_other_script("code", self.code)
        history = books.history(books.codes.meant(Stream.of_officer(self.code)))
        there = officer_of(history)
        if there.code and there.until is None:
            raise OfficerEnrolledAlready(code=history.number, since=since_when(there))
        if history.number == books.by and not may_enrol_himself(books):
            raise books.codes.unknown(Stream(history.record))
        unit = books.unit(self.unit).code
        return books.make(
            OfficerJoined,
            history.record,
            self.effective_on,
            unit,
            role=self.role,
            name=self.name,
            duties=_duties(books, self.duties),
            register=self.in_register,
        )


class ChangeOfficer(Command):
    """Change an officer's unit, role, name or duties."""

    code: str
    to_unit: str | None = None
    role: Role | None = None
    name: str | None = Field(default=None, min_length=1, max_length=200)
    duties: tuple[str, ...] | None = None

    def decide(self, books: Books) -> Entry:
        """Raises UnknownOfficer, UnknownUnit, UnknownCode, OfficerUnchanged."""
        officer = books.officer(self.code)
        record = Stream.of_officer(officer.code)
        to_unit = books.unit(self.to_unit).code if self.to_unit else None
        before = officer_of(books.history(record), self.effective_on)
        made = books.make(
            OfficerChanged,
            record,
            self.effective_on,
            officer.unit,
            to_unit=to_unit,
            role=self.role,
            name=as_seen(self.name) if self.name else None,
            duties=_duties(books, self.duties),
        )
        if before.code and officer_after(before, made) == before:
            raise OfficerUnchanged(code=officer.code, effective_on=format_date(self.effective_on))
        return made


def _duties(books: Books, stated: tuple[str, ...] | None) -> list[str] | None:
    """Duties as codes; None where none are stated. Raises UnknownCode."""
    return None if stated is None else books.coded_list("duty", stated)


class DischargeOfficer(Command):
    """Record that an officer left; ``to_officer``: who takes over the officer's records."""

    code: str
    to_officer: str | None = None

    def decide(self, books: Books) -> Entry:
        """Raises LastOfficerStays, UnknownOfficer, IntoItself, OfficerStillHolds, others."""
        officer = books.officer(self.code)
        if officer.until is None and not _serves_another(books, officer.code):
            raise LastOfficerStays(code=officer.code)
        to_officer = books.officer(self.to_officer).code if self.to_officer else None
        day, record = self.effective_on, Stream.of_officer(officer.code)
        return books.make(OfficerLeft, record, day, officer.unit, to_officer=to_officer)


def _serves_another(books: Books, code: str) -> bool:
    """Whether another officer has not left, who can record."""
    names = [name for name in books.names("officer") if Stream(name).key != code]
    books.preload(names)
    there = (officer_of(books.history(name)) for name in names)
    return any(one.code and one.until is None for one in there)
