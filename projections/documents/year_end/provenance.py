"""What a report that we wrote says of itself: whose figures, of which days, as known when.

It stands in the file's properties, which Word and Excel keep and nobody types, and in one small
line at the end, which is still there when the report was printed and typed again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final, Self

from ledger.catalog.lines import as_listed
from ledger.errors import PeriodReversed
from ledger.values.dates import format_date, read_day
from ledger.values.numbers import read_count
from ledger.values.period import Period
from projections.documents.year_end.figures import ReportHead
from projections.documents.year_end.wording import two_digits, words

OWN_BRANCH: Final = "socai-branch-"
"""How the properties begin, with a number behind, that name the branches of a ledger's own."""
PLAN_FROM: Final = "socai-plan-from"
PLAN_TO: Final = "socai-plan-to"
"""The properties that name the days a plan is of, whose figures are of the day it bears."""
_ALONE: Final = {True: "alone", False: "with_under"}


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the figures of a report come from.

    ``unit``: the code of the unit they are of, ``name``: as the report prints it; ``alone``: its
    own, else also of everything under it; ``position``: the last one known; ``as_of``: the day at
    whose end the current figures stand; ``books``: which ledger (empty where that is not said);
    ``known_at``: when the position was recorded, for people; ``branch``: the one branch they are of
    (empty: all).
    """

    unit: str
    name: str
    alone: bool
    period: Period
    position: int
    as_of: date
    version: str
    books: str = ""
    known_at: str = ""
    branch: str = ""

    @classmethod
    def of(cls, head: ReportHead) -> Self:
        """What a report with this head comes from."""
        return cls(
            head.code,
            head.unit,
            head.alone,
            head.period,
            head.position,
            head.period.end,
            head.version,
            head.books,
            head.known_at,
            head.branch,
        )

    def properties(self) -> dict[str, str]:
        """The properties of the file (docs/format.md)."""
        return {
            "socai-unit": self.unit,
            "socai-unit-name": self.name,
            "socai-scope": _ALONE[self.alone],
            "socai-from": self.period.start.isoformat(),
            "socai-to": self.period.end.isoformat(),
            "socai-as-of": self.as_of.isoformat(),
            "socai-position": str(self.position),
            "socai-books": self.books,
            "socai-version": self.version,
            "socai-branch": self.branch,
        }

    def line(self) -> str:
        """The small line at the report's end."""
        return words(
            "made",
            version=self.version,
            called=self.name,
            unit=self.unit,
            scope=words(_ALONE[self.alone]),
            branch=words("of_branch", branch=self.branch) if self.branch else "",
            start=format_date(self.period.start),
            end=format_date(self.period.end),
            position=two_digits(self.position),
            known_at=words("known_at", known_at=self.known_at) if self.known_at else "",
        )


def from_properties(properties: Mapping[str, str]) -> Provenance | None:
    """What the properties of a file say; None where one is missing, or not as we write it.

    Other programs may have changed them: nothing is taken from a part of them.
    """
    try:
        start, end = (date.fromisoformat(properties[f"socai-{name}"]) for name in ("from", "to"))
        scope = {text: alone for alone, text in _ALONE.items()}[properties["socai-scope"]]
        return Provenance(
            properties["socai-unit"],
            properties["socai-unit-name"],
            scope,
            Period(start, end),
            int(properties["socai-position"]),
            date.fromisoformat(properties["socai-as-of"]),
            properties["socai-version"],
            properties.get("socai-books", ""),
            branch=properties.get("socai-branch", ""),
        )
    except (KeyError, ValueError, PeriodReversed):
        return None


def planned_days(properties: Mapping[str, str]) -> Period | None:
    """The days that a plan of ours is of; None where the properties of a file name none."""
    try:
        start, end = (date.fromisoformat(properties[name]) for name in (PLAN_FROM, PLAN_TO))
        return Period(start, end)
    except (KeyError, ValueError, PeriodReversed):
        return None


def from_line(text: str) -> Provenance | None:
    """What a line of a report says where it is the small line, as printed or as typed again."""
    found = _line().search(text)
    if found is None:
        return None
    start, end = read_day(found["start"]), read_day(found["end"])
    position = read_count(found["position"])
    if not isinstance(start, date) or not isinstance(end, date) or position is None or start > end:
        return None
    alone = found["scope"].casefold() == words("alone").casefold()
    period = Period(start, end)
    made = Provenance(found["unit"], found["name"], alone, period, position, end, found["version"])
    return replace(made, branch=as_listed(found["branch"] or ""))


_CAPTION: Final = re.compile(r"Theo sổ cái đến vị trí \d+ \([^()]*\)|Lập bằng socai [\w.]+")
"""What every sheet of a workbook of ours says of it."""


def is_caption(text: str) -> bool:
    """Whether a line is what a sheet of a workbook of ours says of where it comes from."""
    return _CAPTION.fullmatch(text.strip()) is not None


@cache
def _line() -> re.Pattern[str]:
    """The small line with a group for each of its fields."""
    scopes = "|".join(re.escape(words(name)) for name in _ALONE.values())
    shapes = {"called": r"(?P<name>.+?)", "scope": f"(?P<scope>{scopes})", "known_at": ".*?"}
    of_branch = re.escape(words("of_branch", branch="\0")).replace("\0", "(?P<branch>.+?)")
    shapes["branch"] = f"(?:{of_branch})?"
    shapes["position"] = r"(?P<position>\d+(?:\.\d{3})*)(?![\d,])"
    fields = ("version", "unit", "start", "end")
    shapes |= {name: rf"(?P<{name}>[^\s()]+)" for name in fields}
    marks = {name: f"\0{name}\0" for name in shapes}
    pattern = re.escape(words("made", **marks))
    for name, shape in shapes.items():
        pattern = pattern.replace(re.escape(marks[name]), shape)
    return re.compile(pattern.replace(r"\ ", r"\s+").removesuffix(r"\."), re.IGNORECASE)
