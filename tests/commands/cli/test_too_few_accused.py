"""Who records a trading case with fewer accused than a list wants is told that it does not count."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from projections.targets.built_in import built_in_texts
from tests.commands.console import Console
from tests.projections.workbooks import save, table

NAMED = "không được tính vào chỉ tiêu 21 của danh sách ma-tuy-2024"
RECORD = "outcome record prosecution --unit DHS --on 2/9/2024 --accused"


def prosecution(offence: int, accused: int) -> dict[str, Any]:
    """A row of a sheet of results of work."""
    told = {"Ngày": date(2024, 9, 2), "Loại kết quả": "Khởi tố", "Đơn vị": "DHS"}
    return told | {"Tội danh": offence, "Số bị can": accused}


def test_a_trading_case_with_one_accused(books: Console) -> None:
    """It is recorded (targets.md §5.3, P1), and where it does not count is said, with a hint."""
    said = books.line(f"{RECORD} 1 --offence 251")
    assert 0 == said.code
    assert "từ 2 bị can trở lên" in said.err
    assert NAMED in said.err
    assert "--set accused=N" in said.err


@pytest.mark.parametrize("told", ["2 --offence 251", "1 --offence 249", "1 --offence 173"])
def test_what_counts_is_not_named(books: Console, told: str) -> None:
    """With two accused; of another offence with one; of a branch of which the list is not."""
    said = books.line(f"{RECORD} {told}")
    assert (0, "") == (said.code, said.err)


@pytest.mark.parametrize("more", ["", "--dry-run"])
def test_from_excel_by_its_row(books: Console, more: str) -> None:
    """Also where it is only tried."""
    rows = [prosecution(251, 2), prosecution(251, 1), prosecution(249, 1)]
    save(Path("k.xlsx"), {"Kết quả": table(*rows)})
    said = books.line(f"outcome import k.xlsx {more}")
    assert (0, 1) == (said.code, said.err.count(NAMED))
    assert "trang tính “Kết quả”, dòng 3: vụ có 1 bị can" in said.err


def test_a_list_of_ones_own(books: Console) -> None:
    """It names its own number of accused."""
    own = Path("so-cai/targets/rieng.toml")
    own.parent.mkdir()
    text = built_in_texts()["ma-tuy-2024"].replace('"ma-tuy-2024"', '"rieng"')
    own.write_text(text.replace("accused_at_least = 2", "accused_at_least = 4"), "utf-8")
    said = books.line(f"{RECORD} 3 --offence 251")
    assert (
        "chỉ tiêu 21 của danh sách rieng; chỉ tiêu này chỉ tính vụ như vậy khi có từ 4" in said.err
    )
    assert NAMED not in said.err
