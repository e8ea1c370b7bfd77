"""The worked examples of targets (targets.md §5) as ledgers that commands build; all fictional."""

from __future__ import annotations

HX = """\
@ 20/10/2024 08:00
init so --unit HX --name "Công an huyện X" --as PM
unit create DX1 --name "Đội 1" --level huyện --parent HX --branch "ma túy" --branch "môi trường" --on 1/1/2020
officer join L1 --unit HX --role leader --on 1/1/2020
officer join C1 --unit DX1 --role commander --duty trinh_sat --on 1/1/2020
officer join O1 --unit DX1 --duty trinh_sat --on 1/1/2020
officer join O2 --unit DX1 --duty trinh_sat --on 1/1/2020
object add F1 --symbol ĐV --branch "môi trường" --through-line --unit HX --on 1/1/2022
object add A --symbol ĐB --unit HX --on 1/1/2022
collaborator open LC-01 --symbol LC --unit DX1 --officer O1 --on 1/6/2021
casefile open ĐV-01 --symbol ĐV --unit DX1 --officer C1 --object F1 --branch "môi trường" --on 10/1/2022
casefile open ST-05 --symbol ST --class A --list I --unit DX1 --officer C1 --on 1/2/2022
casefile open ST-02 --symbol ST --class B --list III --unit DX1 --officer O1 --on 12/12/2022
collaborator assign LC-01 --to ST-02 --on 1/1/2023
casefile open ST-01 --symbol ST --class A --list II --unit DX1 --officer C1 --on 3/3/2023
casefile open HN-01 --symbol HN --branch "ma túy" --source ST --unit DX1 --officer O1 --on 10/8/2023
casefile open ST-03 --symbol ST --class B --list III --unit DX1 --officer O2 --on 5/11/2023
casefile close ST-05 --way left_area --on 15/1/2024
casefile open HN-02 --symbol HV --branch "môi trường" --source KHAC --unit DX1 --officer O2 --on 2/2/2024
casefile close HN-01 --way to_case --on 20/3/2024
casefile open VA-01 --symbol VA --branch "ma túy" --source HN --online --unit DX1 --officer C1 --on 20/3/2024
collaborator rate LC-01 khá --on 1/4/2024
casefile report ĐV-01 --document 1/BC --on 2/4/2024
casefile open ĐB-01 --symbol ĐB --unit DX1 --officer C1 --object A --on 20/5/2024
casefile open ST-04 --symbol ST --class B --list III --online --unit DX1 --officer O2 --on 20/5/2024
casefile effect ĐV-01 watch_file --produced ST-04 --on 20/5/2024
outcome record arrest --persons 3 --party-members 1 --grave 1 --grave-on-file 1 --offence 251 --record ST-03 --unit DX1 --on 30/6/2024
casefile close ST-03 --way arrested --on 30/6/2024
outcome record prosecution --accused 3 --already-arrested 3 --offence 251 --unit DX1 --on 5/7/2024
collaborator open LT-01 --symbol LT --type 1 --unit DX1 --officer O2 --on 1/8/2024
casefile close VA-01 --way solved --on 1/9/2024
casefile report ĐV-01 --document 2/BC --on 1/10/2024
attest record no_other_found_first --unit HX --from 15/10/2023 --to 14/10/2024 --yes-it-is --document 1/XN --attested-by L1 --on 14/10/2024
"""
"""5.1: district HX with one team, reporting year 2024."""

