"""Each `Chosen:` of the lists (targets.md §4) by a case that the other reading would answer otherwise."""

from __future__ import annotations

import pytest

from tests.commands.console import Console
from tests.contracts.test_targets import asked, line, lines

YEAR = "--from 15/10/2023 --to 14/10/2024"

K = """\
@ 20/10/2024 08:00
init so --unit K --name "Công an huyện K" --as PM
unit create K1 --name "Đội 1" --level huyện --parent K --branch "hình sự" --branch "ma túy" --branch "môi trường" --on 1/1/2020
officer join L1 --unit K --role leader --on 1/1/2020
officer join C1 --unit K1 --role commander --duty trinh_sat --on 1/1/2020
officer join O1 --unit K1 --duty trinh_sat --on 1/1/2020
officer join O2 --unit K1 --duty quan_ly_dia_ban --on 1/1/2020
object add A --symbol ĐB --unit K --on 1/1/2020
object add F1 --symbol ĐV --through-line --unit K --on 1/1/2020
collaborator open LC-1 --symbol LC --unit K1 --officer C1 --on 1/5/2021
casefile open ĐB-1 --symbol ĐB --unit K1 --officer C1 --object A --on 1/5/2021
casefile report ĐB-1 --document 1/BC --on 1/12/2023
casefile close ĐB-1 --way need_ended --on 1/2/2024
casefile open ĐV-1 --symbol ĐV --unit K1 --officer C1 --object F1 --on 1/5/2021
casefile effect ĐV-1 proposal --on 1/12/2023
casefile report ĐV-1 --document 2/BC --on 1/4/2024
casefile close ĐV-1 --way need_ended --on 1/6/2024
casefile open ĐN-1 --symbol ĐN --branch "hình sự" --field "lô đề" --unit K1 --officer C1 --on 1/5/2021
casefile open ĐN-2 --symbol ĐN --branch "hình sự" --field "lừa đảo" --unit K1 --officer C1 --on 1/5/2021
casefile open ĐN-3 --symbol ĐN --branch "ma túy" --field "ma túy" --unit K1 --officer C1 --on 1/5/2021
casefile effect ĐN-1 proposal --on 1/12/2023
casefile effect ĐN-2 proposal --on 1/12/2023
casefile effect ĐN-3 proposal --on 1/12/2023
collaborator open LD-1 --symbol LD --unit K1 --officer O1 --approved-by L1 --on 1/6/2021
casefile open ST-1 --symbol ST --class B --list III --branch "ma túy" --unit K1 --officer O1 --on 1/6/2021
casefile open ST-2 --symbol ST --class B --list III --branch "hình sự" --unit K1 --officer O1 --on 1/6/2021
casefile open ST-3 --symbol ST --class A --list I --branch "hình sự" --online --unit K1 --officer O2 --on 1/6/2021
collaborator assign LD-1 --to ST-1 --on 1/7/2021
collaborator assign LD-1 --to ST-2 --on 1/7/2021
outcome record arrest --persons 1 --offence 251 --record ST-1 --unit K1 --on 5/5/2024
casefile open HN-1 --symbol HN --branch "hình sự" --source ST --unit K1 --officer O1 --on 1/6/2021
casefile open HN-2 --symbol HN --branch "hình sự" --source ST --unit K1 --officer O1 --on 1/6/2021
casefile open HN-3 --symbol HN --branch "hình sự" --source ST --unit K1 --officer O1 --on 1/6/2021
casefile open HN-4 --symbol HN --branch "hình sự" --source ST --online --unit K1 --officer O1 --on 1/6/2021
casefile close HN-1 --way to_case --on 1/3/2024
casefile close HN-2 --way to_case --on 1/3/2024
casefile close HN-3 --way to_case --on 1/3/2024
casefile close HN-4 --way not_substantiated --on 1/3/2024
casefile open VA-1 --symbol VA --branch "hình sự" --source ST --unit K1 --officer O1 --on 1/3/2024
casefile open VA-2 --symbol VA --branch "hình sự" --source DTCB --unit K1 --officer O1 --on 1/3/2024
casefile open VA-3 --symbol VA --branch "hình sự" --source VAI_AO --unit K1 --officer O1 --on 1/3/2024
casefile report VA-2 --document 9/BC --subject no_collaborator --on 1/4/2024
casefile close VA-1 --way solved --on 1/8/2024
casefile open VX-1 --symbol VX --branch "hình sự" --unit K1 --officer O1 --on 1/3/2024
casefile close VX-1 --way terminated --on 1/8/2024
collaborator open LC-2 --symbol LC --unit K1 --officer O2 --on 1/10/2024
collaborator convert LC-1 --to LT --type 1 --on 1/4/2024
collaborator items LD-1 1 --valuable 0 --on 5/9/2024
persona open NV-1 --symbol NV --unit K1 --officer O1 --on 1/5/2024
persona open NV-2 --symbol NV --unit K1 --officer O1 --on 1/5/2024
quota register lt_opened 1 --unit K1 --from 1/1/2024 --to 31/12/2024
quota approve lt_opened --unit K1 --from 1/1/2024 --to 31/12/2024 --decided-by C1
"""

