"""The rule of movement, to its last comparison: what follows from three figures, and what excuses
a mismatch.
"""

from __future__ import annotations

from typing import cast

import pytest

from projections.inspection.checks.finding import (
    FAILS,
    HOLDS,
    NOT_STATED,
    RECLASSIFIED,
    UNCERTAIN_MEASURE,
    Check,
)
from projections.inspection.checks.rules import check_report
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.stated.values import Figure, Listed, Measure
from tests.projections.inspection.checks.made_statements import (
    checked,
    figure,
    four,
    listing,
    verdicts,
)
from tests.projections.made_reports import failing, failures, read_lines


def told(found: Check) -> tuple[object, ...]:
    """Stated, expected, reason."""
    return found.stated, found.expected, found.reason


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((5, 2, 7, 0), (0, 0, HOLDS)),
        ((0, 0, 0, 0), (0, 0, HOLDS)),
        ((5, 2, 6, 0), (0, 1, FAILS)),
        ((5, 2, 8, 0), (0, -1, FAILS)),
        ((5, 2, 6, 2), (2, 1, FAILS)),
        ((5, 0, 0, 5), (5, 5, HOLDS)),
    ],
)
def test_nought_is_a_figure_like_any(values: tuple[int, ...], expected: tuple[object, ...]) -> None:
    """A current of 0 is held against what follows from the other three."""
    assert [expected] == [told(one) for one in checked("movement", four(values))]


@pytest.mark.parametrize("blank", range(4))
def test_one_blank_is_enough_to_know_nothing(blank: int) -> None:
    """Whichever of the four it is; its line is that of the current figure."""
    values = [5 if place != blank else None for place in range(4)]
    (found,) = checked("movement", four(tuple(values)))
    assert ("not_checkable", values[3], None, NOT_STATED) == (found.verdict, *told(found))
    assert "ST.current" == found.where.text


@pytest.mark.parametrize(
    ("left_out", "last"),
    [(0, "ST.current"), (1, "ST.current"), (2, "ST.current"), (3, "ST.removed")],
)
def test_one_figure_missing_is_enough_to_know_nothing(left_out: int, last: str) -> None:
    """Where the current one is missing, the last that is stated tells the line."""
    figures = four((5, 2, 1, 6))
    del figures[left_out]
    (found,) = checked("movement", figures)
    assert ("not_checkable", NOT_STATED, last) == (found.verdict, found.reason, found.where.text)
    assert tuple(one.id for one in figures) == found.figures


def test_only_stocks_and_flows_of_a_line_move() -> None:
    """Counts of no line and other measures are passed over, and what comes after them is not."""
    nameless = [
        figure("opening", 1, None),
        figure("added", 1, None),
        figure("removed", 1, None),
        figure("current", 9, None),
    ]
    count = figure("count", 4)
    figures = [*nameless, count, *four((1, 1, 0, 2), "CA"), *four((1, 1, 0, 2))]
    assert [("CA", "holds"), ("ST", "holds")] == [
        (one.line, one.verdict) for one in checked("movement", figures)
    ]


# ---- records that moved between cells ---------------------------------------------------------

UP, DOWN, EVEN = (5, 0, 0, 6), (5, 0, 0, 4), (5, 0, 0, 5)


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([*four(UP, class_="A"), *four(DOWN, class_="B")], [RECLASSIFIED] * 2),
        ([*four(UP, class_="A"), *four(EVEN, class_="B")], [FAILS, HOLDS]),
        ([*four(UP, class_="A")], [FAILS]),
        ([*four(UP, class_="A"), *four(DOWN, "HN", class_="B")], [FAILS] * 2),
        ([*four(UP, class_="A"), *four(DOWN)], [FAILS] * 2),
        (
            [*four(UP, class_="A", level="huyện"), *four(DOWN, class_="B", level="xã")],
            [FAILS] * 2,
        ),
        (
            [*four(UP, class_="A", level="xã"), *four(DOWN, class_="B", level="xã")],
            [RECLASSIFIED] * 2,
        ),
        ([*four(UP, symbol="LT"), *four(DOWN, symbol="LC")], [FAILS] * 2),
        (
            [
                *four(UP, class_="A"),
                *four(DOWN, class_="B"),
                *four((None, 0, 0, 7), class_="C"),
            ],
            [RECLASSIFIED, RECLASSIFIED, NOT_STATED],
        ),
    ],
)
def test_mismatches_that_cancel_out_excuse_each_other(
    figures: list[Figure], expected: list[str]
) -> None:
    """Only between cells of one line that differ in one dimension, and not in the symbol; a cell
    that cannot be told adds nothing.
    """
    assert expected == [one.reason for one in checked("movement", figures)]


