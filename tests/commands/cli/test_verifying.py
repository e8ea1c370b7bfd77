"""What `socai verify` says of what lies beside the entries: facts, what is left of them, receipts."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from commands.session import open_ledger
from ledger.errors import IntegrityBroken
from projections.facts.kinds import every_kind
from projections.facts.manifest import MANIFEST, _seal, read_manifest, write_manifest
from tests.commands.console import Console
from tests.commands.refusals.provocation import DATABASE
from tests.commands.world import SIZE
from tests.ledger.tampering import grow_anew

FACTS = DATABASE.with_name("facts")
LIST = FACTS / MANIFEST
RECORDED = "casefile report ST-101/2024 --document 1/BC"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_what_a_screen_showed_is_a_file_of_receipts(books: Console, encoding: str) -> None:
    """All that recordings printed, as a shell keeps it: Windows PowerShell in UTF-16."""
    shown = books.line(RECORDED).out + books.line("receipt 3").out
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    Path("kept.txt").write_bytes((mark + shown.replace("\n", "\r\n")).encode(encoding))
    said = books.line("verify --receipt kept.txt")
    assert (0, True) == (said.code, "2 biên nhận" in said.out), said.shown


def test_a_receipt_is_taken_as_it_was_printed(books: Console) -> None:
    """The whole line, its name included; every recording prints one, an import too."""
    printed = books.line(RECORDED).out.splitlines()[-1]
    assert 0 == books("verify", "--receipt", printed).code
    forged = printed[:-1] + ("0" if printed[-1] != "0" else "1")
    assert 4 == books("verify", "--receipt", forged).code


def test_an_import_prints_its_receipt(sample_files: Console) -> None:
    """At the end, and in JSON, in the form that verification takes."""
    sample_files.all("init khac --unit CAH --name x --as CB01")
    printed = sample_files.line("--ledger khac import so-theo-doi-mau.xlsx").out.splitlines()[-1]
    assert 0 == sample_files("--ledger", "khac", "verify", "--receipt", printed).code
    told = json.loads(sample_files.line("import so-theo-doi-mau.xlsx --format json").out)
    assert 0 == sample_files("verify", "--receipt", told["receipt"]).code
    again = json.loads(sample_files.line("import so-theo-doi-mau.xlsx --format json").out)
    assert "receipt" not in again


WRONG = "tại vị trí 9: (bút toán không còn đúng như khi ghi|dữ liệu kèm theo không khớp.*)\n"


@pytest.mark.parametrize(
    "damage",
    [
        "state='{'",
        "state=x'ff'",
        "state=7",
        "state='[]'",
        "state=replace(state,'record.opened','record.x')",
        "originator_id='ST:ST-102/2024', originator_version=9",
    ],
)
def test_who_records_upon_no_entry_is_told_in_words(books: Console, damage: str) -> None:
    """Its position and what is wrong with it, and no word of Python's."""
    with closing(sqlite3.connect(DATABASE)) as database, database:
        database.execute(f"UPDATE stored_events SET {damage} WHERE position=9")
    number = 102 if "102" in damage else 101
    said = books.line(f"casefile change ST-{number}/2024 --class B --on 3/3/2024")
    assert (4, True) == (said.code, re.search(WRONG, said.err) is not None), said.shown


@pytest.mark.parametrize(
    "damage",
    [
        """state=replace(state,'"line":"ST"','"line":5')""",
        """state=replace(state,'"number":"ST-101/2024"','"number":[]')""",
        "recorded_at='x'",
        "recorded_at=x'ff'",
    ],
)
@pytest.mark.parametrize(
    "line",
    [
        "show ST-101/2024",
        "stats --known-at 20/10/2024",
        "log --since 1/1/2024",
    ],
)
def test_what_trips_over_a_changed_entry_names_it(books: Console, damage: str, line: str) -> None:
    """Whatever a command makes of it: never an accident, always the position."""
    with closing(sqlite3.connect(DATABASE)) as database, database:
        database.execute(f"UPDATE stored_events SET {damage} WHERE position=9")
    said = books.line(line)
    assert (4, True) == (said.code, "tại vị trí 9: " in said.err), said.shown


def test_who_records_trips_over_a_changed_entry(books: Console) -> None:
    """What was to be changed holds a number where its line stands: an integrity fault."""
    with closing(sqlite3.connect(DATABASE)) as database, database:
        database.execute(
            """UPDATE stored_events SET state=replace(state,'"line":"ST"','"line":5')
            WHERE position=9"""
        )
    said = books.line("casefile change ST-101/2024 --class A --on 3/3/2024")
    assert (4, True) == (said.code, "tại vị trí 9: " in said.err), said.shown


