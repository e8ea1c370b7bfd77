"""A file that states no figure: said, with a hint; a check of nothing is not fine, because it would
look like agreement.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.commands.console import Console

UNREAD = "Không đọc được số liệu nào trong “khac.txt”"


@pytest.fixture
def other(books: Console) -> Console:
    """Books, and a text beside them that is no report."""
    Path("khac.txt").write_text("DANH SÁCH MUA HÀNG\n- 5 quả trứng\n", "utf-8")
    return books


@pytest.mark.parametrize(
    ("verb", "code"),
    [("read", 0), ("check", 3), ("reconcile --from 15/10/2023 --to 14/10/2024", 3)],
)
def test_nothing_read_is_said(other: Console, verb: str, code: int) -> None:
    """On standard error, in the user's language."""
    name, _, options = verb.partition(" ")
    said = other.line(f"inspect {name} khac.txt {options}")
    assert (code, True, True) == (
        said.code,
        UNREAD in said.err,
        "Gợi ý: Đây có đúng là tệp báo cáo" in said.err,
    )
    assert (
        "No figure was read in “khac.txt”"
        in other.line(f"--lang en inspect {name} khac.txt {options}").err
    )


def test_machines_are_told_too(other: Console) -> None:
    """The JSON keeps its form; the exit code says it."""
    read, check = (
        other.line(f"inspect {verb} khac.txt --format json") for verb in ("read", "check")
    )
    assert (0, []) == (read.code, json.loads(read.out)["figures"])
    assert (3, []) == (check.code, json.loads(check.out)["checks"])


def test_agreement_is_said_in_words(sample_files: Console) -> None:
    """No bare headings where there is nothing to list."""
    said = sample_files.line("inspect check bao-cao-mau-1.txt")
    assert (0, True) == (said.code, "Không có kiểm tra nào phát hiện sai lệch." in said.out)
    assert "Quy tắc" not in said.out


def test_cells_are_named_as_a_reader_knows_them(sample_files: Console) -> None:
    """What is counted, without the number that tells one list from another."""
    said = sample_files.line("inspect read bao-cao-mau-1.txt")
    assert (0, True, False) == (said.code, "vụ xả thải" in said.out, "vụ-1" in said.out)


@pytest.mark.parametrize("verb", ["check", "reconcile"])
def test_a_paper_of_ours_that_is_read_no_more_is_nothing_read(books: Console, verb: str) -> None:
    """Its numbers stand in words that say nothing: it does not pass for a blank one."""
    books.all("report write --from 15/10/2023 --to 14/10/2024 --output r --format docx")
    document = Document("r.docx")
    for text in document.element.body.iter(qn("w:t")):
        text.text = re.sub(r"[^\W\d]", "x", text.text or "")
    document.save("r.docx")
    said = books.line(f"inspect {verb} r.docx")
    assert (3, True) == (said.code, "Không đọc được số liệu nào trong “r.docx”" in said.err)
