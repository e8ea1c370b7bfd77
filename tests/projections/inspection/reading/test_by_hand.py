"""Corrections of a reading, laid over what the program read: they and nothing else."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ledger.entries.reading import ReadingCorrected
from projections.documents.lines.document import Where
from projections.inspection.reading.by_hand import as_read_by_hand, figure_id, place_named
from projections.inspection.reading.stated.values import (
    AMBIGUOUS,
    Breakdown,
    Figure,
    NotRead,
    StatedPart,
    StatedRate,
    StatedReport,
    TargetResult,
)

PLACES = tuple(Where(f"dòng {number}", paragraph=number) for number in range(1, 5))


def figure(number: int, value: int | None = 1, line: str = "ST") -> Figure:
    """A figure at a place."""
    return Figure(f"f{number}", line, "added", {}, value, "hồ sơ", PLACES[number - 1])


def report(*figures: Figure, **more: object) -> StatedReport:
    """A report that states figures."""
    return StatedReport(None, None, None, None, None, figures, **more)  # type: ignore[arg-type]


def entry(position: int, number: int, **fields: Any) -> ReadingCorrected:
    """A correction of the figure at a place, or of one made there."""
    told: dict[str, Any] = {
        "line_read": "ST",
        "measure_read": "added",
        "figure": f"f{number}",
        **fields,
    }
    return ReadingCorrected(
        record="inspection:KT-1",
        version=position,
        position=position,
        effective_on=date(2024, 10, 1),
        by="CB01",
        unit="CAH",
        file="r.txt",
        sha256="ab" * 32,
        place=str(number),
        why="nhòe",
        read_by="CB02",
        **told,
    )


@given(
    st.lists(st.integers(0, 9), min_size=4, max_size=4),
    st.lists(
        st.tuples(
            st.sampled_from(["value", "struck", "made"]), st.integers(1, 4), st.integers(0, 9)
        ),
        max_size=6,
        unique_by=lambda one: (one[0] == "made", one[1]),
    ),
)
def test_each_correction_changes_its_place_alone(
    stated: list[int], corrections: list[tuple[str, int, int]]
) -> None:
    """Against a table of places, kept by hand: what is struck is gone, what is made is there."""
    expected: dict[str, tuple[int, int | None]] = {
        f"f{number}": (value, None) for number, value in enumerate(stated, start=1)
    }
    entries = []
    for position, (kind, number, value) in enumerate(corrections, start=50):
        name = f"new{number}" if kind == "made" else f"f{number}"
        if kind == "struck":
            entries.append(entry(position, number, struck=True, line_read=None, measure_read=None))
            del expected[name]
        else:
            new = {"made": True, "figure": name, "line_read": "HN"}
            made: dict[str, Any] = new if kind == "made" else {}
            entries.append(entry(position, number, value=value, **made))
            expected[name] = (value, position)
    found = as_read_by_hand(
        report(*(figure(n, value) for n, value in enumerate(stated, start=1))), entries, PLACES
    )
    assert expected == {one.id: (one.value, one.by_hand) for one in found.figures}
    assert [one.position for one in entries] == [one.entry.position for one in found.by_hand]
    places = [int(place_named(one.where)) for one in found.figures]
    assert sorted(places) == places


def test_a_part_that_is_none_any_more() -> None:
    """A list no longer speaks of what is of another line, and no longer claims to be whole."""
    total, parts = figure(1), (figure(2), figure(3))
    whole = Breakdown("f1", ("f2", "f3"), "class", "all", whole=True)
    stated = report(total, *parts, breakdowns=(whole,))
    kept = as_read_by_hand(stated, [entry(50, 2, value=7)], PLACES)
    assert (whole,) == kept.breakdowns
    moved = as_read_by_hand(stated, [entry(50, 2, value=1, line_read="HN")], PLACES)
    assert (Breakdown("f1", ("f3",), "class", "all", whole=False),) == moved.breakdowns
    struck = entry(50, 1, struck=True, line_read=None, measure_read=None)
    assert () == as_read_by_hand(stated, [struck], PLACES).breakdowns


def test_what_was_not_read_is_used_up() -> None:
    """Once as many figures are made at a place as numbers stood there unread."""
    unread = NotRead(PLACES[0], "03 và 04", AMBIGUOUS)
    stated = report(figure(2), not_read=(unread,))
    made = [
        entry(50 + value, 1, made=True, figure=f"n{value}", value=value, cell=[f"class={code}"])
        for value, code in ((3, "A"), (4, "B"))
    ]
    assert (unread,) == as_read_by_hand(stated, made[:1], PLACES).not_read
    assert () == as_read_by_hand(stated, made, PLACES).not_read


def test_what_the_program_reads_otherwise_today() -> None:
    """Is not corrected by what was said of another reading, and is told."""
    found = as_read_by_hand(report(figure(1)), [entry(50, 3, value=7)], PLACES)
    assert ((1, None), False) == (
        (found.figures[0].value, found.figures[0].by_hand),
        found.by_hand[0].fits,
    )
    made = entry(50, 1, made=True, figure="n", value=7)
    read_since = as_read_by_hand(report(figure(1)), [made], PLACES)
    assert [("f1", 7, 50)] == [(one.id, one.value, one.by_hand) for one in read_since.figures]


def test_ids_are_new() -> None:
    """As the program gives them, with a number where one is taken."""
    assert "ST.added.B" == figure_id("ST", "added", {"class": "B"}, ())
    assert "ST.added#3" == figure_id("ST", "added", {}, ("ST.added", "ST.added#2"))


def result(said: str, part: StatedPart) -> StatedReport:
    """A report whose first place states the result of target 5."""
    rate = StatedRate(part.numerator, part.denominator, part.value, PLACES[0])
    row = TargetResult(5, rate, criterion="Phá án", result=said, parts=(part,))
    return report(targets=(row,), rates=(rate,))


def side(kind: str, said: str, number: int = 1) -> ReadingCorrected:
    """A correction of a value of target 5."""
    fields = {"line_read": None, "measure_read": None, "value_kind": kind, "said": said}
    return entry(50, number, figure=f"T5.{kind}", **fields)


def test_a_side_of_a_result() -> None:
    """Its part, its share, the rate that is checked, and its words where the number stands once."""
    stated = result("05/16 vụ, đạt 31,25%", StatedPart("", 5, 16, "31.25"))
    read = as_read_by_hand(stated, [side("numerator", "8"), side("rate", "50")], PLACES)
    row = read.targets[0]
    assert ("8/16 vụ, đạt 50%", (8, 16, "50")) == (
        row.result,
        (row.parts[0].numerator, row.parts[0].denominator, row.parts[0].value),
    )
    assert [(8, 16, "50")] == [(it.numerator, it.denominator, it.value) for it in read.rates]
    twice = result("16/16 vụ", StatedPart("", 16, 16))
    assert "" == as_read_by_hand(twice, [side("numerator", "8")], PLACES).targets[0].result


def test_a_result_that_is_read_otherwise_today() -> None:
    """At another place, or of another target, nothing is corrected, and that is told."""
    stated = result("5/16", StatedPart("", 5, 16))
    found = as_read_by_hand(stated, [side("numerator", "8", number=2)], PLACES)
    assert (stated.targets, [False]) == (found.targets, [it.fits for it in found.by_hand])
