"""A new ledger in a folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from commands.usecases.recording import ask
from ledger.catalog.lines import catalog
from ledger.errors import LedgerNotWritable
from ledger.records.establishment import CreateUnit, EnrolOfficer
from ledger.storage.folder import make_private_file, make_private_folder
from ledger.values.dates import NOT_GIVEN

if TYPE_CHECKING:
    from ledger.application import Ledger, Receipt


def check_founding(code: str, name: str, level: str, by: str) -> None:
    """Refuse a unit or an officer that could not be in the books, before a folder is made.

    Raises BadValue, UnknownCode.
    """
    ask(
        CreateUnit,
        effective_on=NOT_GIVEN,
        code=code,
        name=name,
        level=catalog().attribute("level", level),
    )
    ask(EnrolOfficer, effective_on=NOT_GIVEN, code=by, unit=code)


def make_folder(folder: Path) -> Path:
    """Make a place for a ledger, for its owner alone. Raises LedgerNotWritable."""
    try:
        make_private_folder(folder)
    except OSError as error:
        raise LedgerNotWritable.because(error) from error
    return folder


def found_ledger(
    ledger: Ledger, unit: tuple[str, str, str], origin: str, by: str, settings: Path | None = None
) -> Receipt:
    """Write the first entries of a ledger, and into ``settings`` who records by default.

    ``unit``: code, name and level of the unit whose books these are; ``origin``: where they were
    made; ``settings``: the ledger's settings file, or None to set no default; one that is there
    is left as it is.
    Raises LedgerExists, LedgerNotWritable.
    """
    receipt = ledger.found(*unit, origin, by)
    if settings is not None and not settings.exists():
        make_private_file(settings)
        settings.write_text(f"officer = {json.dumps(by, ensure_ascii=False)}\n", "utf-8")
    return receipt
