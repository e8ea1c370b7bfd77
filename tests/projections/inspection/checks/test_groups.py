"""What explains what: failing checks that one figure put right would mend are one group."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.values.period import Period
from projections.inspection.checks.finding import Check, Verdict, in_groups
from projections.inspection.checks.groups import grouped
from projections.inspection.checks.rules import check_report
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.stated.values import Breakdown, Figure, StatedReport
from tests.projections.inspection.checks.made_statements import YEAR, figure, four, listing

Told = list[tuple[str, int | None, int | None]]


def report_of(figures: list[Figure], *lists: Breakdown, period: Period = YEAR) -> StatedReport:
    """A report of these figures."""
    return StatedReport(None, None, None, None, period, tuple(figures), lists)


def failing(figures: list[Figure], *lists: Breakdown) -> Told:
    """Rule, group and root's place among the failing checks, of each of them."""
    found = check_report(report_of(figures, *lists), year_end_form())
    fails = [index for index, one in enumerate(found) if one.verdict == "fails"]
    return [
        (
            one.rule,
            one.group,
            None if one.because_of is None else fails.index(one.because_of),
        )
        for one in (found[index] for index in fails)
    ]


def with_list(values: tuple[int, ...], place: int, *parts: int, dimension: str = "symbol") -> Told:
    """What fails where one of four figures is listed with these parts."""
    totals = four(values)
    names = [f"S{number}" for number in range(len(parts))]
    listed = [
        figure(totals[place].measure, value, **{dimension: name})
        for name, value in zip(names, parts, strict=True)
    ]
    return failing([*totals, *listed], listing(totals[place], listed, dimension))


@pytest.mark.parametrize(
    ("values", "place", "parts"),
    [
        ((5, 1, 2, 1), 0, (1, 1)),
        ((8, 2, 1, 10), 1, (2, 1)),
        ((8, 2, 2, 9), 2, (1, 0)),
        ((8, 2, 1, 10), 3, (4, 5)),
    ],
)
@pytest.mark.parametrize(("dimension", "rule"), [("symbol", "parts"), ("level", "level")])
def test_a_list_that_would_mend_the_movement_is_its_root(
    values: tuple[int, ...], place: int, parts: tuple[int, ...], dimension: str, rule: str
) -> None:
    """5 + 1 − 2 ≠ 1 beside “05, gồm 02”: two findings, one group, whichever of the four it is."""
    assert [("movement", 1, 1), (rule, 1, None)] == with_list(
        values, place, *parts, dimension=dimension
    )


@pytest.mark.parametrize("parts", [(1, 2), (3, 3), (0, 0)])
def test_a_list_that_would_not_mend_the_movement_stands_beside_it(parts: tuple[int, ...]) -> None:
    """Two faults are two findings, of no group."""
    assert [("movement", None, None), ("parts", None, None)] == with_list((5, 1, 2, 1), 0, *parts)


def test_a_list_above_a_movement_that_holds_stands_alone() -> None:
    """A group is of two at least."""
    assert [("parts", None, None)] == with_list((5, 1, 2, 4), 0, 1, 1)


def test_no_figure_is_put_right_by_less_than_nought() -> None:
    """Removed 2 would have to be −1: the movement is no consequence of its list."""
    totals = four((1, 0, 2, 2))
    parts = [figure("removed", value, symbol=name) for name, value in (("A", 0), ("B", 1))]
    assert [("movement", None, None), ("parts", None, None)] == failing(
        [*totals, *parts], listing(totals[2], parts, "symbol")
    )


def test_a_part_within_a_part_is_the_root() -> None:
    """The innermost list comes first, what stands over it follows: types, symbols, movement."""
    total = figure("current", 9, "CTVBM")
    symbols = [figure("current", value, "CTVBM", symbol=name) for name, value in SYMBOLS]
    types = [figure("current", 2, "CTVBM", symbol="LT", type=name) for name in "12"]
    lists = listing(total, symbols, "symbol"), listing(symbols[0], types, "type")
    assert [("parts", 1, 1), ("parts", 1, None)] == failing([total, *symbols, *types], *lists)


SYMBOLS = (("LT", 3), ("LC", 5))


def test_what_is_said_again_follows_from_the_movement() -> None:
    """A current figure that neither moves nor agrees with its repetition is one fault."""
    again = Figure("lại", "ST", "current", {}, 22, "hồ sơ", figure("current", 1).where)
    told = failing([*four((18, 9, 5, 25)), again])
    assert [("movement", 1, None), ("repeat", 1, 0)] == told


def test_a_correction_that_breaks_as_much_as_it_mends_explains_nothing() -> None:
    """An opening that its list and its levels both come to is right: the movement stands alone."""
    totals = four((5, 1, 2, 1))
    parts = [figure("opening", value, symbol=name) for name, value in (("A", 1), ("B", 1))]
    levels = [figure("opening", value, level=name) for name, value in (("huyện", 3), ("xã", 2))]
    fields = [figure("opening", value, branch=name) for name, value in (("a", 3), ("b", 2))]
    lists = (
        listing(totals[0], parts, "symbol"),
        listing(totals[0], levels, "level"),
        listing(totals[0], fields, "branch"),
    )
    told = failing([*totals, *parts, *levels, *fields], *lists)
    assert [("movement", None, None), ("parts", None, None)] == told
    one_against = failing([*totals, *parts, *levels], *lists[:2])
    assert [("movement", 1, 1), ("parts", 1, None)] == one_against


