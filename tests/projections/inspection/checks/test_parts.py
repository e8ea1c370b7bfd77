"""The rule of parts, to its last comparison: when parts must add up, when they need not, and in
which line that stands.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from projections.inspection.checks.finding import (
    FAILS,
    HOLDS,
    NO_PARTS,
    NOT_EXHAUSTIVE,
    NOT_STATED,
    PARTS_UNREAD,
    RECLASSIFIED,
    UNCERTAIN_MEASURE,
)
from projections.inspection.reading.stated.values import Figure, Listed, Measure
from tests.projections.inspection.checks.made_statements import checked, figure, four, listing

Parts = dict[str, int | None]


def parts_of(total: Figure, dimension: str, parts: Parts) -> list[Figure]:
    """Parts of a total's cell."""
    return [
        figure(total.measure, value, total.line, **total.cell, **{dimension: code})
        for code, value in parts.items()
    ]


def reason(
    total: Figure,
    dimension: str,
    parts: Parts,
    listed: Listed = "all",
    others: tuple[Figure, ...] = (),
    *,
    whole: bool = True,
) -> str:
    """What is said of one list."""
    stated = parts_of(total, dimension, parts)
    rule = "level" if dimension in ("level", "unit") else "parts"
    found = checked(
        rule,
        [total, *stated, *others],
        listing(total, stated, dimension, listed, whole=whole),
    )
    return found[0].reason


def current(value: int | None, line: str | None = "CTVBM", **cell: str) -> Figure:
    """A current figure."""
    return figure("current", value, line, **cell)


@pytest.mark.parametrize(
    ("total", "dimension", "parts", "expected"),
    [
        (None, "symbol", {"LT": 1, "LC": 1}, NOT_STATED),
        (3, "symbol", {"LT": None, "LC": None}, NOT_STATED),
        (0, "symbol", {"LT": None}, NOT_STATED),
        (0, "symbol", {"LT": 0, "LC": None}, HOLDS),
        (0, "online", {"true": 1}, FAILS),
        (3, "online", {"true": 4}, FAILS),
        (3, "online", {"true": 3}, HOLDS),
        (3, "field", {"a": 4, "b": 1}, FAILS),
        (3, "field", {"a": 2, "b": 2}, NOT_EXHAUSTIVE),
        (3, "field", {"a": 1, "b": 1}, NOT_EXHAUSTIVE),
        (3, "field", {"a": 1, "b": 2}, HOLDS),
        (3, "symbol", {"LT": 2, "LC": 2}, FAILS),
        (3, "symbol", {"LT": 2, "LC": 1}, HOLDS),
        (3, "symbol", {"LT": 1, "LC": 1}, FAILS),
        (3, "symbol", {"LT": 1, "LC": None}, NOT_STATED),
        (3, "level", {"huyện": 1, "xã": None}, FAILS),
        (3, "level", {"huyện": 1, "xã": 1}, FAILS),
        (3, "level", {"huyện": 1, "xã": 2}, HOLDS),
    ],
)
def test_parts_against_their_total(
    total: int | None, dimension: str, parts: Parts, expected: str
) -> None:
    """One part may not exceed the total, nor all of them where a record is in one alone; they have
    to add up where they are all there is.
    """
    assert expected == reason(current(total), dimension, parts)


@pytest.mark.parametrize(
    "dimension",
    ["symbol", "type", "class", "list", "group", "level", "unit", "branch", "closing", "source"],
)
def test_a_record_has_one_value_of_most_dimensions(dimension: str) -> None:
    """So two parts together cannot exceed their total."""
    assert FAILS == reason(current(3), dimension, {"a": 2, "b": 2})


def test_a_list_that_was_not_read_whole_may_hold_the_rest() -> None:
    """But not take anything away."""
    parts: Parts = {"LT": 1, "LC": 1}
    assert PARTS_UNREAD == reason(current(3), "symbol", parts, whole=False)
    assert FAILS == reason(current(1), "symbol", parts, whole=False)


