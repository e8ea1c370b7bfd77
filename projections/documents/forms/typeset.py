"""The template that comes with a form: its text, set in the layout of official letters.

Head, title, signature, page numbers and fonts are those of the year-end statistics' template
(Nghị định 30/2020/NĐ-CP, appendix I); between them stands the form's text.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape

from projections.documents import year_end
from projections.documents.forms.form import (
    FormParagraph,
    FormTable,
    ParagraphStyle,
    ReportForm,
    built_in_forms,
)
from projections.documents.forms.tags import FREE
from projections.documents.tables.output_file import timeless

_LAYOUT: Final = "year_end.docx"
_DOCUMENT: Final = "word/document.xml"
_BEGIN, _END = "{%p for section in sections %}", "{%p endfor %}"
_ROOM: Final = 9071
"""The width of the text in twentieths of a point: 160 mm."""
_SIZE, _SMALL = 24, 20
"""The size of letters in tables, in half points: the small one where there are many columns."""
_WIDE: Final = 6
_NARROW: Final = 1200
"""Narrower columns hold numbers and codes, which stand in the middle (twentieths of a point)."""
_MARGINS: Final = (
    '<w:tblCellMar><w:left w:w="50" w:type="dxa"/><w:right w:w="50" w:type="dxa"/></w:tblCellMar>'
)
_LOOKS: Final[dict[ParagraphStyle, tuple[str, str]]] = {
    "heading": ('<w:keepNext/><w:spacing w:before="120" w:after="60"/>', "<w:b/>"),
    "subheading": ('<w:keepNext/><w:spacing w:before="120" w:after="60"/>', "<w:b/><w:i/>"),
    "italic": ('<w:keepNext/><w:spacing w:before="60" w:after="60"/>', "<w:i/>"),
    "text": ('<w:spacing w:before="60" w:after="60"/>', ""),
}
"""How a paragraph of each style is set, and how its letters look."""


def typeset(code: str) -> bytes:
    """The template of a built-in form as a Word file; the same every time."""
    return typeset_form(built_in_forms()[code])


@cache
def typeset_form(form: ReportForm) -> bytes:
    """The template of a form as a Word file; the same every time."""
    layout = files(year_end).joinpath(_LAYOUT).read_bytes()
    packed = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(layout)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for one in old.infolist():
            part = old.read(one)
            new.writestr(
                one, _with_body(part.decode(), form) if one.filename == _DOCUMENT else part
            )
    return timeless(packed.getvalue())


def _with_body(document: str, form: ReportForm) -> str:
    """The layout with the form's text where the statistics' sections stand."""
    begin = document.rindex("<w:p>", 0, document.index(_BEGIN))
    end = document.index("</w:p>", document.rindex(_END, 0, document.index("<w:tbl>", begin)))
    foot = document[end + len("</w:p>") :]
    if form.signatures:
        foot = _signed_by(foot, form.signatures)
    return document[:begin] + "".join(_blocks(form)) + foot


def _signed_by(foot: str, signatures: tuple[str, ...]) -> str:
    """The foot of a letter with places for several to sign; what marks the paper stays."""
    begin, end = foot.index("<w:tbl>"), foot.index("</w:tbl>") + len("</w:tbl>")
    mark = _COPYING.search(foot)
    assert mark, "the layout says what a paper is marked with"
    width = _ROOM // len(signatures)
    grid = f'<w:gridCol w:w="{width}"/>' * len(signatures)
    last = len(signatures) - 1
    cells = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{_centred(title, '<w:b/>', 120)}{_centred(SIGN_HERE, '<w:i/>', 0)}"
        f"{_centred('{{ signer }}' if place == last else '', '<w:b/>', 1400)}</w:tc>"
        for place, title in enumerate(signatures)
    )
    table = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{_ROOM}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr></w:tbl>"
    )
    return foot[:begin] + table + mark[0] + foot[end:]


_COPYING: Final = re.compile(
    r"<w:p>(?:(?!<w:p>).)*?\{%p if copying %\}.*?\{%p endif %\}</w:t></w:r></w:p>"
)
SIGN_HERE: Final = "(Ký, ghi rõ họ tên)"
"""What stands below the title of who signs."""


def _centred(text: str, letters: str, before: int) -> str:
    place = f'<w:spacing w:before="{before}" w:after="0"/><w:jc w:val="center"/>'
    return f"<w:p><w:pPr>{place}</w:pPr>{_run(text, letters, _SIZE)}</w:p>"


def _blocks(form: ReportForm) -> Iterator[str]:
    for one in form.body:
        yield _paragraph(one) if isinstance(one, FormParagraph) else _table(one)


def _paragraph(one: FormParagraph) -> str:
    """A paragraph; of one that may be left out also what tells whether it is."""
    told = _set(one)
    if not one.optional:
        return told
    slot = one.text.strip("{} ")
    return f"<w:p>{_run(f'{{%p if {slot} %}}')}</w:p>{told}<w:p>{_run('{%p endif %}')}</w:p>"


def _set(one: FormParagraph) -> str:
    spacing, letters = _LOOKS[one.style]
    sides = "left" if f"{FREE}." in one.text else "both"
    place = f'{spacing}<w:ind w:firstLine="567"/><w:jc w:val="{sides}"/>'
    return f"<w:p><w:pPr>{place}</w:pPr>{_run(one.text, letters)}</w:p>"


def _run(text: str, letters: str = "", size: int = 28) -> str:
    looks = f'{letters}<w:sz w:val="{size}"/>'
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _table(one: FormTable) -> str:
    """A table: its titles on every page, and a row that is repeated."""
    size = _SIZE if len(one.columns) <= _WIDE else _SMALL
    whole = sum(column.width for column in one.columns)
    widths = [column.width * _ROOM // whole for column in one.columns]
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0"/>' for side in sides)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    titles = [column.title for column in one.columns]
    slots = [f"{{{{ row.{column.key} }}}}" for column in one.columns]
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"{_MARGINS}</w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{_row(titles, widths, size, header=True)}"
        f"{_step('for row in ' + one.slot, widths)}{_row(slots, widths, size)}"
        f"{_step('endfor', widths)}"
        f"</w:tbl>{_low()}"
    )


def _step(text: str, widths: list[int]) -> str:
    """A row that holds a step of the loop and disappears."""
    return _row([f"{{%tr {text} %}}", *[""] * (len(widths) - 1)], widths, _SIZE)


def _row(texts: list[str], widths: list[int], size: int, *, header: bool = False) -> str:
    head = "<w:tblHeader/>" if header else ""
    cells = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr>'
        f'<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>'
        f'<w:jc w:val="{"center" if header or width < _NARROW else "left"}"/></w:pPr>'
        f"{_run(text, '<w:b/>' if header else '', size)}</w:p></w:tc>"
        for text, width in zip(texts, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(cells)}</w:tr>"


def _low() -> str:
    """The paragraph that Word wants below a table."""
    return '<w:p><w:pPr><w:spacing w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'