DY = """\
@ 20/1/2022 08:00
init so --unit DY --name "Đội Y" --level huyện --as PM
unit change DY --kind team --branch "kinh tế" --branch "ma túy" --on 1/1/2017
officer join C --unit DY --role commander --on 1/3/2018
officer join O1 --unit DY --duty trinh_sat --on 1/6/2019
officer join O2 --unit DY --duty trinh_sat --on 15/2/2021
collaborator open LT-1 --symbol LT --type 2 --unit DY --officer C --on 1/3/2019
collaborator open LC-1 --symbol LC --unit DY --officer O1 --on 1/3/2020
casefile open ĐV-1 --symbol ĐV --unit DY --officer C --on 1/4/2020
casefile open ST-1 --symbol ST --class B --list III --unit DY --officer O1 --on 1/5/2020
casefile open ST-2 --symbol ST --class B --list III --unit DY --officer O1 --on 1/5/2020
casefile open ST-3 --symbol ST --class A --list I --unit DY --officer O1 --on 1/5/2020
casefile open ST-4 --symbol ST --class B --list II --unit DY --officer O1 --on 1/5/2020
collaborator assign LC-1 --to ST-1 --on 1/6/2020
collaborator assign LC-1 --to ST-2 --on 1/6/2020
casefile open HN-1 --symbol HN --branch "ma túy" --source ST --unit DY --officer O1 --on 1/2/2021
casefile open HN-2 --symbol HN --branch "kinh tế" --source CTVBM --unit DY --officer O1 --on 1/3/2021
casefile effect ĐV-1 collaborator --on 10/3/2021
casefile open HN-3 --symbol HN --source KHAC --unit DY --officer O1 --on 1/4/2021
outcome record prosecution --accused 6 --party-members 1 --outside-management 1 --offence 251 --record ST-4 --unit DY --on 10/5/2021
casefile close ST-4 --way prosecuted --on 10/5/2021
gang find G1 --unit DY --leaders-known 1 --leaders-on-watch 1 --first-found-by own --on 10/5/2021
casefile report ĐV-1 --document 1/BC --on 5/6/2021
casefile close HN-1 --way to_case --on 15/6/2021
casefile open VA-1 --symbol VA --source HN --unit DY --officer C --on 16/6/2021
collaborator assign LT-1 --to VA-1 --on 20/6/2021
casefile close HN-2 --way not_substantiated --on 15/10/2021
casefile close VA-1 --way solved --on 15/11/2021
collaborator open LC-2 --symbol LC --unit DY --officer O1 --on 15/11/2021
casefile report ĐV-1 --document 2/BC --on 2/12/2021
collaborator items LC-2 1 --valuable 1 --on 10/12/2021
"""
"""5.2: team DY, calendar year 2021; the items of LT-1 and LC-1 are added month by month."""

DZ = """\
@ 20/10/2024 08:00
init so --unit DZ --name "Đội Z" --level huyện --as PM
unit change DZ --kind team --branch "ma túy" --on 1/1/2020
officer join C1 --unit DZ --role commander --duty trinh_sat --on 1/1/2020
officer join O1 --unit DZ --duty trinh_sat --on 1/1/2020
object add F1 --symbol ĐV --branch "ma túy" --through-line --unit DZ --on 1/1/2022
casefile open ST-2 --symbol ST --class B --list II --unit DZ --officer C1 --on 1/5/2021
collaborator open LC-1 --symbol LC --unit DZ --officer C1 --on 1/5/2022
casefile open ĐV-1 --symbol ĐV --unit DZ --officer C1 --object F1 --on 1/6/2022
casefile open ST-1 --symbol ST --class A --list III --unit DZ --officer O1 --on 1/11/2022
collaborator open LT-1 --symbol LT --type 1 --unit DZ --officer O1 --on 1/5/2023
casefile open HN-1 --symbol HN --source ST --unit DZ --officer O1 --on 1/11/2023
casefile open ST-3 --symbol ST --class B --list II --unit DZ --officer C1 --on 5/12/2023
collaborator assign LC-1 --to ST-2 --on 6/12/2023
collaborator assign LC-1 --to ST-3 --on 6/12/2023
casefile open HN-2 --symbol HN --source CTVBM --unit DZ --officer O1 --on 10/1/2024
casefile close HN-1 --way to_case --on 10/2/2024
casefile open VA-1 --symbol VA --source HN --online --unit DZ --officer C1 --on 10/2/2024
casefile open ST-4 --symbol ST --class A --list II --unit DZ --officer O1 --on 5/3/2024
casefile report ĐV-1 --document 1/BC --on 5/4/2024
collaborator rate LC-1 khá --on 1/4/2024
collaborator rate LT-1 yếu --on 1/4/2024
persona open NV-1 --symbol NV --unit DZ --officer C1 --on 5/4/2024
outcome record arrest --persons 2 --offence 251 --unit DZ --on 5/5/2024
outcome record prosecution --accused 1 --already-arrested 1 --offence 251 --unit DZ --on 6/6/2024
outcome record prosecution --accused 2 --already-arrested 1 --offence 251 --unit DZ --on 7/6/2024
outcome record prosecution --accused 1 --offence 249 --unit DZ --on 8/6/2024
outcome record compulsory --files 6 --measure detox --branch "ma túy" --unit DZ --on 1/7/2024
casefile close ST-4 --way reviewed_out --on 5/7/2024
casefile report ĐV-1 --document 2/BC --on 5/10/2024
outcome record drug_users --known 40 --on-file 40 --branch "ma túy" --unit DZ --on 14/10/2024
attest record no_other_found_first --unit DZ --from 15/10/2023 --to 14/10/2024 --yes-it-is --document 1/XN --attested-by C1 --on 14/10/2024
attest record no_missed_watch --unit DZ --from 15/10/2023 --to 14/10/2024 --yes-it-is --document 2/XN --attested-by C1 --on 14/10/2024
"""
"""5.3: drug team DZ, reporting year 2024."""

