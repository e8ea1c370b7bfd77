"""A report that dates its stocks in any of the words people use is right if one reading of them is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.console import Console

REPORT = """\
CÔNG AN HUYỆN MẪU
BÁO CÁO
Tổng kết công tác nghiệp vụ cơ bản năm 2024
2.2. Công tác sưu tra (ST)
2.2.1. Thống kê số lượng đối tượng ST từ 15/10/2023 đến 14/10/2024:
- {opening} tiếp tục tiến hành sưu tra cá nhân {before:02} đối tượng từ kỳ trước chuyển sang
- Bổ sung mới 02 đối tượng vào diện.
- Thanh loại 0 đối tượng khỏi diện.
- {current} đang tiến hành sưu tra {after:02} đối tượng.
"""
OPENED = ("13/10/2023", "14/10/2023", "15/10/2023", "14/10/2024", "15/10/2024")
"""One file each, in these books: at the end of its day there are as many as its place says."""

NOW = "Hiện nay"
BEGUN = "Tính đến ngày 15/10/2023"


@pytest.fixture
def dated(console: Console, monkeypatch: pytest.MonkeyPatch) -> Console:
    """Books of five files, opened around both ends of the reporting year 2024."""
    console.all('@ 16/10/2024 08:00\ninit so-cai --unit CAH --name "Công an huyện Mẫu" --as CB01')
    monkeypatch.setenv("SOCAI_LEDGER", "so-cai")
    console.all("officer join CB02 --unit CAH --on 1/1/2015")
    for number, day in enumerate(OPENED, start=1):
        console.all(
            f"casefile open ST-{number}/2024 --symbol ST --class A --list I --unit CAH "
            f"--officer CB02 --on {day}"
        )
    return console


def verdicts(dated: Console, **said: object) -> set[str]:
    """What becomes of the two stocks of a report."""
    values = {"opening": BEGUN, "current": NOW, "before": 2, "after": 4} | said
    Path("r.txt").write_text(REPORT.format(**values), "utf-8")
    found = json.loads(dated.line("inspect reconcile r.txt --format json").out)["figures"]
    stocks = [one for one in found if one["measure"] in ("opening", "current")]
    assert 2 == len(stocks)
    return {one["verdict"] for one in stocks}


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("Tính đến ngày 15/10/2023", {2}),
        ("Tính đến 15/10/2023", {2}),
        ("Tính đến ngày 14/10/2023", {1, 2}),
        ("Tính đến hết ngày 14/10/2023", {2}),
        ("Đến hết 14/10/2023", {2}),
        ("Tính đến hết ngày 15/10/2023", {3}),
        ("Tính đến ngày 15 tháng 10 năm 2023", {2}),
    ],
)
def test_openings(dated: Console, words: str, right: set[int]) -> None:
    """The state before the day; its own where ``hết`` says so; either where it is the eve."""
    agree = {
        before
        for before in range(6)
        if {"matches"} == verdicts(dated, opening=words, before=before)
    }
    assert right == agree


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("Hiện nay", {4}),
        ("Tính đến ngày 14/10/2024", {4}),
        ("Tính đến hết ngày 14/10/2024", {4}),
        ("Tính đến ngày 15/10/2024", {4, 5}),
        ("Tính đến hết ngày 15/10/2024", {5}),
        ("Đến hết 14/10/2024", {4}),
    ],
)
def test_current_stocks(dated: Console, words: str, right: set[int]) -> None:
    """The period's last day is counted; one day past it, either reading."""
    agree = {
        after for after in range(7) if {"matches"} == verdicts(dated, current=words, after=after)
    }
    assert right == agree


def test_a_submission_keeps_the_days(dated: Console) -> None:
    """The day a stock is dated by, and whether it is counted whole, are recorded with the figure."""
    text = REPORT.format(opening="Tính đến hết ngày 15/10/2023", current=NOW, before=3, after=4)
    Path("r.txt").write_text(text, "utf-8")
    dated.all("report submit r.txt")
    figures = json.loads(dated.line("log -n 1 --format json").out)[0]["body"]["figures"]
    days = {one["measure"]: (one.get("as_of"), one.get("through")) for one in figures}
    assert ("2023-10-15", True) == days["opening"]
    assert (None, None) == days["current"]
    assert 0 == dated.line("inspect reconcile r.txt").code
