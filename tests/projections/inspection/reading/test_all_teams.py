"""The whole by other names: all teams together, and the reporting unit's own kind."""

from __future__ import annotations

import pytest

from projections.documents.lines.document import Document
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.read import read_report
from projections.inspection.reading.stated.values import StatedReport
from tests.projections.made_reports import document_of, read_text, values
from tests.projections.made_tables import table_lines

HEADS = {
    "department": "CÔNG AN TỈNH MẪU\nPHÒNG CẢNH SÁT HÌNH SỰ",
    "ward": "CÔNG AN THÀNH PHỐ MẪU\nCÔNG AN PHƯỜNG HÒA KHÊ",
    "commune": "CÔNG AN HUYỆN MẪU\nCÔNG AN XÃ HÒA KHÊ",
    "district": "CÔNG AN TỈNH MẪU\nCÔNG AN HUYỆN MẪU",
    "team": "CÔNG AN HUYỆN MẪU\nĐỘI CẢNH SÁT HÌNH SỰ",
}
SMALL = ["department", "ward", "commune"]


def _head(unit: str) -> str:
    return f"{HEADS[unit]}\nBÁO CÁO\n(Từ ngày 15/10/2023 đến ngày 14/10/2024)"


def _told(unit: str, text: str) -> dict[str, int | None]:
    return values(read_text(f"{_head(unit)}\n{text}"))


def _table(unit: str, text: str, before: str) -> StatedReport:
    lines = document_of(f"{_head(unit)}\n{before}").lines
    document = Document("bang.docx", "docx", "", (*lines, *table_lines(text)))
    return read_report(document, year_end_form())


ALL = [
    "Trong kỳ, các đội đã thụ lý tổng cộng 32 hồ sơ, gồm 19 hồ sơ từ kỳ trước chuyển sang và 13 "
    "hồ sơ lập mới.",
    "Trong kỳ, các đội, tổ thụ lý tổng cộng 32 hồ sơ (19 hồ sơ kỳ trước chuyển sang, lập mới 13).",
    "Các đội nghiệp vụ thụ lý tổng cộng 32 hồ sơ; đầu kỳ 19, lập mới 13 hồ sơ.",
]


@pytest.mark.parametrize("unit", SMALL)
@pytest.mark.parametrize("text", ALL)
def test_what_all_teams_did_is_the_whole_s(unit: str, text: str) -> None:
    """Of a unit that has nothing but teams under it; behind a number, and in a list, it may be
    their part of it.
    """
    told = _told(unit, f"1. Hiềm nghi\n{text}")
    assert {"HN.handled": 32, "HN.opening": 19, "HN.added": 13} == told


@pytest.mark.parametrize("unit", ["district", "team"])
@pytest.mark.parametrize("text", ALL)
def test_what_all_teams_did_is_nobody_s_known_elsewhere(unit: str, text: str) -> None:
    """Of the whole or of the teams alone, where a unit has others under it and none is named."""
    assert {} == _told(unit, f"1. Hiềm nghi\n{text}")


LISTED = [
    "- Các đội: lập mới 13 hồ sơ.",
    "- Chỉ huy phòng: lập mới 2 hồ sơ.\n- Các đội: lập mới 13 hồ sơ.",
    "Chỉ huy lập mới 2 hồ sơ, các đội lập mới 13 hồ sơ.",
]


@pytest.mark.parametrize("unit", SMALL)
@pytest.mark.parametrize("text", LISTED)
def test_all_teams_in_a_list_are_not_known_to_be_the_whole(unit: str, text: str) -> None:
    """Nor a unit."""
    assert 13 not in _told(unit, f"1. Hiềm nghi\n{text}").values()


@pytest.mark.parametrize("beside", ["Công an các xã", "Công an xã Bắc"])
def test_all_teams_beside_others_are_units_of_a_district(beside: str) -> None:
    """What stands beside them says that they are not the whole."""
    told = _told("district", f"1. Hiềm nghi\n- Các đội: lập mới 13 hồ sơ.\n- {beside}: lập mới 20.")
    assert {"HN.added.Các-đội": 13, f"HN.added.{beside.replace(' ', '-')}": 20} == told