DZ_QUOTAS = (
    ("detox_files", 5, ""),
    ("counted_prosecutions", 3, ""),
    ("possession_share", 60, "--percent"),
    ("online_va", 1, ""),
    ("persona_nv", 1, ""),
)

DW = """\
@ 20/10/2024 08:00
init so --unit DW --name "Đội W" --level huyện --as PM
unit change DW --kind team --branch "ma túy" --branch "kinh tế" --on 1/1/2020
officer join C1 --unit DW --role commander --duty trinh_sat --on 1/1/2020
officer join L1 --unit DW --role leader --on 1/1/2020
officer join O1 --unit DW --duty trinh_sat --on 1/1/2020
collaborator open LC-1 --symbol LC --unit DW --officer O1 --on 1/5/2021
collaborator open LT-1 --symbol LT --type 1 --unit DW --officer O1 --on 1/5/2022
collaborator open LC-2 --symbol LC --unit DW --officer O1 --on 1/5/2023
collaborator open LC-3 --symbol LC --unit DW --officer O1 --on 5/2/2024
collaborator open LT-2 --symbol LT --type 2 --branch "ma túy" --unit DW --officer O1 --on 10/3/2024
persona open NV-1 --symbol NV --unit DW --officer O1 --on 5/4/2024
collaborator open LC-4 --symbol LC --unit DW --officer O1 --on 20/5/2024
dead-drop open HTBM-1 --symbol HTBM --unit DW --officer O1 --on 5/6/2024
collaborator rate LT-1 khá --on 1/7/2024
collaborator rate LC-1 "xuất sắc" --on 1/7/2024
collaborator rate LC-2 yếu --on 1/7/2024
collaborator rate LT-2 khá --on 1/9/2024
"""
"""5.4: team DW, its collaborator plan of 2024; items and checks are added month by month."""

DW_QUOTAS = (
    ("lc_opened", 4, ""),
    ("lt_opened", 2, ""),
    ("lt_opened_drugs", 1, ""),
    ("lt_opened_economy_environment", 1, ""),
    ("ld_opened", 1, ""),
    ("nv_opened", 2, ""),
    ("htbm_opened", 2, ""),
)

DW_MONTHS = {
    "LT-1": range(1, 10),
    "LC-1": range(1, 10),
    "LC-2": range(1, 10),
    "LC-3": range(3, 10),
    "LT-2": range(4, 10),
    "LC-4": range(6, 10),
}
"""The months of 2024 that each collaborator of DW owes."""

