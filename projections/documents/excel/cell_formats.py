"""What the formats of a workbook's cells say of their values (ECMA-376 part 1, §18.8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from projections.documents.excel.number_formats import NumberFormat, number_format
from projections.documents.package.part_xml import Listener, is_set, read_part
from projections.documents.package.safe_zip import SafePackage

MAX_FORMATS: Final = 70_000
"""Excel itself allows 65,490 cell formats."""


@dataclass(frozen=True, slots=True)
class CellFormat:
    """How a cell shows its number, and whether its font is struck through."""

    number: NumberFormat
    struck: bool = False


PLAIN: Final = CellFormat(NumberFormat())
"""The format of a cell that names none which the workbook has."""


def read_cell_formats(package: SafePackage, part: str) -> list[CellFormat]:
    """The cell formats of the part of styles, in the order in which cells name them.

    Raises as :func:`read_part`.
    """
    styles = _Styles()
    read_part(package, part, styles)
    shown = {
        number: number_format(number, styles.codes.get(number))
        for number in {number for number, _ in styles.formats}
    }
    return [
        CellFormat(shown[number], 0 <= font < len(styles.struck) and styles.struck[font])
        for number, font in styles.formats
    ]


class _Styles(Listener):
    """Gathers number formats, fonts that strike through, and the cell formats that name them."""

    def __init__(self) -> None:
        self.codes: dict[int, str] = {}
        self.struck: list[bool] = []
        self.formats: list[tuple[int, int]] = []
        self._inside = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in ("fonts", "cellXfs"):
            self._inside = name
        elif name == "numFmt" and len(self.codes) < MAX_FORMATS:
            self.codes[int(attributes.get("numFmtId", 0))] = attributes.get("formatCode", "")
        elif name == "xf" and self._inside == "cellXfs" and len(self.formats) < MAX_FORMATS:
            number, font = attributes.get("numFmtId", 0), attributes.get("fontId", 0)
            self.formats.append((int(number), int(font)))
        elif self._inside == "fonts" and len(self.struck) < MAX_FORMATS:
            self._font(name, attributes)

    def _font(self, name: str, attributes: dict[str, str]) -> None:
        if name == "font":
            self.struck.append(False)
        elif name == "strike" and self.struck:
            self.struck[-1] = is_set(attributes)

    def end(self, name: str) -> None:
        if name == self._inside:
            self._inside = ""
