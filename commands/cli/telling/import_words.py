"""How an import is told: bad cells and refused rows with hints, notes, counts, the outcome."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands.cli.telling.cell_hints import MEND_THE_ROW
from commands.cli.telling.change_words import (
    REGISTER_FIELDS,
    changes_json,
    since_told,
    tell_changes,
)
from commands.leaving import leaving
from commands.speech import _, ngettext, notice, say, spoken
from ledger.catalog.lines import catalog
from ledger.errors import N_, BadValue
from ledger.values.dates import format_date

if TYPE_CHECKING:
    from commands.usecases.registration import RefusedRow, Registration
    from projections.documents.tables.destination import Destination
    from projections.registers.reading.book import BadCell, RegisterBook


def learn_sources(file: Path, book: RegisterBook) -> None:
    """Know the numbers of sources in a register, in the books or not, in good rows or rejected."""
    for row in book.rows:
        leaving().learn(row.line, row.file_number)
    if book.rejected:
        from projections.registers.returning.rejected_numbers import rejected_numbers

        for line, number in rejected_numbers(file, book):
            leaving().learn(line, number)


def write_rejected(file: Path, errors: Destination, book: RegisterBook, made: Registration) -> None:
    """Write the rejected rows of a register to a workbook of their own, with the reasons."""
    from projections.registers.filling.origin import origin_of_file
    from projections.registers.returning.rejected_rows import write_rejected as write

    refused = {(one.row.sheet, one.row.row): " ".join(_refusal(one)) for one in made.refused}
    marked = [cell for one in made.refused for cell in _differing(book, one)]
    origin = origin_of_file(file)
    said = origin.properties() if origin else {}
    write(file, book, errors, _, refused, marked, leaving().own_text, leaving().mark(), said)


def summary_json(book: RegisterBook, made: Registration, recorded: bool) -> dict[str, Any]:
    """What an import did, as plain data."""
    refused = [
        {"sheet": one.row.sheet, "row": one.row.row}
        | dict(zip(("problem", "hint"), _refusal(one), strict=True))
        | {"cells": [_cell_json(cell) for cell in _differing(book, one)]}
        for one in made.refused
    ]
    return {
        "file": book.file,
        "sha256": book.sha256,
        "recorded": recorded,
        "opened": dict(made.opened),
        "closed": dict(made.closed),
        "unchanged": dict(made.unchanged),
        **changes_json(made),
        "units_created": made.units,
        "officers_enrolled": made.officers,
        "earlier": [
            {
                "sheet": one.row.sheet,
                "row": one.row.row,
                "number": one.row.number,
                "entry": one.moved_by.position,
            }
            for one in made.earlier
        ],
        "officers_moved": {
            code: {"from": was.isoformat(), "to": day.isoformat()}
            for code, (was, day) in made.moved.items()
        },
        "bad_cells": [_cell_json(cell) for cell in book.bad_cells],
        "refused_rows": refused,
        "notices": _notes(book, made),
    }


def _cell_json(cell: BadCell) -> dict[str, Any]:
    """A bad cell as plain data."""
    place = {"sheet": cell.sheet, "row": cell.row, "column": cell.column, "cell": cell.cell}
    return (
        place
        | {"value": cell.value, "kind": cell.kind}
        | dict(zip(("problem", "hint"), cell.say(_), strict=True))
    )


def _differing(book: RegisterBook, one: RefusedRow) -> list[BadCell]:
    """The cells of a refused row in which the ledger holds something else."""
    from projections.registers.returning.differing_cells import differing_cells

    found: Any = one.refusal.values.get("differences", ())
    return list(differing_cells(book, one.row, found))


def _refusal(one: RefusedRow) -> tuple[str, str]:
    found: Any = one.refusal.values.get("differences", ())
    named = (
        {
            "differences": [
                (_(REGISTER_FIELDS[name]) if name in REGISTER_FIELDS else name, held)
                for name, held in found
            ]
        }
        if found
        else {}
    )
    values = spoken({**one.refusal.values, **named})
    hint = MEND_THE_ROW if one.refusal.hint == BadValue.hint else one.refusal.hint
    return _(one.refusal.message).format_map(values), _(hint).format_map(values)


def tell(book: RegisterBook, made: Registration, recorded: bool, typed: dict[str, Any]) -> None:
    """Tell what is wrong, what to know, and what was done or is to be done."""
    for cell in book.bad_cells:
        _tell_cell(cell)
        notice(N_("  Hint: {hint}"), hint=cell.say(_)[1])
    for one in made.refused:
        problem, hint = _refusal(one)
        notice(
            N_("{file}, sheet “{sheet}”, row {row}: {problem}"),
            file=book.file,
            sheet=one.row.sheet,
            row=one.row.row,
            problem=problem,
        )
        for cell in _differing(book, one):
            _tell_cell(cell)
        notice(N_("  Hint: {hint}"), hint=hint)
    for text in _notes(book, made):
        notice(N_("Note: {text}"), text=text)
    tell_changes(made)
    _tell_counts(made, recorded)
    _tell_outcome(book, made, recorded, typed)


REWRITTEN = {
    "unit": N_("Unit codes that differ only in how they are written were taken for one: {codes}"),
    "officer": N_(
        "Officer codes that differ only in how they are written were taken for one: {codes}"
    ),
}
ASSUMED = {
    "unit": N_(
        "Sheet “{sheet}” names no unit in some rows ({count}); unit {code} was taken for them"
    ),
    "officer": N_(
        "Sheet “{sheet}” names no officer in some rows ({count}); "
        "officer {code}, who records, was taken for them"
    ),
}


NAMED = N_("Units written by a name were taken for those that bear it: {codes}")
LOOK_ALIKES = N_("New codes look like known ones, and are taken for others: {codes}")
EARLIER = N_(
    "Rows that show an earlier state of their file ({count}); nothing was added for them: {rows}"
)
EARLIER_ROW = N_("“{sheet}” row {row}, {number} (entry {position} came since)")
MOST_EARLIER = 10
"""Rows with an earlier state that are named."""

NEAR_TWINS = N_(
    "File numbers that differ only in zeros or hyphens are different files ({count}): {numbers}"
)
MOST_TWINS = 5
"""Groups of near twins that are named."""


def _twins(made: Registration) -> str:
    """The numbers that look like others, some of them where they are many."""
    groups = [" ~ ".join(numbers) for numbers in made.near_twins]
    shown = [*groups[:MOST_TWINS], *(["…"] if len(groups) > MOST_TWINS else [])]
    return _(NEAR_TWINS).format(count=len(groups), numbers="; ".join(shown))


def earlier_rows(made: Registration) -> str:
    """The rows that show what was so before, some of them where they are many."""
    shown = [
        _(EARLIER_ROW).format(
            sheet=one.row.sheet,
            row=one.row.row,
            number=one.row.number,
            position=one.moved_by.position,
        )
        for one in made.earlier[:MOST_EARLIER]
    ]
    rows = "; ".join([*shown, *(["…"] if len(made.earlier) > MOST_EARLIER else [])])
    return _(EARLIER).format(count=len(made.earlier), rows=rows)


def _notes(book: RegisterBook, made: Registration) -> list[str]:
    """What the user should know that hinders nothing, in the user's language."""
    found = [one.say(_) for one in book.notices]
    for kind, codes in made.rewritten.items():
        if codes:
            found.append(
                _(REWRITTEN[kind]).format(
                    codes=", ".join(f"{old} → {new}" for old, new in codes.items())
                )
            )
    if made.named_units:
        named = ", ".join(f"{name} → {code}" for name, code in made.named_units.items())
        found.append(_(NAMED).format(codes=named))
    if alike := made.look_alikes():
        told = "; ".join(f"{new} ~ {', '.join(near)}" for new, near in alike.items())
        found.append(_(LOOK_ALIKES).format(codes=told))
    if made.earlier:
        found.append(earlier_rows(made))
    if made.since:
        found.append(since_told(made))
    taken = {"unit": made.home_unit, "officer": made.books.by}
    for (kind, sheet), count in made.assumed.items():
        found.append(_(ASSUMED[kind]).format(sheet=sheet, count=count, code=taken[kind]))
    return [*found, _twins(made)] if made.near_twins else found