PT = """\
@ 01/06/2019 08:00
init so --unit PT --name "Công an tỉnh T" --level tỉnh --as PM
officer join L1 --unit PT --role leader --on 1/1/2015
collaborator open LC-1 --symbol LC --unit PT --officer L1 --on 1/5/2017
casefile open ST-1 --symbol ST --class A --list I --unit PT --officer L1 --on 1/5/2017
casefile open ST-2 --symbol ST --class B --list II --unit PT --officer L1 --on 1/5/2017
gang find G1 --unit PT --leaders-known 1 --leaders-on-watch 1 --first-found-by own --on 5/3/2018
casefile open VA-1 --symbol VA --source ST --unit PT --officer L1 --on 1/4/2018
gang file G1 --record VA-1 --on 2/4/2018
gang find G2 --unit PT --leaders-known 1 --leaders-on-watch 0 --first-found-by own --on 5/3/2019
casefile open HT-1 --symbol HT --source ST --unit PT --officer L1 --on 6/3/2019
gang file G2 --record HT-1 --on 7/3/2019
@ 08/06/2019 08:00
report submit de-an-1.txt --name de-an-6-thang --unit PT --from 1/1/2019 --to 30/6/2019
@ 12/12/2019 08:00
report submit de-an-2.txt --name de-an-nam --unit PT --from 1/1/2019 --to 31/12/2019 --yes
casefile close VA-1 --way solved --on 10/6/2019
gang dismantle G1 --on 10/6/2019
gang find G3 --unit PT --leaders-known 1 --leaders-on-watch 0 --first-found-by own --on 5/11/2019
@ 20/01/2020 08:00
outcome record crime --cases 405 --unit PT --on 31/12/2019
attest record prior_count --unit PT --from 1/1/2016 --to 31/12/2016 --number 420 --indicator crime_fall --document 3/BC --attested-by L1 --on 5/1/2020
attest record no_gang_undetected --unit PT --from 1/1/2019 --to 31/12/2019 --yes-it-is --document 1/XN --attested-by L1 --on 5/1/2020
attest record steering_board --unit PT --from 1/1/2017 --to 31/12/2020 --yes-it-is --document 2/XN --attested-by L1 --on 5/1/2020
"""
"""5.5: province PT, 2019."""


def quota_lines(unit: str, quotas: tuple[tuple[str, int, str], ...], days: str) -> str:
    """The lines that register and approve the quotas of a unit."""
    return "\n".join(
        f"quota register {name} {number} --unit {unit} {days} {more} --as PM\n"
        f"quota approve {name} --unit {unit} {days} --decided-by C1 --as PM"
        for name, number, more in quotas
    )


OFFICERS_QUOTAS = """\
quota register lc_opened 2 --officer O1 --unit DW --from 1/1/2024 --to 31/12/2024 --as PM
quota approve lc_opened --officer O1 --unit DW --decided-by C1 --from 1/1/2024 --to 31/12/2024 --as PM
quota register lt_opened 1 --officer C1 --unit DW --from 1/1/2024 --to 31/12/2024 --as PM
quota approve lt_opened --officer C1 --unit DW --decided-by L1 --from 1/1/2024 --to 31/12/2024 --as PM
"""
"""Both officers of DW with the duty have a quota approved by another person."""


def items_of_dy() -> str:
    """LT-1 one item a month and none in August, 8 of 11 valuable; LC-1 two, 20 of 24."""
    months = [month for month in range(1, 13) if month != 8]
    lines = [
        f"collaborator items LT-1 1 --valuable {int(place < 8)} --on 10/{month}/2021"
        for place, month in enumerate(months)
    ]
    lines += [
        f"collaborator items LC-1 2 --valuable {2 if month <= 10 else 0} --on 10/{month}/2021"
        for month in range(1, 13)
    ]
    return "\n".join(lines)


def months_of_dw() -> str:
    """50 items, 44 valuable, none of LC-2 in June; a commander's check in each owed month but one."""
    lines, items = [], 0
    owed = [(name, month) for name, months in DW_MONTHS.items() for month in months]
    given = [one for one in owed if one != ("LC-2", 6)]
    for place, (name, month) in enumerate(given):
        count = 2 if place < 50 - len(given) else 1
        valuable = max(0, min(count, 44 - items))
        items += count
        lines.append(
            f"collaborator items {name} {count} --valuable {valuable} --on 12/{month}/2024"
        )
    lines += [
        f"file-check {name} --by-officer C1 --on 13/{month}/2024"
        for name, month in owed
        if (name, month) != ("LC-4", 7)
    ]
    return "\n".join(lines)
