"""An inspector reads results of targets and counts of work otherwise: recorded, used, marked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.commands.cli.test_asking_back import AtTerminal
from tests.commands.console import Console
from tests.commands.small_report import write_results

NOTES = """\
vị trí;mã;số liệu;giá trị;mục đếm;gạch bỏ;lý do
1!C2;;tử số;16;;;nét mờ
1!C2;;tỷ lệ;100%;;;nét mờ
bảng 1 ô C3;T2.grade;;Không hoàn thành;;;dòng dưới
9;I.readings;;4/5;;;số 3 viết đè
9;I.circulars;;;I.meetings_attended;;là số buổi họp
7;;;2;I.circulars;;viết bằng chữ
"""
READ = "--inspection KT-01"


@pytest.fixture
def opened(books: Console) -> Console:
    """Books with an inspection, and the report."""
    write_results(Path("r.docx"))
    Path("s.csv").write_text(NOTES, "utf-8")
    books.all("inspection open KT-01 --kind self --participant CB02 --on 1/10/2024")
    return books


@pytest.fixture
def corrected(opened: Console) -> Console:
    """The report's results and counts read otherwise in six places."""
    opened.all(f"inspect read r.docx {READ} --correct s.csv --read-by CB02")
    return opened


def told(console: Console, verb: str, more: str = READ) -> dict[str, Any]:
    """What a verb says of the report, in JSON."""
    found: dict[str, Any] = json.loads(
        console.line(f"inspect {verb} r.docx {more} --format json").out
    )
    return found


def test_what_is_corrected_is_read_so(corrected: Console) -> None:
    """Both sides, the rate, the grade, a count and what it counts; without the inspection as ever."""
    read = told(corrected, "read")
    first, second = read["targets"]
    assert (16, 16, "100") == tuple(first[one] for one in ("numerator", "denominator", "value"))
    assert ({"numerator": 22, "rate": 23}, "not_met") == (
        first["parts"][0]["by_hand"],
        second["grade"],
    )
    assert {"grade": 24} == second["by_hand"]
    counts = [(one["name"], one["value"], one["of"], one.get("by_hand")) for one in read["counts"]]
    assert [
        ("I.readings", 4, 5, 25),
        ("I.meetings_attended", 7, None, 26),
        ("I.circulars", 2, None, 27),
    ] == counts
    states = [(one["entry"], one["state"], one["read"]) for one in read["by_hand"]]
    assert (22, "corrected", {"of": "1", "what": "numerator", "value": "15"}) == states[0]
    assert (27, "made", None) == states[-1]
    plain = told(corrected, "read", "")
    assert (15, "93.75") == tuple(plain["targets"][0][one] for one in ("numerator", "value"))
    assert "by_hand" not in json.dumps(plain)


def test_check_uses_it(corrected: Console) -> None:
    """Rate and grade are checked as they are read, and name the entries."""
    checks = {
        (one["rule"], one["where"]["cell"]): (one["verdict"], one["stated"], one.get("by_hand"))
        for one in told(corrected, "check", f"--all {READ}")["checks"]
        if one["rule"] in ("rate", "grade")
    }
    assert ("holds", "100%", [22, 23]) == checks["rate", "C2"]
    assert ("holds", "Hoàn thành", [22, 23]) == checks["grade", "C2"]
    assert "Không hoàn thành" == checks["grade", "C3"][1]
    before = told(corrected, "check", "--all")["checks"]
    assert "fails" in {one["verdict"] for one in before if one["rule"] == "grade"}


def test_reconcile_and_minutes_use_it(corrected: Console) -> None:
    """What is held against the books is as it is read, and marked; the minutes tell each place."""
    found = told(corrected, "reconcile", f"--all --list nvcb-2024 {READ}")
    values = {
        (one["of"], one["what"]): (one["stated"], one.get("by_hand")) for one in found["targets"]
    }
    assert ("16", 22) == values["1", "numerator"]
    assert ("not_met", 24) == values["2", "grade"]
    assert ("4", None) == values["2", "numerator"]
    counts = {(one["of"], one["stated"]): one.get("by_hand") for one in found["counts"]}
    assert {
        ("I.readings", "4/5"): 25,
        ("I.meetings_attended", "7"): 26,
        ("I.circulars", "2"): 27,
    } == counts
    corrected.all("circular read 43/2021/TT-BCA --officer CB02 --on 3/2/2024")
    corrected.all("inspect minutes KT-01 --report r.docx --dated 20/10/2024 --output b.docx")
    rows = [
        [cell.text.strip() for cell in row.cells]
        for table in Document("b.docx").tables
        for row in table.rows
    ]
    assert ["1!C2", "chỉ tiêu 1, tử số: 15", "chỉ tiêu 1, tử số: 16", "nét mờ"] == next(
        [row[1], *row[3:6]] for row in rows if row[1] == "1!C2"
    )
    assert any("[25]" in row[1] for row in rows)


@pytest.mark.parametrize("verb", ["read", "check --all", "reconcile --all"])
def test_every_output_is_marked(corrected: Console, verb: str) -> None:
    """Tables say by which entry, by whom and why; the page, too."""
    name, _, more = verb.partition(" ")
    shown = " ".join(corrected.line(f"inspect {name} r.docx {READ} {more}").out.split())
    assert "[22] bảng 1 ô C2: đọc lại bởi CB02" in shown
    assert "[22] [23]" in shown or "C2 [22]" in shown
    corrected.all(f"inspect read r.docx {READ} --format html --output r.html")
    assert ">[25]</sup>" in Path("r.html").read_text("utf-8")


def test_struck_and_corrected_again(corrected: Console) -> None:
    """A value is struck, a correction corrected and voided; what is voided is as the program reads."""
    Path("s.csv").write_text("place,figure,struck,why\n1!C3,T2.rate,yes,thừa\n", "utf-8")
    corrected.all(
        f"inspect read r.docx {READ} --correct s.csv --read-by CB02\n"
        "correct 25 --set said=5/5 --reason 'đọc nhầm'\n"
        "correct 24 --set said='Hoàn thành vượt mức' --reason 'đọc nhầm'\n"
        "void 26 --reason nhầm"
    )
    read = told(corrected, "read")
    second = read["targets"][1]
    assert (4, None, "exceeded") == tuple(second[it] for it in ("numerator", "value", "grade"))
    counts = {one["name"]: (one["value"], one["of"]) for one in read["counts"][:2]}
    assert {"I.readings": (5, 5), "I.circulars": (7, None)} == counts


def test_at_a_terminal(opened: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    """A value, then a count and what it counts, are chosen by their numbers."""
    listed = AtTerminal("")
    monkeypatch.setattr("commands.speech.sys", listed)
    said = opened.line(f"inspect read r.docx {READ} --correct").err
    number = {
        words: line.split()[0]
        for line in said.splitlines()
        for words in ("chỉ tiêu 1, tử số: 15", "I.circulars: 7")
        if words in line
    }
    typed = (number["chỉ tiêu 1, tử số: 15"], "", "16", "mờ", number["I.circulars: 7"], "")
    answers = (*typed, "I.meetings_attended", "8", "họp", "", "có")
    monkeypatch.setattr("commands.speech.sys", AtTerminal("\n".join(answers)))
    opened.all(f"inspect read r.docx {READ} --correct")
    read = told(opened, "read")
    assert 16 == read["targets"][0]["numerator"]
    assert ("I.meetings_attended", 8) == tuple(read["counts"][1][it] for it in ("name", "value"))
