"""The command that corrects how a report is read, and what a figure can be read as."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from pydantic import Field

from ledger.catalog.lines import Line, catalog
from ledger.catalog.names import MOVEMENTS, STATED_MEASURES, STATUSES
from ledger.entries import Entry
from ledger.entries.reading import ReadingCorrected
from ledger.errors import UnknownCode
from ledger.errors.readings import ReadingUnchanged
from ledger.records.books import Books
from ledger.records.inspections import still_open
from ledger.records.paper_command import PaperCommand, seen
from ledger.records.papers.reading import dimensions_of
from ledger.records.value_readings import count_called, said_as
from ledger.values.naming import reading_key
from ledger.values.text import as_seen, fold, yes_or_no

OFFICIAL: Final = MappingProxyType(
    {
        "opening": ("đầu kỳ", "chuyển sang"),
        "added": ("tăng", "bổ sung", "lập mới"),
        "removed": ("giảm", "kết thúc", "thanh loại"),
        "current": ("hiện có", "cuối kỳ", "hiện nay"),
        "handled": ("thụ lý", "quản lý trong kỳ"),
    }
)
"""Other words for them, as reports have them."""
Coding = Callable[[Line, str, str], str]
"""Codes an attribute of a line, by its name, from a text."""
DIMENSION_WORDS: Final = MappingProxyType(
    {
        "symbol": ("ky hieu",),
        "level": ("cap", "phan cap"),
        "unit": ("don vi",),
        "officer": ("can bo",),
        "class": ("loai",),
        "list": ("danh muc",),
        "group": ("he", "nhom"),
        "type": ("loai", "loai lt"),
        "branch": ("he luc luong",),
        "field": ("linh vuc",),
        "online": ("tren khong gian mang",),
        "source": ("nguon",),
        "status": ("tinh trang",),
        "movement": ("bien dong",),
        "closing": ("hinh thuc ket thuc",),
    }
)
"""What dimensions are called in Vietnamese, folded."""
MOST_STATED: Final = 10_000_000
"""Files that a report states; more is a slip of the finger."""


class CorrectReading(PaperCommand):
    """Record how a place of a report is read; what the fields mean: ``ReadingCorrected``.

    ``cell``: ``dimension=value``, in words or codes. ``read``: the line, the measure and the cell
    that the program read there, if it did. ``value_kind`` and those after it: of a value of a
    target's result, or of a count.
    """

    inspection: str
    file: str
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    place: str = Field(min_length=1)
    figure: str = Field(min_length=1)
    why: str = Field(min_length=1, max_length=400)
    read_by: str
    line: str | None = None
    measure: str | None = None
    cell: tuple[str, ...] = ()
    value: int | None = Field(default=None, ge=0, le=MOST_STATED)
    was: int | None = None
    made: bool = False
    struck: bool = False
    read: tuple[str, str, tuple[str, ...]] | None = None
    value_kind: str | None = None
    said: str | None = None
    said_before: str | None = None
    count_read: str | None = None

    def decide(self, books: Books) -> Entry:
        """Raises UnknownPaper, InspectionClosedAlready, UnknownOfficer, UnknownCode.

        Also ReadingUnchanged, and the timeline's.
        """
        history = still_open(books, self.inspection)
        of_value = self.value_kind is not None
        told = {} if self.struck else self._value_told() if of_value else self._told(books)
        return books.make(
            ReadingCorrected,
            history.record,
            self.effective_on,
            self.unit_of(books, history),
            file=seen(self.file),
            sha256=self.sha256,
            place=self.place,
            figure=self.figure,
            why=seen(self.why),
            read_by=books.officer(self.read_by).code,
            was=self.was,
            made=self.made or None,
            struck=self.struck or None,
            value_kind=self.value_kind,
            said_before=self.said_before,
            **told,
        )

    def _value_told(self) -> dict[str, object]:
        """What a value of a result, or a count, is read as. Raises ReadingUnchanged, BadValue."""
        said = said_as(self.value_kind or "", self.said or "")
        called = None if self.count_read is None else count_called(self.count_read)
        if said == self.said_before and called is None:
            raise ReadingUnchanged(figure=self.figure, place=self.place)
        return {"said": said, "count_read": called}

    def _told(self, books: Books) -> dict[str, object]:
        """What it is read as. Raises UnknownCode, ReadingUnchanged."""
        line = catalog().line(self.line).code if self.line else None
        measure = measure_meant(self.measure) if line else self.measure
        cell = cell_coded(books.coded, line, measure, self.cell) if line else [*self.cell]
        same = (line or "", measure, tuple(cell)) == self.read and self.value == self.was
        if same and not self.made:
            raise ReadingUnchanged(figure=self.figure, place=self.place)
        return {
            "line_read": line,
            "measure_read": measure,
            "cell": cell or None,
            "value": self.value,
        }


def measure_meant(text: str | None) -> str:
    """A measure by its code, its name or the words of reports. Raises UnknownCode."""
    key = reading_key(text or "")
    for code, name in STATED_MEASURES.items():
        if key in map(reading_key, (code, name, *OFFICIAL[code])):
            return code
    known = ", ".join(f"{code} ({OFFICIAL[code][0]})" for code in STATED_MEASURES)
    raise UnknownCode(field="measure", text=text or "", line="socai", known=known)


def cell_coded(
    coded: Coding, line: str | None, measure: str | None, pairs: Iterable[str]
) -> list[str]:
    """A cell as it is kept, dimension by dimension, by their names. Raises UnknownCode."""
    of = catalog().line(line or "")
    known = dimensions_of(of, measure)
    found: dict[str, str] = {}
    for pair in pairs:
        said, equals, text = (part.strip() for part in pair.partition("="))
        name = next((one for one in known if fold(said) in (one, *DIMENSION_WORDS[one])), "")
        if not equals or not text or not name or name in found:
            known_ones = ", ".join(f"{one}=…" for one in known)
            raise UnknownCode(field="cell", text=pair, line=of.name, known=known_ones)
        found[name] = _coded(coded, of, name, text)
    return [f"{name}={found[name]}" for name in sorted(found)]


def _coded(coded: Coding, line: Line, name: str, text: str) -> str:
    if name in ("unit", "officer"):
        return as_seen(text)
    if name == "symbol":
        return line.symbol(text).code
    if name == "closing":
        return line.closing(text).code
    if name == "online":
        if (said := yes_or_no(text)) is None:
            raise UnknownCode(field=name, text=text, line=line.name, known="true, false")
        return "true" if said else "false"
    if name in _WORDED:
        return _worded(line, name, text)
    return coded(line, name, text)


_WORDED: Final = MappingProxyType(
    {"movement": MOVEMENTS, "status": {one: STATUSES[one] for one in ("open", "suspended")}}
)


def _worded(line: Line, name: str, text: str) -> str:
    for code, said in _WORDED[name].items():
        if reading_key(text) in (reading_key(code), reading_key(said)):
            return code
    raise UnknownCode(field=name, text=text, line=line.name, known=", ".join(_WORDED[name]))


def _cell_read(books: Books, entry: Entry, text: str) -> list[str]:
    assert isinstance(entry, ReadingCorrected), "no other entry has a cell"
    return cell_coded(books.coded, entry.line_read, entry.measure_read, text.split(";"))


def _said_read(_books: Books, entry: Entry, text: str) -> str:
    assert isinstance(entry, ReadingCorrected), "no other entry has a value that is said"
    return said_as(entry.value_kind or "", text)


OF_READINGS: Final[Mapping[str, Callable[[Books, Entry, str], str | list[str]]]] = MappingProxyType(
    {
        "line_read": lambda _books, _entry, text: catalog().line(text).code,
        "measure_read": lambda _books, _entry, text: measure_meant(text),
        "cell": _cell_read,
        "said": _said_read,
        "count_read": lambda _books, _entry, text: count_called(text),
    }
)
"""How a correction of a correction reads its fields, by their names."""
