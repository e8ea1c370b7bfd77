"""Where a file may be written; files are written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import threading
from pathlib import Path
from typing import cast

import pytest

from projections.documents.tables.destination import (
    Destination,
    OutputExists,
    OutputFolderMissing,
    OutputIsInput,
    OutputLocked,
    OutputNotAFile,
    OutputNotWritten,
    OutputOfLedger,
    whole_file,
    write_whole,
)


def over(path: Path) -> Destination:
    """A file that may be there already."""
    return Destination(path, replacing=True)


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    """Unless its replacement was asked for; and nothing is left beside it."""
    path = tmp_path / "báo cáo.docx"
    write_whole(Destination(path), b"old")
    with pytest.raises(OutputExists, match="báo cáo"):
        write_whole(Destination(path), b"new")
    assert b"old" == path.read_bytes()
    write_whole(over(path), b"new")
    assert b"new" == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())


def test_of_two_writers_of_one_name_one_gets_it(tmp_path: Path) -> None:
    """Both looked before either wrote: the second is refused all the same."""
    path = tmp_path / "r.txt"
    second = whole_file(Destination(path))
    second.__enter__().write(b"second")
    write_whole(Destination(path), b"first")
    with pytest.raises(OutputExists):
        second.__exit__(None, None, None)
    assert b"first" == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())


@pytest.mark.parametrize("has_links", [True, False])
def test_many_writers_at_once_lose_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    """Exactly one is told that it wrote, also on a stick whose files have one name only."""

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    if not has_links:
        monkeypatch.setattr(os, "link", refuse)
    path, wrote, start = tmp_path / "r.txt", list[bytes](), threading.Barrier(8)

    def write(data: bytes) -> None:
        start.wait()
        try:
            write_whole(Destination(path), data)
        except OutputExists:
            return
        wrote.append(data)

    threads = [threading.Thread(target=write, args=(bytes([65 + index]),)) for index in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [path.read_bytes()] == wrote
    assert [path] == list(tmp_path.iterdir())


def a_ledger(folder: Path) -> Path:
    """A folder with the files of a ledger."""
    (folder / "facts").mkdir(parents=True)
    for name in ("ledger.sqlite", "socai.toml", "facts/manifest.json"):
        (folder / name).write_bytes(b"kept")
    return folder


OWN = (
    "ledger.sqlite",
    "LEDGER.SQLite",
    "ledger.sqlite-wal",
    "ledger.sqlite-shm",
    "ledger.sqlite-journal",
    "ledger.sqlite.part",
    "ledger.format-1.sqlite",
    "socai.toml",
    "Socai.TOML",
    "facts/manifest.json",
    "facts/thống-kê.xlsx",
    "FACTS/x.csv",
    ".socai-1.tmp",
    "../so-cai/ledger.sqlite",
    "facts/../ledger.sqlite",
)


@pytest.mark.parametrize("name", OWN)
@pytest.mark.parametrize("replacing", [True, False])
def test_a_ledgers_own_files_stay(tmp_path: Path, name: str, replacing: bool) -> None:
    """Whatever was asked, whether the file is there yet or not, in capitals or roundabout."""
    home = a_ledger(tmp_path / "so-cai")
    (home / "FACTS").mkdir(exist_ok=True)
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    with pytest.raises(OutputOfLedger, match="so-cai"):
        write_whole(Destination(home / name, replacing), b"new")
    assert before == {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}


def test_a_ledgers_own_files_stay_under_any_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a symbolic link to the file or the folder, by a hard link, from inside the folder."""
    home = a_ledger(tmp_path / "so-cai")
    (tmp_path / "soft").symlink_to(home / "ledger.sqlite")
    (tmp_path / "folder").symlink_to(home)
    os.link(home / "facts/manifest.json", tmp_path / "hard")
    monkeypatch.chdir(home)
    for name in ("../soft", "../folder/socai.toml", "./ledger.sqlite", "../hard"):
        with pytest.raises(OutputOfLedger):
            Destination(Path(name), replacing=True, ledger=home).target()


def test_a_database_that_lies_elsewhere_stays(tmp_path: Path) -> None:
    """A ledger's folder may hold a link to it."""
    home = tmp_path / "so-cai"
    home.mkdir()
    kept = tmp_path / "kho.sqlite"
    kept.write_bytes(b"kept")
    (home / "ledger.sqlite").symlink_to(kept)
    with pytest.raises(OutputOfLedger):
        write_whole(Destination(kept, replacing=True, ledger=home), b"new")
    assert b"kept" == kept.read_bytes()


def test_a_report_may_lie_in_a_ledgers_folder(tmp_path: Path) -> None:
    """People work in it; only names that the ledger uses are its own."""
    home = a_ledger(tmp_path / "so-cai")
    (home / "báo cáo").mkdir()
    for name in ("thong-ke.xlsx", "báo cáo/facts.csv", "sổ cái.sqlite"):
        write_whole(Destination(home / name, ledger=home), b"new")
        assert b"new" == (home / name).read_bytes()


