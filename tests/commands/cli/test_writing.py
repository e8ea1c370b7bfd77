"""What commands write: only what may be written, under a name that says what it holds."""

from __future__ import annotations

import json
from pathlib import Path

import click
import openpyxl
import pytest
from docx import Document

from tests.command_tree import Words, leaves
from tests.commands.console import Console

YEAR = "--from 15/10/2023 --to 14/10/2024"


def test_whatever_writes_a_file_can_be_told_to_replace_it() -> None:
    """An option that names a file to write stands beside ``--force``."""
    names = {
        words: {name for one in command.params for name in one.opts} for words, command in leaves()
    }
    writing = {words for words, found in names.items() if found & {"--output", "--errors"}}
    assert {("stats",), ("report", "write"), ("import",), ("inspect", "read")} <= writing
    assert set[Words]() == {words for words in writing if "--force" not in names[words]}


LINES = (
    "stats --output a.txt",
    "stats --format json --output a.json",
    "register ST --output a.xlsx",
    "diff 1/1/2024 1/6/2024 --output a.csv",
    "trace ST current --output a.docx",
    "inspect read bao-cao-nho.txt --output a.xlsx",
    "inspect check bao-cao-nho.txt --output a.docx",
    "inspect reconcile bao-cao-nho.txt --output a.csv",
    "report write --output a --format docx",
    "import so-theo-doi-loi.xlsx --dry-run --errors a.xlsx",
)


@pytest.mark.parametrize("line", LINES)
def test_a_file_is_replaced_when_it_is_asked_for(line: str, sample_files: Console) -> None:
    """Without ``--force`` it stays as it is, with it there is the new one."""
    first = sample_files.line(line)
    written = [path for path in Path().iterdir() if path.stem == "a"]
    assert 1 == len(written), first.shown
    name = written[0]
    name.write_bytes(b"kept")
    refused = sample_files.line(line)
    assert (5, b"kept") == (refused.code, name.read_bytes())
    assert "--force" in refused.err
    assert first.code == sample_files.line(f"{line} --force").code
    assert b"kept" != name.read_bytes()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"stats {YEAR} --format xlsx", {"thong-ke-CAH-2024.xlsx"}),
        (f"stats {YEAR} --unit dhs --alone --format docx", {"thong-ke-DHS-2024.docx"}),
        (
            "stats --from 1/1/2024 --to 31/3/2024 --format xlsx",
            {"thong-ke-CAH-2024-01-01_2024-03-31.xlsx"},
        ),
        (
            "register ST HN --as-of 1/6/2024 --format xlsx",
            {"so-theo-doi-ST-HN-CAH-2024-06-01.xlsx"},
        ),
        ("diff 1/1/2024 1/6/2024 --format docx", {"so-sanh-CAH-2024-01-01_2024-06-01.docx"}),
        (f"trace ST current {YEAR} --unit DHS --format xlsx", {"truy-ST-current-DHS-2024.xlsx"}),
        (f"report write {YEAR}", {"bao-cao-CAH-2024.docx", "bao-cao-CAH-2024.xlsx"}),
        (f"report write {YEAR} --unit DHS --format docx", {"bao-cao-DHS-2024.docx"}),
        (
            "inspect check bao-cao-nho.txt --format xlsx",
            {"kiem-tra-CONG-AN-HUYEN-MAU-2024.xlsx"},
        ),
        ("inspect reconcile bao-cao-nho.txt --format xlsx", {"doi-chieu-CAH-2024.xlsx"}),
        ("stats --output a --format xlsx", {"a.xlsx"}),
        ("stats --output A.XLSX", {"A.XLSX"}),
        ("stats --output a.v2 --format docx", {"a.v2.docx"}),
        ("report write --output a.docx", {"a.docx", "a.xlsx"}),
        ("report write --output a.XLSX", {"a.docx", "a.XLSX"}),
        ("report write --output a.v2 --format xlsx", {"a.v2.xlsx"}),
        ("import so-theo-doi-loi.xlsx --dry-run --errors a", {"a.xlsx"}),
    ],
)
def test_a_files_name(line: str, expected: set[str], sample_files: Console) -> None:
    """It holds the unit and the days where nobody named it, and its ending once."""
    before = set(Path().iterdir())
    said = sample_files.line(line)
    assert expected == {path.name for path in set(Path().iterdir()) - before}, said.shown


