"""Entries that state what was done with the ledger as a whole; none of them can be voided."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from ledger.entries.header import Entry
from ledger.errors import N_


class LedgerFounded(Entry):
    """The first entry: which unit's books these are."""

    TOPIC = "ledger.founded"
    NAME = N_("ledger founded")
    voidable = False

    name: str
    origin: str


class RegisterImported(Entry):
    """A register file was read in: the SHA-256 of its bytes, how many rows became entries."""

    TOPIC = "register.imported"
    NAME = N_("register imported")
    LABELS = MappingProxyType({"rows": N_("rows")})
    voidable = False

    file: str
    sha256: str
    rows: int


class ReportSubmitted(Entry):
    """A report left the unit: its file's hash, its period, and every figure it stated.

    ``figures``: one ``{"id", "line", "measure", "cell", "value"}`` per stated figure; ``period``:
    ISO from, to.
    """

    TOPIC = "report.submitted"
    NAME = N_("report submitted")
    LABELS = MappingProxyType({"report": N_("report")})
    voidable = False

    file: str
    sha256: str
    report: str
    period: dict[str, str]
    figures: list[dict[str, Any]]
