"""The rules, one by one: what holds, what fails and where, and what cannot be told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from projections.documents.lines.document import Where
from projections.inspection.checks.finding import Check, checks_json
from projections.inspection.checks.rules import RULES, check_report
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.stated.as_json import figures_json
from tests.projections.made_reports import HEAD, failing, failures, read_lines, read_text

ST = "2.2. Công tác sưu tra (ST)\n"
CTVBM = "2.5. Công tác CTVBM\n"
HN = "2.3. Công tác hiềm nghi\n"


def verdicts(text: str, rule: str) -> list[tuple[str, dict[str, str]]]:
    """The verdicts of one rule on lines of the statistics, with the cells they speak of."""
    checks = check_report(read_lines(text), year_end_form())
    return [(check.verdict, check.cell) for check in checks if check.rule == rule]


def test_every_rule_is_in_the_frame() -> None:
    """The nine of them, in the order in which they are applied."""
    first = ["movement", "parts", "rate", "level", "repeat", "period", "date", "grade", "change"]
    assert first == list(RULES)


# ---- movement ---------------------------------------------------------------------------------


def test_a_movement_that_fails_is_blamed_on_the_current_figure() -> None:
    """Which of the four is wrong cannot be told; the last follows from the others."""
    (check,) = failing(read_lines(f"{ST}- Đầu kỳ: 18\n- Tăng: 09\n- Giảm: 05\n- Cuối kỳ: 25"))
    assert ("movement", "ST", 25, 22, "- Cuối kỳ: 25") == (
        check.rule,
        check.line,
        check.stated,
        check.expected,
        check.where.text,
    )
    assert ("ST.opening", "ST.added", "ST.removed", "ST.current") == check.figures


def test_a_movement_with_a_blank_is_not_checkable() -> None:
    """A blank is not nought; with one figure alone there is nothing to say at all."""
    assert [("not_checkable", {})] == verdicts(
        f"{ST}- Đầu kỳ: 18\n- Tăng: …\n- Giảm: 05\n- Cuối kỳ: 25", "movement"
    )
    assert [("not_checkable", {})] == verdicts(f"{ST}- Đầu kỳ: 18\n- Tăng: 2", "movement")
    assert [] == verdicts(f"{ST}- Đầu kỳ: 18", "movement")


def test_records_that_moved_between_parts_are_no_finding() -> None:
    """Differences that cancel out within a dimension are a reclassification, in neither added nor
    removed.
    """
    lines = [
        "- Đầu kỳ: 10 (loại A: 4; loại B: 6)",
        "- Tăng: 0 (loại A: 0; loại B: 0)",
        "- Giảm: 0 (loại A: 0; loại B: 0)",
        "- Cuối kỳ: 10 (loại A: 3; loại B: 7)",
    ]
    assert [
        ("holds", {}),
        ("not_checkable", {"class": "A"}),
        ("not_checkable", {"class": "B"}),
    ] == verdicts(ST + "\n".join(lines), "movement")


def test_symbols_that_do_not_move_by_their_own_figures_fail() -> None:
    """A conversion is a removal from one symbol and an addition to another, and is stated as
    such.
    """
    lines = [
        "- Đầu kỳ: 10 (LT: 4; LC: 6)",
        "- Tăng: 0 (LT: 0; LC: 0)",
        "- Giảm: 0 (LT: 0; LC: 0)",
        "- Cuối kỳ: 10 (LT: 5; LC: 5)",
    ]
    found = failures(read_lines(CTVBM + "\n".join(lines)))
    assert [("movement", lines[3]), ("movement", lines[3])] == found


def test_one_fault_is_one_group() -> None:
    """A total that its own parts contradict is the root of what does not move for it; so is a
    part.
    """
    lines = [
        "- Đầu kỳ: 08 (LT: 3; LC: 6)",
        "- Tăng: 2 (LT: 1; LC: 1)",
        "- Giảm: 1 (LT: 0; LC: 1)",
        "- Cuối kỳ: 10 (LT: 4; LC: 6)",
    ]
    for opening in (lines[0], "- Đầu kỳ: 09 (LT: 3; LC: 7)"):
        checks = check_report(read_lines(CTVBM + "\n".join([opening, *lines[1:]])), year_end_form())
        root = next(index for index, check in enumerate(checks) if check.rule == "parts")
        assert [
            ("movement", lines[3], 1, root),
            ("parts", opening, 1, None),
        ] == [
            (one.rule, one.where.text, one.group, one.because_of)
            for one in checks
            if one.verdict == "fails"
        ]


# ---- parts ------------------------------------------------------------------------------------


def test_records_that_moved_between_parts_are_new_to_the_part_alone() -> None:
    """LC → LT: one more came to LT and one more left LC than came and left in all.

    Only the same number on both sides is that.
    """
    lines = [
        "- Đầu kỳ: 10 (LT: 4; LC: 6)",
        "- Tăng: 02 (LT: 2; LC: 1)",
        "- Giảm: 01 (LT: 0; LC: 2)",
        "- Cuối kỳ: 11 (LT: 6; LC: 5)",
    ]
    assert [] == failures(read_lines(CTVBM + "\n".join(lines)))
    lines[2] = "- Giảm: 01 (LT: 0; LC: 1)"
    assert ("parts", lines[1]) in failures(read_lines(CTVBM + "\n".join(lines)))


PARTS = {
    "all of them": ("- Lập mới: 03 CTVBM, gồm: 01 LT, 01 LC, 0 LD", "fails"),
    "all of them, one blank": ("- Lập mới: 03 CTVBM, gồm: 01 LT, 01 LC, … LD", "not_checkable"),
    "more than all, one blank": ("- Lập mới: 03 CTVBM, gồm: 03 LT, 01 LC, … LD", "fails"),
    "just all, one blank": ("- Lập mới: 03 CTVBM, gồm: 02 LT, 01 LC, … LD", "holds"),
    "some of them": ("- Lập mới: 03 CTVBM, trong đó có 01 LT", "not_checkable"),
    "one more than there are": ("- Lập mới: 03 CTVBM, trong đó có 04 LT", "fails"),
    "named with a colon": ("- Lập mới: 03 CTVBM, trong đó: 01 LT", "fails"),
    "in brackets": ("- Lập mới: 03 CTVBM (02 LT)", "fails"),
    "as a sum": ("- Lập mới: 03 CTVBM = 02 LT + 02 LC", "fails"),
    "no total": ("- Lập mới: … CTVBM, gồm: 02 LT, 01 LC", "not_checkable"),
    "a part that cannot be read": ("- Lập mới: 03 CTVBM, gồm: 01 LT, 01 hồ sơ lạ", "not_checkable"),
    "too many beside a part that cannot be read": (
        "- Lập mới: 03 CTVBM, gồm: 04 LT, 01 hồ sơ lạ",
        "fails",
    ),
    "online ones": ("- Lập mới: 03 CTVBM (01 trên không gian mạng)", "not_checkable"),
    "one branch": ("- Lập mới: 03 CTVBM (Hình sự: 01)", "not_checkable"),
    "all branches that are named": ("- Lập mới: 03 CTVBM (hình sự: 01; kinh tế: 01)", "fails"),
}


@pytest.mark.parametrize(("line", "expected"), PARTS.values(), ids=PARTS)
def test_parts_are_added_up_only_where_they_claim_to_be_all(line: str, expected: str) -> None:
    """What introduces a list says whether it holds everything."""
    assert [(expected, {})] == verdicts(CTVBM + line, "parts")


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("trong đó có 04 loại A, 05 loại B", "fails"),
        ("trong đó có 05 loại B", "not_checkable"),
        ("trong đó có danh mục I: 1, danh mục II: 2, danh mục III: 3, danh mục IV: 3", "fails"),
        ("trong đó có danh mục I: 1, danh mục II: 2", "not_checkable"),
    ],
)
def test_values_that_are_all_there_is_need_no_claim(listed: str, expected: str) -> None:
    """A and B, lists I to IV: together they are everything."""
    assert [(expected, {})] == verdicts(f"{ST}- Hiện có 10 đối tượng, {listed}", "parts")


@pytest.mark.parametrize(("total", "part"), [("03", "04"), ("04", "03")])
def test_parts_on_lines_of_their_own_stand_in_their_totals_line(total: str, part: str) -> None:
    """Which of the figures is wrong is for the reader to tell; all the lines are there."""
    lines = (f"- Hiện có {total} hiềm nghi, gồm:", f"+ {part} HN", "+ 0 HV")
    (check,) = failing(read_lines(HN + "\n".join(lines)))
    assert ("parts", lines[0], lines) == (check.rule, check.where.text, check.lines)


def test_parts_that_fit_another_total_are_not_held_against_this_one() -> None:
    """A bare composition under a target may be of the new files."""
    text = (
        f"{ST}- Tăng: 09\n- Cuối kỳ: 22\n(6) Chỉ tiêu số 6: loại B cao "
        f"hơn loại A\n* Kết quả: loại A 04, loại B 05"
    )
    assert [] == failures(read_lines(text))
    (check,) = failing(read_lines(text.replace("B 05", "B 06")))
    assert ("- Cuối kỳ: 22", "* Kết quả: loại A 04, loại B 06") == check.lines


def test_rows_of_a_table_are_all_there_is_where_they_add_up_once() -> None:
    """Parts without a word between them and their total: another measure shows that they are meant
    to be all.
    """
    text = (
        f"{HN}- Đầu kỳ: 03\n- HN: đầu kỳ 02\n- HV: đầu kỳ 01\n- Hiện "
        f"có: 04\n- HN: hiện có 02\n- HV: hiện có 01"
    )
    assert [("parts", "- Hiện có: 04")] == failures(read_lines(text))


# ---- plain counts ---------------------------------------------------------------------------

COUNTS = {
    "too many": ("Xử phạt 57 vụ. Trong đó có 35 vụ về xả thải, 25 vụ về thú y.", "fails"),
    "fewer, of some": (
        "Xử phạt 57 vụ. Trong đó có 35 vụ về xả thải, 14 vụ về thú y.",
        "not_checkable",
    ),
    "fewer, of all": ("Xử phạt 57 vụ, gồm: 35 vụ về xả thải, 14 vụ về thú y.", "fails"),
    "on the next line": (
        (
            "Xử phạt 57 vụ (tăng 12 vụ so với cùng kỳ).\nTrong đó có 35 "
            "vụ về xả thải, 22 vụ về thú y."
        ),
        "holds",
    ),
    "by person": (
        (
            "Tổng số: 05 đồng chí; trong đó: lãnh đạo: 01 đồng chí; chỉ "
            "huy 02 đồng chí; cán bộ, chiến sĩ: 03 đồng chí."
        ),
        "fails",
    ),
}


@pytest.mark.parametrize(("text", "expected"), COUNTS.values(), ids=COUNTS)
def test_counts_and_their_kinds(text: str, expected: str) -> None:
    """So many cases, of which so many of this and that kind."""
    assert [expected] == [verdict for verdict, _ in verdicts(f"I. TÌNH HÌNH\n{text}", "parts")]


@pytest.mark.parametrize(
    "text",
    [
        "Xảy ra 57 vụ, trong đó khởi tố 40 vụ, có 30 vụ về ma túy.",
        "Xảy ra 57 vụ, bắt 70 người, trong đó có 40 vụ về ma túy, 30 vụ về cướp.",
        "Xảy ra 57 vụ, làm rõ 50 vụ.\nTrong đó có 40 vụ về ma túy, 30 vụ về cướp.",
        "Xảy ra 57 vụ, trong đó có 40 bị can, 30 vụ về cướp.",
        "Xảy ra 57 vụ, trong đó 40 vụ khởi tố, 30 vụ chuyển cơ quan khác.",
        "Trong đó có 40 vụ về ma túy, 30 vụ về cướp.",
    ],
)
def test_counts_that_may_overlap_are_not_added_up(text: str) -> None:
    """Other words, other nouns, no total or two: no list."""
    assert [] == failures(read_lines(f"I. TÌNH HÌNH\n{text}"))


def test_a_count_list_once_complete_is_meant_to_be_complete() -> None:
    """The same kinds add up elsewhere."""
    line = "Tổng số {}: 05 đồng chí; trong đó: chỉ huy: 01 đồng chí; cán bộ: {} đồng chí."
    text = f"I. TÌNH HÌNH\n{line.format('thuộc diện', '04')}\n{line.format('đã có', '03')}"
    assert [("parts", line.format("đã có", "03"))] == failures(read_lines(text))


def test_a_part_that_once_is_all_is_not_always_all() -> None:
    """Of one kind alone nothing is meant to be complete."""
    line = "Tổ {} cung cấp {} tin, trong đó có {} tin có giá trị."
    text = f"I. TÌNH HÌNH\n{line.format(1, '05', '05')}\n{line.format(2, '09', '03')}"
    assert [] == failures(read_lines(text))


def test_money_is_read() -> None:
    """In đồng, whatever the unit it is written in."""
    report = read_lines(
        "I. TÌNH HÌNH\nTổng số tiền nộp phạt NSNN: 96.400.000đ\nThu "
        "giữ tiền 1,5 tỷ đồng\nPhạt tiền 20 triệu."
    )
    assert [96_400_000, 1_500_000_000, 20_000_000] == [
        one.value for one in report.figures if one.measure == "money"
    ]


# ---- level --------------------------------------------------------------------------------------

STOCK = "- Hiện có 10 CTVBM, gồm: 04 LT, 06 LC"
LEVELS = f"{CTVBM}{STOCK}\n- Phân cấp (theo số liệu hiện hành):\n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("+ Cấp tỉnh: …\n+ Cấp huyện: 07\n+ Cấp xã: 03", []),
        ("+ Cấp tỉnh: …\n+ Cấp huyện: 07\n+ Cấp xã:", [("level", STOCK)]),
        ("+ Cấp huyện: 07\n+ Cấp xã: 04", [("level", STOCK)]),
        ("+ Cấp huyện: …\n+ Cấp xã: …", []),
        ("+ Cấp huyện: 07\n+ Cấp xã: 03 LC", []),
        ("+ Cấp huyện: 07\n+ Cấp xã: 03 hồ sơ lạ", []),
        (
            "+ Cấp huyện: 08 (05 LT, 02 LC)\n+ Cấp xã: 03",
            [
                ("parts", "+ Cấp huyện: 08 (05 LT, 02 LC)"),
                ("level", STOCK),
                ("level", STOCK),
            ],
        ),
    ],
)
def test_levels_account_for_the_whole_total(lines: str, expected: list[tuple[str, str]]) -> None:
    """Every record has a level, and every symbol has one; what was not read may be the rest."""
    assert expected == failures(read_lines(LEVELS + lines))


@pytest.mark.parametrize(
    "of_communes",
    ["Đầu kỳ: 03, khép lại: 01, hiện có: 02", "Đầu kỳ: 03, kết thúc: 01, hiện có: ……"],
)
def test_a_level_left_blank_or_not_understood_may_be_the_rest(of_communes: str) -> None:
    """Where the report says elsewhere that there are records of this level."""
    text = (
        "3. Công tác hiềm nghi\n- Đầu kỳ: 08; kết thúc: 02; hiện có: 06.\n"
        f"+ Cấp huyện: Đầu kỳ: 05, kết thúc: 01, hiện có: 04\n+ Cấp xã: {of_communes}"
    )
    assert [] == failures(read_lines(text))


def test_a_symbol_by_level_is_held_against_the_symbol() -> None:
    """Below the total too."""
    lines = "+ Cấp huyện: 07 (04 LT, 03 LC)\n+ Cấp xã: 03 (01 LT, 02 LC)"
    assert [("level", STOCK)] * 2 == failures(read_lines(LEVELS + lines))


def test_teams_are_held_against_their_total() -> None:
    """In brackets they are all of them; on lines of their own perhaps not."""
    assert [("level", "- Lập mới 03 HN (Đội 1: 01; Đội 2: 01)")] == failures(
        read_lines(f"{HN}- Lập mới 03 HN (Đội 1: 01; Đội 2: 01)")
    )
    assert [] == failures(read_lines(f"{HN}- Lập mới 03 hiềm nghi\n+ Đội 1: 01\n+ Đội 2: 01"))
    assert [("level", "- Hiện có 03 hiềm nghi")] == failures(
        read_lines(f"{HN}- Hiện có 03 hiềm nghi\n+ Đội 1: 01\n+ Đội 2: 03")
    )


HANDED_OVER = f"{HN}- Đầu kỳ: 01 hiềm nghi.\n- Tăng 02 hiềm nghi, trong đó: Đội 1: 01, Đội 2: 03."


@pytest.mark.parametrize(
    ("rest", "failing"),
    [
        ("", []),
        ("- Giảm 0 hiềm nghi.", []),
        ("- Giảm 0 hiềm nghi, trong đó: Đội 1: 02.\n- Hiện có 03 hiềm nghi.", []),
        ("- Giảm 0 hiềm nghi, trong đó: Đội 1: 02, Đội 2: 0.\n- Hiện có 03 hiềm nghi.", []),
        (
            "- Giảm 0 hiềm nghi, trong đó: Đội 1: 01, Đội 2: 0.\n- Hiện có 03 hiềm nghi.",
            ["level"] * 2,
        ),
        ("- Giảm 0 hiềm nghi, trong đó: Đội 1: 01.\n- Hiện có 03 hiềm nghi.", []),
        ("- Giảm 0 hiềm nghi.\n- Hiện có 05 hiềm nghi.", ["level", "movement"]),
    ],
)
def test_what_teams_handed_over_between_them_both_may_count(rest: str, failing: list[str]) -> None:
    """So together they exceed the whole; not where the movement, or who gave files away, says no."""
    assert failing == sorted(rule for rule, _ in failures(read_lines(f"{HANDED_OVER}\n{rest}")))


# ---- repeat -------------------------------------------------------------------------------------

REPEATED = (
    f"{ST}- Đầu kỳ: 18\n- Bổ sung mới 09 đối tượng\n- Giảm: 05\n- "
    f"Cuối kỳ: {{}}\n* Kết quả: Bổ sung mới 11 đối tượng"
)


def test_a_repetition_is_held_against_the_better_supported_figure() -> None:
    """By default the statistics; but a figure that the movement supports is not to blame."""
    assert [("repeat", "* Kết quả: Bổ sung mới 11 đối tượng")] == failures(
        read_lines(REPEATED.format(22))
    )
    found = failures(read_lines(REPEATED.format(24)))
    assert ("repeat", "- Bổ sung mới 09 đối tượng") in found
    assert ("repeat", "* Kết quả: Bổ sung mới 11 đối tượng") not in found


def test_a_repetition_that_agrees_holds() -> None:
    """And a blank repeats nothing."""
    assert [("holds", {})] == verdicts(REPEATED.format(22).replace("11", "09"), "repeat")
    assert [] == verdicts(REPEATED.format(22).replace("11", "…"), "repeat")


# ---- period and date
# ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2.1. Thống kê ST từ 15/10/2023 đến 14/10/2024", []),
        ("2.1. Thống kê ST từ 15/10/2023 đến 15/10/2024", ["period"]),
        ("2.1. Thống kê ST từ 15/10/2022 đến 14/10/2023", ["period"]),
        ("- Từ 15/10/2023 đến 14/4/2024 bổ sung mới 02 đối tượng", []),
        ("- Cùng kỳ (từ 15/10/2022 đến 14/10/2023) bổ sung mới 02 đối tượng", []),
        ("- Tính đến ngày 15/10/2023 tiếp tục quản lý 18 đối tượng", []),
        ("- Tính đến hết ngày 14/10/2023 có 18 đối tượng", []),
        ("- Tính đến ngày 16/10/2023 tiếp tục quản lý 18 đối tượng", ["period"]),
        ("- Tính đến ngày 15/12/2023 tiếp tục quản lý 18 đối tượng", ["period"]),
        ("- Tính đến ngày 15/10/2022 tiếp tục quản lý 18 đối tượng", ["period"]),
        ("- Tính đến ngày 14/10/2024 đang quản lý 22 đối tượng", []),
        ("- Tính đến ngày 15/10/2024 đang quản lý 22 đối tượng", []),
        ("- Tính đến ngày 10/10/2024 đang quản lý 22 đối tượng", ["period"]),
        ("- Tính đến ngày 30/6/2024 đã bố trí CTVBM cho 20 đối tượng", []),
    ],
)
def test_boundaries_are_held_against_the_reports_period(line: str, expected: list[str]) -> None:
    """A slip of some days or of one part of the date fails; another period is another period."""
    assert expected == [rule for rule, _ in failures(read_lines(f"{ST}{line}"))]


def test_a_report_without_a_period_has_none_to_check() -> None:
    """Where nothing says it; the reporting year where only its beginning is named."""
    head = "CÔNG AN HUYỆN MẪU\nBÁO CÁO\n2.2. Công tác sưu tra\n"
    assert read_text(f"{head}- Tăng: 09").period is None
    assert "15/10/2023 – 14/10/2024" == str(
        read_text(f"{head}- Tính đến 15/10/2023 tiếp tục quản lý 18").period
    )
    assert "15/10/2023 – 14/10/2024" == str(
        read_text(f"{head}- Tính đến hết ngày 14/10/2023 tiếp tục quản lý 18").period
    )
    assert read_text(f"{head}- Tính đến 01/01/2024 tiếp tục quản lý 18").period is None


def test_the_period_is_what_most_of_the_report_says() -> None:
    """One wrong boundary in the head is blamed on the head."""
    text = (
        HEAD.replace("ngày 15/10/2023", "ngày 16/10/2023")
        + f"\n{ST}- Tính đến ngày 15/10/2023 có 18 đối tượng\n"
    )
    report = read_text(text + "2.3. Hiềm nghi\n- Tính đến ngày 15/10/2023 có 02 hiềm nghi")
    assert "15/10/2023 – 14/10/2024" == str(report.period)


def test_some_parts_are_all_where_no_others_were_or_were_added() -> None:
    """``Trong đó`` claims nothing; but the same symbols made up the opening and the additions, each
    to the last record.
    """
    head = (
        "2.1. Công tác ĐTCB\n- Đầu kỳ có 4 đối tượng ĐTCB (3 ĐV, 1 "
        "ĐN).\n- Lập mới: 2 (2 ĐV, 0 ĐN)\n"
    )
    said = "- Hiện có: 6 đối tượng ĐTCB, trong đó 4 ĐV, 1 ĐN."
    assert [("parts", said)] == failures(read_lines(f"{head}- Kết thúc: 01 ĐV\n{said}"))
    assert [] == failures(read_lines(f"{head}- Kết thúc: 01 ĐC\n{said}"))
    some = head.replace("4 đối", "5 đối").replace(" (3 ĐV, 1 ĐN)", ", trong đó 3 ĐV, 1 ĐN")
    assert [] == failures(read_lines(f"{some}- Kết thúc: 01 ĐV\n{said}"))
    assert [] == failures(read_lines(f"{head.replace(', 0 ĐN', '')}- Kết thúc: 01 ĐV\n{said}"))


@pytest.mark.parametrize(
    "title",
    [
        "BÁO CÁO từ ngày 15/10/2023 đến ngày 14/10/2024",
        "BÁO CÁO\nKết quả công tác (từ 15/10/2023 đến 14/10/2024)",
        "BÁO CÁO\nNăm công tác 2024\n(Từ ngày 15/10/2023 đến hết ngày 14/10/2024)",
    ],
)
def test_the_title_names_the_period_whatever_one_sentence_says(title: str) -> None:
    """The sentence is to blame; a title that most sentences contradict is."""
    said = "- Từ 15/10/2023 đến 30/9/2024 xác lập mới 03 hiềm nghi"
    head = f"CÔNG AN HUYỆN MẪU\nMẫu, ngày 16/10/2024\n{title}\nI. HIỀM NGHI"
    report = read_text(f"{head}\n- Tính đến hết ngày 14/10/2023 có 02 hiềm nghi.\n{said}")
    assert "15/10/2023 – 14/10/2024" == str(report.period)
    assert [("period", said)] == failures(report)
    others = "".join(f"\n{name}\n{said}" for name in ("II. SƯU TRA", "III. HTBM", "IV. VAI ẢO"))
    assert "15/10/2023 – 30/09/2024" == str(read_text(f"{head}\n{said}{others}").period)


def test_days_after_the_report_are_found_unless_they_lie_ahead_on_purpose() -> None:
    """A plan, a deadline and the next section's programme may name later days."""
    assert [("date", "- Ngày 20/11/2024 đã lập 01 hồ sơ")] == failures(
        read_lines(f"{ST}- Ngày 20/11/2024 đã lập 01 hồ sơ")
    )
    for line in (
        "- Dự kiến ngày 20/11/2024 lập 01 hồ sơ",
        "III. PHƯƠNG HƯỚNG\n- Ngày 20/11/2024 lập 01 hồ sơ",
        "- Báo cáo trước ngày 20/12/2024",
        "- Các đội gửi số liệu trước 16 giờ 30 phút ngày 19/12/2024",
    ):
        assert [] == failures(read_lines(ST + line))


