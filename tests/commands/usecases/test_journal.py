"""`socai log` with conditions, and in every form; the lists of units and officers."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from commands.session import Session
from commands.usecases import journal as module
from commands.usecases.journal import Sought, journal
from ledger.entries import Entry
from ledger.values.dates import LOCAL_ZONE, local_date, read_instant
from tests.commands.console import Console
from tests.commands.world import HOME, SIZE

LATER = """\
@ 09/10/2024 23:59
casefile report ST-101/2024 --document 1/BC --on 1/10/2024 --as CB02
@ 10/10/2024 00:01
casefile report ST-103/2024 --document 2/BC --on 1/10/2024 --as CB03
casefile transfer ST-104/2024 --to-unit XA-01 --on 2/10/2024 --as CB03
void 21 --reason "nhầm hồ sơ" --as CB01
"""
"""Positions 21 to 24, about midnight: two recorders, a hand-over, and a void by a third."""


@pytest.fixture
def later(books: Console) -> Console:
    """The little ledger, and what was recorded later."""
    books.all(LATER)
    return books


def positions(console: Console, line: str) -> list[int]:
    """The positions of the entries that are told, in the order of the books."""
    return [one["position"] for one in json.loads(console.line(f"log {line} --format json").out)]


ANSWERS = {
    "--by CB03": [22, 23],
    "--by cb-03 --kind 'đã báo cáo'": [22],
    "--unit XA-01": [6, 23],
    "--unit DKTMT --alone --since 1/10/2024 --kind lập": [4, 9, 10, 16, 19],
    "--unit CAH --alone": [1, 2, 3],
    "--unit CAH -n 100": [*range(1, 25)],
    "--since 9/10/2024": [21, 22, 23, 24],
    "--since 10/10/2024": [22, 23, 24],
    "--today": [22, 23, 24],
    "--today --known-at 22": [22],
    "--since 11/10/2024": [],
    "--kind void": [24],
    "--kind 'HỦY BÚT TOÁN'": [24],
    "--kind record.transferred": [23],
    "--kind closed --kind 'chuyển giao'": [20, 23],
    "--kind open": [9, 10, 11, 12, 13, 14, 15, 16, 19],
    "ST-101/2024 --by CB02": [21],
    "ST-101/2024": [9, 18, 21, 24],
    "ST-101/2024 -n 1": [24],
    "-n 2": [23, 24],
    "": [*range(5, 25)],
}
"""Conditions, and the positions that answer to them."""


def test_conditions(later: Console) -> None:
    """Each condition narrows what is told; together all of them hold."""
    assert ANSWERS == {line: positions(later, line) for line in ANSWERS}


def plainly(entries: list[Entry], sought: Sought, units: set[str] | None) -> list[int]:
    """The slow twin: every entry is looked at."""
    return [
        one.position
        for one in entries
        if sought.by in (None, one.by)
        and (not sought.kinds or one.TOPIC in sought.kinds)
        and (sought.since is None or local_date(read_instant(one.recorded_at)) >= sought.since)
        and (units is None or {one.unit, getattr(one, "to_unit", None)} & units)
    ]


def test_reading_backwards_finds_what_looking_at_all_finds(
    later: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However few entries are read at a time, and however many are asked for."""
    monkeypatch.setattr(module, "FIRST_READ", 1)
    monkeypatch.setattr(module, "MOST_READ", 4)
    session = Session(Path(HOME))
    entries = list(session.ledger.entries())
    days = [None, date(2024, 10, 1), *(date(2024, 10, 9) + timedelta(days=at) for at in range(3))]
    for by, since, kind, unit, most in product(
        (None, "CB01", "CB03"), days, (None, "record.reported"), (None, "DHS"), (None, 1, 3)
    ):
        sought = Sought(None, by, unit, True, since, frozenset([kind] if kind else []))
        wanted = plainly(entries, sought, {unit} if unit else None)
        found = journal(session.ledger, sought, session.ledger.last_position, most)
        kept = wanted if most is None else wanted[-most:]
        told = [one.position for one in found.entries]
        assert (kept, len(wanted) > len(kept), sought) == (told, found.more, sought)
    session.close()


