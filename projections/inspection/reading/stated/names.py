"""Names that a report lists where others count: numbers of files, codes, numbers of targets."""

from __future__ import annotations

from dataclasses import dataclass

from projections.documents.lines.document import Where


@dataclass(frozen=True, slots=True)
class StatedNames:
    """What a report lists: what it lists (``name``) and what narrows it (``cell``), as of a count.

    ``names``: as they are written; none where it says that there are none.
    """

    name: str
    names: tuple[str, ...]
    cell: dict[str, str]
    where: Where
