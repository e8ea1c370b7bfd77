"""What `socai verify` says of what lies beside the entries: facts, what is left of them, receipts."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from projections.facts.kinds import every_kind
from projections.facts.manifest import MANIFEST, _seal, read_manifest, write_manifest
from tests.commands.console import Console
from tests.commands.provocation import DATABASE
from tests.commands.world import SIZE
from tests.ledger.tampering import grow_anew

FACTS = DATABASE.with_name("facts")
LIST = FACTS / MANIFEST
RECORDED = "casefile report ST-101/2024 --document 1/BC"


def put_back(console: Console) -> None:
    """Make facts, and put the database back as it was two entries before."""
    before = Path("truoc.sqlite")
    with closing(sqlite3.connect(DATABASE)) as source, closing(sqlite3.connect(before)) as copy:
        source.backup(copy)
    console.all(f"{RECORDED}\ncasefile report ST-102/2024 --document 1/BC\nstats")
    for path in DATABASE.parent.glob(f"{DATABASE.name}*"):
        path.unlink()
    before.replace(DATABASE)


def verified(console: Console) -> tuple[int, dict[str, Any]]:
    """The exit code of verification, and what it says as JSON."""
    said = console.line("verify --format json")
    return said.code, json.loads(said.out)


def cut(path: Path) -> None:
    """Leave so little that the list cannot be read."""
    path.write_bytes(path.read_bytes()[:30])


def without_names(path: Path) -> None:
    """Leave of the list its head alone, and no file of facts: it says how many entries there were."""
    path.write_text(path.read_text("utf-8").split('"segments"')[0], "utf-8")
    for file in FACTS.glob("*.parquet"):
        file.unlink()


def half_written(path: Path) -> None:
    """Leave only a list that was being written, and no file of facts."""
    path.rename(path.with_name(f"{MANIFEST}.123"))
    for file in FACTS.glob("*.parquet"):
        file.unlink()


def behind_a_folder(path: Path) -> None:
    """Put a folder in place of the list."""
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("harm", [Path.unlink, cut, without_names, half_written, behind_a_folder])
def test_a_lost_tail_is_seen_by_whatever_is_left(
    books: Console, harm: Callable[[Path], object]
) -> None:
    """An old database beside newer facts whose list is gone or cannot be read: nobody records,
    counts or makes the facts again over it, until somebody gives up what they know.
    """
    put_back(books)
    harm(LIST)
    left = sorted(FACTS.iterdir())
    for line in ("stats", "register ST", "log", "status", RECORDED):
        said = books.line(line)
        assert (4, True) == (said.code, f"{SIZE + 2}" in said.err), line
    code, told = verified(books)
    assert (4, SIZE + 1, "tail_missing") == (
        code,
        *next((one["position"], one["kind"]) for one in told["problems"]),
    )
    assert left == sorted(FACTS.iterdir())
    assert f"{SIZE + 2}" in books.line("rebuild").err
    assert 0 == verified(books)[0]


def none(_: Console) -> None:
    """No facts were made yet."""


def held(console: Console) -> None:
    """Facts as they were made."""
    console.all("stats")


def left_over(console: Console) -> None:
    """Their list is gone."""
    held(console)
    LIST.unlink()


def of_format_9(console: Console) -> None:
    """The list says that a later version of socai sealed it."""
    held(console)
    data = json.loads(LIST.read_text("utf-8")) | {"format": 9}
    del data["seal"]
    LIST.write_text(json.dumps(data | {"seal": _seal(data)}), "utf-8")


def of_format_3(console: Console) -> None:
    """The list is as an earlier version of socai wrote it."""
    held(console)
    data = json.loads(LIST.read_text("utf-8")) | {"format": 3}
    del data["seal"]
    LIST.write_text(json.dumps(data), "utf-8")


@pytest.mark.parametrize(
    ("make", "state", "position", "form"),
    [
        (none, "none", 0, ""),
        (held, "held", SIZE, ""),
        (left_over, "left_over", 0, ""),
        (of_format_9, "other", 0, "9"),
        (of_format_3, "other", 0, "3"),
    ],
)
def test_it_says_what_facts_it_found(
    books: Console, make: Callable[[Console], None], state: str, position: int, form: str
) -> None:
    """Facts that need not be believed are harmless, and never passed over in silence."""
    make(books)
    code, told = verified(books)
    expected = {"folder": "facts", "state": state, "position": position, "form": form}
    assert (0, [expected]) == (code, told["facts"])
    shown = books.line("verify").out
    assert ("“facts”" in shown, form in shown) == (True, True)


def sealed_anew(_: Path) -> None:
    """Take the facts of openings out of the list, and seal it as socai does."""
    found = read_manifest(FACTS, every_kind())
    assert found is not None
    emptied = dict.fromkeys(found.segments[0].tables, ())
    segments = (replace(found.segments[0], tables=emptied), *found.segments[1:])
    write_manifest(FACTS, replace(found, segments=segments), every_kind())


def a_line_cut(path: Path) -> None:
    """Cut a line out of the list."""
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join(one for one in lines if '"sha256"' not in one), "utf-8")


@pytest.mark.parametrize("edit", [sealed_anew, a_line_cut])
def test_an_edited_list_never_gives_another_figure(
    books: Console, edit: Callable[[Path], object]
) -> None:
    """Verification refuses; the figures are right, and a note says why the facts were made again."""
    books.all("stats")
    books.all(RECORDED)
    expected = books.line("stats --format json").out
    edit(LIST)
    code, told = verified(books)
    assert (4, True) == (code, "fact_files" in [one["kind"] for one in told["problems"]])
    assert "socai rebuild" in books.line("verify").out
    said = books.line("stats --format json")
    assert (0, expected, True) == (said.code, said.out, "manifest.json" in said.err)
    assert 0 == verified(books)[0]


def test_entries_cut_off_are_seen_without_any_facts(books: Console) -> None:
    """The ledger itself knows how many entries it had when facts were made: whoever cuts the last
    ones off with their nodes, and throws the facts away, is seen by every command.
    """
    books.all(f"{RECORDED}\nstats")
    shutil.rmtree(FACTS)
    with closing(sqlite3.connect(DATABASE)) as database, database:
        database.execute("DELETE FROM stored_events WHERE position>?", (SIZE,))
        database.execute("UPDATE sqlite_sequence SET seq=?", (SIZE,))
        grow_anew(database)
    for line in ("stats", "register ST", "log", "verify", RECORDED):
        assert 4 == books.line(line).code, line
    assert f"{SIZE + 1}" in books.line("rebuild").err
    assert 0 == verified(books)[0]


def test_a_folder_in_place_of_the_list_is_put_aside(books: Console) -> None:
    """Figures are asked all the same, the folder keeps what is in it, and verification says so."""
    expected = books.line("stats").out
    behind_a_folder(LIST)
    (LIST / "x").touch()
    code, told = verified(books)
    assert (4, ["fact_files"]) == (code, [one["kind"] for one in told["problems"]])
    assert expected == books.line("stats").out
    assert (FACTS / f"{MANIFEST}.folder-1" / "x").exists()
    assert 0 == verified(books)[0]


def test_a_file_in_place_of_the_facts_is_said(books: Console) -> None:
    """No figure can be kept there; the sentence is Vietnamese, and names the file."""
    FACTS.touch()
    code, told = verified(books)
    assert (4, ["fact_files"]) == (code, [one["kind"] for one in told["problems"]])
    said = books.line("stats")
    assert (6, True, False) == (said.code, str(FACTS) in said.err, "Errno" in said.err)


def test_folders_that_the_settings_name_are_looked_at(books: Console) -> None:
    """Each is hashed and named; one that cannot be counted is a fault, whatever else holds."""
    books.all("stats")
    sent = DATABASE.with_name("gui")
    shutil.copytree(FACTS, sent)
    DATABASE.with_name("socai.toml").write_text('facts = ["gui", "khong-co"]\n', "utf-8")
    code, told = verified(books)
    assert (4, ["named_facts"]) == (code, [one["kind"] for one in told["problems"]])
    assert [("facts", "held"), (str(sent), "as_sent")] == [
        (one["folder"], one["state"]) for one in told["facts"]
    ]
    assert "khong-co" in books.line("verify").out
    DATABASE.with_name("socai.toml").write_text('facts = ["gui"]\n', "utf-8")
    assert 0 == verified(books)[0]
    assert str(sent) in books.line("verify").out
    for file in sent.glob("spans-*"):
        file.unlink()
    assert 4 == verified(books)[0]


def test_settings_that_cannot_be_read_do_not_hide_the_entries(books: Console) -> None:
    """The entries are verified all the same, and the settings said to be no settings."""
    DATABASE.with_name("socai.toml").write_text("facts = \n", "utf-8")
    code, told = verified(books)
    assert (4, SIZE, ["named_facts"]) == (
        code,
        told["size"],
        [one["kind"] for one in told["problems"]],
    )
