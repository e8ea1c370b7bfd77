"""A table with the numbers of sources masked, before anybody lays it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ledger.catalog.lines import catalog
from projections.documents.tables.table import Column, Phrase, Row, Table
from projections.masking.masks import NUMBERED, SOURCE_LINES, Masks


def masked_table(table: Table, masks: Masks) -> Table:
    """The same table with every number of a source masked: in cells, captions and titles.

    A row that says of which other line it tells keeps its own number.
    """
    keys = [column.key for column in table.columns]
    numbered = [key in NUMBERED for key in keys]
    at = keys.index("line") if "line" in keys else None
    others = {one.name for one in catalog().lines if one.code not in SOURCE_LINES}

    def masked_row(row: Row) -> Sequence[Any]:
        own = at is not None and row[at] in others
        return [
            value if own and key == "number" else _value(value, masks, numbered=is_number)
            for key, is_number, value in zip(keys, numbered, row, strict=True)
        ]

    return replace(
        table,
        title=_value(table.title, masks),
        columns=tuple(_column(one, masks) for one in table.columns),
        rows=[masked_row(row) for row in table.rows],
        caption_lines=tuple(_value(line, masks) for line in table.caption_lines),
    )


def _column(column: Column, masks: Masks) -> Column:
    return replace(column, title=_value(column.title, masks))


def _value(value: Any, masks: Masks, *, numbered: bool = False) -> Any:
    """A value of a table; what is said in words is masked in what fills the words."""
    match value:
        case str():
            return masks.value(value) if numbered else masks.text(value)
        case Phrase():
            return Phrase(value.text, masks.data(value.values))
    return value
