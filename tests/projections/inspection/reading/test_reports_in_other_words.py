"""Whole reports in other words and layouts: every figure is read, in whatever form it is
written.
"""

from __future__ import annotations

import json
import random
import re
import textwrap
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from projections.inspection.checks.finding import Check, checks_json
from projections.inspection.checks.rules import check_report
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.lines.tokens import tokens
from projections.inspection.reading.stated.as_json import figures_json
from projections.inspection.reading.stated.values import StatedReport
from tests.projections.made_reports import (
    failing,
    failures,
    read_file,
    read_lines,
    read_text,
    values,
)

pytestmark = pytest.mark.uncounted

FOLDER = Path(__file__).parents[3] / "samples" / "reports"
SAMPLES = FOLDER.parent
SOUND = [
    "loi-van-khac.txt",
    "van-xuoi.txt",
    "quy-van-xuoi.txt",
    "xuong-dong.txt",
    "viet-tat.txt",
    "gach-dau-dong.txt",
    "chi-so-truoc.txt",
    "muc-khong-so.txt",
    "thang.txt",
    "theo-doi.txt",
    "quy-mot.txt",
    "so-thap-phan.txt",
    "van-dai.txt",
    "hai-nam.txt",
    "phan-cap.txt",
    "bang-bieu.docx",
    "bang-gop-o.docx",
    "bang-ngang.docx",
    "bang-tinh.xlsx",
]
FAULTY = ["loi-gieo.txt", "loi-gieo-2.txt"]
TEXTS = [SAMPLES / "bao-cao-mau-1.txt", FOLDER / "loi-van-khac.txt", FOLDER / "van-xuoi.txt"]
SEED = 20241015

Stated = list[tuple[str | None, str, tuple[tuple[str, str], ...], int | None]]


@pytest.mark.parametrize("name", [*SOUND, *FAULTY])
def test_every_figure_is_read(name: str) -> None:
    """The figures beside the report, each gone over by hand."""
    expected = json.loads((FOLDER / name).with_suffix(".figures.json").read_text("utf-8"))
    assert expected == values(read_file(FOLDER / name))


@pytest.mark.parametrize("name", SOUND)
def test_sound_reports_raise_no_alarm(name: str) -> None:
    """Where the figures agree nothing fails, whatever the layout."""
    assert [] == failures(read_file(FOLDER / name))


@pytest.mark.parametrize("name", FAULTY)
def test_planted_faults_are_found_and_nothing_else(name: str) -> None:
    """Each fault in a line of its check, under one of its rules."""
    expected = json.loads((FOLDER / name).with_suffix(".expected.json").read_text("utf-8"))
    found = failing(read_file(FOLDER / name))

    def named(one: dict[str, object], check: Check) -> bool:
        held = any(str(one["text"]) in line for line in check.lines)
        return check.rule in str(one["rules"]) and held

    missed = [one for one in expected["must"] if not any(named(one, check) for check in found)]
    known = [*expected["must"], *expected["may"]]
    assert ([], []) == (
        missed,
        [check for check in found if not any(named(one, check) for one in known)],
    )


# ---- the same report, otherwise typed ---------------------------------------------------------


def stated(report: StatedReport) -> Stated:
    """What is stated, in order, without regard to case."""
    return [
        (
            one.line,
            one.measure,
            tuple(sorted((name, code.casefold()) for name, code in one.cell.items())),
            one.value,
        )
        for one in report.figures
        if one.line
    ]


