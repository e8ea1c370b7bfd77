"""An inspector reads a report otherwise: it is recorded, used where asked for, and marked."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.commands.cli.test_asking_back import AtTerminal
from tests.commands.console import Console
from tests.commands.small_report import write_report

NOTES = """\
vị trí;mã;mảng công tác;số liệu;ô;giá trị;gạch bỏ;lý do
đoạn 11;ST.added;;;;5;;chữ số 4 viết nhòe
12;ST.removed;;;;;có;là số của năm trước
paragraph 6;;Hiềm nghi;cuối kỳ;;2;;viết bằng chữ
"""
READ = "--inspection KT-01"


@pytest.fixture
def corrected(books: Console) -> Console:
    """Books with an inspection that reads a submitted report otherwise in three places."""
    write_report(Path("r.txt"))
    Path("s.csv").write_text(NOTES, "utf-8")
    books.all(
        "report submit r.txt\n"
        "inspection open KT-01 --kind self --participant CB02 --on 1/10/2024\n"
        f"inspect read r.txt {READ} --correct s.csv --read-by CB02"
    )
    return books


def read(console: Console, verb: str, more: str = "") -> dict[str, object]:
    """What a verb says of the report as the inspection reads it, in JSON."""
    told: dict[str, object] = json.loads(
        console.line(f"inspect {verb} r.txt {READ} --format json {more}").out
    )
    return told


def values(told: dict[str, object]) -> dict[str, tuple[object, object]]:
    """The value of each figure by its id, and the entry by which it is read so."""
    figures = told["figures"]
    assert isinstance(figures, list)
    return {one["id"]: (one.get("value", one.get("stated")), one.get("by_hand")) for one in figures}


def test_what_is_corrected_is_read_so(corrected: Console) -> None:
    """Otherwise, not at all, and anew; without the inspection as ever, with nothing of it."""
    expected = {
        "ST.opening": (1, None),
        "ST.added": (5, 23),
        "ST.current": (4, None),
        "HN.current": (2, 25),
    }
    told = read(corrected, "read")
    assert expected == values(told)
    assert [(23, "corrected"), (24, "struck"), (25, "made")] == [
        (one["entry"], one["state"])
        for one in told["by_hand"]  # type: ignore[attr-defined]
    ]
    plain = json.loads(corrected.line("inspect read r.txt --format json").out)
    assert ("by_hand" in plain, values(plain)["ST.added"]) == (False, (4, None))


def test_check_and_reconcile_use_it(corrected: Console) -> None:
    """A failing check names the entry; what the submission recorded is read anew, too."""
    told = read(corrected, "check", "--all")
    movement = next(one for one in told["checks"] if one["rule"] == "movement")  # type: ignore[attr-defined]
    assert ("not_checkable", [23]) == (movement["verdict"], movement["by_hand"])
    found = read(corrected, "reconcile", "--all")
    assert {"ST.added": (5, 23), "HN.current": (2, 25)}.items() <= values(found).items()
    assert "ST.removed" not in values(found)
    verdicts = {one["id"]: one["verdict"] for one in found["figures"]}  # type: ignore[attr-defined]
    assert ("differs", "differs") == (verdicts["ST.added"], verdicts["HN.current"])


@pytest.mark.parametrize("verb", ["read", "check --all", "reconcile --all"])
def test_every_output_is_marked(corrected: Console, verb: str) -> None:
    """Tables, CSV, Excel and Word say by which entry, by whom and why."""
    line = f"inspect {verb.replace(' ', f' r.txt {READ} ')}"
    line = line if READ in line else f"{line} r.txt {READ}"
    shown = corrected.line(line).out
    corrected.line(f"{line} --format xlsx --output x.xlsx")
    corrected.line(f"{line} --format docx --output x.docx")
    sheet = load_workbook("x.xlsx").worksheets[0]
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    word = Document("x.docx")
    texts = [one.text for one in word.paragraphs]
    texts += [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    for text in (" ".join(shown.split()), "\n".join(cells), "\n".join(texts)):
        assert "[23] đoạn 11: đọc lại bởi CB02" in text
        assert "chữ số 4 viết nhòe" in text
    rows = [*csv.reader(io.StringIO(corrected.line(f"{line} --format csv").out))]
    assert any("[23]" in cell for row in rows for cell in row)


def test_the_page_is_marked(corrected: Console) -> None:
    """Behind the number, or the line, that is read anew; what the program read stays to be seen."""
    corrected.all(f"inspect read r.txt {READ} --format html --output r.html")
    page = Path("r.html").read_text("utf-8")
    for number, entry in (("04", 23), ("01", 24)):
        assert f">{number}</mark><sup" in page
        assert f">[{entry}]</sup>" in page
    assert "năm 2024<sup" in page or "[25]</sup></p>" in page
    assert "đọc lại bởi CB02" in page


def test_minutes_say_it(corrected: Console) -> None:
    """The minutes of the inspection read the report as it does."""
    corrected.all("inspect minutes KT-01 --report r.txt --dated 20/10/2024 --output b.docx")
    rows = [
        [cell.text.strip() for cell in row.cells]
        for table in Document("b.docx").tables
        for row in table.rows
    ]
    assert ["đoạn 11", "Sưu tra, Tăng: 4", "Sưu tra, Tăng: 5", "chữ số 4 viết nhòe"] == next(
        [row[1], *row[3:6]] for row in rows if row[1] == "đoạn 11"
    )
    assert any(row[1] == "Sưu tra, Tăng [23]" for row in rows)
    assert "không phải số liệu" in {row[4] for row in rows if len(row) > 4}


def test_corrections_are_corrected_and_voided(corrected: Console) -> None:
    """By further entries; what is voided can be corrected anew."""
    corrected.all(
        "correct 23 --set value=6 --set cell='loại=A' --reason 'đọc nhầm'\nvoid 24 --reason nhầm"
    )
    told = values(read(corrected, "read"))
    assert ((6, 27), (1, None)) == (told["ST.added"], told["ST.removed"])
    corrected.all("correct 27 --set line=HN --set measure=giảm --set cell= --reason nhầm")
    told = values(read(corrected, "read"))
    figure = next(one for one in read(corrected, "read")["figures"] if one["id"] == "ST.added")  # type: ignore[attr-defined]
    assert ("HN", "removed", {}, 6) == tuple(
        figure[name] for name in ("line", "measure", "cell", "value")
    )


def test_it_is_of_those_bytes(corrected: Console) -> None:
    """Another file of the same name is not read so, and that is said."""
    write_report(Path("r.txt"), added=3)
    said = corrected.line(f"inspect read r.txt {READ} --format json")
    assert values(json.loads(said.out))["ST.added"] == (3, None)
    assert "không phải tệp này" in said.err


def test_reconcile_names_the_inspection(corrected: Console) -> None:
    """Asked for without it, the report is read as the program does, and who reads it so is told."""
    said = corrected.line("inspect reconcile r.txt")
    assert "KT-01" in said.err
    assert "đọc lại" not in said.out
    many = corrected.line(f"inspect reconcile r.txt r.txt {READ} --all --format json")
    assert [23, 24, 25] == json.loads(many.out)["reports"][0]["by_hand"]


def test_a_finding_of_what_was_made(corrected: Console) -> None:
    """A finding can be about a number that the program did not read."""
    corrected.all(
        "inspect finding record KT-01 --what 'số cuối kỳ không đúng' --breach figure --severity minor "
        "--answers CB03 --found-by CB02 --report 21 --figure HN.current --entry 13 --remedy 'sửa' --due 1/11/2024 "
        "--on 3/10/2024"
    )


TYPED = ("2", "", "", "", "", "5", "viết nhòe", "", "có")


def test_at_a_terminal(books: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is asked: which, whether it is one, line, measure, cell, value, why; then all at once."""
    write_report(Path("r.txt"))
    books.all("inspection open KT-01 --kind self --on 1/10/2024")
    monkeypatch.setattr("commands.speech.sys", AtTerminal("\n".join(TYPED)))
    said = books.line(f"inspect read r.txt {READ} --correct")
    assert (0, True) == (said.code, "2  đoạn 11: Sưu tra · Tăng: 4" in said.err)
    assert values(read(books, "read"))["ST.added"] == (5, 22)
    monkeypatch.setattr("commands.speech.sys", AtTerminal("1\ncó\nnhòe\n\nkhông"))
    said = books.line(f"inspect read r.txt {READ} --correct")
    assert (0, True) == (said.code, "Không đọc lại số nào." in said.err)
    assert values(read(books, "read"))["ST.opening"] == (1, None)