EXPECTED = {
    f"nvcb-2024 {YEAR}": [
        # 1, 2, 4: current at the end; handled would let ĐB-1 and ĐV-1, closed in the year, cover the
        # area and the field, and count the report that ĐV-1 gave in time
        "1 not_met: a 0/1 no of F1; b not_applicable",
        "2 not_known: a 0/2 no of A F1; b not_known",  # 2b attested: nothing refutes it, nobody said so
        "4 not_met: a 0/3 no of ĐN-1 ĐN-2 ĐN-3; (b) not_known",
        # 3: branches, not fields: the three files are of three fields
        "3 partly: a 3 yes ĐN-1 ĐN-2 ĐN-3; b 2 no ĐN-1 ĐN-2 ĐN-3",
        "5 not_met: a 0/0 no",  # nothing new against nothing new
        "7 met: a 2/2 yes ST-1 ST-2 of ST-1 ST-2",  # served by an LD: LT and LC alone would be 0/2
        # 9: over persons arrested; over the three watch files handled it would be 1/3
        "9 not_known: a 1/1 more ST-1 of #1; b not_known",
        "10 met: a 1/1 yes K1 of K1",  # a team of three branches once, not three times
        # 13: 90 % takes the place of 70 %, which 3/4 would satisfy; and what is online is informative
        "13 not_met: a 3/4 no HN-1 HN-2 HN-3 of HN-1 HN-2 HN-3 HN-4 [hình sự 3/4 no]; (b) 0/1 of HN-4",
        # 16: all cases; VA alone would be 1/1
        "16 not_met: a 1/2 no VA-1 of VA-1 VX-1; (b) not_applicable",
        # 17: in use at the end; O2's only one is two weeks old
        "17 met: a 3/3 yes C1 O1 O2 of C1 O1 O2",
        # at least one, and there are two: exceeded, although nobody asked for more
        "VA partly: a 1/1 more K of K; b 0/1 no of K",
    ],
    f"doi-2021 {YEAR} --unit K1": [
        # 3: the unit's totals; O2 on his own has more of class A than B
        "3 exceeded: a 2/1 yes ST-1 ST-2 of ST-3; b 2/3 more ST-1 ST-2 of ST-1 ST-2 ST-3",
        # 4b: served by an LD, and an LT or LC is asked for; 7: none opened in the year, four handled
        "4 not_met: a 0/2 no of ST-1 ST-2; b not_applicable",
        "7 not_applicable: a not_applicable; b not_applicable",
        # 9: from ĐTCB or a persona counts in neither part, and both are over all
        "9 not_met: a 1/3 no VA-1 of VA-1 VA-2 VA-3; b 1/3 no VA-1 of VA-1 VA-2 VA-3",
        # 10: explaining why none was used is not using one
        "10 not_met: a 0/3 no of VA-1 VA-2 VA-3; b 1/3 no VA-2 of VA-1 VA-2 VA-3",
        # 12, 13: a commander who is a detective, too, is in 12 only
        "12 met: a 1/1 yes C1 of C1",
        "13 not_met: a not_applicable; b 0/1 no of O1",
        # 15a: by collaborator, of which LD-1 is none here; b: no items, so nothing to be valuable
        "15 not_met: a 0/1 no of LC-1; b not_applicable",
    ],
    "ctvbm-2024 --from 1/1/2024 --to 14/10/2024 --unit K1": [
        "2 not_met: a 0 no; b not_applicable; c not_applicable",  # converted is not new
        # 6–8: LD-1, too: LT and LC alone would leave it out
        "6 not_met: a 0/2 no of LC-1 LD-1",
        "7 not_met: a 0/2 no of LC-1 LD-1",
        "8 not_met: a 0/1 no of LD-1",
    ],
    f"ma-tuy-2024 {YEAR}": [
        # drug files alone: ST-2, ST-3 are of another branch of the same team
        "6 met: a 1/1 yes ST-1 of ST-1",
        # 9: a district counts through its drug team
        "9 not_met: a 0/1 no of K1",
    ],
}

