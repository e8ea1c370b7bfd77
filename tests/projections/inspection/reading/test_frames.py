"""How what several places say is unified, and what a few words say."""

from __future__ import annotations

import pytest

from ledger.values.period import reporting_year
from projections.inspection.reading.frames.frame import Frame
from projections.inspection.reading.frames.senses import Place
from projections.inspection.reading.frames.stretches import Time
from projections.inspection.reading.frames.words import FrameReader
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.lines.phrases import nodes
from projections.inspection.reading.sentences.cutting import clauses
from projections.inspection.reading.sentences.grammar import parse
from projections.inspection.reading.stated.values import COMPARISON, NOT_FACT, NOT_UNDERSTOOD
from projections.inspection.reading.tables.geometry import is_index, is_spoilt, pure_value

FORM = year_end_form()
READER = FrameReader(FORM, Time(reporting_year(2024), 2024), "Công an huyện Mẫu")


def test_the_nearer_overrules_and_cells_gather() -> None:
    """Line, measure and time of the inner place; cells and unknown words of both."""
    outer = Frame(("ST",), {"class": "A"}, "added", when="other", unknown=("nữ",))
    inner = Frame(cell={"unit": "Đội 1"}, measure="current", when="own", unknown=("trẻ",))
    found = outer.over(inner)
    assert (("ST",), "current", "own") == (found.lines, found.measure, found.when)
    assert ({"class": "A", "unit": "Đội 1"}, ("nữ", "trẻ")) == (found.cell, found.unknown)


def test_a_new_line_of_work_drops_cells_but_for_the_holder() -> None:
    """Whoever is no unit goes on as a unit does; so do words that are not known."""
    outer = Frame(("ST",), {"class": "A", "unit": "Đội 1"}, unknown=("nữ",), stranger="CB02")
    found = outer.over(Frame(("HN",)))
    assert ({"unit": "Đội 1"}, ("nữ",), "CB02") == (found.cell, found.unknown, found.stranger)


@pytest.mark.parametrize(
    ("modality", "left"),
    [("plan", ""), ("criterion", ""), ("proposal", "proposal"), ("example", "example")],
)
def test_a_result_lifts_what_was_asked_for(modality: str, left: str) -> None:
    """And nothing else."""
    found = Frame(modality=modality).over(Frame(marks=frozenset({"lifts"})))
    assert left == found.modality


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        (Frame(measure="added"), Frame(measure="removed"), True),
        (Frame(("ST",)), Frame(("HN",)), True),
        (Frame(cell={"class": "A"}), Frame(cell={"class": "B"}), True),
        (Frame(("ST",), {"class": "A"}), Frame(measure="added"), False),
    ],
)
def test_a_row_and_a_column_must_agree(one: Frame, other: Frame, *, clash: bool) -> None:
    """Else neither is read."""
    assert clash == ("clash" in one.beside(other).marks)


@pytest.mark.parametrize(
    ("frame", "why"),
    [
        (Frame(), ""),
        (Frame(when="part"), COMPARISON),
        (Frame(modality="plan"), NOT_FACT),
        (Frame(unknown=("nữ",)), NOT_UNDERSTOOD),
    ],
)
def test_what_leaves_no_figure(frame: Frame, why: str) -> None:
    """Another time, what is no fact, words not known."""
    assert why == frame.closed


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("Trong năm 2024", "topic", Frame(when="own")),
        ("Năm 2023", "topic", Frame(when="other")),
        ("Quý III", "topic", Frame(when="part")),
        ("Đội Trọng án", "topic", Frame(cell={"unit": "Đội Trọng án"})),
        ("Công an huyện Mẫu", "topic", Frame()),
        ("đối tượng nghiện", "topic", Frame(unknown=("nghiện",))),
        ("Dự kiến", "topic", Frame(modality="plan")),
    ],
)
def test_what_words_over_numbers_say(text: str, place: Place, expected: Frame) -> None:
    """Each in a frame of its own."""
    found = READER.over(nodes(text, FORM, "ST"), "ST", place)
    kept = (found.cell, found.when, found.modality, found.unknown)
    assert (expected.cell, expected.when, expected.modality, expected.unknown) == kept


def test_the_place_decides_what_a_word_means() -> None:
    """``thanh loại`` beside a total counts removals; in a list of removals it is a way of closing."""
    words = nodes("thanh loại", FORM, "ST")
    total = READER.label(words, (), "ST", "total")
    part = READER.label(words, (), "ST", "part", bare=frozenset({"closing"}))
    assert (("removed", {}), ("", {"closing": "reviewed_out"})) == (
        (total.measure, total.cell),
        (part.measure, part.cell),
    )


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Đầu kỳ 10, tăng 5", ["Đầu kỳ 10", "tăng 5"]),
        ("Loại A: 03 Loại B: 06", ["Loại A 03", "Loại B 06"]),
        ("kết thúc 09 hồ sơ nên hiện còn 06", ["kết thúc 09 hồ sơ", "hiện còn 06"]),
        ("gồm 03 LT và 02 LC", ["03 LT", "02 LC"]),
    ],
)
def test_clauses_hold_one_number_each(text: str, cut: list[str]) -> None:
    """Whatever stands between them."""
    assert cut == [one.text for one in clauses(nodes(text, FORM, None))]


def test_a_topic_holds_to_the_end_of_its_line() -> None:
    """Until one of its kind replaces it."""
    text = "Năm 2023: đầu kỳ 310, bổ sung 42. Năm 2024: đầu kỳ 314"
    heads = parse(nodes(text, FORM, "ST"), READER, "ST").heads
    assert ["other", "other", "own"] == [item.over.when for item in heads]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234", (True, 1234)),
        ("…", (True, None)),
        ("Không", (True, 0)),
        ("10 hồ sơ", (False, None)),
    ],
)
def test_what_a_cell_holds(text: str, value: tuple[bool, int | None]) -> None:
    """A count, an empty slot, none, or words."""
    assert value == pure_value(text)
    assert is_spoilt("khoảng 9")
    assert not is_index([])
