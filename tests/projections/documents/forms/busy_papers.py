"""A district in which all that the forms ask about happens: results, effects, checks, inspections.

Nothing here counts anything; all comes from one seed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from ledger.records.books import Decision
from ledger.records.checking import CheckFile
from ledger.records.collaborator import DeliverItems
from ledger.records.commitments import Attest
from ledger.records.establishment import EnrolOfficer
from ledger.records.inspections import (
    AttendMeeting,
    OpenInspection,
    ReadCircular,
    RecordSanction,
)
from ledger.records.lifecycle import CloseRecord, ProduceEffect
from ledger.records.opening import OpenRecord
from ledger.records.persona import AssignPersona
from ledger.records.results import RecordOutcome
from ledger.records.survey_list import ListObject
from tests.busy_district import HOME, UNITS, YEAR
from tests.projections.targets.busy_targets import BusyTargets

BRANCHES = ("hình sự", "kinh tế", "ma túy", "môi trường", None)
OPENED = {
    "CA": ("VA", "VX", "VB"),
    "DTCB": ("ĐV", "ĐB", "ĐN"),
    "VAI_AO": ("NV", "CTV"),
    "HTBM": ("HTBM",),
    "HN": ("HN", "HV"),
    "ST": ("ST",),
}


LISTS = ("I", "II", "III", "IV")
OBJECTS = tuple(f"F{number}" for number in range(1, 10))
ENDS = {
    "CA": ("solved", "grounds", "terminated", "terminated"),
    "HN": ("to_case", "prosecuted", "not_substantiated", "not_substantiated"),
    "ST": ("died", "arrested", "reviewed_out", "to_case"),
}
"""Ways of closing, by line: those that fulfil what is asked, and as often those that do not."""


class BusyPapers(BusyTargets):
    """A busy district in which everything is recorded; ``CH02`` leads it, too."""

    def __init__(self, database: Path, random: Random) -> None:
        super().__init__(database, random)
        self.more: list[tuple[str, str]] = []
        leader = EnrolOfficer(effective_on=date(2015, 1, 1), code="CH02", unit=HOME, role="leader")
        self.ledger.execute(leader, by="CB01")
        self.begun = self.ledger.last_position

    def _number(self, *lines: str) -> str:
        """A record of some lines, of those too whose steps this district does not know."""
        there = [number for line, number in self.more if not lines or line in lines]
        if there and (
            self.random.random() < 0.5 or not set(lines) & {one for one, _ in self.numbers}
        ):
            return self.random.choice(there)
        return super()._number(*lines)

    def _open_more(self) -> Decision:
        line = self.random.choice(sorted(OPENED))
        number = f"{line}-9{len(self.more) + 1}"
        self.more.append((line, number))
        unit = self.random.choice(UNITS)
        attributes: dict[str, str | bool] = {}
        if line == "DTCB" and self.random.random() < 0.5:
            attributes["object"] = self.random.choice(OBJECTS)
        if line in ("CA", "HN"):
            attributes["source"] = self.random.choice(("DTCB", "ST", "VAI_AO", "KHAC"))
        if line == "ST":
            attributes |= {"class": self.random.choice("AB"), "list": self.random.choice(LISTS)}
            if self.random.random() < 0.7:
                attributes["group"] = self.random.choice("12345")
        if line in ("ST", "HN") and self.random.random() < 0.5:
            attributes["online"] = self.random.random() < 0.5
        if line != "HTBM" and (branch := self.random.choice(BRANCHES)):
            attributes["branch"] = branch
        return OpenRecord(
            effective_on=self._on(),
            line=line,
            number=number,
            symbol=self.random.choice(OPENED[line]),
            unit=unit,
            officer=f"CB{unit}",
            attributes=attributes,
        )

    def _close_more(self) -> Decision:
        line = self.random.choice(sorted(ENDS))
        way = self.random.choice(ENDS[line])
        return CloseRecord(number=self._number(line), effective_on=self._on(), way=way)

    def _paper(self) -> dict[str, Any]:
        return {"effective_on": self._on(), "unit": self.random.choice(UNITS)}

    def _outcome(self) -> Decision:
        number = self.random.randint
        told: dict[str, Any] = {"branch": self.random.choice(BRANCHES), **self._paper()}
        if self.random.random() < 0.4:
            told["records"] = (self._number(),)
        return self.random.choice(
            [
                RecordOutcome(kind="penalty", cases=number(1, 9), amount_dong=number(0, 9) * 10**6,
                              penalty_type=self.random.choice(("drugs", "forest", "trade")), **told),
                RecordOutcome(kind="crime", cases=number(1, 4), solved=number(0, 3), **told),
                RecordOutcome(kind="hotspot", found=number(1, 2), online=True, **told),
                RecordOutcome(kind="arrest", offence="251", persons=number(3, 6), **told),
                RecordOutcome(kind="prosecution", offence="251", accused=number(3, 6), **told),
                RecordOutcome(kind="fugitive", persons=1, **told),
            ]
        )  # fmt: skip

    def _effect_of_kind(self) -> Decision:
        effect, kind = self.random.choice(
            (
                ("compulsory_measure", "detox"),
                ("proposal", "kien_nghi"),
                ("prevention_plan", "ke_hoach"),
                ("violation", None),
            )
        )
        count = self.random.randint(1, 3)
        number = self._number("DTCB", "VAI_AO")
        told: dict[str, Any] = {"number": number, "effective_on": self._on()}
        return ProduceEffect(effect=effect, kind=kind, count=count, **told)

    def _check(self) -> Decision:
        checker = f"CB{self.random.choice(UNITS)}"
        told: dict[str, Any] = {"number": self._number(), "effective_on": self._on()}
        return CheckFile(checker=checker, findings=self.random.randint(0, 2), **told)

    def _duty(self) -> Decision:
        first, second = self.random.sample([f"CB{one}" for one in UNITS], 2)
        told = self._paper()
        number, leader = self.random.randint(1, 99), self.random.choice(("CH02", "CB01", second))
        return self.random.choice(
            [
                AttendMeeting(officer=first, leader=leader, **told),
                ReadCircular(number=f"{number}/TT", officer=first, **told),
                RecordSanction(kind="review", individuals=1, document=f"{number}/KL", **told),
                OpenInspection(code=f"KT{number}", kind="self", start=told["effective_on"],
                               participants=(first,), inspected=(second,), **told),
            ]
        )  # fmt: skip

    def _attest(self) -> Decision:
        named = self.random.choice(("no_other_found_first", "no_missed_watch"))
        told: dict[str, Any] = {"unit": "CAH", "attested_by": "CB01", "document": "1/XN"}
        days: dict[str, Any] = {"start": YEAR.start, "end": YEAR.end}
        return Attest(attestation=named, holds=True, effective_on=self._on(), **days, **told)

    def _object(self) -> Decision:
        symbol = self.random.choice(OPENED["DTCB"])
        told: dict[str, Any] = {"unit": "CAH", "effective_on": date(2025, 1, 1)}
        told["through_line"] = symbol == "ĐV" or None
        return ListObject(code=self.random.choice(OBJECTS), symbol=symbol, **told)

    def _persona(self) -> Decision:
        told: dict[str, Any] = {"number": self._number("VAI_AO"), "effective_on": self._on()}
        if self.random.random() < 0.5:
            return DeliverItems(items=3, valuable=self.random.randint(0, 3), **told)
        return AssignPersona(to=self.random.choice(("DTCB", "ST", "other")), **told)

    _kinds: tuple[Callable[[Any], Decision], ...] = (
        *BusyTargets._kinds,
        *(_open_more,) * 10,
        *(_close_more,) * 6,
        *(_outcome,) * 10,
        *(_effect_of_kind,) * 6,
        *(_check,) * 8,
        *(_duty,) * 6,
        *(_persona,) * 4,
        _attest,
        *(_object,) * 3,
    )


@contextmanager
def busy_papers(random: Random) -> Iterator[BusyPapers]:
    """A district in a folder of its own, which is gone afterwards."""
    with TemporaryDirectory(prefix="socai-", ignore_cleanup_errors=True) as folder:
        district = BusyPapers(Path(folder) / "ledger.sqlite", random)
        try:
            yield district
        finally:
            district.ledger.close()
