"""What places of a document are called."""

from __future__ import annotations

from projections.documents.lines.document import Where


def place_named(where: Where) -> str:
    """A place as corrections call it: ``16``, ``1!B3``, ``Sheet!B3``."""
    if where.cell is None:
        return str(where.paragraph or "")
    return f"{where.sheet if where.table is None else where.table}!{where.cell}"
