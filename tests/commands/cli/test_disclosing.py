"""Having the numbers of sources shown is an entry, before anything is shown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from commands.session import Session, closing
from ledger.entries.secrecy import SourcesDisclosed
from tests.commands.console import Console
from tests.commands.world import HOME, SIZE
from tests.projections.workbooks import COLLABORATOR, opened_cells, save, table

NUMBER, MASKED = "LC-101/2023", "CTV-•••1"
WHY = ("--with-sources", "--reason", "Đoàn kiểm tra đối chiếu")


@pytest.fixture
def piped(books: Console) -> Iterator[Console]:
    """Books whose answers are kept by whoever reads them."""
    books.redirected = True
    yield books
    books.redirected = False


def size(home: str = HOME) -> int:
    """How many entries a ledger has."""
    with closing(Session(Path(home))) as session:
        return session.ledger.last_position


def test_the_terminal_shows_them(books: Console) -> None:
    """Whoever sits there reads the books as they are, in every form that is printed there."""
    for form in ("table", "json", "csv"):
        said = books("collaborator", "log", NUMBER, "--format", form)
        assert NUMBER in said.out
        assert "che" not in said.err
    assert SIZE == size()


def test_masked_and_said_so(piped: Console) -> None:
    """A mask stands for the number, the position stays, and a note tells how to have it."""
    piped.all("secrecy set mật --on 1/1/2024", ledger=HOME)
    said = piped("register", "CTVBM", "--format", "json")
    rows = json.loads(said.out)["rows"]
    assert [MASKED, "CTV-•••2"] == [row["number"] for row in rows]
    assert "đã được che (2)" in said.err
    log = json.loads(piped("log", NUMBER, "--format", "json").out)
    assert [(15, f"CTVBM:{MASKED}"), (17, f"CTVBM:{MASKED}")] == [
        (one["position"], one["record"]) for one in log
    ]
    assert SIZE + 1 == size()


def test_disclosed(piped: Console) -> None:
    """The numbers are written, and the entry says who, by which command, into which file, why."""
    said = piped("--as", "CB02", "register", "CTVBM", "--output", "ra.csv", *WHY)
    assert (0, "") == (said.code, said.out)
    assert NUMBER in Path("ra.csv").read_text("utf-8-sig")
    assert "đã được che" not in said.err
    with closing(Session(Path(HOME))) as session:
        *_, entry = session.ledger.entries()
        assert session.ledger.last_position == SIZE + 1
    assert isinstance(entry, SourcesDisclosed)
    assert ("CB02", "register", "csv", "ra.csv", WHY[2]) == (
        entry.by,
        entry.verb,
        entry.written_as,
        entry.output,
        entry.reason,
    )
    told = piped("log", "-n", "1").out
    assert "cho xem số hồ sơ nguồn bí mật" in told
    assert WHY[2] in told


def test_it_disturbs_nothing(piped: Console) -> None:
    """Figures, facts and the check of the whole are what they were, one position on."""
    year = ("--from", "15/10/2023", "--to", "14/10/2024", "--format", "json")
    before = json.loads(piped("stats", *year).out)
    piped("trace", "CTVBM", "current", *year, *WHY)
    after = json.loads(piped("stats", *year).out)
    assert before["rows"] == after["rows"]
    assert before["position"] + 1 == after["position"]
    assert 0 == piped("verify").code
    assert 5 == piped("void", str(SIZE + 1), "--reason", "nhầm").code


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("register", "CTVBM", "--with-sources"), 2),
        (("register", "CTVBM", "--reason", "x"), 2),
        (("register", "CTVBM", "--with-sources", "--reason", " "), 3),
        (("--as", "CB99", "register", "CTVBM", *WHY), 5),
        (("--as", "CB99", "show", NUMBER, *WHY), 5),
        (("register", "CTVBM", "--output", "so.csv", *WHY), 5),
    ],
)
def test_refused(piped: Console, words: tuple[str, ...], code: int) -> None:
    """Nobody is told why, nobody known records, the file is there: nothing is shown or written."""
    Path("so.csv").write_text("cũ", "utf-8")
    said = piped(*words)
    assert (code, "") == (said.code, said.out)
    assert "cũ" == Path("so.csv").read_text("utf-8")
    assert SIZE == size()


def test_not_from_books_that_take_no_entry(sample_files: Console) -> None:
    """A ledger of an earlier format is read, and shows no numbers but at the terminal."""
    old = size("so-cai-cu")
    said = sample_files("--ledger", "so-cai-cu", "register", "CTVBM", *WHY)
    assert (5, "") == (said.code, said.out), said.err
    assert old == size("so-cai-cu")


def test_a_rejected_row_comes_back_with_its_number(piped: Console) -> None:
    """The clerk who corrects it has what he wrote; a mask in the place of a number is refused."""
    row = {**COLLABORATOR, "Số hồ sơ": "LT-901/2024", "Ký hiệu": "LX"}
    save(Path("so.xlsx"), {"CTVBM": table(row)})
    assert 3 == piped("import", "so.xlsx", "--errors", "loi.xlsx").code
    assert "LT-901/2024" in opened_cells(Path("loi.xlsx"))
    save(Path("che.xlsx"), {"CTVBM": table({**COLLABORATOR, "Số hồ sơ": MASKED})})
    again = piped("import", "che.xlsx", "--dry-run", "--format", "json")
    assert "masked" in [one["kind"] for one in json.loads(again.out)["bad_cells"]]


@pytest.mark.parametrize("words", [("register", "CTVBM"), ("due",), ("show", NUMBER)])
def test_a_long_while_after_the_last_entry(piped: Console, words: tuple[str, ...]) -> None:
    """It records, so it asks what every recording asks, and can be answered before."""
    piped.at("20/10/2025 10:00")
    assert (6, True) == ((said := piped(*words, *WHY)).code, "--yes" in said.err)
    assert 0 == piped(*words, *WHY, "--yes").code
