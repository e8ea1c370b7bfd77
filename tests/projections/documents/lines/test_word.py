"""A Word report is read as its reader sees it: no more, no less, and every line with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from projections.documents.lines import document, refusals
from projections.documents.lines import word as word_intake
from projections.documents.lines.document import Document
from projections.documents.lines.intake import read_document
from projections.documents.package import refusals as package_refusals
from tests.projections.documents.office_files import (
    WORD,
    cell,
    package,
    paragraph,
    row,
    run,
    table,
    word_file,
)

INS = '<w:ins w:id="1" w:author="a">{}</w:ins>'
DEL = '<w:del w:id="2" w:author="a"><w:r><w:delText>{}</w:delText></w:r></w:del>'


def texts(read: Document) -> list[str]:
    """The lines' texts."""
    return [line.text for line in read.lines]


def messages(read: Document) -> list[str]:
    """The templates of the notices."""
    return [notice.message for notice in read.notices]


def test_paragraphs_are_numbered_as_they_stand(tmp_path: Path) -> None:
    """An empty paragraph is counted and not shown."""
    read = read_document(
        word_file(tmp_path, paragraph(run("Một")) + paragraph() + paragraph(run("Ba")))
    )
    assert [(1, "Một"), (3, "Ba")] == [
        (line.where.paragraph, line.where.text) for line in read.lines
    ]
    assert ("bao-cao.docx", "docx", ()) == (read.file, read.kind, read.notices)


def test_text_is_composed_and_spaced(tmp_path: Path) -> None:
    """Decomposed letters, no-break spaces, tabs, soft and no-break hyphens, invisible marks."""
    body = paragraph(
        run("To\u0302\u0309ng\u00a0so\u0302\u0301"),
        "<w:r><w:tab/><w:t>05</w:t><w:softHyphen/><w:noBreakHyphen/><w:t>\u200b7</w:t></w:r>",
    )
    assert ["Tổng số 05-7"] == texts(read_document(word_file(tmp_path, body)))


def test_a_broken_line_is_two_lines(tmp_path: Path) -> None:
    """A line break inside a paragraph ends a line of the report; both keep the paragraph's
    number.
    """
    body = paragraph(run("- Tăng: 09"), "<w:r><w:br/></w:r>", run("- Giảm: 05"))
    read = read_document(word_file(tmp_path, body))
    assert [("- Tăng: 09", 1), ("- Giảm: 05", 1)] == [
        (line.text, line.where.paragraph) for line in read.lines
    ]


def test_insertions_are_kept_deletions_left_out_and_both_told(tmp_path: Path) -> None:
    """As if the changes had been accepted, with a notice that there are some."""
    body = paragraph(run("Hiện có "), DEL.format("22"), INS.format(run("25")), run(" đối tượng"))
    read = read_document(word_file(tmp_path, body))
    assert ["Hiện có 25 đối tượng"] == texts(read)
    assert [{"inserted": 1, "deleted": 1}] == [notice.values for notice in read.notices]
    assert "1 insertions" in read.notices[0].say(str)


def test_moved_text_stands_where_it_was_moved(tmp_path: Path) -> None:
    """A move is a deletion and an insertion."""
    body = paragraph(
        f"<w:moveFrom>{run('05')}</w:moveFrom>", run("có "), f"<w:moveTo>{run('05')}</w:moveTo>"
    )
    assert ["có 05"] == texts(read_document(word_file(tmp_path, body)))


def test_a_deleted_paragraph_mark_joins_two_paragraphs(tmp_path: Path) -> None:
    """What follows stands on the same line."""
    mark = '<w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>'
    read = read_document(
        word_file(tmp_path, paragraph(run("Hiện có "), properties=mark) + paragraph(run("22")))
    )
    assert ["Hiện có 22"] == texts(read)
    assert [document.TRACKED_CHANGES] == messages(read)


def test_hidden_text_is_left_out_and_told(tmp_path: Path) -> None:
    """Nobody sees it on paper; switched off it is text like any other."""
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>99</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>05</w:t></w:r>'
    read = read_document(word_file(tmp_path, paragraph(hidden, shown)))
    assert (["05"], [document.HIDDEN_TEXT]) == (texts(read), messages(read))


def test_links_fields_and_controls_are_text(tmp_path: Path) -> None:
    """Their results are; a field's code is not."""
    body = paragraph(
        f"<w:hyperlink>{run('Công')}</w:hyperlink>",
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>',
        f"<w:fldSimple>{run(' an')}</w:fldSimple><w:sdt><w:sdtContent>{run(' huyện')}</w:sdtContent></w:sdt>",
        f"<w:smartTag>{run(' A')}</w:smartTag>",
    )
    block = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(run('B'))}</w:sdtContent></w:sdt>"
    assert ["Công an huyện A", "B"] == texts(read_document(word_file(tmp_path, body + block)))


