"""Backups through the command line: what comes back is what was there, and nothing is written over."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from ledger.storage.backup_file import LIST
from tests.commands.console import Console
from tests.commands.world import HOME, SIZE

FILE, NEW = "so-cai.zip", Path("khoi-phuc")
ROOT = Path(__file__).parents[3]


def told(said: str) -> dict[str, object]:
    """What a command told as JSON."""
    found = json.loads(said)
    assert isinstance(found, dict)
    return found


@pytest.fixture
def kept(books: Console) -> Console:
    """The little ledger, and a backup of it."""
    assert 0 == books("backup", FILE).code
    return books


@pytest.mark.parametrize(
    "line", ["stats --from 1/1/2024 --to 30/9/2024", "register --closed", "log -n 99", "verify"]
)
def test_what_was_asked_before_is_answered(kept: Console, line: str) -> None:
    """The restored ledger gives every answer that the ledger gives, and its receipt."""
    expected = kept.line(line).out
    assert 0 == kept("restore", FILE, str(NEW)).code
    assert expected == kept.line(f"--ledger {NEW} {line}").out


def test_a_unit_keeps_its_own_files(books: Console) -> None:
    """Settings, lists of targets and templates come along; facts and other files do not."""
    own = ("targets/rieng.toml", "templates/bao-cao-nam.docx", "calendar.toml")
    for name in (*own, "targets/ghi-chu.txt", "bao-cao.docx"):
        (Path(HOME) / name).parent.mkdir(exist_ok=True)
        (Path(HOME) / name).write_text(name, "utf-8")
    made = told(books("backup", FILE, "--format", "json").out)
    assert {"ledger.sqlite", "socai.toml", *own} == set(made["files"])  # type: ignore[call-overload]
    books("restore", FILE, str(NEW))
    assert {name: name for name in own} == {name: (NEW / name).read_text("utf-8") for name in own}


def test_only_its_owner_reads_it(kept: Console) -> None:
    """A backup, and what is restored, are as private as a ledger that was founded."""
    kept("restore", FILE, str(NEW))
    if os.name == "posix":
        paths = (Path(FILE), NEW, *NEW.iterdir())
        rights = [stat.S_IMODE(path.stat().st_mode) for path in paths]
        assert {0o700, 0o600} == set(rights)


def test_files_that_are_there_stay(kept: Console) -> None:
    """A folder with settings, and without a ledger, gets the ledger; the settings are kept."""
    NEW.mkdir()
    (NEW / "socai.toml").write_text('officer = "CB02"\n', "utf-8")
    said = kept("restore", FILE, str(NEW))
    assert (0, 'officer = "CB02"\n') == (said.code, (NEW / "socai.toml").read_text("utf-8"))
    assert "giữ nguyên" in said.err


@pytest.mark.parametrize(("size", "code"), [(3, 0), (SIZE, 0), (SIZE + 1, 4), (0, 4)])
def test_it_never_goes_behind_a_receipt(kept: Console, size: int, code: int) -> None:
    """A receipt of what the backup has is given; of more, or of other entries, nothing is made."""
    if size > SIZE:
        kept("casefile", "change", "ST-102/2024", "--class", "B", "--on", "1/9/2024")
    receipt = told(kept("receipt", str(size or 3), "--format", "json").out)["receipt"]
    shown = str(receipt) if size else f"3:{'0' * 64}"
    said = kept("restore", FILE, str(NEW), "--receipt", shown)
    assert (code, code == 0) == (said.code, NEW.exists())


LEFT: dict[str, Callable[[Path], object]] = {
    "the same": lambda home: None,
    "damaged": lambda home: (home / "ledger.sqlite").write_bytes(b"no database"),
    "empty": lambda home: (home / "ledger.sqlite").write_bytes(b""),
    "a log of writes": lambda home: (home / "ledger.sqlite").rename(home / "ledger.sqlite-wal"),
}


@pytest.mark.parametrize("left", LEFT)
def test_nothing_is_restored_over_a_ledger(kept: Console, left: str) -> None:
    """Whatever is left of a ledger in the folder stays, byte for byte."""
    LEFT[left](Path(HOME))
    before = {path: path.read_bytes() for path in Path(HOME).rglob("*") if path.is_file()}
    assert 5 == kept("restore", FILE, HOME).code
    assert before == {path: path.read_bytes() for path in Path(HOME).rglob("*") if path.is_file()}


def test_facts_that_know_more(kept: Console) -> None:
    """Figures counted since show that the backup is old, though no receipt is shown."""
    kept("casefile", "change", "ST-102/2024", "--class", "B", "--on", "1/9/2024")
    kept("stats")
    for path in Path(HOME).glob("ledger.sqlite*"):
        path.unlink()
    said = kept("restore", FILE, HOME)
    assert 4 == said.code
    assert not list(Path(HOME).glob("ledger.sqlite*"))


def test_a_ledger_that_does_not_hold(books: Console) -> None:
    """It is not backed up as if it held: exit code 4, and no file."""
    with closing(sqlite3.connect(f"{HOME}/ledger.sqlite")) as database, database:
        database.execute("UPDATE stored_events SET state = state || ' ' WHERE position = 9")
    assert 4 == books("backup", FILE).code
    assert [HOME] == [path.name for path in Path().iterdir()]


def test_a_ledger_that_lost_its_last_entries(books: Console) -> None:
    """What was counted from entries that are gone is asked first: exit code 4, and no file."""
    database = Path(HOME) / "ledger.sqlite"
    before = database.read_bytes()
    books("casefile", "change", "ST-102/2024", "--class", "B", "--on", "1/9/2024")
    books("stats")
    for path in Path(HOME).glob("ledger.sqlite*"):
        path.unlink()
    database.write_bytes(before)
    assert 4 == books("backup", FILE).code
    assert [HOME] == [path.name for path in Path().iterdir()]


def test_a_backup_that_is_there(kept: Console) -> None:
    """It is replaced only when that is asked."""
    before = Path(FILE).read_bytes()
    assert (5, before) == (kept("backup", FILE).code, Path(FILE).read_bytes())
    assert 0 == kept("backup", FILE, "--force").code


@pytest.mark.parametrize(
    ("lang", "why"), [("vi", "ổ đĩa đã đầy"), ("en", "No space left on device")]
)
def test_no_room(books: Console, monkeypatch: pytest.MonkeyPatch, lang: str, why: str) -> None:
    """A disk that is full, or read-only, is said in words; no half file stays."""

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ledger.storage.backup_file._put", full)
    said = books("--lang", lang, "backup", FILE)
    assert (3, [HOME]) == (said.code, [path.name for path in Path().iterdir()])
    assert why in said.err


def rewritten(change: Callable[[dict[str, bytes]], object]) -> None:
    """The backup with other contents, its list as it was unless that is changed."""
    with zipfile.ZipFile(FILE) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(FILE, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def listed(parts: dict[str, bytes], **changes: object) -> None:
    """Change what the list says of the database."""
    data = json.loads(parts[LIST])
    data["files"][0] |= changes
    parts[LIST] = json.dumps(data).encode()


def renamed(parts: dict[str, bytes], *names: str) -> None:
    """Put further files in, and name them in the list."""
    data = json.loads(parts[LIST])
    digest = "5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9"  # of "0"
    data["files"] += [{"name": name, "bytes": 1, "sha256": digest} for name in names]
    parts |= {**dict.fromkeys(names, b"0"), LIST: json.dumps(data).encode()}


Change = Callable[[dict[str, bytes]], object]
NO_BACKUP, DAMAGED = 3, 4
ALTERED = "bị cắt cụt hoặc đã bị sửa"
OTHER_FILES = "không chứa đúng các tệp mà bảng kê nêu"
CONTENT = "không đúng nội dung như bảng kê"
NAMES = "những tệp mà sổ cái không có"
HOSTILE: dict[str, tuple[Change, int, str]] = {
    "no list": (lambda parts: parts.pop(LIST), NO_BACKUP, "không có bảng kê nội dung"),
    "a list that is none": (lambda parts: parts.update({LIST: b"[1, 2"}), DAMAGED, ALTERED),
    "a list of another kind": (lambda parts: parts.update({LIST: b"[]"}), DAMAGED, ALTERED),
    "a later format": (
        lambda parts: parts.update({LIST: b'{"backup": 2}'}),
        NO_BACKUP,
        "phiên bản socai mới hơn",
    ),
    "a file too many": (lambda parts: parts.update({"hai.txt": b"x"}), DAMAGED, OTHER_FILES),
    "a file too few": (lambda parts: parts.pop("socai.toml"), DAMAGED, OTHER_FILES),
    "no database": (lambda parts: parts.pop("ledger.sqlite"), DAMAGED, OTHER_FILES),
    "no database named": (lambda parts: listed(parts, name="khac.sqlite"), DAMAGED, OTHER_FILES),
    "a byte changed": (
        lambda parts: parts.update({"ledger.sqlite": parts["ledger.sqlite"][:-1] + b"\1"}),
        DAMAGED,
        CONTENT,
    ),
    "cut short": (
        lambda parts: parts.update({"ledger.sqlite": parts["ledger.sqlite"][:999]}),
        DAMAGED,
        CONTENT,
    ),
    "a size too small": (lambda parts: listed(parts, bytes=5), DAMAGED, CONTENT),
    "a size below nothing": (lambda parts: listed(parts, bytes=-1), DAMAGED, ALTERED),
    "a size that is no number": (lambda parts: listed(parts, bytes="9"), DAMAGED, ALTERED),
    "an endless size": (lambda parts: listed(parts, bytes=10**30), DAMAGED, ALTERED),
    "another digest": (lambda parts: listed(parts, sha256="0" * 64), DAMAGED, CONTENT),
    **{
        what: (lambda parts, name=name: renamed(parts, name), DAMAGED, NAMES)  # type: ignore[misc]
        for what, name in {
            "a way up": "../../ngoai.txt",
            "a way up on Windows": "..\\ngoai.txt",
            "a way from the root": "/tmp/ngoai.txt",
            "another drive": "C:ngoai.txt",
            "a second stream": "targets/a.toml:b",
            "a device": "aux.toml",
            "a hidden file": ".bashrc",
            "too deep": "a/b/c.toml",
            "facts of its own": "facts/m-000000001-000000099.parquet",
            "another log of writes": "ledger.sqlite-wal",
            "a name that steers a terminal": "targets/\u202eltmot.toml",
            "a name that nobody can have": f"targets/{'á' * 200}.toml",
        }.items()
    },
    "one name twice": (lambda parts: renamed(parts, "SOCAI.TOML"), DAMAGED, OTHER_FILES),
    "one name in two writings": (
        lambda parts: renamed(parts, "targets/\u00e9.toml", "targets/e\u0301.toml"),
        DAMAGED,
        OTHER_FILES,
    ),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_backups(kept: Console, what: str) -> None:
    """A backup that was changed is refused, and nothing is written, here or elsewhere."""
    change, code, why = HOSTILE[what]
    rewritten(change)
    said = kept("restore", FILE, str(NEW))
    assert (code, True) == (said.code, why in said.err), said
    assert {HOME, FILE} == {path.name for path in Path().iterdir()}
    assert "Gợi ý" in said.err


def test_another_ledger_in_the_file(kept: Console, recorded_world: Path) -> None:
    """Entries that were changed together with the list do not hold, or give another receipt."""

    def change(parts: dict[str, bytes]) -> None:
        database = Path("khac.sqlite")
        database.write_bytes(parts["ledger.sqlite"])
        with closing(sqlite3.connect(database)) as opened, opened:
            opened.execute("UPDATE stored_events SET state = replace(state, 'DKTMT', 'DKTMA')")
        content = parts["ledger.sqlite"] = database.read_bytes()
        database.unlink()
        listed(parts, bytes=len(content), sha256=sha256(content).hexdigest())

    rewritten(change)
    assert 4 == kept("restore", FILE, str(NEW)).code
    assert not NEW.exists()


@pytest.mark.parametrize(
    ("name", "why"),
    [("chu.zip", "không phải tệp nén zip"), (HOME, "là thư mục"), ("khong-co.zip", "không có tệp")],
)
def test_what_is_no_backup(books: Console, name: str, why: str) -> None:
    """A file of another kind, a folder and none at all are each told apart from a damaged backup."""
    Path("chu.zip").write_text("chữ", "utf-8")
    said = books("restore", name, str(NEW))
    assert (3, True, False) == (said.code, why in said.err, NEW.exists()), said.err


RECORDING = """
import sys
from pathlib import Path
from commands.main import run
Path("begun").touch()
for number in range(1, 400):
    if Path("enough").exists():
        break
    opened = f"casefile open ST-{number}/2024 --symbol ST --unit DHS --officer CB03 --class A"
    assert 0 == run([*opened.split(), "--list", "I", "--on", "1/5/2024", "--yes"]), number
"""


def test_others_record_meanwhile(books: Console) -> None:
    """A backup under load is the ledger as it stood at one moment: all entries up to a position."""
    environment = {**os.environ, "SOCAI_AS": "CB01", "PYTHONPATH": str(ROOT)}
    writer = subprocess.Popen(
        [sys.executable, "-c", RECORDING], env=environment, stdout=subprocess.DEVNULL
    )
    try:
        while writer.poll() is None and not Path("begun").exists():
            pass
        receipts = []
        for number in range(6):
            made = books("backup", f"{number}.zip", "--format", "json")
            assert 0 == made.code, made
            receipts.append(told(made.out)["receipt"])
    finally:
        Path("enough").touch()
        assert 0 == writer.wait()
    for number, receipt in enumerate(receipts):
        shown = str(receipts[0])
        assert 0 == books("restore", f"{number}.zip", f"r{number}", "--receipt", shown).code
        assert receipt == told(books("--ledger", f"r{number}", *AS_JSON).out)["receipt"]
        assert 0 == books("verify", "--receipt", str(receipt)).code


AS_JSON = ("receipt", "--format", "json")