@pytest.mark.parametrize(
    ("total", "dimension", "parts", "other", "expected"),
    [
        (current(9), "level", {"huyện": 7}, current(2, symbol="LC", level="xã"), PARTS_UNREAD),
        (current(9), "level", {"huyện": 7}, current(0, symbol="LC", level="xã"), FAILS),
        (current(9), "level", {"huyện": 7}, current(None, symbol="LC", level="xã"), FAILS),
        (current(9), "level", {"huyện": 7}, current(2, "HN", symbol="HN", level="xã"), FAILS),
        (current(9), "level", {"huyện": 7}, current(2, symbol="LC", level="huyện"), FAILS),
        (current(9), "level", {"huyện": 7}, current(2, symbol="LC"), FAILS),
        (
            current(9),
            "level",
            {"huyện": 7},
            figure("added", 2, "CTVBM", symbol="LC", level="xã"),
            FAILS,
        ),
        (
            current(9, symbol="LT"),
            "level",
            {"huyện": 7},
            current(2, symbol="LC", level="xã"),
            PARTS_UNREAD,
        ),
        (
            current(9, symbol="LT"),
            "type",
            {"1": 7},
            current(2, symbol="LC", type="2", level="xã"),
            FAILS,
        ),
        (
            current(9, symbol="LT"),
            "type",
            {"1": 7},
            current(2, symbol="LT", type="2", level="xã"),
            PARTS_UNREAD,
        ),
    ],
)
def test_a_part_may_stand_elsewhere_in_pieces(
    total: Figure, dimension: str, parts: Parts, other: Figure, expected: str
) -> None:
    """Another value of the dimension, in the same measure of the same line, that is not nought; of
    the same cell, but for levels and units.
    """
    assert expected == reason(total, dimension, parts, others=(other,))


# ---- what claims to be everything -------------------------------------------------------------


@pytest.mark.parametrize(
    ("listed", "dimension", "count", "expected"),
    [
        ("all", "branch", 1, NOT_EXHAUSTIVE),
        ("all", "branch", 2, FAILS),
        ("all", "source", 2, FAILS),
        ("all", "symbol", 1, FAILS),
        ("all", "unit", 1, FAILS),
        ("all", "type", 1, FAILS),
        ("bracket", "branch", 1, NOT_EXHAUSTIVE),
        ("bracket", "branch", 2, FAILS),
        ("bracket", "source", 2, NOT_EXHAUSTIVE),
        ("bracket", "symbol", 1, FAILS),
        ("bracket", "unit", 1, FAILS),
        ("bracket", "type", 1, NOT_EXHAUSTIVE),
        ("named", "symbol", 1, FAILS),
        ("named", "branch", 2, NOT_EXHAUSTIVE),
        ("some", "symbol", 2, NOT_EXHAUSTIVE),
        ("some", "branch", 2, NOT_EXHAUSTIVE),
        ("some", "level", 1, FAILS),
    ],
)
def test_what_a_list_claims(listed: Listed, dimension: str, count: int, expected: str) -> None:
    """By what introduces it, by what it divides by, and by how many parts it has."""
    total = current(9, symbol="LT") if dimension == "type" else current(9)
    parts: Parts = {str(number): 1 for number in range(1, count + 1)}
    assert expected == reason(total, dimension, parts, listed)


@pytest.mark.parametrize(
    ("line", "dimension", "codes", "expected"),
    [
        ("ST", "class", "A B", FAILS),
        ("ST", "class", "A", NOT_EXHAUSTIVE),
        ("ST", "class", "A B C", FAILS),
        ("ST", "list", "I II III IV", FAILS),
        ("ST", "list", "I II III", NOT_EXHAUSTIVE),
        ("VAI_AO", "symbol", "NV CTV", FAILS),
        ("VAI_AO", "symbol", "NV", NOT_EXHAUSTIVE),
        (None, "symbol", "NV CTV", NOT_EXHAUSTIVE),
        ("ST", "source", "DTCB ST HN CTVBM VAI_AO KHAC", NOT_EXHAUSTIVE),
        ("ST", "unit", "a b", NOT_EXHAUSTIVE),
    ],
)
def test_all_the_values_there_are(
    line: str | None, dimension: str, codes: str, expected: str
) -> None:
    """Where a dimension has but so many values, and all are named, nothing is left."""
    parts: Parts = dict.fromkeys(codes.split(), 1)
    assert expected == reason(current(9, line), dimension, parts, "some")


def kinds(*values: int | None, noun: str = "vụ", words: str = "a b") -> list[Figure]:
    """A count and its kinds."""
    names = ["", *(f" về {word}" for word in words.split())]
    return [
        figure("count", value, None, kind=f"{noun}{name}")
        for name, value in zip(names, values, strict=True)
    ]


