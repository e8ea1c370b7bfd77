"""The worked examples of targets.md §5: every numerator, denominator, record list and grade."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.commands.console import Console
from tests.commands.small_report import write_report
from tests.contracts import target_books as made

YEAR = "--from 15/10/2023 --to 14/10/2024"
PLAN_YEAR = "--from 1/1/2024 --to 31/12/2024"

BOOKS = {
    "HX": (made.HX,),
    "DY": (made.DY, made.items_of_dy()),
    "DZ": (made.DZ, made.quota_lines("DZ", made.DZ_QUOTAS, YEAR)),
    "DW": (
        made.DW,
        made.months_of_dw(),
        made.OFFICERS_QUOTAS,
        made.quota_lines("DW", made.DW_QUOTAS, PLAN_YEAR),
    ),
    "PT": (made.PT,),
}

QUESTIONS = {
    "HX": f"nvcb-2024 {YEAR}",
    "DX1": f"nvcb-2024 {YEAR} --unit DX1",
    "DY": "doi-2021 --from 1/1/2021 --to 31/12/2021",
    "DZ": f"ma-tuy-2024 {YEAR}",
    "DW": "ctvbm-2024 --from 1/1/2024 --to 30/9/2024",
    "PT": "toi-pham-co-to-chuc-2017 --from 1/1/2019 --to 31/12/2019",
}

EXPECTED = {
    "HX": """
        1 met: a 1/1 yes F1 of F1; b 1/1 yes ĐV-01 of ĐV-01
        2 met: a 2/2 yes A F1 of A F1; b attested yes
        3 not_met: a 0 no; b 0 no
        4 not_met: a 1/2 no ĐV-01 of ĐB-01 ĐV-01; (b) not_known
        5 not_met: a 2/2 no ST-03 ST-04 of ST-01 ST-02
        6 exceeded: a 2/1 yes ST-02 ST-04 of ST-01; b 2/3 more ST-02 ST-04 of ST-01 ST-02 ST-04
        7 not_met: a 1/2 no ST-02 of ST-02 ST-04
        8 exceeded: a 1/1 more ST-03 of ST-03
        9 not_known: a 1/2 no ST-03 of #1; b not_known
        10 met: a 1/1 yes DX1 of DX1
        11 not_met: a 0/1 no of HN-02
        12 not_met: a 0/1 no of HX
        13 exceeded: a 1/1 more HN-01 of HN-01 [general 1/1 more]; (b) not_applicable
        14 exceeded: a 1/1 more VA-01 of VA-01
        15 met: a 1/1 yes HX of HX
        16 exceeded: a 1/1 more VA-01 of VA-01; (b) 1/1 VA-01 of VA-01
        17 not_met: a 2/3 no O1 O2 of C1 O1 O2
        18 exceeded: a 1/1 more LC-01 of LC-01; (b) 0/2 of LC-01 LT-01; (c) not_applicable
        VA not_met: a 0/1 no of HX; b 0/1 no of HX
    """,
    "DX1": """
        1 not_known: a not_known; b not_known
        2 not_known: a not_known; b not_known
        3 not_applicable: a not_applicable; b not_applicable
        4 not_met: a 1/2 no ĐV-01 of ĐB-01 ĐV-01; (b) not_known
        5 not_met: a 2/2 no ST-03 ST-04 of ST-01 ST-02
        6 exceeded: a 2/1 yes ST-02 ST-04 of ST-01; b 2/3 more ST-02 ST-04 of ST-01 ST-02 ST-04
        7 not_met: a 1/2 no ST-02 of ST-02 ST-04
        8 exceeded: a 1/1 more ST-03 of ST-03
        9 not_known: a 1/2 no ST-03 of #1; b not_known
        10 met: a 1/1 yes DX1 of DX1
        11 not_met: a 0/1 no of HN-02
        12 not_applicable: a not_applicable
        13 exceeded: a 1/1 more HN-01 of HN-01 [general 1/1 more]; (b) not_applicable
        14 exceeded: a 1/1 more VA-01 of VA-01
        15 not_applicable: a not_applicable
        16 exceeded: a 1/1 more VA-01 of VA-01; (b) 1/1 VA-01 of VA-01
        17 not_met: a 2/3 no O1 O2 of C1 O1 O2
        18 exceeded: a 1/1 more LC-01 of LC-01; (b) 0/2 of LC-01 LT-01; (c) not_applicable
        VA not_applicable: a not_applicable; b not_applicable
    """,
    "DY": """
        1 met: a 1/1 yes ĐV-1 of ĐV-1
        2 met: a 1/1 yes ĐV-1 of ĐV-1; (b) not_known
        3 exceeded: a 2/1 yes ST-1 ST-2 of ST-3; b 2/3 more ST-1 ST-2 of ST-1 ST-2 ST-3
        4 met: a 2/2 yes ST-1 ST-2 of ST-1 ST-2; b 1/1 yes LC-1 of LC-1
        5 exceeded: a 1/4 more ST-4 of #1
        6 met: a 1/1 yes G1 of G1
        7 not_met: a 2/3 no HN-1 HN-2 of HN-1 HN-2 HN-3; b 1/3 no HN-1 of HN-1 HN-2 HN-3
        8 exceeded: a 1/2 yes HN-1 of HN-1 HN-2; b 1/1 more HN-1 of HN-1
        9 exceeded: a 1/1 more VA-1 of VA-1; b 1/1 more VA-1 of VA-1
        10 exceeded: a 1/1 more VA-1 of VA-1; b not_applicable
        11 exceeded: a 1/1 more VA-1 of VA-1
        12 met: a 1/1 yes C of C
        13 met: a not_applicable; b 1/1 yes O1 of O1
        14 exceeded: a 1/3 more LT-1 of LC-1 LC-2 LT-1
        15 partly: a 2/3 no LC-1 LC-2 of LC-1 LC-2 LT-1; b 29/36 more LC-1 LC-2 LT-1 of LC-1 LC-2 LT-1
    """,
    "DZ": """
        1 partly: a 1/1 yes F1 of F1; b 0/1 no of ĐV-1
        2 met: a 1/1 yes F1 of F1; b attested yes
        3 not_applicable: a not_applicable
        4 met: a 1/1 yes ĐV-1 of ĐV-1; b not_applicable
        5 partly: a 2/1 yes ST-3 ST-4 of ST-1; b 2/1 yes ST-2 ST-3 of ST-1; c 1/3 no ST-1 of ST-1 ST-2 ST-3
        6 met: a 2/2 yes ST-2 ST-3 of ST-2 ST-3
        7 not_met: a 0/1 no of ST-4
        8 partly: a 0/4 no of #1 #3 #4; b attested yes
        9 not_met: a 0/1 no of DZ
        10 exceeded: a 1/1 more HN-2 of HN-2
        11 not_applicable: a not_applicable
        12 exceeded: a 1/1 more HN-1 of HN-1; (b) not_applicable
        13 exceeded: a 1/1 more VA-1 of VA-1
        14 met: a not_applicable; b 1 yes VA-1
        15 not_applicable: a not_applicable; (b) not_applicable
        16 met: a 2/2 yes C1 O1 of C1 O1
        17 met: a not_applicable; b not_applicable; c 1 yes NV-1; d not_applicable
        18 not_met: a 1/2 no LC-1 of LC-1 LT-1
        19 met: a 40/40 yes #6 of #6
        20 exceeded: a 6 more #5
        21 not_met: a 2 no #3 #4
        22 exceeded: a 1/3 more #4 of #2 #3 #4; b not_applicable
    """,
    "DW": """
        1 not_met: a 2 no LC-3 LC-4
        2 partly: a 1 no LT-2; b 1 yes LT-2; c 0 no
        3 not_met: a 0 no
        4 not_met: a 1 no NV-1; b not_applicable
        5 not_met: a 1 no HTBM-1
        6 not_met: a 3/5 no LC-1 LT-1 LT-2 of LC-1 LC-2 LC-3 LT-1 LT-2
        7 not_met: a 5/6 no LC-1 LC-3 LC-4 LT-1 LT-2 of LC-1 LC-2 LC-3 LC-4 LT-1 LT-2
        8 exceeded: a 44/50 more LC-1 LC-2 LC-3 LT-1 LT-2 of LC-1 LC-2 LC-3 LC-4 LT-1 LT-2
        9 not_met: a 0/1 no of LC-2
        10 not_met: a 5/6 no LC-1 LC-2 LC-3 LT-1 LT-2 of LC-1 LC-2 LC-3 LC-4 LT-1 LT-2
        11 not_known: a not_known
        12 met: a 2/2 yes C1 O1 of C1 O1
    """,
    "PT": """
        1 not_met: a 2/3 no G1 G2 of G1 G2 G3
        2 partly: a 1/2 no G2 of G2 G3; b attested yes
        3 met: a 15/420 yes #1; (b) not_known; (c) not_known
        4 not_known: a not_known
        5 not_met: a 1/2 no de-an-6-thang/2019-06-09 of de-an-6-thang/2019-06-09 de-an-nam/2019-12-09
        6 met: a attested yes; b not_applicable
    """,
}


def lines(answer: dict[str, Any]) -> list[str]:
    """A graded list as lines of text, outcomes numbered in the order of their positions."""
    found = [line(one) for one in answer["targets"]]
    positions = sorted({int(one) for one in re.findall(r"#(\d+)", " ".join(found))})
    place = {position: at for at, position in enumerate(positions, 1)}
    return [re.sub(r"#(\d+)", lambda one: f"#{place[int(one[1])]}", text) for text in found]


def line(target: dict[str, Any]) -> str:
    """A target: its number, its grade, and its parts."""
    parts = "; ".join(map(told, target["parts"]))
    return f"{target['number']} {target['grade']}: {parts}"


def told(part: dict[str, Any]) -> str:
    """A part: numerator and denominator, its verdict, and what was counted."""
    letter = f"({part['part']})" if part["informative"] else part["part"]
    if part["state"] != "counted":
        return f"{letter} {part['state']}"
    if part["form"] == "attested":
        return f"{letter} attested {'yes' if part['met'] else 'no'}"
    counted = str(part["numerator"])
    if part["denominator"] is not None:
        counted += f"/{part['denominator']}"
    verdict = "" if part["informative"] else verdict_of(part)
    below = " ".join(part["denominator_records"])
    groups = " ".join(
        f"[{one['name'] or one['by']} {one['numerator']}/{one['denominator']} {verdict_of(one)}]"
        for one in part["groups"]
    )
    words = (letter, counted, verdict, *part["numerator_records"], below and f"of {below}", groups)
    return " ".join(filter(None, words))


def verdict_of(part: dict[str, Any]) -> str:
    """Whether a part or a group is met."""
    return "more" if part["exceeded"] else "yes" if part["met"] else "no"


def asked(console: Console, question: str) -> dict[str, Any]:
    """The answer to a question about a list, in JSON."""
    said = console.line(f"targets {question} --format json")
    assert said.code == 0, said.shown
    answer: dict[str, Any] = json.loads(said.out)
    return answer


@pytest.mark.parametrize("code", BOOKS)
def test_worked_example(code: str, console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ledger built by commands gives every figure, list of records and grade that is stated."""
    monkeypatch.setenv("SOCAI_AS", "PM")
    for place in (1, 2):
        write_report(Path(f"de-an-{place}.txt"), opening=place)
    for script in BOOKS[code]:
        console.all(script, "so")
    for question in [code, *(["DX1"] if code == "HX" else [])]:
        expected = [one.strip() for one in EXPECTED[question].strip().splitlines()]
        assert expected == lines(asked(console, QUESTIONS[question]))
    told = console.line(f"targets {QUESTIONS[code]} --format csv").out
    found = re.findall(r"(?<![\d/])\d\d/\d\d(?![\d/]| =)", told)
    assert DONE_OF_PLANNED.get(code, []) == found
    for part, amounts in OPENED.get(code, {}).items():
        opened = asked(console, f"{QUESTIONS[code]} --part {part}")["amounts"]
        assert amounts == [
            f"{re.sub('[0-9]', '', one['name']) if one['name'][0] == '#' else one['name']}"
            f" {one['numerator']}/{one['denominator']}"
            for one in opened
        ]


