"""Of what words without a number speak: of the count before them, of those behind, of a column."""

from __future__ import annotations

import pytest

from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.lines.tokens import tokens
from tests.projections.made_reports import read_lines, read_text, values
from tests.projections.made_tables import read_table

Read = dict[str, int | None]

BEHIND: list[tuple[str, Read]] = [
    ("lập mới 05, loại A; hiện có 10", {"ST.added": 5, "ST.added.A": 5, "ST.current": 10}),
    ("lập mới 05, loại A. Hiện có 10", {"ST.added": 5, "ST.added.A": 5, "ST.current": 10}),
    ("lập mới 05, loại A, hiện có 10", {"ST.added": 5}),
    ("lập mới 05, cấp huyện; hiện có 10", {}),
    ("lập mới 05, Đội Hình sự; hiện có 10", {}),
    ("lập mới 05, không thanh loại; hiện có 10", {
        "ST.added": 5, "ST.removed": 0, "ST.current": 10,
    }),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), BEHIND)
def test_words_behind_a_count(line: str, expected: Read) -> None:
    """Up to a heavier mark they are the count's; else they may be of either."""
    assert values(read_lines(f"1. Sưu tra\n{line}")) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Vai ảo: hiện có 05. HTBM: hiện có 01, mới 0.", {
            "VAI_AO.current": 5, "HTBM.current": 1, "HTBM.added": 0,
        }),
        ("Vai ảo: hiện có 05. Hiện có 01 HTBM.", {"VAI_AO.current": 5}),
        ("Vai ảo: hiện có 05 (NV: 4. CTV: 1). HTBM: mất 01.", {
            "VAI_AO.current": 5, "VAI_AO.current.NV": 4, "VAI_AO.current.CTV": 1,
        }),
    ],
)  # fmt: skip
def test_a_sentence_heads_another_line_of_work(line: str, expected: Read) -> None:
    """Where it names nothing but that before a colon, and states a measure behind it."""
    assert values(read_lines(f"6. {line}")) == expected


@pytest.mark.parametrize(("handled", "removed"), [(11, {"HN.removed": 6}), (12, {})])
def test_so_many_of_those_handled(handled: int, removed: Read) -> None:
    """Only where the second number is theirs."""
    report = read_lines(f"1. Hiềm nghi\nTổng thụ lý {handled} hồ sơ. Đã kết thúc 06/11 hồ sơ")
    assert values(report) == {"HN.handled": handled, **removed}


def test_parts_of_a_year_in_short() -> None:
    """Beside the year alone; ``T9``, ``Q3`` are codes elsewhere."""
    form = year_end_form()
    named = ("6T/2024", "06T 2024", "6T đầu năm 2024", "Q3/2024", "QIV/2024")
    assert [tokens(one, form)[0].kind for one in named] == ["duration"] * len(named)
    assert [one.kind for one in tokens("T9/2024", form)] == ["reference"]
    assert [one.kind for one in tokens("T9: 5, Q3: 6", form) if one.text in ("T9", "Q3")] == [
        "word",
        "word",
    ]
    head = "CÔNG AN HUYỆN MẪU\nBÁO CÁO\n6 tháng đầu năm 2024\n(Từ 01/12/2023 đến 31/5/2024)\n"
    report = read_text(f"{head}1. Sưu tra\nLập mới 6T/2023: 3; lập mới 6T/2024: 5")
    assert values(report) == {"ST.added": 5}


TEAMS = """Nội dung|Các đội nghiệp vụ|>|>|Toàn huyện
<|Đội 2|Đội 3|Cộng|<
Sưu tra lập mới|6|9|15|20"""


def test_a_heading_for_all_teams_over_columns_of_single_ones() -> None:
    """It says nothing of these, and of their sum that it is theirs."""
    assert values(read_table(TEAMS)) == {
        "ST.added.Đội-2": 6, "ST.added.Đội-3": 9, "ST.added": 20,
        "ST.added.Các-đội-nghiệp-vụ": 15,
    }  # fmt: skip


def test_a_value_that_all_records_of_a_symbol_have() -> None:
    """``ĐN`` are on the net anyway; ``ĐB`` are not."""
    table = "Ký hiệu|Lập mới|Hiện có\nĐTCB|3|9\nĐN (không gian mạng)|1|3\nĐB (địa bàn)|2|6"
    found = values(read_table(table))
    assert found["DTCB.added.ĐN"] == 1
    assert found["DTCB.current.ĐN"] == 3
    assert values(read_lines("1. ĐTCB\nHiện có 9, gồm ĐN 03 (không gian mạng 02), ĐB 06")) == {
        "DTCB.current": 9, "DTCB.current.ĐN": 3, "DTCB.current.ĐB": 6,
    }  # fmt: skip


@pytest.mark.parametrize("speaker", ["Cán bộ tổng hợp", "Thư ký", "Bộ phận phụ trách tổng hợp"])
def test_who_reports_for_the_unit(speaker: str) -> None:
    """The unit's own clerk speaks for it; any other officer is somebody's."""
    lines = "báo cáo kết quả:\n- Sưu tra: lập mới 04"
    assert values(read_lines(f"1. {speaker} {lines}")) == {"ST.added": 4}
    assert values(read_lines(f"1. Cán bộ CB02 {lines}")) == {}
