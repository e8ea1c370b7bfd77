"""How a draw of files is told: how many of each line or unit, which, and what their checks say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from commands.cli.telling.moment_words import moment_captions, moment_json
from commands.session import Session
from commands.speech import _
from ledger.catalog.lines import catalog
from ledger.catalog.names import FIELDS
from ledger.errors import N_
from ledger.values.dates import format_date
from ledger.values.stream import Stream
from projections.inspection.sampling.strata import shares

if TYPE_CHECKING:
    from commands.usecases.drawing_files import DrawnAgain, Planned, TakenBack
    from projections.documents.tables.table import Column, Phrase, Table
    from projections.figures.register import RegisterRow
    from projections.inspection.sampling.findings import DrawnFile
    from projections.inspection.sampling.goal import Goal

DETECT = N_(
    "To find at least one wrong file where {wrong} are, with a confidence of {confidence} %"
)
ESTIMATE = N_(
    "A rate of about {expected} %, to within {margin} %, with a confidence of {confidence} %"
)
ROOT = N_("Root at position {at}: {root}")
MOST_HALF = 50
"""The rate, in percent, at which an estimate takes the most files: expected where none is said."""


def goal_phrase(goal: Goal) -> Phrase:
    """What a draw is for."""
    from projections.documents.tables.table import Phrase

    if goal.kind == "detect":
        return Phrase(DETECT, {"confidence": goal.confidence, "wrong": goal.wrong})
    expected = MOST_HALF if goal.expected is None else goal.expected
    values = {"expected": expected, "margin": goal.margin, "confidence": goal.confidence}
    return Phrase(ESTIMATE, values)


def plan_table(session: Session, planned: Planned) -> Table:
    """How many files of each stratum are to be drawn."""
    from projections.documents.tables.table import Column, Phrase, Table

    sizes = planned.lot.sizes
    given = shares(sizes, planned.to_draw)
    rows: list[list[Any]] = [
        [*_stratum_words(planned.lot.by, stratum), size, given[stratum]]
        for stratum, size in sizes.items()
    ]
    if planned.lot.by:
        rows.append([_("Total"), *[None] * (len(planned.lot.by) - 1), planned.lot.files])
        rows[-1].append(planned.to_draw)
    columns = (
        *(Column(name, FIELDS[name]) for name in planned.lot.by),
        Column("files", N_("files in all"), "integer"),
        Column("count", N_("to draw"), "integer"),
    )
    captions = (
        *moment_captions(session, planned.moment),
        goal_phrase(planned.goal),
        Phrase(ROOT, {"at": planned.moment.known_at, "root": planned.root}),
    )
    return Table(N_("Files to draw"), columns, rows, captions)


def _stratum_words(by: tuple[str, ...], stratum: tuple[str, ...]) -> list[str]:
    return [
        catalog().line(value).name if name == "line" else value
        for name, value in zip(by, stratum, strict=True)
    ]


def plan_json(planned: Planned) -> dict[str, Any]:
    """A draw that is planned, as plain data."""
    given = shares(planned.lot.sizes, planned.to_draw)
    return {
        "unit": planned.unit,
        **moment_json(planned.moment),
        "root": planned.root,
        **goal_json(planned.goal),
        "files": planned.lot.files,
        "count": planned.to_draw,
        "strata": [
            {
                "cell": dict(zip(planned.lot.by, stratum, strict=True)),
                "files": size,
                "count": given[stratum],
            }
            for stratum, size in planned.lot.sizes.items()
        ],
    }


def goal_json(goal: Goal) -> dict[str, Any]:
    """What a draw is for, as plain data: what is no part of the goal is null."""
    return {
        "goal": goal.kind,
        "confidence": goal.confidence,
        "wrong": goal.wrong,
        "margin": goal.margin,
        "expected": goal.expected,
    }


def drawn_table(session: Session, planned: Planned, rows: list[RegisterRow], words: str) -> Table:
    """The files drawn, for whoever goes to fetch them."""
    from projections.documents.tables.table import Phrase, Table

    captions = (
        *plan_table(session, planned).caption_lines,
        Phrase(N_("Words said: {words}"), {"words": words}),
    )
    cells = [[place, *_file_cells(row)] for place, row in enumerate(rows, 1)]
    return Table(N_("Files drawn"), _file_columns(), cells, captions)


def _file_columns() -> tuple[Column, ...]:
    from projections.documents.tables.table import Column

    return (
        Column("place", N_("no."), "integer"),
        *(Column(name, FIELDS[name]) for name in ("number", "line", "symbol", "unit", "officer")),
    )


def _file_cells(row: RegisterRow) -> list[Any]:
    cell = row.cell
    return [row.number, catalog().line(cell.line).name, cell.symbol, cell.unit, cell.officer]


def checked_table(session: Session, again: DrawnAgain) -> Table:
    """The files of a draw on record, with the checks since."""
    from projections.documents.tables.table import Column, Phrase, Table
    from projections.figures.register import Moment

    entry = again.entry
    columns = (
        *_file_columns(),
        Column("checked_on", N_("checked on"), "text"),
        Column("checker", N_("checked by")),
        Column("findings", N_("findings"), "integer"),
    )
    rows = [
        [place, *_file_cells(row), *_check_cells(file)]
        for place, (row, file) in enumerate(zip(again.rows, again.files, strict=True), 1)
    ]
    captions = (
        *moment_captions(session, Moment(again.as_of, entry.at)),
        goal_phrase(again.goal),
        Phrase(ROOT, {"at": entry.at, "root": entry.root}),
        Phrase(N_("Words said: {words}"), {"words": entry.words}),
    )
    return Table(N_("Files drawn"), columns, rows, captions)


def _check_cells(file: DrawnFile) -> list[Any]:
    checks = file.checks
    days = ", ".join(format_date(check.effective_on) for check in checks)
    by = ", ".join(dict.fromkeys(check.checker for check in checks))
    return [days or None, by or None, sum(one.findings for one in checks) if checks else None]


def checked_json(again: DrawnAgain, back: Sequence[TakenBack]) -> dict[str, Any]:
    """A draw on record and what its checks say, as plain data; rates from 0 to 1.

    ``back``: the draws of the inspection that were voided.
    """
    entry, said = again.entry, again.said
    return {
        "entry": entry.position,
        "as_of": entry.as_of,
        "position": entry.at,
        "root": entry.root,
        "words": entry.words,
        "unit": entry.scope,
        "lines": list(entry.lines),
        **goal_json(again.goal),
        "files": again.lot.files,
        "agrees": again.agrees,
        "drawn": [_file_json(file) for file in again.files],
        "checked": said.checked,
        "wrong_found": said.wrong,
        "most_wrong": said.most,
        "rates": None if said.rates is None else [round(rate, 4) for rate in said.rates],
        "taken_back": [
            {
                "entry": one.draw.position,
                "words": one.draw.words,
                "voided_by": one.void.position,
                "by": one.void.by,
                "reason": one.void.reason,
            }
            for one in back
        ],
    }


def _file_json(file: DrawnFile) -> dict[str, Any]:
    return {
        "record": file.record,
        "number": Stream(file.record).key,
        "checks": [check.position for check in file.checks],
        "wrong": file.is_wrong,
    }
