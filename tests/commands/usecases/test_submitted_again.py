"""The same report under other bytes, as Word writes them at every saving, is asked about."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from docx import Document

from tests.commands.console import Console
from tests.commands.small_report import write_report

WRITE = "report write --from 15/10/2023 --to 14/10/2024 --output bao-cao"
POSITION = 21
"""Of the first submission in the little ledger."""


def resaved(form: str) -> str:
    """The report as another program saves it: other bytes, the same content and properties."""
    other = Path(f"luu-lai.{form}")
    if form == "docx":
        Document("bao-cao.docx").save(str(other))
    else:
        with zipfile.ZipFile("bao-cao.xlsx") as old, zipfile.ZipFile(other, "w") as new:
            for name in old.namelist():
                new.writestr(name, old.read(name))
    assert other.read_bytes() != Path(f"bao-cao.{form}").read_bytes()
    return str(other)


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_a_report_of_ours_saved_anew(books: Console, form: str) -> None:
    """It says which entry recorded it, and is recorded where somebody says so."""
    books.all(f"{WRITE} --format {form}\nreport submit bao-cao.{form}")
    again = f"report submit {resaved(form)}"
    said = books.line(again)
    assert (5, True) == (said.code, f"Bút toán {POSITION}" in said.err)
    assert (5, True) == (said.code, f"bao-cao.{form}" in said.err)
    assert 0 == books.line(f"{again} --again").code
    assert 0 == books.line(f"inspect reconcile {resaved(form)}").code


def test_a_report_of_others_saved_anew(books: Console) -> None:
    """By what it states; wherever its figures stand."""
    write_report(Path("mot.txt"))
    Path("hai.txt").write_text(f"\n{Path('mot.txt').read_text('utf-8')}\n", "utf-8")
    books.all("report submit mot.txt")
    assert 5 == books.line("report submit hai.txt").code
    assert 0 == books.line(f"void {POSITION} --reason nhầm").code
    assert 0 == books.line("report submit hai.txt").code


@pytest.mark.parametrize(
    "other", ["--unit DHS", "--alone", "--name bao-cao-6-thang", "--to 13/10/2024"]
)
def test_of_another_unit_or_of_other_days_it_is_another(books: Console, other: str) -> None:
    """Also as another report of the calendar."""
    write_report(Path("mot.txt"))
    Path("hai.txt").write_text(f"\n{Path('mot.txt').read_text('utf-8')}", "utf-8")
    books.all("report submit mot.txt --unit CAH")
    assert 0 == books.line(f"report submit hai.txt --unit CAH {other}").code


def test_with_another_figure_it_is_another(books: Console) -> None:
    """However little it is."""
    write_report(Path("mot.txt"))
    write_report(Path("hai.txt"), added=6)
    books.all("report submit mot.txt\nreport submit hai.txt")


def test_the_same_bytes_are_submitted_once(books: Console) -> None:
    """Whoever says it again."""
    write_report(Path("mot.txt"))
    shutil.copy("mot.txt", "hai.txt")
    books.all("report submit mot.txt")
    assert 5 == books.line("report submit hai.txt --again").code


def test_another_report_over_the_same_days_is_told(books: Console) -> None:
    """At the submission and when it is held against the books: which counts is for people to say."""
    books.all("@ 15/10/2024 09:00")
    first, second = write_report(Path("a.txt")), write_report(Path("b.txt"), added=5, current=5)
    said = books.line(f"--lang en report submit {first}")
    assert (0, False) == (said.code, "was submitted, too" in said.err)
    again = books.line(f"--lang en report submit {second}")
    told = (
        f"of CAH over these days a.txt was submitted, too: entry {POSITION}, by CB01 on 15/10/2024"
    )
    assert (0, True) == (again.code, told in " ".join(again.err.split()))
    held = books.line(f"--lang en inspect reconcile {first}")
    assert "b.txt was submitted, too" in held.err
    beside = json.loads(books.line(f"inspect reconcile {first} --format json").out)["same_days"]
    assert [(POSITION + 1, "b.txt")] == [(one["entry"], one["file"]) for one in beside]
    books.all(f"void {POSITION + 1} --reason 'gửi nhầm'")
    assert "was submitted, too" not in books.line(f"--lang en inspect reconcile {first}").err
    other = books.line(f"--lang en inspect reconcile {first} --from 15/10/2022 --to 14/10/2023")
    assert "was submitted, too" not in other.err
