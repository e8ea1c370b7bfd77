"""Makes workbooks for tests: registers as units keep them, and packages no program would write."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook, load_workbook

from projections.documents.excel.sheet_cells import SheetRow
from projections.documents.excel.workbook import open_workbook

TODAY = date(2024, 12, 31)

WATCH_FILE: Mapping[str, object] = {
    "STT": 1,
    "Số hồ sơ": "ST-001/2022",
    "Ký hiệu": "ST",
    "Loại": "B",
    "Danh mục": "III",
    "Hệ": "2",
    "Phân cấp": "Cấp huyện",
    "Hệ lực lượng": "Kinh tế",
    "Lĩnh vực": "Ngân hàng",
    "Đơn vị": "DKTMT",
    "Cán bộ phụ trách": "CB02",
    "Ngày lập": date(2022, 8, 17),
    "Số quyết định": "332/QĐ-CAH",
    "Ngày quyết định": date(2022, 8, 16),
    "Nguồn": "ĐTCB",
    "Không gian mạng": "x",
    "Ngày kết thúc": date(2023, 12, 18),
    "Hình thức kết thúc": "Thanh loại",
    "Ngày nộp lưu": date(2024, 1, 2),
    "Ghi chú": None,
}
"""A good row of a register of watch files, by its headings."""

COLLABORATOR: Mapping[str, object] = {
    "STT": 1,
    "Số hồ sơ": "LT-001/2022",
    "Ký hiệu": "LT",
    "Loại": "2",
    "Phân cấp": "Cấp huyện",
    "Đơn vị": "DKTMT",
    "Cán bộ phụ trách": "CB02",
    "Ngày lập": date(2022, 8, 17),
    "Ngày kết thúc": None,
    "Hình thức kết thúc": None,
}
"""A good row of a register of collaborators."""


def table(*rows: Mapping[str, object]) -> list[list[object]]:
    """A row of headings with these records under it."""
    return [list(rows[0]), *(list(row.values()) for row in rows)]


def save(
    path: Path, sheets: Mapping[str, Sequence[Sequence[object]]], merged: Iterable[str] = ()
) -> Path:
    """Write sheets of values; ``merged``: areas merged in every sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for area in merged:
            sheet.merge_cells(area)
    book.save(path)
    return path


def watch_files(path: Path, *rows: Mapping[str, object], sheet: str = "Sưu tra") -> Path:
    """Write one register of watch files; each row changes the good one."""
    return save(path, {sheet: table(*({**WATCH_FILE, **row} for row in rows))})


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT_TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)


def links(*targets: tuple[str, str, str]) -> str:
    """A part of relationships: id, last word of the type, target."""
    found = "".join(
        (f'<Relationship Id="{name}" Type="{LINKS}/{kind}" Target="{target}"/>')
        for name, kind, target in targets
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{found}</Relationships>'


def raw_parts(sheet: str | bytes, **parts: str | bytes) -> dict[str, str | bytes]:
    """The parts of a workbook of one sheet, each by its short name: ``styles``,
    ``sharedStrings``, ``workbook``.
    """
    targets = [("rId1", "worksheet", "worksheets/sheet1.xml")]
    targets += [
        (f"x{name}", name, f"{name}.xml") for name in parts if name not in ("workbook", "rels")
    ]
    sheets = '<sheets><sheet name="Sưu tra" sheetId="1" r:id="rId1"/></sheets>'
    book = f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">{sheets}</workbook>'
    return {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": links(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": parts.get("rels", links(*targets)),
        "xl/workbook.xml": parts.get("workbook", book),
        "xl/worksheets/sheet1.xml": sheet,
        **{
            f"xl/{name}.xml": part
            for name, part in parts.items()
            if name not in ("workbook", "rels")
        },
    }


def sheet_xml(rows: str, after: str = "") -> str:
    """The part of a sheet with these row elements."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><worksheet '
        f'xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'
    )


def inline(*texts: str) -> str:
    """Cells of texts, as they stand in the XML."""
    return "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)


def pack(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """Zip these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def raw(path: Path, rows: str, after: str = "", **parts: str | bytes) -> Path:
    """Write a workbook of one sheet from its row elements as they stand in the XML."""
    return pack(path, raw_parts(sheet_xml(rows, after), **parts))


def rows_of(path: Path, sheet: int = 0) -> list[SheetRow]:
    """All rows of one sheet."""
    book = open_workbook(path)
    return list(book.rows(book.sheets[sheet]))


def opened_cells(path: Path) -> set[object]:
    """The values of all cells of a workbook."""
    book = load_workbook(path)
    return {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
