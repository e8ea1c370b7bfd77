"""`socai quota progress`: what is done of the approved quotas, of officers and of their units."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from projections.targets.built_in import built_in_texts
from tests.commands.console import Console

SCRIPT = """\
@ 20/10/2024 08:00
init so-cai --unit CAH --name "Công an huyện Mẫu" --as CB01
unit create DX1 --name "Đội 1" --level huyện --parent CAH --on 1/1/2020
officer join CB02 --unit DX1 --on 1/1/2020
officer join CB03 --unit DX1 --on 1/1/2020
officer join CB04 --unit DX1 --role commander --on 1/1/2020
"""
TARGETS = "targets ctvbm-2024 --unit DX1 --from 1/1/2024"
YEAR = "--from 1/1/2024 --to 31/12/2024"


@pytest.fixture
def planned(console: Console, monkeypatch: pytest.MonkeyPatch) -> Console:
    """Two officers with quotas for LC, one for a share; their team has one of its own for LT."""
    monkeypatch.setenv("SOCAI_LEDGER", "so-cai")
    console.all(SCRIPT)
    for officer, number in (("CB02", 2), ("CB03", 3)):
        console.all(f"quota register lc_opened {number} --officer {officer} {YEAR} --on 20/1/2024")
        console.all(f"quota approve lc_opened --officer {officer} --decided-by CB04 --on 20/1/2024")
    console.all(f"quota register lt_opened 4 --unit DX1 {YEAR} --on 20/1/2024 --as CB02")
    console.all("quota approve lt_opened --unit DX1 --decided-by CB04 --on 20/1/2024 --as CB04")
    for number, (symbol, officer) in enumerate(
        (("LC", "CB02"), ("LC", "CB02"), ("LC", "CB02"), ("LC", "CB03"), ("LT", "CB03")), start=1
    ):
        kind = "--type 1" if symbol == "LT" else ""
        console.all(
            f"collaborator open {symbol}-{number} --symbol {symbol} {kind} --unit DX1 "
            f"--officer {officer} --on 1/{number}/2024"
        )
    return console


def told(books: Console, more: str = "") -> list[tuple[Any, ...]]:
    """The rows of the answer: whose, planned, done."""
    found = json.loads(books.line(f"quota progress {more} --format json").out)["quotas"]
    names = ("indicator", "unit", "officer", "planned", "value", "sum_of_officers")
    return [tuple(one[name] for name in names) for one in found]


def test_officers_and_their_sum(planned: Console) -> None:
    """Each officer's own, the team's as the sum of these; another's own quota is not added to."""
    assert [
        ("lc_opened", "DX1", None, 5, "4", True),
        ("lc_opened", "DX1", "CB02", 2, "3", False),
        ("lc_opened", "DX1", "CB03", 3, "1", False),
        ("lt_opened", "DX1", None, 4, "1", False),
    ] == told(planned)


def test_where_no_quota_has_begun_that_is_said(planned: Console) -> None:
    """In place of the days the progress would be of."""
    said = planned.line("quota progress --as-of 31/12/2023").out
    assert (
        "Chưa có chỉ tiêu nào đã duyệt mà thời gian thực hiện bắt đầu chậm nhất ngày 31/12/2023."
        in said
    )
    assert "31/12/2023 đến" not in said
    assert "từ ngày 01/01/2024" in planned.line("quota progress").out.casefold()


def test_as_plans_write_it(planned: Console) -> None:
    """Done/planned in two digits, in the order of indicators; nobody is ranked."""
    said = planned.line("quota progress").out
    for row in ("04/05", "03/02", "01/03", "01/04", "tổng chỉ tiêu của cán bộ"):
        assert row in said
    assert said.index("CB02") < said.index("CB03")