def test_an_accident_in_sound_books_stays_one(
    books: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Entries that hold are not blamed for what the program does wrong."""

    def trip(*_: object) -> None:
        raise AttributeError("x")

    monkeypatch.setattr("commands.cli.books.founding._speak_kept", trip)
    said = books.line("status")
    assert (3, True) == (said.code, "AttributeError" in said.err), said.shown


@pytest.mark.parametrize("asked", ["02/10/2024 08:00", "01/10/2024", "2024-10-01T08:00:00+07:00"])
@pytest.mark.parametrize(
    "line", ["stats --known-at", "register ST --known-at", "show ST-101/2024 --known-at"]
)
def test_a_time_is_read_from_entries_alone(books: Console, line: str, asked: str) -> None:
    """Entries whose recorded times were changed in the store never answer for another moment."""
    books.all(f"@ 02/10/2024 09:00\n{RECORDED}\nstats")
    expected = books(*line.split(), asked).out
    swaps = (
        "recorded_at=CASE WHEN position>12 THEN '2024-10-09T00:00:00.000000Z' ELSE recorded_at END"
    )
    with closing(sqlite3.connect(DATABASE)) as database, database:
        database.execute(f"UPDATE stored_events SET {swaps} WHERE position<{SIZE + 1}")
    said = books(*line.split(), asked)
    assert (4, True) == (said.code, expected != said.out), said.shown


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
    assert (FACTS / f"{MANIFEST}.aside-1" / "x").exists()
    assert 0 == verified(books)[0]


def a_file(path: Path) -> None:
    """Something of somebody's."""
    path.write_text("của tôi", "utf-8")


def a_pipe(path: Path) -> None:
    """What a reader would wait for."""
    os.mkfifo(path)


def a_link_to_nothing(path: Path) -> None:
    """Where it leads to is not there now."""
    path.symlink_to("khong-co")


def a_link_to_itself(path: Path) -> None:
    """It leads nowhere."""
    path.symlink_to(path.name)


@pytest.mark.skipif(os.name == "nt", reason="no pipes; links need rights")
@pytest.mark.parametrize("stranger", [a_file, a_pipe, a_link_to_nothing, a_link_to_itself])
def test_what_stands_in_place_of_the_facts_is_set_aside(
    books: Console, stranger: Callable[[Path], None]
) -> None:
    """It is said, and kept under another name; figures are right, and verification holds again."""
    expected = books.line("stats").out
    shutil.rmtree(FACTS)
    stranger(FACTS)
    code, told = verified(books)
    assert (4, ["fact_files"]) == (code, [one["kind"] for one in told["problems"]])
    said = books.line("stats")
    assert (0, expected, True) == (said.code, said.out, "không phải thư mục" in said.err)
    assert os.path.lexists(FACTS.with_name("facts.aside-1"))
    assert 0 == verified(books)[0]


@pytest.mark.skipif(os.name == "nt", reason="no pipes; links need rights")
@pytest.mark.parametrize("stranger", [a_file, a_pipe, Path.mkdir])
@pytest.mark.parametrize("name", [MANIFEST, "lock.sqlite", "*.parquet"])
def test_what_stands_in_place_of_a_file_of_facts_hinders_nobody(
    books: Console, stranger: Callable[[Path], None], name: str
) -> None:
    """Facts are made again where they must be, with the same figures; nobody waits for a pipe."""
    expected = books.line("stats").out
    path = next(FACTS.glob(name))
    path.unlink()
    stranger(path)
    assert (4 if name != "lock.sqlite" else 0) == verified(books)[0]
    said = books.line("stats")
    assert (0, expected) == (said.code, said.out)
    assert 0 == books.line("rebuild").code
    assert 0 == verified(books)[0]


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


def test_entries_that_do_not_come_are_missed(books: Console) -> None:
    """A damaged page hides entries: whoever reads them in order is refused there."""
    with closing(sqlite3.connect(DATABASE)) as database, database:
        database.execute("DELETE FROM stored_events WHERE position=12")
    with closing(open_ledger(DATABASE.parent)) as ledger:
        with pytest.raises(IntegrityBroken, match="position 12"):
            list(ledger.entries())
        with pytest.raises(IntegrityBroken, match="position 12"):
            list(ledger.entries(10, 12))
