"""Sums, notes and dates of signing between and below the records are told from records, however
they are worded.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from projections.registers.reading.book import RegisterBook
from projections.registers.reading.read import read_registers
from tests.projections.workbooks import TODAY, save

HEADINGS = ["STT", "Số hồ sơ", "Ký hiệu", "Loại", "Danh mục", "Ngày lập", "Đơn vị", "Cán bộ"]
SUMS = [
    *(
        "Tổng số sưu tra",
        "Tổng số đối tượng",
        "Tổng số: 02 đối tượng",
        "Tổng cộng toàn huyện",
        "Tổng cộng (I+II)",
    ),
    *(
        "Tổng (A)",
        "Tổng A + B",
        "Cộng loại A",
        "Cộng loại A: 01",
        "Cộng trang",
        "Cộng mang sang",
        "Cộng Đội Hình sự",
    ),
    *(
        "Cộng danh mục I: 02 hồ sơ",
        "Lũy kế từ đầu năm",
        "Luỹ kế",
        "Trong đó: Loại A",
        "- Trong đó:",
        "Mang sang",
    ),
    *("Chuyển trang sau", "TỔNG CỘNG:", "Tổng cộng: 01", "cong trang 1"),
]
NOTES = [
    *(
        "Ghi chú: Hồ sơ ST-02 đã chuyển khởi tố.",
        "Ngày 15/10/2024",
        "Mẫu, ngày 15 tháng 10 năm 2024",
    ),
    *("Mẫu, ngày 15/10/2024", "* Lưu ý: 02 hồ sơ đã nộp lưu", "Danh sách có 02 hồ sơ"),
]


def record(position: int, number: str, **other: object) -> list[object]:
    """A good row."""
    row = dict(
        zip(
            HEADINGS,
            [position, number, "ST", "A", "I", date(2024, 1, 1), "DHS", "CB01"],
            strict=True,
        )
    )
    return list((row | other).values())


def read(path: Path, *between: Sequence[object]) -> RegisterBook:
    """A register with these rows between two records."""
    rows: list[Sequence[object]] = [HEADINGS, record(1, "S-1"), *between, record(2, "S-2")]
    return read_registers(save(path / "a.xlsx", {"Sưu tra": rows}), TODAY)


def numbers(book: RegisterBook) -> list[str]:
    """The numbers of the records read."""
    return [row.number for row in book.rows]


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("counts", [{}, {5: 5}, {3: 1, 4: 2, 5: 3}, {7: "02 hồ sơ"}])
def test_sums_in_any_wording(tmp_path: Path, place: int, counts: dict[int, object]) -> None:
    """Where the position or the number would stand, with counts in any other column."""
    rows = [[text if at == place else counts.get(at) for at in range(8)] for text in SUMS]
    book = read(tmp_path, *rows)
    assert (["S-1", "S-2"], (), ()) == (numbers(book), book.bad_cells, book.rejected)


def test_sums_beside_the_position_or_the_number(tmp_path: Path) -> None:
    """A count may stand where the number would, an ordinal where the position would, one text
    across the table.
    """
    rows: list[list[object]] = [
        ["Tổng số sưu tra", 5],
        ["I", "Tổng số sưu tra", None, 5],
        ["Cộng loại A: 2"] * 8,
        ["Cộng loại A", "02 hồ sơ", None, 2],
    ]
    book = read(tmp_path, *rows)
    assert (["S-1", "S-2"], ()) == (numbers(book), book.bad_cells)


@pytest.mark.parametrize("number", ["CONG-12/2024", "TONG/01", "TONG 12/2024", "LK-7", "MANGSANG1"])
def test_numbers_that_begin_like_a_sum(tmp_path: Path, number: str) -> None:
    """What has the columns of a record filled in is one, and its bad cells are told."""
    assert ["S-1", number, "S-2"] == numbers(read(tmp_path, record(9, number)))
    book = read(tmp_path, record(9, number, **{"Ngày lập": "31/02/2024"}))
    assert ["impossible_date"] == [bad.kind for bad in book.bad_cells]


@pytest.mark.parametrize("number", ["Tổng 12/2024", "Cộng tác 5"])
def test_words_in_a_record_are_no_number(tmp_path: Path, number: str) -> None:
    """Nor are they a sum, where the columns of a record are filled in: the cell is told."""
    book = read(tmp_path, record(9, number))
    assert (["S-1", "S-2"], ["words"]) == (numbers(book), [bad.kind for bad in book.bad_cells])


@pytest.mark.parametrize("text", NOTES)
def test_notes_with_figures(tmp_path: Path, text: str) -> None:
    """Between the records where a number would stand; a date of signing, too."""
    book = read(tmp_path, [None, text])
    assert (["S-1", "S-2"], ()) == (numbers(book), book.bad_cells)
    assert "rows_left_aside" in [notice.kind for notice in book.notices]


@pytest.mark.parametrize("number", ["S-7", "ST 07", "Số 12/2024", "NGAY-3/2024", "12"])
def test_a_number_alone_is_a_bad_row(tmp_path: Path, number: str) -> None:
    """A record that lacks all else is no note, nor is a note one that has cells of a record."""
    assert 3 == read(tmp_path, [None, number]).bad_cells[0].row
    assert 3 == read(tmp_path, [None, "Ngày 1", "ST", "C"]).bad_cells[0].row


def test_a_serial_written_as_text(tmp_path: Path) -> None:
    """Five digits in a date column are the day Excel shows for them; other counts are none."""
    book = read(tmp_path, record(9, "S-9", **{"Ngày lập": "45323"}))
    assert date(2024, 2, 1) == book.rows[1].opened_on
    for text in ("12", "99999", "12,34", "453230"):
        book = read(tmp_path, record(9, "S-9", **{"Ngày lập": text}))
        assert ["number_for_date"] == [bad.kind for bad in book.bad_cells]


LABELS = ("Tổng số:", "TỔNG CỘNG", "T Ổ N G  C Ộ N G", "Cộng", "T.số", "Tổng số: 02 hồ sơ", "Σ")
FIGURES = (2, "02", "=COUNTA(B2:B3)", "02 hồ sơ", None)


def totals() -> list[list[object]]:
    """Rows of totals: every label in every column, every figure beside it; and bare formulas."""
    found: list[list[object]] = []
    for label, column, figure in product(LABELS, range(len(HEADINGS)), FIGURES):
        row: list[object] = [None] * len(HEADINGS)
        row[column - 1 if column else 1] = figure
        row[column] = label
        found.append(row)
    for formula, column in product(("=COUNTA(B2:B2)", "=SUBTOTAL(3,B2:B2)", "=SUM(A2)"), (0, 1, 5)):
        row = [None] * len(HEADINGS)
        row[column] = formula
        found.append(row)
    return found


def test_a_total_wherever_its_label_stands(tmp_path: Path) -> None:
    """In any column, a count beside it or not, or as a formula that counts, it is no record."""
    rows: list[list[object]] = [[*HEADINGS], record(1, "ST-01"), *totals(), record(2, "ST-02")]
    book = read_registers(save(tmp_path / "a.xlsx", {"ST": rows}), TODAY)
    assert (["ST-01", "ST-02"], ()) == ([row.number for row in book.rows], book.bad_cells)


def test_words_of_a_sum_in_a_record(tmp_path: Path) -> None:
    """A record stays one, whatever a field of it begins with; and a broken one is told."""
    rows = [record(1, "ST-01"), record(2, "12"), [3, "13", "ST", "A", "I", "Tổng số", "D", "CB01"]]
    heads = [*HEADINGS, "Ghi chú"]
    rows[0].append("Tổng hợp lại")
    rows[1].append("Cộng 2 tiền án")
    book = read_registers(save(tmp_path / "a.xlsx", {"ST": [heads, *rows]}), TODAY)
    assert ["ST-01", "12"] == [row.number for row in book.rows]
    assert ["unreadable_date"] == [bad.kind for bad in book.bad_cells]