def test_no_more_is_read_than_is_asked_for(later: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest entries cost no reading of the older ones."""
    monkeypatch.setattr(module, "FIRST_READ", 2)
    session, asked = Session(Path(HOME)), list[tuple[int, int]]()
    entries = session.ledger.entries

    def noted(after: int, upto: int) -> object:
        asked.append((after, upto))
        return entries(after, upto)

    monkeypatch.setattr(session.ledger, "entries", noted)
    journal(session.ledger, Sought(), SIZE + 4, 1)
    journal(session.ledger, Sought(since=date(2024, 10, 10)), SIZE + 4, None)
    session.close()
    assert [(22, 24), (22, 24), (21, 22)] == asked


def test_a_voided_entry_is_marked_though_its_void_does_not_answer(later: Console) -> None:
    """Who voided it is another officer, and the mark stands all the same."""
    assert "ĐÃ HỦY bởi bút toán 24: nhầm hồ sơ" in later.line("log --by CB02").out
    assert [24] == [
        one["voided_by"] for one in json.loads(later.line("log --by CB02 --format json").out)
    ]


def test_what_was_asked_for_is_told(later: Console) -> None:
    """The answer names its conditions, the days included; an empty one says so."""
    said = later.line("log --by cb03 --unit xa-01 --today --kind 'chuyển giao'").out
    assert [
        "Do CB03 ghi",
        "Của đơn vị XA-01 và các đơn vị trực thuộc",
        "Ghi từ ngày 10/10/2024 đến hết ngày 10/10/2024, tính cả hai ngày",
        "Loại bút toán: chuyển giao",
    ] == said.splitlines()[:4]
    assert (
        "Không có bút toán nào như vậy."
        in later.line("log --by CB01 --unit XA-01 --alone --today").out
    )


def test_older_entries_are_not_passed_over_in_silence(later: Console) -> None:
    """Where there are more than are shown unasked, that is said."""
    assert "Còn bút toán cũ hơn; xem thêm bằng -n.\n" == later.line("log").err
    assert "" == later.line("log -n 3").err


def test_a_kind_nobody_knows_is_answered_with_those_there_are(later: Console) -> None:
    """The refusal lists the names that the log has."""
    said = later.line("log --kind 'không có'")
    assert (3, True) == (said.code, "chuyển giao, chuyển ký hiệu" in said.err)


@pytest.mark.parametrize("line", ["log", "casefile log ST-101/2024", "unit log DHS"])
def test_every_log_is_written_in_every_form(line: str, later: Console) -> None:
    """The same entries as JSON, CSV, Excel and Word."""
    told = json.loads(later.line(f"{line} --format json").out)
    wanted = [one["position"] for one in told]
    times = [datetime.fromisoformat(one["recorded_at"]).astimezone(LOCAL_ZONE) for one in told]
    clocks = [one.replace(microsecond=0, tzinfo=None) for one in times]
    rows = list(csv.reader(io.StringIO(later.line(f"{line} --format csv").out.lstrip("\ufeff"))))
    assert wanted == [int(row[0]) for row in rows[1:]]
    assert clocks == [datetime.fromisoformat(row[1]) for row in rows[1:]]
    assert 0 == later.line(f"{line} --format xlsx --output nhat-ky.xlsx").code
    sheet = load_workbook("nhat-ky.xlsx").active
    assert sheet is not None
    cells = [(row[0].value, row[1].value) for row in sheet.iter_rows()]
    assert list(zip(wanted, clocks, strict=True)) == [
        one for one in cells if isinstance(one[0], int)
    ]


NAMES = {
    "log": "nhat-ky-CAH-2024-10-10.docx",
    "log --unit DHS --since 9/10/2024": "nhat-ky-DHS-2024-10-09_2024-10-10.docx",
    "casefile log ST-101/2024": "nhat-ky-ST-101-2024-CAH-2024-10-10.docx",
    "unit log DHS": "nhat-ky-DHS-CAH-2024-10-10.docx",
    "unit list --as-of 1/10/2024": "don-vi-CAH-2024-10-01.docx",
    "officer list --unit DHS": "can-bo-DHS-2024-10-10.docx",
}
"""What a file is called that nobody named: what it holds, whose, and of which days."""


@pytest.mark.parametrize("line", NAMES)
def test_a_file_names_its_unit_and_days(line: str, later: Console) -> None:
    """And the head of a Word document says which unit it is."""
    later.at("10/10/2024 09:00")
    assert f"Đã lập: {NAMES[line]}" in later.line(f"{line} --format docx").err
    unit = "ĐỘI HÌNH SỰ" if "--unit DHS" in line else "CÔNG AN HUYỆN MẪU"
    head = Document(NAMES[line]).tables[0].rows[0].cells[0].text
    assert unit in head


# ---- lists ---------------------------------------------------------------------------------------


@pytest.fixture
def peopled(books: Console) -> Console:
    """Units under units, one of them dissolved; officers with names, one of them gone."""
    books.all("""
        unit create TO-2 --name "Tổ hai" --level huyện --parent DHS --on 1/1/2021 --as CB01
        unit create TO-1 --name "Tổ một" --level huyện --parent DHS --on 1/1/2021 --as CB01
        officer join CB10 --unit TO-1 --name "Người Mẫu" --role commander --on 1/1/2021 --as CB01
        officer join CB11 --unit DHS --on 1/1/2021 --as CB01
        officer leave CB11 --on 1/6/2024 --as CB01
        unit dissolve TO-2 --on 1/6/2024 --as CB01
    """)
    return books


def listed(console: Console, line: str) -> list[str]:
    """The codes that are listed, in order."""
    return [one["code"] for one in json.loads(console.line(f"{line} --format json").out)["rows"]]


LISTS = {
    "unit list": ["CAH", "DHS", "TO-1", "DKTMT", "XA-01"],
    "unit list --dissolved": ["CAH", "DHS", "TO-1", "TO-2", "DKTMT", "XA-01"],
    "unit list --as-of 31/5/2024": ["CAH", "DHS", "TO-1", "TO-2", "DKTMT", "XA-01"],
    "unit list --as-of 1/1/2020": ["CAH", "DHS", "DKTMT", "XA-01"],
    "unit list --known-at 4": ["CAH", "DKTMT"],
    "officer list": ["CB01", "CB03", "CB02", "CB10"],
    "officer list --left": ["CB01", "CB03", "CB11", "CB02", "CB10"],
    "officer list --unit dhs": ["CB03", "CB10"],
    "officer list --unit DHS --alone": ["CB03"],
    "officer list --as-of 31/5/2024 --unit DHS --alone": ["CB03", "CB11"],
    "officer list --known-at 7": ["CB01", "CB02"],
}
"""Lists, and the codes in them."""


def test_lists(peopled: Console) -> None:
    """Units in the order of their tree, officers by unit; those that ended only where asked for."""
    assert LISTS == {line: listed(peopled, line) for line in LISTS}


def test_a_list_shows_names_and_the_tree(peopled: Console) -> None:
    """A unit's name stands further in than that of the unit above; an officer's is shown."""
    said = peopled.line("unit list").out
    assert [True, True] == ["   Đội hình sự" in said, "     Tổ một" in said]
    said = peopled.line("can-bo danh-sach").out
    assert [True, True] == ["Người Mẫu" in said, "chỉ huy" in said]


def test_a_list_of_an_unknown_unit_is_refused(peopled: Console) -> None:
    """No empty list for a unit that is not there."""
    assert 5 == peopled.line("officer list --unit KHONG-CO").code


def test_lists_are_written_in_every_form(peopled: Console) -> None:
    """What is listed goes to a file as well."""
    for line, form in product(("unit list", "officer list --left"), ("csv", "xlsx", "docx")):
        said = peopled.line(f"{line} --format {form} --output ra.{form} --force")
        assert (0, True) == (said.code, Path(f"ra.{form}").stat().st_size > 100)