def test_by_a_day(planned: Console) -> None:
    """What is done is counted to the end of the day; before the days begin there is nothing."""
    assert [("2", None), ("2", "CB02"), ("0", "CB03")] == [
        (one[4], one[2]) for one in told(planned, "--indicator lc_opened --as-of 28/2/2024")
    ]
    assert [] == told(planned, "--as-of 31/12/2023")


def test_only_what_was_approved(planned: Console) -> None:
    """A number that waits for a decision is none yet; sent back, it never was."""
    before = told(planned)
    planned.all(f"quota register lc_opened 9 --officer CB02 {YEAR}")
    assert before == told(planned)
    planned.all("quota send-back lc_opened --officer CB02 --decided-by CB04 --reason nhiều")
    assert before == told(planned)
    planned.all(f"quota register lc_opened 9 --officer CB02 {YEAR}")
    planned.all("quota approve lc_opened --officer CB02 --decided-by CB04")
    assert ("lc_opened", "DX1", None, 12, "4", True) == told(planned)[0]


def test_a_number_stands_from_the_day_of_its_approval(planned: Console) -> None:
    """Registered and not yet approved it is none, and a changed one is not the earlier half-year's.

    The progress, the plan, the registration and the target say the same of every day.
    """
    planned.all(
        f"quota register ld_opened 2 --unit DX1 {YEAR} --on 20/1/2024 --as CB02\n"
        "quota approve ld_opened --unit DX1 --decided-by CB04 --on 25/2/2024 --as CB04\n"
        f"quota register ld_opened 7 --unit DX1 {YEAR} --on 1/7/2024 --as CB02\n"
        "quota approve ld_opened --unit DX1 --decided-by CB04 --on 1/8/2024 --as CB04"
    )
    for day, number in (("24/2", None), ("25/2", 2), ("31/7", 2), ("1/8", 7)):
        days = f"--unit DX1 --from 1/1/2024 --to {day}/2024"
        asked = f"--unit DX1 --indicator ld_opened --as-of {day}/2024"
        assert ([number] if number else []) == [one[3] for one in told(planned, asked)]
        parts = json.loads(planned.line(f"targets ctvbm-2024 {days} --format json").out)["targets"]
        assert number == parts[2]["parts"][0]["threshold"]
        assert (number, number) == (planned_of(planned, days), registered_of(planned, days)), day


def planned_of(books: Console, days: str) -> int | None:
    """The number for LD in the plan; None where it is left blank."""
    books.all(f"report write {days} --form ke-hoach-ctvbm --output p.docx --force")
    (line,) = [one for one in Document("p.docx").paragraphs if "danh dự (LD): " in one.text]
    number = line.text.rpartition(": ")[2].strip(".")
    return int(number) if number.isdigit() else None


def registered_of(books: Console, days: str) -> int | None:
    """The number for LD that stands by the registration of quotas; None where none does."""
    books.all(f"report write {days} --form dang-ky-chi-tieu-doi --output p.docx --force")
    sums = Document("p.docx").tables[2].rows[1:]
    found = [row.cells[-1].text for row in sums if "LD" in row.cells[1].text]
    return int(found[0]) if found else None


def test_a_quota_recorded_late_stands_for_its_own_days(planned: Console) -> None:
    """Of which the books held nothing by the day: what was first approved of it (§1.6)."""
    planned.all(
        f"quota register ld_opened 2 --unit DX1 {YEAR} --on 5/10/2024 --as CB02\n"
        "quota approve ld_opened --unit DX1 --decided-by CB04 --on 6/10/2024 --as CB04\n"
        f"quota register ld_opened 7 --unit DX1 {YEAR} --on 7/10/2024 --as CB02\n"
        "quota approve ld_opened --unit DX1 --decided-by CB04 --on 8/10/2024 --as CB04"
    )
    for day, number in (("30/9", 2), ("5/10", None), ("6/10", 2), ("8/10", 7)):
        asked = f"--unit DX1 --indicator ld_opened --as-of {day}/2024"
        assert ([number] if number else []) == [one[3] for one in told(planned, asked)]
        said = json.loads(planned.line(f"{TARGETS} --to {day}/2024 --format json").out)
        late = [one["names"] for one in said["notices"] if one["kind"] == "late_quota"]
        assert ([["ld_opened (DX1)"]] if day == "30/9" else []) == late
    assert "chỉ được ghi sau ngày cuối kỳ" in planned.line(f"{TARGETS} --to 30/9/2024").out


