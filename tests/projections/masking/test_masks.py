"""Masks: which texts are numbers of sources, and what stands for them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.values.numbering import number_fault
from projections.documents.tables.table import Column, Phrase, Table
from projections.masking.masks import Masks, numbers_of
from projections.masking.tables import masked_table

STREAMS = ("CTVBM:LT-101/2023", "CTVBM:7/2024", "CTVBM:15", "VAI_AO:NV(A)-1/2024", "HTBM:HTBM-1")


def masks() -> Masks:
    """Masks that know a few sources."""
    known = numbers_of([*STREAMS, "ST:ST-101/2024", "unit:DHS"])
    return Masks(lambda: known)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LT-101/2023", "CTV-•••1"),
        ("Hồ sơ lt-101/2023, rồi HTBM-1.", "Hồ sơ CTV-•••1, rồi HTB-•••1."),
        ("(LT-101/2023); „LT-101/2023”", "(CTV-•••1); „CTV-•••1”"),
        ("xem LT 101/2023", "xem LT 101/2023"),
        ("xem LT -101/2023", "xem CTV-•••1"),
        ("LT–101/2023", "CTV-•••1"),
        ("CTVBM:LT-101/2023#3", "CTVBM:CTV-•••1#3"),
        ("CTVBM:LC-999/2023", "CTVBM:CTV-•••1"),
        ("ST:7/2024", "ST:7/2024"),
        ("số:LT-101/2023", "số:CTV-•••1"),
        ("NV(A)-1/2024 và 7/2024", "VAI-•••1 và CTV-•••1"),
        ("15 hồ sơ, vị trí 15", "15 hồ sơ, vị trí 15"),
        ("LT-101/20233 LT-101/202", "LT-101/20233 LT-101/202"),
        ("xemLT-101/2023 xemlt-101/2023cũ", "xemCTV-•••1 xemCTV-•••1cũ"),
        ("BC/LT-101/2023/HTBM-1_a", "BC/CTV-•••1/HTB-•••1_a"),
        ("theoLT –101/2023.", "theoCTV-•••1."),
        ("LT-101/20231 và HTBM-10, PHTBM-1", "LT-101/20231 và HTBM-10, PHTB-•••1"),
        ("ab" * 32 + " 1/7/2024", "ab" * 32 + " 1/7/2024"),
        ("ngày 07/07/2024, 12,5%", "ngày 07/07/2024, 12,5%"),
        ("", ""),
    ],
)
def test_text(text: str, expected: str) -> None:
    """A number is masked however it is spelled and whatever stands around it; others stay."""
    assert expected == masks().text(text)


def test_one_number_has_one_mask() -> None:
    """The same within one output, counted by line, in the order in which the numbers came."""
    found = masks()
    assert "CTV-•••1 CTV-•••2 HTB-•••1 CTV-•••1" == found.text("7/2024 LT-101/2023 HTBM-1 7/2024")
    assert 3 == found.count
    assert "CTV-•••2" == found.value("lt-101/2023")


def test_a_field_of_numbers_holds_bare_figures_too() -> None:
    """In a text 15 may be a count; where numbers stand alone it is a file."""
    assert "CTV-•••1, 16; CTV-•••2" == masks().value("15, 16; LT-101/2023")


def test_data() -> None:
    """Keys, lists and texts at any depth; positions and counts are numbers, and stay."""
    told = {
        "position": 15,
        "records": [{"record": "CTVBM:15", "number": "15", "reason": "nhầm LT-101/2023"}],
        "body": {"served": "ST:7/2024", "collaborator": "CTVBM:7/2024"},
        "by": {"HTBM-1": (1, 2)},
    }
    assert {
        "position": 15,
        "records": [{"record": "CTVBM:CTV-•••1", "number": "CTV-•••1", "reason": "nhầm CTV-•••2"}],
        "body": {"served": "ST:7/2024", "collaborator": "CTVBM:CTV-•••3"},
        "by": {"HTB-•••1": [1, 2]},
    } == masks().data(told)


@pytest.mark.parametrize("line", [{"record": "ST:7/2024"}, {"line": "ST"}])
def test_a_record_of_another_line_keeps_its_number(line: dict[str, str]) -> None:
    """Two lines may have the same number; what says that it is of the other is no source."""
    told = {**line, "number": "7/2024", "records": ["7/2024"]}
    assert told == masks().data(told)
    source = {"line": "CTVBM", "number": "7/2024"}
    assert {"line": "CTVBM", "number": "CTV-•••1"} == masks().data(source)


def test_learned() -> None:
    """A source that the books do not hold is known by what says of which line it is."""
    found = Masks()
    found.learn("CTVBM", "lt-5/2024")
    found.learn("ST", "st-5/2024")
    assert "CTV-•••1 ST-5/2024" == found.text("LT-5/2024 ST-5/2024")


def test_table() -> None:
    """Cells, captions, worded cells, the title; a row of another line keeps its number."""
    columns = (Column("number", "n"), Column("line", "l"), Column("entry", "e", "integer"))
    rows: list[list[Any]] = [
        ["7/2024", "Sưu tra", 15],
        ["15", "Cộng tác viên bí mật", 7],
        [None, "", None],
    ]
    said = Phrase("{number}: {count}", {"number": "LT-101/2023", "count": 15})
    found = masked_table(Table("HTBM-1", columns, rows, (said,)), masks())
    assert [["7/2024", "Sưu tra", 15], ["CTV-•••1", rows[1][1], 7], [None, "", None]] == list(
        map(list, found.rows)
    )
    assert "HTB-•••1" == found.title
    assert {"number": "CTV-•••2", "count": 15} == getattr(found.caption_lines[0], "values", None)


SIGNS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)
NUMBERS = st.from_regex(r"[A-ZĐ]{1,4}-[0-9]{1,3}/20[0-9]{2}", fullmatch=True)


@given(NUMBERS, st.lists(SIGNS), st.sampled_from([" ", ", ", "; ", " (", ": ", "\n", "“", " → "]))
def test_no_number_gets_out(number: str, around: list[str], between: str) -> None:
    """Whatever stands around it, apart from it, a number of a source is not in what leaves."""
    found = Masks(lambda: {number: "CTVBM"})
    left = found.text(between.join(["", *around, number, *around, ""]))
    assert number not in left
    assert left == found.text(left)
    assert number not in json.dumps(found.data({"number": number, "said": [f"x {number}"]}))


LETTERED = st.from_regex(r"[A-ZĐ]{2,4}-[0-9]{1,3}/20[0-9]{2}", fullmatch=True)
IN_WORDS = st.from_regex(r"[a-zđ/_.+-]{0,6}", fullmatch=True)


@given(LETTERED, IN_WORDS, IN_WORDS)
def test_no_number_gets_out_in_a_word(number: str, before: str, after: str) -> None:
    """Letters and strokes before and behind it hide no number of a source."""
    left = Masks(lambda: {number: "CTVBM"}).text(f"a {before}{number}{after} b")
    assert number not in left
    assert f"{before}CTV-•••1{after}" in left


@given(st.sampled_from(["CTVBM", "VAI_AO", "HTBM"]), NUMBERS)
def test_a_mask_is_no_number(line: str, number: str) -> None:
    """What stands for a number is refused where a number is asked for."""
    found = Masks()
    found.learn(line, number)
    assert "masked" == number_fault(found.text(number))
