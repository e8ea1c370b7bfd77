"""What an import of results of work tells: each bad cell, each refused row, what was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commands.cli.receipt_words import say_receipt, written_receipt
from commands.speech import _, notice, said, say, say_json
from ledger.errors import N_

if TYPE_CHECKING:
    from commands.usecases.importing_results import PreparedResults, RefusedResult
    from ledger.application import Receipt
    from projections.registers.reading.book import BadCell

AT_CELL = N_("{file}, sheet “{sheet}”, cell {cell}: {problem}")
AT_ROW = N_("{file}, sheet “{sheet}”, row {row}: {problem}")


def tell_results(made: PreparedResults, receipt: Receipt | None, form: str) -> None:
    """Tell what became of a workbook of results; ``receipt``: of what was recorded, if it was."""
    if form == "json":
        say_json(_json(made, receipt))
        return
    for cell in made.book.bad_cells:
        problem, hint = cell.say(_)
        place = {"file": cell.file, "sheet": cell.sheet, "cell": cell.cell}
        notice(AT_CELL, **place, problem=problem)
        notice(N_("  Hint: {hint}"), hint=hint)
    for one in made.refused:
        problem, hint = said(one.refusal)
        place = {"file": made.book.file, "sheet": one.row.sheet, "problem": problem}
        notice(AT_CELL if one.cell else AT_ROW, **place, cell=one.cell, row=one.row.row)
        notice(N_("  Hint: {hint}"), hint=hint)
    for sheet, rows in made.book.left_aside.items():
        notice(N_("Note: sheet “{sheet}”: {rows} rows are no results"), sheet=sheet, rows=rows)
    if receipt:
        say(N_("Results of work recorded: {count}"), count=len(receipt.entries) - 1)
        say_receipt(receipt)
    elif made.is_bad:
        say(N_("Nothing was recorded. Mend the file and import it again."))
    else:
        say(N_("Nothing was recorded. Results of work to record: {count}"), count=_count(made))


def _count(made: PreparedResults) -> int:
    return len(made.books.fresh)


def _json(made: PreparedResults, receipt: Receipt | None) -> dict[str, Any]:
    return {
        "file": made.book.file,
        "results": (len(receipt.entries) - 1) if receipt else _count(made),
        "recorded": receipt is not None,
        "bad_cells": [_cell_json(cell) for cell in made.book.bad_cells],
        "refused_rows": [_refused_json(one) for one in made.refused],
        "left_aside": dict(made.book.left_aside),
        "receipt": written_receipt(receipt) if receipt else None,
    }


def _cell_json(cell: BadCell) -> dict[str, Any]:
    problem, hint = cell.say(_)
    place = {"sheet": cell.sheet, "row": cell.row, "cell": cell.cell, "value": cell.value}
    return {**place, "problem": problem, "hint": hint}


def _refused_json(one: RefusedResult) -> dict[str, Any]:
    problem, hint = said(one.refusal)
    place = {"sheet": one.row.sheet, "row": one.row.row, "cell": one.cell}
    return {**place, "problem": problem, "hint": hint}