@pytest.mark.parametrize(("unit", "total"), [*((it, "") for it in SMALL), ("district", ".các-đội")])
def test_the_sum_of_a_table_of_all_teams(unit: str, total: str) -> None:
    """It is the whole's, where there are no others."""
    table = "Đơn vị|Hiện có\nĐội 1|3\nĐội 2|2\nCộng|5"
    told = values(_table(unit, table, "1. Sưu tra\nSố liệu của các đội:"))
    assert {"ST.current.Đội-1": 3, "ST.current.Đội-2": 2, f"ST.current{total}": 5} == told


@pytest.mark.parametrize("unit", SMALL)
@pytest.mark.parametrize(
    "table", ["Đơn vị|Lập mới\nĐội 1|3\nCác đội|5", "Nội dung|Đội 1|Các đội\nLập mới|3|5"]
)
def test_a_row_or_column_of_all_teams_is_no_unit_of_a_department(unit: str, table: str) -> None:
    """Nor known to be the whole."""
    assert {"ST.added.Đội-1": 3} == values(_table(unit, table, "1. Sưu tra"))


OWN = [
    "1. Tình hình sưu tra của {}\n- Lập mới 7 đối tượng.",
    "I. KẾT QUẢ CỦA {}\n1. Sưu tra\n- Lập mới 7 đối tượng.",
    "1. Sưu tra: trong kỳ {} lập mới 7 đối tượng.",
    "1. Sưu tra của {}: lập mới 7 đối tượng",
    "1. Sưu tra\nTrong kỳ, {} đã lập mới 7 đối tượng.",
]
KINDS = [("ward", "phường"), ("commune", "xã"), ("team", "đội"), ("department", "phòng")]


@pytest.mark.parametrize(("unit", "kind"), KINDS)
@pytest.mark.parametrize("text", OWN)
def test_a_unit_s_own_kind_is_the_unit(unit: str, kind: str, text: str) -> None:
    """``Phường`` in a ward's report: nothing below it is divided by levels."""
    assert {"ST.added": 7} == _told(unit, text.format(kind))


@pytest.mark.parametrize("text", OWN)
def test_a_district_s_own_kind_may_be_a_level(text: str) -> None:
    """``Huyện`` may be what the district itself holds beside its communes; ``cấp huyện`` is."""
    assert {} == _told("district", text.format("huyện"))
    assert {"ST.current.huyện": 7} == _told("district", "1. Sưu tra\n- Cấp huyện: hiện có 7.")


@pytest.mark.parametrize(("unit", "kind"), KINDS[:2])
def test_a_ward_in_its_own_table_is_no_level(unit: str, kind: str) -> None:
    """In the name of a row or of a column; alone there it is not known to be the whole."""
    row = f"Nội dung|Lập mới\nSưu tra của {kind}|7"
    column = f"Nội dung|Số đang quản lý của {kind}\nSưu tra|7"
    assert {"ST.added": 7} == values(_table(unit, row, "Kết quả"))
    assert {"ST.current": 7} == values(_table(unit, column, "Kết quả"))
    for alone in (kind.capitalize(), f"Công an {kind}"):
        rows = f"Đơn vị|Lập mới\nTổ 1|3\nTổ 2|2\n{alone}|5"
        columns = f"Nội dung|Tổ 1|Tổ 2|{alone}\nLập mới|3|2|5"
        for table in (rows, columns):
            told = values(_table(unit, table, "1. Sưu tra"))
            assert {"ST.added.Tổ-1": 3, "ST.added.Tổ-2": 2} == told


@pytest.mark.parametrize("name", ["khối đội", "các đội", "các tổ"])
def test_a_number_behind_teams_together_is_a_count(name: str) -> None:
    """And no part of their name, though a team's with a number stands behind it."""
    text = f"1. Hiềm nghi\nTrong năm lập mới 13 hồ sơ ({name} 10, Đội 2: 3)."
    report = read_text(f"{_head('district')}\n{text}")
    read = values(report)
    assert (13, 3) == (read["HN.added"], read["HN.added.Đội-2"])
    assert 10 in read.values() or any("10" in one.text for one in report.not_read)
    assert None not in read.values()
