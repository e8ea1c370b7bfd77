"""Ledgers and library applications to measure with, in folders of their own."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event

from commands.session import open_ledger, system_clock
from ledger.application import Ledger
from ledger.records.opening import OpenRecord

DAY = date(2022, 1, 1)


def new_ledger(folder: Path) -> Ledger:
    """A founded ledger with one unit and one officer."""
    folder.mkdir()
    ledger = open_ledger(folder, system_clock, create=True)
    ledger.found("CAH", "Công an huyện Mẫu", "huyện", "bench", "CB01")
    return ledger


def opening(number: str) -> OpenRecord:
    """A watch file as a register's row gives it."""
    return OpenRecord(
        effective_on=DAY,
        line="ST",
        number=number,
        symbol="ST",
        unit="CAH",
        officer="CB01",
        attributes={"class": "A", "list": "III", "field": "kinh tế", "source": "ĐTCB"},
        basis_number="12/QĐ-CAH",
    )


class Casefile(Aggregate):
    """The same watch file as an aggregate of the library, with no check and no proof."""

    @event("Opened")
    def __init__(
        self,
        number: str,
        symbol: str,
        unit: str,
        officer: str,
        attributes: dict[str, str],
        basis: str,
    ) -> None:
        self.number = number
        self.symbol = symbol
        self.unit = unit
        self.officer = officer
        self.attributes = attributes
        self.basis = basis


def casefile(number: str) -> Casefile:
    """A watch file with the fields of :func:`opening`."""
    attributes = {"class": "A", "list": "III", "field": "kinh tế", "source": "DTCB"}
    return Casefile(number, "ST", "CAH", "CB01", attributes, "12/QĐ-CAH")


def stock_application(folder: Path) -> Application[UUID]:
    """The library's own application on its own SQLite recorder, its database set as durable as
    ours.
    """
    folder.mkdir()
    return Application(
        env={
            "PERSISTENCE_MODULE": "eventsourcing.sqlite",
            "SQLITE_DBNAME": str(folder / "stock.sqlite"),
        }
    )
