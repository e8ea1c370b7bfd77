"""The head of an official document and its page numbers (Nghị định 30/2020/NĐ-CP, appendix I).

The unit on the left, with the unit above it; the state's name and motto on the right; below them
the day. These words are Vietnamese whatever language the rest is in.
"""

from __future__ import annotations

from typing import Any, Final

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from lxml.etree import _Element

from ledger.catalog.secrecy import PaperMark
from projections.documents.package.printable import printable
from projections.documents.tables.official import MOTHERLAND, MOTTO, official_day
from projections.documents.tables.table import Subject

_LEFT_SHARE: Final = 0.41
"""Of the page's width: the unit's part, as in the year-end report (66 of 160 mm)."""


_STAMP_WIDTH: Final = Mm(36)
"""Of the frame around a degree of secrecy: the highest has room in it."""
RED: Final = "C00000"
"""Degrees of secrecy are stamped in red."""


def element(tag: str, *children: _Element, **attributes: object) -> _Element:
    """A WordprocessingML element; attribute names are written without their prefix."""
    made: _Element = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def put_letterhead(word: WordDocument, subject: Subject | None, room: Length) -> None:
    """Put the head on the first page, over the width of the text."""
    told = subject or Subject()
    widths = (Length(int(room * _LEFT_SHARE)), Length(int(room * (1 - _LEFT_SHARE))))
    table = word.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    for column, cell, width in zip(table.columns, (left, right), widths, strict=True):
        column.width = cell.width = width
    names = [(told.superior, False), (told.name, True)]
    _fill(left, [(printable(name).upper(), bold, 12) for name, bold in names if name], widths[0])
    _fill(right, [(MOTHERLAND, True, 12), (MOTTO, True, 13)], widths[1])
    if told.mark and told.mark.stamp:
        put_mark(left, told.mark, widths[0])
    if told.written_on:
        day = official_day(told.written_on)
        _centred(right.add_paragraph(), day[:1].upper() + day[1:], 13, italic=True)
    word.add_paragraph()


def put_mark(cell: _Cell, mark: PaperMark, width: Length) -> None:
    """Stamp the degree of secrecy, in its frame: in box 10a of the layout, below a number."""
    stamped = cell.add_paragraph()
    _centred(stamped, mark.stamp, 13, bold=True)
    _frame(stamped, Length(int((width - _STAMP_WIDTH) / 2)))


def _frame(paragraph: Paragraph, indent: Length) -> None:
    """A frame around one line, narrower than the cell."""
    looks = paragraph.paragraph_format
    looks.left_indent = looks.right_indent = indent
    looks.space_before, looks.space_after = Pt(6), Pt(4)
    sides = ("top", "left", "bottom", "right")
    borders: Any = element(
        "w:pBdr",
        *(element(f"w:{side}", val="single", sz=12, space=1, color=RED) for side in sides),
    )
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
    for run in paragraph.runs:
        run.font.color.rgb = RGBColor.from_string(RED)


def _fill(cell: _Cell, lines: list[tuple[str, bool, int]], width: Length) -> None:
    """Lines in the middle of a cell, bold or not and of a size, with the short rule below."""
    for index, (text, bold, size) in enumerate(lines):
        _centred(cell.add_paragraph() if index else cell.paragraphs[0], text, size, bold=bold)
    if lines:
        _rule(cell.add_paragraph(), Length(int(width / 3)))


def _centred(
    paragraph: Paragraph, text: str, size: int, *, bold: bool = False, italic: bool = False
) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold or None, italic or None


def _rule(paragraph: Paragraph, indent: Length) -> None:
    """The short unbroken line: an empty paragraph with an upper border."""
    looks = paragraph.paragraph_format
    looks.left_indent = looks.right_indent = indent
    looks.space_before, looks.space_after, looks.line_spacing = Pt(2), Pt(0), Pt(6)
    borders: Any = element("w:pBdr", element("w:top", val="single", sz=6, space=1, color="000000"))
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def put_page_numbers(word: WordDocument) -> None:
    """Number the pages in the middle of the upper margin, from the second page on."""
    section = word.sections[0]
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.style = word.styles["Normal"]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind in ("begin", "PAGE", "separate", "2", "end"):
        run = paragraph.add_run("2" if kind == "2" else "")
        if kind == "PAGE":
            field = element("w:instrText")
            field.text = kind
            run._r.append(field)
        elif kind != "2":
            run._r.append(element("w:fldChar", fldCharType=kind))
