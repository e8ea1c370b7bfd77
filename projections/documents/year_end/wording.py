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
from ledger.values.dates import format_date
from ledger.values.period import Period, reporting_year
from projections.documents.year_end.figures import (
    MEASURES,
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
    """One line of work as it is printed.

    ``levels`` may be empty, ``note`` too: it stands at the report's end.
    """

    heading: str
    statistics: str
    sentences: tuple[str, ...]
    levels_title: str
    levels: tuple[str, ...]
    note: str


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


def two_digits(count: int) -> str:
    """A count as the form writes it: ``0``, ``01`` … ``09``, ``10``, ``1.234``.

    Nothing can be put before a two-digit number.
    """
    return f"{count:02d}" if 0 < count < 10 else f"{count:,}".replace(",", ".")


def official_date(day: date, place: str) -> str:
    """Place and date as official letters write them.

    A nought stands before days under 10 and the months 1 and 2.
    """
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return words(
        "written_on",
        place=place or words("blank_place"),
        day=f"{day.day:02d}",
        month=month,
        year=day.year,
    )


def head_texts(head: ReportHead) -> HeadTexts:
    """The worded parts of a report's head."""
    start, end = format_date(head.period.start), format_date(head.period.end)
    return HeadTexts(
        number=words("number", number=head.number or words("blank_number")),
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
    forms = {form["code"]: form for form in wording()["line"]}
    return tuple(
        _Wording(line, forms[line.code], report.head.period).section(number)
        for number, line in enumerate(report.lines, start=1)
    )


def notes_title() -> str:
    """What stands above the notes of the sections."""
    title: str = wording()["moved"]["title"]
    return title


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
            sentences=tuple(
                line for measure in MEASURES for line in self._sentences(measure, days)
            ),
            levels_title=words("levels"),
            levels=tuple(self._levels()),
            note=self._note(),
        )

    def _sentences(self, measure: Measure, days: Mapping[str, str]) -> Iterator[str]:
        """The sentence of one measure.

        After the last flow stands a pointer to the note, where there is one.
        """
        adds_up = measure in _STOCKS or self.figures.parts_add_up(measure)
        parts = (
            self._joined([self._part(symbol, measure) for symbol in self._named()])
            if adds_up
            else ""
        )
        count = two_digits(self.figures.total.of(measure))
        yield words(
            "item", text=self.form[measure].format_map({**days, "count": count, "parts": parts})
        )
        if measure == "removed" and self._note():
            yield words("item", text=wording()["moved"]["pointer"])

    def _note(self) -> str:
        """What was moved inside the line and so stands in no sentence."""
        moved = wording()["moved"]
        flows = [
            moved[measure].format_map({"parts": ", ".join(parts)})
            for measure in _FLOWS
            if (parts := list(self._moved(measure)))
        ]
        return (
            moved["note"].format_map(
                {"counted": self.form["counted"], "flows": moved["between"].join(flows)}
            )
            if flows
            else ""
        )

    def _moved(self, measure: Measure) -> Iterator[str]:
        """The parts of a flow that differ from its total.

        All symbols, or the types of one symbol.
        """
        if "part" in self.form and not self.figures.parts_add_up(measure):
            yield from (self._part(symbol, measure, key="level_part") for symbol in self._named())
        for symbol in self._named():
            if symbol.types and not symbol.types_add_up(measure):
                yield from (
                    self._typed_symbol(symbol.code, part, counts.of(measure))
                    for part, counts in symbol.types.items()
                )

    @staticmethod
    def _typed_symbol(symbol: str, part: Part, count: int) -> str:
        return words(
            "untyped_symbol" if part is None else "typed_symbol",
            count=two_digits(count),
            symbol=symbol,
            type=part,
        )

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

    def _counted(self, key: str, symbol: str, count: int) -> str:
        names = {term.code: term.names for term in catalog().line(self.figures.code).symbols}.get(
            symbol, ()
        )
        name = names[1] if len(names) > 1 else symbol
        template: str = self.form.get(key, "")
        return template.format_map({"count": two_digits(count), "symbol": symbol, "name": name})

    def _joined(self, parts: list[str]) -> str:
        """The breakdown with what introduces it; nothing when the form has none for this line."""
        named = [part for part in parts if part]
        return self.form["begin_parts"] + self.form["between_parts"].join(named) if named else ""

    def _levels(self) -> Iterator[str]:
        names = {term.code: term.name for term in catalog().levels}
        for level, symbols in self.figures.levels.items():
            named = [symbol.code for symbol in self._named()]
            parts = self._joined(
                [self._counted("level_part", symbol, symbols.get(symbol, 0)) for symbol in named]
            )
            values = {
                "level": _level(level, names),
                "count": two_digits(sum(symbols.values())),
                "parts": parts,
            }
            yield words("part_item", text=self.form["level"].format_map(values))


def _typed(part: Part, count: int) -> str:
    return words("untyped" if part is None else "type", count=two_digits(count), type=part)


def _level(level: Part, names: Mapping[str, str]) -> str:
    return words("no_level") if level is None else names.get(level, level)