IN_CELL = N_("{file}, sheet “{sheet}”, row {row}, column “{column}” (cell {cell}): {problem}")
IN_HEADINGS = N_("{file}, sheet “{sheet}”, headings in row {row}, column “{column}”: {problem}")
DIFFERS = N_(
    "{file}, sheet “{sheet}”, row {row}, column “{column}” (cell {cell}) says “{value}”: {problem}"
)


def _tell_cell(cell: BadCell) -> None:
    """Tell where a bad cell stands and what is wrong with it.

    A column that is not there has no cell.
    """
    place = {"file": cell.file, "sheet": cell.sheet, "row": cell.row, "column": cell.column}
    told = DIFFERS if cell.kind == "differs_from_ledger" else IN_CELL if cell.cell else IN_HEADINGS
    notice(told, **place, cell=cell.cell, value=cell.value, problem=cell.say(_)[0])


DONE = (
    N_("Records opened: {total} ({by_line})"),
    N_("Records closed or archived: {total} ({by_line})"),
    N_("Units created by code: {codes}"),
    N_("Officers enrolled by code: {codes}"),
)
TO_DO = (
    N_("Records to open: {total} ({by_line})"),
    N_("Records to close or archive: {total} ({by_line})"),
    N_("Units to create by code: {codes}"),
    N_("Officers to enrol by code: {codes}"),
)


