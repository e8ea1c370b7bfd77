"""The true statistics of a made-up unit: files, and what is counted of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Final

STOCKS_AND_FLOWS: Final = ("opening", "added", "removed", "current")
MEASURES: Final = (*STOCKS_AND_FLOWS, "handled")

Cell = Mapping[str, str]

SYMBOLS: Final = {
    "DTCB": ("ĐV", "ĐN", "ĐB"),
    "HN": ("HN", "HV", "HT"),
    "CA": ("VA", "VX", "VB"),
    "CTVBM": ("LT", "LC", "LD"),
    "VAI_AO": ("NV", "CTV"),
}
CLOSINGS: Final = {
    "ST": ("died", "left_area", "reviewed_out"),
    "HN": ("to_case", "prosecuted", "not_substantiated"),
    "CA": ("solved", "terminated"),
    "CTVBM": ("low_quality", "need_ended", "own_request"),
}
LEVELS: Final = ("tỉnh", "huyện", "xã")
# How many files a line has, at most, in a small unit; a large one has ten times as many.
SIZES: Final = {"DTCB": 9, "ST": 90, "HN": 16, "CA": 9, "CTVBM": 30, "VAI_AO": 6, "HTBM": 4}
LINES: Final = tuple(SIZES)

TEAMS: Final = (
    ("Đội Hình sự", "Đội Kinh tế", "Đội Ma túy", "Đội Môi trường", "Đội Tổng hợp"),
    ("Công an xã Bắc Mẫu", "Công an xã Nam Mẫu", "Công an thị trấn Mẫu", "Công an xã Hòa Mẫu"),
    ("Đội 1", "Đội 2", "Đội 3", "Đội 4"),
    ("Đội CSHS", "Đội CSKT-MT", "CAX Bắc Mẫu", "CAX Tây Mẫu", "CATT Mẫu"),
    ("Tổ 1", "Tổ 2", "Tổ 3"),
)
UNITS: Final = ("Huyện Đông Mẫu", "Thị xã Cầu Mẫu", "Quận Tây Mẫu", "Thành phố Lộc Mẫu")


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a report. ``name``: what they are called; ``before``: the same days before."""

    start: date
    end: date
    name: str
    before: str
    after: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class File:
    """A file: what it is, how it came in the period and left in it (empty: it did not)."""

    line: str
    marks: Cell
    came: str
    went: str
    closing: str
    part: int


@dataclass(frozen=True)
class Statistics:
    """A unit's files of a period."""

    unit: str
    teams: tuple[str, ...]
    span: Span
    dated: date
    lines: tuple[str, ...]
    files: tuple[File, ...]
    _counts: dict[tuple[str, str], Counter[tuple[tuple[str, str], ...]]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def count(self, line: str, measure: str, cell: Cell | None = None, part: int = 0) -> int:
        """How many files; ``part``: of the flows of one part of the period only, from 1."""
        wanted = (cell or {}).items()
        return sum(
            wanted <= seen.items()
            for file in self.files
            if file.line == line
            and part in (0, file.part)
            and (seen := _seen(file, measure)) is not None
        )

    def transfers(self, line: str) -> bool:
        """Whether files of the line came or went otherwise than by being opened and closed."""
        return any(
            file.line == line and "transferred" in (file.came, file.went) for file in self.files
        )

    def values(self, line: str, dimension: str) -> list[str]:
        """The values that a dimension has among a line's files, in their usual order."""
        found = {
            file.marks[dimension]
            for file in self.files
            if file.line == line and dimension in file.marks
        }
        return [value for value in _order(self, line, dimension) if value in found]


def _seen(file: File, measure: str) -> Cell | None:
    """What the file is counted by under a measure; None where it is not counted."""
    if measure == "added":
        return {**file.marks, "movement": file.came} if file.came else None
    if measure == "removed":
        gone = {"movement": file.went} | ({"closing": file.closing} if file.closing else {})
        return {**file.marks, **gone} if file.went else None
    counted = {"opening": not file.came, "current": not file.went, "handled": True}[measure]
    return file.marks if counted else None


def _order(statistics: Statistics, line: str, dimension: str) -> tuple[str, ...]:
    if dimension == "symbol":
        return SYMBOLS.get(line, ())
    known = {
        "class": ("A", "B"),
        "list": ("I", "II", "III", "IV"),
        "type": ("1", "2", "3"),
        "level": LEVELS,
        "unit": statistics.teams,
    }
    return known[dimension]


def chance(random: Random, share: float) -> bool:
    """Whether it falls out so, as it does in this share of all cases; never where the lot is nought."""
    return random.random() >= 1 - share


def make_statistics(random: Random, *, in_parts: bool = False) -> Statistics:
    """A unit, its teams, a period (``in_parts``: one of months or quarters), and files."""
    span = _span(
        random,
        ("calendar", "half")
        if in_parts
        else ("reporting", "reporting", "calendar", "half", "month"),
    )
    teams = random.choice(TEAMS)
    large = 10 if chance(random, 0.15) else 1
    lines = tuple(line for line in LINES if chance(random, 0.75) or line == "ST")
    moving = {line for line in lines if chance(random, 0.1)}
    sizes = {line: random.randint(1, SIZES[line] * large) for line in lines}
    own = Random(random.getrandbits(16))
    files = tuple(
        _file(own, line, teams, line in moving, len(span.parts))
        for line, size in sizes.items()
        for _ in range(size)
    )
    dated = span.end + timedelta(days=random.randint(1, 9))
    return Statistics(random.choice(UNITS), teams, span, dated, lines, files)


def _file(random: Random, line: str, teams: tuple[str, ...], moving: bool, parts: int) -> File:
    marks = {"unit": random.choice(teams), "level": random.choice(LEVELS)}
    if line in SYMBOLS:
        marks["symbol"] = random.choice(SYMBOLS[line])
    if line == "ST":
        marks |= {
            "class": random.choice("ABB"),
            "list": random.choice(("I", "II", "III", "III", "IV")),
        }
    if marks.get("symbol") == "LT":
        marks["type"] = random.choice("123")
    came = random.choice(("opened", "transferred") if moving else ("opened",))
    went = random.choice(("closed", "transferred") if moving else ("closed",))
    came, went = (came if chance(random, 0.3) else ""), (went if chance(random, 0.25) else "")
    closing = random.choice(CLOSINGS.get(line, ("",))) if went == "closed" else ""
    return File(line, marks, came, went, closing, random.randint(1, parts) if parts else 1)


def _span(random: Random, kinds: tuple[str, ...]) -> Span:
    year, kind = random.choice((2022, 2023, 2024)), random.choice(kinds)
    names = (f"năm {year}", f"năm {year - 1}", f"năm {year + 1}")
    if kind == "reporting":
        return Span(date(year - 1, 10, 15), date(year, 10, 14), *names)
    if kind == "calendar":
        parts = ("Quý I", "Quý II", "Quý III", "Quý IV")
        return Span(date(year, 1, 1), date(year, 12, 31), *names, parts)
    if kind == "half":
        said = (
            f"6 tháng đầu năm {year}",
            f"6 tháng đầu năm {year - 1}",
            f"6 tháng cuối năm {year}",
        )
        months = tuple(f"Tháng {month}" for month in range(1, 7))
        return Span(date(year, 1, 1), date(year, 6, 30), *said, months)
    said = (f"tháng 9 năm {year}", f"tháng 8 năm {year}", f"tháng 10 năm {year}")
    return Span(date(year, 8, 15), date(year, 9, 14), *said)
