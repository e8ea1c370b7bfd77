"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import cast

import pytest

from projections.documents.tables.output_file import (
    OutputFolderMissing,
    OutputLocked,
    OutputNotAFile,
    OutputNotWritten,
    property_time,
    timeless,
    whole_file,
    write_whole,
)


def test_a_file_is_replaced(tmp_path: Path) -> None:
    """A clerk writes the same report again and again."""
    path = tmp_path / "báo cáo.docx"
    write_whole(path, b"old")
    write_whole(path, b"new")
    assert b"new" == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    """A report is never half there."""
    path = tmp_path / "r.docx"
    write_whole(path, b"old")
    with pytest.raises(TypeError), whole_file(path) as file:
        file.writelines([b"half", cast(bytes, "text")])
    assert b"old" == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """The hint can then say what to make."""
    with pytest.raises(OutputFolderMissing, match="no folder"):
        write_whole(tmp_path / "nowhere" / "r.docx", b"")


@pytest.mark.parametrize("name", ["folder", "/dev/null"])
def test_what_is_no_file_is_never_replaced(tmp_path: Path, name: str) -> None:
    """Neither a folder nor a device: who may do anything could otherwise lose it."""
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputNotAFile):
        write_whole(tmp_path / name, b"")


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    """Too long, or a link that leads to itself."""
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    for name in ("a" * 300, "circle"):
        with pytest.raises(OutputNotWritten):
            write_whole(tmp_path / name, b"")


def test_a_link_keeps_pointing(tmp_path: Path) -> None:
    """What it points to is replaced."""
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert b"new" == target.read_bytes()


def test_a_file_open_in_word_is_said_to_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows refuses to replace a file that another program holds."""

    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "Access is denied")

    monkeypatch.setattr(Path, "replace", refuse)
    path = tmp_path / "r.docx"
    path.write_bytes(b"old")
    with pytest.raises(OutputLocked, match=r"r\.docx"):
        write_whole(path, b"new")
    assert b"old" == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("error", "detail"),
    [(OSError(errno.ENOSPC, "No space left on device"), "No space left"), (OSError("odd"), "odd")],
)
def test_a_full_disk_is_said_to_be_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, detail: str
) -> None:
    """And nothing is left behind on it."""

    def refuse(descriptor: int) -> None:
        raise error

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OutputNotWritten, match=detail):
        write_whole(tmp_path / "r.docx", b"new")
    assert [] == list(tmp_path.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_others_may_read_what_they_might_have_read(tmp_path: Path) -> None:
    """A temporary file's privacy is not the report's: it has the rights of any new file."""
    path, plain = tmp_path / "r.docx", tmp_path / "plain"
    write_whole(path, b"new")
    plain.write_bytes(b"")
    assert stat.S_IMODE(plain.stat().st_mode) == stat.S_IMODE(path.stat().st_mode)


def test_packages_lose_their_times() -> None:
    """The same parts give the same bytes, whenever they were packed."""
    packages = []
    for year in (2001, 2024):
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w") as package:
            package.writestr(zipfile.ZipInfo("a.xml", (year, 1, 1, 0, 0, 0)), b"<a/>")
        packages.append(packed.getvalue())
    first, second = (timeless(package) for package in packages)
    assert first == second
    assert b"<a/>" == zipfile.ZipFile(BytesIO(first)).read("a.xml")


def test_times_in_properties_are_universal() -> None:
    """They carry no offset of their own."""
    local = datetime.fromisoformat("2024-10-15T07:00:00+07:00")
    assert datetime(2024, 10, 15, tzinfo=UTC) == property_time(local)
    assert property_time(None) == property_time(None)
