"""The neutral table as a Word document.

A4 with the head of an official document, Times New Roman, the pages numbered and the header of the
table repeated on every one.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO, Final, NamedTuple

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from lxml.etree import _Element

from ledger.errors import N_
from projections.documents.package.printable import printable
from projections.documents.tables.letterhead import element, put_letterhead, put_page_numbers
from projections.documents.tables.output_file import TableTooLong, property_time, timeless
from projections.documents.tables.table import (
    Column,
    Row,
    Table,
    Translate,
    heading,
    mark_of,
    say,
    shown,
)
from projections.documents.tables.widths import (
    balanced,
    column_widths,
    longest_word,
    thousandths,
)
from projections.documents.tables.word_heads import mark_word_pages

ROW_LIMIT: Final = 5_000
"""Beyond this Word takes minutes to open the file."""
_UPRIGHT_COLUMNS: Final = 6
"""More columns than these lie across the page."""
_FONT: Final = "Times New Roman"
_SIZES: Final = (13, 12, 11, 10, 9, 8)
"""In points, from the one that is liked best."""
_LEGIBLE: Final = 10
"""A smaller size is taken only where words would be broken."""
_MUCH_HIGHER: Final = 1.5
"""A table that takes so much more paper than at a smaller size is written in the smaller one."""
_LOOKED_AT: Final = 60
"""Rows by which columns are balanced: the others are like them."""
_TWIPS: Final = 20
"""In a point."""
_CELL_MARGINS_TWIPS: Final = 2 * 108 + 20
"""What Word leaves free on both sides of a cell's text, and its borders."""
_BOLD: Final = 1.12
"""How much wider letters are in bold, with some air."""


def write_docx(table: Table, file: BinaryIO, translate: Translate) -> None:
    """Write the table as a Word file.

    The same table gives the same bytes. Raises TableTooLong, OSError.
    """
    if len(table.rows) > ROW_LIMIT:
        raise TableTooLong(count=len(table.rows), kind="docx", limit=ROW_LIMIT)
    grid = _Grid(table, translate)
    word = _page(across=grid.lies_across)
    put_letterhead(word, table.subject, _room(across=grid.lies_across))
    put_page_numbers(word)
    mark_word_pages(word, mark_of(table))
    title = printable(say(table.title, translate))
    _paragraph(word, title, bold=True)
    for line in table.caption_lines:
        _paragraph(word, printable(say(line, translate)), italic=True)
    _paragraph(word, "" if table.rows else translate(N_("There is nothing to list.")))
    if table.rows:
        grid.write(word)
    if copying := mark_of(table).copying:  # a letter has it among those it goes to, at its end
        _paragraph(word, "")
        _paragraph(word, printable(copying), italic=True)
    properties = word.core_properties
    properties.title, properties.author, properties.comments = title[:255], "", ""
    properties.created = properties.modified = property_time(table.made_at)
    packed = BytesIO()
    word.save(packed)
    file.write(timeless(packed.getvalue()))


def _room(*, across: bool) -> Length:
    """The width of the text on an upright page, or on one that lies across."""
    return Mm(297 - 40) if across else Mm(210 - 50)


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
    style.font.name, style.font.size = _FONT, Pt(_SIZES[0])
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


class _Fitted(NamedTuple):
    """A table at one size: its columns, and how much paper it takes, in no unit."""

    across: bool
    size: int
    widths: list[int]
    height: int


