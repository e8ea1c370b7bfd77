"""The report files of a campaign: written by the program, or typed by a person in his own words.

A person counts what came and went as the books add it up, or says what was opened and closed alone
and what came and went otherwise beside it; he may say of which kinds it is, how files were closed, of which class they are, how many cases are
suspended, and up to which day he counted what there was and is. A workbook holds lines or a table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

from docx import Document
from xlsxwriter import Workbook

from commands.speech import official
from commands.usecases.asking import Inquiry, question_of
from commands.usecases.year_end import SignedHead, write_year_end, year_end_of
from ledger.values.period import Period, reporting_year
from projections.documents.tables.destination import Destination
from tests.faults.histories import Province
from tests.faults.plain_books import Count, Place

_DAY = timedelta(days=1)
MEASURES = ("opening", "added", "removed", "current")
OWN: Mapping[str, Place] = {"added": {"movement": "opened"}, "removed": {"movement": "closed"}}
"""What people alone call new, and ended."""
KINDS = {
    "added": {
        "opened": "lập mới",
        "reopened": "mở lại",
        "transferred": "nhận chuyển giao",
        "reorganised": "tiếp nhận do sắp xếp lại tổ chức",
    },
    "removed": {
        "closed": "kết thúc hồ sơ",
        "transferred": "chuyển giao",
        "reorganised": "chuyển đi do sắp xếp lại tổ chức",
    },
}
"""The kinds of movement by which files come into a unit's books, or leave them, in words."""


BESIDE = {
    "added": {
        "reopened": "Mở lại",
        "transferred": "Nhận chuyển giao",
        "reorganised": "Tiếp nhận do sắp xếp lại tổ chức",
    },
    "removed": {
        "transferred": "Chuyển giao cho đơn vị khác",
        "reorganised": "Chuyển đi do sắp xếp lại tổ chức",
    },
}
"""The same in lines of their own, beside what was opened or closed."""


class Section(NamedTuple):
    """How a person words one line of work: its heading, noun, four measures, ways of closing."""

    heading: str
    noun: str
    words: tuple[str, str, str, str]
    closings: Mapping[str, str]


TYPED = {
    "ST": Section(
        "1. Công tác sưu tra",
        "đối tượng",
        ("Đầu kỳ", "Bổ sung mới", "Thanh loại", "Hiện có"),
        {"died": "chết", "reviewed_out": "thanh loại qua rà soát"},
    ),
    "HN": Section(
        "2. Công tác hiềm nghi",
        "hồ sơ",
        ("Đầu kỳ", "Tăng", "Giảm", "Hiện có"),
        {"to_case": "xác lập chuyên án", "not_substantiated": "không đủ căn cứ"},
    ),
    "CA": Section(
        "3. Công tác chuyên án",
        "chuyên án",
        ("Đầu kỳ", "Xác lập mới", "Kết thúc", "Hiện có"),
        {"solved": "phá án", "terminated": "đình chỉ"},
    ),
}


class Dated(NamedTuple):
    """How a person dates a stock, and the days that this may mean, first those he counted."""

    words: str
    readings: tuple[Period, ...]


@dataclass(frozen=True)
class Written:
    """A report file, whose it is and of which days, and the last position when it was written.

    ``typed``: by a person; ``own``: it counts what was opened and closed alone; ``dated``: the words
    by which it dates a stock, and the days that these may mean, first those it counted.
    """

    path: Path
    form: str
    days: Period
    unit: str
    alone: bool
    position: int
    typed: bool = False
    own: bool = False
    dated: Mapping[str, Dated] = field(default_factory=dict)

    def readings(self, measure: str) -> tuple[Period, ...]:
        """The days that a figure may be of, first those it was counted for."""
        return self.dated[measure].readings if measure in self.dated else (self.days,)

    def asked(self, line: str, measure: str, cell: Place) -> Count:
        """A figure of it, as the model counts it."""
        if self.own and not cell.keys() & {"movement", "closing"}:
            cell = {**cell, **OWN.get(measure, {})}
        days = self.readings(measure)[0]
        return Count(line, measure, cell, days.start, days.end, self.unit, self.alone)


