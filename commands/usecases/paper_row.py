"""A line of a list of papers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from ledger.entries import Entry


class PaperRow(NamedTuple):
    """A line of a list: the entry that put it there, and what is told of it, by name."""

    entry: Entry
    told: Mapping[str, Any]