@pytest.mark.parametrize(
    ("elsewhere", "expected"),
    [
        (kinds(5, 2, 3, noun="án"), FAILS),
        (kinds(5, 2, 2, noun="án"), NOT_EXHAUSTIVE),
        (kinds(0, 0, 0, noun="án"), NOT_EXHAUSTIVE),
        (kinds(None, 0, 0, noun="án"), NOT_EXHAUSTIVE),
        (kinds(5, 5, None, noun="án"), FAILS),
        (kinds(5, 2, 3, noun="án", words="a c"), NOT_EXHAUSTIVE),
        (kinds(5, 1, 1, 3, noun="án", words="a b c"), NOT_EXHAUSTIVE),
    ],
)
def test_kinds_that_add_up_elsewhere_are_meant_to_be_all(
    elsewhere: list[Figure], expected: str
) -> None:
    """The same kinds, of a count that is not nought; whatever other lists stand between."""
    here, between = kinds(9, 2, 3), four((1, 0, 0, 1), "CTVBM")
    symbols = parts_of(between[0], "symbol", {"LT": 1})
    lists = (
        listing(here[0], here[1:], "kind", "some"),
        listing(between[0], symbols, "symbol"),
        listing(elsewhere[0], elsewhere[1:], "kind", "some"),
    )
    found = checked("parts", [*here, *between, *symbols, *elsewhere], *lists)
    assert expected == found[0].reason


def apart(first: tuple[int | None, ...], second: tuple[int | None, ...]) -> str:
    """What is said of a current figure's symbols that stand apart from it, when an opening and its
    symbols are these: total, HN, HV each.
    """
    figures: list[Figure] = []
    stated: dict[Measure, tuple[int | None, ...]] = {"opening": first, "current": second}
    for measure, (whole, *values) in stated.items():
        total = figure(measure, whole, "HN")
        parts = dict(zip(("HN", "HV"), values, strict=False))
        figures += [total, *parts_of(total, "symbol", parts)]
    return next(one.reason for one in checked("parts", figures) if one.figures[0] == "HN.current")


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ((3, 2, 1), FAILS),
        ((3, 3, None), FAILS),
        ((3, 3), FAILS),
        ((3, 2, 0), NOT_EXHAUSTIVE),
        ((0, 0, 0), NOT_EXHAUSTIVE),
        ((None, 0, 0), NOT_EXHAUSTIVE),
        ((4, 1, 1), NOT_EXHAUSTIVE),
    ],
)
def test_parts_apart_must_add_up_where_they_once_do(
    opening: tuple[int | None, ...], expected: str
) -> None:
    """In another measure, in a figure that is not nought."""
    assert expected == apart(opening, (9, 2, 1))


def test_a_part_named_alone_is_not_all_there_is() -> None:
    """Of the one that a report names there were once as many as of all; now there are others."""
    assert NOT_EXHAUSTIVE == apart((3, 3), (9, 2))


def test_by_what_files_came_says_nothing_of_by_what_they_went() -> None:
    """All that went were handed over, and nothing that came was: two kinds or one, of two flows."""
    removed, added = figure("removed", 1, "HN"), figure("added", 2, "HN")
    for kinds in (("transferred",), ("transferred", "reorganised")):
        went = parts_of(removed, "movement", {kind: int(kind == kinds[0]) for kind in kinds})
        came = parts_of(added, "movement", dict.fromkeys(kinds, 0))
        found = checked("parts", [added, removed, *came, *went])
        assert {NOT_EXHAUSTIVE, HOLDS} == {one.reason for one in found}


def some(
    measures: dict[Measure, tuple[int | None, ...]],
    others: tuple[Figure, ...] = (),
    dimension: str = "symbol",
) -> str:
    """What is said of current symbols of which the report says ``trong đó có``."""
    figures: list[Figure] = []
    for measure, (whole, *values) in measures.items():
        total = figure(measure, whole, "DTCB")
        codes = dict(zip(("ĐV", "ĐN"), values, strict=False))
        figures += [total, *parts_of(total, dimension, codes)]
    total, parts = current(9, "DTCB"), parts_of(current(9, "DTCB"), dimension, {"ĐV": 4, "ĐN": 3})
    stated = [*figures, total, *parts, *others]
    found = checked("parts", stated, listing(total, parts, dimension, "some"))
    return next(one.reason for one in found if one.figures[0] == total.id)


def test_symbols_alone_can_be_all_there_are() -> None:
    """A line has few symbols, but there is always another branch."""
    told: dict[Measure, tuple[int | None, ...]] = {"opening": (7, 4, 3), "added": (2, 2, 0)}
    assert [FAILS, NOT_EXHAUSTIVE] == [some(told, (), name) for name in ("symbol", "branch")]