PROVINCE = """\
@ 20/10/2024 08:00
init so --unit P --name "Công an tỉnh P" --level tỉnh --as PM
unit create PC05 --name "Phòng môi trường" --level tỉnh --parent P --branch "môi trường" --on 1/1/2020
officer join O1 --unit PC05 --on 1/1/2020
casefile open ST-1 --symbol ST --class B --list III --online --unit PC05 --officer O1 --on 1/6/2021
outcome record crime --cases 400 --unit P --on 1/7/2017
outcome record crime --cases 410 --unit P --on 1/7/2018
outcome record crime --cases 97 --unit P --on 1/3/2019
outcome record crime --cases 302 --unit P --on 1/9/2019
attest record prior_count --unit P --from 1/1/2016 --to 31/12/2016 --number 420 --indicator crime_fall --document 3/BC --attested-by L1 --on 5/1/2020
attest record prior_count --unit P --from 1/1/2016 --to 30/6/2016 --number 100 --indicator crime_fall --document 3/BC --attested-by L1 --on 5/1/2020
""".replace(
    "officer join O1", "officer join L1 --unit P --role leader --on 1/1/2015\nofficer join O1"
)

YEAR_2020 = "--from 1/1/2020 --to 31/12/2020"
OF_PROVINCE = {
    f"nvcb-2024 {YEAR}": [  # PC05 is not listed
        "10 not_applicable: a not_applicable",
        "12 not_applicable: a not_applicable",
        "15 not_applicable: a not_applicable",
    ],
    # for two years their mean against the baseline year: (2 × 420 − 810) / (2 × 420) = 3,57 %
    "toi-pham-co-to-chuc-2017 --from 1/1/2017 --to 31/12/2018": [
        "3 met: a 30/840 yes #1 #2; (b) not_known; (c) not_known"
    ],
    # a half against the same half: (100 − 97) / 100 = 3 %, which is met; half of 420 would be 53,8 %
    "toi-pham-co-to-chuc-2017 --from 1/1/2019 --to 30/6/2019": [
        "3 met: a 3/100 yes #1; (b) not_known; (c) not_known"
    ],
    # the calendar year before phase 1: (420 − 399) / 420 = 5 %, from which on it is exceeded
    "toi-pham-co-to-chuc-2017 --from 1/1/2019 --to 31/12/2019": [
        "3 exceeded: a 21/420 more #1 #2; (b) not_known; (c) not_known"
    ],
    # nothing was entered for 2020: as nought it would be (4 × 420 − 1209) / 1680 = 28,04 %
    "toi-pham-co-to-chuc-2017 --from 1/1/2017 --to 31/12/2020": [
        "3 not_known: a not_known; (b) not_known; (c) not_known"
    ],
    f"toi-pham-co-to-chuc-2017 {YEAR_2020}": [
        "3 not_known: a not_known; (b) not_known; (c) not_known"
    ],
}


