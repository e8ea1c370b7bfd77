"""What of a report's results is asked, and how records are replayed for that."""

from __future__ import annotations

from collections.abc import Set
from typing import Final, NamedTuple

from projections.targets.gathering import Fold


class AskedOf(NamedTuple):
    """Which counts are recounted, and by which records as they were replayed before.

    ``counts``: by their places (None: all); ``fold``: as of ``BooksReader``.
    """

    counts: Set[int] | None = None
    fold: Fold | None = None


EVERYTHING: Final = AskedOf()
