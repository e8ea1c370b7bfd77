"""Many reports together: by unit, by cause, as ratios, and of two of one period only one."""

from __future__ import annotations

import json

from projections.inspection.reconciliation.overview import HeldReport, Overview


def held(
    file: str,
    unit: str,
    reported: int,
    now: int,
    *,
    end: str = "2024-10-14",
    submitted: bool = False,
    **causes: int,
) -> HeldReport:
    """A report of one total."""
    return HeldReport(
        file,
        file,
        unit,
        "2023-10-15",
        end,
        submitted,
        figures=1,
        checkable=1,
        confirmed=int(reported == now),
        differing=int(reported != now),
        rows=(("ST", "added", reported, reported, now),),
        causes=causes,
    )


REFUSED = HeldReport("c", problem="no period", hint="give one")
FOUND = Overview(
    (
        held("a", "DX1", 10, 12, late_entry=1),
        held("b", "DX2", 10, 10),
        REFUSED,
        held("d", "DX2", 5, 4, end="2023-10-14", late_entry=1, backdated=2),
        held("e", "DX1", 10, 11, submitted=True, late_entry=2),
    ),
    out_of=4,
)


def test_of_two_reports_of_one_period_the_submitted_one_counts() -> None:
    """Both are named."""
    assert ["b", "d", "e"] == [one.file for one in FOUND.counted]
    assert [["a", "e"]] == [[one.file for one in them] for them in FOUND.doubled]


def test_of_two_that_nobody_submitted_the_first_counts() -> None:
    """In the order in which they were given."""
    found = Overview((held("x", "DX1", 1, 1), held("y", "DX1", 1, 2)))
    assert ["x"] == [one.file for one in found.counted]


def test_units_stand_in_the_order_of_their_absolute_error() -> None:
    """An error up and one down are two."""
    told = [(one.unit, one.reports, one.absolute_error, one.factor) for one in FOUND.by_unit()]
    assert [("DX1", 1, 1, 1.1), ("DX2", 2, 1, 0.9333)] == told


def test_causes_by_the_figures_they_explain() -> None:
    """And the reports in which they do."""
    assert [("late_entry", 3, 2), ("backdated", 2, 1)] == FOUND.by_cause()


def test_a_ratio_adds_up_the_reports_of_each_unit() -> None:
    """Two units of four: 25 reported, 25 recounted."""
    [(line, measure, told)] = FOUND.ratios()
    assert ("ST", "added", 2, 4) == (line, measure, told.units, told.out_of)
    assert (25, 25, 1) == (told.reported, told.recounted, told.ratio)


def test_how_many_totals_are_beyond_ten_percent() -> None:
    """At ten percent exactly they are not."""
    assert (0, 1, 3) == FOUND.beyond()


def test_a_result_is_kept_as_it_was() -> None:
    """Written down as JSON and read again."""
    for one in FOUND.reports:
        assert one == HeldReport.kept(json.loads(json.dumps(one.as_json())))