# ---- a total that its own parts contradict ----------------------------------------------------


@pytest.mark.parametrize("listed", ["all", "some"])
@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize("parts", [(3, 6), (2, 1), (0, 2), (3, 7), (4, 5)])
def test_no_list_excuses_a_movement(place: int, parts: tuple[int, ...], listed: Listed) -> None:
    """Whatever the parts of one of the four figures come to, the identity fails."""
    totals = four((8, 2, 1, 10))
    measure = totals[place].measure
    symbols = [figure(measure, value, symbol=f"S{number}") for number, value in enumerate(parts)]
    breakdown = listing(totals[place], symbols, "symbol", listed)
    (found,) = [one for one in checked("movement", [*totals, *symbols], breakdown) if not one.cell]
    assert FAILS == found.reason


def test_no_list_excuses_a_movement_of_a_part() -> None:
    """Whether the list it stands in adds up or not."""
    totals = four((8, 0, 0, 8))
    symbols = [*four((5, 0, 0, 4), symbol="A"), *four((4, 0, 0, 4), symbol="B")]
    openings, currents = [symbols[0], symbols[4]], [symbols[3], symbols[7]]
    wrong = listing(totals[0], openings, "symbol"), listing(totals[3], currents, "symbol")
    for lists in (wrong, wrong[1:]):
        assert ["holds", "fails", "holds"] == verdicts("movement", [*totals, *symbols], *lists)


@pytest.mark.parametrize(
    ("handled", "current", "expected"),
    [(15, 8, {"holds"}), (16, 8, {"holds", "fails"}), (8, 8, {"holds", "not_checkable"})],
)
def test_what_was_handled_is_what_there_was_and_came(
    handled: int, current: int, expected: set[str]
) -> None:
    """A sum that is what there is now may be meant for that, and is no fault."""
    lines = f"3. Công tác hiềm nghi\n- Tổng thụ lý: {handled} hồ sơ (cũ 09, mới 06)"
    report = read_lines(f"{lines}\n- Kết thúc: 07\n- Hiện có: {current:02}")
    checks = check_report(report, year_end_form())
    assert expected == {one.verdict for one in checks if one.rule == "movement"}


# ---- what came or went otherwise, stated beside ------------------------------------------------

BESIDE = """\
3. Công tác hiềm nghi
- Tính đến ngày 15/10/2023 tiếp tục xác minh 03 hiềm nghi.
- Xác lập mới 01 hiềm nghi{came}.
- Kết thúc 02 hiềm nghi{went}.
- Hiện đang quản lý {current} hiềm nghi."""


@pytest.mark.parametrize(
    ("came", "went", "current", "failing"),
    [
        ("", "", "02", False),
        ("", "", "01", True),
        ("", "; chuyển giao Đội B 01 hiềm nghi", "01", False),
        ("", "; chuyển giao Đội B 01 hiềm nghi", "02", False),
        ("", "; chuyển giao Đội B 01 hiềm nghi", "04", True),
        (", tiếp nhận 02 hiềm nghi do sắp xếp lại tổ chức", "", "04", False),
        (", tiếp nhận 02 hiềm nghi do sắp xếp lại tổ chức", "", "02", False),
        (", tiếp nhận 02 hiềm nghi do sắp xếp lại tổ chức", "", "05", True),
        (", tiếp nhận 02 hiềm nghi do sắp xếp lại tổ chức", ", chuyển giao 01", "03", False),
        (".\\n- Mở lại 01 hiềm nghi", "", "03", False),
        ("; mở lại 01 hiềm nghi", "", "03", False),
        ("; mở lại 01 hiềm nghi", "", "05", True),
        (".\\n- Chuyển giao 01 hiềm nghi cho đơn vị khác", "", "01", False),
        (".\\n- Chuyển giao 01 hiềm nghi cho đơn vị khác", "", "04", True),
        (".\\n- Chuyển giao cho Đội B 01 hiềm nghi", "", "01", False),
        (".\\n- Nhận chuyển giao 02 hiềm nghi", "", "04", False),
        (".\\n- Nhận chuyển giao 02 hiềm nghi", "", "09", True),
        ("", ".\\n- Nhận chuyển giao 02 hiềm nghi", "04", False),
        (" (lập mới 0, nhận chuyển giao 01)", " (kết thúc 01, chuyển giao 01)", "02", False),
        (" (lập mới 0, nhận chuyển giao 02)", "", "02", True),
    ],
)
def test_a_transfer_may_be_stated_beside_what_is_new_and_what_was_closed(
    came: str, went: str, current: str, failing: bool
) -> None:
    """It is in neither number, or in both; where it was not read, nothing is alarmed. In brackets
    it is a part.
    """
    text = BESIDE.format(came=came, went=went, current=current).replace("\\n", "\n")
    assert failing == bool(failures(read_lines(text)))