def _tell_counts(made: Registration, recorded: bool) -> None:
    opened, closed, units, officers = DONE if recorded else TO_DO
    already = N_("Rows the ledger already has: {total} ({by_line})")
    for label, counts in ((opened, made.opened), (closed, made.closed), (already, made.unchanged)):
        if counts:
            say(label, total=sum(counts.values()), by_line=_by_line(counts))
    for label, codes in ((units, made.units), (officers, made.officers)):
        if codes:
            say(label, codes=", ".join(codes))
    if made.moved:
        moved = ", ".join(
            f"{code} ({format_date(was)} → {format_date(day)})"
            for code, (was, day) in made.moved.items()
        )
        say(
            N_("Joined earlier than an import took it to be: {officers}")
            if recorded
            else N_("To have joined earlier than an import took it to be: {officers}"),
            officers=moved,
        )


def _by_line(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{catalog().line(line).name} {count}" for line, count in counts.items())


def _tell_outcome(
    book: RegisterBook, made: Registration, recorded: bool, typed: dict[str, Any]
) -> None:
    if count := len(book.bad_cells) + len(made.refused):
        rows = len(book.rejected) + len(made.refused)
        where = ngettext("{rows} row", "{rows} rows", rows).format(rows=rows)
        say(
            ngettext("{count} problem in {where}.", "{count} problems in {where}.", count),
            count=count,
            where=where,
        )
        if typed["errors"]:
            say(N_("The rejected rows are in {path}."), path=typed["errors"])
    if recorded:
        count = len(made.books.fresh)
        say(ngettext("Recorded: {count} entry.", "Recorded: {count} entries.", count), count=count)
    elif typed["dry_run"]:
        say(N_("Only tried: nothing was recorded."))
    elif not made.books.fresh:
        say(N_("Nothing new: nothing was recorded."))
    else:
        say(
            N_(
                "Nothing was recorded. Mend the cells and import again, or "
                "use --keep-good for the good rows."
            )
        )