def test_text_boxes_follow_their_paragraph_once(tmp_path: Path) -> None:
    """Word writes a text box twice, for new and for old readers."""
    inner = f"<w:txbxContent>{paragraph(run('Trong hộp'))}</w:txbxContent>"
    box = (
        f"<w:r><mc:AlternateContent><mc:Choice "
        f"Requires='wps'><w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    read = read_document(word_file(tmp_path, paragraph(run("Ngoài"), box) + paragraph(run("Sau"))))
    assert [("Ngoài", 1), ("Trong hộp", 1), ("Sau", 2)] == [
        (line.text, line.where.paragraph) for line in read.lines
    ]
    assert [document.TEXT_BOXES] == messages(read)


def test_an_old_text_box_and_an_empty_alternative(tmp_path: Path) -> None:
    """A file of an old program has only the old form; an alternative may be empty."""
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{paragraph(run('Hộp'))}</w:txbxContent></v:textbox></w:pict></w:r>"
    old = f"<w:r><mc:AlternateContent><mc:Fallback>{run('cũ')}</mc:Fallback></mc:AlternateContent></w:r>"
    empty = "<w:r><mc:AlternateContent/></w:r>"
    assert ["cũ", "Hộp"] == texts(read_document(word_file(tmp_path, paragraph(old, box, empty))))


def test_footnotes_are_told(tmp_path: Path) -> None:
    """Figures in footnotes are not read, and the reader says so."""
    read = read_document(
        word_file(tmp_path, paragraph(run("05"), '<w:r><w:footnoteReference w:id="2"/></w:r>'))
    )
    assert [document.FOOTNOTES] == messages(read)


def test_the_text_of_footnotes_is_kept_beside_the_lines(tmp_path: Path) -> None:
    """Numbered after the body; the lines that only divide them from the page hold nothing."""
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f"<w:footnote w:id='2'>{paragraph(run('Trong đó 05 hồ sơ'))}</w:footnote>"
    divider = "<w:footnote w:id='0'><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    notes = f"<w:footnotes {names}>{divider}{note}</w:footnotes>"
    read = read_document(
        word_file(tmp_path, paragraph(run("12"), mark), parts={"word/footnotes.xml": notes})
    )
    assert ["12"] == texts(read)
    assert [("Trong đó 05 hồ sơ", 3)] == [(it.text, it.where.paragraph) for it in read.notes]


# ---- tables ----------------------------------------------------------------------------------


def test_a_row_is_a_line_of_cells(tmp_path: Path) -> None:
    """Cells are joined by a bar; each knows its column and place."""
    read = read_document(
        word_file(
            tmp_path,
            table(
                row(cell("Sưu tra"), cell("18"), cell("09")), row(cell("HN"), cell(""), cell("3"))
            ),
        )
    )
    assert ["Sưu tra | 18 | 09", "HN |  | 3"] == texts(read)
    assert [(1, "A2"), (1, "B2"), (1, "C2")] == [
        (one.where.table, one.where.cell) for one in read.lines[1].cells
    ]
    assert {"table": 1, "cell": "A1", "text": "Sưu tra | 18 | 09"} == read.lines[0].where.as_json()


def test_merged_cells_are_read_once(tmp_path: Path) -> None:
    """A cell merged downwards stands in its first row; below it only its text is known."""
    rows = [
        row(cell("CTVBM", '<w:vMerge w:val="restart"/>'), cell("LT"), cell("3")),
        row(cell("", "<w:vMerge/>"), cell("LC"), cell("5")),
        row(cell("Tổng", '<w:gridSpan w:val="2"/>'), cell("8")),
    ]
    lines = read_document(word_file(tmp_path, table(*rows))).lines
    assert ["CTVBM | LT | 3", " | LC | 5", "Tổng | 8"] == [line.text for line in lines]
    assert (True, "CTVBM") == (lines[1].cells[0].continued, lines[1].cells[0].text)
    assert [(1, 2), (3, 1)] == [(one.column, one.span) for one in lines[2].cells]


def test_old_horizontal_merges_and_skipped_columns(tmp_path: Path) -> None:
    """``hMerge`` of old files, ``gridBefore``, and a span that is no number."""
    properties = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    merged = row(
        cell("A", '<w:hMerge w:val="restart"/>'),
        cell("", "<w:hMerge/>"),
        cell("B", '<w:gridSpan w:val="x"/>'),
        properties=properties,
    )
    line = read_document(word_file(tmp_path, table(merged))).lines[0]
    assert [("A", 2, 2), ("B", 4, 1)] == [(one.text, one.column, one.span) for one in line.cells]


def test_deleted_and_inserted_rows(tmp_path: Path) -> None:
    """A row deleted under revision is not there; an inserted one is; both are told."""
    rows = [
        row(cell("cũ"), properties='<w:trPr><w:del w:id="1"/></w:trPr>'),
        row(cell("mới"), properties='<w:trPr><w:ins w:id="2"/></w:trPr>'),
    ]
    read = read_document(word_file(tmp_path, table(*rows)))
    assert (["mới"], [{"inserted": 1, "deleted": 1}]) == (
        texts(read),
        [notice.values for notice in read.notices],
    )


def test_tables_inside_tables(tmp_path: Path) -> None:
    """The inner table follows the row it stands in, with a number of its own, and is told."""
    inner = table(row(cell("trong"), cell("1")))
    outer = table(
        row(cell("ngoài"), cell(paragraph(run("x")) + inner)), row(cell("sau"), cell("2"))
    )
    read = read_document(word_file(tmp_path, outer + table(row(cell("cuối"), cell("3")))))
    assert [("ngoài | x", 1), ("trong | 1", 2), ("sau | 2", 1), ("cuối | 3", 3)] == [
        (line.text, line.where.table) for line in read.lines
    ]
    assert [document.NESTED_TABLES] == messages(read)


def test_text_boxes_and_controls_in_cells(tmp_path: Path) -> None:
    """Their text belongs to the cell; an empty row is no line."""
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{paragraph(run('hộp'))}</w:txbxContent></v:textbox></w:pict></w:r>"
    control = f"<w:sdt><w:sdtContent>{paragraph(run('ô'))}</w:sdtContent></w:sdt>"
    rows = (
        f"<w:sdt><w:sdtContent>{row(cell(paragraph(run('a'), box) + control), cell('b'))}</w:sdtContent></w:sdt>"
        + row(cell(""))
    )
    assert ["a hộp ô | b"] == texts(read_document(word_file(tmp_path, table(rows))))


# ---- refusals ----------------------------------------------------------------------------------


def test_entities_are_refused(tmp_path: Path) -> None:
    """No Office program declares any; wherever the declaration stands it is seen."""
    bomb = '<!DOCTYPE x [<!ENTITY a "ha">]><w:document xmlns:w="w"><w:body/></w:document>'
    for text in (bomb, f"<!--{' ' * 5000}-->{bomb}"):
        with pytest.raises(package_refusals.ForbiddenXml):
            read_document(package(tmp_path, {"word/document.xml": text}))


def test_a_damaged_part_is_refused(tmp_path: Path) -> None:
    """Broken XML, or XML that is no document."""
    for text in ("<w:document", '<w:document xmlns:w="w"/>'):
        with pytest.raises(refusals.DocumentDamaged):
            read_document(package(tmp_path, {"word/document.xml": text}))


def test_the_main_part_is_the_one_the_package_names(tmp_path: Path) -> None:
    """Some programs call it otherwise."""
    relations = (
        '<Relationships><Relationship Type="x/styles" Target="a"/>'
        '<Relationship Type="http://x/officeDocument" Target="/word/d2.xml"/></Relationships>'
    )
    body = f'<w:document xmlns:w="w"><w:body>{paragraph(run("Hai"))}</w:body></w:document>'
    assert ["Hai"] == texts(
        read_document(package(tmp_path, {"_rels/.rels": relations, "word/d2.xml": body}))
    )
    empty = package(
        tmp_path,
        {"_rels/.rels": "<Relationships/>", "word/document.xml": body.replace("Hai", "Một")},
    )
    assert ["Một"] == texts(read_document(empty))


def test_no_text_at_all_is_refused(tmp_path: Path) -> None:
    """A scanned page has none."""
    with pytest.raises(refusals.NothingToRead):
        read_document(word_file(tmp_path, paragraph()))


def test_an_endless_text_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The text is unpacked piece by piece and given up at the bound."""
    monkeypatch.setattr(word_intake, "MAX_PART_BYTES", 1000)
    with pytest.raises(refusals.DocumentTooLarge):
        read_document(word_file(tmp_path, paragraph(run("a" * 2000))))


def test_endless_nesting_is_refused(tmp_path: Path) -> None:
    """Tables in tables, text boxes in text boxes."""
    nested, boxed = paragraph(run("x")), paragraph(run("x"))
    for _ in range(12):
        nested = table(row(cell(nested + paragraph())))
        boxed = paragraph(
            f"<w:r><w:pict><v:textbox><w:txbxContent>{boxed}</w:txbxContent></v:textbox></w:pict></w:r>"
        )
    for body in (nested, boxed):
        with pytest.raises(refusals.TooDeeplyNested):
            read_document(word_file(tmp_path, body))


RAISED = "<w:r><w:rPr>{}</w:rPr><w:t>1</w:t></w:r>"
STYLES = {
    "word/styles.xml": f'<w:styles xmlns:w="{WORD}">'
    '<w:style w:styleId="Cao"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:styleId="Nho"><w:basedOn w:val="Cao"/></w:style>'
    '<w:style w:styleId="Bo"><w:rPr><w:strike/></w:rPr></w:style></w:styles>'
}


@pytest.mark.parametrize(
    "properties",
    [
        '<w:vertAlign w:val="superscript"/>',
        '<w:vertAlign w:val="subscript"/>',
        '<w:position w:val="10"/>',
        '<w:position w:val="-6"/>',
        '<w:rStyle w:val="FootnoteReference"/>',
        '<w:rStyle w:val="Nho"/>',
    ],
)
def test_a_digit_beside_the_line_is_a_mark(tmp_path: Path, properties: str) -> None:
    """However it was raised or lowered, it is no digit of the figure, and the notice says so."""
    body = paragraph(run("quản lý 04"), RAISED.format(properties), run(" hồ sơ"))
    read = read_document(word_file(tmp_path, body, parts=STYLES))
    assert (["quản lý 04 hồ sơ"], [document.NOTE_MARKS]) == (texts(read), messages(read))
    spread = paragraph(run("quản lý 04"), RAISED.format('<w:position w:val="1"/>'))
    assert ["quản lý 041"] == texts(read_document(word_file(tmp_path, spread)))


@pytest.mark.parametrize(
    "properties", ["<w:strike/>", "<w:dstrike/>", '<w:rStyle w:val="Bo"/>', '<w:strike w:val="1"/>']
)
def test_struck_text_is_left_out(tmp_path: Path, properties: str) -> None:
    """What replaces it is read; in a table the struck cell is blank."""
    struck = f"<w:r><w:rPr>{properties}</w:rPr><w:t>03 </w:t></w:r>"
    body = paragraph(run("quản lý "), struck, run("04 hồ sơ")) + table(
        row(cell(paragraph(struck)), cell("05"))
    )
    read = read_document(word_file(tmp_path, body, parts=STYLES))
    assert ["quản lý 04 hồ sơ", " | 05"] == texts(read)
    assert [{"count": 2}] == [one.values for one in read.notices]


def test_struck_no_more(tmp_path: Path) -> None:
    """A run may switch off what its style says."""
    one = '<w:r><w:rPr><w:rStyle w:val="Bo"/><w:strike w:val="0"/></w:rPr><w:t>04</w:t></w:r>'
    assert ["04"] == texts(read_document(word_file(tmp_path, paragraph(one), parts=STYLES)))


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{}<w:listEntry w:val="03"/>'
    '<w:listEntry w:val="04"/></w:ddList></w:ffData></w:fldChar></w:r>'
    "<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>{}"
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    ("chosen", "result", "expected"),
    [
        ('<w:result w:val="1"/>', "", "04"),
        ('<w:default w:val="1"/>', "", "04"),
        ("", "", "03"),
        ('<w:result w:val="1"/>', run("05"), "05"),
        ('<w:result w:val="7"/>', "", ""),
    ],
)
def test_old_drop_down_field(tmp_path: Path, chosen: str, result: str, expected: str) -> None:
    """It shows the entry chosen, the default, or the first; a result written out stands for it."""
    body = paragraph(run("quản lý "), FIELD.format(chosen, result), run(" hồ sơ"))
    read = read_document(word_file(tmp_path, body))
    assert [" ".join(f"quản lý {expected} hồ sơ".split())] == texts(read)


def test_what_stands_elsewhere_or_hidden_is_said(tmp_path: Path) -> None:
    """An included file is not read, a hidden row is; hyphens inside a text are hyphens."""
    hidden = row(cell("05"), properties="<w:trPr><w:hidden/></w:trPr>")
    dated = "<w:r><w:t>15<w:noBreakHyphen/>10<w:noBreakHyphen/>2023</w:t></w:r>"
    body = paragraph(dated) + '<w:altChunk r:id="rId9" xmlns:r="r"/>' + table(hidden)
    read = read_document(word_file(tmp_path, body))
    assert ["15-10-2023", "05"] == texts(read)
    assert [document.INCLUDED_FILES, document.HIDDEN_ROWS] == messages(read)
