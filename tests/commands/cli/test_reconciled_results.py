"""A file that states results of targets alone: what was read of it is said, and that none of it is
held against the books.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.commands.console import Console

YEAR = "--from 15/10/2023 --to 14/10/2024"


def scored_table() -> None:
    """Write a scored table that names no line of work with a figure."""
    document = Document()
    for text in ("CÔNG AN HUYỆN MẪU", "BẢNG CHẤM ĐIỂM", "(Từ 15/10/2023 đến 14/10/2024)"):
        document.add_paragraph(text)
    rows = (
        ("TT", "Tiêu chí", "Kết quả", "Ghi chú"),
        ("1", "Phá án", "15/16, đạt 93,75%", "Không hoàn thành"),
        ("2", "Báo cáo đúng hạn", "4/4, đạt 100%", "Hoàn thành"),
    )
    table = document.add_table(rows=len(rows), cols=4)
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    document.save("bang.docx")


def test_results_alone_are_not_held_against_the_books(books: Console) -> None:
    """In words, with how much of what was read; nothing is said to agree."""
    scored_table()
    said = books.line(f"inspect reconcile bang.docx {YEAR}")
    assert 3 == said.code
    assert "Không có số liệu nào để đối chiếu với sổ." in said.out
    assert "Số liệu: 0" not in said.out
    assert "kết quả chỉ tiêu 2, tỷ số và tỷ lệ 2, số đếm khác 0" in said.err
    assert "socai targets" in said.err
    assert "khớp với sổ" not in said.shown


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", "Không có số liệu nào trong tệp đối chiếu được với sổ."),
        ("Hiện đang tiến hành sưu tra 04 đối tượng.", "Mọi số liệu kiểm tra được đều khớp với sổ."),
    ],
)
def test_what_cannot_be_checked_does_not_agree(books: Console, more: str, expected: str) -> None:
    """Where no figure could be held against the books, or not each, that is what is said."""
    lines = (
        "CÔNG AN HUYỆN MẪU",
        "BÁO CÁO",
        "(Từ ngày 15/10/2023 đến hết ngày 14/10/2024)",
        "1. Công tác sưu tra",
        more,
        "- Hiện có 07 đối tượng sưu tra ở Công an phường Nào Đó.",
    )
    Path("b.txt").write_text("\n".join(lines), "utf-8")
    said = books.line(f"inspect reconcile b.txt {YEAR}")
    assert expected in said.out, said.shown


def test_what_came_since_a_report_was_written_is_told_so(books: Console) -> None:
    """Whether it came before a submission that is not in the books, nobody knows."""
    books.all("report write --from 15/10/2023 --to 14/10/2024 --output r --format docx")
    books.all(
        "casefile open ST-900/2024 --symbol ST --unit DHS --officer CB03 --class A --list I --on 1/9/2024"
    )
    said = books.line("--lang en inspect reconcile r.docx")
    assert (1, True) == (said.code, "recorded after it was written" in " ".join(said.out.split()))
    assert "submitting" not in said.out


def test_a_file_without_a_group_makes_no_count_of_groups_wrong(books: Console) -> None:
    """What is told of each group still is; a number that the file could make up is not judged."""
    books.all("@ 15/10/2024 09:00")
    opened = "casefile open ST-9{0}/2024 --symbol ST --unit DHS --officer CB03 --class A --list I"
    for number in (1, 2, 3, 4):
        books.all(f"correct {8 + number} --set group={number % 2 + 1} --reason nhầm")
    books.all(
        "report write --form bao-cao-nam --period reporting-year:2024 --output r --format docx"
    )
    books.all("report submit r.docx")
    books.all(f"@ 20/10/2024 09:00\n{opened.format(9)} --on 1/9/2024")
    found = json.loads(books.line("inspect reconcile r.docx --format json").out)["counts"]
    of_groups = [one for one in found if one["of"].startswith("D.opened{group=")]
    assert {("2", "matches")} == {
        (one["stated"], one["verdict"])
        for one in of_groups
        if one["stated"] != "0" and "by=all" in one["of"]
    }
    assert {"matches"} == {one["verdict"] for one in of_groups}
    whole = [one["verdict"] for one in found if one["of"] == "D.opened{by=all,target=5}"]
    assert ["matches_then"] == whole
    document = Document("r.docx")
    for text in document.element.body.iter(qn("w:t")):
        text.text = (
            (text.text or "").replace("Hệ 1: 02", "Hệ 1: 03").replace("Hệ 2: 02", "Hệ 2: 04")
        )
    document.save("s.docx")
    found = json.loads(books.line("inspect reconcile s.docx --format json").out)["counts"]
    told = {
        one["of"].partition("group=")[2][0]: (one["stated"], one["verdict"])
        for one in found
        if one["of"].startswith("D.opened{group=") and "by=all" in one["of"]
    }
    assert (("3", "not_checkable"), ("4", "differs")) == (told["1"], told["2"])


def test_of_a_row_that_is_no_more_nobody_is_asked(books: Console) -> None:
    """A file that got a branch stands in a row of its own: no count of the old row is wrong."""
    books.all("@ 15/10/2024 09:00")
    for number in (9, 12):
        books.all(f"correct {number} --set group=1 --reason nhầm")
    books.all(
        "report write --form bao-cao-nam --period reporting-year:2024 --output r --format docx"
    )
    books.all("report submit r.docx")
    books.all("@ 20/10/2024 09:00")
    books.all("casefile change ST-101/2024 --branch 'ma túy' --on 1/10/2024")
    found = json.loads(books.line("inspect reconcile r.docx --format json").out)["counts"]
    rows = [one for one in found if one["of"].startswith("ST.annex.") and "class=B" in one["of"]]
    assert "not_checkable" in {one["verdict"] for one in rows}
    assert not [one for one in rows if one["causes"]]