def test_a_report_dated_before_its_period_ends_is_to_blame_itself() -> None:
    """Not every day it names."""
    text = (
        HEAD.replace("15 tháng 10 năm 2024", "15 tháng 9 năm 2024")
        + f"\n{ST}- Ngày 20/9/2024 đã lập 01 hồ sơ"
    )
    assert [("date", "Huyện Mẫu, ngày 15 tháng 9 năm 2024")] == failures(read_text(text))


def test_a_report_of_ours_may_be_written_before_its_period_ends() -> None:
    """It says which entries it was written from; what one types states is held against its day."""
    early = read_text(HEAD.replace("15 tháng 10 năm 2024", "15 tháng 9 năm 2024"))
    verdicts = [
        {one.verdict for one in check_report(it, year_end_form()) if one.rule == "date"}
        for it in (early, replace(early, position=85))
    ]
    assert [{"fails", "holds"}, {"holds"}] == verdicts


def test_a_report_without_a_date_cannot_be_checked_for_later_ones() -> None:
    """The day in its head was left blank; without any date there is nothing to say."""
    blank = HEAD.replace("ngày 15 tháng 10", "ngày … tháng 10")
    assert ["not_checkable"] == [
        check.verdict
        for check in check_report(read_text(blank), year_end_form())
        if check.rule == "date"
    ]
    assert () == check_report(read_text("BÁO CÁO"), year_end_form())


