"""The XML of a workbook's sheets, as far as a template needs it: cells, rows, what moves down.

Source: ECMA-376 part 1, §18.3 (worksheets), §18.4 (shared texts).
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from projections.documents.package.printable import printable
from projections.documents.tables.row_heights import lines_of, points_of

MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATED: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BOOK: Final = "xl/workbook.xml"
_SHARED: Final = "xl/sharedStrings.xml"
_CELL: Final = re.compile(r"([A-Z]+)(\d+)")
_USUAL_WIDTH: Final = 8
"""The width of a column of which nothing is said, in digits."""
_MOST: Final = 32_767
"""The characters a cell of Excel can hold."""


@dataclass
class SheetXml:
    """A sheet: its name, its part in the package, its XML."""

    name: str
    part: str
    root: Any

    def rows(self) -> Iterator[Any]:
        """Its rows, from the top."""
        yield from self.root.iterfind(f"{MAIN}sheetData/{MAIN}row")

    def cells(self) -> Iterator[Any]:
        """Its cells, row by row."""
        for row in self.rows():
            yield from row.iterfind(f"{MAIN}c")

    def first_formula(self) -> Any:
        """The first cell with a formula; None where there is none."""
        return next((one for one in self.cells() if one.find(f"{MAIN}f") is not None), None)

    def copied(self) -> SheetXml:
        """The same, to be written into."""
        return SheetXml(self.name, self.part, deepcopy(self.root))

    def written(self) -> bytes:
        """Its XML."""
        return bytes(etree.tostring(self.root, xml_declaration=True, encoding="UTF-8"))


def _parsed(package: zipfile.ZipFile, part: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(package.read(part), parser)


def sheet_parts(package: zipfile.ZipFile) -> list[SheetXml]:
    """The sheets of a workbook, in their order. Raises KeyError where it is none."""
    related = _parsed(package, "xl/_rels/workbook.xml.rels")
    targets = {one.get("Id"): one.get("Target") for one in related}
    found = []
    for one in _parsed(package, _BOOK).iterfind(f"{MAIN}sheets/{MAIN}sheet"):
        target = targets[one.get(_RELATED)]
        part = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
        found.append(SheetXml(one.get("name"), part, _parsed(package, part)))
    return found


def shared_texts(package: zipfile.ZipFile) -> list[str]:
    """The texts that cells share; none where there is no such part."""
    if _SHARED not in package.namelist():
        return []
    return [_joined(one) for one in _parsed(package, _SHARED).iterfind(f"{MAIN}si")]


def _joined(element: Any) -> str:
    """The text of an element with runs; what is said above letters is none."""
    plain = element.findall(f"{MAIN}t") + element.findall(f"{MAIN}r/{MAIN}t")
    return "".join(one.text or "" for one in plain)


def text_of(cell: Any, shared: list[str]) -> str:
    """The text of a cell; empty where it holds a number, or nothing."""
    kind, value = cell.get("t"), cell.findtext(f"{MAIN}v")
    if kind == "s" and value is not None:
        return shared[int(value)]
    inline = cell.find(f"{MAIN}is")
    return _joined(inline) if inline is not None else ""


def cell_address(cell: Any) -> str:
    """Where a cell stands, ``B3``."""
    return str(cell.get("r"))


def write_cell(cell: Any, value: int | str) -> None:
    """Put a number or a text into a cell; how it looks stays."""
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", None)
    if isinstance(value, int):
        etree.SubElement(cell, f"{MAIN}v").text = str(value)
    elif value:
        cell.set("t", "inlineStr")
        text = etree.SubElement(etree.SubElement(cell, f"{MAIN}is"), f"{MAIN}t")
        text.text = printable(value)[:_MOST]
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def fit_height(sheet: SheetXml, row: Any) -> None:
    """Make a row as high as its texts need in the widths of their columns, if it is not.

    Excel finds heights itself only where somebody edits the row.
    """
    texts = [(_joined(one.find(f"{MAIN}is")), _width(sheet, one)) for one in _with_texts(row)]
    needed = points_of(lines) if (lines := lines_of(texts)) > 1 else 0
    if needed > float(row.get("ht") or 0):
        row.set("ht", str(needed))
        row.set("customHeight", "1")


def _with_texts(row: Any) -> Iterator[Any]:
    yield from (one for one in row.iterfind(f"{MAIN}c") if one.find(f"{MAIN}is") is not None)


def _width(sheet: SheetXml, cell: Any) -> int:
    """The width of a cell's column, in digits."""
    letters = _CELL.fullmatch(cell.get("r"))
    assert letters, "a cell stands somewhere"
    number = 0
    for letter in letters[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    for one in sheet.root.iterfind(f"{MAIN}cols/{MAIN}col"):
        if int(one.get("min")) <= number <= int(one.get("max")):
            return int(float(one.get("width") or _USUAL_WIDTH))
    return _USUAL_WIDTH


def moved_down(sheet: SheetXml, row: Any, more: int) -> list[Any]:
    """A row and so many copies of it below; what stands below it moves down."""
    at = int(row.get("r"))
    if more:
        for one in sheet.rows():
            if int(one.get("r")) > at:
                _renumber(one, int(one.get("r")) + more)
        for merged in sheet.root.iterfind(f"{MAIN}mergeCells/{MAIN}mergeCell"):
            merged.set("ref", _moved(merged.get("ref"), at, more))
    copies = [row]
    for place in range(1, more + 1):
        copy = deepcopy(row)
        _renumber(copy, at + place)
        copies[-1].addnext(copy)
        copies.append(copy)
    size = sheet.root.find(f"{MAIN}dimension")
    if size is not None:
        sheet.root.remove(size)
    return copies


def _renumber(row: Any, number: int) -> None:
    row.set("r", str(number))
    for cell in row.iterfind(f"{MAIN}c"):
        cell.set("r", _CELL.sub(lambda found: f"{found[1]}{number}", cell.get("r")))


def _moved(area: str, below: int, more: int) -> str:
    """An area with what of it is below a row moved down."""

    def one(found: re.Match[str]) -> str:
        row = int(found[2])
        return f"{found[1]}{row + more if row > below else row}"

    return _CELL.sub(one, area)
