"""Numbers of collaborators, personas and dead drops stay at the terminal, whatever is asked."""

from __future__ import annotations

import shlex
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from docx import Document
from openpyxl import load_workbook

from projections.documents.tables.file_name import OFFICE
from tests.command_tree import Words, leaves
from tests.commands.console import Console, Said
from tests.commands.world import HOME
from tests.projections.workbooks import COLLABORATOR, save, table

NUMBERS = ("LC-101", "LT-101", "NV-101", "HTBM-101", "LT-901", "LT-902")
"""What the numbers of all sources begin with: in the books, and in a register to be imported."""

SCRIPT = """\
persona open NV-101/2024 --symbol NV --unit DHS --officer CB03 --on 1/2/2024
dead-drop open HTBM-101/2024 --symbol HTBM --unit DHS --officer CB03 --on 1/2/2024
collaborator items LC-101/2023 3 --valuable 1 --on 1/8/2024
collaborator rate LC-101/2023 khá --on 1/8/2024
persona effect NV-101/2024 "hiềm nghi" --produced HN-101/2024 --on 1/5/2024
casefile open ST-105/2024 --symbol ST --unit DHS --officer CB03 --class A --list I --source-record LT-101/2023 --on 3/3/2024
gang find BN-01 --unit DHS --leaders-known 1 --leaders-on-watch 0 --on 1/6/2024
outcome record drug_users --unit DHS --known 2 --on-file 1 --record LC-101/2023 --on 1/6/2024
outcome record hotspot --unit DHS --found 1 --record HTBM-101/2024 --on 2/6/2024
collaborator convert LC-101/2023 --to LT --type 3 --on 1/9/2024
void 30 --reason "ghi nhầm LC-101/2023"
inspection open KT-1 --kind self --on 1/9/2024
inspect sample CTVBM VAI_AO HTBM --wrong 1 --inspection KT-1 --words 9
inspect finding record KT-1 --what "LC-101/2023 thiếu báo cáo" --breach contents --severity minor --answers CB03 --found-by CB01 --file LC-101/2023 --remedy "bổ sung LC-101/2023" --due 1/12/2024
knowledge check CB02 --rule "LC-101/2023" --by CB01 --passed --on 1/9/2024
"""

YEAR = ("--from", "15/10/2023", "--to", "14/10/2024")
ASKED: dict[Words, tuple[tuple[str, ...], ...]] = {
    ("attest", "list"): ((),),
    ("attest", "show"): (("no_missed_watch",),),
    ("casefile", "log"): (("ST-101/2024",), ("ST-105/2024",)),
    ("casefile", "show"): (("ST-101/2024",), ("ST-105/2024",)),
    ("circular", "list"): ((),),
    ("collaborator", "log"): (("LC-101/2023",), ("LT-101/2023",)),
    ("collaborator", "show"): (("LC-101/2023",),),
    ("dead-drop", "log"): (("HTBM-101/2024",),),
    ("dead-drop", "show"): (("HTBM-101/2024",),),
    ("diff",): (("1/1/2023", "20/10/2024"),),
    ("due",): (("--all", "--period", "nam:2024"),),
    ("export", "register"): ((), ("CTVBM", "--closed")),
    ("find",): (("LC-101",),),
    ("gang", "list"): ((),),
    ("gang", "show"): (("BN-01",),),
    ("import",): (("so.xlsx", "--dry-run"),),
    ("inspect", "reconcile"): (("bao-cao.docx",),),
    ("inspect", "finding", "list"): ((),),
    ("inspect", "finding", "show"): (("KT-1", "1"),),
    ("inspect", "minutes"): (("KT-1", "--report", "bao-cao.docx"),),
    ("inspect", "quality"): (YEAR,),
    ("inspect", "replay"): (
        (*YEAR, "--unit", "DHS"),
        ("--along", "days", *YEAR),
        ("--html", "ra.html", *YEAR),
    ),
    ("inspect", "sample"): (("CTVBM", "--wrong", "1"),),
    ("inspect", "sampled"): (("KT-1",),),
    ("inspection", "cadence"): ((),),
    ("inspection", "list"): ((),),
    ("inspection", "show"): (("KT-1",),),
    ("knowledge", "list"): ((),),
    ("log",): ((), ("LT-101/2023",), ("-n", "100")),
    ("meeting", "list"): ((),),
    ("object", "list"): ((),),
    ("object", "show"): (("LV-01",),),
    ("officer", "log"): (("CB03",),),
    ("outcome", "import"): (("so.xlsx", "--dry-run"),),
    ("outcome", "list"): ((),),
    ("outcome", "show"): (("DHS-20240601-1",),),
    ("page",): (("--output", "ra.html"), ("--output", "-")),
    ("persona", "log"): (("NV-101/2024",),),
    ("persona", "show"): (("NV-101/2024",),),
    ("quota", "list"): ((),),
    ("quota", "show"): (("lc_opened",),),
    ("quota", "progress"): ((),),
    ("register",): ((), ("CTVBM", "--closed")),
    ("report", "write"): (
        ("--form", "bao-cao-tuan", "--period", "week:7/2/2024"),
        ("--form", "ra-soat-ctvbm", "--to", "14/10/2024"),
        ("--form", "de-nghi-ky-luat", "--period", "quarter:3/2024"),
    ),
    ("sanction", "list"): ((),),
    ("show",): (("LC-101/2023",), ("NV-101/2024",)),
    ("status",): ((),),
    ("summary",): ((),),
    ("targets", "grade"): (
        ("ctvbm-2024", *YEAR),
        ("ctvbm-2024", *YEAR, "--part", "1.a"),
    ),
    ("trace",): (
        ("CTVBM", "current", *YEAR),
        ("HTBM", "added", *YEAR),
        ("ctvbm-2024", "1.a", *YEAR),
    ),
    ("unit", "log"): (("DHS",),),
}
"""How each command that can write out numbers of sources is called."""

