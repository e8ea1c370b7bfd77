"""A list that is too long for a paragraph is broken into several, and loses nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projections.documents.forms.long_lines import MOST_IN_PARAGRAPH, in_paragraphs
from projections.documents.lines.bounds import MAX_LINE_LENGTH, within_bounds
from projections.documents.lines.document import Document, ReportLine, Where
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.read import read_report

ITEMS = st.lists(st.text("Đội 0123.-", min_size=1, max_size=60), min_size=1, max_size=400)


@given(ITEMS, st.sampled_from(["; ", ", "]))
def test_every_item_stands_in_one_paragraph(items: list[str], between: str) -> None:
    """In their order, each paragraph begins as the line does; none is longer than one may be."""
    lead = "- Theo đầu mối: "
    found = list(in_paragraphs(f"{lead}{between.join(items)}."))
    assert all(one.startswith(lead) for one in found)
    told = [one.removeprefix(lead).removesuffix(".") for one in found]
    assert between.join(items) == between.join(told)
    assert max(map(len, found)) <= MOST_IN_PARAGRAPH + len(lead) + 1


@pytest.mark.parametrize("line", ["- Kết thúc 02 hồ sơ.", f"- Đặc điểm: {'a' * MOST_IN_PARAGRAPH}"])
def test_what_is_no_long_list_stays_as_it_is(line: str) -> None:
    """A short line, and a long one of one item."""
    assert [line] == list(in_paragraphs(line))


def test_the_teams_of_a_province_are_read_as_in_one_line() -> None:
    """300 of them, in a line that would be refused: the same counts, each of its team."""
    told = "; ".join(
        f"Đội Trọng án số {team} Công an huyện Bình Hòa: {team:02d}" for team in range(300)
    )
    line = f"- Theo đầu mối: {told}; ít nhất 00."
    assert len(line) > MAX_LINE_LENGTH
    whole, broken = (
        Document(
            "a.docx",
            "docx",
            "0" * 64,
            tuple(ReportLine(one, Where(one, paragraph=at)) for at, one in enumerate(lines, 1)),
        )
        for lines in ([line], list(in_paragraphs(line)))
    )
    stated = [
        [
            (one.line, one.measure, one.cell, one.value)
            for one in read_report(made, year_end_form()).figures
        ]
        for made in (whole, within_bounds(broken))
    ]
    assert stated[0] == stated[1]
