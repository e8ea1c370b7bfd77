"""Minutes and papers about somebody: whose figures they state."""

from __future__ import annotations

import pytest

from projections.inspection.reading.head.subjects import inspected, officer_named
from projections.inspection.reading.lexicon.form import year_end_form
from tests.projections.made_reports import read_lines, read_text, values

MINUTES = """CÔNG AN TỈNH MẪU
CÔNG AN HUYỆN MẪU
BIÊN BẢN
Kiểm tra công tác nghiệp vụ cơ bản (từ 15/10/2023 đến 14/10/2024)
I. Thành phần
1. Đoàn kiểm tra: 03 đồng chí
2. Đơn vị được kiểm tra: {}
II. Kết quả kiểm tra
1. Công tác sưu tra
- Lập mới 05, hiện có 32 đối tượng.
- Kiểm tra 30 hồ sơ, phát hiện 04 hồ sơ chưa bổ sung tài liệu."""


def test_figures_of_an_inspection_are_of_whom_was_inspected() -> None:
    """The unit's own, or one's under it; what was found in files is no figure."""
    own = {"ST.added": 5, "ST.current": 32}
    assert values(read_text(MINUTES.format("Công an huyện Mẫu"))) == own
    commune = values(read_text(MINUTES.format("Công an xã Nam Mẫu")))
    assert commune == {f"{name}.Công-an-xã-Nam-Mẫu": value for name, value in own.items()}
    assert values(read_text(MINUTES.format("Công an huyện Tây Mẫu"))) == {}


SPOKEN = "{}\nBIÊN BẢN\n(từ 15/10/2023 đến 14/10/2024)\n1. {} báo cáo kết quả\nSưu tra: lập mới 02."


@pytest.mark.parametrize(
    ("unit", "speaker", "read"),
    [
        ("ĐỘI CẢNH SÁT HÌNH SỰ", "Đồng chí Đội trưởng", True),
        ("CÔNG AN HUYỆN MẪU", "Trưởng Công an huyện", True),
        ("CÔNG AN HUYỆN MẪU", "Đồng chí Đội trưởng", False),
        ("ĐỘI CẢNH SÁT HÌNH SỰ", "Đồng chí Tổ trưởng", False),
    ],
)
def test_the_chief_of_a_unit_speaks_for_it(unit: str, speaker: str, read: bool) -> None:
    """Whoever leads a part of it does not."""
    told = values(read_text(SPOKEN.format(unit, speaker)))
    assert told == ({"ST.added": 2} if read else {})


def test_a_paper_about_an_officer_is_of_nobody_known() -> None:
    """Whatever heads its figures."""
    lines = "BIÊN BẢN\nKiểm tra hồ sơ của cán bộ CB02\nKết quả kiểm tra:\n1. Sưu tra: lập mới 02."
    assert values(read_text(f"CÔNG AN HUYỆN MẪU\n{lines}")) == {}


@pytest.mark.parametrize(
    ("text", "unit", "officer"),
    [
        ("Đơn vị được kiểm tra: Công an xã A", "Công an xã A", ""),
        ("Kết quả kiểm tra hồ sơ tại Công an quận B năm 2024", "Công an quận B", ""),
        ("Kiểm tra hồ sơ của cán bộ Nguyễn Văn A", "", "cán bộ Nguyễn Văn A"),
        ("Thực hiện sự chỉ đạo của cán bộ, chỉ huy", "", ""),
        ("V/v: kết quả kiểm tra năm 2024 tại Công an quận B", "Công an quận B", ""),
        ("Lãnh đạo huyện đã kiểm tra 09 lượt tại Công an các xã.", "", ""),
        ("- Kiểm tra 9 lượt tại Công an các xã.", "", ""),
        ("- Đã tổ chức kiểm tra công tác hồ sơ tại Công an xã A.", "", ""),
    ],
)
def test_whom_a_line_of_the_title_is_about(text: str, unit: str, officer: str) -> None:
    """A unit that was inspected, an officer whose files it speaks of, or nobody."""
    assert (inspected(text), officer_named(text)) == (unit, officer)


def test_symbols_and_classes_are_of_their_lines_of_work_alone() -> None:
    """``nghiệp vụ`` before records of all lines names no persona's symbol."""
    told = read_lines("Tổng số hồ sơ nghiệp vụ hiện có 182: trong đó ĐTCB 7, ST 142, vai ảo 3")
    assert values(told) == {"DTCB.current": 7, "ST.current": 142, "VAI_AO.current": 3}
    form = year_end_form()
    assert form.may_be_of("CTVBM", {"symbol": "LT", "unit": "Đội 1"})
    assert not form.may_be_of("ST", {"symbol": "LT"})
    assert not form.may_be_of("HN", {"class": "A"})


def test_some_of_those_before_a_comma_are_their_parts() -> None:
    """As behind ``có``."""
    told = read_lines("1. Sưu tra\nTrong số 142 đối tượng hiện có, 15 đối tượng danh mục III.")
    assert values(told) == {"ST.current": 142, "ST.current.III": 15}


