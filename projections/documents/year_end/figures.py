"""The statistics part of a year-end report as plain data.

For every line its figures and their breakdowns.

How they are worded is the business of ``wording``; how they look, of ``as_docx`` and ``as_xlsx``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal, get_args

from ledger.catalog.lines import catalog
from ledger.catalog.secrecy import UNMARKED, PaperMark
from ledger.values.period import Period
from projections.facts.movement import MOVEMENTS
from projections.figures.question import Question, StatRow
from projections.figures.reach import Reach

Measure = Literal["opening", "added", "removed", "current"]
MEASURES: tuple[Measure, ...] = get_args(Measure)
OWN_KINDS: dict[Measure, str] = {"added": "opened", "removed": "closed"}
"""The kind of movement that a flow is of where nothing else is said."""
Part = str | None
"""The value a figure is broken down by; None where a record has none."""


@dataclass(frozen=True, slots=True)
class ReportHead:
    """What stands around the figures.

    ``unit``: its name; ``code``, ``alone``, ``books``: see Provenance. ``number``: the whole
    reference (``214/BC-CAH``), empty where it is filled in by hand. ``position`` and ``known_at``
    (a text, local time) say what the ledger held; ``version`` is this program's. ``made_at`` goes
    into the properties. ``branch``: the one branch the figures are of, as it is stored (empty:
    all). ``mark``: its degree of secrecy, and the line on copying. ``ended``: what became of the
    unit, where it was no more by the end of the days (``wording.ended_note``).
    """

    unit: str
    written_on: date
    period: Period
    position: int
    known_at: str
    version: str
    superior: str = ""
    place: str = ""
    number: str = ""
    recipients: tuple[str, ...] = ("Như trên", "Lưu: VT")
    signer: str = ""
    made_at: datetime | None = None
    code: str = ""
    alone: bool = False
    books: str = ""
    branch: str = ""
    mark: PaperMark = UNMARKED
    ended: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """The four figures of a cell; ``opening + added − removed = current``."""

    opening: int = 0
    added: int = 0
    removed: int = 0
    current: int = 0

    def of(self, measure: Measure) -> int:
        """One of the four."""
        value: int = getattr(self, measure)
        return value

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(self.of(measure) + other.of(measure) for measure in MEASURES))

    def __bool__(self) -> bool:
        return any(self.of(measure) for measure in MEASURES)


@dataclass(frozen=True, slots=True)
class SymbolFigures:
    """One symbol of a line, with its types where it has any."""

    code: str
    total: Counts
    types: Mapping[Part, Counts] = field(default_factory=dict)

    def types_add_up(self, measure: Measure) -> bool:
        """Whether the types give the symbol's figure.

        A change of type is new or closed in a type, not in the symbol.
        """
        return self.total.of(measure) == sum(counts.of(measure) for counts in self.types.values())


@dataclass(frozen=True, slots=True)
class LineFigures:
    """One line of work.

    ``levels``: what stands now, by level and by symbol within it, ``level_types`` also by type;
    ``kinds``: what was added and removed by the kind of movement, in their order, those that
    occurred.
    """

    code: str
    total: Counts
    symbols: tuple[SymbolFigures, ...]
    levels: Mapping[Part, Mapping[str, int]]
    kinds: Mapping[str, Counts] = field(default_factory=dict)
    level_types: Mapping[tuple[Part, str], Mapping[Part, int]] = field(default_factory=dict)

    def parts_add_up(self, measure: Measure) -> bool:
        """Whether the symbols give the total.

        A conversion adds to one symbol, removes from another and is neither in all.
        """
        return self.total.of(measure) == sum(symbol.total.of(measure) for symbol in self.symbols)

    def kinds_of(self, measure: Measure) -> dict[str, int]:
        """By which kinds a flow came about, where not by openings, or closings, alone.

        Its own kind is named even where there was none.
        """
        own = OWN_KINDS.get(measure)
        if own is None:
            return {}
        found = {
            kind: counts.of(measure)
            for kind, counts in self.kinds.items()
            if kind == own or counts.of(measure)
        }
        return {own: 0, **found} if set(found) - {own} else {}

    @property
    def handed_over(self) -> bool:
        """Whether records came from other units or went to them, alone or with their own unit."""
        return bool({"transferred", "reorganised"} & set(self.kinds))


@dataclass(frozen=True, slots=True)
class YearEnd:
    """A year-end report: its head, and the lines of work in the form's order."""

    head: ReportHead
    lines: tuple[LineFigures, ...]