RECORDED = """\
collaborator open LT-902/2024 --symbol LT --unit DKTMT --officer CB02
collaborator open LT-901/2024 --symbol LT --type 2 --unit DKTMT --officer CB02 --on 1/9/2024 --format json
collaborator assign LC-101/2023 --to ST-102/2024 --on 1/9/2024
collaborator items LT-0101/2023 2
casefile report ST-101/2024 --document 5/BC --on 1/9/2024
persona assign NV-101/2024 --to ST --on 1/9/2024
dead-drop close HTBM-101/2024 --way "lộ" --on 1/1/2023
unit dissolve DHS --on 19/10/2024
unit dissolve DHS --to-unit DKTMT --on 19/10/2024
void 15 --reason "nhầm LC-101/2023"
show LC-0101/2023
"""
"""Lines that record, or are refused, and name sources as they do."""


UNMARKED = "chua-dat"
"""A copy of the ledger that bears no degree of secrecy."""


@pytest.fixture(scope="module")
def secret_books(
    still_console: Console, recorded_world: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Console]:
    """Books with sources of every line that bear a degree of secrecy, a register with more, and a
    report of the unit.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("mat"))
        shutil.copytree(recorded_world, HOME)
        still_console.at("20/10/2024 09:00")
        still_console.all(SCRIPT, ledger=HOME)
        still_console.all("report write --to 14/10/2024 --output bao-cao --format docx")
        shutil.copytree(HOME, UNMARKED)
        still_console.all("secrecy set mật --on 1/1/2020", ledger=HOME)
        rows = (
            {**COLLABORATOR, "Số hồ sơ": "LT-901/2024", "Ký hiệu": "LX"},
            {**COLLABORATOR, "Số hồ sơ": "LT-902/2024; LT-901/2024"},
            {**COLLABORATOR, "Số hồ sơ": "LT-101/2023", "Loại": "1"},
            {**COLLABORATOR, "Số hồ sơ": "LC-101/2023", "Đơn vị": None, "Ngày lập": "LT-901/2024"},
        )
        save(Path("so.xlsx"), {"CTVBM": table(*rows)})
        still_console.redirected = True
        yield still_console
        still_console.redirected = False


def told(said: Said, before: set[Path]) -> Iterator[tuple[str, str]]:
    """What left: both streams, the names of the new files, and all that is in these."""
    yield "out", said.out
    yield "err", said.err
    for path in sorted({one for one in Path().iterdir() if one.is_file()} - before):
        yield path.name, path.name
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as package:
                for name in package.namelist():
                    yield f"{path.name}/{name}", package.read(name).decode("utf-8", "ignore")
        else:
            yield path.name, path.read_text("utf-8-sig")
        path.unlink()


def leaked(console: Console, words: tuple[str, ...]) -> list[str]:
    """Where a number of a source is in what leaves."""
    before = set(Path().iterdir())
    said = console(*words)
    assert "ngoài dự kiến" not in said.err, f"{words}: {said.err}"
    return [
        f"{' '.join(words)} → {where}: {number}"
        for where, text in told(said, before)
        for number in NUMBERS
        if number in text
    ]


def forms(command: click.Command, place: int) -> Iterator[tuple[str, ...]]:
    """The options for JSON, where there is any, and for one other form in turn.

    One room lays out tables in every form (`test_every_form`); what JSON holds is each command's.
    """
    options: dict[str, Any] = {one.name or "": one for one in command.params}
    if "form" not in options:
        yield ()
        return
    choices = [one for one in options["form"].type.choices if one != "json"]
    json = ["json"] if len(choices) < len(options["form"].type.choices) else []
    for form in (*json, choices[place % len(choices)]):
        to_file = "output" in options and place % 2 and form not in OFFICE
        yield ("--format", form, *(("--output", f"ra{place}") if to_file else ()))


def can_disclose(command: click.Command) -> bool:
    """Whether a command can be told to write out the numbers of sources."""
    return any("--with-sources" in one.opts for one in command.params)


def test_nothing_leaves(secret_books: Console) -> None:
    """Of no command, in no form, printed where it is kept or written to a file."""
    commands = {words: command for words, command in leaves() if can_disclose(command)}
    assert sorted(commands) == sorted(ASKED)
    found = [
        leak
        for place, (words, command) in enumerate(commands.items())
        for typed in ASKED[words]
        for form in forms(command, place)
        for leak in leaked(secret_books, (*words, *typed, *form))
    ]
    assert [] == found


@pytest.mark.parametrize("form", ["table", "json", "csv", "xlsx", "docx"])
def test_every_form(secret_books: Console, form: str) -> None:
    """Printed where it is kept, written to a file of that name, and of its own name."""
    asked = ("register", "CTVBM", "--format", form)
    assert [] == leaked(secret_books, asked)
    assert [] == leaked(secret_books, (*asked, "--output", f"ra{'.txt' * (form == 'table')}"))


def test_masks_stand_in_a_week_s_report(secret_books: Console) -> None:
    """Word and Excel name what came by the same masks."""
    asked = ("report", "write", "--form", "bao-cao-tuan", "--period", "week:7/2/2024")
    assert 0 == secret_books(*asked, "--output", "tuan", "--force").code
    word = " ".join(cell.text for table in Document("tuan.docx").tables for cell in table._cells)
    book = load_workbook("tuan.xlsx")
    excel = " ".join(str(cell.value) for sheet in book for row in sheet for cell in row)
    for text in (word, excel):
        assert "VAI-•••1" in text
        assert "HTB-•••1" in text
    for name in ("tuan.docx", "tuan.xlsx"):
        Path(name).unlink()


def test_nothing_leaves_of_what_by_position(secret_books: Console) -> None:
    """Neither in a receipt nor in a refusal, as words or as JSON."""
    kept = Path("kept")
    shutil.copytree(HOME, kept)
    found = [
        leak
        for line in RECORDED.splitlines()
        for leak in leaked(secret_books, ("--ledger", str(kept), *shlex.split(line)))
    ]
    assert [] == found


SETTLED: tuple[tuple[str, ...], ...] = (
    ("targets", "grade", "nvcb-2024", *YEAR),
    ("inspect", "reconcile", "lech.txt", "--known-then", "14", *YEAR),
)
"""What answers in JSON whose form is settled, by the numbers of records."""


def test_nothing_leaves_where_there_is_no_degree(secret_books: Console) -> None:
    """No degree of secrecy need be set for that, in no form, and of no command but these two."""
    found = [
        leak
        for words, asked in ASKED.items()
        for typed in asked[:1]
        if words not in {one[:2] for one in SETTLED}
        for leak in leaked(secret_books, ("--ledger", UNMARKED, *words, *typed, *_in_json(words)))
    ]
    assert [] == found


def _in_json(words: Words) -> tuple[str, ...]:
    """The option for JSON, where the command has it; else for a table, where it has several."""
    form = next((one for one in dict(leaves())[words].params if one.name == "form"), None)
    if form is None:
        return ()
    assert isinstance(form.type, click.Choice)
    return ("--format", "json" if "json" in form.type.choices else form.type.choices[0])


@pytest.mark.parametrize("line", SETTLED, ids=lambda line: " ".join(line[:2]))
def test_settled_json_keeps_numbers_until_there_is_a_degree(
    secret_books: Console, line: tuple[str, ...]
) -> None:
    """On standard output alone, and in JSON alone: by them other programs find records."""
    Path("lech.txt").write_text(
        "CÔNG AN HUYỆN MẪU\nBÁO CÁO\n(Từ ngày 15/10/2023 đến hết ngày 14/10/2024)\n"
        "1. Công tác cộng tác viên bí mật\n- Hiện đang sử dụng 0 CTVBM.",
        "utf-8",
    )
    asked = ("--ledger", UNMARKED, *line, "--format")
    assert any(one in secret_books(*asked, "json").out for one in NUMBERS)
    for form in ("table", "csv"):
        assert [] == leaked(secret_books, (*asked, form))
    assert [] == leaked(secret_books, (*asked, "json", "--output", "ra.json"))
    assert [] == leaked(secret_books, ("--ledger", HOME, *asked[2:], "json"))
    Path("lech.txt").unlink()


def test_rejected_rows_go_back_as_they_were_brought(secret_books: Console) -> None:
    """Who is to correct them needs what he wrote; what is said of them names no source."""
    said = secret_books("import", "so.xlsx", "--dry-run", "--errors", "loi.xlsx", "--force")
    assert 3 == said.code
    (sheet,) = load_workbook("loi.xlsx").worksheets
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert {"LT-901/2024", "LT-902/2024; LT-901/2024"} <= {cell.value for cell in cells}
    remarks = " ".join(str(cell.comment.text) for cell in cells if cell.comment)
    problems = " ".join(str(row[-1].value) for row in sheet.iter_rows(min_row=2))
    assert remarks.strip()
    assert not any(number in remarks + problems for number in NUMBERS)
    Path("loi.xlsx").unlink()