def test_a_dash_is_standard_output(books: Console) -> None:
    """As in other programs; no file of that name appears."""
    assert books.line("stats --format json").out == books.line("stats --format json --output -").out
    assert books.line("stats").out == books.line("stats --output -").out
    assert not Path("-").exists()


def test_a_files_ending_says_its_form(books: Console) -> None:
    """Any form is written where the name has its ending."""
    books.all("stats --output a.json\nstats --output a.xlsx\nstats --output a.docx")
    assert "rows" in json.loads(Path("a.json").read_text("utf-8"))
    assert openpyxl.load_workbook("a.xlsx").worksheets
    assert Document("a.docx").tables


def test_nothing_is_read_before_a_file_is_refused(
    books: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever waits for a large ledger is not refused in the end."""
    Path("a.xlsx").write_bytes(b"kept")

    def refuse(*_: object, **__: object) -> None:
        raise click.Abort

    monkeypatch.setattr("projections.facts.store.catch_up", refuse)
    assert 5 == books.line("stats --output a.xlsx").code


def test_half_a_report_is_not_written(books: Console) -> None:
    """Where the workbook may not be replaced, the Word file is not written either."""
    Path("r.xlsx").write_bytes(b"kept")
    assert 5 == books.line("report write --output r").code
    assert not Path("r.docx").exists()


def test_settings_that_are_there_stay(console: Console) -> None:
    """Whoever prepared an engine keeps it; that no officer was written is said."""
    Path("moi").mkdir()
    Path("moi/socai.toml").write_text('engine = "duckdb"\n', "utf-8")
    said = console.line("init moi --unit CAH --name Mẫu --as CB01")
    assert (0, 'engine = "duckdb"\n') == (said.code, Path("moi/socai.toml").read_text("utf-8"))
    assert "socai.toml" in said.err


def test_an_earlier_demonstration_is_replaced_as_it_was_left(console: Console) -> None:
    """`make demo` can be called again; asking changes nothing in it."""
    console.all("demo\n--ledger demo/so-cai stats --to 14/10/2024")
    assert 0 == console.line("demo --force").code


def test_a_form_is_written_again_byte_for_byte(sample_files: Console) -> None:
    """From the same position, days, template and day, whatever was recorded since."""
    asked = f"report write --form bao-cao-nam {YEAR} --dated 15/10/2024 --format docx --output"
    written = sample_files.line(f"{asked} first")
    assert 0 == written.code, written.shown
    close = "casefile close ST-104/2024 --way 'Chuyển khởi tố' --on 20/9/2024 --as CB03"
    assert 0 == sample_files.line(close).code
    assert 0 == sample_files.line(f"{asked} then --known-at 20").code
    assert 0 == sample_files.line(f"{asked} now").code
    first, then, now = (Path(f"{name}.docx").read_bytes() for name in ("first", "then", "now"))
    assert first == then
    assert first != now


def test_an_inspection_leaves_a_page_and_minutes(console: Console) -> None:
    """Sources are masked in both; the demonstration can be called again in either way."""
    for line in ("demo --inspection", "demo --inspection --force", "demo --force"):
        assert 0 == console.line(line).code
    assert 0 == console.line("demo --folder doan --inspection").code
    page = Path("doan/dien-lai-CAH-2024.html").read_text("utf-8")
    paper = Document("doan/bien-ban-CAH-2024.docx")
    cells = (cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    minutes = "\n".join([*cells, *(one.text for one in paper.paragraphs)])
    assert "CTV-•••1" in page
    for text in (page, minutes):
        assert "ST-028/2024" in text
        assert "LT-003/2023" not in text
