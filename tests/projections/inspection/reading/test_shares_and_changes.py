"""Shares with their rates, rises and falls, and what a criterion asks for: read line by line."""

from __future__ import annotations

from decimal import Decimal

import pytest

from projections.documents.lines.document import Where
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.results.changes import stated_changes
from projections.inspection.reading.results.criteria import asked, stated
from projections.inspection.reading.results.rates import stated_rates
from projections.inspection.reading.stated.values import StatedRate, TargetResult

FORM, HERE = year_end_form(), Where("", paragraph=1)


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("12/22 đạt 54,5%", [(12, 22, "54.5")]),
        ("đạt 87,5% (07/08 đồng chí)", [(7, 8, "87.5")]),
        ("trong tổng số 08 hồ sơ có 07 hồ sơ, đạt 87,5%", [(7, 8, "87.5")]),
        (
            "Có 24 trong tổng số 27 CTVBM xếp loại khá trở lên, đạt tỷ lệ 98,89%",
            [(24, 27, "98.89")],
        ),
        ("07 hồ sơ trong số 08 hồ sơ đạt 87,5%", [(7, 8, "87.5")]),
        ("có 24 trong tổng số 27 CTVBM, tăng 3, đạt 88%", [(None, None, "88")]),
        ("có 24 trong năm, tổng số 27 CTVBM, đạt 88%", [(None, None, "88")]),
        ("24 trong tổng số 27 CTVBM khá, số còn lại trung bình, chiếm 11%", [(None, None, "11")]),
        ("chiếm 13,43% (179/1.333)", [(179, 1333, "13.43")]),
        ("đạt 90%", [(None, None, "90")]),
        ("03/04", [(3, 4, None)]),
        ("tỷ lệ từ 90% trở lên", []),
        ("đạt …%", []),
        ("02/03 đạt 66%; 01/02 đạt 50%", [(2, 3, "66"), (1, 2, "50")]),
    ],
)
def test_shares_and_their_rates(text: str, rates: list[tuple[int | None, ...]]) -> None:
    """Each rate goes with the share that it is of; a bound is none."""
    found = stated_rates(text, HERE, FORM)
    assert rates == [(one.numerator, one.denominator, one.value) for one in found]


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("84 vụ (tăng 36 vụ so với cùng kỳ)", [(84, 36, None, None)]),
        ("84 vụ (giảm 10 vụ so với cùng kỳ)", [(84, -10, None, None)]),
        ("38 đối tượng (cùng kỳ 43, giảm 05)", [(38, -5, None, 43)]),
        ("57 [loại A: 15 (I 03, II 12); loại B: 42]; cùng kỳ 49, tăng 08", [(57, 8, None, 49)]),
        ("Lập mới 05, giảm 03", []),
    ],
)
def test_rises_and_falls(text: str, changes: list[tuple[int | str | None, ...]]) -> None:
    """What rose, by how much, what there was before; movements are none."""
    found = stated_changes(text, HERE, FORM)
    assert changes == [(one.value, one.change, one.rate, one.before) for one in found]


def target(criterion: str = "", result: str = "", assigned: str = "") -> TargetResult:
    """A row of a table of criteria."""
    nothing = StatedRate(None, None, None, HERE)
    return TargetResult(None, nothing, None, criterion, result, assigned)


@pytest.mark.parametrize(
    ("criterion", "parts"),
    [
        ("từ 90% trở lên", [("percent", 90, True)]),
        ("100% hồ sơ", [("percent", 100, True)]),
        ("80% hồ sơ phải có hiệu quả", [("percent", 80, False)]),
        ("ít nhất 03 hồ sơ", [("number", 3, False)]),
        ("từ 50% trở lên, ít nhất 02 hồ sơ", [("percent", 50, True), ("number", 2, False)]),
        ("03 hồ sơ", []),
    ],
)
def test_what_a_criterion_asks_for(criterion: str, parts: list[tuple[str, int, bool]]) -> None:
    """The least rate or number of each part; more than ``từ …`` is surely better."""
    found = asked(target(criterion), FORM)
    assert parts == [(it.least.kind, int(it.least.value), it.exact) for it in found if it.least]


def test_what_was_assigned_stands_for_the_criterion() -> None:
    """The number to be reached is the unit's own."""
    (part,) = asked(target("ít nhất 03 hồ sơ", assigned="05"), FORM)
    assert part.least is not None
    assert Decimal(5) == part.least.value


@pytest.mark.parametrize(
    ("result", "amounts"),
    [
        ("13/16", [("percent", Decimal("81.25"))]),
        ("Đã lập 02 hồ sơ", [("number", Decimal(2))]),
        ("Chưa lập", [("number", Decimal(0))]),
        ("đạt 33,33%", [("percent", Decimal("33.33"))]),
        ("phải đạt từ 50% trở lên", []),
    ],
)
def test_what_a_result_states(result: str, amounts: list[tuple[str, Decimal]]) -> None:
    """A share as its rate; what repeats the criterion is none."""
    assert amounts == [(one.kind, one.value) for one in stated(target(result=result), FORM)]
