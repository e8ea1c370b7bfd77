"""How many files are drawn, which, and what they say of all: against published and counted values."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, product
from math import comb
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from projections.inspection.sampling.bounds import most_wrong, wilson
from projections.inspection.sampling.drawing import draw, draw_by, seed_of
from projections.inspection.sampling.size import files_to_detect, files_to_estimate, missed
from projections.inspection.sampling.strata import (
    files_to_detect_by,
    missed_at_worst,
    most_wrong_by,
    most_wrong_unseen,
    shares,
)

SURE = Fraction(95, 100)
SEED = 314159
"""Of the published examples of the sampler."""


@pytest.mark.parametrize(
    ("files", "wrong", "expected"), [(57, 3, 36), (200, 10, 51), (2000, 40, 143), (7, 7, 1)]
)
def test_files_to_detect(files: int, wrong: int, expected: int) -> None:
    """The published sizes, which are the fewest that keep the promise."""
    assert expected == files_to_detect(files, wrong, SURE)
    assert missed(files, wrong, expected) <= 1 - SURE < missed(files, wrong, expected - 1)


def test_files_to_detect_are_the_fewest() -> None:
    """Of every small lot, by counting the draws; of a million files as exactly, and at once."""
    for files, wrong in ((n, b) for n in range(1, 25) for b in range(1, n + 1)):
        chances = (Fraction(comb(files - wrong, n), comb(files, n)) for n in range(files + 1))
        fewest = next(n for n, chance in enumerate(chances) if chance <= 1 - SURE)
        assert fewest == files_to_detect(files, wrong, SURE)
        assert fewest == files_to_detect_by({"": files}, wrong, SURE)
    began = process_time()
    for wrong, count in ((1, 950_000), (10, 258_865), (1_000, 2_990), (500_000, 5)):
        assert count == files_to_detect_by({"": 10**6}, wrong, SURE)
    assert process_time() - began < 5


@pytest.mark.parametrize(("files", "wrong"), [(57, 3), (200, 10), (2000, 40), (480, 5), (90, 2)])
def test_the_formula_of_auditors_comes_to_the_same(files: int, wrong: int) -> None:
    """⌈(N − (b − 1)/2)(1 − (1 − c)^(1/b))⌉ (Aslam, Popa and Rivest) is at most one file off."""
    share = 1 - (1 - float(SURE)) ** (1 / wrong)
    formula = -int(-(files - (wrong - 1) / 2) * share // 1)
    assert files_to_detect(files, wrong, SURE) in (formula - 1, formula)


@pytest.mark.parametrize(
    ("files", "margin", "expected"), [(500, 5, 218), (500, 10, 81), (10, 5, 10), (1, 50, 1)]
)
def test_files_to_estimate(files: int, margin: int, expected: int) -> None:
    """Cochran's size with its correction for few files, for a rate of about one half."""
    assert expected == files_to_estimate(files, Fraction(margin, 100), Fraction(1, 2), SURE)


def test_what_a_draw_says_of_all() -> None:
    """Published bounds: 0 of 19 from 57, and 24 of 24."""
    assert 6 == most_wrong(57, 19, 0, SURE)
    low, high = wilson(24, 24, SURE)
    assert (0.86, 1.0) == (round(low, 2), high)
    low, high = wilson(0, 24, SURE)
    assert (0.0, 0.14) == (low, round(high, 2))


@given(st.integers(1, 9).flatmap(lambda n: st.tuples(st.just(n), st.integers(1, n))), st.data())
@settings(max_examples=30)
def test_most_wrong_is_counted(sizes: tuple[int, int], data: st.DataObject) -> None:
    """One more wrong file than the bound is refuted by the draw; the bound itself is not."""
    files, drawn = sizes
    found = data.draw(st.integers(0, drawn))
    bound = most_wrong(files, drawn, found, SURE)
    assert bound == max(
        wrong
        for wrong in range(found, files - drawn + found + 1)
        if _chance(files, wrong, drawn, found) > 1 - SURE or wrong == found
    )


def _chance(files: int, wrong: int, drawn: int, found: int) -> Fraction:
    """Every draw that can be, counted one by one."""
    draws = list(combinations(range(files), drawn))
    few = sum(sum(one < wrong for one in chosen) <= found for chosen in draws)
    return Fraction(few, len(draws))


SIZES = st.dictionaries(st.sampled_from("abcd"), st.integers(1, 6), min_size=1)


@given(SIZES, st.data())
@settings(max_examples=60)
def test_the_worst_place_is_the_worst(sizes: dict[str, int], data: st.DataObject) -> None:
    """Of all ways to hide so many wrong files in the strata, none is missed more often."""
    files = sum(sizes.values())
    drawn = shares(sizes, data.draw(st.integers(0, files)))
    wrong = data.draw(st.integers(0, files))
    assert missed_at_worst(sizes, drawn, wrong) == max(
        _missed(sizes, drawn, hidden) for hidden in _hidings(sizes, wrong)
    )


def _hidings(sizes: dict[str, int], wrong: int) -> Iterator[dict[str, int]]:
    for numbers in product(*(range(size + 1) for size in sizes.values())):
        if sum(numbers) == wrong:
            yield dict(zip(sizes, numbers, strict=True))


