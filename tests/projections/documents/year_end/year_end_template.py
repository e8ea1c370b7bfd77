"""Builds the Word template of the year-end report: the layout of Nghị định 30/2020/NĐ-CP, appendix
I.

The template that ships is this program's output. After a change here:

    .venv/bin/python -m tests.projections.documents.year_end.year_end_template
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import cast

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from projections.documents.tables.output_file import property_time, timeless

TEMPLATE = Path(__file__).parents[4] / "projections/documents/year_end/year_end.docx"
FONT = "Times New Roman"
RED = "C00000"
CENTER, RIGHT, JUSTIFY = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


def element(tag: str, **attributes: object) -> BaseOxmlElement:
    """A WordprocessingML element; attribute names are written without their prefix."""
    made = cast(BaseOxmlElement, OxmlElement(tag))
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def build() -> bytes:
    """The template as the bytes of a Word file, the same every time."""
    word = Document()
    body = word.element.body
    for child in list(body)[:-1]:
        body.remove(child)
    set_page(word)
    set_style(word)
    set_page_number(word)
    put_head(word)
    put_title(word)
    put_sections(word)
    put_foot(word)
    properties = word.core_properties
    properties.author = properties.comments = properties.title = ""
    properties.created = properties.modified = property_time(None)
    packed = BytesIO()
    word.save(packed)
    return timeless(packed.getvalue())


def set_page(word: WordDocument) -> None:
    """A4 upright; margins 20 mm above and below, 30 mm left, 20 mm right."""
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    section.header_distance = section.footer_distance = Mm(10)


def set_style(word: WordDocument) -> None:
    """Times New Roman 14 for every script, in Vietnamese."""
    style = word.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(14)
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    assert fonts is not None
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    properties.append(element("w:lang", val="vi-VN", eastAsia="vi-VN"))


def set_page_number(word: WordDocument) -> None:
    """In the middle of the upper margin, from the second page on."""
    section = word.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.style = word.styles["Normal"]
    paragraph.alignment = CENTER
    for kind, text in (("begin", ""), ("", "PAGE"), ("separate", ""), ("", "2"), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(13)
        if kind:
            run._r.append(element("w:fldChar", fldCharType=kind))
        elif text == "PAGE":
            run._r.append(element("w:instrText"))
            run._r[-1].text = text
        else:
            run.text = text


def styled(
    paragraph: Paragraph,
    text: str,
    *,
    size: float = 14,
    align: WD_ALIGN_PARAGRAPH | None = None,
    bold: bool = False,
    italic: bool = False,
    caps: bool = False,
    before: float = 0,
    after: float = 0,
) -> Paragraph:
    """Give a paragraph its text, in one run so that a tag is never split, and its looks (sizes in
    points).
    """
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic, run.font.all_caps = (
        Pt(size),
        bold or None,
        italic or None,
        caps or None,
    )
    if align is not None:
        paragraph.alignment = align
    looks = paragraph.paragraph_format
    looks.space_before, looks.space_after, looks.line_spacing = Pt(before), Pt(after), 1.0
    return paragraph


def tag(word: WordDocument | _Cell, text: str) -> None:
    """A paragraph that holds a tag of the template engine and disappears."""
    styled(word.add_paragraph(), "{%p " + text + " %}")


def rule(paragraph: Paragraph, *, indent_mm: float) -> None:
    """The short unbroken line under the head's texts: an empty paragraph with an upper border."""
    looks = paragraph.paragraph_format
    looks.left_indent = looks.right_indent = Mm(indent_mm)
    looks.space_before, looks.space_after, looks.line_spacing = Pt(2), Pt(0), Pt(6)
    borders = element("w:pBdr")
    borders.append(element("w:top", val="single", sz=6, space=1, color="000000"))
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def columns(word: WordDocument, *widths_mm: float) -> list[_Cell]:
    """A row of cells without borders; the row never breaks across pages."""
    table = word.add_table(rows=1, cols=len(widths_mm))
    table.autofit = False
    row = table.rows[0]
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))
    for column, cell, width in zip(table.columns, row.cells, widths_mm, strict=True):
        column.width = cell.width = Mm(width)
    return list(row.cells)


