"""A file of targets: what is right is read into values, and every mistake is told with its line."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from projections.targets.built_in import built_in_list, built_in_texts
from projections.targets.checking import OwnCodes, check_list, indicators_in
from projections.targets.counted_set import Bounds, Condition, Effects, OneOf, ServedBy
from projections.targets.fault import TEXTS
from projections.targets.indicator import FORMS, Share
from projections.targets.target_list import AssignedQuota
from projections.toml.fault import NOTHING_KNOWN
from tests.conftest import SAMPLES

FAULTY = (SAMPLES / "chi-tieu-loi.toml").read_text("utf-8")
SMALL = """
[list]
code = "nho"
title = "Nhỏ"
period = "calendar_year"
[[indicator]]
name = "served"
form = "share"
of = { records = "ST", base = "current", where = { class = "B", online = true } }
having = { served = ["LT", "LC"] }
[[target]]
number = 1
text = "Chỉ tiêu"
units = ["team"]
  [[target.part]]
  indicator = "served"
  comparator = ">="
  threshold = "87,5%"
  stretch = "90%"
  exceptions = [{ branch = "ma túy", threshold = "95%" }]
"""


def found(text: str) -> set[tuple[int | None, str, str]]:
    """Line, key and kind of each fault, which can be told."""
    faults = check_list(text).faults
    assert all(all(fault.say(str)) for fault in faults)
    return {(fault.line, fault.key, fault.kind) for fault in faults}


def test_a_right_list_is_read_into_values() -> None:
    """Sets, conditions, thresholds and exceptions, exactly."""
    checked = check_list(SMALL)
    assert () == checked.faults
    assert checked.found is not None
    share = checked.found.indicators["served"]
    assert isinstance(share, Share)
    assert (Condition("class", OneOf(("B",))), Condition("online", True)) == share.of.where
    assert (Condition("served", ServedBy(("LT", "LC"))),) == share.having
    part = checked.found.targets[0].parts[0]
    assert (Fraction(7, 8), Fraction(9, 10)) == (part.threshold, part.stretch)
    assert [("branch", "ma túy", Fraction(95, 100))] == [
        (one.by, one.value, one.threshold) for one in part.exceptions
    ]


EXPECTED = {
    (2, "titel", "unknown_key"),
    (3, "list", "missing_key"),
    (5, "list.period", "unknown_code"),
    (7, "list.deadline", "bad_deadline"),
    (9, "list.programme.baseline.to", "reversed"),
    (12, "list.programme.phase.2.from", "overlap"),
    (16, "indicator.first.form", "unknown_form"),
    (21, "indicator.second.of.record", "unknown_set"),
    (27, "indicator.third.of.base", "unknown_base"),
    (27, "indicator.third.of.where.class", "unknown_code"),
    (27, "indicator.third.of.where.colour", "unknown_condition"),
    (30, "indicator.fourth", "cycle"),
    (40, "indicator.sixth", "unknown_indicator"),
    (46, "indicator.sixth.name", "twice"),
    (48, "indicator.sixth.of.sum", "unknown_quantity"),
    (53, "indicator.seventh.listed.1.kind", "unknown_unit_kind"),
    (55, "indicator.seventh.at_least", "wrong_kind"),
    (61, "indicator.eighth.having.closing", "unknown_code"),
    (66, "target.1.units", "unknown_unit_kind"),
    (70, "target.1.part.1.threshold", "over_100"),
    (75, "target.1.part.2.stretch", "stretch_side"),
    (80, "target.1.part.3.exceptions.1.branch", "no_branch"),
    (83, "target.1.part.4.comparator", "unknown_code"),
    (84, "target.1.part.4.threshold", "value_kind"),
    (85, "target.1.part.4.exceptions", "not_for_form"),
    (87, "target.1.part.5.indicator", "unknown_indicator"),
    (89, "target.1.part.5.threshold", "bad_value"),
    (93, "target.1.part.6.threshold", "value_kind"),
    (96, "target.1.number", "twice"),
    (98, "target.1.part.1", "missing_key"),
    (105, "indicator.tenth.of", "wrong_set"),
    (108, "indicator.eleventh", "wrong_form"),
}


def programme(start: str, end: str) -> str:
    """A list with a baseline of some days, and two phases from 1/1/2017 on."""
    phases = (
        "{ from = 2017-01-01, to = 2017-12-31 }",
        "{ from = 2018-01-01, to = 2018-12-31 }",
    )
    days = f"baseline = {{ from = {start}, to = {end} }}\nphase = [{', '.join(phases)}]"
    return SMALL.replace("[[indicator]]", f"[list.programme]\n{days}\n[[indicator]]", 1)


def with_quota(name: str) -> str:
    """A list whose share is held against the quota of an indicator; it has a count, too."""
    count = '[[indicator]]\nname = "opened"\nform = "count"\nof = { records = "ST" }\n'
    threshold = f'threshold = {{ quota = "{name}" }}\n  stretch = "90%"'
    text = SMALL.replace('threshold = "87,5%"\n  stretch = "90%"', threshold, 1)
    return text.replace("[[target]]", f"{count}[[target]]", 1)


def test_every_mistake_is_told_with_its_line() -> None:
    """One file with all of them: nothing is left out, and nothing is told that is right."""
    assert EXPECTED == found(FAULTY)


def test_what_nothing_is_known_of_names_no_empty_list() -> None:
    """Which ways of closing there are nobody can say of a line that there is not."""
    text = SMALL.replace('records = "ST"', 'records = "XX"')
    text = text.replace('served = ["LT", "LC"]', 'closing = "foo"')
    told = {one.key: one.say(str)[1] for one in check_list(text).faults}
    assert NOTHING_KNOWN == told["indicator.served.having.closing"]
    assert [] == [hint for hint in told.values() if ": ." in hint]


def test_every_kind_of_fault_is_provoked() -> None:
    """The sample files, and a text that is no TOML, have every kind there is."""
    texts = (FAULTY, "[list", (SAMPLES / "de-an-loi.toml").read_text("utf-8"))
    kinds = {kind for text in texts for _, _, kind in found(text)}
    assert set(TEXTS) == kinds


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ('stretch = "90%"', 'stretch = "101%"', "over_100"),
        ('stretch = "90%"', 'stretch = "87%"', "stretch_side"),
        ('branch = "ma túy"', 'branch = "hải quan"', "no_branch"),
        ('"share"', '"formula"', "unknown_form"),
        ('"current"', '"before"', "unknown_base"),
        ("class", "classes", "unknown_condition"),
        ('["LT", "LC"]', '["LX"]', "unknown_code"),
        ('["team"]', '["tem"]', "unknown_unit_kind"),
        ('records = "ST"', 'persons = "ST"', "unknown_set"),
        ("[[target]]", "[[target]\n]", "syntax"),
    ],
)
def test_one_mistake_is_one_fault(old: str, new: str, kind: str) -> None:
    """A single mistake in a right list is told once, as what it is."""
    assert old in SMALL
    assert [kind] == [one.kind for one in check_list(SMALL.replace(old, new, 1)).faults]


@pytest.mark.parametrize(
    ("start", "end", "kinds"),
    [
        ("2016-01-01", "2016-12-31", []),
        ("2014-01-01", "2014-12-31", []),
        ("2017-01-01", "2017-12-31", ["baseline_overlap"]),
        ("2019-01-01", "2019-12-31", ["baseline_overlap"]),
        ("2016-01-01", "2017-01-01", ["no_year", "baseline_overlap"]),
        ("2016-01-02", "2016-12-31", ["no_year"]),
    ],
)
def test_a_baseline_is_a_year_before_the_programme(start: str, end: str, kinds: list[str]) -> None:
    """It is over on the eve of the first phase, at the latest."""
    assert kinds == [one.kind for one in check_list(programme(start, end)).faults]


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("served", []),
        ("nonexistent", ["unknown_indicator"]),
        ("opened", ["quota_kind"]),
        ("their_share", []),
        ("their_count", ["quota_kind"]),
        ("unlooked_at", []),
    ],
)
def test_a_quota_is_of_an_indicator_that_a_list_knows(name: str, kinds: list[str]) -> None:
    """One of this list or of another, and of the kind of what is held against it."""
    others = {"their_share": "ratio", "their_count": "whole", "unlooked_at": ""}
    own = OwnCodes(indicators=lambda: others)
    assert kinds == [one.kind for one in check_list(with_quota(name), own).faults]


def test_indicators_of_a_text() -> None:
    """Their names are told of a list with faults, too; a text that is none has none."""
    assert ["served", "opened"] == indicators_in(with_quota("nonexistent"))
    assert [[], [], []] == [
        indicators_in(one) for one in ("[list", "indicator = 3", "[[indicator]]\nname = 4")
    ]


def test_the_exact_side_of_a_stretch() -> None:
    """A stretch that equals the threshold goes nowhere; from “<=” on it is smaller."""
    same = SMALL.replace('stretch = "90%"', 'stretch = "87,5%"')
    below = SMALL.replace('">="', '"<="').replace('stretch = "90%"', 'stretch = "80%"')
    assert ["stretch_side"] == [one.kind for one in check_list(same).faults]
    assert () == check_list(below).faults


def test_a_branch_of_the_ledgers_own_list_is_known() -> None:
    """What a ledger added to the catalog may be a list's branch, and no other."""
    text = SMALL.replace('code = "nho"', 'code = "nho"\nbranch = "an ninh"')
    text = text.replace('branch = "ma túy"', 'branch = "an ninh"')
    assert ["unknown_code"] == [one.kind for one in check_list(text).faults]
    assert () == check_list(text, OwnCodes(branches=("an ninh",))).faults


