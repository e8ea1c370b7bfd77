"""Checks of files (lượt kiểm tra): entries that say who looked through a file."""

from __future__ import annotations

from typing import Final

from ledger.entries import Entry
from ledger.entries.header import KIND_OF

CHECKED: Final = "record.checked"
"""The topic of an entry by which a file was checked."""


def checks_kept() -> bool:
    """Whether checks of files can be recorded at all."""
    return CHECKED in KIND_OF


def checker_of(entry: Entry) -> str | None:
    """The officer who checked a file, by an entry that says so; None of any other entry."""
    return getattr(entry, "checker", None) if type(entry).TOPIC == CHECKED else None