def written_report(made: Province, stem: str, form: str, *, typed: bool) -> Written:
    """A report of some unit and of some days, in a form: docx, xlsx, or, if typed, txt."""
    random = made.random
    days = some_days(random, made.ledger.today)
    there = made.ledger.units(days.end)
    unit = random.choice([code for code in made.codes if code in there])
    path, alone = made.folder / stem, random.random() < 0.4
    report = Written(path, form, days, unit, alone, made.now, typed)
    if typed:
        path = path.with_suffix(f".{form}")
        in_table = form == "xlsx" and random.random() < 0.5
        own = not in_table and random.random() < 0.3
        dated = {} if in_table else some_dates(random, days, made.ledger.today)
        report = replace(report, path=path, own=own, dated=dated)
        if in_table:
            _as_table(path, list(head(made, report)), list(rows(made, report)))
        else:
            SAVED[form](path, list(lines(made, report)))
        return report
    inquiry = Inquiry(made.now, days.start, days.end, unit, alone)
    question, code = question_of(made.ledger, inquiry)
    whole = year_end_of(made.ledger, question, code, SignedHead(), alone=alone)
    return replace(report, path=write_year_end(whole, Destination(path), form, official)[0])


def some_days(random: Random, today: date) -> Period:
    """A reporting year, half of one, odd days, or one day; some are not over yet."""
    year = reporting_year(random.choice((2025, 2026, today.year)))
    middle = year.start + timedelta(days=182)
    odd = year.start + timedelta(days=random.randint(0, 200))
    return random.choice(
        (
            year,
            year,
            Period(year.start, middle),
            Period(middle, year.end),
            Period(odd, odd + timedelta(days=random.randint(0, 120))),
            Period(year.end, year.end),
        )
    )


def some_dates(random: Random, days: Period, today: date) -> dict[str, Dated]:
    """How a person dates the stocks of a report, if he does.

    One day after the other, so that each means one thing: what was at first, what is at last.
    """
    if days.start == days.end:
        return {}
    eve, past = days.eve, days.end + _DAY
    openings = [
        ("Tính đến ngày {start} tiếp tục", (days,)),
        ("Tính đến hết ngày {eve} tiếp tục", (days,)),
        ("Tính đến ngày {eve} tiếp tục", (days, Period(eve, days.end))),
        ("Tính đến ngày {eve} tiếp tục", (Period(eve, days.end), days)),
    ]
    currents = [
        ("Tính đến ngày {end} hiện có", (days,)),
        ("Tính đến hết ngày {end} hiện có", (days,)),
        ("Tính đến ngày {past} hiện có", (days, Period(days.start, past))),
    ]
    if past <= today:
        currents += [
            ("Tính đến ngày {past} hiện có", (Period(days.start, past), days)),
            ("Đến hết ngày {past} hiện có", (Period(days.start, past),)),
        ]
    named = {"start": days.start, "eve": eve, "end": days.end, "past": past}
    written = {name: f"{day:%d/%m/%Y}" for name, day in named.items()}
    return {
        measure: Dated(words.format(**written), readings)
        for measure, (words, readings) in (
            ("opening", random.choice(openings)),
            ("current", random.choice(currents)),
        )
        if random.random() < 0.5
    }


# ---- in a person's words ------------------------------------------------------------------------