@pytest.mark.parametrize(("script", "expected"), [(K, EXPECTED), (PROVINCE, OF_PROVINCE)])
def test_what_was_chosen(
    script: str, expected: dict[str, list[str]], console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is counted, where a plan can be read in two ways."""
    monkeypatch.setenv("SOCAI_AS", "PM")
    console.all(script, "so")
    for question, targets in expected.items():
        found = {text.split()[0]: text for text in lines(asked(console, question))}
        for text in targets:
            assert text == found[text.split()[0]], question


def test_each_year_alone_is_shown(console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside the mean of several years stands what each comes to; of one year nothing more."""
    monkeypatch.setenv("SOCAI_AS", "PM")
    console.all(PROVINCE, "so")
    programme = "toi-pham-co-to-chuc-2017 --from 1/1/2017"
    part = asked(console, f"{programme} --to 31/12/2018")["targets"][2]["parts"][0]
    assert [("2017-01-01", 20, 420, "0.0476"), ("2018-01-01", 10, 420, "0.0238")] == [
        (one["from"], one["numerator"], one["denominator"], one["value"]) for one in part["years"]
    ]
    assert [] == asked(console, f"{programme} --to 31/12/2017")["targets"][2]["parts"][0]["years"]
    told = console.line(f"targets {programme} --to 31/12/2018").out
    assert ["20/420 = 4,76%", "10/420 = 2,38%"] == [
        share for share in ("20/420 = 4,76%", "10/420 = 2,38%") if share in told
    ]
    opened = console.line(f"targets {programme} --to 31/12/2018 --part 3.a").out
    assert "riêng năm 2018: 10/420 = 2,38%" in opened


def test_a_fourth_watch_file_is_refused_and_counted(
    console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    """4b of the plan of 2021 is asked beside the ledger's own refusal of a fourth watch file."""
    monkeypatch.setenv("SOCAI_AS", "PM")
    console.all(K, "so")
    opened = [
        f"casefile open ST-1{place} --symbol ST --class B --list III --unit K1 --officer O1 --on 1/7/2024"
        for place in range(3)
    ]
    console.all("\n".join([*opened, "collaborator assign LC-2 --to ST-10 --on 2/10/2024"]))
    console.all("collaborator assign LC-2 --to ST-11 --on 2/10/2024")
    console.all("collaborator assign LC-2 --to ST-12 --on 2/10/2024")
    assert 5 == console.line("collaborator assign LC-2 --to ST-1 --on 3/10/2024").code
    four = asked(console, f"doi-2021 {YEAR} --unit K1")["targets"][3]
    assert "b 1/1 yes LC-2 of LC-2" in line(four)


def test_a_year_without_an_entry_is_told(console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is missing is told by its days; a baseline that records reach alone is the attested."""
    monkeypatch.setenv("SOCAI_AS", "PM")
    console.all(PROVINCE.replace("1/1/2020", "1/1/2014").replace("1/6/2021", "1/6/2015"), "so")
    programme = "toi-pham-co-to-chuc-2017 --from 1/1/2017 --unit P"
    said = console.line(f"--ledger so targets {programme} --to 31/12/2020")
    assert (0, True) == (said.code, "01/01/2020 – 31/12/2020" in said.out), said.shown
    found = lines(asked(console, "toi-pham-co-to-chuc-2017 --from 1/1/2019 --to 31/12/2019"))
    # records of 2015 reach 2016, of which no crime was entered: 420 stands, not 0
    assert "3 exceeded: a 21/420 more #1 #2; (b) not_known; (c) not_known" in found
    nought = f"attest record prior_count --unit P {YEAR_2020} --number 0 --indicator crime_fall"
    console.all(f"{nought} --document 4/BC --attested-by L1 --on 5/1/2021", "so")
    part = asked(console, f"toi-pham-co-to-chuc-2017 {YEAR_2020}")["targets"][2]["parts"][0]
    assert (420, 420) == (part["numerator"], part["denominator"])
