"""The sentences of a year-end report, in the form's own wording (``wording.toml``).

They are worded so that ``socai inspect read`` gives back every figure: a report that its own
program could not check would be no report.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Final

from ledger.catalog.lines import catalog
from ledger.records.organisation import Unit
from ledger.records.succession import ended
from ledger.values.dates import format_date
from ledger.values.period import Period, reporting_year
from projections.documents.tables.official import official_day
from projections.documents.year_end.figures import (
    MEASURES,
    Counts,
    LineFigures,
    Measure,
    Part,
    ReportHead,
    SymbolFigures,
    YearEnd,
)

_STOCKS: Final = ("opening", "current")
"""Their parts always give their total."""
_FLOWS: Final[tuple[Measure, ...]] = ("added", "removed")


@dataclass(frozen=True, slots=True)
class LineSection:
    """One line of work as it is printed; ``levels`` may be empty."""

    heading: str
    statistics: str
    sentences: tuple[str, ...]
    levels_title: str
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeadTexts:
    """The worded parts of the head and the foot."""

    number: str
    written_on: str
    title: str
    period: str


@cache
def wording() -> Mapping[str, Any]:
    """Read the wording once per process."""
    return tomllib.loads(files(__package__).joinpath("wording.toml").read_text("utf-8"))


def words(name: str, **values: object) -> str:
    """One of the form's fixed texts, with its fields filled in."""
    text: str = wording()["words"][name]
    return text.format_map(values)


def kind_name(place: str, kind: str) -> str:
    """What a kind of movement is called: of what was ``added``, ``removed``, or in a ``row``."""
    name: str = wording()["kinds"][place][kind]
    return name


def two_digits(count: int) -> str:
    """A count as the form writes it: ``0``, ``01`` … ``09``, ``10``, ``1.234``.

    Nothing can be put before a two-digit number.
    """
    return f"{count:02d}" if 0 < count < 10 else f"{count:,}".replace(",", ".")


def official_date(day: date, place: str) -> str:
    """Place and date as official letters write them."""
    return words("written_on", place=place or words("blank_place"), day=official_day(day))


def head_texts(head: ReportHead) -> HeadTexts:
    """The worded parts of a report's head."""
    start, end = format_date(head.period.start), format_date(head.period.end)
    return HeadTexts(
        number=words("number", number=head.number or words("blank_number", sign="BC")),
        written_on=official_date(head.written_on, head.place),
        title=_title(head.period),
        period=words("period", start=start, end=end),
    )


def _title(period: Period) -> str:
    if period == reporting_year(period.end.year):
        return words("title_of_year", year=period.end.year)
    return words("title_of_period")


def sections(report: YearEnd) -> tuple[LineSection, ...]:
    """Every line of work in words, numbered from 1."""
    return tuple(worded.section(number) for number, worded in enumerate(_worded(report), start=1))


def _worded(report: YearEnd) -> list[_Wording]:
    forms = {form["code"]: form for form in wording()["line"]}
    return [_Wording(line, forms[line.code], report.head.period) for line in report.lines]


def ended_note(units: Mapping[str, Unit], code: str, day: date) -> str:
    """What became of a unit that was no more by the end of a day; empty where it was there."""
    found = ended(units, code, day)
    if found is None:
        return ""
    heirs = [f"{units[one].name} ({one})" if one in units else one for one in found.heirs]
    name = "ended" if heirs else "ended_for_nobody"
    told = {"day": format_date(found.since), "heirs": ", ".join(heirs)}
    return words(name, unit=f"{units[code].name} ({code})", **told)


def notes(report: YearEnd) -> tuple[str, ...]:
    """What a reader has to know of the figures, at the report's end."""
    shared = any(line.handed_over for line in report.lines)
    return (
        *((report.head.ended,) if report.head.ended else ()),
        *(note for worded in _worded(report) for note in worded.untyped()),
        *((words("handed_over"),) if shared else ()),
    )