@pytest.mark.parametrize(
    "line",
    [
        f"inspect read r.txt {READ} --correct",
        "inspect read r.txt --correct s.csv",
        f"inspect read r.txt {READ} --read-by CB02",
        f"inspect read r.txt {READ} --as CB02",
    ],
)
def test_what_cannot_be_asked(corrected: Console, line: str) -> None:
    """Nobody at a terminal, no inspection, or an option for nothing: a wrong command line."""
    assert 2 == corrected.line(line).code


def test_corrections_in_toml(books: Console) -> None:
    """The same, block by block, tied to the report by its hash."""
    write_report(Path("r.txt"))
    Path("s.toml").write_text(
        "[[correction]]\nplace = 11\nvalue = 5\nwhy = 'nhòe'\n"
        "[[correction]]\nfigure = 'ST.removed'\nstruck = true\nwhy = 'năm trước'\n"
        "[[correction]]\nplace = 'đoạn 13'\nline = 'ST'\nmeasure = 'current'\nvalue = 3\nwhy = 'nhòe'\n",
        "utf-8",
    )
    books.all(
        f"inspection open KT-01 --kind self --on 1/10/2024\ninspect read r.txt {READ} --correct s.toml"
    )
    expected = {"ST.opening": (1, None), "ST.added": (5, 22), "ST.current": (3, 24)}
    assert expected == values(read(books, "read"))
