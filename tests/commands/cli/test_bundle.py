"""Bundles through the command line: what they answer, and hostile ones, of which nothing is written."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ledger.proofs.canonical import canonical
from tests.commands.console import Console
from tests.commands.world import HOME, SIZE

FILE, OPENED = Path("dhs.socai"), Path("mo")
WHY = ("--reason", "Đoàn kiểm tra")


@pytest.fixture
def exported(books: Console) -> Console:
    """The bundle of a team, in a file."""
    assert 0 == books("bundle", "export", str(FILE), "--unit", "DHS", *WHY).code
    return books


@pytest.fixture
def opened(exported: Console, monkeypatch: pytest.MonkeyPatch) -> Console:
    """The same, opened, and the ledger that commands are about."""
    assert 0 == exported("bundle", "open", str(FILE), str(OPENED)).code
    monkeypatch.setenv("SOCAI_LEDGER", str(OPENED))
    return exported


ASKED = (
    "stats --from 1/1/2024 --to 30/9/2024 --by symbol,class,officer",
    "stats --from 1/1/2024 --to 30/9/2024 --compare last-year",
    "register --closed",
    "register --as-of 1/6/2024 --known-at 12",
    "diff 1/1/2024 30/9/2024",
    "trace ST removed --from 1/1/2024 --to 30/9/2024",
    "summary",
    "casefile show ST-103/2024",
    "inspect sample --wrong 1",
)


@pytest.mark.parametrize("line", ASKED)
def test_answers(exported: Console, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the ledger says of the unit, its bundle says without being told which unit."""
    asked = [*line.split(), "--format", "json"]
    of_unit = [] if line.startswith("casefile") else ["--unit", "DHS"]
    expected = json.loads(exported(*asked, *of_unit).out)
    exported("bundle", "open", str(FILE), str(OPENED))
    monkeypatch.setenv("SOCAI_LEDGER", str(OPENED))
    assert expected == json.loads(exported(*asked).out)


@pytest.mark.parametrize("along", ["days", "positions"])
def test_a_replay(books: Console, monkeypatch: pytest.MonkeyPatch, along: str) -> None:
    """Entry by entry as of the ledger: the same entries, register and totals."""
    books.all("casefile close ST-103/2024 --way chết --on 1/9/2024")
    assert 0 == books("bundle", "export", str(FILE), "--unit", "DHS", *WHY).code
    days = "--from 1/1/2024 --to 30/9/2024"
    asked = f"inspect replay {days} --along {along} --format jsonl"
    expected = [json.loads(one) for one in books.line(f"{asked} --unit DHS").out.splitlines()]
    books("bundle", "open", str(FILE), str(OPENED))
    monkeypatch.setenv("SOCAI_LEDGER", str(OPENED))
    found = [json.loads(one) for one in books.line(asked).out.splitlines()]
    assert expected
    assert [(one["entry"], one["totals"]) for one in expected] == [
        (one["entry"], one["totals"]) for one in found
    ]
    page = books.line(f"inspect replay {days} --html r.html")
    assert (0, True) == (page.code, Path("r.html").stat().st_size > 10_000)


def test_status_says_what_is_held(opened: Console) -> None:
    """How many entries are in the bundle, and how many in the whole ledger."""
    told = json.loads(opened.line("status --format json").out)
    assert told["held"] < told["size"]
    assert f"{told['held']} trong {told['size']} của cả sổ" in opened.line("status").out


