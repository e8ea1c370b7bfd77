"""What a reader of the figures should know about the file is said by every command that reads it,
in the user's language.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.commands.console import Console

ROWS: list[list[str | int]] = [
    ["Công tác sưu tra"],
    ["Nội dung", "Đầu kỳ", "Tăng", "Giảm", "Cuối kỳ"],
    ["Sưu tra", 5, 1, 2, 4],
]


RECONCILE = "reconcile --from 15/10/2023 --to 14/10/2024 --unit CAH"


@pytest.mark.parametrize("verb", ["read", "check", RECONCILE])
def test_a_hidden_sheet_is_told(books: Console, verb: str) -> None:
    """Nobody who looks at the workbook would see it."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Kín"
    for row in ROWS:
        sheet.append(row)
    book.create_sheet("Bìa")
    sheet.sheet_state = "hidden"
    book.active = 1
    book.save(Path("an.xlsx"))
    name, _, options = verb.partition(" ")
    assert (
        "Lưu ý: Trang tính “Kín” bị ẩn; vẫn được đọc"
        in books.line(f"inspect {name} an.xlsx {options}").err
    )
    assert (
        "Note: The sheet “Kín” is hidden; it was read"
        in books.line(f"--lang en inspect {name} an.xlsx {options}").err
    )
