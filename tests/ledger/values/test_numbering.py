"""What is a file number, which numbers look like each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.values.naming import file_number
from ledger.values.numbering import NumberFault, number_fault, other_script, twin_key, twins
from tests.ledger.spelling import respelled

NUMBERS = [
    *("ST-014/2021", "012", "ĐV-1/2024", "ST001", "HTBM-001/2024", "77/2024", "1E5", "CTVBM-05"),
    *(
        "12/QĐ-CAH",
        "15/HS-PA02",
        "ST-1/CA.HX",
        "12/CAÔM",
        "ST-12(A)",
        "VA#3",
        "VAI_AO-3",
        "01-02",
        "D1-12/D1",
    ),
    *("ST - 014 / 2021", "htbm - 001", "st 014", "PA 02-15", "ＳＴ-１", "№ 15/2023"),
]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_file_number(number: str) -> None:
    """Letters, figures and the signs between them, however they are spaced."""
    assert number_fault(number) is None


@given(st.sampled_from(NUMBERS), st.integers(0, 2**32))
def test_a_number_stays_one_in_any_spelling(number: str, seed: int) -> None:
    """Whoever may write it may write it in any way."""
    assert number_fault(respelled(file_number(number), seed)) is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (" \u200b", "empty"),
        ("SТ-001", "other_script"),  # Cyrillic
        ("ST-001/2О23", "other_script"),
        ("ΑΒ-1", "other_script"),  # Greek
        ("ST-٣", "other_script"),
        ("ST-1²", "mark"),
        ("ST-1₂", "mark"),
        ("①", "mark"),
        ("ST-½", "mark"),
        ("chưa cấp số", "no_digit"),
        ("ST", "no_digit"),
        ("ST-001/2023 ST-002/2023", "several_numbers"),
        ("ST-003/2023; ST-004/2023", "several_numbers"),
        ("ST-001/2023, ST-002/2023", "several_numbers"),
        ("ST-005/2023 ÷ ST-009/2023", "several_numbers"),
        ("ST-005/2023 - ST-009/2023", "several_numbers"),
        ("ST-005 – ST-009", "several_numbers"),
        ("ST-011/2023/ST-012/2023", "several_numbers"),
        ("ST-013/2023 + ST-014/2023", "several_numbers"),
        ("ST-015/2023→ST-018/2023", "several_numbers"),
        ("ST-015..018", "several_numbers"),
        ("ST-030/2023 …", "several_numbers"),
        ("005/2023 - 009/2023", "several_numbers"),
        ("từ ST-021/2023 đến ST-029/2023", "several_numbers"),
        ("ST-010/2023 (cũ: ST-044/2020)", "several_numbers"),
        ("ST-001 (nhầm)", "words"),
        ("Nguyễn Văn A 1985", "words"),
        ("Nguyen Van A 1985", "words"),
        ("NGUYENVANTHANH85", "words"),
        ("xem trang 5", "words"),
        ("trang 5", "words"),
        ("hồ sơ số 5", "words"),
        ("ST-1?", "sign"),
        ("ST-1@X", "sign"),
    ],
)
def test_no_file_number(text: str, fault: NumberFault) -> None:
    """What is no number, or more than one, and why."""
    assert fault == number_fault(text)


def test_the_letter_is_named() -> None:
    """Nobody could see it."""
    other = other_script("ST-001/2О23")
    assert other is not None
    assert ("О", "U+041E CYRILLIC CAPITAL LETTER O") == other
    assert other_script("ĐỘI-3²ª") is None


def test_near_twins() -> None:
    """Zeros and hyphens alone tell them apart."""
    alike = ["ST-1/2023", "ST-01/2023", "ST-001/2023", "ST001/2023", "ST-0001/2023"]
    assert ["ST1/2023"] == sorted(set(map(twin_key, alike)))
    assert "ST10/2023" == twin_key("ST-10/2023")
    assert set(alike) - {"ST-001/2023"} <= set(twins("ST-001/2023"))
    assert ["ST-1"] == [one for one in twins("ST1") if one == "ST-1"]


figures = st.integers(0, 9999).map(str)
written = st.builds(
    lambda letters, hyphen, zeros, figure, year: f"{letters}{hyphen}{'0' * zeros}{figure}/{year}",
    st.sampled_from(["ST", "ĐV", ""]),
    st.sampled_from(["-", ""]),
    st.integers(0, 3),
    figures,
    st.sampled_from(["2021", "21"]),
)


@given(written)
def test_a_twin_has_the_same_key_and_is_another(number: str) -> None:
    """Whatever is looked for as a twin is one."""
    assert {twin_key(number)} >= set(map(twin_key, twins(number)))
    assert number not in twins(number)
