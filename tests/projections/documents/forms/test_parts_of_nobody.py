"""A part of several that is asked of nobody is called by its name all the same."""

from __future__ import annotations

from random import Random

from projections.documents.forms.target_words import parts_text, results_wording
from projections.targets.grading import graded
from tests.busy_district import HOME, YEAR
from tests.projections.documents.forms.made_papers import books_over
from tests.projections.targets.busy_mergers import busy_mergers


def test_each_part_of_nobody_is_named() -> None:
    """Where no file is kept nothing is counted, and both parts say what they would have been."""
    with busy_mergers(Random(1)) as district:
        books = books_over(district.ledger, HOME, YEAR, district.ledger.last_position)
        told = {one.number: parts_text(one) for one in graded(books.sight).targets}
    assert "loại B so với loại A: không thuộc diện; danh mục III: không thuộc diện" == told[6]


def test_a_label_that_is_left_out_has_one_for_nobody() -> None:
    """Every indicator whose own words name it."""
    wording = results_wording()
    assert {one for one, label in wording["labels"].items() if not label} == {
        *wording["labels_unsaid"]
    }
