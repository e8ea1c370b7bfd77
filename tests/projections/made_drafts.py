"""Makes figures to be for tests."""

from __future__ import annotations

from typing import cast

from projections.documents.lines.document import Where
from projections.inspection.reading.stated.drafts import Draft
from projections.inspection.reading.stated.values import Measure


def draft_of(
    line: str, measure: str, value: int | None, cell: dict[str, str] | None = None
) -> Draft:
    """A total, or a part of one, of the statistics."""
    where = Where(f"{measure} {value}", paragraph=1)
    return Draft(
        line, cast(Measure, measure), cell or {}, value, "", where, where.text, "statistics"
    )