@pytest.mark.parametrize(
    ("opening", "added", "others", "expected"),
    [
        ((4, 3, 1), (2, 2, 0), (), FAILS),
        ((4, 3, 0), (2, 2, 0), (), NOT_EXHAUSTIVE),
        ((4, 3, 1), (2, 1, 0), (), NOT_EXHAUSTIVE),
        ((4, 4, None), (2, 2, 0), (), NOT_EXHAUSTIVE),
        ((4, 4), (2, 2, 0), (), NOT_EXHAUSTIVE),
        ((None, 0, 0), (2, 2, 0), (), NOT_EXHAUSTIVE),
        ((4, 3, 1), (2, 2, 0), (figure("removed", 1, "DTCB", symbol="ĐC"),), NOT_EXHAUSTIVE),
        ((4, 3, 1), (2, 2, 0), (figure("removed", None, "DTCB", symbol="ĐC"),), NOT_EXHAUSTIVE),
        ((4, 3, 1), (2, 2, 0), (figure("removed", 0, "DTCB", symbol="ĐC"),), FAILS),
        ((4, 3, 1), (2, 2, 0), (figure("removed", 1, "DTCB", symbol="ĐV"),), FAILS),
        ((4, 3, 1), (2, 2, 0), (figure("removed", 1, "CA", symbol="VA"),), FAILS),
    ],
)
def test_no_other_part_can_be_there(
    opening: tuple[int, ...], added: tuple[int, ...], others: tuple[Figure, ...], expected: str
) -> None:
    """The symbols named made up all there was and all that was added, and no other is stated."""
    assert expected == some({"opening": opening, "added": added}, others)


def test_parts_of_no_total_made_up_nothing() -> None:
    """An opening of which only the symbols are stated may have been more."""
    opening = tuple(parts_of(figure("opening", 4, "DTCB"), "symbol", {"ĐV": 3, "ĐN": 1}))
    assert NOT_EXHAUSTIVE == some({"added": (2, 2, 0)}, opening)


def test_only_a_current_figure_tells_that_no_other_can_be_there() -> None:
    """Of what was removed, the opening says nothing; nor does it where a part is blank."""
    opening, added = figure("opening", 4, "DTCB"), figure("added", 2, "DTCB")
    known = (
        opening,
        *parts_of(opening, "symbol", {"ĐV": 3, "ĐN": 1}),
        added,
        *parts_of(added, "symbol", {"ĐV": 2, "ĐN": 0}),
    )
    removed = figure("removed", 9, "DTCB")
    assert NOT_EXHAUSTIVE == reason(removed, "symbol", {"ĐV": 4, "ĐN": 3}, "some", known)
    now = current(9, "DTCB")
    assert FAILS == reason(now, "symbol", {"ĐV": 4, "ĐN": 3}, "some", known)
    assert NOT_EXHAUSTIVE == reason(now, "symbol", {"ĐV": 4, "ĐN": None}, "some", known)


# ---- what excuses -----------------------------------------------------------------------------


def moved(
    removed: tuple[int | None, ...],
    dimension: str = "symbol",
    *others: Figure,
    added: tuple[int, int, int] = (2, 2, 1),
) -> str:
    """What is said of two added to two parts that together exceed them by one, when so many were
    removed: in all, and from each part.
    """
    totals = figure("added", added[0], "CTVBM"), figure("removed", removed[0], "CTVBM")
    codes: Parts = {"LT": added[1], "LC": added[2]}
    gone = parts_of(totals[1], dimension, {"LT": removed[1], "LC": removed[2]})
    return reason(totals[0], dimension, codes, "all", (totals[1], *gone, *others))


@pytest.mark.parametrize(
    ("removed", "expected"),
    [
        ((1, 0, 2), RECLASSIFIED),
        ((1, None, 2), RECLASSIFIED),
        ((1, 1, 2), FAILS),
        ((1, 0, 1), FAILS),
        ((None, 0, 1), FAILS),
        ((0, 0, 1), RECLASSIFIED),
    ],
)
def test_as_many_as_came_too_many_must_have_gone_too_many(
    removed: tuple[int | None, ...], expected: str
) -> None:
    """Then so many moved from part to part."""
    assert expected == moved(removed)