def moved(added: int, removed: int, current: int, **beside: int) -> Check:
    """What is found of a line that had three; ``beside``: of which came and went so many."""
    figures = four((3, added, removed, current))
    apart = [
        figure(cast("Measure", name.partition("_")[0]), value, movement=name.partition("_")[2])
        for name, value in beside.items()
    ]
    return next(one for one in checked("movement", [*figures, *apart]) if not one.cell)


@pytest.mark.parametrize(
    ("beside", "current", "verdict"),
    [
        ({"added_transferred": 2}, 4, "holds"),
        ({"removed_transferred": 2}, 0, "holds"),
        ({"added_transferred": 2, "removed_reorganised": 1}, 3, "holds"),
        ({"added_transferred": 2, "removed_reorganised": 1}, 4, "holds"),
        ({"added_transferred": 2, "removed_reorganised": 1}, 1, "holds"),
        ({"added_transferred": 2, "added_reopened": 1}, 5, "holds"),
        ({"added_transferred": 2, "added_reopened": 1}, 4, "fails"),
        ({"added_opened": 2}, 4, "fails"),
        ({"removed_closed": 2}, 0, "fails"),
    ],
)
def test_what_is_beside_is_of_other_kinds_all_of_them(
    beside: dict[str, int], current: int, verdict: str
) -> None:
    """What came, what went, or both; openings and closings are what the numbers are of."""
    found = moved(1, 2, current, **beside)
    assert verdict == found.verdict
    if verdict == "holds":
        assert (current, current, True) == (found.stated, found.expected, len(found.figures) > 4)
    else:
        assert (2, 4) == (found.expected, len(found.figures))


@pytest.mark.parametrize(
    ("beside", "current", "reason"),
    [
        ({"added_transferred": 2}, 0, UNCERTAIN_MEASURE),
        ({"removed_reorganised": 2}, 4, UNCERTAIN_MEASURE),
        ({"added_transferred": 2, "removed_transferred": 1}, 1, HOLDS),
        ({"added_transferred": 2, "removed_transferred": 1}, 5, UNCERTAIN_MEASURE),
        ({"added_transferred": 2, "removed_transferred": 1}, 7, FAILS),
        ({"added_reopened": 2}, 0, FAILS),
    ],
)
def test_what_was_handed_over_may_have_gone_either_way(
    beside: dict[str, int], current: int, reason: str
) -> None:
    """``Chuyển giao 02`` beside additions; what was opened again came."""
    assert reason == moved(1, 2, current, **beside).reason


def test_a_kind_is_counted_as_a_whole_or_by_its_parts() -> None:
    """Not twice: one handed over, to DB."""
    parts = [
        figure("removed", 1, movement="transferred"),
        figure("removed", 1, unit="DB", movement="transferred"),
    ]
    for beside in (parts, parts[1:]):
        rows = checked("movement", [*four((3, 0, 1, 1)), *beside])
        assert ["holds"] == [one.verdict for one in rows]


def test_what_was_handed_over_may_have_been_of_any_class() -> None:
    """Stated of the whole alone, it may be what a class lacks, but no more than there was."""
    lines = (
        "1. Sưu tra\n- Đầu kỳ: 0 (loại A: 0, loại B: 0)\n- Bổ sung mới: @ (loại A: @, loại B: 0)\n"
        "- Thanh loại: 0 (loại A: 0, loại B: 0)\n- Chuyển giao cho đơn vị khác: 01\n"
        "- Hiện có: 0, trong đó loại A: 0, loại B: 0"
    )
    found = [[one.cell for one in failing(read_lines(lines.replace("@", added)))] for added in "12"]
    assert [[], [{}, {"class": "A"}]] == found


@pytest.mark.parametrize(
    ("removed", "expected"),
    [("Thanh loại: 0", []), ("Thanh loại: 0 (loại A: 0, loại B: 0)", ["parts"])],
)
def test_who_came_to_another_class_is_new_to_both(removed: str, expected: list[str]) -> None:
    """Unless what went says that nobody left one for the other."""
    lines = f"1. Sưu tra\n- Bổ sung mới: 01 (loại A: 01, loại B: 01)\n- {removed}"
    assert expected == [one.rule for one in failing(read_lines(lines))]