def _missed(sizes: dict[str, int], drawn: dict[str, int], hidden: dict[str, int]) -> Fraction:
    chance = Fraction(1)
    for key, size in sizes.items():
        chance *= Fraction(comb(size - hidden[key], drawn[key]), comb(size, drawn[key]))
    return chance


@given(SIZES, st.data())
@settings(max_examples=30)
def test_a_draw_by_strata_keeps_its_promise(sizes: dict[str, int], data: st.DataObject) -> None:
    """One file fewer would not do; where there is one stratum it is the plain draw."""
    files = sum(sizes.values())
    wrong = data.draw(st.integers(1, files))
    count = files_to_detect_by(sizes, wrong, SURE)
    assert missed_at_worst(sizes, shares(sizes, count), wrong) <= 1 - SURE
    assert missed_at_worst(sizes, shares(sizes, count - 1), wrong) > 1 - SURE
    if len(sizes) == 1:
        assert files_to_detect(files, wrong, SURE) == count


@given(SIZES, st.data())
@settings(max_examples=30)
def test_a_bound_by_strata_is_never_too_low(sizes: dict[str, int], data: st.DataObject) -> None:
    """Whatever stands beyond the bound, so few would have been found of it hardly ever."""
    drawn = shares(sizes, data.draw(st.integers(1, sum(sizes.values()))))
    found = {key: data.draw(st.integers(0, min(1, drawn[key]))) for key in sizes}
    bound = most_wrong_by(sizes, drawn, found, SURE)
    assert sum(found.values()) <= bound <= sum(sizes.values())
    if len(sizes) == 1:
        [key] = sizes
        assert most_wrong(sizes[key], drawn[key], found[key], SURE) == bound
    if not any(found.values()):
        assert missed_at_worst(sizes, drawn, bound + 1) <= 1 - SURE


@given(SIZES)
def test_a_larger_draw_takes_no_less_from_anywhere(sizes: dict[str, int]) -> None:
    """Every stratum has a file as soon as there are so many, and never more than it holds."""
    before = shares(sizes, 0)
    for count in range(1, sum(sizes.values()) + 1):
        after = shares(sizes, count)
        assert count == sum(after.values())
        assert all(before[key] <= after[key] <= sizes[key] for key in sizes)
        assert count < len(sizes) or min(after.values()) >= 1
        before = after


@given(SIZES, st.data())
def test_shares_are_given_one_by_one(sizes: dict[str, int], data: st.DataObject) -> None:
    """One of each first; then always from the stratum that needs it most for its size."""
    drawn = data.draw(st.integers(0, sum(sizes.values())))
    given: dict[str, int] = dict.fromkeys(sizes, 0)
    for _file in range(drawn):
        waiting = [key for key in sizes if given[key] < sizes[key]]
        fresh = [key for key in waiting if not given[key]]
        following = fresh or sorted(waiting, key=lambda key: Fraction(given[key], sizes[key]))
        given[following[0]] += 1
    assert given == shares(sizes, drawn)


def test_a_million_files_in_many_strata() -> None:
    """As many as a ministry has, with a quarter of them wrong, take no longer than a thousand."""
    sizes = {str(number): 400 * number for number in range(1, 71)}
    files = sum(sizes.values())
    began = process_time()
    for wrong in (1, files // 100, files // 4):
        count = files_to_detect_by(sizes, wrong, SURE)
        assert missed_at_worst(sizes, shares(sizes, count), wrong) <= 1 - SURE
        assert missed_at_worst(sizes, shares(sizes, count - 1), wrong) > 1 - SURE
    drawn = shares(sizes, files // 100)
    bound = most_wrong_unseen(sizes, drawn, SURE)
    assert (
        missed_at_worst(sizes, drawn, bound) > 1 - SURE >= missed_at_worst(sizes, drawn, bound + 1)
    )
    assert bound < most_wrong_by(sizes, drawn, {**dict.fromkeys(sizes, 0), "70": 1}, SURE) < files
    assert 10 > process_time() - began


def test_published_draws() -> None:
    """The examples that the sampler's author publishes."""
    names = ["A-1", "A-2", "A-3", "B-1", "B-2", "B-3"]
    assert ["B-2", "B-3", "A-3", "A-2", "B-1", "A-1"] == draw(names, str(SEED), 6)
    assert ["B-2", "B-3", "A-3"] == draw(reversed(names), str(SEED), 3)
    assert ["B-2", "B-3", "B-1"] == draw(names[3:], str(SEED), 3)
    by = {"B": names[3:], "A": names[:3]}
    assert {"B": ["B-2", "B-3"], "A": ["A-3"]} == draw_by(by, str(SEED), 3)


def test_anybody_can_make_the_seed() -> None:
    """What ``printf %s%s ROOT WORDS | sha256sum`` printed."""
    seed = "25da394012cd57a749ffa4cdc72d487ede37169b42d6f53a4765b5cbc226f8e6"
    assert seed == seed_of("ab" * 32, "4 1 6 – mười ba")