def test_who_moved_is_counted_in_parts_of_the_same_cell_alone() -> None:
    """A part of a part is none, nor is one of another line."""
    beyond = figure("removed", 1, "CTVBM", symbol="LT", level="xã")
    assert RECLASSIFIED == moved((1, 0, 2), "symbol", beyond)
    assert FAILS == moved((1, 0, 1), "symbol", beyond)
    assert FAILS == moved((1, 0, 1), "symbol", figure("removed", 1, "HN", symbol="HN"))


@pytest.mark.parametrize("dimension", ["source", "closing", "kind"])
def test_nothing_moves_between_sources_ways_and_kinds(dimension: str) -> None:
    """A record comes from one source and goes one way."""
    assert FAILS == moved((1, 0, 2), dimension)


def test_too_few_on_both_sides_have_not_moved() -> None:
    """They are missing."""
    assert FAILS == moved((5, 1, 2), added=(5, 2, 1))


@pytest.mark.parametrize(("first", "second"), [("removed", "added"), ("opening", "current")])
def test_only_what_came_and_went_can_have_moved(first: Measure, second: Measure) -> None:
    """Either way round; stocks hold no moves."""
    one, other = figure(first, 2, "CTVBM"), figure(second, 1, "CTVBM")
    beside = (other, *parts_of(other, "symbol", {"LT": 0, "LC": 2}))
    expected = RECLASSIFIED if first == "removed" else FAILS
    assert expected == reason(one, "symbol", {"LT": 2, "LC": 1}, "all", beside)


@pytest.mark.parametrize(
    ("modes", "added", "expected"),
    [
        (("target", "target"), 9, UNCERTAIN_MEASURE),
        (("target", "statistics"), 9, FAILS),
        (("statistics", "statistics"), 9, FAILS),
        (("target", "target"), 8, FAILS),
        (("target", "target"), None, FAILS),
    ],
)
def test_parts_under_a_target_may_be_of_another_total(
    modes: tuple[str, str], added: int | None, expected: str
) -> None:
    """Where they fit one; parts in the statistics say what they are of."""
    parts = [
        replace(figure("current", value, class_=code), mode=mode)  # type: ignore[arg-type]
        for code, value, mode in zip("AB", (4, 5), modes, strict=True)
    ]
    totals = [figure("opening", 13), figure("added", added), figure("current", 22)]
    found = checked("parts", [*totals, *parts])
    assert [expected] == [one.reason for one in found]


def test_a_list_under_a_target_is_of_its_own_total() -> None:
    """Who lists parts says what they are of, wherever the list stands."""
    parts = [
        replace(figure("current", value, class_=code), mode="target")
        for code, value in zip("AB", (4, 5), strict=True)
    ]
    totals = [figure("opening", 13), figure("added", 9), figure("current", 22)]
    found = checked("parts", [*totals, *parts], listing(totals[2], parts, "class"))
    assert [FAILS] == [one.reason for one in found]


# ---- which parts there are --------------------------------------------------------------------


def test_a_type_has_parts_of_its_own() -> None:
    """Branches of ``LT loại 1`` that stand apart are held against it; the symbol itself is not."""
    total = current(3, symbol="LT", type="1")
    parts = parts_of(total, "branch", {"XDPX": 2, "XDLL": 2})
    found = checked("parts", [current(9), total, *parts])
    assert [("CTVBM.current.LT.1", "fails")] == [(one.figures[0], one.verdict) for one in found]


@pytest.mark.parametrize(
    ("removed", "listed", "reason"),
    [(37, False, NO_PARTS), (37, True, FAILS), (300, False, FAILS)],
)
def test_what_exceeds_a_total_wherever_both_are_stated_is_no_part_of_it(
    removed: int, listed: bool, reason: str
) -> None:
    """Figures of other units named by their level; one that fits elsewhere, or is listed, is a
    part.
    """
    totals = four((302, 41, removed, 306))
    parts = [figure("added", 260, level="huyện"), figure("removed", 231, level="huyện")]
    lists = [listing(totals[1], parts[:1], "level")] if listed else []
    found = checked("level", [*totals, *parts], *lists)
    assert [reason] == [one.reason for one in found if one.figures[0] == "ST.added"]


def test_a_list_is_judged_once() -> None:
    """Parts that the report lists do not stand apart as well; those of another cell do."""
    total = current(3, "ST")
    parts = parts_of(total, "class", {"A": 1, "B": 1})
    others = parts_of(total, "list", {"I": 1, "II": 1, "III": 1, "IV": 1})
    found = checked("parts", [total, *parts, *others], listing(total, parts, "class"))
    assert [FAILS, FAILS] == [one.reason for one in found]
    assert [("ST.current.A", "ST.current.B")] == [found[0].figures[1:]]


