"""The neutral table: what a command answers, before anyone decides how it is printed.

Plain data and no language inside. Titles, captions and worded cells are English source texts
(``N_``), translated by the ``translate`` that a writer is given. The writers are ``as_csv``,
``as_xlsx`` and ``as_docx``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal

from ledger.catalog.secrecy import UNMARKED, PaperMark
from ledger.errors import N_
from ledger.values.dates import LOCAL_ZONE, format_date, format_instant
from ledger.values.period import Period
from ledger.values.steering import on_one_line, visible

Translate = Callable[[str], str]
Kind = Literal["text", "integer", "money", "date", "moment", "percent", "decimal", "boolean"]
Align = Literal["left", "center", "right"]

_ALIGN: Mapping[Kind, Align] = {
    "text": "left",
    "integer": "right",
    "money": "right",
    "date": "center",
    "moment": "center",
    "percent": "right",
    "decimal": "right",
    "boolean": "center",
}
_TENTH = Decimal("0.1")
_DECIMAL_PLACES = 4
_SEPARATORS = N_("1,234.5")
"""How a language writes a number: with which sign between thousands, and which before the parts."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text to be translated, with named fields that are filled in afterwards.

    ``rank``: the day, instant or number by which it is sorted in place of its text.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)
    rank: date | int | None = None


Value = str | Phrase | bool | int | float | Decimal | Fraction | date | None
"""What a cell may hold.

A plain ``str`` is data and is printed as it stands; None leaves the cell empty. A ``datetime`` is
an instant, printed in local time.
"""

Row = Sequence[Value]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the key machines know it by, its title, and what its values are.

    ``percent`` values are parts of one (0.875 is printed 87,5%); ``money`` is in đồng; ``decimal``
    values are shown to four places.
    ``formula`` names other columns by key (``opening + added - removed``); a workbook then holds
    that formula, and the row's own value is what it is known to give.
    """

    key: str
    title: str | Phrase
    kind: Kind = "text"
    align: Align | None = None
    formula: str | None = None

    @property
    def alignment(self) -> Align:
        """How the column is aligned, by its kind where nothing else was asked."""
        return self.align or _ALIGN[self.kind]

    @property
    def is_sum(self) -> bool:
        """Whether values of the column can be added up."""
        return self.kind in ("integer", "money")


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose figures a table holds, and of which days: its file is named and headed by it.

    ``unit``: a code, or what the unit is called where only that is known; ``name``: as official
    letters print it, with that of the unit above (``superior``); ``written_on``: the day the table
    is made; ``mark``: its degree of secrecy and the line on copying. What is empty is not known.
    """

    unit: str = ""
    days: Period | None = None
    name: str = ""
    superior: str = ""
    written_on: date | None = None
    mark: PaperMark | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under titled columns, with a title and captions.

    ``caption_lines`` say what the figures are of: unit, cut-off dates (both included), position; no
    writer leaves them out. ``totals`` is printed under the rows. ``strong_rows``: indexes of rows
    to be set in bold.
    ``made_at`` goes into the properties of a file; without it the same table always gives the same
    bytes. ``subject``: what the captions say of unit and days, for the file's name and head.
    """

    title: str | Phrase
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    caption_lines: tuple[str | Phrase, ...] = ()
    totals: Row | None = None
    strong_rows: frozenset[int] = frozenset()
    made_at: datetime | None = None
    subject: Subject | None = None


def mark_of(table: Table) -> PaperMark:
    """What a table is marked with on paper."""
    return (table.subject and table.subject.mark) or UNMARKED


def say(text: str | Phrase, translate: Translate) -> str:
    """Translate a title, caption or worded cell and fill in its fields."""
    if not isinstance(text, Phrase):
        return translate(text) if text else ""
    values = {
        name: on_one_line(value) if isinstance(value, str) else value
        for name, value in text.values.items()
    }
    return translate(text.text).format_map(values)


def heading(column: Column, translate: Translate) -> str:
    """A column's title as tables have it: with a capital letter."""
    title = say(column.title, translate)
    return title[:1].upper() + title[1:]


def verbatim(text: str) -> Phrase:
    """A title or caption that is data (a unit's name, a symbol) and is never translated."""
    return Phrase("{text}", {"text": text})


def cut_off_captions(period: Period, position: int, known_at: str) -> tuple[Phrase, Phrase]:
    """The captions every table of figures carries: its days, both included, and what was known."""
    return (
        Phrase(
            N_("From {start} to the end of {end}, both days included"),
            {"start": format_date(period.start), "end": format_date(period.end)},
        ),
        Phrase(
            N_("As known at position {position} ({known_at})"),
            {"position": position, "known_at": known_at},
        ),
    )


def totals_of(columns: Sequence[Column], rows: Sequence[Row]) -> Row:
    """A totals row.

    The sum of every column that can be added up, the word in the first that cannot.
    """
    sums: list[Value] = [
        sum_of(rows, index) if column.is_sum else None for index, column in enumerate(columns)
    ]
    for index, column in enumerate(columns):
        if not column.is_sum:
            sums[index] = Phrase(N_("Total"))
            break
    return tuple(sums)


def sum_of(rows: Sequence[Row], index: int) -> int:
    """The sum of a column's whole numbers; empty and worded cells count nothing."""
    return sum(value for row in rows if isinstance(value := row[index], int))


def shown(value: Value, kind: Kind, translate: Translate) -> str:
    """Write a value as the language does: ``1.234``, ``96.400.000đ``, ``87,5%``, ``15/10/2024``."""
    match value:
        case None:
            return ""
        case str():
            return visible(value)
        case Phrase():
            return say(value, translate)
        case bool():
            return translate(N_("yes") if value else N_("no"))
        case datetime():
            return format_instant(value)
        case date():
            return format_date(value)
    number = as_decimal(value)
    if kind == "decimal":
        return separated(f"{number:,.{_DECIMAL_PLACES}f}", translate)
    if kind == "percent":
        return _to_a_tenth(number * 100, translate) + "%"
    return _to_a_tenth(number, translate) + ("đ" if kind == "money" else "")


def local(moment: datetime) -> datetime:
    """An instant as clocks here show it, to the second, for files that know no zones."""
    return moment.astimezone(LOCAL_ZONE).replace(microsecond=0, tzinfo=None)


def as_decimal(value: float | Decimal | Fraction) -> Decimal:
    """A number as Decimal; a float by its shortest writing, a fraction to 28 digits."""
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return Decimal(str(value))


def _to_a_tenth(number: Decimal, translate: Translate) -> str:
    """A number with at most one place, half rounded up."""
    rounded = number.quantize(_TENTH, ROUND_HALF_UP)
    whole = rounded == int(rounded)
    return separated(f"{int(rounded):,}" if whole else f"{rounded:,}", translate)


def separated(number: str, translate: Translate) -> str:
    """A number written in English (``1,234.5``) with the signs of the language asked for."""
    sample = translate(_SEPARATORS)
    return number.translate({ord(","): sample[1], ord("."): sample[5]})