def of_lists(values: dict[str, int], *lists: tuple[Verdict, tuple[str, ...]]) -> Told:
    """Group and root of checks that hold figures against the first of them, by their names."""
    told = {name: figure("count", value, symbol=name) for name, value in values.items()}
    checks = [
        Check("parts", verdict, "ST", 0, 0, tuple(told[name].id for name in names), told["X"].where)
        for verdict, names in lists
    ]
    found = grouped(checks, report_of(list(told.values())))
    return [(one.rule, one.group, one.because_of) for one in found]


def test_a_correction_that_breaks_nothing_comes_before_one_that_does() -> None:
    """Of two figures that would mend two lists each, the one in no list that holds is the fault."""
    assert [
        ("parts", *told) for told in [(None, None), (1, None), (1, 1), (None, None)]
    ] == of_lists(
        {"X": 1, "Y": 1, "twice X": 1, "over X": 2, "over both": 3, "over Y": 2},
        ("fails", ("over X", "X")),
        ("fails", ("over both", "X", "Y")),
        ("fails", ("over Y", "Y")),
        ("holds", ("twice X", "X")),
    )


def test_groups_are_numbered_as_their_roots_stand_in_the_report() -> None:
    """The first finding is of the first group, wherever its consequence stands."""
    assert [("parts", *told) for told in [(1, None), (2, None), (2, 1), (1, 0)]] == of_lists(
        {"X": 1, "Y": 1, "a": 2, "b": 2, "c": 2, "d": 2},
        ("fails", ("a", "X")),
        ("fails", ("b", "Y")),
        ("fails", ("c", "Y")),
        ("fails", ("d", "X")),
    )


def test_a_wrong_day_is_put_right_by_no_figure() -> None:
    """An opening of 0 would mend the movement; the day it is dated by says nothing of it."""
    totals = four((5, 0, 0, 0))
    ids = tuple(one.id for one in totals)
    checks = (
        Check("movement", "fails", "ST", 0, 5, ids, totals[3].where),
        Check("period", "fails", "ST", YEAR.end, YEAR.start, ids[:1], totals[0].where),
    )
    assert checks == grouped(checks, report_of(totals))


def test_consequences_are_shown_right_below_their_root() -> None:
    """The others keep their order."""
    where = figure("current", 1).where
    checks = [
        Check("movement", "fails", "ST", 1, 2, (), where, group=1, because_of=2),
        Check("movement", "fails", "HN", 1, 2, (), where),
        Check("parts", "fails", "ST", 1, 2, (), where, group=1),
        Check("repeat", "fails", "ST", 1, 2, (), where, group=1, because_of=2),
        Check("date", "holds", None, 1, 1, (), where),
    ]
    assert [checks[index] for index in (1, 2, 0, 3, 4)] == list(in_groups(checks))


# ---- the slow twin ------------------------------------------------------------------------------

VALUES = st.integers(0, 3)


@st.composite
def reports(draw: st.DrawFn) -> StatedReport:
    """Four figures of a line and of two symbols, small enough to go wrong together."""
    totals = four(tuple(draw(VALUES) for _ in range(4)))
    symbols = [four(tuple(draw(VALUES) for _ in range(4)), symbol=name) for name in ("A", "B")]
    lists = [
        listing(total, [one[place] for one in symbols], "symbol")
        for place, total in enumerate(totals)
    ]
    return report_of([*totals, *symbols[0], *symbols[1]], *lists)


def mended(report: StatedReport, figure_id: str, value: int) -> list[str]:
    """The verdicts of all checks of a report, one of whose figures has another value."""
    changed = [
        Figure(one.id, one.line, one.measure, one.cell, value, one.unit_of_measure, one.where)
        if one.id == figure_id
        else one
        for one in report.figures
    ]
    found = check_report(report_of(changed, *report.breakdowns), year_end_form())
    return [one.verdict for one in found]


@given(reports())
def test_one_figure_mends_a_whole_group(report: StatedReport) -> None:
    """Trying every figure with every value: one makes the whole group hold, and its root names
    itself by nothing; each failing check keeps its verdict.
    """
    checks = check_report(report, year_end_form())
    groups: dict[int, list[int]] = {}
    for index, check in enumerate(checks):
        if check.group is not None:
            assert check.verdict == "fails"
            groups.setdefault(check.group, []).append(index)
    for members in groups.values():
        (root,) = [index for index in members if checks[index].because_of is None]
        assert {root} == {checks[index].because_of for index in members if index != root}
        tried = (mended(report, one.id, value) for one in report.figures for value in range(13))
        assert any(all(found[index] == "holds" for index in members) for found in tried)


@given(reports())
def test_what_no_figure_mends_together_is_in_no_group(report: StatedReport) -> None:
    """Two checks that stand alone have no figure whose other value mends both and breaks none."""
    checks = check_report(report, year_end_form())
    alone = [
        index
        for index, one in enumerate(checks)
        if one.verdict == "fails" and one.group is None and set(one.figures)
    ]
    for one, other in combinations(alone, 2):
        for shared in set(checks[one].figures) & set(checks[other].figures):
            for value in range(13):
                found = mended(report, shared, value)
                broken = sum(
                    now != "holds" and was.verdict == "holds"
                    for now, was in zip(found, checks, strict=True)
                )
                both = found[one] == found[other] == "holds"
                assert not both or broken >= 2


def test_grouping_twice_changes_nothing() -> None:
    """It depends on what was found alone."""
    totals = four((5, 1, 2, 1))
    parts = [figure("opening", value, symbol=name) for name, value in (("A", 1), ("B", 1))]
    report = report_of([*totals, *parts], listing(totals[0], parts, "symbol"))
    checks = check_report(report, year_end_form())
    assert checks == grouped(checks, report)