@pytest.mark.parametrize(
    "figures",
    [
        [figure("current", 3, None), figure("current", 4, None, class_="A")],
        [figure("count", 3), figure("count", 4, class_="A")],
        [figure("current", 4, class_="A")],
        [current(3, type="1"), current(4, symbol="LT", type="1")],
        [current(3, symbol="LC"), current(4, symbol="LC", type="1")],
    ],
)
def test_what_is_no_part_of_anything(figures: list[Figure]) -> None:
    """Of no line, of no stock or flow, of no total; a symbol of typed files, a type of untyped."""
    assert [] == checked("parts", figures)


def test_what_comes_after_a_figure_that_is_no_part() -> None:
    """Is looked at all the same."""
    figures = [
        figure("current", 1, None, class_="A"),
        current(1, symbol="LC", type="1"),
        current(3, symbol="LT"),
        current(4, symbol="LT", type="1"),
    ]
    assert [("CTVBM.current.LT", "CTVBM.current.LT.1")] == [
        one.figures for one in checked("parts", figures)
    ]


# ---- the line it stands in --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "expected"), [((1, 4), FAILS), ((4, 5), HOLDS), ((None, None), NOT_STATED)]
)
@pytest.mark.parametrize("dimension", ["symbol", "level", "unit"])
@pytest.mark.parametrize("table", [None, 1])
def test_a_list_stands_in_the_line_of_its_total(
    values: tuple[int | None, ...], expected: str, dimension: str, table: int | None
) -> None:
    """Whatever is found, in a table or not; every line involved is told after it, in reading
    order.
    """
    total = current(9)
    parts = parts_of(total, dimension, dict(zip("ab", values, strict=True)))
    placed = [replace(one, where=replace(one.where, table=table)) for one in (*parts, total)]
    rule = "parts" if dimension == "symbol" else "level"
    (found,) = checked(rule, placed, listing(placed[2], placed[:2], dimension))
    lines = ("CTVBM.current", "CTVBM.current.a", "CTVBM.current.b")
    assert (expected, "CTVBM.current", lines) == (found.reason, found.where.text, found.lines)


def test_parts_under_a_target_stand_in_the_line_of_their_total_too() -> None:
    """Its line comes first, theirs after it."""
    totals = four((8, 2, 0, 11))
    under_target = [
        replace(figure("current", value, class_=code), mode="target")
        for code, value in (("A", 4), ("B", 6))
    ]
    (found,) = [one for one in checked("parts", [*under_target, *totals]) if one.reason == FAILS]
    assert ("ST.current", "ST.current.A", "ST.current.B") == found.lines


def of_symbols(measure: Measure, total: int | None, **parts: int) -> tuple[Figure, ...]:
    """A total of collaborators, and what stands apart from it by symbol."""
    return (
        figure(measure, total, "CTVBM"),
        *(figure(measure, value, "CTVBM", symbol=code) for code, value in parts.items()),
    )


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        (of_symbols("opening", 1, LT=2, LC=1), NO_PARTS),
        ((*of_symbols("opening", 10, LT=1, LC=1), *of_symbols("removed", 1, LT=3)), FAILS),
        ((*of_symbols("opening", 1, LT=2), *of_symbols("removed", None, LT=3)), NO_PARTS),
        (of_symbols("removed", None, LT=3), FAILS),
    ],
)
def test_what_fits_in_one_measure_is_a_part(others: tuple[Figure, ...], expected: str) -> None:
    """Only what exceeds its total wherever both are stated is no part of it."""
    found = checked("parts", [*of_symbols("current", 5, LT=3, LC=4), *others])
    assert expected == found[0].reason


@pytest.mark.parametrize(
    ("elsewhere", "expected"), [("huyện", FAILS), ("xã", NOT_STATED), (None, FAILS)]
)
def test_a_blank_level_counts_where_it_holds_records(elsewhere: str | None, expected: str) -> None:
    """Another level's records are no reason to wait for it."""
    others = [figure("opening", 2, level=elsewhere)] if elsewhere else []
    parts: Parts = {"huyện": 3, "xã": None}
    assert expected == reason(figure("current", 5), "level", parts, "all", tuple(others))
