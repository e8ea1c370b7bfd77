"""What ties the slots of forms: each wrong number of a result, a detail or a plan is found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from projections.inspection.checks.rules import check_report
from projections.inspection.checks.tie import RELATIONS, ties
from projections.inspection.reading.lexicon.count_words import count_words
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.stated.values import StatedReport
from projections.targets.built_in import built_in_kinds
from tests.projections.made_reports import failing, read_lines

SOUND = """2.2.2. Kết quả thực hiện chỉ tiêu công tác sưu tra:
(8) Chỉ tiêu số 8: Sưu tra kết thúc có hiệu quả (trừ chết, đi khỏi nơi cư trú, không thuộc diện quản lý) đạt từ 90%
* Kết quả: 02/03, đạt 66,67%.
* Đánh giá: Không hoàn thành.
- Giảm do kết thúc 05 hồ sơ, trong đó: chuyển hiềm nghi 02; xác lập chuyên án 0; bắt 0; khởi tố 0; áp dụng biện pháp bắt buộc 0; thanh loại 01; chết 0; đi khỏi nơi cư trú 02.
- Không tính 02 hồ sơ (chết, đi khỏi nơi cư trú, không thuộc diện quản lý).
(9) Chỉ tiêu số 9: Tỷ lệ bắt, khởi tố trong diện sưu tra đạt từ 60%; không sót, lọt đối tượng
* Kết quả: tỷ lệ bắt, khởi tố trong diện ST: 07/10, đạt 70%; không sót, lọt đối tượng: đạt.
* Đánh giá: Hoàn thành vượt mức.
- Tổng số bắt, khởi tố 12; trừ đảng viên 01; trừ ngoài diện quản lý 03; cộng ST bị bắt, khởi tố không có trong các kết quả này 02.
(14) Chỉ tiêu số 14: Chuyên án trinh sát có nguồn từ công tác NVCB đạt từ 90%
* Kết quả: 03/04, đạt 75%.
* Đánh giá: Không hoàn thành.
- Nguồn của 04 hồ sơ: ĐTCB 01; sưu tra 01; hiềm nghi 0; CTVBM 01; vai ảo 0; nguồn khác 01.
2.5.2. Kết quả thực hiện chỉ tiêu công tác CTVBM:
(17) Chỉ tiêu số 17: Lãnh đạo, chỉ huy, cán bộ có nhiệm vụ đều sử dụng ít nhất 01 CTVBM
* Kết quả: 04/05, đạt 80%.
* Đánh giá: Không hoàn thành.
- Tổng số thuộc diện phải xây dựng CTVBM: 05 đồng chí; trong đó: Lãnh đạo: 01 đồng chí; chỉ huy: 01 đồng chí; cán bộ, chiến sĩ: 03 đồng chí.
- Đã xây dựng và thường xuyên sử dụng CTVBM: 04 đồng chí; trong đó: Lãnh đạo: 01 đồng chí; chỉ huy: 0 đồng chí; cán bộ, chiến sĩ: 03 đồng chí.
- Chưa xây dựng, sử dụng CTVBM: 01 đồng chí; trong đó: Lãnh đạo: 0 đồng chí; chỉ huy: 01 đồng chí; cán bộ, chiến sĩ: 0 đồng chí."""

PLAN = """III. CHỈ TIÊU XÂY DỰNG
- Xây dựng mới cơ sở bí mật (LC): 04.
- Xây dựng mới đặc tình (LT): 03, gồm: hệ ma túy 01; hệ kinh tế, môi trường 01; hệ khác 01.
- Xây dựng mới cộng tác viên danh dự (LD): 01.
- Xây dựng mới vai ảo nghiệp vụ (NV): 02.
- Xây dựng mới hộp thư bí mật (HTBM): 02.
- Tổng cộng xây dựng mới 08 CTVBM, gồm: 03 LT, 04 LC, 01 LD; 02 vai ảo NV; 02 HTBM."""


def ours(report: StatedReport) -> StatedReport:
    """A report as if the program had written it: it leaves out nothing."""
    return replace(report, unit_code="CAH")


def wrong_ways(text: str) -> Iterator[tuple[str, str]]:
    """The text with each of its counts one higher, and what was changed."""
    for found in re.finditer(r"(?<![\d,/(])\d+(?=[ .;,:/])(?!,\d)", text):
        line = text[text.rfind("\n", 0, found.start()) + 1 :]
        if line.startswith("(") or re.match(r"[\d.]+ ", line):
            continue
        wrong = str(int(found[0]) + 1).zfill(len(found[0]))
        yield f"{text[: found.start()]}{wrong}{text[found.end() :]}", line[:60]


@pytest.mark.parametrize("text", [SOUND, PLAN])
def test_what_is_sound_passes(text: str) -> None:
    """Nothing fails in it, whoever wrote it."""
    assert [] == failing(read_lines(text))
    assert [] == failing(ours(read_lines(text)))


@pytest.mark.parametrize("text", [SOUND, PLAN])
def test_each_wrong_count_is_found(text: str) -> None:
    """Of a report of ours, which names every part: whichever count is one too high."""
    wrong = list(wrong_ways(text))
    assert len(wrong) > 10
    assert [] == [line for changed, line in wrong if not failing(ours(read_lines(changed)))]


def test_a_part_that_is_not_named_is_no_fault() -> None:
    """A stranger may leave out of a list what is nought, or what he does not count."""
    partial = SOUND.replace("; nguồn khác 01", "").replace("sưu tra 01; ", "")
    found = check_report(read_lines(partial), year_end_form())
    assert [] == [one for one in found if one.verdict == "fails" and "Nguồn của" in one.where.text]


def test_a_grade_of_the_text_is_that_of_the_table() -> None:
    """The same target twice: both grades are held against each other, and each part."""
    row = "Sưu tra kết thúc có hiệu quả (trừ chết, đi khỏi nơi cư trú, không thuộc diện quản lý) đạt từ 90%"
    report = read_lines(SOUND)
    first = next(one for one in report.results if one.number == 8)
    assert row == first.criterion
    again = replace(first, grade="met", parts=(replace(first.parts[0], numerator=1),))
    found = [one for one in failing(replace(report, targets=(again,))) if one.rule == "repeat"]
    assert [("1/3, 66.67%", "2/3, 66.67%"), ("Hoàn thành", "Không hoàn thành")] == [
        (one.stated, one.expected) for one in found
    ]


def test_a_grade_follows_from_the_list() -> None:
    """Of a target of a list every grade is checkable, and a wrong one fails."""
    checks = check_report(read_lines(SOUND), year_end_form())
    assert {"holds"} == {one.verdict for one in checks if one.rule == "grade"}
    wrong = read_lines(SOUND.replace("* Đánh giá: Hoàn thành vượt mức.", "* Đánh giá: Hoàn thành."))
    assert [("Hoàn thành", "Hoàn thành vượt mức")] == [
        (one.stated, one.expected) for one in failing(wrong) if one.rule == "grade"
    ]


def test_every_tie_speaks_of_what_is_read() -> None:
    """Each name is that of a count, a list of names, a figure, or a side of an indicator."""
    contexts = {one.name: one for one in count_words().contexts.values()}
    contexts |= {one.name: one for one, _ in count_words().begun.values()}
    known = {told.name for one in contexts.values() for told in one.counts.values()}
    known |= {told.name for one in contexts.values() for told in one.named.values()}
    known |= {f"{told.name}.length" for one in contexts.values() for told in one.lists.values()}
    known |= {f"{one}.whole" for one in known}
    known |= {f"{one}.{side}" for one in built_in_kinds() for side in ("num", "den")}
    known |= {"T.num", "T.den", "stretch.weeks", "stretch.months", "period.months"}
    known |= {
        f"{line}.{measure}"
        for line in ("DTCB", "ST", "HN", "CA", "CTVBM", "VAI_AO", "HTBM")
        for measure in ("opening", "added", "removed", "current")
    }
    named = {term.name for one in ties() for term in (one.said, *one.terms)}
    assert set() == named - known
    assert set(RELATIONS) >= {one.relation for one in ties()}


def test_a_target_that_asks_more_of_some_branches_may_be_reached_in_part() -> None:
    """Its groups are graded apart: of the whole share alone no grade of several is wrong."""
    text = (
        "2.3.2. Kết quả thực hiện chỉ tiêu công tác hiềm nghi:\n"
        "(13) Chỉ tiêu số 13: Hiềm nghi kết thúc bằng xác lập chuyên án, khởi tố, đủ căn cứ đạt từ "
        "70%; riêng hình sự, môi trường từ 90%\n"
        "* Kết quả: kết thúc bằng chuyên án, khởi tố, đủ căn cứ: 01/02, đạt 50%; trên không gian "
        "mạng: không thuộc diện.\n* Đánh giá: Hoàn thành một phần."
    )
    checks = check_report(read_lines(text), year_end_form())
    assert {"not_checkable"} == {one.verdict for one in checks if one.rule == "grade"}
