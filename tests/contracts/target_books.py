"""The worked examples of targets (targets.md §5) as ledgers that commands build; all fictional."""

from __future__ import annotations

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
object add F1 --symbol ĐV --name "Ma túy" --branch "ma túy" --through-line --unit DZ --on 1/1/2022
casefile open ST-2 --symbol ST --class B --list II --unit DZ --officer C1 --on 1/5/2021
collaborator open LC-1 --symbol LC --unit DZ --officer C1 --on 1/5/2022
casefile open ĐV-1 --symbol ĐV --unit DZ --officer C1 --field "ma túy" --on 1/6/2022
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