TYPINGS: dict[str, Callable[[str], str]] = {
    "upper case": str.upper,
    "lower case": str.lower,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "many spaces": lambda text: text.replace(" ", "   "),
    "en dashes": lambda text: re.sub(r"(?m)^-", "–", text),
    "round bullets": lambda text: re.sub(r"(?m)^-", "•", text),
    "no bullets": lambda text: re.sub(r"(?m)^[-+] ?", "", text),
    "soft hyphens": lambda text: text.replace("ti", "t\u00adi"),
    "ellipses": lambda text: re.sub(r"\.{4,}", "……", text),
    "spaced dots": lambda text: re.sub(r"\.{4,}", ". . . . ", text),
    "underscores": lambda text: re.sub(r"\.{4,}", "____", text),
    "no space after a colon": lambda text: text.replace(": ", ":"),
    "space before marks": lambda text: re.sub(r"(?<!\d)([:;,])(?!\d)", r" \1", text),
    "space in brackets": lambda text: text.replace("(", "( ").replace(")", " )"),
    "tabs": lambda text: text.replace(", ", ",\t"),
    "semicolons": lambda text: re.sub(r",(?= \d\d )", ";", text),
    "dates with dashes": lambda text: re.sub(r"(\d\d)/(\d\d)/(\d{4})", r"\1-\2-\3", text),
    "dates with points": lambda text: re.sub(r"(\d\d)/(\d\d)/(\d{4})", r"\1.\2.\3", text),
    "other spellings": lambda text: (
        text.replace("kỳ", "kì").replace("lý", "lí").replace("hóa", "hoá")
    ),
    "numbers glued to nouns": lambda text: re.sub(
        r"(?<=\d) (?=LT|LC|LD|HN|HV|VA|hồ|đối)", "", text
    ),
}


@cache
def as_typed(text: str) -> Stated:
    """What a report states as it stands, read once."""
    return stated(read_text(text))


@pytest.mark.parametrize("typing", TYPINGS)
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_typing_does_not_change_the_figures(path: Path, typing: str) -> None:
    """Spaces, dashes, dots, case, Unicode form: a report says the same however it was typed."""
    text = path.read_text("utf-8")
    assert as_typed(text) == stated(read_text(TYPINGS[typing](text)))


@pytest.mark.parametrize("width", [60, 100])
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_lines_broken_at_a_fixed_width_are_joined(path: Path, width: int, tmp_path: Path) -> None:
    """A program that cannot wrap lines breaks them; hardly a figure is lost, and no alarm is
    raised.
    """
    lines = path.read_text("utf-8").splitlines()
    broken = tmp_path / "r.txt"
    broken.write_text(
        "\n".join("\n".join(textwrap.wrap(line, width, break_on_hyphens=False)) for line in lines),
        "utf-8",
    )
    report = read_file(broken)
    assert len(stated(report)) >= len(as_typed(path.read_text("utf-8"))) - 1
    assert [] == failures(report)


# ---- one number wrong ---------------------------------------------------------------------------


def counts_in(text: str) -> list[tuple[int, int, str]]:
    """Line, column and digits of every count in the lines where figures stand."""
    lines = text.splitlines()
    places = {figure.where.paragraph for figure in read_text(text).figures if figure.line}
    return [
        (number - 1, token.start, token.text)
        for number in sorted(place for place in places if place)
        for token in tokens(lines[number - 1], year_end_form())
        if token.kind == "number"
    ]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_wrong_number_is_blamed_on_a_line_it_touches(path: Path) -> None:
    """Whatever one count is changed to, a check that fails names its line or reckons with a figure
    of its line.
    """
    text = path.read_text("utf-8")
    chance = random.Random(SEED)
    for row, column, digits in chance.sample(counts_in(text), 10):
        lines = text.splitlines()
        wrong = str(max(0, int(digits.replace(".", "")) + chance.choice([-2, -1, 1, 2, 5]))).zfill(
            len(digits)
        )
        lines[row] = lines[row][:column] + wrong + lines[row][column + len(digits) :]
        report = read_text("\n".join(lines))
        for check in failing(report):
            touched = {
                check.where.paragraph,
                *(report.figure(one).where.paragraph for one in check.figures),
            }
            assert row + 1 in touched, (SEED, lines[row], check)


# ---- anything at all ----------------------------------------------------------------------------

