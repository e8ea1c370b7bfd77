"""Results of targets and counts of a report held against the books: true ones agree, wrong ones do
not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from projections.documents.lines.document import Where
from projections.inspection.reading.stated.values import (
    StatedCount,
    StatedPart,
    StatedRate,
    TargetResult,
)
from projections.inspection.reconciliation.moments import Moments
from projections.inspection.results.held_value import (
    NO_LIST,
    NO_SUCH_TARGET,
    NONE_KEPT,
    HeldValue,
    Recount,
    StatedValue,
    What,
    alike,
    held,
)
from projections.inspection.results.results import held_results
from projections.inspection.results.target_values import FOLLOWS
from tests.projections.inspection.results.told_papers import ToldPaper, told_paper

FORMS = ("bao-cao-nam", "bang-cham-diem", "bao-cao-tuan", "tong-ket-doi")


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ToldPaper]:
    """A year-end report over random books, read back."""
    with told_paper("bao-cao-nam", Random(4020), tmp_path_factory.mktemp("paper")) as told:
        yield told


@pytest.mark.uncounted
@pytest.mark.parametrize("code", FORMS)
def test_a_true_paper_agrees_and_one_mistake_is_found_alone(code: str, tmp_path: Path) -> None:
    """All that a paper of ours states is what the books say; of a mistake nothing else suffers."""
    random = Random(4000 + len(code))
    with told_paper(code, random, tmp_path) as paper:
        found = paper.held
        assert found.every
        assert [] == [one for one in found.every if one.verdict != "matches"]
        assert {"matches"} >= {one.verdict for one in paper.held_lists(paper.lists)}
        for _ in range(4):
            wrong, place = paper.with_mistake(random)
            differing = wrong.held.differing
            assert 1 == len(differing), differing
            assert place == differing[0].value.where
            assert differing[0].causes


def test_of_a_rate_its_own_share_tells_whether_it_is_wrongly_reckoned(paper: ToldPaper) -> None:
    """A rate that does not follow from its share is arithmetic; one that does follows from it."""
    row = next(one for one in paper.report.targets if one.criterion and _rated(one))
    (part,) = (one for one in row.parts if one.value is not None)
    wrong = replace(part, value="99.9")
    consistent = replace(part, numerator=1, denominator=1, value="100")
    found = [
        next(one for one in _held_row(paper, row, it) if one.value.what == "rate")
        for it in (wrong, consistent)
    ]
    assert ["arithmetic"] == [it.kind for it in found[0].causes]
    assert ((), FOLLOWS) == (found[1].causes, found[1].why)


def _rated(row: TargetResult) -> bool:
    rates = [one for one in row.parts if one.value is not None and one.value != "100"]
    return len(rates) == len(row.parts) == 1 and rates[0].numerator is not None


def _held_row(paper: ToldPaper, row: TargetResult, part: StatedPart) -> tuple[HeldValue, ...]:
    targets = (replace(row, parts=(part,)),)
    return replace(paper, report=replace(paper.report, targets=targets, results=())).held.targets


def test_what_is_not_certain_is_not_judged(paper: ToldPaper) -> None:
    """Without a list, of a target the list has not, of what the books may not keep: no verdict."""
    at = paper.books.books.sight.books.known_at
    moments = Moments(None, at, at)
    strange = TargetResult(
        99, StatedRate(1, 2, "50", Where("x")), criterion="Một chỉ tiêu khác", grade="met",
        parts=(StatedPart("", 1, 2, "50"),),
    )  # fmt: skip
    report = replace(paper.report, targets=(strange,), results=())
    count = StatedCount("O.hotspot.removed", "7", None, {}, Where("y"))
    books = {at: replace(paper.books, listed=False)}
    unlisted = held_results(report, (count,), books, books, moments, ours=False)
    assert {NO_LIST} == {one.why for one in unlisted.targets}
    assert [NONE_KEPT] == [one.why for one in unlisted.counts]
    ours = held_results(report, (count,), books, books, moments, ours=True)
    assert ["differs"] == [one.verdict for one in ours.counts]
    books = {at: paper.books}
    listed = held_results(report, (), books, books, moments, ours=True)
    assert {NO_SUCH_TARGET} == {one.why for one in listed.targets}


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ((True, True, True), "matches"),
        ((False, True, False), "matches_then"),
        ((True, False, False), "matches_written"),
        ((False, False, True), "matches_now"),
        ((False, False, False), "differs"),
    ],
)
def test_verdicts_are_those_of_figures(said: tuple[bool, bool, bool], verdict: str) -> None:
    """What was known at the submission counts first, then at the writing, then now."""
    value = StatedValue("O.arrest.persons", "count", "5", Where("x"))
    recounts = {at: Recount("5" if agrees else "4", agrees) for at, agrees in enumerate(said)}
    assert verdict == held(value, recounts, Moments(0, 1, 2)).verdict


@pytest.mark.parametrize(
    ("what", "stated", "then", "expected"),
    [
        ("count", "5", "3", 2),
        ("count", "5/5", "0/5", 5),
        ("count", "5/5", "5/7", -2),
        ("rate", "100", "91.67", "8.33"),
        ("rate", "62.50", "12.5", 50),
        ("rate", "0", "0.05", "-0.05"),
        ("count", "5", "5/7", None),
        ("grade", "met", "exceeded", None),
    ],
)
def test_the_difference_is_of_what_differs(
    what: What, stated: str, then: str, expected: int | str | None
) -> None:
    """Whole numbers, the side of a share that differs, percentage points of a rate; else none."""
    one = held(StatedValue("1", what, stated, Where("x")), {0: Recount(then)}, Moments(None, 0, 0))
    assert expected == one.as_json()["difference"]


def test_what_the_books_do_not_say_is_not_checkable() -> None:
    """Nor is what they said of a moment at which the unit was not there."""
    value = StatedValue("O.arrest.persons", "count", "5", Where("x"))
    for recounts in ({}, {1: Recount(None), 2: Recount("5", agrees=True)}):
        assert "not_checkable" == held(value, recounts, Moments(None, 1, 2)).verdict


@pytest.mark.parametrize(
    ("stated", "said", "same"),
    [
        ("5", "5", True),
        ("5", "6", False),
        ("54.5", "54.55", True),
        ("54.5", "55.55", False),
        ("5/7", "5/7", True),
        ("5/7", "5/8", False),
        ("5", "5/7", False),
        ("0%", "0%", True),
    ],
)
def test_numbers_may_be_rounded(stated: str, said: str, *, same: bool) -> None:
    """A rate with fewer decimals is the same rate."""
    assert same == alike(stated, said)
