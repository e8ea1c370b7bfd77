"""What a programme on organised crime counts over some days: gangs, persons, cases, crimes.

A gang counts where it was found; a result is related to gangs by naming a file that is kept of one.
Opening + found − dismantled = standing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from projections.documents.forms.form_books import FormBooks
from projections.targets.result_counts import summed
from projections.targets.seen_books import CountedGang, CountedOutcome

STOCKS: Final = ("opening", "standing", "standing_filed")
"""Of one day: years of them have no mean."""
CALLED: Final[Mapping[str, str]] = {
    "opening": "Băng, ổ nhóm đang hoạt động đầu kỳ",
    "found": "Băng, ổ nhóm phát hiện",
    "filed": "Băng, ổ nhóm được lập hồ sơ đấu tranh",
    "dismantled": "Băng, ổ nhóm bị triệt phá",
    "standing": "Băng, ổ nhóm còn hoạt động cuối kỳ",
    "standing_filed": "Trong đó đã có hồ sơ đấu tranh",
    "arrested": "Thành viên băng, ổ nhóm bị bắt",
    "accused": "Thành viên băng, ổ nhóm bị khởi tố",
    "persons": "Thành viên bị bắt, khởi tố (mỗi người một lần)",
    "organised_cases": "Phạm tội có tổ chức bị khởi tố (vụ)",
    "organised_accused": "Phạm tội có tổ chức bị khởi tố (bị can)",
    "compulsory": "Biện pháp bắt buộc đối với thành viên băng, ổ nhóm",
    "fugitives": "Đối tượng truy nã bị bắt",
    "crimes": "Phạm pháp hình sự (vụ)",
    "crimes_serious": "Trong đó rất nghiêm trọng, đặc biệt nghiêm trọng",
    "crimes_key_areas": "Trong đó ở địa bàn trọng điểm",
}
"""What is counted, in the order of reports, and what it is called."""
SERIOUS: Final = (3, 4)


@dataclass(frozen=True)
class ProgrammeCounts:
    """The counts of the days that some books are asked of."""

    books: FormBooks

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """Everything, by the names of ``CALLED``."""
        return {**self._of_gangs(), **self._of_results(), **self._of_crimes()}

    @cached_property
    def _gangs(self) -> list[CountedGang]:
        """The gangs of the units and the branch asked about that were found by the last day."""
        sight, end = self.books.sight, self.books.period.end
        return [
            one
            for one in sight.books.gangs
            if one.found_on <= end and sight.keeps(one) and sight.is_asked(one.branch)
        ]

    def _standing(self, day: date) -> list[CountedGang]:
        """The gangs that were found and not dismantled by the end of a day."""
        found = (one for one in self._gangs if one.found_on <= day)
        return [one for one in found if one.dismantled_on is None or one.dismantled_on > day]

    def _of_gangs(self) -> dict[str, int]:
        days, standing = self.books.period, self._standing(self.books.period.end)

        def number(happened: Iterable[date | None]) -> int:
            return sum(day is not None and day in days for day in happened)

        return {
            "opening": len(self._standing(days.eve)),
            "found": number(one.found_on for one in self._gangs),
            "filed": number(one.filed_on for one in self._gangs),
            "dismantled": number(one.dismantled_on for one in self._gangs),
            "standing": len(standing),
            "standing_filed": sum(
                one.filed_on is not None and one.filed_on <= days.end for one in standing
            ),
        }

    def _of_results(self) -> dict[str, int]:
        arrests, cases = self._related("arrest"), self._related("prosecution")
        organised = [one for one in self.books.outcomes("prosecution") if one.facts["organised"]]
        return {
            "arrested": summed(arrests, "persons"),
            "accused": summed(cases, "accused"),
            "persons": summed([*arrests, *cases], "persons_once"),
            "organised_cases": len(organised),
            "organised_accused": summed(organised, "accused"),
            "compulsory": summed(self._related("compulsory"), "files"),
            "fugitives": summed(self.books.outcomes("fugitive"), "persons"),
        }

    def _of_crimes(self) -> dict[str, int]:
        of: Mapping[str, Callable[[CountedOutcome], bool]] = {
            "crimes": lambda _one: True,
            "crimes_serious": lambda one: one.facts["seriousness"] in SERIOUS,
            "crimes_key_areas": lambda one: bool(one.facts["key_area"]),
        }
        crimes = self.books.outcomes("crime")
        return {name: summed(filter(holds, crimes), "cases") for name, holds in of.items()}

    def _related(self, kind: str) -> list[CountedOutcome]:
        """The results of a kind that name a file kept of a gang."""
        kept = {record for one in self._gangs for record in one.records}
        return [one for one in self.books.outcomes(kind) if not kept.isdisjoint(one.records)]
