"""What an import of sheets tells: each bad cell, each refused row, what was recorded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands.cli.telling.cell_hints import hint_for_sheet
from commands.cli.telling.entry_words import ENTRIES
from commands.cli.telling.receipt_words import say_receipt, written_receipt
from commands.leaving import leaving
from commands.session import Session
from commands.speech import _, notice, said, say, say_json
from ledger.errors import N_

if TYPE_CHECKING:
    from commands.usecases.importing_sheets import PreparedSheets
    from commands.usecases.sheet_rows import RefusedSheetRow
    from ledger.application import Receipt
    from projections.registers.reading.book import BadCell

AT_CELL = N_("{file}, sheet “{sheet}”, cell {cell}: {problem}")
AT_ROW = N_("{file}, sheet “{sheet}”, row {row}: {problem}")
COLUMN = N_("in the column “{column}”")
IN_ROW = N_("sheet “{sheet}”, row {row}")
LEFT_ASIDE = N_("Note: sheet “{sheet}”: {rows} rows left aside, they state nothing")
OF_SOURCES = {"items": "CTVBM", "service": "VAI_AO"}
"""Kinds of sheets whose rows are of sources, and of which line."""


def import_sheets(session: Session, kind: str, file: Path, typed: dict[str, Any]) -> int:
    """Read a workbook of sheets of a kind, record it or not, and return the exit code."""
    from commands.cli.telling.uncounted_words import tell_wanting
    from commands.usecases.blanks_filled import blank_given
    from commands.usecases.importing_sheets import prepare_sheets

    ledger, by = session.ledger, session.by(typed["officer_code"])
    origin = blank_given(ledger, file, kind)
    made = prepare_sheets(ledger, session.home, kind, file, by, origin, again=typed["again"])
    for row in made.book.rows if kind in OF_SOURCES else ():
        leaving().learn(OF_SOURCES[kind], str(row.values.get("number", "")))
    recorded = not (typed["dry_run"] or made.is_bad or not made.books.fresh)
    receipt = made.record() if recorded else None
    tell_sheets(made, receipt, typed["form"])
    if not made.is_bad:
        rows = (_(IN_ROW).format(sheet=one.sheet, row=one.row) for one in made.rows)
        entries = receipt.entries[:-1] if receipt else made.books.fresh
        tell_wanting(ledger, session.home, list(entries), list(rows))
    return 3 if made.is_bad else 0


def tell_sheets(made: PreparedSheets, receipt: Receipt | None, form: str) -> None:
    """Tell what became of a workbook of sheets; ``receipt``: of what was recorded, if it was."""
    if form == "json":
        say_json(_json(made, receipt))
        return
    _tell_faults(made)
    for sheet, rows in made.book.left_aside.items():
        notice(LEFT_ASIDE, sheet=sheet, rows=rows)
    for one in made.book.notices:
        notice(N_("Note: {text}"), text=one.say(_))
    if made.unchanged:
        notice(N_("Note: {count} rows say what the books say already"), count=made.unchanged)
    if receipt:
        recorded = receipt.entries[:-1]  # the last is the note of the import
        say(N_("Rows recorded: {count}"), count=made.rows_made)
        say(ENTRIES, first=recorded[0].position, last=recorded[-1].position)
        say_receipt(receipt)
    elif made.is_bad:
        say(N_("Nothing was recorded. Mend the file and import it again."))
    else:
        say(N_("Nothing was recorded. Rows to record: {count}"), count=made.rows_made)


def _tell_faults(made: PreparedSheets) -> None:
    """Tell all that is wrong, row by row."""
    for cell in made.book.bad_cells:
        problem, hint = cell.say(_)
        place = {"file": cell.file, "sheet": cell.sheet, "cell": cell.cell}
        notice(AT_CELL, **place, problem=problem)
        notice(N_("  Hint: {hint}"), hint=hint)
    for one in made.refused:
        problem, hint = _refused(made, one)
        place = {"file": made.book.file, "sheet": one.row.sheet, "problem": problem}
        notice(AT_CELL if one.cell else AT_ROW, **place, cell=one.cell, row=one.row.row)
        notice(N_("  Hint: {hint}"), hint=hint)


def _refused(made: PreparedSheets, one: RefusedSheetRow) -> tuple[str, str]:
    """A refusal and its hint, in which what the command line calls an option is a column."""
    columns, known = made.kind.usual, one.refusal.values.get("known")
    told = {"known": headings_of(known, columns)} if isinstance(known, str) else {}
    problem, hint = said(one.refusal, **told)
    return problem, hint_for_sheet(made.kind, one) or by_columns(hint, columns)


OPTION = re.compile(r"--([a-z][a-z-]*)(?: [A-ZĐ]+\b)?")
"""An option as a hint names it, with the word that stands for its value."""


_IN_COMMAND = re.compile(r"socai [^;,.“”`]*$")
"""What stands before an option of a command that a hint shows: its name, up to the option."""


def headings_of(listed: str, columns: Mapping[str, str]) -> str:
    """A list of options as their columns are headed; any other list as it is."""
    found = [columns.get(one.replace("-", "_")) for one in listed.split(", ")]
    return "; ".join(filter(None, found)) if all(found) else listed


def by_columns(hint: str, columns: Mapping[str, str]) -> str:
    """A hint with options called by the headings of their columns; others stand as they are.

    Those of a command that the hint shows stand as they are typed.
    """

    def named(option: re.Match[str]) -> str:
        if _IN_COMMAND.search(hint, 0, option.start()):
            return option[0]
        heading = columns.get(option[1].replace("-", "_"))
        return _(COLUMN).format(column=heading) if heading else option[0]

    return OPTION.sub(named, hint)


def _count(made: PreparedSheets) -> int:
    return len(made.books.fresh)


def _json(made: PreparedSheets, receipt: Receipt | None) -> dict[str, Any]:
    return {
        "file": made.book.file,
        "kind": made.kind.code,
        "entries": (len(receipt.entries) - 1) if receipt else _count(made),
        "recorded": receipt is not None,
        "bad_cells": [_cell_json(cell) for cell in made.book.bad_cells],
        "refused_rows": [_refused_json(made, one) for one in made.refused],
        "unchanged": made.unchanged,
        "left_aside": dict(made.book.left_aside),
        "notices": [one.say(_) for one in made.book.notices],
        "receipt": written_receipt(receipt) if receipt else None,
    }


def _cell_json(cell: BadCell) -> dict[str, Any]:
    problem, hint = cell.say(_)
    place = {"sheet": cell.sheet, "row": cell.row, "cell": cell.cell, "value": cell.value}
    return {**place, "problem": problem, "hint": hint}


def _refused_json(made: PreparedSheets, one: RefusedSheetRow) -> dict[str, Any]:
    problem, hint = _refused(made, one)
    place = {"sheet": one.row.sheet, "row": one.row.row, "cell": one.cell}
    return {**place, "problem": problem, "hint": hint}