@pytest.mark.parametrize(
    ("speaker", "unit"),
    [
        ("Đồng chí Đội trưởng Đội Hình sự", "Đội-Hình-sự"),
        ("Đồng chí Phó đội trưởng Đội Kinh tế - Ma túy", "Đội-Kinh-tế---Ma-túy"),
        ("Trưởng Công an xã A thay mặt Công an các xã, thị trấn", "Công-an-các-xã,-thị-trấn"),
    ],
)
def test_who_speaks_for_another_unit_speaks_of_its_files(speaker: str, unit: str) -> None:
    """Each line of work of the paragraph is the speaker's unit's, and has its own symbols."""
    said = "đầu kỳ 64 đối tượng sưu tra, còn 67; hiềm nghi: cũ 03, mới 02, còn 05; CTVBM hiện có 15"
    told = values(read_lines(f"1. {speaker} báo cáo: {said} (LT 05, LC 10)."))
    wanted = {"ST.opening": 64, "ST.current": 67, "HN.opening": 3, "HN.added": 2, "HN.current": 5}
    wanted |= {"CTVBM.current": 15}
    assert {f"{name}.{unit}": value for name, value in wanted.items()} == {
        name: value for name, value in told.items() if not name.endswith((".LT", ".LC"))
    }
    assert 2 == len([name for name in told if name.endswith((".LT", ".LC"))])


def test_whose_a_paragraph_is_holds_for_all_its_sentences() -> None:
    """And for each line of work that begins behind a semicolon; a shared measure stays shared."""
    told = values(read_lines("Đội Hình sự: sưu tra lập mới 05. Hiềm nghi lập mới 03."))
    assert {"ST.added.Đội-Hình-sự": 5, "HN.added.Đội-Hình-sự": 3} == told
    told = values(read_lines("Lập mới: sưu tra 05; hiềm nghi 03; chuyên án 02."))
    assert {"ST.added": 5, "HN.added": 3, "CA.added": 2} == told


@pytest.mark.parametrize("speaker", ["Phó Trưởng Công an {}", "Trưởng Công an {}"])
@pytest.mark.parametrize("kind", ["phường", "xã", "huyện", "tỉnh"])
def test_the_kind_of_the_unit_that_meets_is_no_level(kind: str, speaker: str) -> None:
    """In the title of its chief or a deputy, or as whose results they are."""
    head = f"CÔNG AN {kind.upper()} MẪU\nBIÊN BẢN\n(từ 15/10/2023 đến 14/10/2024)\n"
    told = f"1. Đồng chí {speaker} báo cáo kết quả của Công an {kind}:\n- Sưu tra: hiện có 82."
    assert {"ST.current": 82} == values(read_text(head + told.format(kind)))


@pytest.mark.parametrize("speaker", ["Phó trưởng phòng", "Trưởng phòng", "Phòng phó"])
def test_a_deputy_speaks_for_the_department(speaker: str) -> None:
    """As its chief does."""
    told = read_text(SPOKEN.format("PHÒNG CẢNH SÁT HÌNH SỰ", f"Đồng chí {speaker}"))
    assert {"ST.added": 2} == values(told)


def test_the_chief_of_a_unit_above_does_not_speak_for_a_ward() -> None:
    """Nor is what he tells of a level."""
    told = SPOKEN.format("CÔNG AN PHƯỜNG MẪU", "Đồng chí Phó Trưởng Công an huyện")
    assert {} == values(read_text(told))


WHOLE = {"ST.opening": 326, "ST.added": 14}


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Đội Tổng hợp thông qua số liệu chung toàn huyện:", WHOLE),
        ("Đội Tổng hợp báo cáo số liệu toàn huyện:", WHOLE),
        ("Đội Tổng hợp trình bày số liệu chung:", {}),
        ("Đội Tổng hợp báo cáo:", {}),
    ],
)
def test_a_team_that_puts_together_tells_of_all_where_it_says_so(
    heading: str, expected: dict[str, int]
) -> None:
    """Elsewhere it may tell of its own files."""
    head = "CÔNG AN HUYỆN MẪU\nBIÊN BẢN\nSố liệu từ 15/6/2024 đến 14/9/2024\nI. BÁO CÁO SỐ LIỆU"
    text = f"{head}\n1. {heading}\n- Sưu tra: đầu quý 326 đối tượng, trong quý đưa vào 14."
    assert values(read_text(text)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Đang đấu tranh 02 VA từ kỳ trước chuyển sang", {}),
        ("Đầu kỳ đang đấu tranh 02 VA từ kỳ trước chuyển sang", {"CA.opening.VA": 2}),
        ("Từ kỳ trước chuyển sang 02 VA", {"CA.opening.VA": 2}),
        ("Đang tiếp tục đấu tranh 02 VA", {"CA.current.VA": 2}),
    ],
)
def test_what_there_is_now_of_what_came_from_before_is_no_opening(
    line: str, expected: dict[str, int]
) -> None:
    """Nor all there is now, where others may have come."""
    head = "CÔNG AN HUYỆN MẪU\nBÁO CÁO\nSố liệu từ 15/10/2023 đến 14/10/2024\nI. SỐ LIỆU"
    assert values(read_text(f"{head}\n1. Chuyên án\n- {line}.")) == expected
