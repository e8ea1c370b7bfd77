"""Opens an Excel workbook (.xlsx) and streams its rows, for registers and reports alike.

Values, formulas and what is struck out come from one walk over a sheet's XML (sheet_cells), and a
sheet costs the memory of a row. How many rows there are and which cells are merged must be known
before; a search of the same bytes finds that (sheet_survey), and it says nothing of values. Tests
hold the values against openpyxl, which reads them in its own way. Formulas are never computed:
their cells have the values stored with them. Links to other files are not followed. Hidden sheets
and rows are read like any other.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from projections.documents.excel.cell_formats import CellFormat, read_cell_formats
from projections.documents.excel.refusals import NoSheets, TooManySheets, TooMuchText
from projections.documents.excel.sheet_cells import CellReading, SheetRow, stream_rows
from projections.documents.excel.sheet_survey import SheetPart, SheetSurvey, survey_sheet
from projections.documents.excel.texts import SharedTexts, read_shared_texts
from projections.documents.package.custom_properties import custom_properties
from projections.documents.package.part_xml import Listener, attribute, read_part
from projections.documents.package.refusals import PackageDamaged
from projections.documents.package.safe_zip import SafePackage, open_package

MAX_ROWS: Final = 200_000
"""Rows holding a value that a whole workbook may have."""
MAX_SHEETS: Final = 100


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

    ``sha256``: of the file's bytes, in hex; ``properties``: the custom ones.
    """

    file: str
    sha256: str
    sheets: tuple[Sheet, ...]
    reading: CellReading
    properties: Mapping[str, str]

    def rows(self, sheet: Sheet) -> Iterator[SheetRow]:
        """The rows of a sheet that hold something.

        Raises a PackageRefused where the sheet cannot be read on.
        """
        return stream_rows(sheet.part, self.reading, sheet.survey.merged)


def open_workbook(path: Path, max_rows: int | None = None) -> Workbook:
    """Open and survey a workbook of at most ``max_rows`` rows, :data:`MAX_ROWS` if not given.

    Raises a PackageRefused that says why it is not read.
    """
    package = open_package(path, "xlsx")
    main = _main_part(package)
    relations = _relations(package, main)
    contents = _Contents()
    read_part(package, main, contents)
    if len(contents.sheets) > MAX_SHEETS:
        raise TooManySheets(file=package.file, count=len(contents.sheets), limit=MAX_SHEETS)
    reading = CellReading(
        _shared_texts(package, relations), _cell_formats(package, relations), contents.from_1904
    )
    limit = MAX_ROWS if max_rows is None else max_rows
    sheets = tuple(_surveyed(package, relations, contents, limit))
    if not sheets:
        raise NoSheets(file=package.file)
    return Workbook(package.file, package.sha256, sheets, reading, custom_properties(package))


def _surveyed(
    package: SafePackage, relations: _Found, contents: _Contents, limit: int
) -> Iterator[Sheet]:
    """The sheets of cells; charts and macros have sheets, too."""
    rows_left = limit
    for name, hidden, relation in contents.sheets:
        kind, target = relations.get(relation, ("", ""))
        if kind == "worksheet":
            part = SheetPart(package, target, name)
            survey = survey_sheet(part, rows_left, limit)
            rows_left -= survey.rows
            yield Sheet(name, hidden, part, survey)


_Found = dict[str, tuple[str, str]]
"""The parts a part refers to: id → (last word of the type, part)."""


class _Relations(Listener):
    """The parts a part refers to; links out of the package are left out."""

    def __init__(self, folder: str) -> None:
        self.found: _Found = {}
        self._folder = folder

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(
                posixpath.join("/", self._folder, attributes.get("Target", ""))
            )
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.found[attributes.get("Id", "")] = (kind, target.lstrip("/"))


def _relations(package: SafePackage, part: str) -> _Found:
    folder, name = posixpath.split(part)
    relations = _Relations(folder)
    read_part(package, posixpath.join(folder, "_rels", f"{name}.rels"), relations)
    return relations.found


def _main_part(package: SafePackage) -> str:
    main = _part_of_kind(_relations(package, ""), "officeDocument")
    if main is None:
        raise PackageDamaged(file=package.file, part="_rels/.rels")
    return main


def _part_of_kind(relations: _Found, wanted: str) -> str | None:
    return next((part for kind, part in relations.values() if kind == wanted), None)


class _Contents(Listener):
    """The workbook part: its sheets (name, whether hidden, id of their part) and its first day."""

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


def _shared_texts(package: SafePackage, relations: _Found) -> SharedTexts:
    part = _part_of_kind(relations, "sharedStrings")
    if part is None:
        return SharedTexts(TooMuchText(file=package.file, part=""))
    return read_shared_texts(package, part)


def _cell_formats(package: SafePackage, relations: _Found) -> list[CellFormat]:
    part = _part_of_kind(relations, "styles")
    return [] if part is None else read_cell_formats(package, part)