def test_a_report_is_reconciled(books: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report that was submitted is held against the bundle as against the ledger."""
    year = ("--period", "nam:2024", "--unit", "DHS")
    assert 0 == books("report", "write", *year, "--output", "bao-cao.docx").code
    assert 0 == books("report", "submit", "bao-cao.docx").code
    books("casefile", "close", "ST-103/2024", "--way", "chết", "--on", "1/9/2024")
    books("bundle", "export", str(FILE), "--unit", "DHS", *WHY)
    asked = ("inspect", "reconcile", "bao-cao.docx", "--format", "json")
    expected = books(*asked)
    books("bundle", "open", str(FILE), str(OPENED))
    monkeypatch.setenv("SOCAI_LEDGER", str(OPENED))
    found = books(*asked)
    assert 1 == expected.code == found.code
    assert json.loads(expected.out) == json.loads(found.out)


def test_what_it_is_said_to_prove(opened: Console) -> None:
    """Verifying names what holds and what does not follow, and takes receipts."""
    told = json.loads(opened("verify", "--format", "json").out)
    assert (True, SIZE + 1, "DHS") == (told["ok"], told["size"], told["unit"])
    assert {"DHS"} == {one["unit"] for one in told["heads"] if "unit" in one}
    root = told["root"]
    said = opened("verify", "--receipt", f"{SIZE + 1}:{root}", "--receipt", f"3:{root}").out
    assert "Đã chứng minh: gói cho ra đúng 1 biên nhận" in said
    assert f"biên nhận 3:{root} ở đây không xác nhận được" in said
    wrong = opened("verify", "--receipt", f"{SIZE + 1}:{'0' * 64}")
    assert 4 == wrong.code


def test_what_is_not_in_it(opened: Console) -> None:
    """Another unit is not answered as nothing, nor an officer, a file or what is under another."""
    for line in (
        "stats --unit DKTMT",
        "stats --unit CAH",
        "register --unit XA-01",
        "show ST-101/2024",
        "officer log CB02",
        "due --unit CAH",
    ):
        said = opened(*line.split())
        assert 5 == said.code, line
        assert "không có trong gói này" in said.err


def test_nothing_is_recorded(opened: Console) -> None:
    """Whoever tries is told so, and the bundle stays as it is."""
    before = opened("receipt").out
    for line in ("void 9 --reason x --as CB01", "catalog add field Moi", "report submit x.docx"):
        assert 5 == opened(*line.split()).code
    assert before == opened("receipt").out
    assert 0 == opened("verify").code


def test_sources_are_masked_even_of_other_units(opened: Console) -> None:
    """A collaborator of another unit that is named here leaves as a mask, too."""
    opened.redirected = True
    try:
        said = opened("log", "-n", "100")
    finally:
        opened.redirected = False
    assert "LC-101/2023" not in said.out
    assert "CTV-•••" in said.out


def test_a_reason_is_asked_where_sources_are_in_it(books: Console) -> None:
    """A unit that names none is exported without; it is an entry all the same."""
    refused = books("bundle", "export", "a.socai", "--unit", "DKTMT")
    assert 3 == refused.code
    assert "--reason" in refused.err
    assert not Path("a.socai").exists()
    assert 0 == books("bundle", "export", "b.socai", "--unit", "XA-01").code
    assert SIZE + 1 == int(
        books("receipt", "--format", "json").out.split('"size": ')[1].split(",")[0]
    )


def test_written_again(exported: Console) -> None:
    """Whoever has the ledger writes the same file again, and nothing more is recorded."""
    again = exported("bundle", "export", "lai.socai", "--again", str(SIZE + 1))
    assert 0 == again.code
    assert FILE.read_bytes() == Path("lai.socai").read_bytes()
    assert 2 == exported("bundle", "export", "x.socai").code


def packed(data: bytes, name: str = "../../ra-ngoai") -> bytes:
    """A package of files, with a name that leads elsewhere."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, data)
    return file.getvalue()


def lines(data: bytes, change: Callable[[list[bytes]], object]) -> bytes:
    """A bundle with its lines changed."""
    found = data.splitlines(keepends=True)
    change(found)
    return b"".join(found)


def counted(data: bytes, **counts: object) -> bytes:
    """A bundle whose first line says something else."""
    first, _, rest = data.partition(b"\n")
    return canonical({**json.loads(first), **counts}) + b"\n" + rest


def without(data: bytes, position: int, leaf: str | None = None) -> bytes:
    """A bundle with an entry left out, and a hash in its place."""
    first, *rest = data.splitlines(keepends=True)
    told = json.loads(first)
    kept = [one for one in rest if f'"position":{position},'.encode() not in one]
    assert len(kept) == len(rest) - 1
    return counted(b"".join([first, *kept]), entries=told["entries"] - 1)


HOSTILE: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda _data: b"",
    "a package with a path that leads elsewhere": packed,
    "a package that unfolds": lambda _data: packed(b"\0" * 50_000_000, "bundle"),
    "one endless line": lambda _data: b'{"bundle":' + b"1" * 10_000_000,
    "more entries than there can be": lambda data: counted(data, entries=10**15, size=10**15),
    "more entries than it has": lambda data: counted(data, entries=500),
    "fewer entries than it has": lambda data: counted(data, entries=3),
    "more hashes than it has": lambda data: counted(data, nodes=99),
    "another size": lambda data: counted(data, size=SIZE + 2),
    "a size of less": lambda data: counted(data, size=0),
    "another root": lambda data: counted(data, root="0" * 64),
    "a root that is none": lambda data: counted(data, root="../" * 21 + "a"),
    "a later format": lambda data: counted(data, bundle=2),
    "a format that is none": lambda data: counted(data, bundle="1"),
    "the first line with more in it": lambda data: counted(data, path="/etc/passwd"),
    "cut short": lambda data: data[: len(data) // 2],
    "cut short by its last sign": lambda data: data[:-1],
    "more behind its end": lambda data: data + b"[0,1]\n",
    "an entry changed": lambda data: data.replace(b'"class":"A"', b'"class":"B"', 1),
    "an entry written otherwise": lambda data: data.replace(b'"by":"CB01",', b'"by": "CB01",', 1),
    "a time changed": lambda data: data.replace(b"2024-10-01T", b"2024-09-01T", 1),
    "an entry left out": lambda data: without(data, 11),
    "an entry twice": lambda data: lines(data, lambda found: found.insert(3, found[3])),
    "entries exchanged": lambda data: lines(data, lambda found: found.insert(2, found.pop(3))),
    "an entry of another kind": lambda data: data.replace(b"record.opened", b"record.opening", 1),
    "an endless entry": lambda data: lines(
        data, lambda found: found.insert(2, b'{"assigned":' + b"9" * 70_000 + b"\n")
    ),
    "a hash changed": lambda data: (
        data[:-5] + b'0"]\n' if data[-4:-3] != b"0" else data[:-5] + b'1"]\n'
    ),
    "a place of a hash changed": lambda data: lines(
        data, lambda found: found.append(found.pop().replace(b"[", b"[1", 1))
    ),
    "no text": lambda data: data.replace("Đ".encode(), b"\xff\xfe", 1),
    "nested without end": lambda data: lines(
        data, lambda found: found.insert(1, b"[" * 60_000 + b"\n")
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile(exported: Console, kind: str) -> None:
    """Refused in words, by its own exit code, and nothing is written anywhere."""
    data = HOSTILE[kind](FILE.read_bytes())
    assert data != FILE.read_bytes()
    FILE.write_bytes(data)
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    said = exported("bundle", "open", str(FILE), str(OPENED))
    assert said.code in (3, 4), said.shown
    problem, hint = said.err.splitlines()
    assert problem.startswith("Lỗi: ")
    assert hint.startswith("Gợi ý: ")
    assert before == {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    assert not OPENED.exists()


def test_a_bundle_of_other_books(exported: Console) -> None:
    """A receipt or the mark of another ledger refuses it; those of its own do not."""
    receipt = json.loads(exported("receipt", "--format", "json").out)["receipt"]
    exported.all("init khac --unit CAH --name 'Công an huyện Mẫu' --as CB01", ledger="khac")
    other = json.loads(exported("--ledger", "khac", "receipt", "--format", "json").out)["receipt"]
    forged = f"{SIZE + 1}:{other.split(':')[1]}"
    assert 4 == exported("bundle", "open", str(FILE), str(OPENED), "--receipt", forged).code
    assert not OPENED.exists()
    told = exported(
        "bundle", "open", str(FILE), str(OPENED), "--receipt", receipt, "--format", "json"
    )
    assert 0 == told.code
    assert [] == json.loads(told.out)["untold"]


def test_tampered_after_it_was_opened(opened: Console) -> None:
    """An entry taken out of the folder, or changed, is seen by whoever answers with figures."""
    for statement in (
        "DELETE FROM stored_events WHERE position=11",
        "UPDATE stored_events SET state=replace(state, 'II', 'IV') WHERE position=11",
        "UPDATE tree_nodes SET hash=zeroblob(32) WHERE level=1",
    ):
        database = OPENED / "ledger.sqlite"
        whole = database.read_bytes()
        with closing(sqlite3.connect(database)) as connection, connection:
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute(statement)
        assert 4 == opened("stats").code, statement
        assert 4 == opened("verify").code, statement
        for path in OPENED.glob("ledger.sqlite*"):
            path.unlink()
        database.write_bytes(whole)
    assert 0 == opened("verify").code


def test_folders(exported: Console) -> None:
    """An empty folder may be there; one that holds something may not, nor a file."""
    OPENED.mkdir()
    assert 0 == exported("bundle", "open", str(FILE), str(OPENED)).code
    for taken in (str(OPENED), HOME, str(FILE)):
        assert 5 == exported("bundle", "open", str(FILE), taken).code
    assert 0 == exported("bundle", "open", str(FILE), "moi/sau/mo").code
    assert [] == list(Path().glob("**/.socai-*"))


def test_targets_say_what_they_cannot_see(books: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    """A collaborator of another unit serves a file here: he is named, for he is not counted."""
    asked = ("targets", "nvcb-2024", "--period", "nam:2024")
    assert "LC-101/2023" not in books(*asked, "--unit", "DKTMT").err
    books("bundle", "export", str(FILE), "--unit", "DKTMT", *WHY)
    books("bundle", "open", str(FILE), str(OPENED))
    monkeypatch.setenv("SOCAI_LEDGER", str(OPENED))
    said = books(*asked)
    assert 0 == said.code
    assert "LC-101/2023" in said.err
