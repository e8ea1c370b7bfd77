"""The command that records that a file was checked (lượt kiểm tra)."""

from __future__ import annotations

from pydantic import Field

from ledger.entries import Entry
from ledger.entries.record import FileChecked
from ledger.records.books import Books
from ledger.records.lifecycle import RecordCommand
from ledger.values.text import as_seen

MOST_FINDINGS = 1_000
"""Findings of one check of one file; more is a slip of the finger."""


class CheckFile(RecordCommand):
    """Record that an officer checked a file; ``checker``: his code."""

    checker: str
    findings: int = Field(default=0, ge=0, le=MOST_FINDINGS)
    document: str | None = Field(default=None, min_length=1, max_length=200)

    def decide(self, books: Books) -> Entry:
        """Raises UnknownRecord, UnknownOfficer, CheckedAlready, ChecksOwnFile, the timeline's."""
        history, _, unit = self._record(books)
        return books.make(
            FileChecked,
            history.record,
            self.effective_on,
            unit,
            checker=books.officer(self.checker).code,
            findings=self.findings,
            document=as_seen(self.document) if self.document else None,
        )
