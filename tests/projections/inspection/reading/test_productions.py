"""Which production takes the last counted thing of a line: the first of them that holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from projections.inspection.reading.frames.frame import Frame
from projections.inspection.reading.frames.sections import Section
from projections.inspection.reading.frames.stretches import Time
from projections.inspection.reading.frames.words import FrameReader
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.sentences.grammar import parse
from projections.inspection.reading.sentences.productions import PRODUCTIONS, follow
from projections.inspection.reading.sentences.statements import Statement
from projections.inspection.reading.sentences.told import Sentence
from tests.projections.made_drafts import draft_of

TAKEN: list[tuple[str, str]] = [
    ("lập mới 05", "measure and value"),
    ("người nước ngoài lập mới 05", "what holds over it"),
    ("cùng kỳ lập mới 05", "what holds over it"),
    ("lập mới 05 (cùng kỳ năm 2023)", "another time"),
    ("lập mới 02/05", "a share"),
    ("05 đơn vị lập mới", "a count of units or papers"),
    ("05 đối tượng", "no measure"),
    ("đầu kỳ lập mới 05", "no measure"),
    ("lập mới hơn 10", "no count"),
    ("lập mới 05 đối tượng nghiện", "words not known"),
    ("dự kiến lập mới 05", "what holds over it"),
    ("lập mới 05 đối tượng có vai ảo", "a count of another line"),
]


@pytest.mark.parametrize(("line", "name"), TAKEN)
def test_the_first_production_that_holds_takes_it(line: str, name: str) -> None:
    """Of the only counted thing of a line of watch files."""
    assert name == _taken(line, Section(Frame(lines=("ST",)), "statistics"))


def test_a_weak_word_counts_in_statistics_alone() -> None:
    """``quản lý 05`` outside them may be anything."""
    outside = Section(Frame(lines=("ST",)), "outside")
    assert "a weak word outside statistics" == _taken("quản lý 05", outside)
    assert "measure and value" == _taken("quản lý 05", replace(outside, part="statistics"))


BESIDE: list[tuple[str, str]] = [
    ("lập mới 05, loại A 02", "a sibling or part beside a total"),
    ("lập mới 05, 03 hiềm nghi", "another line beside a total"),
    ("lập mới 05, thanh loại 03, 02 hiềm nghi", "another line behind several measures"),
    ("lập mới 05, tăng 02", "a rise or fall behind a figure"),
    ("lập mới 05, thanh loại 03, tồn 52", "a weak word for openings behind flows"),
]


@pytest.mark.parametrize(("line", "name"), BESIDE)
def test_behind_a_total_a_number_is_less(line: str, name: str) -> None:
    """The last counted thing of a line that began with totals."""
    both = Section(Frame(lines=("ST", "HN")), "statistics")
    assert name == _taken(line, both)


def _taken(line: str, section: Section) -> str:
    """The production that takes the last counted thing; those before it are taken as totals."""
    frames = FrameReader(form := year_end_form(), Time(year=2024))
    heads = parse(frames.nodes(line, "ST"), frames, "ST").heads
    at = Sentence("ST", section, form, series=len(heads) > 1)
    for item in heads[:-1]:
        follow(item, at)
        at.statement = Statement(draft_of("ST", item.label.measure, item.value))
        at.measures.add(item.label.measure)
    follow(heads[-1], at)
    return next(one.name for one in PRODUCTIONS if one.holds(heads[-1], at))
