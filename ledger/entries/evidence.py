"""Entries that state what was done with the ledger as a whole, or left it as a report.

None can be voided but a submission, for it may have named the wrong unit or the wrong days.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from ledger.entries.header import Day, Entry, Parts
from ledger.errors import N_


class LedgerFounded(Entry):
    """The first entry: which unit's books these are."""

    TOPIC = "ledger.founded"
    NAME = N_("ledger founded")
    voidable = False

    name: str
    origin: str


class ClockAccepted(Entry):
    """The ledger's last time was ahead of a clock that is right.

    It stands until the clock has reached it. ``clock``: what the clock showed then (UTC, as a
    recorded time is written); the entry's own recorded time is the one that was ahead. Entries
    between the two cannot be dated more closely.
    """

    TOPIC = "ledger.clock_accepted"
    NAME = N_("clock accepted")
    voidable = False

    clock: str


class RegisterImported(Entry):
    """A register file was read in: the SHA-256 of its bytes, how many rows became entries.

    ``entries``: how many entries before this one were recorded with it; None: by a version that
    did not say so.
    """

    TOPIC = "register.imported"
    NAME = N_("register imported")
    LABELS = MappingProxyType({"rows": N_("rows"), "entries": N_("entries")})
    voidable = False

    file: str
    sha256: str
    rows: int
    entries: int | None = None


class ReportSubmitted(Entry):
    """A report left the unit: its file's hash, whose figures of which days, and each it stated.

    ``period``: ISO from, to. ``figures``: one ``{"id", "line", "measure", "cell", "value"}`` per
    stated figure; a stock dated by a day of its own has that day in ``"as_of"`` (ISO), and
    ``"through": true`` where the day is said to be counted whole.

    What it was taken to say; a submission recorded before this was asked has none of it:
    ``alone``: the figures are the unit's alone, else also of everything under it; ``as_of``: the
    day (ISO) at whose end the current figures stand; ``written_at``: the position of these books
    that the report says it was written from; ``form``: the SHA-256 of the file of words it was read
    with, beside those of the program, if one was given.
    """

    TOPIC = "report.submitted"
    NAME = N_("report submitted")
    LABELS = MappingProxyType(
        {
            "report": N_("report"),
            "alone": N_("the unit alone"),
            "as_of": N_("as of the end of"),
            "written_at": N_("written from position"),
            "form": N_("read with the form"),
        }
    )
    PARTS = MappingProxyType(
        {
            "period": Parts({"from": Day, "to": Day}, {}),
            "figures": Parts(
                {
                    "id": str,
                    "line": str | None,
                    "measure": str,
                    "cell": dict[str, str | bool | None],
                    "value": int,
                },
                {"as_of": Day, "through": bool},
            ),
        }
    )

    file: str
    sha256: str
    report: str
    period: dict[str, str]
    figures: list[dict[str, Any]]
    alone: bool | None = None
    as_of: Day | None = None
    written_at: int | None = None
    form: str | None = None
