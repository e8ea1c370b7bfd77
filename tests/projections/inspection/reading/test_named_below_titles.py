"""Who reports, where only a line below the title says so; names of teams written in letters."""

from __future__ import annotations

import pytest

from tests.projections.made_reports import read_text, values
from tests.projections.made_tables import read_table

TITLE = "BIỂU TỔNG HỢP CÔNG TÁC SƯU TRA NĂM 2023\n{}\n(từ 15/10/2022 đến 14/10/2023)"
LINES = "\n1. Sưu tra\n- Đầu kỳ: 10\n- Lập mới: 4"
OWN = {"ST.opening": 10, "ST.added": 4}


def of(unit: str) -> dict[str, int]:
    """The figures of the table as such a unit's."""
    return {f"{name}.{unit.replace(' ', '-')}": value for name, value in OWN.items()}


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("Công an huyện Mẫu", OWN),
        ("Công an huyện Mẫu (từ 15/10/2022 đến 14/10/2023)", OWN),
        ("Đội Ma túy", OWN),
        ("Công an tỉnh Hà\nCông an huyện Mẫu", OWN),
        (f"Đội Hình sự{LINES}\nĐội Ma túy", of("Đội Ma túy")),
    ],
)
def test_a_name_alone_below_the_title_is_the_reporting_unit(
    below: str, expected: dict[str, int]
) -> None:
    """Unless another of its level heads figures as well."""
    assert expected.items() <= values(read_text(TITLE.format(below) + LINES)).items()


@pytest.mark.parametrize("team", ["Đội CSĐTTP về KT-MT", "Đội CSĐTTP về KT, MT", "Đội KT"])
def test_letters_in_the_name_of_a_team_say_no_measure(team: str) -> None:
    """``KT`` alone is short for what is closed."""
    head = "CÔNG AN HUYỆN MẪU\nBÁO CÁO\n1. Sưu tra"
    read = values(read_table(f"Nội dung|Đội CSHS|{team}\nĐầu kỳ|10|3\nThanh loại|4|2", before=head))
    assert sorted(one or 0 for one in read.values()) == [2, 3, 4, 10]
