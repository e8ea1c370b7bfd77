"""Where the sums of teams exceed the whole, every output says why: two of them count what moved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.console import Console

SCRIPT = """\
casefile open HN-1 --symbol HN --unit DHS --officer CB03 --on 1/3/2023
casefile open HN-2 --symbol HN --unit DHS --officer CB03 --on 1/3/2024
casefile transfer HN-1 --to-unit DKTMT --to-officer CB02 --on 1/6/2024
casefile transfer HN-2 --to-unit DKTMT --to-officer CB02 --on 1/7/2024
"""
DAYS = ("--from", "15/10/2023", "--to", "14/10/2024")
LAST = 24
REPORT = """\
CÔNG AN HUYỆN MẪU
Từ ngày 15/10/2023 đến hết ngày 14/10/2024
3. Công tác hiềm nghi
- Tính đến ngày 15/10/2023 tiếp tục xác minh 01 hiềm nghi.
- Xác lập mới 0{added} hồ sơ hiềm nghi{by_team}.
- Kết thúc 0{removed} hồ sơ hiềm nghi.
- Hiện đang quản lý 03 hồ sơ hiềm nghi.
"""
TEAMS = ", trong đó: Đội hình sự 02, Đội kinh tế ma túy 02"
TWICE = f"moves between units counted by both +2: HN-1, HN-2; entries {LAST - 1}, {LAST}"


@pytest.fixture
def shared(books: Console, monkeypatch: pytest.MonkeyPatch) -> Console:
    """The little ledger, two suspicion files of which went from one team to another."""
    books.all(SCRIPT)
    monkeypatch.setenv("SOCAI_LANG", "en")
    monkeypatch.setenv("COLUMNS", "200")
    return books


def write(added: int, removed: int, by_team: str = "") -> str:
    """A report of suspicion files."""
    text = REPORT.format(added=added, removed=removed, by_team=by_team)
    Path("bao-cao.txt").write_text(text, "utf-8")
    return "bao-cao.txt"


def test_statistics_by_unit_say_by_how_much(shared: Console) -> None:
    """Above the rows; the whole needs no such word."""
    by_unit = shared("stats", *DAYS, "--by", "unit", "--line", "HN").out
    assert "exceed the whole by: Hiềm nghi 2" in " ".join(by_unit.split())
    assert "exceed the whole" not in shared("stats", *DAYS, "--line", "HN").out


def test_a_check_of_true_parts_by_team_is_no_alarm(shared: Console) -> None:
    """It says why below what it found; alone it would be one."""
    said = shared("inspect", "check", write(2, 0, TEAMS))
    why = "stated 2, the parts together 4: what one handed over to another both may count"
    assert (0, True) == (said.code, why in said.out)
    assert 1 == shared("inspect", "check", write(4, 0, TEAMS)).code


def test_true_parts_by_team_agree_with_the_books(shared: Console) -> None:
    """And the entries that two teams count are named."""
    said = shared("inspect", "reconcile", write(2, 0, TEAMS))
    assert (0, True) == (said.code, f"come to more than Hiềm nghi · Added: {TWICE}" in said.out)


def test_a_total_that_the_teams_make_agrees_beside_them(shared: Console) -> None:
    """It says so."""
    said = shared("inspect", "reconcile", write(4, 0, TEAMS))
    assert (0, True) == (said.code, f"come to more than Hiềm nghi · Added: {TWICE}" in said.out)


@pytest.mark.parametrize(
    ("removed", "kinds"), [(2, [["counted_twice"], ["counted_twice"]]), (0, [["arithmetic"]])]
)
def test_a_total_that_teams_make_differs_without_them(
    shared: Console, removed: int, kinds: list[list[str]]
) -> None:
    """That is the cause, if what came and what went both say it; else it may be, and is named last."""
    bare = shared("inspect", "reconcile", write(4, removed), "--format", "json")
    differing = [one for one in json.loads(bare.out)["figures"] if one["causes"]]
    assert (1, kinds) == (
        bare.code,
        [[cause["kind"] for cause in one["causes"]] for one in differing],
    )
    for one in differing if not removed else ():
        (other,) = one["alternatives"]
        assert ["counted_twice"] == [cause["kind"] for cause in other["causes"]]


def test_the_report_of_a_team_says_so(shared: Console) -> None:
    """Of what it received, how much was new; at its end, what that means for a sum."""
    assert 0 == shared("report", "write", *DAYS, "--unit", "DKTMT", "--output", "doi").code
    read = shared("inspect", "read", "doi.docx", "--format", "json").out
    assert "Xác lập mới 02 hồ sơ hiềm nghi (lập mới 0, nhận chuyển giao 02), gồm: 02 HN" in read