def test_an_offence_of_the_ledgers_own_list_is_known() -> None:
    """What a ledger added may be named by a condition, and no other."""
    more = 'form = "count"\nof = { outcomes = "arrest", where = { offence = "190a" } }'
    text = f'{SMALL}\n[[indicator]]\nname = "fireworks"\n{more}\n'
    assert ["unknown_code"] == [one.kind for one in check_list(text).faults]
    assert () == check_list(text, OwnCodes(offences=("190a",))).faults


SECOND = """
[[indicator]]
name = "second"
form = "{form}"
{more}
"""


@pytest.mark.parametrize(
    ("form", "more", "kind"),
    [
        ("count", 'of = { indicator = "gap" }', "wrong_form"),
        ("difference", 'share = "gap"\nright = "before"', "wrong_form"),
        (
            "every_month",
            'of = { officers = "serving" }\neach_month = { items = "items" }',
            "wrong_set",
        ),
        ("distinct", 'of = { outcomes = "arrest" }\nattribute = "branch"', "wrong_set"),
        ("distinct", 'of = { indicator = "arrests" }\nattribute = "branch"', "wrong_set"),
        ("distinct", 'of = { records = "ST" }\nattribute = "closing_flag"', "unknown_code"),
        ("change", 'of = { outcomes = "crime", sum = "cases" }', "missing_key"),
        ("count", 'of = { indicator = "arrests", where = { class = "A" } }', "unknown_condition"),
        (
            "count",
            'of = { indicator = "served", where = { offence = "251" } }',
            "unknown_condition",
        ),
        ("count", 'of = { indicator = "arrests", where = { offence = "9" } }', "unknown_code"),
        ("share", 'of = { indicator = "arrests" }\nhaving = { list = "I" }', "unknown_condition"),
        ("count", 'of = { reports = "bao-cao-quy" }', "unknown_code"),
    ],
)
def test_what_an_indicator_names_fits(form: str, more: str, kind: str) -> None:
    """What is counted is of a noun that the form counts, and conditions are of that noun."""
    others = """
[[indicator]]
name = "gap"
form = "difference"
left = { records = "ST" }
right = "before"
[[indicator]]
name = "arrests"
form = "count"
of = { outcomes = "arrest", sum = "persons" }
"""
    second = SECOND.replace("{form}", form).replace("{more}", more)
    text = SMALL.replace("[[target]]", f"{others}{second}[[target]]", 1)
    assert [kind] == [one.kind for one in check_list(text).faults]


