"""Folders of facts without their ledgers: what is refused, and why."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ledger.application import Ledger
from ledger.errors import EngineFailed, FactsUnreadable
from projections.facts.folders import open_folders
from projections.facts.kinds import every_kind
from projections.facts.kinds.spans import KIND as SPANS
from projections.facts.manifest import MANIFEST, read_manifest, write_manifest
from projections.facts.store import catch_up
from tests.projections.made_books import day, found_books, open_record


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Books with one record, and their facts in ``facts``."""
    books = found_books(tmp_path / "ledger.sqlite")
    open_record(books, "ST-1", day(0))
    catch_up(books, tmp_path / "facts")
    yield books
    books.close()


def unreachable(url: str) -> str:
    """A reader of URLs that reaches nothing."""
    raise EngineFailed(engine="X", detail=url)


def refused(*folders: object) -> str:
    """Why folders are refused."""
    with pytest.raises(FactsUnreadable) as error:
        open_folders(map(str, folders), unreachable)
    return str(error.value)


@pytest.mark.usefixtures("ledger")
def test_a_folder_without_facts_is_refused(tmp_path: Path) -> None:
    """One that is not there, one that is empty, a file; of a URL its reader says what is wrong."""
    (tmp_path / "empty").mkdir()
    for name in ("none", "empty", "ledger.sqlite"):
        assert "holds no facts" in refused(tmp_path / "facts", tmp_path / name)
    with pytest.raises(EngineFailed, match=r"s3a://bucket/facts/manifest\.json"):
        open_folders([str(tmp_path / "facts"), "s3a://bucket/facts"], unreachable)


@pytest.mark.usefixtures("ledger")
def test_facts_of_another_version_are_refused(tmp_path: Path) -> None:
    """They cannot be made again here."""
    manifest = tmp_path / "facts" / MANIFEST
    data = json.loads(manifest.read_text("utf-8")) | {"format": 3}
    del data["seal"]
    manifest.write_text(json.dumps(data), "utf-8")
    assert "another version" in refused(tmp_path / "facts")


@pytest.mark.usefixtures("ledger")
def test_an_edited_list_of_files_is_refused(tmp_path: Path) -> None:
    """Whatever was changed in it, its seal no longer fits."""
    manifest = tmp_path / "facts" / MANIFEST
    manifest.write_text(manifest.read_text("utf-8").replace("until_on", "till"), "utf-8")
    assert "is not as socai wrote it" in refused(tmp_path / "facts")


@pytest.mark.parametrize(("dropped", "earlier"), [(1, 0), (0, 1), (0, -1)])
def test_segments_that_do_not_follow_one_another_are_refused(
    ledger: Ledger, tmp_path: Path, dropped: int, earlier: int
) -> None:
    """From the first position on, without a gap and none twice, however well the list is sealed."""
    folder = tmp_path / "facts"
    open_record(ledger, "ST-2", day(1))
    catch_up(ledger, folder)
    listed = read_manifest(folder, every_kind())
    assert listed is not None
    first, second = listed.segments
    moved = replace(second, first=second.first - earlier)
    segments = (first, moved)[dropped:]
    write_manifest(folder, replace(listed, segments=segments), every_kind())
    assert "every position from 1 on, once each" in refused(folder)


def test_damaged_facts_are_refused(ledger: Ledger, tmp_path: Path) -> None:
    """A file was cut, or left behind when the folder was copied."""
    (path,) = catch_up(ledger, tmp_path / "facts").files(SPANS)
    path.write_bytes(path.read_bytes()[:-1])
    assert "missing" in refused(tmp_path / "facts")
    path.unlink()
    assert "missing" in refused(tmp_path / "facts")


def test_one_ledger_is_counted_once(ledger: Ledger, tmp_path: Path) -> None:
    """A copy of its facts, an older copy of them, and the same folder named twice are refused."""
    shutil.copytree(tmp_path / "facts", tmp_path / "older")
    open_record(ledger, "ST-2", day(1))
    catch_up(ledger, tmp_path / "facts")
    for other in ("older", "facts"):
        assert "twice" in refused(tmp_path / "facts", tmp_path / other)
