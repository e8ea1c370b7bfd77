"""The neutral table as a Word document.

A4, Times New Roman 13, the header repeated on every page.
"""

from __future__ import annotations

from io import BytesIO
from typing import BinaryIO, Final

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml.etree import _Element

from ledger.errors import N_
from projections.documents.package.printable import printable
from projections.documents.tables.output_file import (
    TableTooLong,
    property_time,
    timeless,
)
from projections.documents.tables.table import Column, Row, Table, Translate, heading, say, shown

ROW_LIMIT: Final = 5_000
"""Beyond this Word takes minutes to open the file."""
_UPRIGHT_COLUMNS: Final = 6
"""More columns than these lie across the page."""
_FONT: Final = "Times New Roman"
_TWIPS_PER_MM: Final = 1440 / 25.4


def write_docx(table: Table, file: BinaryIO, translate: Translate) -> None:
    """Write the table as a Word file.

    The same table gives the same bytes. Raises TableTooLong, OSError.
    """
    if len(table.rows) > ROW_LIMIT:
        raise TableTooLong(count=len(table.rows), kind="docx", limit=ROW_LIMIT)
    word = _page(across=len(table.columns) > _UPRIGHT_COLUMNS)
    title = printable(say(table.title, translate))
    _paragraph(word, title, bold=True)
    for line in table.caption_lines:
        _paragraph(word, printable(say(line, translate)), italic=True)
    _paragraph(word, "" if table.rows else translate(N_("There is nothing to list.")))
    if table.rows:
        _Grid(word, table, translate).write()
    properties = word.core_properties
    properties.title, properties.author, properties.comments = title[:255], "", ""
    properties.created = properties.modified = property_time(table.made_at)
    packed = BytesIO()
    word.save(packed)
    file.write(timeless(packed.getvalue()))


def _page(*, across: bool) -> WordDocument:
    """An empty A4 document with official margins, upright or across.

    In the font of official letters.
    """
    word = Document()
    section = word.sections[0]
    width, height = (Mm(297), Mm(210)) if across else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = width, height
    section.left_margin, section.right_margin = (Mm(20), Mm(20)) if across else (Mm(30), Mm(20))
    section.top_margin = section.bottom_margin = Mm(20)
    style = word.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(13)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), _FONT)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.0
    return word


def _paragraph(word: WordDocument, text: str, *, bold: bool = False, italic: bool = False) -> None:
    paragraph = word.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.bold, run.italic = bold or None, italic or None


def _element(tag: str, *children: _Element, **attributes: object) -> _Element:
    made: _Element = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


class _Grid:
    """The rows on their way into the document.

    The XML is built directly: ``add_row`` grows slower with every row.
    """

    def __init__(self, word: WordDocument, table: Table, translate: Translate) -> None:
        self.word, self.table, self.translate = word, table, translate
        self.titles = [heading(column, translate) for column in table.columns]
        self.rows = [*table.rows, *([table.totals] if table.totals else [])]
        self.texts = [self._texts(row) for row in self.rows]
        self.widths = self._widths()

    def write(self) -> None:
        """Append the table to the document, before the section's own properties."""
        grid = _element("w:tblGrid", *(_element("w:gridCol", w=width) for width in self.widths))
        made = _element("w:tbl", self._properties(), grid, self._row(self.titles, header=True))
        for index, texts in enumerate(self.texts):
            made.append(
                self._row(
                    texts, strong=index in self.table.strong_rows or index == len(self.table.rows)
                )
            )
        body = self.word.element.body
        body.insert(len(body) - 1, made)
        body.insert(len(body) - 1, _element("w:p"))

    def _texts(self, row: Row) -> list[str]:
        return [
            shown(value, column.kind, self.translate)
            for value, column in zip(row, self.table.columns, strict=True)
        ]

    def _widths(self) -> list[int]:
        """Share the page's width by the longest text of each column, within bounds.

        In twentieths of a point.
        """
        section = self.word.sections[0]
        lengths = [
            min(40, max([6, len(title), *(len(texts[index]) for texts in self.texts)]))
            for index, title in enumerate(self.titles)
        ]
        room = (
            int(section.page_width or 0)
            - int(section.left_margin or 0)
            - int(section.right_margin or 0)
        ) / Mm(1)
        return [int(room * _TWIPS_PER_MM * length / sum(lengths)) for length in lengths]

    def _properties(self) -> _Element:
        borders = [
            _element(f"w:{side}", val="single", sz=4, space=0, color="auto")
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        ]
        return _element(
            "w:tblPr",
            _element("w:tblW", w=sum(self.widths), type="dxa"),
            _element("w:tblBorders", *borders),
            _element("w:tblLayout", type="fixed"),
        )

    def _row(self, texts: list[str], *, header: bool = False, strong: bool = False) -> _Element:
        properties = _element(
            "w:trPr", _element("w:cantSplit"), *([_element("w:tblHeader")] if header else [])
        )
        cells = [
            self._cell(text, width, column, header=header, strong=strong)
            for text, width, column in zip(texts, self.widths, self.table.columns, strict=True)
        ]
        return _element("w:tr", properties, *cells)

    def _cell(
        self, text: str, width: int, column: Column, *, header: bool, strong: bool
    ) -> _Element:
        align = "center" if header else column.alignment
        written = _element("w:t")
        written.text = printable(text)
        written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run = _element(
            "w:r", *([_element("w:rPr", _element("w:b"))] if header or strong else []), written
        )
        paragraph = _element("w:p", _element("w:pPr", _element("w:jc", val=align)), run)
        return _element(
            "w:tc", _element("w:tcPr", _element("w:tcW", w=width, type="dxa")), paragraph
        )
