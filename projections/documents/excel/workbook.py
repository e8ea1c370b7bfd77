"""Opens an Excel workbook (.xlsx) and streams its rows in bounded memory.

Values, formulas and merged areas are read from the same stream of the sheet's XML, so that no two
readers can disagree about a cell, and a sheet costs the memory of a row; tests hold the values
against python-calamine and openpyxl. Formulas are told from values and never computed. Links to
other files are not followed. Hidden sheets and rows are read like any other.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from projections.documents.excel.cell_values import shows_date
from projections.documents.excel.refusals import NoSheets, TooManySheets, TooMuchText
from projections.documents.excel.sheet_cells import (
    MAX_TEXT_LENGTH,
    CellReading,
    SheetRow,
    stream_rows,
)
from projections.documents.excel.sheet_survey import MAX_ROWS, SheetPart, SheetSurvey, survey_sheet
from projections.documents.package.part_xml import Listener, attribute, read_part
from projections.documents.package.refusals import PackageDamaged
from projections.documents.package.safe_zip import SafePackage, open_package

MAX_SHEETS: Final = 100
MAX_SHARED_TEXTS: Final = 2_000_000
MAX_SHARED_LENGTH: Final = 64_000_000
"""Characters of all shared texts together."""
MAX_STYLES: Final = 70_000
"""Excel itself allows 65,490 cell formats."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of cells, in the order of the workbook's tabs."""

    name: str
    hidden: bool
    part: SheetPart
    survey: SheetSurvey


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook whose every sheet was surveyed and is within bounds.

    ``sha256``: of the file's bytes, in hex.
    """

    file: str
    sha256: str
    sheets: tuple[Sheet, ...]
    reading: CellReading

    def rows(self, sheet: Sheet) -> Iterator[SheetRow]:
        """The rows of a sheet that hold something.

        Raises a PackageRefused where the sheet cannot be read on.
        """
        return stream_rows(sheet.part, self.reading, sheet.survey.merged)


def open_workbook(path: Path) -> Workbook:
    """Open and survey a workbook. Raises a PackageRefused that says why it is not read."""
    package = open_package(path, "xlsx")
    main = _main_part(package)
    relations = _relations(package, main)
    contents = _Contents()
    read_part(package, main, contents)
    if len(contents.sheets) > MAX_SHEETS:
        raise TooManySheets(file=package.file, count=len(contents.sheets), limit=MAX_SHEETS)
    reading = CellReading(
        _shared_texts(package, relations), _date_styles(package, relations), contents.from_1904
    )
    sheets: list[Sheet] = []
    rows_left = MAX_ROWS
    for name, hidden, relation in contents.sheets:
        kind, target = relations.get(relation, ("", ""))
        if kind == "worksheet":
            part = SheetPart(package, target, name)
            sheets.append(Sheet(name, hidden, part, survey_sheet(part, rows_left)))
            rows_left -= sheets[-1].survey.rows
    if not sheets:
        raise NoSheets(file=package.file)
    return Workbook(package.file, package.sha256, tuple(sheets), reading)


def sheet_parts(package: SafePackage) -> list[tuple[str, str]]:
    """The sheets of cells by name, each with its part, in the order of the tabs.

    Raises a PackageRefused.
    """
    main = _main_part(package)
    relations = _relations(package, main)
    contents = _Contents()
    read_part(package, main, contents)
    parts = ((name, *relations.get(relation, ("", ""))) for name, _, relation in contents.sheets)
    return [(name, part) for name, kind, part in parts if kind == "worksheet"]


class _Relations(Listener):
    """The parts a part refers to: id → (last word of the type, part).

    Links out of the package are left out.
    """

    def __init__(self, folder: str) -> None:
        self.found: dict[str, tuple[str, str]] = {}
        self._folder = folder

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(
                posixpath.join("/", self._folder, attributes.get("Target", ""))
            )
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.found[attributes.get("Id", "")] = (kind, target.lstrip("/"))


def _relations(package: SafePackage, part: str) -> dict[str, tuple[str, str]]:
    folder, name = posixpath.split(part)
    relations = _Relations(folder)
    read_part(package, posixpath.join(folder, "_rels", f"{name}.rels"), relations)
    return relations.found


def _main_part(package: SafePackage) -> str:
    for kind, target in _relations(package, "").values():
        if kind == "officeDocument":
            return target
    raise PackageDamaged(file=package.file, part="_rels/.rels")


class _Contents(Listener):
    """The workbook part: its sheets and its first day."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, bool, str]] = []
        self.from_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append(
                (attributes.get("name", ""), hidden, attribute(attributes, "id") or "")
            )
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904") in ("1", "true")


class _SharedTexts(Listener):
    """The texts that cells refer to by number; the reading aids of East Asian texts are left
    out.
    """

    def __init__(self, package: SafePackage, part: str) -> None:
        self.texts: list[str] = []
        self._refusal = TooMuchText(file=package.file, part=part)
        self._pieces: list[str] = []
        self._length = 0
        self._total_length = 0
        self._wanted = False
        self._phonetic = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "si":
            self._pieces, self._length = [], 0
        elif name == "rPh":
            self._phonetic = True
        elif name == "t":
            self._wanted = not self._phonetic

    def text(self, text: str) -> None:
        if self._wanted:
            self._length += len(text)
            self._total_length += len(text)
            if self._length > MAX_TEXT_LENGTH or self._total_length > MAX_SHARED_LENGTH:
                raise self._refusal
            self._pieces.append(text)

    def end(self, name: str) -> None:
        if name == "t":
            self._wanted = False
        elif name == "rPh":
            self._phonetic = False
        elif name == "si":
            self.texts.append("".join(self._pieces))
            if len(self.texts) > MAX_SHARED_TEXTS:
                raise self._refusal


def _shared_texts(package: SafePackage, relations: dict[str, tuple[str, str]]) -> list[str]:
    for kind, part in relations.values():
        if kind == "sharedStrings":
            shared = _SharedTexts(package, part)
            read_part(package, part, shared)
            return shared.texts
    return []


class _Styles(Listener):
    """Which cell formats, by number, show a day."""

    def __init__(self) -> None:
        self.formats: list[int] = []
        self.codes: dict[int, str] = {}
        self._in_cell_formats = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt" and len(self.codes) < MAX_STYLES:
            self.codes[int(attributes.get("numFmtId", 0))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._in_cell_formats = True
        elif name == "xf" and self._in_cell_formats and len(self.formats) < MAX_STYLES:
            self.formats.append(int(attributes.get("numFmtId", 0)))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cell_formats = False


def _date_styles(package: SafePackage, relations: dict[str, tuple[str, str]]) -> frozenset[int]:
    for kind, part in relations.values():
        if kind == "styles":
            styles = _Styles()
            read_part(package, part, styles)
            days = {
                number
                for number in set(styles.formats)
                if shows_date(number, styles.codes.get(number))
            }
            return frozenset(index for index, number in enumerate(styles.formats) if number in days)
    return frozenset()