@dataclass(frozen=True, slots=True)
class _Wording:
    """One line of work and how the form words it."""

    figures: LineFigures
    form: Mapping[str, Any]
    period: Period

    def section(self, number: int) -> LineSection:
        days = {"start": format_date(self.period.start), "end": format_date(self.period.end)}
        return LineSection(
            heading=words("section", number=number, heading=self.form["heading"]),
            statistics=words("statistics", counted=self.form["counted"], **days),
            sentences=(
                *(self._sentence(measure, days) for measure in MEASURES),
                *self._movements(),
            ),
            levels_title=words("levels"),
            levels=tuple(self._levels()),
        )

    def _sentence(self, measure: Measure, days: Mapping[str, str]) -> str:
        """The sentence of one measure: its total, and its parts, where they give it.

        A flow says of which kinds it is.
        """
        parts = (
            self._joined([self._part(symbol, measure) for symbol in self._named()])
            if measure in _STOCKS or self.figures.parts_add_up(measure)
            else ""
        )
        values = {
            **days,
            "count": two_digits(self.figures.total.of(measure)),
            "kinds": self._kinds(measure),
            "parts": parts,
        }
        return words("item", text=self.form[measure].format_map(values))

    def _kinds(self, measure: Measure) -> str:
        """`` (lập mới 01, nhận chuyển giao 01)``, where a flow is of more than its own kind."""
        kinds = (
            words("kind_count", kind=kind_name(measure, kind), count=two_digits(count))
            for kind, count in self.figures.kinds_of(measure).items()
        )
        told = words("between_kinds").join(kinds)
        return words("kinds", kinds=told) if told else ""

    def _movements(self) -> Iterator[str]:
        """From opening to current, by symbol and type.

        Of those alone of which the sentences of flows cannot tell it.
        """
        rows = [
            words("part_item", text=self._movement(name, counts))
            for name, counts in (*self._moved_symbols(), *self._moved_types())
        ]
        if rows:
            yield words("item", text=words("movements"))
            yield from rows

    def _moved_symbols(self) -> Iterator[tuple[str, Counts]]:
        if "row" in self.form and not self._told():
            for symbol in self._named():
                yield self._called("row", symbol.code), symbol.total

    def _moved_types(self) -> Iterator[tuple[str, Counts]]:
        for symbol in self._retyped():
            for part, counts in symbol.types.items():
                if part is not None:
                    yield words("typed_symbol", symbol=symbol.code, type=part), counts

    def untyped(self) -> Iterator[str]:
        """The movement of what has no type.

        It stands apart from the others, among which it would be read as the symbol's own.
        """
        for symbol in self._retyped():
            if None in symbol.types:
                name = words("untyped_symbol", symbol=symbol.code)
                yield self._movement(name, symbol.types[None])

    def _retyped(self) -> list[SymbolFigures]:
        """The symbols whose types no sentence of a flow tells apart."""
        return [
            symbol
            for symbol in self._named()
            if symbol.types
            and not (self._told() and all(symbol.types_add_up(measure) for measure in _FLOWS))
        ]

    def _told(self) -> bool:
        """Whether the sentences of flows name their symbols."""
        return all(self.figures.parts_add_up(measure) for measure in _FLOWS)

    @staticmethod
    def _movement(name: str, counts: Counts) -> str:
        figures = {measure: two_digits(counts.of(measure)) for measure in MEASURES}
        return words("movement", called=name[:1].upper() + name[1:], **figures)

    def _named(self) -> list[SymbolFigures]:
        """The symbols to name, the same in every sentence.

        Those the form always names, and those with any figure.
        """
        always = self.form.get("always", ())
        return [symbol for symbol in self.figures.symbols if symbol.code in always or symbol.total]

    def _part(self, symbol: SymbolFigures, measure: Measure, key: str = "part") -> str:
        """``03 LT (02 ĐT loại 1; 01 ĐT loại 2; 0 ĐT loại 3)``."""
        text = self._counted(key, symbol.code, symbol.total.of(measure))
        if not text or not symbol.types or not (measure in _STOCKS or symbol.types_add_up(measure)):
            return text
        typed = (_typed(part, counts.of(measure)) for part, counts in symbol.types.items())
        return f"{text} ({'; '.join(typed)})"

    def _called(self, key: str, symbol: str, **values: str) -> str:
        """A symbol as one of the form's templates names it."""
        names = {term.code: term.names for term in catalog().line(self.figures.code).symbols}.get(
            symbol, ()
        )
        name = names[1] if len(names) > 1 else symbol
        template: str = self.form.get(key, "")
        return template.format_map({"symbol": symbol, "name": name, **values})

    def _counted(self, key: str, symbol: str, count: int) -> str:
        return self._called(key, symbol, count=two_digits(count))

    def _joined(self, parts: list[str]) -> str:
        """The breakdown with what introduces it; nothing when the form has none for this line."""
        named = [part for part in parts if part]
        return self.form["begin_parts"] + self.form["between_parts"].join(named) if named else ""

    def _levels(self) -> Iterator[str]:
        names = {term.code: term.name for term in catalog().levels}
        for level, symbols in self.figures.levels.items():
            named = self._named()
            parts = self._joined(
                [self._level_part(level, one, symbols.get(one.code, 0)) for one in named]
            )
            values = {
                "level": _level(level, names),
                "count": two_digits(sum(symbols.values())),
                "parts": parts,
            }
            yield words("part_item", text=self.form["level"].format_map(values))

    def _level_part(self, level: Part, symbol: SymbolFigures, count: int) -> str:
        """A symbol of a level, with its types where it has any there."""
        text = self._counted("level_part", symbol.code, count)
        found = self.figures.level_types.get((level, symbol.code), {})
        if not text or not count or not symbol.types or not found:
            return text
        return f"{text} ({'; '.join(_typed(part, found.get(part, 0)) for part in symbol.types)})"


def _typed(part: Part, count: int) -> str:
    return words("untyped" if part is None else "type", count=two_digits(count), type=part)


def _level(level: Part, names: Mapping[str, str]) -> str:
    return words("no_level") if level is None else names.get(level, level)