PHRASES = sorted(
    " ".join(phrase) for _, (_, phrases) in year_end_form().phrases.items() for phrase in phrases
)
MARKS = [
    *"(),;:.+-*=/[]|",
    "((",
    "))",
    "…",
    "....",
    "02",
    "0",
    "1.234",
    "12/22",
    "50%",
    "96.000đ",
    "năm 2023",
    "15/10/2023",
    "31/02/2024",
]
BREAKS = [
    "\n- ",
    "\n+ ",
    "\n* Kết quả: ",
    "\n2.3. Công tác hiềm nghi\n",
    "\n• ",
    "\n(5) Chỉ tiêu số 5: ",
    "từ 15/10/2023 đến 14/10/2024",
]
WORDS = st.one_of(
    st.sampled_from(PHRASES), st.sampled_from(MARKS), st.sampled_from(BREAKS), st.text(max_size=4)
)


@settings(max_examples=60)
@given(words=st.lists(WORDS, max_size=60))
def test_whatever_is_written_is_read_without_a_stumble(words: list[str]) -> None:
    """No text makes the reader or a rule fail, and every figure has a name of its own."""
    report = read_lines("2.5. Công tác CTVBM\n- " + " ".join(words))
    assert len(report.figures) == len({figure.id for figure in report.figures})
    assert json.dumps(
        [figures_json(report), checks_json(report, check_report(report, year_end_form()))]
    )


# ---- single turns of phrase
# -----------------------------------------------------------------------

