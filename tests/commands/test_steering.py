"""Escapes never reach a terminal or the ledger: by no value, cell, report or file name."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from commands.session import open_ledger
from ledger.entries.organisation import UnitCreated
from ledger.records import books as books_module
from ledger.values.steering import steering_sign
from ledger.values.stream import Stream
from tests.commands.console import Console
from tests.commands.small_report import write_report
from tests.commands.world import HOME, SIZE
from tests.projections.workbooks import WATCH_FILE, save, table

CLEAR = "\x1b[2J"
TURNED = "\u202e"


def recorded_before(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A unit of that name, as a version recorded it that refused no sign."""
    with monkeypatch.context() as patch, closing(open_ledger(Path(HOME))) as ledger:
        patch.setattr(books_module, "refuse_steering", lambda _field, _text: None)
        books = ledger.books("CB01")
        day = date(2021, 1, 1)
        books.make(UnitCreated, Stream.of_unit("X1"), day, "X1", name=name, level="xã")
        ledger.commit(books)


@pytest.mark.parametrize("form", ["table", "json"])
def test_an_old_entry_is_shown_with_marks(
    books: Console, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    """In every form; a program that reads JSON gets what is stored."""
    recorded_before(f"Đội{CLEAR} {TURNED}x", monkeypatch)
    for line in ("unit show", "unit show X1", "unit log X1"):
        said = books.line(f"{line} --format {form}")
        assert (0, None) == (said.code, steering_sign(said.out))
        if form == "table":
            assert "Đội[U+001B][2J [U+202E]x" in said.out
    if form == "json":
        assert (
            f"Đội{CLEAR} {TURNED}x"
            == json.loads(books.line("unit show X1 --format json").out)[0]["name"]
        )


def test_a_cell_is_refused(books: Console, tmp_path: Path) -> None:
    """A number and an officer with a sign in them; a remark is not kept, so it hinders nothing."""
    rows = [
        {**WATCH_FILE, "Số hồ sơ": "ST-1_x001B_[2J", "Ghi chú": "x"},
        {**WATCH_FILE, "Số hồ sơ": "ST-2", "Cán bộ phụ trách": f"CB{TURNED}02"},
        {**WATCH_FILE, "Số hồ sơ": "ST-3", "Ghi chú": "_x001B_[2J"},
    ]
    file = save(tmp_path / "so.xlsx", {"Sưu tra": table(*rows)})
    said = books.line(f"import {file} --dry-run --format json")
    found = [(bad["row"], bad["kind"]) for bad in json.loads(said.out)["bad_cells"]]
    assert ([(2, "steering_sign"), (3, "steering_sign")], None) == (found, steering_sign(said.out))


def test_a_file_name_is_marked(books: Console) -> None:
    """Where it is told, and where it is recorded."""
    name = f"bao{CLEAR}cao\n.txt"
    write_report(Path(name))
    said = books.line(f"report submit '{name}'")
    assert (0, None) == (said.code, steering_sign(said.out + said.err))
    shown = "bao[U+001B][2Jcao[U+000A].txt"
    with closing(open_ledger(Path(HOME))) as ledger:
        assert [shown] == [vars(entry)["file"] for entry in ledger.entries(SIZE)]
    for line in (f"inspect read '{name}'", f"import '{name}'", f"inspect check 'x{name}'"):
        said = books.line(line)
        assert (True, None) == (shown in said.shown, steering_sign(said.shown)), said.shown


@pytest.mark.parametrize(
    "line", [f"stats --x{CLEAR}", f"x{CLEAR}", f"stats {CLEAR}", f"stats --format '{CLEAR}'"]
)
def test_a_wrong_command_line_is_marked(books: Console, line: str) -> None:
    """What click says of it, too."""
    said = books.line(line)
    assert (2, None) == (said.code, steering_sign(said.out + said.err))


def test_a_report_with_escapes_is_submitted_without_them(books: Console) -> None:
    """What is kept of its text is what people see."""
    file = write_report(Path("bao-cao.txt"))
    file.write_text(file.read_text("utf-8").replace("BÁO CÁO", f"BÁO{CLEAR} CÁO{TURNED}"), "utf-8")
    for line in (f"inspect read {file} --format json", f"report submit {file}"):
        said = books.line(line)
        assert (0, None) == (said.code, steering_sign(said.out))
    with closing(open_ledger(Path(HOME))) as ledger:
        assert [None] == [steering_sign(str(entry.body())) for entry in ledger.entries(SIZE)]
