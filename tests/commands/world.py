"""The little ledger most command tests start from, recorded through the command line itself."""

from __future__ import annotations

HOME = "so-cai"
"""The ledger's folder, in the folder a test works in."""

SCRIPT = """\
@ 01/10/2024 08:00
init so-cai --unit CAH --name "Công an huyện Mẫu" --as CB01
unit create DKTMT --name "Đội kinh tế ma túy" --level huyện --parent CAH --on 1/1/2020
unit create DHS --name "Đội hình sự" --level huyện --parent CAH --on 1/1/2020
unit create XA-01 --name "Công an xã số 1" --level xã --parent CAH --on 1/1/2020
officer join CB02 --unit DKTMT --on 1/1/2020
officer join CB03 --unit DHS --on 1/1/2020
casefile open ST-101/2024 --symbol ST --unit DKTMT --officer CB02 --class B --list III --field "Ma túy" --on 15/2/2024
casefile open ST-102/2024 --symbol ST --unit DKTMT --officer CB02 --class A --list I --on 16/2/2024
casefile open ST-103/2024 --symbol ST --unit DHS --officer CB03 --class A --list II --on 17/2/2024
casefile open ST-104/2024 --symbol ST --unit DHS --officer CB03 --class B --list III --on 18/2/2024
casefile open HN-101/2024 --symbol HN --unit DHS --officer CB03 --source ST --source-record ST-103/2024 --on 1/3/2024
casefile open VA-101/2024 --symbol VA --unit DHS --officer CB03 --source HN --source-record HN-101/2024 --on 1/4/2024
collaborator open LC-101/2023 --symbol LC --unit DHS --officer CB03 --on 1/4/2023
collaborator open LT-101/2023 --symbol LT --type 2 --unit DKTMT --officer CB02 --on 1/5/2023
collaborator assign LC-101/2023 --to ST-101/2024 --on 1/7/2024
casefile open ST-109/2021 --symbol ST --unit DKTMT --officer CB02 --class B --list IV --on 9/9/2021
casefile close ST-109/2021 --way "Đi khỏi nơi cư trú" --on 1/6/2024
"""
"""Positions: 1–3 founded, 4–6 units, 7–8 officers, 9–12 watch files, 13 HN, 14 VA, 15 LC, 16 LT,
17–18 assigned, 19–20 opened and closed.
"""

SIZE = 20
"""How many entries it has."""
