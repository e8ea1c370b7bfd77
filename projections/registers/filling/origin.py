"""Where a workbook to be filled in comes from, as its custom properties say.

By them a workbook that comes back is known: of which ledger and unit, what it holds, and what the
books said when it was made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ledger.values.numbers import read_count
from projections.documents.package.custom_properties import custom_properties
from projections.documents.package.safe_zip import open_package

REGISTER: Final = "register"
EXPORTED: Final = "exported-register"
"""What a workbook of registers holds, empty or with the rows of a day.

Others hold sheets of a kind, by its code.
"""

_NAMES: Final = {
    "kind": "socai-form",
    "ledger": "socai-ledger",
    "unit": "socai-unit",
    "position": "socai-position",
}


@dataclass(frozen=True, slots=True)
class BlankOrigin:
    """What a workbook to be filled in was made of.

    ``kind``: :data:`REGISTER`, :data:`EXPORTED` or the code of a kind of sheets; ``ledger``: the
    mark of the ledger; ``unit``: whose rows are those that name no unit; ``position``: the last one
    of the books then.
    """

    kind: str
    ledger: str
    unit: str
    position: int

    @property
    def kind_of_sheets(self) -> str | None:
        """The kind of its sheets; None where it holds registers."""
        return None if self.kind in (REGISTER, EXPORTED) else self.kind

    def properties(self) -> dict[str, str]:
        """The custom properties that say it."""
        return {written: str(getattr(self, name)) for name, written in _NAMES.items()}


def origin_said(properties: Mapping[str, str]) -> BlankOrigin | None:
    """What custom properties say of the origin; None where they do not say it whole."""
    said = {name: properties.get(written, "") for name, written in _NAMES.items()}
    position = read_count(said["position"])
    if position is None or not all(said.values()):
        return None
    return BlankOrigin(said["kind"], said["ledger"], said["unit"], position)


def origin_of_file(path: Path) -> BlankOrigin | None:
    """The origin of a workbook. Raises a PackageRefused when it cannot be read safely."""
    return origin_said(custom_properties(open_package(path, "xlsx")))
