"""Finds the cells of a workbook whose formula has no value stored with it, or an error: what they
say cannot be known.
"""

from __future__ import annotations

from ledger.values.numbers import column_index
from projections.documents.excel.workbook import sheet_parts
from projections.documents.package.part_xml import Listener, read_part
from projections.documents.package.refusals import PackageDamaged, PartMissing
from projections.documents.package.safe_zip import SafePackage

Unvalued = dict[tuple[int, int], str]
"""Row and column, from 0 → the formula as people write it, or the error.

A formula may also have an empty text for its value.
"""


def formulas_without_value(package: SafePackage) -> dict[str, Unvalued]:
    """Sheet → its cells.

    A workbook that is not built as usual is looked at no further: its values are read all the same.
    """
    found: dict[str, Unvalued] = {}
    try:
        for name, part in sheet_parts(package):
            cells = _Cells()
            read_part(package, part, cells)
            found[name] = cells.found
    except (PackageDamaged, PartMissing):
        return {}
    return found


class _Cells(Listener):
    """The cells of one sheet."""

    def __init__(self) -> None:
        self.found: Unvalued = {}
        self._place: tuple[int, int] | None = None
        self._kind = ""
        self._formula: list[str] | None = None
        self._value: list[str] = []
        self._wanted: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            reference = attributes.get("r", "")
            letters = reference.rstrip("0123456789")
            self._place = (
                (int(reference[len(letters) :]) - 1, column_index(letters) - 1)
                if reference
                else None
            )
            self._kind = attributes.get("t", "n")
            self._formula, self._value = None, []
        elif name == "f":
            self._wanted = self._formula = []
        elif name == "v":
            self._wanted = self._value = []

    def text(self, text: str) -> None:
        if self._wanted is not None:
            self._wanted.append(text)

    def end(self, name: str) -> None:
        if name in ("f", "v"):
            self._wanted = None
        elif name == "c" and self._place is not None:
            value = "".join(self._value)
            if value and self._kind == "e":
                self.found[self._place] = value
            elif self._formula is not None and not value and self._kind != "str":
                self.found[self._place] = "=" + "".join(self._formula)
