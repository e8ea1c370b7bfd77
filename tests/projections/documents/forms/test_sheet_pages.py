"""The heads of a workbook's pages: every kind of them is marked, and slots in them are filled."""

from __future__ import annotations

from lxml import etree

from ledger.catalog.secrecy import UNMARKED, PaperMark
from projections.documents.forms.sheet_pages import mark_heads, page_texts
from projections.documents.forms.sheet_xml import SheetXml

NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MARK = PaperMark("mat", "")
HEAD = '&L&"Times New Roman,Bold"MẬT'


def sheet(inside: str) -> SheetXml:
    """A sheet with what stands behind its cells."""
    root = etree.fromstring(f'<worksheet xmlns="{NAMESPACE}"><sheetData/>{inside}</worksheet>')
    return SheetXml("Biểu", "xl/worksheets/sheet1.xml", root)


def told(marked: SheetXml) -> list[tuple[str, str]]:
    """Each element of its heads and feet, and what it says."""
    return [(one.tag.rpartition("}")[2], one.text or "") for one in page_texts(marked)]


def test_a_sheet_without_a_head_gets_one_in_its_place() -> None:
    """Behind the margins and before the drawing: Excel refuses a file in another order."""
    one = sheet("<pageMargins/><drawing/>")
    mark_heads(one, MARK)
    assert ["sheetData", "pageMargins", "headerFooter", "drawing"] == [
        child.tag.rpartition("}")[2] for child in one.root
    ]
    assert [("oddHeader", f'{HEAD}&R&"Times New Roman,Italic"')] == told(one)


def test_first_and_even_pages_are_marked_where_they_differ() -> None:
    """In the order of the schema, and what stands in the feet stays."""
    one = sheet(
        '<headerFooter differentFirst="1" differentOddEven="1">'
        "<oddFooter>&amp;P</oddFooter><evenHeader>&amp;LA</evenHeader></headerFooter>"
    )
    mark_heads(one, MARK)
    found = told(one)
    names = ["oddHeader", "oddFooter", "evenHeader", "firstHeader"]
    assert names == [name for name, _text in found]
    assert ["oddHeader", "evenHeader", "firstHeader"] == [
        name for name, text in found if "MẬT" in text
    ]


def test_a_head_of_pages_that_do_not_differ_is_not_used() -> None:
    """Nor is anything put in where nothing marks the paper."""
    one = sheet("<headerFooter><firstHeader>A</firstHeader></headerFooter>")
    mark_heads(one, UNMARKED)
    assert [("firstHeader", "A")] == told(one)
