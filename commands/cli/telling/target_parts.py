"""How one part of a graded list is told: what was counted in it, on which side, and how much."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from commands.cli.telling.target_words import (
    notice_line,
    of_group,
    of_year,
    result_of,
    stands_of,
    threshold_of,
)
from commands.speech import _
from ledger.errors import N_

if TYPE_CHECKING:
    from projections.documents.tables.table import Phrase, Row, Table
    from projections.targets.grade import GradedPart


def part_table(name: str, text: str, part: GradedPart, said: tuple[Any, ...]) -> Table:
    """What was counted in a part, on which side and how much, month by month or unit by unit."""
    from projections.documents.tables.table import Column, Phrase, Table
    from projections.targets.amounts import amounts_of

    amounts = amounts_of(part)
    columns = (
        Column("name", N_("Counted")),
        Column("numerator", N_("In the numerator"), "boolean"),
        Column("denominator", N_("In the denominator"), "boolean"),
        *((Column("above", N_("Adds to the numerator"), "integer"),) if amounts else ()),
        *((Column("below", N_("Adds to the denominator"), "integer"),) if amounts else ()),
        Column("drill", N_("Month by month, or in the unit")),
    )
    drill: dict[str, list[str]] = {}
    for one in part.drill:
        drill.setdefault(one.name, []).append(f"{one.first_day[:7]} {one.found}".strip())
    above, below = frozenset(part.above), frozenset(part.below)
    rows: list[Row] = [
        (one, one in above, one in below, *amounts.get(one, ()), "; ".join(drill.get(one, ())))
        for one in dict.fromkeys([*part.below, *part.above])
    ]
    title = Phrase(N_("Part {part}: {text}"), {"part": name, "text": text})
    return Table(title, columns, rows, (*_captions(part), *said, *_notices(part)))


def _captions(part: GradedPart) -> Iterator[Phrase]:
    """What the part comes to, held against what; each group of it, and each year alone."""
    from projections.documents.tables.table import Phrase, verbatim

    required = threshold_of(part)
    required = required and _(REQUIRED).format(threshold=required)
    result = [one for one in (result_of(part), required, stands_of(part)) if one]
    yield verbatim("; ".join(result))
    for group in part.groups:
        name, share, threshold, stands = of_group(part, group)
        yield verbatim(f"{name}: {share}; {_(REQUIRED).format(threshold=threshold)}; {stands}")
    for one in part.years:
        told = {"year": one.days.start.year, "share": of_year(part, one)}
        yield Phrase(N_("year {year} alone: {share}"), told)


def _notices(part: GradedPart) -> Iterator[Phrase]:
    """What must be known of the part: figures that were attested, whoever is left out."""
    yield from map(notice_line, dict.fromkeys(part.measure.notices if part.measure else ()))


REQUIRED = N_("required {threshold}")
