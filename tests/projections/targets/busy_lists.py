"""A district in which all that the lists of targets ask about happens, over three years.

Nothing here counts anything; all comes from one seed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from ledger.records.books import Decision
from ledger.records.checking import CheckFile
from ledger.records.collaborator import AssignCollaborator, DeliverItems, RateCollaborator
from ledger.records.commitments import ApproveQuota, Attest, RegisterQuota, SendBackQuota
from ledger.records.establishment import ChangeOfficer, ChangeUnit, DischargeOfficer
from ledger.records.lifecycle import (
    ChangeRecord,
    CloseRecord,
    ProduceEffect,
    ReopenRecord,
    ReportOnRecord,
    TransferRecord,
)
from ledger.records.opening import OpenRecord
from ledger.records.results import DismantleGang, FileGang, FindGang, RecordOutcome
from ledger.records.survey_list import DelistObject, ListObject
from ledger.records.terms import AddOffence
from ledger.values.period import Period
from tests.busy_district import HOME, UNITS, YEAR
from tests.projections.targets.busy_targets import BusyTargets

BRANCHES = ("hình sự", "kinh tế", "ma túy", "môi trường")
SYMBOLS = {
    "CA": ("VA", "VA", "VX"),
    "CTVBM": ("LC", "LT", "LD"),
    "DTCB": ("ĐV", "ĐB", "ĐN"),
    "HN": ("HN", "HV"),
    "HTBM": ("HTBM",),
    "ST": ("ST", "ST"),
    "VAI_AO": ("NV", "CTV"),
}
WAYS = {
    "CA": ("solved", "grounds", "terminated"),
    "CTVBM": ("need_ended", "low_quality"),
    "DTCB": ("need_ended",),
    "HN": ("to_case", "prosecuted", "not_substantiated"),
    "HTBM": ("need_ended",),
    "ST": ("arrested", "prosecuted", "died", "reviewed_out", "to_case"),
    "VAI_AO": ("need_ended",),
}
SOURCES = ("DTCB", "ST", "HN", "CTVBM", "VAI_AO", "KHAC")
DECIDING = ("CB01", "CB01", "CBDA", "CBTB")
"""Who attests and approves, and mostly may."""

OBJECTS = {"F1": "ĐV", "F2": "ĐV", "A1": "ĐB", "N1": "ĐN"}
FIRST, LAST = date(2024, 9, 1), date(2026, 10, 20)
"""From here on: the year before the one that is asked about is in the books, too, in part."""


class BusyLists(BusyTargets):
    """A busy district in which everything is recorded that a list can count."""

    def __init__(self, database: Path, random: Random) -> None:
        super().__init__(database, random)
        self.opened: dict[str, date] = {}
        self.offences: tuple[str, ...] = ("249", "251", "173", "170")
        told: dict[str, Any] = {"effective_on": date(2015, 1, 1), "duties": ("trinh_sat",)}
        self.ledger.execute(
            ChangeOfficer(code="CB01", role="leader", **told),
            ChangeOfficer(code="CBDA", role="commander", **told),
            ChangeOfficer(code="CBTA", **told),
            by="CB01",
        )

    def add_offences(self) -> None:
        """Have results be of offences that are not of the catalog, too, one of them not on watch."""
        told: dict[str, Any] = {"unit": HOME, "effective_on": date(2015, 1, 1), "branch": "ma túy"}
        self.ledger.execute(
            AddOffence(
                name="bán thuốc", article="251a", family="trading", watch_listed=True, **told
            ),
            AddOffence(name="giữ thuốc", article="249a", family="possession", **told),
            by="CB01",
        )
        self.offences = ("249", "251", "173", "251a", "249a", "249a")

    def work(self, entries: int) -> None:
        """What happens by chance; and some collaborators are looked after month by month."""
        super().work(entries)
        collaborators = [number for line, number in self.numbers if line == "CTVBM"]
        for number in self.random.sample(collaborators, min(6, len(collaborators))):
            months = self.random.choice((5, 8, 12))
            firsts = [
                date(2025 + (one + 10) // 12, (one + 10) % 12 + 1, 3) for one in range(months)
            ]
            for first in firsts:
                told: dict[str, Any] = {"number": number, "effective_on": first}
                self._record(DeliverItems(items=2, valuable=1, **told))
                self._record(CheckFile(checker="CB01", **told))
            if months < 12:
                told = {"number": number, "effective_on": firsts[-1]}
                self._record(RateCollaborator(rating="yếu", **told))
                self._record(CloseRecord(way="low_quality", **told))

    def _day(self) -> date:
        days = (min(self.ledger.today, LAST) - FIRST).days
        return FIRST + timedelta(days=self.random.randint(0, days))

    def _edge(self) -> date:
        edges = [*(YEAR.start, YEAR.end), date(2026, 4, 14), date(2025, 12, 31), date(2026, 6, 30)]
        near = self.random.choice(edges)
        return min(near + timedelta(days=self.random.randint(-2, 2)), self.ledger.today)

    def _of(self, *lines: str) -> dict[str, Any]:
        """A record, of some lines where any are named, and a day."""
        there = [number for line, number in self.numbers if not lines or line in lines]
        number = self.random.choice(there or ["ST-0"])
        opened, on = self.opened.get(number, FIRST), self._on()
        if on < opened and self.random.random() < 0.85:
            on = opened + timedelta(days=self.random.randint(0, (LAST - opened).days))
        return {"number": number, "effective_on": on}

    def _some(self, *values: Any) -> Any:
        return self.random.choice(values)

    # ---- records --------------------------------------------------------------------------------

    def _open(self) -> Decision:
        line = self._some(*SYMBOLS, "ST", "CTVBM", "DTCB", "HN", "HN", "CA")
        number, unit = f"{line}-{len(self.numbers) + 1}", self._some(*UNITS)
        self.numbers.append((line, number))
        symbol = self._some(*SYMBOLS[line])
        attributes: dict[str, str | bool] = {}
        if line == "ST":
            attributes |= {"class": self._some("A", "B", "B"), "list": self._some("I", "III")}
        if symbol == "LT":
            attributes["type"] = self._some("1", "2")
        if line in ("HN", "CA"):
            attributes["source"] = self._some(*SOURCES)
        if line not in ("HTBM", "VAI_AO"):
            attributes |= {"online": True} if self.random.random() < 0.3 else {}
        if self.random.random() < 0.4:
            attributes["branch"] = self._some(*BRANCHES)
        elif self.random.random() < 0.3 and line != "VAI_AO":
            attributes["field"] = self._some("ma túy", "đất đai")
        if line == "DTCB" and self.random.random() < 0.5:
            attributes["object"] = self._some(*OBJECTS)
        named: dict[str, Any] = {"unit": unit, "officer": f"CB{unit}", "attributes": attributes}
        self.opened[number] = on = min(self._on(), LAST)
        told: dict[str, Any] = {"effective_on": on, "line": line, "symbol": symbol}
        return OpenRecord(number=number, approved_by="CB01", **told, **named)

    def _close(self) -> Decision:
        told = self._of()
        line = told["number"].partition("-")[0]
        return CloseRecord(way=self._some(*WAYS[line]), **told)

    def _change(self) -> Decision:
        changes: dict[str, Any] = self._some(
            {"branch": self._some(*BRANCHES, None)}, {"online": True}, {"class": "B"}
        )
        if "class" in changes:
            return ChangeRecord(changes=changes, **self._of("ST"))
        return ChangeRecord(changes=changes, **self._of("ST", "HN", "CA", "DTCB"))

    def _transfer(self) -> Decision:
        unit = self._some(*UNITS)
        return TransferRecord(to_unit=unit, to_officer=f"CB{unit}", **self._of())

    def _reopen(self) -> Decision:
        return ReopenRecord(**self._of("ST", "CTVBM", "CA"))

    def _assign(self) -> Decision:
        return AssignCollaborator(to=self._of("ST", "CA")["number"], **self._of("CTVBM"))

    def _effect(self) -> Decision:
        effect = self._some("watch_file", "proposal", "collaborator", "special_case")
        return ProduceEffect(effect=effect, **self._of("DTCB", "ST"))

    def _report(self) -> Decision:
        document = f"{self.random.randint(1, 9999)}/BC"
        subject = self._some(None, None, "no_collaborator")
        return ReportOnRecord(document=document, subject=subject, **self._of("DTCB", "CA"))

    def _check(self) -> Decision:
        return CheckFile(checker=f"CB{self._some(*UNITS)}", **self._of("CTVBM"))

    def _deliver(self) -> Decision:
        items = self.random.randint(1, 3)
        valuable = self.random.randint(0, items)
        common: dict[str, Any] = {"items": items, "valuable": valuable}
        return DeliverItems(**common, **self._of("CTVBM", "CTVBM", "VAI_AO"))

    # ---- units and officers ---------------------------------------------------------------------

    def _unit(self) -> Decision:
        told: dict[str, Any] = {"effective_on": self._on(), "code": self._some(*UNITS)}
        if self.random.random() < 0.5:
            kind = self._some("team", "team", "district", "division")
            return ChangeUnit(kind=kind, **told)
        branches = tuple(self.random.sample(BRANCHES, self.random.randint(1, 2)))
        return ChangeUnit(branches=branches, **told)

    def _officer(self) -> Decision:
        told: dict[str, Any] = {"code": f"CB{self._some(*UNITS)}", "effective_on": self._on()}
        if self.random.random() < 0.1:
            return DischargeOfficer(to_officer=f"CB{self._some(*UNITS)}", **told)
        if self.random.random() < 0.3:
            return ChangeOfficer(to_unit=self._some(*UNITS), **told)
        role = self._some("commander", "leader", "officer", None)
        duties = self._some(("trinh_sat",), ("trinh_sat", "quan_ly_dia_ban"), ())
        return ChangeOfficer(role=role, duties=duties, **told)

    # ---- papers ---------------------------------------------------------------------------------

    def _paper(self) -> dict[str, Any]:
        return {"effective_on": self._on(), "unit": self._some(*UNITS)}

    def _outcome(self) -> Decision:
        number, told = self.random.randint, self._paper()
        told |= {
            "branch": self._some(*BRANCHES, None),
            "first_found_by": self._some(*[None] * 6, "other"),
        }
        persons = number(2, 6)
        if self.random.random() < 0.6:
            told["records"] = (self._of("ST")["number"],)
        told |= {"offence": self._some(*self.offences)}
        told |= {"party_members": number(0, 1), "grave": number(0, 1)}
        if self.random.random() < 0.5:
            return RecordOutcome(
                kind="arrest", persons=persons, outside_management=number(0, 1), **told
            )
        arrested = number(0, 2) if persons > 2 else 0
        accused = self._some(1, persons) if "records" not in told else persons
        if accused == 1:
            told |= {"party_members": 0, "grave": 0}
            arrested = number(0, 1)
        return RecordOutcome(kind="prosecution", accused=accused, already_arrested=arrested, **told)

    def _other_outcome(self) -> Decision:
        number, told = self.random.randint, self._paper()
        told["branch"] = self._some(*BRANCHES, None)
        known = number(0, 9)
        penalised = {**told, "records": (self._of("DTCB")["number"],)}
        return self._some(  # type: ignore[no-any-return]
            RecordOutcome(kind="compulsory", files=number(1, 4), measure=self._some("detox", "education"), **told),
            RecordOutcome(kind="drug_users", known=known, on_file=number(0, known), **told),
            RecordOutcome(kind="hotspot", removed=number(1, 2), online=self._some(True, None), **told),
            RecordOutcome(kind="penalty", cases=1, amount_dong=number(1, 9) * 10**6, penalty_type=self._some("drugs", "tax"), **told),
            RecordOutcome(kind="penalty", cases=2, penalty_type="drugs", **penalised),
            RecordOutcome(kind="crime", cases=number(1, 9), solved=number(1, 3), seriousness=self._some(None, 2, 3), key_area=self._some(True, None), **told),
        )  # fmt: skip

    def _gang(self) -> Decision:
        code = f"G{self.random.randint(1, 7)}"
        on: dict[str, Any] = {"effective_on": self._on()}
        if self.random.random() < 0.4:
            known = self.random.randint(0, 3)
            watched, by = self.random.randint(0, known), self._some("own", "own", "own", "other")
            found: dict[str, Any] = {"leaders_known": known, "leaders_on_watch": watched}
            return FindGang(code=code, first_found_by=by, **found, **self._paper())
        if self.random.random() < 0.6:
            return FileGang(code=code, records=(self._of("HN", "CA")["number"],), **on)
        return DismantleGang(code=code, **on)

    def _object(self) -> Decision:
        code = self._some(*OBJECTS)
        if self.random.random() < 0.15:
            return DelistObject(code=code, effective_on=self._on())
        told: dict[str, Any] = {"symbol": OBJECTS[code], "through_line": self._some(True, None)}
        name = self._some("ma túy", "đất đai", None)
        return ListObject(
            code=code, name=name, branch=self._some("ma túy", None), **told, **self._paper()
        )

    def _days(self) -> dict[str, Any]:
        start = self._some(YEAR.start, date(2025, 1, 1), date(2026, 1, 1))
        end = self._some(YEAR.end, date(2026, 12, 31))
        return {"start": start, "end": end}

    def _attest(self) -> Decision:
        codes = (
            *("no_other_found_first", "no_missed_watch", "benefits_paid", "steering_board"),
            *("survey_substance", "no_gang_undetected", "cross_border_prevented"),
        )
        told: dict[str, Any] = {"document": "1/XN", "attested_by": self._some(*DECIDING)}
        told |= self._days() | self._paper()
        if self.random.random() < 0.3:
            name = self._some("crime_fall", "watch_opened_growth")
            days = self._some(
                Period(date(2024, 10, 15), date(2025, 10, 14)),
                Period(date(2025, 1, 1), date(2025, 10, 14)),
                Period(date(2025, 10, 15), date(2025, 12, 31)),
            )
            told |= {"start": days.start, "end": days.end, "indicator": name}
            return Attest(attestation="prior_count", quantity=self.random.randint(1, 9), **told)
        holds = self._some(True, True, False)
        return Attest(attestation=self._some(*codes), holds=holds, **told)

    def _quota(self) -> Decision:
        indicator = self._some("lc_opened", "detox_files", "possession_share", "persona_nv")
        unit = self._some(*UNITS)
        told: dict[str, Any] = {"indicator": indicator, "unit": unit, "effective_on": self._on()}
        told["officer"] = self._some(None, f"CB{unit}")
        if self.random.random() < 0.6:
            number = self.random.randint(1, 4)
            percent = indicator == "possession_share"
            return RegisterQuota(quantity=number, percent=percent, **told, **self._days())
        told["decided_by"] = self._some(*DECIDING)
        return SendBackQuota(**told) if self.random.random() < 0.2 else ApproveQuota(**told)

    _kinds: tuple[Callable[[Any], Decision], ...] = (
        *(BusyTargets._mend,) * 8,
        *(BusyTargets._reorganise,) * 2,
        *(BusyTargets._rate,) * 3,
        *(_open,) * 26,
        *(_transfer,) * 8,
        *(_deliver,) * 16,
        *(_assign,) * 10,
        *(_close,) * 10,
        *(_change,) * 4,
        _reopen,
        *(_report,) * 6,
        *(_effect,) * 4,
        *(_check,) * 10,
        *(_unit,) * 4,
        *(_officer,) * 6,
        *(_outcome,) * 8,
        *(_other_outcome,) * 10,
        *(_gang,) * 12,
        *(_object,) * 4,
        *(_attest,) * 6,
        *(_quota,) * 8,
    )


@contextmanager
def busy_lists(random: Random, kind: type[BusyLists] = BusyLists) -> Iterator[BusyLists]:
    """A district in a folder of its own, which is gone afterwards."""
    with TemporaryDirectory(prefix="socai-", ignore_cleanup_errors=True) as folder:
        district = kind(Path(folder) / "ledger.sqlite", random)
        try:
            yield district
        finally:
            district.ledger.close()


__all__ = ["HOME", "UNITS", "YEAR", "BusyLists", "busy_lists"]