ST = "2.2. Công tác sưu tra (ST)\n"
CTVBM = "2.5. Công tác CTVBM\n"
WORDED: list[tuple[str, str, dict[str, int | None]]] = [
    (
        "heading and statistics on one line",
        "2. Công tác sưu tra: đầu kỳ 18; tăng 09; giảm 05; cuối kỳ 22.",
        {"ST.opening": 18, "ST.added": 9, "ST.removed": 5, "ST.current": 22},
    ),
    (
        "a team's row of measures",
        f"{ST}+ Đội hình sự: đầu kỳ 10, tăng 5, giảm 3, cuối kỳ 12",
        {
            "ST.opening.Đội-hình-sự": 10,
            "ST.added.Đội-hình-sự": 5,
            "ST.removed.Đội-hình-sự": 3,
            "ST.current.Đội-hình-sự": 12,
        },
    ),
    (
        "the year before, then this one",
        f"{ST}Năm 2023: đầu kỳ 15, tăng 10, cuối kỳ 18.\nNăm 2024: đầu kỳ 18, tăng 09, cuối kỳ 22.",
        {"ST.opening": 18, "ST.added": 9, "ST.current": 22},
    ),
    (
        "carried over from a named year",
        f"{ST}Năm 2023 chuyển sang 18 đối tượng",
        {"ST.opening": 18},
    ),
    ("a count spelled out too", f"{ST}- Bổ sung mới: 09 (chín) đối tượng", {"ST.added": 9}),
    (
        "none, in words",
        f"{ST}- Kết thúc: Không\n- Trong kỳ không bổ sung mới đối tượng nào",
        {"ST.removed": 0, "ST.added": 0},
    ),
    (
        "another unit's name is kept",
        f"{ST}Đội Ma túy hiện đang quản lý 10 đối tượng",
        {"ST.current.Đội-Ma-túy": 10},
    ),
    (
        "the reporting unit's own name is not",
        f"{ST}Công an huyện Mẫu hiện đang quản lý 10 đối tượng",
        {"ST.current": 10},
    ),
    (
        "digits amid the dots",
        f"{CTVBM}- Kết thúc: ....02.... hồ sơ CTVBM, gồm: ..0.. LT, …02… LC, …… LD",
        {
            "CTVBM.removed": 2,
            "CTVBM.removed.LT": 0,
            "CTVBM.removed.LC": 2,
            "CTVBM.removed.LD": None,
        },
    ),
    (
        "brackets never closed, separators missing",
        (
            f"{CTVBM}- Bổ sung mới 09 CTVBM gồm 03 LT (02 ĐT "
            f"loại 1 01 ĐT loại 2 0 ĐT loại 3 05 LC 01 LD"
        ),
        {
            "CTVBM.added": 9,
            "CTVBM.added.LT": 3,
            "CTVBM.added.LT.1": 2,
            "CTVBM.added.LT.2": 1,
            "CTVBM.added.LT.3": 0,
            "CTVBM.added.LC": 5,
            "CTVBM.added.LD": 1,
        },
    ),
    (
        "a bracket too many, and an opening one missing",
        f"{CTVBM}- Bổ sung mới 03 CTVBM), gồm: 01 LT 01 ĐT loại 1; … ĐT loại 2), 02 LC",
        {
            "CTVBM.added": 3,
            "CTVBM.added.LT": 1,
            "CTVBM.added.LT.1": 1,
            "CTVBM.added.LT.2": None,
            "CTVBM.added.LC": 2,
        },
    ),
    (
        "symbols without a total",
        "2.3. Công tác hiềm nghi\n- Xác lập mới 02 HN, 01 HV",
        {"HN.added.HN": 2, "HN.added.HV": 1},
    ),
    (
        "sources and ways of closing",
        "2.3. Công tác hiềm nghi\nXác lập mới: 03, trong đó nguồn từ ĐTCB 01, từ sưu tra 02\n"
        "Kết thúc: 02 (xác lập chuyên án 01, chuyển khởi tố 01)",
        {
            "HN.added": 3,
            "HN.added.source-DTCB": 1,
            "HN.added.source-ST": 2,
            "HN.removed": 2,
            "HN.removed.closing-to_case": 1,
            "HN.removed.closing-prosecuted": 1,
        },
    ),
    (
        "lists within lists",
        f"{CTVBM}- Hiện có 10 CTVBM, trong đó:\n+ Cấp huyện: 07 "
        f"CTVBM, gồm:\n• 04 LT\n• 03 LC\n+ Cấp xã: 03 CTVBM\n• 03 LC\n"
        "- Theo ký hiệu:\n+ LT: 04\n+ LC: 06",
        {
            "CTVBM.current": 10,
            "CTVBM.current.huyện": 7,
            "CTVBM.current.huyện.LT": 4,
            "CTVBM.current.huyện.LC": 3,
            "CTVBM.current.xã": 3,
            "CTVBM.current.xã.LC": 3,
            "CTVBM.current.LT": 4,
            "CTVBM.current.LC": 6,
        },
    ),
    (
        "two lines of work in one sentence",
        "3. Vai ảo và hộp thư bí mật\nHiện có 06 vai ảo (04 NV, 02 CTV), 03 hộp thư bí mật",
        {"VAI_AO.current": 6, "VAI_AO.current.NV": 4, "VAI_AO.current.CTV": 2, "HTBM.current": 3},
    ),
    (
        "no heading at all",
        (
            "Trong năm đã bổ sung mới 09 đối tượng vào diện sưu tra, "
            "thanh loại 05 đối tượng; hiện đang quản lý 22 đối tượng ST."
        ),
        {"ST.added": 9, "ST.removed": 5, "ST.current": 22},
    ),
    (
        "names first, separators missing",
        f"{ST}- Bổ sung mới 09 đối tượng\n+ Loại A: 03 Loại B: 06 đối tượng Danh mục I 02",
        {"ST.added": 9, "ST.added.A": 3, "ST.added.B": 6, "ST.added.I": 2},
    ),
    (
        "a dimension named once",
        f"{ST}- Hiện có 30 đối tượng, gồm: danh mục I: 10; II: 20",
        {"ST.current": 30, "ST.current.I": 10, "ST.current.II": 20},
    ),
    ("a count that looks like a year", f"{ST}- Hiện có 2015 đối tượng", {"ST.current": 2015}),
    ("a type as the whole count", f"{CTVBM}- Bổ sung mới 02 ĐT loại 1", {"CTVBM.added.LT.1": 2}),
    (
        "both years in one sentence",
        (
            f"{ST}Năm 2023 lập mới 07 đối tượng, năm 2024 "
            f"lập mới 09 đối tượng, thanh loại 05 đối tượng"
        ),
        {"ST.added": 9, "ST.removed": 5},
    ),
    ("a change behind a count", f"{ST}- Bổ sung mới 09 đối tượng, tăng 02", {"ST.added": 9}),
    (
        "a list before its total",
        f"{ST}- Trong đó: 02 loại A\n- Bổ sung mới 09 đối tượng",
        {"ST.added": 9},
    ),
    (
        "an empty slot is not nought",
        f"{ST}- Bổ sung mới …… đối tượng\n- Kết thúc:",
        {"ST.added": None, "ST.removed": None},
    ),
    (
        "a composition under a target about new files",
        (
            f"{ST}(6) Chỉ tiêu số 6: đối tượng đưa mới loại B "
            f"cao hơn loại A\n* Kết quả: loại A 04, loại B 07"
        ),
        {"ST.added.A": 4, "ST.added.B": 7},
    ),
    (
        "a composition that says itself of what",
        (
            f"{ST}(6) Chỉ tiêu số 6: loại B cao hơn loại A\n* Kết "
            f"quả: loại A: 04; loại B: 07 (số đối tượng đưa mới)"
        ),
        {"ST.added.A": 4, "ST.added.B": 7},
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in WORDED], ids=[case[0] for case in WORDED]
)
def test_turns_of_phrase(text: str, expected: dict[str, int | None]) -> None:
    """What people write, and what it means."""
    assert expected == values(read_lines(text))