# ---- the stable form --------------------------------------------------------------------------


def test_checks_as_json() -> None:
    """Dates as ISO 8601, a period as two of them, what explains what, and a summary; what was not
    read and what was noticed, as it is read.
    """
    report = read_lines(f"{CTVBM}- Lập mới: 01 LT, cùng kỳ 02")
    where = Where("dòng", paragraph=3)
    year = (date(2023, 10, 15), date(2024, 10, 14))
    checks = [
        Check("movement", "fails", "ST", 25, 22, ("a",), where, lines=("dòng", "dòng khác")),
        Check("period", "holds", None, year, date(2024, 1, 2), (), where, group=1, because_of=0),
    ]
    found = checks_json(report, checks)
    place = {"where": {"paragraph": 3, "text": "dòng"}}
    assert [
        {
            "rule": "movement",
            "verdict": "fails",
            "line": "ST",
            "stated": 25,
            "expected": 22,
            "figures": ["a"],
            "lines": ["dòng", "dòng khác"],
            "group": None,
            "because_of": None,
            **place,
        },
        {
            "rule": "period",
            "verdict": "holds",
            "line": None,
            "stated": "2023-10-15/2024-10-14",
            "expected": "2024-01-02",
            "figures": [],
            "lines": [],
            "group": 1,
            "because_of": 0,
            **place,
        },
    ] == found["checks"]
    assert {"holds": 1, "fails": 1, "not_checkable": 0, "not_read": 1} == found["summary"]
    read = figures_json(report)
    assert (read["not_read"], read["notices"]) == (found["not_read"], found["notices"])


def test_figures_as_json() -> None:
    """The report's head, its figures, what was not read and what was noticed."""
    found = figures_json(read_lines(f"{CTVBM}- Lập mới: 01 LT (01 ĐT loại 1), cùng kỳ 02"))
    assert {
        "unit": "CÔNG AN HUYỆN MẪU",
        "date": "2024-10-15",
        "from": "2023-10-15",
        "to": "2024-10-14",
    } == found["report"]
    assert {
        "id": "CTVBM.added.LT.1",
        "line": "CTVBM",
        "measure": "added",
        "cell": {"symbol": "LT", "type": "1"},
        "value": 1,
        "unit_of_measure": "hồ sơ",
        "where": {"paragraph": 8, "text": "- Lập mới: 01 LT (01 ĐT loại 1), cùng kỳ 02"},
    } == found["figures"][1]
    assert ["cùng kỳ 02"] == [one["text"] for one in found["not_read"]]
    empty = figures_json(read_text("Không có gì"))
    assert {"unit": None, "date": None, "from": None, "to": None} == empty["report"]
    assert [] == empty["notices"]
