"""The columns of a sheet of a kind that is to be filled in: those its reader knows."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from projections.registers.filling.blank import BlankColumn, Choices, Sort
from projections.registers.sheets.kind import SheetKind


def kind_columns(
    kind: SheetKind,
    sorts: Mapping[str, str],
    choices: Mapping[str, Choices],
    needed: Collection[str],
) -> tuple[BlankColumn, ...]:
    """The columns of a kind, under the usual headings of its reader.

    ``sorts``: which fields are days, whole numbers, yes or no; ``needed``: those of every row.
    """
    return tuple(
        BlankColumn(heading, _sort(name, sorts, choices), name in needed, choices.get(name))
        for name, heading in kind.usual.items()
    )


def _sort(name: str, sorts: Mapping[str, str], choices: Mapping[str, Choices]) -> Sort:
    if name in choices:
        return "choice"
    sort = sorts.get(name, "text")
    return "day" if sort == "day" else "count" if sort == "count" else "text"
