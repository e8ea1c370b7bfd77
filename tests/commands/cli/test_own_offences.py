"""Offences that a ledger added, from the command line on: listed, imported, counted, proposed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from tests.commands.console import Console
from tests.commands.world import HOME
from tests.projections.workbooks import save, table

ADDED = (
    'catalog add offence "Sản xuất pháo nổ" --article 190a --branch "kinh tế" --family economy '
    "--watch-listed --on 1/3/2024"
)
OWN_LIST = """\
[list]
code = "phao"
title = "Pháo"
period = "calendar_year"

[[indicator]]
name = "fireworks"
form = "count"
of = { outcomes = "arrest", sum = "persons", where = { offence = "190a" } }

[[target]]
number = 1
text = "Pháo"
[[target.part]]
indicator = "fireworks"
comparator = ">="
threshold = 3
"""


def told(books: Console, line: str) -> Any:
    """What a command answers, as data."""
    said = books.line(f"{line} --format json")
    assert said.code in (0, 1), said.shown
    return json.loads(said.out)


def test_the_list_as_of_a_day_and_as_known(books: Console) -> None:
    """Before its day, and before it was recorded, it was not there; the catalog's own always were."""
    books.all(ADDED)
    own = {"code": "190a", "name": "sản xuất pháo nổ", "branch": "kinh tế", "family": "economy"}
    shown = told(books, "catalog show offence")["offence"]
    assert [{**own, "watch_listed": True}] == shown["added"]
    assert "123" == shown["catalog"][0]["code"]
    for question in ("--as-of 29/2/2024", "--known-at 20"):
        assert [] == told(books, f"catalog show offence {question}")["offence"]["added"]
    said = books.line("catalog show").out
    assert "190a  sản xuất pháo nổ (kinh tế, trật tự quản lý kinh tế, thuộc diện sưu tra)" in said


def test_excel_names_it_by_article_and_title(books: Console) -> None:
    """A row a result; one of a day before it was added is told with its place, and nothing is done."""
    books.all(ADDED)
    row = {"Ngày": date(2024, 9, 2), "Loại kết quả": "Bắt", "Đơn vị": "DHS", "Số đối tượng": 2}
    rows = [{**row, "Tội danh": "190A"}, {**row, "Tội danh": "sản xuất pháo nổ", "Số đối tượng": 1}]
    save(Path("so.xlsx"), {"Sổ": table(*rows)})
    assert 0 == books.line("import so.xlsx --kind outcome").code
    assert ["190a", "190a"] == [one["offence"] for one in told(books, "outcome list")["rows"]]
    early = {**rows[0], "Ngày": date(2024, 2, 2)}
    save(Path("som.xlsx"), {"Sổ": table(rows[0] | {"Số đối tượng": 9}, early)})
    said = books.line("import som.xlsx --kind outcome")
    assert (3, True, True) == (said.code, "ô E3" in said.err, "190a" in said.err), said.shown
    assert 2 == len(told(books, "outcome list")["rows"])


def test_a_units_own_list_of_targets_counts_it(books: Console) -> None:
    """Once it is in the catalog, a condition may name it; as known before, it counted nobody."""
    folder = Path(HOME) / "targets"
    folder.mkdir()
    (folder / "phao.toml").write_text(OWN_LIST, "utf-8")
    days = "--from 1/1/2024 --to 31/12/2024"
    assert 3 == books.line(f"targets phao {days}").code
    books.all(ADDED)
    books.all("outcome record bắt --persons 3 --offence 190a --unit DHS --on 1/4/2024")
    at = told(books, "verify")["size"]

    def counted(known_at: int) -> int:
        found = told(books, f"targets phao {days} --known-at {known_at}")
        return int(found["targets"][0]["parts"][0]["numerator"])

    assert [0, 3] == [counted(at - 1), counted(at)]
    books.all(f"void {at - 1} --reason nhầm")
    assert [3] == [one["counts"]["persons"] for one in told(books, "outcome list")["rows"]]


def test_a_correction_may_name_it(books: Console) -> None:
    """The result then states what the offence is."""
    books.all(f"{ADDED}\noutcome record bắt --persons 3 --offence 251 --unit DHS --on 1/4/2024")
    at = told(books, "verify")["size"]
    said = books.line(f"correct {at} --set offence=190a --reason nhầm")
    assert 0 == said.code, said.shown
    body = told(books, "log -n 1")[0]["body"]
    assert ("190a", "economy", True) == (
        body["offence"], body["offence_family"], body["watch_listed"],
    )  # fmt: skip


def test_parts_split_off_are_shown(books: Console) -> None:
    """Of the unit that went on, and of the one that got a part; as of the day before, of none."""
    books.all(
        "unit create DMT --name 'Đội ma túy' --level huyện --parent CAH --on 1/1/2024\n"
        "unit split-off DKTMT --into DMT --number DMT=ST-102/2024 --on 1/9/2024 --yes"
    )
    assert "tách một phần ngày 01/09/2024, giao cho DMT" in books.line("unit show DKTMT").out
    assert "nhận một phần của DKTMT ngày 01/09/2024" in books.line("unit show DMT").out
    parted = [{"on": "2024-09-01", "into": ["DMT"]}]
    assert parted == told(books, "unit show DKTMT")[0]["parted"]
    for before in ("--as-of 31/8/2024", "--known-at 21"):
        assert [] == told(books, f"unit show DKTMT {before}")[0]["parted"]
