"""How values are written in slots (forms.md §0)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from projections.documents.forms.notation import SlotName, slot_name
from projections.documents.forms.slot_values import (
    BlankSlot,
    ChangeSlot,
    CountSlot,
    DaySlot,
    FreeSlot,
    LinesSlot,
    MoneySlot,
    NotAskedSlot,
    RateSlot,
    RowsSlot,
    ShareSlot,
    SlotValue,
    TextSlot,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (CountSlot(0), "0"),
        (CountSlot(5), "05"),
        (CountSlot(12), "12"),
        (CountSlot(1234), "1.234"),
        (ShareSlot(13, 16), "13/16"),
        (ShareSlot(0, 5), "00/05"),
        (RateSlot(Fraction(7, 8)), "87,5%"),
        (RateSlot(Fraction(1)), "100%"),
        (RateSlot(Fraction(2, 3)), "66,67%"),
        (RateSlot(Fraction(1, 1600)), "0,06%"),
        (RateSlot(Fraction(-2), percent=False), "-2"),
        (RateSlot(Fraction(13, 3), percent=False), "4,33"),
        (MoneySlot(96_400_000), "96.400.000đ"),
        (MoneySlot(0), "0đ"),
        (DaySlot(date(2024, 10, 15)), "15/10/2024"),
        (ChangeSlot(57, 45, "vụ"), "(tăng 12 vụ so với cùng kỳ)"),
        (ChangeSlot(3, 5), "(giảm 02 so với cùng kỳ)"),
        (ChangeSlot(5, 5, "vụ"), "(bằng cùng kỳ)"),
        (TextSlot("Hoàn thành"), "Hoàn thành"),
        (LinesSlot(("a", "b")), "a\ab"),
        (RowsSlot((), (), ()), ""),
        (BlankSlot("chưa có xác nhận"), "…………"),
        (NotAskedSlot(), "Không thuộc diện"),
    ],
)
def test_a_value_is_written_as_the_forms_want_it(value: SlotValue, text: str) -> None:
    """Leading noughts, thousands, rates half up, no sign before a rise or fall."""
    assert text == value.text


def test_a_free_slot_is_dots() -> None:
    """A person writes there."""
    assert {"…"} == set(FreeSlot().text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ST.current", SlotName(("ST", "current"))),
        (" ST.current{class=B} ", SlotName(("ST", "current"), (("class", "B"),))),
        (
            "CTVBM.added{symbol=LT, type=1}Δ",
            SlotName(("CTVBM", "added"), (("symbol", "LT"), ("type", "1")), "Δ"),
        ),
        ("O.penalty.cases~before", SlotName(("O", "penalty", "cases"), (), "~before")),
        ("superior", SlotName(("superior",))),
    ],
)
def test_a_name_is_taken_apart(text: str, name: SlotName) -> None:
    """Path, cell, and what of it is asked."""
    assert name == slot_name(text)


@pytest.mark.parametrize(
    "text", ["", "ST.", "ST current", "1ST", "ST.current{class}", "ST.a + ST.b", "ST.current{=B}"]
)
def test_what_is_no_name_is_none(text: str) -> None:
    """Nothing is reckoned in a template."""
    assert slot_name(text) is None


def test_a_name_is_written_as_it_is_typed() -> None:
    """So that a refusal names what stands in the template."""
    assert "O.penalty.cases{type=drugs}~before" == str(
        slot_name("O.penalty.cases{type=drugs}~before")
    )
