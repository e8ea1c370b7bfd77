"""Entries that state what was done with the ledger as a whole; none of them can be voided."""

from __future__ import annotations

from typing import Any, ClassVar

from ledger.entries.header import Entry


class LedgerFounded(Entry):
    """The first entry: which unit's books these are."""

    TOPIC: ClassVar[str] = "ledger.founded"
    voidable: ClassVar[bool] = False

    name: str
    origin: str


class RegisterImported(Entry):
    """A register file was read in; ``sha256`` of its bytes, and how many of its rows became
    entries.
    """

    TOPIC: ClassVar[str] = "register.imported"
    voidable: ClassVar[bool] = False

    file: str
    sha256: str
    rows: int


class ReportSubmitted(Entry):
    """A report left the unit: its file's hash, its period, and every figure it stated.

    ``figures``: one ``{"id", "line", "measure", "cell", "value"}`` per stated figure; ``period``:
    ISO from, to.
    """

    TOPIC: ClassVar[str] = "report.submitted"
    voidable: ClassVar[bool] = False

    file: str
    sha256: str
    report: str
    period: dict[str, str]
    figures: list[dict[str, Any]]