def put_head(word: WordDocument) -> None:
    """Units on the left, the state's name and motto on the right, then number and date."""
    left, right = columns(word, 66, 94)
    styled(left.paragraphs[0], "{%p if superior %}")
    styled(left.add_paragraph(), "{{ superior }}", size=13, align=CENTER, caps=True)
    tag(left, "endif")
    styled(left.add_paragraph(), "{{ unit }}", size=13, align=CENTER, bold=True, caps=True)
    rule(left.add_paragraph(), indent_mm=21)
    styled(left.add_paragraph(), "{{ number }}", size=13, align=CENTER, before=4)
    tag(left, "if stamp")
    put_stamp(left.add_paragraph(), "{{ stamp }}")
    tag(left, "endif")
    styled(right.paragraphs[0], "{{ motherland }}", size=12, align=CENTER, bold=True)
    styled(right.add_paragraph(), "{{ motto }}", size=13, align=CENTER, bold=True)
    rule(right.add_paragraph(), indent_mm=15)
    styled(right.add_paragraph(), "{{ written_on }}", size=14, align=CENTER, italic=True, before=4)


def put_stamp(paragraph: Paragraph, text: str) -> None:
    """The degree of secrecy in its red frame, in box 10a of the layout."""
    styled(paragraph, text, size=13, align=CENTER, bold=True, before=6, after=4)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(16)
    paragraph.runs[0].font.color.rgb = RGBColor.from_string(RED)
    borders = element("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        borders.append(element(f"w:{side}", val="single", sz=12, space=1, color=RED))
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def put_title(word: WordDocument) -> None:
    """What kind of letter it is, what it is about, and for which days."""
    styled(word.add_paragraph(), "{{ kind }}", size=14, align=CENTER, bold=True, before=18)
    styled(word.add_paragraph(), "{{ title }}", size=14, align=CENTER, bold=True)
    styled(word.add_paragraph(), "{{ period }}", size=14, align=CENTER, italic=True)
    rule(word.add_paragraph(), indent_mm=62)
    styled(word.add_paragraph(), "", size=6)


def put_sections(word: WordDocument) -> None:
    """A heading for each line of work and its sentences, first lines indented by 10 mm."""
    tag(word, "for section in sections")
    put_text(word, "{{ section.heading }}", bold=True, before=6, keep=True)
    put_text(word, "{{ section.statistics }}", italic=True, before=6, keep=True)
    tag(word, "for sentence in section.sentences")
    put_text(word, "{{ sentence }}", before=3)
    tag(word, "endfor")
    tag(word, "if section.levels")
    put_text(word, "{{ section.levels_title }}", before=3, keep=True)
    tag(word, "for level in section.levels")
    put_text(word, "{{ level }}", before=3)
    tag(word, "endfor")
    tag(word, "endif")
    tag(word, "endfor")
    styled(word.add_paragraph(), "", size=6)


def put_text(
    word: WordDocument,
    text: str,
    *,
    before: float,
    bold: bool = False,
    italic: bool = False,
    keep: bool = False,
) -> None:
    """A paragraph of the report's text; ``keep``: on one page with what follows."""
    paragraph = styled(
        word.add_paragraph(), text, align=JUSTIFY, bold=bold, italic=italic, before=before, after=3
    )
    paragraph.paragraph_format.first_line_indent = Mm(10)
    paragraph.paragraph_format.keep_with_next = keep or None


def put_foot(word: WordDocument) -> None:
    """Recipients on the left, the signature on the right; below them, notes and what the figures
    are of.
    """
    left, right = columns(word, 80, 80)
    styled(left.paragraphs[0], "{{ recipients_title }}", size=12, bold=True, italic=True, before=6)
    tag(left, "for recipient in recipients")
    styled(left.add_paragraph(), "{{ recipient }}", size=11)
    tag(left, "endfor")
    tag(left, "if copying")
    styled(left.add_paragraph(), "{{ copying }}", size=11, italic=True)
    tag(left, "endif")
    styled(left.add_paragraph(), "", size=11)
    styled(right.paragraphs[0], "{{ signature }}", size=14, align=CENTER, bold=True, before=6)
    styled(right.add_paragraph(), "{{ signer }}", size=14, align=CENTER, bold=True, before=84)
    tag(word, "for note in notes")
    styled(word.add_paragraph(), "{{ note }}", size=11, italic=True, align=JUSTIFY, before=18)
    tag(word, "endfor")
    styled(word.add_paragraph(), "{{ basis }}", size=11, italic=True, align=JUSTIFY, before=18)


if __name__ == "__main__":
    TEMPLATE.write_bytes(build())
