"""Plans and the papers around them say what there is on the day they bear, never what is to come."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from projections.documents.lines.intake import read_document
from tests.commands.console import Console
from tests.contracts import target_books as made

QUOTAS = """
quota register lc_opened 3 --officer O1 --from 1/1/2024 --to 31/12/2024 --on 10/1/2024
quota approve lc_opened --officer O1 --decided-by C1 --on 11/1/2024
quota register lc_opened 7 --officer O1 --from 1/1/2024 --to 31/12/2024 --on 1/6/2024
quota approve lc_opened --officer O1 --decided-by C1 --on 2/6/2024
quota register lt_opened 2 --officer O1 --from 1/1/2025 --to 31/12/2025 --on 10/10/2024
quota approve lt_opened --officer O1 --decided-by C1 --on 11/10/2024
circular read 43/2021/TT-BCA --officer O1 --on 3/2/2024
circular read 43/2021/TT-BCA --officer O2 --on 3/9/2024
"""
"""Of the plan of 2024, changed in June; of that of 2025, approved before it begins."""


@pytest.fixture(scope="module")
def district(still_console: Console, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Console]:
    """District HX: collaborator LT-01 is opened on 1/8/2024."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("HX"))
        patch.setenv("SOCAI_AS", "PM")
        still_console.all(made.HX + QUOTAS, ledger="so")
        yield still_console


def written(district: Console, form: str, more: str, name: str) -> str:
    """The text of a paper."""
    district.all(
        f"report write --form {form} --unit DX1 {more} --output {name} --force", ledger="so"
    )
    return "\n".join(line.text for line in read_document(Path(f"{name}.docx")).lines)


@pytest.mark.parametrize(
    ("more", "day", "stock", "planned"),
    [
        ("--period year:2024 --dated 5/2/2024", "05/02/2024", "01 hồ sơ", "(LC): 03."),
        ("--period year:2024 --dated 5/8/2024", "05/08/2024", "02 hồ sơ", "(LC): 07."),
        ("--period year:2025 --dated 5/2/2024", "05/02/2024", "01 hồ sơ", "(LT): 02."),
        ("--period year:2025", "20/10/2024", "02 hồ sơ", "(LT): 02."),
        ("--from 1/1/2024 --to 15/1/2024", "15/01/2024", "01 hồ sơ", "(LC): 03."),
    ],
)
def test_the_stock_is_that_of_the_plans_day(
    more: str, day: str, stock: str, planned: str, district: Console
) -> None:
    """Before the plan's year, too; its quotas are those of the plan's days, as of that day."""
    told = written(district, "ke-hoach-ctvbm", more, "plan")
    assert f"tính đến hết ngày {day})" in told
    assert f"Hiện đang quản lý {stock} CTVBM" in told
    assert planned in told


def test_a_plan_of_next_year_is_held_against_its_own_day_and_quotas(district: Console) -> None:
    """Read back and recounted: nothing fails, and what is planned is found in the books."""
    told = written(district, "ke-hoach-ctvbm", "--period year:2025 --dated 20/10/2024", "next")
    assert "năm 2025" in told
    assert district("inspect", "check", "next.docx").code == 0
    found = json.loads(district("inspect", "reconcile", "next.docx", "--format", "json").out)
    planned = [one for one in found["counts"] if one["of"] == "Q.lt_opened"]
    assert {("2", "matches")} == {(str(one["stated"]), one["verdict"]) for one in planned}
    properties = read_document(Path("next.docx")).properties
    assert ("2025-01-01", "2025-12-31") == tuple(
        properties[f"socai-plan-{one}"] for one in ("from", "to")
    )
    first = Path("next.docx").read_bytes()
    days = "--from 1/1/2025 --to 31/12/2025 --dated 20/10/2024"
    position = properties["socai-position"]
    district.all(
        "casefile open ST-99 --symbol ST --class A --list I --unit DX1 --officer O1 --on 1/10/2024"
    )
    written(district, "ke-hoach-ctvbm", f"{days} --known-at {position}", "again")
    assert first == Path("again.docx").read_bytes()


def test_what_is_done_of_a_plan_is_done_by_the_reports_day(district: Console) -> None:
    """LT-01 comes in August: a report of June does not have it."""
    told = written(district, "tien-do-ctvbm", "--period year:2024 --dated 5/6/2024", "june")
    assert "đến hết ngày 05/06/2024" in told
    assert "Hiện đang quản lý 01 hồ sơ CTVBM" in told
    assert "00/07" in told


@pytest.mark.parametrize(
    ("form", "year", "dated", "said", "unsaid"),
    [
        ("ra-soat-ctvbm", 2024, "20/2/2024", ["hết ngày 20/02/2024", "01 hồ sơ CTVBM"], "LT loại"),
        (
            "ra-soat-ctvbm",
            2024,
            "5/8/2024",
            ["hết ngày 05/08/2024", "02 hồ sơ CTVBM"],
            "hết ngày 20/10",
        ),
        ("doc-thong-tu", 2024, "18/2/2024", ["hết ngày 18/02/2024", "01/03", "C1, O2"], "03/09"),
        ("doc-thong-tu", 2024, "5/9/2024", ["02/03", "03/09/2024"], "C1, O2"),
        ("dang-ky-chi-tieu-doi", 2024, "5/2/2024", ["| 03 |", "10/01/2024"], "01/06/2024"),
        ("dang-ky-chi-tieu-doi", 2024, "5/6/2024", ["| 07 |", "01/06/2024"], "10/01/2024"),
        ("dang-ky-chi-tieu-doi", 2025, "12/10/2024", ["năm 2025", "| 02 |"], "01/06/2024"),
    ],
)
def test_papers_around_the_plans_are_of_their_own_day(
    form: str, year: int, dated: str, said: list[str], unsaid: str, district: Console
) -> None:
    """The network, the circulars, the quotas of a year: as they stood on the paper's day."""
    told = written(district, form, f"--period year:{year} --dated {dated}", form)
    assert [] == [one for one in said if one not in told]
    assert unsaid not in told


@pytest.mark.parametrize(
    ("dated", "more"), [("12/10/2024", ""), ("13/10/2024", "--period year:2025")]
)
def test_a_paper_of_its_own_day_is_given_for_its_year(
    dated: str, more: str, district: Console
) -> None:
    """Submitted with or without the year: the calendar has it, and it is held by its own day."""
    name = f"net{dated[:2]}"
    written(district, "ra-soat-ctvbm", f"--period year:2025 --dated {dated}", name)
    kind = "--name ra-soat-ctvbm --again --yes"
    district.all(f"report submit {name}.docx {more} {kind}", ledger="so")
    found = json.loads(district("inspect", "reconcile", f"{name}.docx", "--format", "json").out)
    assert {"matches"} == {one["verdict"] for one in found["counts"]}
    due = "due --unit DX1 --from 1/2/2025 --as-of 28/2/2025 --all --format json"
    (owed,) = (
        one for one in json.loads(district(*due.split()).out)["due"] if "ra-soat" in str(one)
    )
    assert owed["state"] == "on_time"
