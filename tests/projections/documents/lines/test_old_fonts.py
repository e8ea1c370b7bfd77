"""Text in fonts from before Unicode is read as the font shows it; what no font tells is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from projections.documents.lines import document
from projections.documents.lines.document import Document
from projections.documents.lines.intake import read_document
from tests.projections.documents.office_files import (
    WORD,
    cell,
    paragraph,
    row,
    run,
    table,
    word_file,
)

TCVN3, VNI, SAID = "HiÖn cã 05 hå s¬", "Hieän coù 05 hoà sô", "Hiện có 05 hồ sơ"


def in_font(font: str, text: str) -> str:
    """A run in a font."""
    return f'<w:r><w:rPr><w:rFonts w:ascii="{font}"/></w:rPr><w:t>{text}</w:t></w:r>'


def told(read: Document) -> tuple[list[str], list[tuple[str, object]]]:
    """The lines, and the notices with how many each is of."""
    notices = [(one.message, one.values["count"]) for one in read.notices]
    return [line.text for line in read.lines], notices


@pytest.mark.parametrize(
    ("font", "text", "said"),
    [
        (".VnTime", TCVN3, SAID),
        (".VnTimeH", "hiÖn cã 05", "HIỆN CÓ 05"),
        ("VNI-Times", VNI, SAID),
    ],
)
def test_a_run_is_read_as_its_font_shows_it(
    tmp_path: Path, font: str, text: str, said: str
) -> None:
    """TCVN3, its capitals, VNI; and it is told."""
    read = read_document(word_file(tmp_path, paragraph(in_font(font, text))))
    assert ([said], [(document.OLD_FONTS, 1)]) == told(read)


@pytest.mark.parametrize("font", [".VnTime", "VNI-Times", "Times New Roman"])
def test_what_is_in_unicode_stays_as_it_is(tmp_path: Path, font: str) -> None:
    """Whatever its font is called: it has letters that no old coding has."""
    assert ([SAID], []) == told(read_document(word_file(tmp_path, paragraph(in_font(font, SAID)))))


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Thng"><w:rPr>{normal}</w:rPr></w:style>'
    '<w:style w:styleId="Cu"><w:basedOn w:val="Thng"/></w:style>'
    '<w:style w:styleId="Moi"><w:rPr><w:rFonts w:ascii="Arial"/></w:rPr></w:style>'
)
FONT = '<w:rFonts w:ascii=".VnTime"/>'


@pytest.mark.parametrize(
    "styles",
    [
        STYLES.format(normal=FONT),
        f"<w:docDefaults><w:rPrDefault><w:rPr>{FONT}</w:rPr></w:rPrDefault></w:docDefaults>"
        + STYLES.format(normal=""),
    ],
)
def test_the_font_may_be_that_of_a_style_or_of_the_document(tmp_path: Path, styles: str) -> None:
    """Of paragraphs without a style, of a style based on it, in a table; another font hides it."""
    old, new = (f'<w:pPr><w:pStyle w:val="{name}"/></w:pPr>' for name in ("Cu", "Moi"))
    body = (
        paragraph(run(TCVN3))
        + paragraph(run(TCVN3), properties=old)
        + table(row(cell(TCVN3)))
        + paragraph(run(TCVN3), properties=new)
    )
    parts = {"word/styles.xml": f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>'}
    read = read_document(word_file(tmp_path, body, parts=parts))
    assert [SAID, SAID, SAID, TCVN3] == told(read)[0]
    assert [(document.OLD_FONTS, 3), (document.OLD_LETTERS, 1)] == told(read)[1]


def test_letters_of_no_old_font_are_told_and_read_as_they_are(tmp_path: Path) -> None:
    """In text, where there is no font: what they would be is told, and nothing is changed."""
    file = tmp_path / "a.txt"
    file.write_text(f"{TCVN3}\nHiện có 05", encoding="utf-8")
    read = read_document(file)
    assert ([TCVN3, "Hiện có 05"], [(document.OLD_LETTERS, 1)]) == told(read)
    assert (SAID, "TCVN3") == (read.notices[0].values["meant"], read.notices[0].values["coding"])