class _Grid:
    """The rows on their way into the document.

    The XML is built directly: ``add_row`` grows slower with every row.
    """

    def __init__(self, table: Table, translate: Translate) -> None:
        self.table, self.translate = table, translate
        self.titles = [printable(heading(column, translate)) for column in table.columns]
        self.rows = [*table.rows, *([table.totals] if table.totals else [])]
        self.texts = [self._texts(row) for row in self.rows]
        self.measured = column_widths(
            [self.titles, *self.texts], thousandths, lambda text: longest_word(text, thousandths)
        )
        looked_at = [self.titles, *self.texts[:: max(1, len(self.texts) // _LOOKED_AT)]]
        self.words = [[[*map(thousandths, text.split())] for text in row] for row in looked_at]
        self.lies_across, self.size, self.widths = self._laid_out()

    def _texts(self, row: Row) -> list[str]:
        told = (
            shown(value, column.kind, self.translate)
            for value, column in zip(row, self.table.columns, strict=True)
        )
        return ["\n".join(map(printable, text.split("\n"))) for text in told]

    def _laid_out(self) -> tuple[bool, int, list[int]]:
        """Whether the table lies across, its size in points, its columns in twentieths of a point.

        The largest size at which every word has room on its line and rows are not much higher than
        at a smaller one; an upright page where there are few columns. What has no room at the
        smallest is broken.
        """
        few = len(self.titles) <= _UPRIGHT_COLUMNS
        tried = [(False, size) for size in _SIZES[:3] if few] + [(True, size) for size in _SIZES]
        found = [one for across, size in tried if (one := self._fitted(size, across=across))]
        if not found:
            across, size = tried[-1]
            return across, size, self._narrowed(size, _room(across=across))
        legible = [one for one in found if one.size >= _LEGIBLE] or found[:1]
        enough = _MUCH_HIGHER * min(one.height for one in legible)
        best = next(one for one in legible if one.height <= enough)
        return best.across, best.size, best.widths

    def _fitted(self, size: int, *, across: bool) -> _Fitted | None:
        """The columns at a size; None where a word would be broken."""
        least, wanted = self._needs(size)
        room = int(_room(across=across).pt * _TWIPS)
        lost = _CELL_MARGINS_TWIPS, _twips(thousandths(" "), size)
        words = [[[_twips(word, size) for word in text] for text in row] for row in self.words]
        found = balanced(words, least, wanted, room, lost)
        if found is None:
            return None
        widths, lines = found
        return _Fitted(across, size, _stretched(widths, room), lines * size * (3 if across else 2))

    def _narrowed(self, size: int, room: Length) -> list[int]:
        """Widths where words are longer than any page: each column gives in proportion."""
        least, _wanted = self._needs(size)
        return [int(room.pt * _TWIPS * width / sum(least)) for width in least]

    def _needs(self, size: int) -> tuple[list[int], list[int]]:
        """How narrow the columns may be, and how wide they want to be, in twentieths of a point."""
        least, wanted = (
            [_twips(width, size) + _CELL_MARGINS_TWIPS for width in widths]
            for widths in self.measured
        )
        return least, wanted

    def write(self, word: WordDocument) -> None:
        """Append the table to the document, before the section's own properties.

        The paragraph that Word wants below a table is so low that it begins no page of its own.
        """
        grid = element("w:tblGrid", *(element("w:gridCol", w=width) for width in self.widths))
        made = element("w:tbl", self._properties(), grid, self._row(self.titles, header=True))
        for index, texts in enumerate(self.texts):
            strong = index in self.table.strong_rows or index == len(self.table.rows)
            made.append(self._row(texts, strong=strong))
        body = word.element.body
        body.insert(len(body) - 1, made)
        low = element("w:spacing", after=0, line=_TWIPS, lineRule="exact")
        size = element("w:rPr", *(element(f"w:{name}", val=2) for name in ("sz", "szCs")))
        body.insert(len(body) - 1, element("w:p", element("w:pPr", low, size)))

    def _properties(self) -> _Element:
        borders = [
            element(f"w:{side}", val="single", sz=4, space=0, color="auto")
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        ]
        return element(
            "w:tblPr",
            element("w:tblW", w=sum(self.widths), type="dxa"),
            element("w:tblBorders", *borders),
            element("w:tblLayout", type="fixed"),
        )

    def _row(self, texts: list[str], *, header: bool = False, strong: bool = False) -> _Element:
        properties = element(
            "w:trPr", element("w:cantSplit"), *([element("w:tblHeader")] if header else [])
        )
        cells = [
            self._cell(text, width, column, header=header, strong=strong)
            for text, width, column in zip(texts, self.widths, self.table.columns, strict=True)
        ]
        return element("w:tr", properties, *cells)

    def _cell(
        self, text: str, width: int, column: Column, *, header: bool, strong: bool
    ) -> _Element:
        align = "center" if header else column.alignment
        run = element("w:r", self._looks(strong=header or strong), *_lines(text))
        paragraph = element("w:p", element("w:pPr", element("w:jc", val=align)), run)
        return element("w:tc", element("w:tcPr", element("w:tcW", w=width, type="dxa")), paragraph)

    def _looks(self, *, strong: bool) -> _Element:
        """Bold, and the size where it is not that of the document."""
        looks = [element("w:b")] if strong else []
        if self.size != _SIZES[0]:
            looks += [element(f"w:{name}", val=2 * self.size) for name in ("sz", "szCs")]
        return element("w:rPr", *looks)


def _lines(text: str) -> Iterator[_Element]:
    """A text with a break where each of its lines ends."""
    for index, line in enumerate(text.split("\n")):
        if index:
            yield element("w:br")
        written = element("w:t")
        written.text = line
        written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        yield written


def _twips(width: int, size: int) -> int:
    """A width in thousandths of the size, in twentieths of a point; for bold letters."""
    return int(width * size * _TWIPS * _BOLD / 1000)


def _stretched(widths: list[int], room: int) -> list[int]:
    """Columns over the whole width of the text, each by as much of its own."""
    return [int(width * room / sum(widths)) for width in widths]
