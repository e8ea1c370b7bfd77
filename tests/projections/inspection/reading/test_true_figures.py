"""True figures in words that a hasty reader takes for something else: whose they are, what they
are of, and what is planned.

Each is read as what it says, or not at all.
"""

from __future__ import annotations

import pytest

from tests.projections.made_reports import read_lines, values

Read = dict[str, int | None]

ST, HN, CA, BM = (
    "1. Công tác sưu tra\n",
    "1. Công tác hiềm nghi\n",
    "1. Công tác chuyên án\n",
    "1. Công tác CTVBM\n",
)
STATED = "- Đầu kỳ 03; hiện có 05"


def _of(name: str, line: str = "ST") -> Read:
    return {f"{line}.opening{name}": 3, f"{line}.current{name}": 5}


BELOW_A_NAME: list[tuple[str, Read]] = [
    (f"{ST}* Loại A:\n{STATED}", _of(".A")),
    (f"{ST}Loại A\n{STATED}", _of(".A")),
    (f"{ST}a) Loại A\n{STATED}", _of(".A")),
    (f"{ST}- Danh mục I:\n+ Đầu kỳ 03\n+ Hiện có 05", _of(".I")),
    (f"{ST}* Đội Cảnh sát hình sự\n{STATED}", _of(".Đội-Cảnh-sát-hình-sự")),
    (f"{ST}Đội Cảnh sát hình sự\n{STATED}", _of(".Đội-Cảnh-sát-hình-sự")),
    (f"{ST}+ Cấp huyện:\n{STATED}", _of(".huyện")),
    (f"{ST}* Trên không gian mạng\n{STATED}", _of(".online-true")),
    (f"{BM}a) Đặc tình (LT)\n{STATED}", _of(".LT", "CTVBM")),
    (f"{CA}- VA:\n+ Đầu kỳ 03; hiện có 05", _of(".VA", "CA")),
    (f"{ST}* Cán bộ CB02\n{STATED}", {}),
    (f"I. CÁN BỘ CB02\n{ST}{STATED}", {}),
]
PLANNED = [
    "II. Chỉ tiêu năm 2025\n1. Công tác sưu tra\n- Bổ sung mới 10",
    "II. Chỉ tiêu năm 2025\n- Sưu tra: bổ sung mới 10",
    "III. Nhiệm vụ trọng tâm\n1. Công tác sưu tra\n- Bổ sung mới 10",
    "PHƯƠNG HƯỚNG\n1. Công tác sưu tra\n- Bổ sung mới 10\n- Hiện có 7",
]
OF_WHAT: list[tuple[str, Read]] = [
    (f"{ST}- Trong kỳ quản lý 10 đối tượng", {}),
    (f"{ST}- Quản lý 10 đối tượng trong kỳ", {}),
    (f"{ST}- Tổng quản lý trong kỳ: 10", {"ST.handled": 10}),
    (f"{CA}- Kết thúc 01 chuyên án, tạm đình chỉ 01 chuyên án.", {"CA.removed": 1}),
    (f"{CA}- Đầu kỳ 01 chuyên án (tạm đình chỉ 01)", {"CA.opening": 1}),
    (f"{CA}- Hiện đang đấu tranh 01 chuyên án, tạm đình chỉ 01 chuyên án.", {}),
    (
        f"{CA}- Hiện đang quản lý 02 chuyên án, tạm đình chỉ 01.",
        {"CA.current": 2, "CA.current.suspended": 1},
    ),
    (f"{ST}- Hiện có 04 (Hình sự 04, Đội B 0)", {"ST.current": 4, "ST.current.Đội-B": 0}),
    (
        f"{BM}- Hiện có 04 hồ sơ, gồm 03 LT, 01 LC (cấp huyện 03, cấp xã 01)",
        {
            "CTVBM.current": 4,
            "CTVBM.current.LT": 3,
            "CTVBM.current.LC": 1,
            "CTVBM.current.huyện": 3,
            "CTVBM.current.xã": 1,
        },
    ),
    (
        f"{HN}- Xác lập mới 02 hiềm nghi từ nguồn sưu tra 01, CTVBM 01",
        {"HN.added": 2, "HN.added.source-ST": 1},
    ),
    (f"{HN}- Thanh loại 01 hiềm nghi", {}),
    (f"{HN}- Đầu kỳ 03; thanh loại 03", {"HN.opening": 3, "HN.removed": 3}),
    (f"{HN}- Chuyển khởi tố 01, chuyển chuyên án 01, loại 01", {}),
    (f"{BM}- Bổ sung mới 03 LT, LC: 02 LT, 01 LC", {}),
]


@pytest.mark.parametrize(("text", "expected"), BELOW_A_NAME, ids=[one for one, _ in BELOW_A_NAME])
def test_a_name_holds_for_the_figures_below_it(text: str, expected: Read) -> None:
    """Whatever dash it has, and with or without a colon; an officer's figures are not read."""
    assert values(read_lines(text)) == expected


@pytest.mark.parametrize("text", PLANNED)
def test_what_is_planned_is_listed_and_no_figure(text: str) -> None:
    """The headings of the lines of work stand below one that speaks of the time to come."""
    report = read_lines(f"I. KẾT QUẢ\n{ST}- Bổ sung mới 05\n{text}")
    assert (values(report), bool(report.not_read)) == ({"ST.added": 5}, True)


@pytest.mark.parametrize(("text", "expected"), OF_WHAT, ids=[one for one, _ in OF_WHAT])
def test_a_number_is_of_what_its_words_leave_no_doubt_of(text: str, expected: Read) -> None:
    """Where they may mean two things, it is not read."""
    assert values(read_lines(text)) == expected


def test_a_slot_left_blank_heads_nothing() -> None:
    """What has no number and stands above a part is an empty part, not a heading."""
    report = read_lines(f"{ST}- Hiện có 12, trong đó:\n+ Loại A:\n+ Loại B: 05\n- Lập mới 03")
    assert (values(report)["ST.current.B"], values(report)["ST.added"]) == (5, 3)