OPENED = {
    "HX": {"9.a": ["# 0/2", "ST-03 1/0"], "7.a": []},
    "DY": {"15.b": ["LC-1 20/24", "LC-2 1/1", "LT-1 8/11"]},
    "DZ": {"19.a": ["# 40/40"]},
    "PT": {"3.a": ["# -405/0"]},
}
"""How much each adds on the two sides of a part that is opened; nothing where each is one."""


DONE_OF_PLANNED = {
    "DW": ["02/04", "01/02", "01/01", "00/01", "00/01", "01/02", "01/02"],
    "DZ": ["01/01", "01/01", "06/05", "02/03"],
}
"""What a count came to against its quota, as the table tells it (targets.md §4.4)."""


@pytest.mark.parametrize("asked", ["--below --by officer", "--below --part 1.a"])
def test_one_table_is_asked_for(books: Console, asked: str) -> None:
    """Of two different ones none is given in place of the other."""
    said = books.line(f"targets nvcb-2024 {YEAR} {asked}")
    assert (2, "", True) == (said.code, said.out, "--below, --by, --part" in said.err)


def test_a_group_stands_beside_its_part(books: Console) -> None:
    """With a threshold of its own: without it the part would seem to be held against another."""
    books.all(
        """
        casefile open HN-71 --symbol HN --unit DHS --officer CB01 --branch "hình sự" --on 1/11/2023
        casefile close HN-71 --way grounds --on 1/2/2024
        """
    )
    told = books.line(f"targets nvcb-2024 {YEAR} --part 13.a").out
    assert "hình sự: 1/1 = 100%" in told
    assert "90%" in told


@pytest.mark.parametrize(
    ("asked", "over"),
    [
        ("--from 1/1/2020 --to 31/12/2020", False),
        ("--from 1/1/2021 --to 31/12/2021", True),
        ("--from 1/1/2016 --to 31/12/2016", True),
    ],
)
def test_a_programme_asked_about_other_days(books: Console, asked: str, over: bool) -> None:
    """Whoever asks about days on which it did not run is told when it did."""
    said = books.line(f"targets toi-pham-co-to-chuc-2017 {asked}")
    assert (0, over) == (said.code, "01/01/2017 – 31/12/2020" in said.out)