UNREAD = {
    "a narrower count than the total": (
        f"{ST}- Bổ sung mới 09 đối tượng\n- Qua rà soát, hiện có 05 đối tượng chưa bố trí CTVBM"
    ),
    "an effect on another line of work": (
        f"{ST}- Bổ sung mới 09 đối tượng\n- Phát hiện, xác lập 02 chuyên án trinh sát"
    ),
    "two numbers side by side": f"{ST}- Bổ sung mới 09 đối tượng\n- Thanh loại 02 03 đối tượng",
    "what is counted is no record": f"{ST}- Bổ sung mới 09 đối tượng\n- Kết thúc 05 đợt cao điểm",
    "a comparison": (
        f"{ST}- Bổ sung mới 09 đối tượng (cùng kỳ: 07)\n- So với cùng kỳ: tăng 02 đối tượng"
    ),
    "a target's threshold": (
        f"{ST}- Bổ sung mới 09 đối tượng\n(1) Chỉ tiêu số 1: lập mới ít nhất 05 hồ sơ sưu tra"
    ),
    "a target without a bullet": (
        f"{ST}- Bổ sung mới 09 đối tượng\nChỉ tiêu số 1: lập mới ít nhất 05 hồ sơ sưu tra"
    ),
    "a bracket behind words": f"{ST}- Bổ sung mới 09 đối tượng\n- Đánh giá chung (05 hồ sơ tốt)",
    "a day that is none": (
        f"{ST}- Bổ sung mới 09 đối tượng\n- Tính đến ngày 31/02/2024 có 05 đối tượng"
    ),
    "a date without a year": (
        f"{ST}- Bổ sung mới 09 đối tượng\n- Ngày 05/6 và tháng 7 năm 2024, giai đoạn 2021-2025"
    ),
    "what is wrong with a part": (
        f"{ST}- Bổ sung mới 09 đối tượng, gồm: cùng kỳ 07 loại A, 02 03 loại B, 05 hồ sơ"
    ),
    "a plan": (
        f"{ST}- Bổ sung mới 09 đối tượng\nIII. PHƯƠNG HƯỚNG\n- Bổ sung mới 20 đối tượng sưu tra"
    ),
    "a legal basis": (
        f"{ST}- Bổ sung mới 09 đối tượng\n- Theo Điều 25 "
        f"và Thông tư số 28/2019/TT-BCA ngày 05/01/2020"
    ),
    "the way of closing beside the total": (
        f"{ST}- Bổ sung mới 09 đối tượng\n- Kết thúc 02 đối tượng do chết, hết 01"
    ),
}