def test_an_own_quota_stands_instead_of_the_sum(planned: Console) -> None:
    """Beside a unit's own quota its officers' are not added up."""
    planned.all(f"quota register lc_opened 6 --unit DX1 {YEAR} --as CB02")
    planned.all("quota approve lc_opened --unit DX1 --decided-by CB04 --as CB04")
    assert ("lc_opened", "DX1", None, 6, "4", False) == told(planned)[0]


def test_what_no_list_knows(planned: Console) -> None:
    """A quota for an indicator whose list is there no more is shown, and nothing is made up."""
    own = Path("so-cai/targets/ctvbm-2025.toml")
    own.parent.mkdir()
    text = built_in_texts()["ctvbm-2024"].replace("ctvbm-2024", "ctvbm-2025")
    own.write_text(text.replace("lc_opened", "sao_vang"), "utf-8")
    planned.all(f"quota register sao_vang 6 --unit DX1 {YEAR} --as CB02")
    planned.all("quota approve sao_vang --unit DX1 --decided-by CB04 --as CB04")
    own.unlink()
    assert ("sao_vang", "DX1", None, 6, None, False) == told(planned)[-1]
    assert "chưa có danh sách chỉ tiêu nào có chỉ số này" in planned.line("quota progress").out


def test_a_quota_is_of_the_unit_its_officer_then_served_in(planned: Console) -> None:
    """Registered for days before he went elsewhere, though he is there now."""
    planned.all(
        "unit create DX2 --name 'Đội 2' --level huyện --parent CAH --on 1/6/2024 --as CB01\n"
        "officer join CB05 --unit DX1 --on 1/1/2020 --as CB01\n"
        "officer change CB05 --to-unit DX2 --on 1/7/2024 --as CB01\n"
        f"quota register ld_opened 1 --officer CB05 {YEAR} --on 5/2/2024 --as CB05"
    )
    said = json.loads(planned.line("quota show ld_opened --officer CB05 --format json").out)
    assert "DX1" in json.dumps(said)
    assert "DX2" not in json.dumps(said)


def test_what_waits_or_was_sent_back_is_told(planned: Console) -> None:
    """An approved number that is to be changed is in the table; what has none by then is not."""
    planned.all(f"quota register ld_opened 2 --officer CB02 {YEAR} --on 21/1/2024")
    planned.all(f"quota register lc_opened 9 --officer CB02 {YEAR} --on 21/1/2024")
    asked = "quota progress --as-of 22/1/2024"
    assert "đăng ký chờ duyệt: 1" in planned.line(asked).out
    planned.all("quota send-back ld_opened --officer CB02 --decided-by CB04 --on 23/1/2024")
    found = json.loads(planned.line("quota progress --as-of 24/1/2024 --format json").out)
    assert {"registered": 0, "sent_back": 1} == found["not_approved"]
    assert "chờ duyệt" not in planned.line("quota progress --as-of 20/1/2024").out
    assert "chờ duyệt" not in planned.line(f"{asked} --indicator lt_opened").out


def test_a_list_before_anything_says_since_when_there_is_something(planned: Console) -> None:
    """By the unit and the values that are asked for; where there never is, nothing is said."""
    early = planned.line("quota list --as-of 19/1/2024 --officer CB02")
    assert "từ ngày 20/01/2024 mới có" in early.err
    for more in ("--as-of 20/1/2024", "--as-of 19/1/2024 --officer CB04"):
        assert "mới có" not in planned.line(f"quota list {more}").err