def lines(made: Province, report: Written) -> Iterator[str]:
    """The lines of a report as a person types them."""
    yield from head(made, report)
    for line, section in TYPED.items():
        yield section.heading
        beside = list(_beside(made, report, line)) if report.own else []
        made.random.shuffle(beside)
        early = made.random.randint(0, len(beside))
        for measure, word in zip(MEASURES, section.words, strict=True):
            said = report.dated[measure].words if measure in report.dated else word
            value = made.books.count(report.asked(line, measure, {}), report.position)
            parts = ", ".join(_parts(made, report, line, measure))
            inside = f", trong đó {parts}" if measure == "current" else f" ({parts})"
            yield f"- {said}: {value:02} {section.noun}{inside if parts else ''}"
            yield from {"added": beside[:early], "removed": beside[early:]}.get(measure, [])


def _beside(made: Province, report: Written, line: str) -> Iterator[str]:
    """What came and went otherwise than anew, as far as anything did; in lines of their own."""
    for measure, kinds in BESIDE.items():
        for kind, words in kinds.items():
            asked = report.asked(line, measure, {"movement": kind})
            if count := made.books.count(asked, report.position):
                yield f"- {words}: {count:02} {TYPED[line].noun}"


def head(made: Province, report: Written) -> Iterator[str]:
    """Whose report it is, and of which days."""
    start, end = (f"{day:%d/%m/%Y}" for day in (report.days.start, report.days.end))
    yield made.ledger.units(report.days.end)[report.unit].name
    yield "BÁO CÁO"
    yield f"(Từ ngày {start} đến hết ngày {end})"


def rows(made: Province, report: Written) -> Iterator[tuple[str | int, ...]]:
    """The same as a table: lines of work down, measures across; watch files by class."""
    yield ("Mảng công tác", "Đầu kỳ", "Tăng", "Giảm", "Hiện có")
    for line in TYPED:
        cells: list[tuple[str, Place]] = [(NAMED[line], {})]
        if line == "ST":
            cells += [(f"Loại {name}", {"class": name}) for name in "AB"]
        for name, cell in cells:
            asked = (report.asked(line, measure, cell) for measure in MEASURES)
            yield (name, *(made.books.count(one, report.position) for one in asked))


NAMED = {"ST": "Sưu tra", "HN": "Hiềm nghi", "CA": "Chuyên án"}


def _parts(made: Province, report: Written, line: str, measure: str) -> Iterator[str]:
    """What a line says of its number besides: those parts that there are, or none."""
    if made.random.random() < 0.3:
        return
    named: list[tuple[str, Place]] = []
    if (line, measure) == ("CA", "current"):
        named = [("tạm đình chỉ", {"status": "suspended"})]
    if line == "ST" and made.random.random() < 0.5:
        named = [(f"loại {name}", {"class": name}) for name in "AB"]
        for words, cell in named:
            yield f"{words}: {made.books.count(report.asked(line, measure, cell), report.position):02}"
        return
    kinds = {} if report.own else KINDS.get(measure, {})
    closings = TYPED[line].closings if measure == "removed" else {}
    named += [(words, {"closing": way}) for way, words in closings.items()]
    named += [
        (words, {"movement": kind})
        for kind, words in kinds.items()
        if not (closings and kind == "closed")
    ]
    for words, cell in named:
        if count := made.books.count(report.asked(line, measure, cell), report.position):
            yield f"{words} {count:02}"


def _as_text(path: Path, typed: list[str]) -> None:
    path.write_text("\n".join(typed) + "\n", "utf-8")


def _as_word(path: Path, typed: list[str]) -> None:
    document = Document()
    for line in typed:
        document.add_paragraph(line)
    document.save(str(path))


def _as_excel(path: Path, typed: list[str]) -> None:
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet("Báo cáo")
        for number, line in enumerate(typed):
            sheet.write_string(number, 0, line)


def _as_table(path: Path, above: list[str], table: list[tuple[str | int, ...]]) -> None:
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet("Báo cáo")
        for number, row in enumerate([*((one,) for one in above), *table]):
            sheet.write_row(number, 0, row)


SAVED: dict[str, Callable[[Path, list[str]], None]] = {
    "txt": _as_text,
    "docx": _as_word,
    "xlsx": _as_excel,
}
"""How typed lines become a file."""
