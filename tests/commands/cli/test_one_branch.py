"""A report of one branch of the force is recounted for that branch, whoever wrote it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.console import Console

BOOKS = """\
unit change DKTMT --branch "ma túy" --on 1/1/2020
unit change DHS --branch "hình sự" --branch "ma túy" --on 1/1/2020
casefile open ST-301/2024 --symbol ST --unit DHS --officer CB03 --class B --list III --branch "ma túy" --on 1/3/2024
casefile open ST-302/2024 --symbol ST --unit DHS --officer CB03 --class B --list III --branch "hình sự" --field "Ma túy" --on 2/3/2024
casefile open ST-303/2024 --symbol ST --unit DHS --officer CB03 --class A --list I --field "Ma túy" --on 3/3/2024
casefile change ST-301/2024 --branch "hình sự" --on 1/8/2024
casefile change ST-302/2024 --branch "ma túy" --on 1/8/2024
"""
"""ST of drugs at the end of 14/10/2024: 101, 102 by their unit, 302 by its branch, 303 by its field;
109 was, by its unit; 103 and 104 are of no branch that is known.
"""

WRITE = "report write --form bao-cao-nam --from 15/10/2023 --to 14/10/2024 --format docx --force"
OPEN = (
    "casefile open ST-{}/2024 --symbol ST --unit DHS --officer CB03 --class B --list I "
    "--branch '{}' --on 5/3/2024"
)
DRUGS = ", hệ lực lượng ma túy"
TITLED = """\
CÔNG AN HUYỆN MẪU
BÁO CÁO
Tổng kết công tác năm 2024{branch}
(Từ ngày 15/10/2023 đến hết ngày 14/10/2024)
Công tác sưu tra (ST):
- Trong kỳ bổ sung mới {added} đối tượng ST.
- Hiện đang quản lý {current} đối tượng ST.
"""


@pytest.fixture
def world(books: Console) -> Console:
    """The little ledger, with units of one branch and of two, and files that change theirs."""
    books.all(BOOKS)
    return books


def reconciled(world: Console, file: str) -> dict[str, Any]:
    """What `inspect reconcile` says of a file."""
    found: dict[str, Any] = json.loads(world.line(f"inspect reconcile {file} --format json").out)
    return found


def typed(world: Console, branch: str, added: str, current: str) -> list[tuple[str, str]]:
    """The measures and verdicts of a report that somebody typed."""
    Path("go.txt").write_text(TITLED.format(branch=branch, added=added, current=current), "utf-8")
    found = reconciled(world, "go.txt")["figures"]
    return [(one["measure"], one["verdict"]) for one in found]


@pytest.mark.parametrize(("unit", "branch"), [("CAH", "ma túy"), ("DHS", "hình sự")])
def test_each_figure_of_a_branch_is_recounted(world: Console, branch: str, unit: str) -> None:
    """A report of ours matches figure by figure, and says of which branch it was recounted."""
    assert 0 == world.line(f"{WRITE} --unit {unit} --branch '{branch}' --output mot").code
    found = reconciled(world, "mot.docx")
    assert {"matches"} == {one["verdict"] for one in found["figures"]}
    assert (branch, True) == (found["branch"], len(found["figures"]) > 50)
    assert branch in world.line("inspect reconcile mot.docx").out


def test_a_unit_that_has_another_branch_within_the_days(world: Console) -> None:
    """What it holds leaves the branch with it: statistics, targets and recounts agree."""
    world.all(
        "casefile open ST-401/2024 --symbol ST --unit DKTMT --officer CB02 --class A --list I "
        "--on 4/3/2024\n"
        "unit change DKTMT --branch 'ma túy' --branch 'kinh tế' --on 1/6/2024\n"
        f"{WRITE} --branch 'ma túy' --output mot"
    )
    found = reconciled(world, "mot.docx")
    assert {"matches"} == {one["verdict"] for one in (*found["figures"], *found["counts"])}
    told = {one["id"]: one["recounted_now"] for one in found["figures"]}
    assert 3 == told["ST.removed.reorganised"]
    assert 0 == world.line("inspect check mot.docx").code


def test_what_comes_later_changes_the_branch_that_it_is_of(world: Console) -> None:
    """A late file of the branch is a cause, one of another branch none, a change of branch is one."""
    assert {"matches"} == {verdict for _, verdict in typed(world, DRUGS, "05", "04")}
    world.all(f"report submit go.txt --unit CAH\n{OPEN.format(401, 'kinh tế')}")
    assert {"matches"} == {one["verdict"] for one in reconciled(world, "go.txt")["figures"]}
    world.all(
        f"{OPEN.format(402, 'ma túy')}\ncasefile change ST-103/2024 --branch 'ma túy' --on 6/3/2024"
    )
    found = reconciled(world, "go.txt")["figures"]
    assert {"matches_then"} == {one["verdict"] for one in found}
    records = [{name for cause in one["causes"] for name in cause["records"]} for one in found]
    assert [{"ST-103/2024", "ST-402/2024"}] * 2 == records


@pytest.mark.parametrize(
    "branch", [", hệ lực lượng ma túy", " hệ ma tuý", ", lĩnh vực ma túy", " lực lượng MA TÚY"]
)
def test_a_title_says_the_branch(world: Console, branch: str) -> None:
    """Whoever typed the report: its figures are those of the branch that its title names."""
    assert {"matches"} == {verdict for _, verdict in typed(world, branch, "05", "04")}


def test_files_of_no_known_branch_may_be_of_it(world: Console) -> None:
    """Up to two more, which the books do not classify, are no fault of the report; three more are."""
    for stated, verdict in (("04", "matches"), ("06", "not_checkable"), ("07", "differs")):
        assert verdict == dict(typed(world, DRUGS, "05", stated))["current"], stated


@pytest.mark.parametrize("title", ["", " về ma túy", ", hệ ma túy và hệ hình sự", ", hệ thống sổ"])
def test_a_title_that_names_no_one_branch_says_none(world: Console, title: str) -> None:
    """Then all records count: six watch files are there at the end, of whatever branch."""
    assert "matches" == dict(typed(world, title, "07", "07"))["current"]


@pytest.mark.parametrize("branch", ["", "--branch 'hình sự'", "--branch 'ma túy'"])
def test_who_serves_and_whom_an_officer_uses_is_of_whatever_branch(
    world: Console, branch: str
) -> None:
    """Chosen: in both parts alike; files alone that are counted are of the branch asked about.

    By the other reading a collaborator of another branch, or of none that is known in a team of
    two, would serve no file of drugs, and its officer would use none.
    """
    world.all(
        "collaborator close LC-101/2023 --way 'xin nghỉ' --on 1/8/2024\n"
        "officer change CB03 --duty trinh_sat --on 1/1/2020\n"
        f"collaborator open LC-301 --symbol LC --unit DHS --officer CB03 {branch} --on 1/2/2024\n"
        "collaborator assign LC-301 --to ST-302/2024 --on 3/3/2024"
    )
    asked = "targets ma-tuy-2024 --unit DHS --from 15/10/2023 --to 14/10/2024 --format json"
    told = {
        f"{one['number']}.{part['part']}": part
        for one in json.loads(world.line(asked).out)["targets"]
        for part in one["parts"]
    }
    assert ["ST-302/2024"] == told["6.a"]["numerator_records"]
    assert ["CB03"] == told["16.a"]["numerator_records"]


def test_meetings_are_asked_of_the_officers_of_the_branch_alone(world: Console) -> None:
    """A collaborator of an officer of another branch makes nobody more of whom they are asked."""

    def asked(branch: str) -> int:
        assert 0 == world.line(f"{WRITE} {branch} --output lop").code
        read = json.loads(world.line("inspect read lop.docx --format json").out)
        (found,) = [one for one in read["counts"] if one["name"] == "I.meetings_attended"]
        return int(found["of"])

    before = asked("--branch 'ma túy'"), asked("")
    world.all(
        """
        unit create DGT --name "Đội giao thông" --level huyện --parent CAH --branch "giao thông" --on 1/1/2020
        officer join CB31 --unit DGT --duty "trinh sát" --on 1/1/2020
        collaborator open LC-931 --symbol LC --unit DGT --officer CB31 --on 1/2/2024
        """
    )
    assert (before[0], before[1] + 1) == (asked("--branch 'ma túy'"), asked(""))
