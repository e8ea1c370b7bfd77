"""The content of a year-end report and its sentences."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ledger.values.period import Period, reporting_year
from projections.documents.year_end.figures import LineFigures, questions, year_end_report
from projections.documents.year_end.wording import (
    LineSection,
    head_texts,
    notes,
    official_date,
    sections,
    two_digits,
)
from projections.figures.question import StatRow
from projections.figures.reach import always
from tests.projections.documents.year_end.year_end_books import head, row, sample_rows


def section(number: int, rows: list[StatRow]) -> LineSection:
    """One section of a report of these rows."""
    return sections(year_end_report(rows, head()))[number - 1]


def line(code: str, rows: list[StatRow]) -> LineFigures:
    """One line of a report of these rows."""
    return next(one for one in year_end_report(rows, head()).lines if one.code == code)


def test_the_questions_ask_for_totals_types_levels_and_kinds() -> None:
    """All of one period, one position and one set of units; types only where there are any."""
    asked = questions(reporting_year(2024), 12, always(["DOI-01"]))
    levels = ("level", "symbol"), ("level", "symbol", "type")
    assert [(), ("symbol", "type"), *levels, ("movement",)] == [one.by for one in asked]
    assert [None, ("CTVBM",), None, ("CTVBM",), None] == [one.lines for one in asked]
    for one in asked:
        assert (reporting_year(2024), 12, always(["DOI-01"])) == (
            one.period,
            one.known_at,
            one.reach,
        )


def test_a_report_has_every_line_of_work() -> None:
    """A line without records states noughts: a blank would not be a figure."""
    report = year_end_report([], head())
    assert ["DTCB", "ST", "HN", "CA", "CTVBM", "VAI_AO", "HTBM"] == [
        one.code for one in report.lines
    ]
    assert "- Kết thúc 0 hồ sơ CTVBM, gồm: 0 LT, 0 LC, 0 LD." == section(5, []).sentences[2]


def test_the_sentences_are_the_forms_own(samples: Path) -> None:
    """Word for word what the sample says, but for the breakdowns that the sample leaves out."""
    rows = sample_rows(samples)
    said = (samples / "bao-cao-mau-1.txt").read_text("utf-8")
    assert section(1, rows).sentences[0] in said
    assert all(sentence in said for sentence in section(2, rows).sentences[1:])
    assert all(sentence.rstrip(".;") in said for sentence in section(6, rows).sentences)
    assert all(sentence.rstrip(".") in said for sentence in section(7, rows).sentences)


def test_types_stand_in_brackets(samples: Path) -> None:
    """Every type the catalog knows, whether there are any or not."""
    expected = (
        "- Hiện đang quản lý 10 hồ sơ CTVBM, gồm: 04 LT (03 ĐT loại "
        "1; 01 ĐT loại 2; 0 ĐT loại 3), 05 LC, 01 LD."
    )
    assert expected == section(5, sample_rows(samples)).sentences[3]


def test_levels_follow_the_figures_now(samples: Path) -> None:
    """From the province down, each with its symbols."""
    found = section(5, sample_rows(samples))
    assert "- Phân cấp (theo số liệu hiện hành):" == found.levels_title
    assert (
        "+ Cấp huyện: 07 hồ sơ CTVBM, gồm: 04 LT, 02 LC, 01 LD.",
        "+ Cấp xã: 03 hồ sơ CTVBM, gồm: 0 LT, 03 LC, 0 LD.",
    ) == found.levels


def test_types_are_told_of_every_level() -> None:
    """Where records of a symbol that has types stand at it."""
    cell = {"level": "huyện", "symbol": "LT"}
    rows = [
        row("CTVBM", 2, 0, 0),
        row("CTVBM", 2, 0, 0, symbol="LT"),
        row("CTVBM", 2, 0, 0, symbol="LT", type="2"),
        row("CTVBM", 2, 0, 0, **cell),
        row("CTVBM", 2, 0, 0, type="2", **cell),
    ]
    told = "02 LT (0 ĐT loại 1; 02 ĐT loại 2; 0 ĐT loại 3), 0 LC, 0 LD."
    assert (f"+ Cấp huyện: 02 hồ sơ CTVBM, gồm: {told}",) == section(5, rows).levels


def test_a_symbol_with_any_figure_is_named_in_every_sentence() -> None:
    """So that its movement can be checked; others are left out."""
    rows = [row("DTCB", 0, 1, 1), row("DTCB", 0, 1, 1, symbol="ĐL")]
    sentences = section(1, rows).sentences
    assert sentences[0].endswith(
        "0 đối tượng ĐTCB, gồm: 0 lĩnh vực (ĐV), 0 hội nhóm (ĐN), 0 hệ loại đối tượng (ĐL)."
    )
    assert 4 == sum("(ĐL)" in sentence for sentence in sentences)


def test_a_conversion_is_neither_new_nor_closed_in_all() -> None:
    """The parts of the flow are more than its total, so every symbol has a line of its own, from
    its opening to what there is now.
    """
    rows = [
        row("CTVBM", 2, 0, 0),
        row("CTVBM", 2, 0, 1, symbol="LC"),
        row("CTVBM", 0, 1, 0, symbol="LT"),
    ]
    rows += [row("CTVBM", 0, 1, 0, symbol="LT", type="2")]
    found = section(5, rows)
    assert (
        "- Bổ sung mới 0 hồ sơ CTVBM.",
        "- Kết thúc 0 hồ sơ CTVBM.",
    ) == found.sentences[1:3]
    assert (
        "- Biến động theo ký hiệu, phân loại (tính cả chuyển đổi giữa các ký hiệu, phân loại):",
        "+ LT: kỳ trước chuyển sang 0, bổ sung mới 01, kết thúc 0, hiện có 01.",
        "+ LC: kỳ trước chuyển sang 02, bổ sung mới 0, kết thúc 01, hiện có 01.",
        "+ LD: kỳ trước chuyển sang 0, bổ sung mới 0, kết thúc 0, hiện có 0.",
        "+ LT loại 1: kỳ trước chuyển sang 0, bổ sung mới 0, kết thúc 0, hiện có 0.",
        "+ LT loại 2: kỳ trước chuyển sang 0, bổ sung mới 01, kết thúc 0, hiện có 01.",
        "+ LT loại 3: kỳ trước chuyển sang 0, bổ sung mới 0, kết thúc 0, hiện có 0.",
    ) == found.sentences[4:]


def test_a_change_of_type_is_neither_new_nor_closed_in_its_symbol() -> None:
    """The types of the flows have lines of their own, those of the stocks stand in brackets."""
    rows = [row("CTVBM", 1, 0, 0), row("CTVBM", 1, 0, 0, symbol="LT")]
    rows += [
        row("CTVBM", 1, 0, 1, symbol="LT", type="1"),
        row("CTVBM", 0, 1, 0, symbol="LT", type="2"),
    ]
    found = section(5, rows)
    assert "- Bổ sung mới 0 hồ sơ CTVBM, gồm: 0 LT, 0 LC, 0 LD." == found.sentences[1]
    assert (
        "+ LT loại 1: kỳ trước chuyển sang 01, bổ sung mới 0, kết thúc 01, hiện có 0.",
        "+ LT loại 2: kỳ trước chuyển sang 0, bổ sung mới 01, kết thúc 0, hiện có 01.",
        "+ LT loại 3: kỳ trước chuyển sang 0, bổ sung mới 0, kết thúc 0, hiện có 0.",
    ) == found.sentences[5:]
    assert "01 LT (0 ĐT loại 1; 01 ĐT loại 2; 0 ĐT loại 3)" in found.sentences[3]


def test_a_flow_says_of_which_kinds_it_is() -> None:
    """Where it is not of openings, or closings, alone; these are named even where there are none."""
    rows = [
        row("ST", 1, 2, 2),
        row("ST", 0, 1, 0, movement="opened"),
        row("ST", 0, 1, 1, movement="transferred"),
        row("ST", 0, 0, 1, movement="reorganised"),
        row("HTBM", 0, 1, 0),
        row("HTBM", 0, 1, 0, movement="opened"),
    ]
    assert (
        "- Bổ sung mới 02 đối tượng vào diện (lập mới 01, nhận chuyển giao 01).",
        "- Thanh loại 02 đối tượng khỏi diện (kết thúc hồ sơ 0, chuyển đi do sắp xếp lại tổ chức 01, chuyển giao 01).",
    ) == section(2, rows).sentences[1:3]
    assert "- Bổ sung mới 01 HTBM." == section(7, rows).sentences[1]


def test_a_report_says_why_the_sums_of_units_exceed_the_whole() -> None:
    """Where something was handed over between units; nowhere else."""
    opened = [row("ST", 0, 1, 0), row("ST", 0, 1, 0, movement="opened")]
    handed = [row("ST", 0, 0, 1), row("ST", 0, 0, 1, movement="transferred")]
    assert () == notes(year_end_report(opened, head()))
    (note,) = notes(year_end_report(handed, head()))
    assert "số tăng, số giảm nhiều hơn số liệu chung" in note


def test_what_has_no_type_or_level_is_said_to_have_none() -> None:
    """It is counted in the total, so it is shown."""
    rows = [
        row("CTVBM", 2, 0, 0),
        row("CTVBM", 2, 0, 0, symbol="LT"),
        row("CTVBM", 2, 0, 1, symbol="LT", type=None),
    ]
    rows += [
        row("CTVBM", 0, 1, 0, symbol="LT", type="1"),
        row("CTVBM", 2, 0, 0, symbol="LT", level=None),
    ]
    found = section(5, rows)
    assert (
        "02 LT (0 ĐT loại 1; 0 ĐT loại 2; 0 ĐT loại 3; 02 ĐT chưa phân loại)"
    ) in found.sentences[0]
    assert (
        "LT chưa phân loại: kỳ trước chuyển sang 02, bổ sung mới 0, kết thúc 01, hiện có 01.",
    ) == notes(year_end_report(rows, head()))
    assert ("+ Chưa xác định cấp: 02 hồ sơ CTVBM, gồm: 02 LT, 0 LC, 0 LD.",) == found.levels


def test_what_the_catalog_no_longer_knows_comes_last() -> None:
    """A symbol or level that a circular abolished still has records."""
    rows = [
        row("HN", 1, 0, 0),
        row("HN", 1, 0, 0, symbol="HX"),
        row("HN", 1, 0, 0, symbol="HX", level="khu"),
    ]
    rows += [row("HN", 0, 0, 0, symbol="HN", level="xã")]
    assert ["HN", "HV", "HT", "HX"] == [symbol.code for symbol in line("HN", rows).symbols]
    assert (
        "+ Cấp xã: 0 hồ sơ hiềm nghi, gồm: 0 HN, 0 HV, 0 HT, 0 HX.",
        "+ khu: 01 hồ sơ hiềm nghi, gồm: 0 HN, 0 HV, 0 HT, 01 HX.",
    ) == section(3, rows).levels


def test_an_answer_to_another_question_is_an_error() -> None:
    """Counted in, it would be counted twice."""
    with pytest.raises(ValueError, match="branch"):
        year_end_report([row("ST", 1, 0, 0, branch="hình sự")], head())


@pytest.mark.parametrize(
    ("count", "expected"), [(0, "0"), (1, "01"), (9, "09"), (10, "10"), (1_234, "1.234")]
)
def test_counts_have_two_digits(count: int, expected: str) -> None:
    """As the form writes them."""
    assert expected == two_digits(count)


@pytest.mark.parametrize(
    ("day", "place", "expected"),
    [
        (date(2024, 2, 5), "Huyện Mẫu", "Huyện Mẫu, ngày 05 tháng 02 năm 2024"),
        (date(2024, 3, 10), "", "………, ngày 10 tháng 3 năm 2024"),
    ],
)
def test_dates_are_written_as_in_official_letters(day: date, place: str, expected: str) -> None:
    """A nought that nobody can turn into a 1 or a 2 (Nghị định 30/2020/NĐ-CP, appendix I)."""
    assert expected == official_date(day, place)


def test_the_head_says_what_the_figures_are_of() -> None:
    """Both days, both included."""
    texts = head_texts(head())
    assert "Số: 214/BC-CAH" == texts.number
    assert "Kết quả công tác nghiệp vụ cơ bản năm 2024" == texts.title
    assert "(Từ ngày 15/10/2023 đến hết ngày 14/10/2024)" == texts.period


def test_what_is_not_known_is_left_to_fill_in() -> None:
    """The number of the letter; the year of a period that is no reporting year."""
    texts = head_texts(
        head(number="", known_at="", period=Period(date(2024, 1, 1), date(2024, 3, 31)))
    )
    assert "Số: ……/BC-……" == texts.number
    assert "Kết quả công tác nghiệp vụ cơ bản" == texts.title