@pytest.mark.parametrize("text", UNREAD.values(), ids=UNREAD)
def test_what_is_not_understood_is_not_guessed(text: str) -> None:
    """Only the sentence that is understood becomes a figure."""
    assert {"ST.added": 9} == values(read_lines(text))


def test_what_is_not_read_is_listed() -> None:
    """With its line and the reason."""
    report = read_lines(
        f"{ST}- Hiện có 05 đối tượng chưa bố trí CTVBM\n- Bổ sung mới 09 đối tượng (năm 2023: 07)"
    )
    found = [(one.where.text, one.text) for one in report.not_read]
    assert ("- Bổ sung mới 09 đối tượng (năm 2023: 07)", "năm 2023 : 07") in found
    assert any("chưa bố trí" in text for _, text in found)


def test_a_word_that_may_narrow_a_count_leaves_it_unread() -> None:
    """Whether it stands alone or beside another as doubtful."""
    text = (
        f"{ST}- Trong kỳ bổ sung mới 03 đối tượng tại khu "
        f"A\n- Trong kỳ bổ sung mới 04 đối tượng tại khu B"
    )
    assert {} == values(read_lines(text))
    assert {} == values(read_lines(text.split("\n- Trong kỳ bổ sung mới 04")[0]))
    assert {} == values(
        read_lines(text.replace("khu A", "khu A (01 loại A)").replace("loại A", "loại A"))
    )


@pytest.mark.parametrize(
    "tail", ["từ kỳ trước", "từ kỳ trước chuyển sang", "từ kỳ trước (chuyển sang)", "từ năm trước"]
)
def test_what_goes_on_from_the_period_before_is_the_opening(tail: str) -> None:
    """Where no other word speaks against it."""
    found = read_lines(
        f"2.3. Công tác hiềm nghi\n- Tiếp tục xác minh 02 hiềm nghi {tail}. Xác lập 03 hiềm nghi."
    )
    assert {"HN.opening": 2, "HN.added": 3} == values(found)


@pytest.mark.parametrize(
    "said",
    [
        "Kết thúc 02 hiềm nghi từ kỳ trước",
        "Xác lập 02 hiềm nghi từ năm trước",
        "Kỳ trước: 02",
        "So với kỳ trước tăng 02",
    ],
)
def test_what_only_names_the_period_before_is_not_read(said: str) -> None:
    """It may be any part of it, or a comparison."""
    found = read_lines(f"2.3. Công tác hiềm nghi\n- {said}")
    assert {} == values(found)
    assert 1 == len(found.not_read)


def test_bare_letters_behind_a_count_of_watch_files_are_classes() -> None:
    """All of a list; one letter alone, or a letter among other words, may be anything."""
    head = "2.2. Công tác sưu tra\n- Đầu kỳ: 18"
    assert {"ST.opening": 18, "ST.opening.A": 8, "ST.opening.B": 10} == values(
        read_lines(f"{head} (A: 8, B: 10)")
    )
    assert {"ST.opening": 18, "ST.opening.A": 8, "ST.opening.B": 10} == values(
        read_lines(f"{head}, gồm 8 A và 10 B")
    )
    for said in ("(A: 8)", "(A: 8, C: 10)", "(A: 8, A: 10)"):
        assert {"ST.opening": 18} == values(read_lines(f"{head} {said}"))
