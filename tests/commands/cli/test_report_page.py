"""`socai inspect read --format html`: the report as one page, every number marked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.commands.console import Console

REPORT = """CÔNG AN HUYỆN <MẪU>
Mẫu, ngày 15 tháng 10 năm 2024
BÁO CÁO
(Từ 15/10/2023 đến 14/10/2024)
1. Công tác sưu tra
- Đầu kỳ 18, bổ sung mới 09, kết thúc 05, hiện có 22.
- Năm 2022: đầu kỳ 310.
- Bổ sung mới 04 đối tượng chưa rõ.
- Mảng\tHiện có
"""
MARK = re.compile(r'<mark class="(\w+)" title="([^"]*)">([^<]*)</mark>')


@pytest.fixture
def reported(books: Console) -> Console:
    """Books, and a report beside them."""
    Path("r.txt").write_text(REPORT, "utf-8")
    return books


def test_numbers_are_marked_by_where_they_ended(reported: Console) -> None:
    """With what they were read as, or why not; text is text, whatever signs it holds."""
    page = reported.line("inspect read r.txt --format html --output -").out
    marks = [(end, number) for end, _title, number in MARK.findall(page)]
    assert [
        *(("figure", one) for one in ("18", "09", "05", "22")),
        ("no_count", "Năm 2022"),
        ("other", "310"),
        ("not_read", "04"),
    ] == marks[-7:]
    assert ("Sưu tra", "&lt;MẪU&gt;") == (
        next(title for end, title, _ in MARK.findall(page) if end == "figure")[:7],
        page[page.index("&lt;") :][: len("&lt;MẪU&gt;")],
    )


def test_a_page_gets_a_name_and_replaces_nothing(reported: Console) -> None:
    """By unit and period; the report itself and a page that is there stay."""
    said = reported.line("inspect read r.txt --format html")
    (page,) = Path().glob("so-lieu-*.html")
    assert (0, f"Đã lập: {page}\n") == (said.code, said.err)
    again = reported.line("inspect read r.txt --format html")
    onto = reported.line("inspect read r.txt --format html --output r.txt --force")
    assert (5, 3, REPORT) == (again.code, onto.code, Path("r.txt").read_text("utf-8"))


def test_shares_are_said_in_the_language(reported: Console) -> None:
    """How many numbers ended where."""
    vietnamese = reported.line("inspect read r.txt").out
    english = reported.line("--lang en inspect read r.txt").out
    found = re.search(r"đọc thành số liệu: 4 \((\d+,\d)%\)", vietnamese)
    assert found is not None
    assert f"read as a figure: 4 ({found[1].replace(',', '.')}%)" in english
