"""Annexes behind the signature, and what refers to them."""

from __future__ import annotations

import pytest

from projections.documents.lines.document import Document
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.read import read_report
from tests.projections.made_reports import document_of, failures, read_lines, values
from tests.projections.made_tables import read_table, table_lines

BODY = "1. Công tác sưu tra\nTrong kỳ lập mới 21 đối tượng, thanh loại 16.\n"
TABLE = "Mảng công tác|Đầu kỳ|Tăng|Giảm|Cuối kỳ\nSưu tra|168|20|16|172"


@pytest.mark.parametrize(
    "between",
    [
        "Nơi nhận:\n- Công an tỉnh (PV01);\n- Đội Tổng hợp;\n- Lưu: VT.\nPHỤ LỤC\nSố liệu năm 2024",
        "II. NƠI NHẬN\nPhòng Tham mưu (02 bản); lưu Đội Tổng hợp (01 bản).\nPHỤ LỤC 01",
        "II. NƠI NHẬN\nĐội Hình sự (01 bản)\nPHỤ LỤC\nI. SỐ LIỆU",
    ],
)
def test_who_gets_a_report_holds_nothing_of_its_annex(between: str) -> None:
    """The annex repeats the body, and what differs is found."""
    report = read_table(TABLE, BODY + between)
    assert values(report) == {
        "ST.added": 21,
        "ST.removed": 16,
        "ST.opening": 168,
        "ST.added#2": 20,
        "ST.removed#2": 16,
        "ST.current": 172,
    }
    assert "repeat" in {rule for rule, _ in failures(report)}


@pytest.mark.parametrize(
    "annex",
    [
        "PHỤ LỤC\nĐỘI HÌNH SỰ\n(Từ ngày 15/10/2023 đến ngày 14/10/2024)",
        "Biểu số 2\nĐội Hình sự\nSố liệu năm 2024",
        "Phụ lục số 1: Số liệu Đội Hình sự",
    ],
)
def test_an_annex_may_be_of_one_unit(annex: str) -> None:
    """What stands over its table says whose it is."""
    report = read_table(TABLE, f"{BODY}Nơi nhận: PV01; lưu.\n{annex}")
    assert [one.value for one in report.figures if "unit" in one.cell] == [168, 20, 16, 172]


@pytest.mark.parametrize(
    "note",
    [
        "có Phụ lục kèm theo",
        "xem Phụ lục",
        "Phụ lục I kèm theo",
        "Phụ lục I",
        "biểu A",
        "có danh sách kèm theo",
        "theo biểu mẫu số 2",
        "chi tiết xem bảng 2",
    ],
)
def test_a_bracket_may_only_refer_to_an_annex(note: str) -> None:
    """Its number or letter names no class and no list."""
    text = f"2. Công tác sưu tra\nTrong kỳ lập mới 04, thanh loại 03 ({note})."
    assert values(read_lines(text)) == {"ST.added": 4, "ST.removed": 3}


@pytest.mark.parametrize(
    ("note", "parts"),
    [
        ("loại A", {"ST.removed": 3, "ST.removed.A": 3}),
        ("có danh sách nữ kèm theo", {}),
        ("Phụ lục đối tượng nữ", {}),
    ],
)
def test_a_bracket_that_names_more_is_said_of_its_number(note: str, parts: dict[str, int]) -> None:
    """Whatever goes with the report."""
    text = f"2. Công tác sưu tra\nTrong kỳ lập mới 04, thanh loại 03 ({note})."
    assert values(read_lines(text)) == {"ST.added": 4, **parts}


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("PHỤ LỤC\nSố liệu công tác sưu tra năm 2024", True),
        ("PHỤ LỤC\nCông tác sưu tra (15/10/2023 - 14/10/2024)", True),
        ("PHỤ LỤC\nĐăng ký chỉ tiêu sưu tra", False),
        ("PHỤ LỤC\nSố liệu sưu tra năm 2025", False),
        ("PHỤ LỤC 1: Công tác sưu tra", False),
    ],
)
def test_an_annex_right_below_what_is_planned(title: str, told: bool) -> None:
    """It states facts only where its title says so."""
    before = f"1. Công tác hiềm nghi\nLập mới 02 hồ sơ.\nIII. NHIỆM VỤ\nBổ sung ít nhất 35 đối tượng sưu tra.\n{title}"
    report = read_table("Đơn vị|Lập mới|Hiện có\nĐội 1|5|30\nĐội 2|3|20\nCộng|8|50", before)
    assert ("ST.current" in values(report)) == told


def test_what_goes_with_a_plan_is_planned() -> None:
    """But for what there is now."""
    plan = (
        "KẾ HOẠCH\nCông tác sưu tra năm 2025\nIV. NHIỆM VỤ\nCác đội triển khai.\nNơi nhận: các đội"
    )
    lines = f"CÔNG AN HUYỆN MẪU\nHuyện Mẫu, ngày 20 tháng 01 năm 2025\n{plan}\nPHỤ LỤC\nCông tác sưu tra"
    table = table_lines("Đơn vị|Lập mới|Hiện có\nĐội 1|5|30\nĐội 2|3|20\nCộng|8|50")
    document = Document("ke-hoach.docx", "docx", "", (*document_of(lines).lines, *table))
    found = values(read_report(document, year_end_form()))
    assert {name.split(".")[1] for name in found} <= {"current"}