def test_what_is_read_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file itself by whatever name, and every file of a folder that is read."""
    monkeypatch.chdir(tmp_path)
    source, folder = Path("so.xlsx"), Path("facts")
    source.write_bytes(b"read")
    folder.mkdir()
    (folder / "a.parquet").write_bytes(b"read")
    Path("soft.xlsx").symlink_to(source)
    os.link(source, "hard.xlsx")
    names = ("so.xlsx", "./so.xlsx", "facts/../so.xlsx", "soft.xlsx", "hard.xlsx")
    for name in (*names, "facts/a.parquet", "facts/new.xlsx"):
        with pytest.raises(OutputIsInput):
            write_whole(Destination(Path(name), True, sources=(source, folder)), b"new")
    assert [b"read"] * 2 == [source.read_bytes(), (folder / "a.parquet").read_bytes()]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    """A report is never half there."""
    path = tmp_path / "r.docx"
    write_whole(Destination(path), b"old")
    with pytest.raises(TypeError), whole_file(over(path)) as file:
        file.writelines([b"half", cast(bytes, "text")])
    assert b"old" == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """The hint can then say what to make."""
    with pytest.raises(OutputFolderMissing, match="no folder"):
        write_whole(Destination(tmp_path / "nowhere" / "r.docx"), b"")


@pytest.mark.parametrize("name", ["folder", "/dev/null"])
def test_what_is_no_file_is_never_replaced(tmp_path: Path, name: str) -> None:
    """Neither a folder nor a device: who may do anything could otherwise lose it."""
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputNotAFile):
        write_whole(over(tmp_path / name), b"")


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    """Too long, or a link that leads to itself."""
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    for name in ("a" * 300, "circle"):
        with pytest.raises(OutputNotWritten):
            write_whole(over(tmp_path / name), b"")


def test_a_link_keeps_pointing(tmp_path: Path) -> None:
    """What it points to is replaced, or made where it is not there yet."""
    target, link, ahead = tmp_path / "target", tmp_path / "link", tmp_path / "ahead"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_whole(over(link), b"new")
    ahead.symlink_to(tmp_path / "later")
    write_whole(Destination(ahead), b"later")
    assert [True, True] == [link.is_symlink(), ahead.is_symlink()]
    assert [b"new", b"later"] == [target.read_bytes(), (tmp_path / "later").read_bytes()]
    with pytest.raises(OutputExists):
        write_whole(Destination(link), b"lost")


def test_a_file_open_in_word_is_said_to_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows refuses to replace a file that another program holds."""

    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "Access is denied")

    monkeypatch.setattr(Path, "replace", refuse)
    path = tmp_path / "r.docx"
    path.write_bytes(b"old")
    with pytest.raises(OutputLocked, match=r"r\.docx"):
        write_whole(over(path), b"new")
    assert b"old" == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["new.docx", "old.docx"])
def test_a_folder_that_may_not_be_written_is_said_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Its files can be neither made nor replaced."""

    def refuse(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    (tmp_path / "old.docx").write_bytes(b"old")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(OutputLocked, match="may not write"):
        write_whole(over(tmp_path / name), b"new")
    assert [tmp_path / "old.docx"] == list(tmp_path.iterdir())


@pytest.mark.parametrize("has_links", [True, False])
@pytest.mark.parametrize(
    ("error", "detail"),
    [(OSError(errno.ENOSPC, "No space left on device"), "No space left"), (OSError("odd"), "odd")],
)
def test_a_full_disk_is_said_to_be_full(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: OSError,
    detail: str,
    has_links: bool,
) -> None:
    """And nothing is left behind on it, whether it is full before the name is taken or then."""

    def refuse(*_: object) -> None:
        raise error

    if has_links:
        monkeypatch.setattr(os, "fsync", refuse)
    else:
        monkeypatch.setattr(os, "link", refuse)
        monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputNotWritten, match=detail):
        write_whole(Destination(tmp_path / "r.docx"), b"new")
    assert [] == list(tmp_path.iterdir())


def test_a_read_only_disk_is_said_to_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It refuses to take away what is not there, as well as to make it."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    for name in ("open", "unlink"):
        monkeypatch.setattr(Path, name, refuse)
    with pytest.raises(OutputNotWritten, match="Read-only file system"):
        write_whole(Destination(tmp_path / "r.docx"), b"new")


def rights(path: Path) -> int:
    """Who may do what with a file."""
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_others_may_read_what_they_might_have_read(tmp_path: Path) -> None:
    """A temporary file's privacy is not the report's: it has the rights of any new file, or those
    of the file it replaces.
    """
    path, plain = tmp_path / "r.docx", tmp_path / "plain"
    write_whole(Destination(path), b"new")
    plain.write_bytes(b"")
    assert rights(plain) == rights(path)
    path.chmod(0o640)
    write_whole(over(path), b"newer")
    assert 0o640 == rights(path)