def questions(period: Period, known_at: int, reach: Reach | None) -> tuple[Question, ...]:
    """What to ask the statistics.

    The answers together are the ``rows`` of :func:`year_end_report`.
    """
    whole = Question(period, known_at, reach)
    typed = tuple(line.code for line in catalog().lines if "type" in line.attributes)
    return (
        whole,
        replace(whole, by=("symbol", "type"), lines=typed),
        replace(whole, by=("level", "symbol")),
        replace(whole, by=("level", "symbol", "type"), lines=typed),
        replace(whole, by=("movement",)),
    )


def year_end_report(rows: Iterable[StatRow], head: ReportHead) -> YearEnd:
    """Sort the answers of :func:`questions` into lines.

    A line that no row speaks of has no records: zero everywhere.
    """
    books = {line.code: _Book() for line in catalog().lines}
    for row in rows:
        books[row.line].take(
            dict(row.cell), Counts(row.opening or 0, row.added, row.removed, row.current or 0)
        )
    return YearEnd(head, tuple(book.line(code) for code, book in books.items()))


@dataclass(slots=True)
class _Book:
    """The rows of one line, by what they were asked for."""

    total: Counts = Counts()
    symbols: dict[str, Counts] = field(default_factory=dict)
    types: dict[str, dict[Part, Counts]] = field(default_factory=dict)
    levels: dict[Part, dict[str, int]] = field(default_factory=dict)
    level_types: dict[tuple[Part, str], dict[Part, int]] = field(default_factory=dict)
    kinds: dict[str, Counts] = field(default_factory=dict)

    def take(self, cell: dict[str, str | bool | None], counts: Counts) -> None:
        """Put one row where it belongs, by the dimensions of its cell."""
        symbol = str(cell.get("symbol"))
        match sorted(cell):
            case []:
                self.total += counts
            case ["symbol"]:
                self.symbols[symbol] = counts
            case ["symbol", "type"]:
                self.types.setdefault(symbol, {})[_part(cell["type"])] = counts
            case ["level", "symbol"]:
                self.levels.setdefault(_part(cell["level"]), {})[symbol] = counts.current
            case ["level", "symbol", "type"]:
                typed = self.level_types.setdefault((_part(cell["level"]), symbol), {})
                typed[_part(cell["type"])] = counts.current
            case ["movement"]:
                self.kinds[str(cell["movement"])] = counts
            case others:
                raise ValueError(f"not an answer to the questions of a year-end report: {others}")

    def line(self, code: str) -> LineFigures:
        """The line, its parts in the catalog's order; what the catalog does not know comes last."""
        symbols = [symbol.code for symbol in catalog().line(code).symbols]
        unknown = sorted(set(self.symbols) - set(symbols))
        levels = [level.code for level in catalog().levels]
        others = sorted(level for level in self.levels if level and level not in levels)
        return LineFigures(
            code,
            self.total,
            tuple(
                SymbolFigures(one, self.symbols.get(one, Counts()), self._types(one))
                for one in (*symbols, *unknown)
            ),
            {
                level: self.levels[level]
                for level in (*levels, *others, None)
                if level in self.levels
            },
            {kind: self.kinds[kind] for kind in MOVEMENTS if kind in self.kinds},
            self.level_types,
        )

    def _types(self, symbol: str) -> dict[Part, Counts]:
        """The types of a symbol that has some, every known type among them."""
        found = self.types.get(symbol, {})
        if not set(found) - {None}:
            return {}
        return {
            one: found.get(one, Counts())
            for one in (*catalog().values["type"], None)
            if one or one in found
        }


def _part(value: str | bool | None) -> Part:
    return None if value is None else str(value)
