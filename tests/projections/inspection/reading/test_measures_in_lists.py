"""Lists whose words say another measure than the count they stand behind, and whose they are."""

from __future__ import annotations

import pytest

from tests.projections.made_reports import read_text, values

HEAD = "CÔNG AN HUYỆN MẪU\nBÁO CÁO\nSố liệu từ 15/10/2023 đến 14/10/2024\n"
HANDLED = {"HN.handled": 9, "HN.opening": 4, "HN.added": 5}
NEW = {"HN.added.source-ST": 3, "HN.added.source-CTVBM": 2}
BOTH = {"HN.current": 9, "HN.current.HN": 7, "HN.current.HV": 2}

LINES: list[tuple[str, dict[str, int]]] = [
    ("Thụ lý 09 (cũ 04, lập mới 05; nguồn hồ sơ lập mới: từ sưu tra 03, từ CTVBM 02)", {
        **HANDLED, **NEW,
    }),
    ("Thụ lý 09 (cũ 04, mới 05, từ sưu tra 03, từ CTVBM 02)", {**HANDLED, **NEW}),
    ("Thụ lý 09 (cũ 04, lập mới 05; từ sưu tra 03, từ CTVBM 05)", {
        **HANDLED, "HN.handled.source-ST": 3, "HN.handled.source-CTVBM": 5,
    }),
    ("Thụ lý 09 (cũ 04, lập mới 05; từ sưu tra 03)", HANDLED),
    ("Lập mới 05, hiện có 09 (07 HN, 02 HV; số lập mới từ sưu tra 03, từ CTVBM 02)", {
        "HN.added": 5, **NEW, **BOTH,
    }),
    ("Lập mới 05, hiện có 09, gồm 07 HN, 02 HV; nguồn hồ sơ lập mới: từ sưu tra 03", {
        "HN.added": 5, "HN.added.source-ST": 3, **BOTH,
    }),
    ("Lập mới 05, hiện có 09 (07 HN, 02 HV; mới: 03 HN, 02 HV)", {
        "HN.added": 5, "HN.added.HN": 3, "HN.added.HV": 2, **BOTH,
    }),
    ("Hiện có 09 (07 HN, 02 HV; mới lập: 03 HN, 02 HV)", BOTH),
    ("Hiện có 09 (nguồn hồ sơ lập mới: từ sưu tra 03, từ CTVBM 02)", {"HN.current": 9}),
    ("Hiện có 09 (cũ 07, lập mới 05, kết thúc 03; chuyển chuyên án 02, khởi tố 01)", {
        "HN.current": 9, "HN.opening": 7, "HN.added": 5, "HN.removed": 3,
        "HN.removed.closing-to_case": 2, "HN.removed.closing-prosecuted": 1,
    }),
    ("Kết thúc 03, gồm: khởi tố 01, không đủ căn cứ kết luận hiềm nghi 02", {
        "HN.removed": 3, "HN.removed.closing-prosecuted": 1,
        "HN.removed.closing-not_substantiated": 2,
    }),
    ("Kết thúc 03, gồm: khởi tố HN 02, HV 01", {
        "HN.removed": 3, "HN.removed.HN.closing-prosecuted": 2,
    }),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_a_part_is_of_the_count_whose_measure_its_words_say(
    line: str, expected: dict[str, int]
) -> None:
    """Or nobody's, where none of them has it; behind such a count only numbers tell."""
    assert values(read_text(f"{HEAD}1. Hiềm nghi\n- {line}.")) == expected
