"""The mark at the head of every printed page of a sheet."""

from __future__ import annotations

from ledger.catalog.secrecy import UNMARKED, PaperMark
from projections.documents.tables.sheet_heads import page_head

MARK = PaperMark("mat", "Không sao & chụp {1}")
STAMP, COPYING = '&L&"Times New Roman,Bold"MẬT', '&R&"Times New Roman,Italic"Không sao && chụp {1}'
PLAIN = '&"-,Regular"\n'


def test_a_mark_alone_and_no_mark() -> None:
    """The degree on the left, the line on copying on the right; an ampersand is doubled."""
    assert STAMP + COPYING == page_head(MARK)
    assert ("", "&CTrang &P") == (page_head(UNMARKED), page_head(UNMARKED, "&CTrang &P"))


def test_what_stands_there_stays_below() -> None:
    """On the left and on the right below the mark; in the middle as it was, named so or not."""
    assert f"{STAMP}{PLAIN}A && L&CTrang &P{COPYING}{PLAIN}B" == page_head(
        MARK, "&LA && L&CTrang &P&RB"
    )
    assert f"{STAMP}&CTrang &P{COPYING}" == page_head(MARK, "Trang &P")


def test_a_head_holds_no_more_than_excel_opens() -> None:
    """What stands there gives way; a long line on copying is cut."""
    assert STAMP + COPYING == page_head(MARK, "&C" + "x" * 200)
    assert 255 > len(page_head(PaperMark("tuyet_mat", "x" * 400)))
