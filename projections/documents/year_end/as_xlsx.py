"""The year-end report as an Excel workbook.

One sheet for the movement of every line, one for the levels; one for the kinds of movement, where
records came or went otherwise than by being opened or closed.

The figure that stands now is a formula over the other three, so that whoever opens the workbook can
see it add up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from ledger.catalog.lines import catalog
from ledger.catalog.names import MEASURES as TITLES
from ledger.errors import N_
from projections.documents.tables.as_xlsx import write_workbook
from projections.documents.tables.table import (
    Column,
    Phrase,
    Row,
    Subject,
    Table,
    Translate,
    cut_off_captions,
    verbatim,
)
from projections.documents.year_end.figures import (
    MEASURES,
    Counts,
    LineFigures,
    Part,
    YearEnd,
)
from projections.documents.year_end.provenance import Provenance
from projections.documents.year_end.wording import kind_name, wording, words


def write_xlsx(report: YearEnd, file: BinaryIO, translate: Translate) -> None:
    """Write the report as a workbook.

    The same report gives the same bytes. Raises OSError.
    """
    made = Provenance.of(report.head)
    write_workbook(
        year_end_tables(report), file, translate, foot=made.line(), properties=made.properties()
    )


def year_end_tables(report: YearEnd) -> tuple[Table, ...]:
    """The report as neutral tables.

    The movement of every line; what stands now by level; where there is more to tell than openings
    and closings, what was added and removed by kind.
    """
    kinds = any(line.kinds_of(measure) for line in report.lines for measure in ("added", "removed"))
    return _movements(report), _levels(report), *((_kinds(report),) if kinds else ())


def _captions(report: YearEnd) -> tuple[Phrase, ...]:
    head = report.head
    return (
        Phrase(N_("Unit: {unit}"), {"unit": head.unit}),
        *([Phrase(N_("Branch: {branch}"), {"branch": head.branch})] if head.branch else ()),
        *([verbatim(head.ended)] if head.ended else ()),
        *cut_off_captions(head.period, head.position, head.known_at),
        Phrase(N_("Made by socai {version}"), {"version": head.version}),
    )


def _movements(report: YearEnd) -> Table:
    columns = (
        Column("line", N_("Line of work")),
        Column("symbol", N_("Symbol"), align="center"),
        Column("type", N_("Type"), align="center"),
        *(Column(measure, TITLES[measure], "integer") for measure in MEASURES[:3]),
        Column("current", TITLES["current"], "integer", formula="opening + added - removed"),
    )
    return _of_lines(report, N_("Movement of records"), columns, _line_rows)


def _line_rows(line: LineFigures) -> Iterator[Row]:
    """The line, its symbols that have any figure, and their types.

    Only the first row names the line, as in official tables.
    """
    yield catalog().line(line.code).name, None, None, *_four(line.total)
    for symbol in line.symbols:
        if symbol.total:
            yield None, symbol.code, None, *_four(symbol.total)
        for part, counts in symbol.types.items():
            yield (
                None,
                symbol.code,
                words("type_row", type=part) if part else words("no_type"),
                *_four(counts),
            )


def _four(counts: Counts) -> Row:
    return [counts.of(measure) for measure in MEASURES]


def _kinds(report: YearEnd) -> Table:
    """What was added and removed in every line, by kind of movement."""
    columns = (
        Column("line", N_("Line of work")),
        Column("movement", N_("kind of movement")),
        Column("added", TITLES["added"], "integer"),
        Column("removed", TITLES["removed"], "integer"),
    )
    rows: list[Row] = []
    strong = set()
    for line in report.lines:
        strong.add(len(rows))
        rows.append([catalog().line(line.code).name, None, line.total.added, line.total.removed])
        rows += [
            [None, kind_name("row", kind), *_flows(kind, counts)]
            for kind, counts in line.kinds.items()
        ]
    return Table(
        N_("Added and removed by kind of movement"),
        columns,
        rows,
        (*_captions(report), *((verbatim(words("handed_over")),) if _handed_over(report) else ())),
        strong_rows=frozenset(strong),
        made_at=report.head.made_at,
        subject=Subject(mark=report.head.mark),
    )


def _flows(kind: str, counts: Counts) -> Row:
    """What was added and removed by a kind; blank where nothing can be: no closing adds a file."""
    return [
        counts.of(measure) if kind in wording()["kinds"][measure] else None
        for measure in ("added", "removed")
    ]


def _handed_over(report: YearEnd) -> bool:
    return any(line.handed_over for line in report.lines)


def _levels(report: YearEnd) -> Table:
    """What stands now: a column for each level, a row for each line and symbol."""
    levels = _levels_of(report)
    keys = [f"level_{index}" for index in range(len(levels))]
    columns = (
        Column("line", N_("Line of work")),
        Column("symbol", N_("Symbol"), align="center"),
        *(Column(key, level, "integer") for key, level in zip(keys, levels.values(), strict=True)),
        Column("current", TITLES["current"], "integer", formula=" + ".join(keys)),
    )
    return _of_lines(
        report, N_("Current by level"), columns, lambda line: _level_rows(line, list(levels))
    )


def _of_lines(
    report: YearEnd,
    title: str,
    columns: tuple[Column, ...],
    rows_of: Callable[[LineFigures], Iterator[Row]],
) -> Table:
    """A table of the rows of every line of work, the first of each strong."""
    rows: list[Row] = []
    strong = set()
    for line in report.lines:
        strong.add(len(rows))
        rows += rows_of(line)
    return Table(
        title,
        columns,
        rows,
        _captions(report),
        strong_rows=frozenset(strong),
        made_at=report.head.made_at,
        subject=Subject(mark=report.head.mark),
    )


def _levels_of(report: YearEnd) -> dict[Part, Phrase]:
    """Every level and its title.

    Those of the catalog, others that records stand at, and a column for none if needed.
    """
    names: dict[Part, str] = {level.code: level.name for level in catalog().levels}
    found = {level for line in report.lines for level in line.levels}
    names |= {level: level for level in sorted(found - set(names), key=str) if level}
    if None in found:
        names[None] = words("no_level")
    return {level: verbatim(words("level_column", level=name)) for level, name in names.items()}


def _level_rows(line: LineFigures, levels: list[Part]) -> Iterator[Row]:
    totals = [sum(line.levels.get(level, {}).values()) for level in levels]
    yield catalog().line(line.code).name, None, *totals, sum(totals)
    for symbol in line.symbols:
        if symbol.total:
            counts = [line.levels.get(level, {}).get(symbol.code, 0) for level in levels]
            yield None, symbol.code, *counts, sum(counts)
