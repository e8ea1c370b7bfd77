"""`socai inspect reconcile` over many reports: each as alone, together by unit and by cause."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from commands.usecases.reconciling_many import report_files
from ledger.errors import FolderGiven
from tests.commands.console import Console

SCRIPT = """\
@ 2/1/2024 08:00
init so-cai --unit CAH --name "Công an huyện Mẫu" --as CB01
unit create DX1 --name "Đội 1" --level huyện --parent CAH --on 1/1/2020
unit create DX2 --name "Đội 2" --level huyện --parent CAH --on 1/1/2020
officer join CB02 --unit DX1 --on 1/1/2020
officer join CB03 --unit DX2 --on 1/1/2020
@ 5/2/2024 08:00
casefile open HN-1 --symbol HN --unit DX1 --officer CB02 --on 3/1/2024
casefile open HN-2 --symbol HN --unit DX1 --officer CB02 --on 4/1/2024
casefile open HN-3 --symbol HN --unit DX2 --officer CB03 --on 5/1/2024
"""
REPORT = """CÔNG AN HUYỆN MẪU
{unit}
BÁO CÁO
Số liệu từ ngày 01/01/2024 đến ngày 31/01/2024
Hiềm nghi: đầu kỳ 0, lập mới {added}, kết thúc 0, hiện có {added}.
"""


@pytest.fixture
def books(console: Console, monkeypatch: pytest.MonkeyPatch) -> Console:
    """Two teams, two files and one; a folder with a report of each, one of them wrong."""
    monkeypatch.setenv("SOCAI_LEDGER", "so-cai")
    monkeypatch.setenv("SOCAI_LANG", "en")
    console.all(SCRIPT)
    Path("bao-cao").mkdir()
    write("1.txt", "Đội 1", 2)
    write("2.txt", "Đội 2", 2)
    return console


def write(name: str, unit: str, added: int) -> None:
    """A report of January."""
    text = REPORT.format(unit=unit.upper(), added=f"{added:02}")
    (Path("bao-cao") / name).write_text(text, "utf-8")


def found(books: Console, more: str = "", code: int = 1) -> Any:
    """The answer as plain data."""
    said = books.line(f"inspect reconcile bao-cao {more} --format json")
    assert code == said.code, said.shown
    return json.loads(said.out)


def test_each_report_is_held_as_it_is_alone(books: Console) -> None:
    """The same counts, for the unit that it names."""
    told = found(books)
    alone = [books.line(f"inspect reconcile bao-cao/{name}.txt --format json") for name in "12"]
    figures = [json.loads(one.out)["figures"] for one in alone]
    assert [len(one) for one in figures] == [one["figures"] for one in told["reports"]]
    differing = [
        sum(one["verdict"] not in ("matches", "not_checkable") for one in report)
        for report in figures
    ]
    assert differing == [one["differing"] for one in told["reports"]]
    assert ["DX1", "DX2"] == [one["unit"] for one in told["reports"]]


def test_what_they_come_to_together(books: Console) -> None:
    """DX2 states a file of the other team, twice; what is over and under by ten percent; the ratio of both."""
    told = found(books, "--out-of 5")
    assert ["DX2", "DX1"] == [one["unit"] for one in told["units"]]
    assert [{"kind": "other_unit", "figures": 2, "reports": 1}] == told["causes"]
    assert (0, 2) == (told["over"], told["under"])
    [added] = [one for one in told["ratios"] if one["measure"] == "added"]
    assert (2, 5, 4, 3, 0.75) == tuple(
        added[name] for name in ("units", "out_of", "reported", "recounted", "ratio")
    )


def test_a_report_that_is_refused_stops_no_other(books: Console) -> None:
    """It is told with its reason and what to do."""
    write("3.txt", "Đội 9", 1)
    told = found(books)
    assert [False, False, True] == [bool(one["problem"]) for one in told["reports"]]
    said = books.line("inspect reconcile bao-cao")
    assert "ĐỘI 9" in said.out
    assert "--unit" in said.out


def test_two_of_one_unit_and_period_are_told(books: Console) -> None:
    """And one is counted."""
    write("1b.txt", "Đội 1", 3)
    said = books.line("inspect reconcile bao-cao")
    assert "1.txt, 1b.txt; of them 1.txt is counted" in said.err
    assert 1 == found(books)["units"][1]["reports"]


def test_results_are_kept_to_go_on_from(books: Console) -> None:
    """A kept result is taken as it is, a changed file and a new one are held anew; a line that was
    cut short counts for nothing.
    """
    first = found(books, "--keep ket-qua")
    kept = Path("ket-qua")
    lines = kept.read_text("utf-8").splitlines(keepends=True)
    assert 3 == len(lines)
    kept.write_text("".join([*lines[:2], lines[2][:20]]), "utf-8")
    assert first == found(books, "--keep ket-qua")
    write("2.txt", "Đội 2", 1)
    assert [0, 0] == [one["differing"] for one in found(books, "--keep ket-qua", 0)["reports"]]
    told = json.loads(lines[1]) | {"differing": 7}
    kept.write_text(lines[0] + json.dumps(told) + "\n", "utf-8")
    assert 7 == found(books, "--keep ket-qua")["reports"][0]["differing"]


@pytest.mark.parametrize("change", ["a new entry", "asked otherwise", "other"])
def test_what_was_kept_of_other_books_is_refused(books: Console, change: str) -> None:
    """The books went on, the question is another, or it is no file of results; it stays."""
    found(books, "--keep ket-qua")
    before, more = Path("ket-qua").read_bytes(), ""
    if change == "other":
        Path("ket-qua").write_bytes(before := b"\xff\n")
    elif change == "asked otherwise":
        more = "--alone"
    else:
        books.all("casefile open HN-4 --symbol HN --unit DX2 --officer CB03 --on 5/1/2024")
    said = books.line(f"inspect reconcile bao-cao --keep ket-qua {more}")
    assert (3, before) == (said.code, Path("ket-qua").read_bytes()), said.shown
    assert "--keep" in said.err


@pytest.mark.parametrize("option", ["--keep ket-qua", "--out-of 5"])
def test_what_is_for_several_is_refused_for_one(books: Console, option: str) -> None:
    """By its name."""
    said = books.line(f"inspect reconcile bao-cao/1.txt {option}")
    assert 3 == said.code
    assert option.split()[0] in said.err


def test_what_is_no_report_is_left_out_of_a_folder(tmp_path: Path) -> None:
    """Hidden files, those that Word keeps while another is open, other kinds; each file once."""
    for name in (".a.docx", "~$b.docx", "c.pdf", "d.DOCX", "e.xlsx", "f.txt"):
        (tmp_path / name).touch()
    expected = ["d.DOCX", "e.xlsx", "f.txt"]
    assert expected == [one.name for one in report_files([tmp_path, tmp_path / "f.txt"])]
    (tmp_path / "leer").mkdir()
    with pytest.raises(FolderGiven):
        report_files([tmp_path / "leer"])