def test_conditions_are_of_the_noun_of_the_set_that_is_named() -> None:
    """A set of results that another indicator counts takes conditions on results."""
    more = """
[[indicator]]
name = "trading"
form = "count"
of = { indicator = "cases", where = { family = "trading", accused_at_least = 2 } }
[[indicator]]
name = "cases"
form = "count"
of = { outcomes = "prosecution" }
[[indicator]]
name = "quarterly"
form = "share"
of = { reports = "bao-cao-quy" }
having = { in_time = true }
"""
    checked = check_list(
        SMALL.replace("[[target]]", f"{more}[[target]]", 1), OwnCodes(reports=("bao-cao-quy",))
    )
    assert () == checked.faults


def test_the_lists_that_are_built_in() -> None:
    """The five of the plans: so many targets, all nine forms used, and no fault."""
    counts = {code: len(built_in_list(code).targets) for code in built_in_texts()}
    expected = {
        "nvcb-2024": 19,  # eighteen, and the supplement on personas
        "doi-2021": 15,
        "ma-tuy-2024": 22,
        "ctvbm-2024": 12,
        "toi-pham-co-to-chuc-2017": 6,
    }
    assert expected == counts
    used = {one.form for code in counts for one in built_in_list(code).indicators.values()}
    assert set(FORMS) == used
    for code in counts:
        made = built_in_list(code)
        named = {part.indicator for one in made.targets for part in one.parts}
        assert named <= set(made.indicators)


def test_thresholds_of_the_built_in_lists() -> None:
    """A few that a slip would change: a stretch, an exception, a quota, an effect's period."""
    team = built_in_list("doi-2021")
    five = team.target("5")
    assert five is not None
    assert (Fraction(15, 100), Fraction(20, 100)) == (
        five.parts[0].threshold,
        five.parts[0].stretch,
    )
    drugs = built_in_list("ma-tuy-2024").target("14")
    assert drugs is not None
    assert AssignedQuota("online_va", "not_applicable") == drugs.parts[1].threshold
    assert ("district", "team") == drugs.parts[1].units
    effects = team.indicators["surveys_with_effect"]
    assert isinstance(effects, Share)
    told = effects.having[0].value
    assert isinstance(told, Effects)
    assert told.when == "in_period"
    year = built_in_list("nvcb-2024")
    thirteen, rated = year.target("13"), year.indicators["rated_good"]
    assert thirteen is not None
    assert isinstance(rated, Share)
    assert ["hình sự", "môi trường"] == [one.value for one in thirteen.parts[0].exceptions]
    assert Condition("in_use_months", Bounds(-1)) == rated.of.where[1]


@settings(max_examples=60)
@given(st.integers(0, len(SMALL) - 1), st.sampled_from(['"', "[", "}", "=", "x", "1", "\n", ""]))
def test_whatever_stands_in_a_file(place: int, sign: str) -> None:
    """A sign changed anywhere gives a list or faults, and every fault can be told."""
    checked = check_list(SMALL[:place] + sign + SMALL[place + 1 :])
    assert (checked.found is None) == bool(checked.faults)
    assert all(all(one.say(str)) for one in checked.faults)
