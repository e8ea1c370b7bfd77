"""Small registers and reports that are easily read wrongly, and what is right for each.

The files and the right values stand in `tests/samples/inputs`.
"""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest

from ledger.values.stream import Stream
from tests.commands.console import Console, Said
from tests.conftest import SAMPLES

FOLDER = SAMPLES / "inputs"
RIGHT: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "right.toml").read_text("utf-8"))
REPORTS = {"fuzz-1382.xlsx", *(name for name in RIGHT if not name.endswith(".xlsx"))}
LINES = {"DTCB", "ST", "HN", "CA", "CTVBM", "VAI_AO", "HTBM"}
MEASURES = ("opening", "added", "removed", "current")
STEERING = [chr(code) for code in (*range(9), *range(11, 32), 127, *range(0x202A, 0x202F))]


def test_every_input_has_its_right_values() -> None:
    """A file that nobody holds to anything would only look tested."""
    beside = {"README.md", "right.toml"}
    assert set(RIGHT) == {path.name for path in FOLDER.iterdir()} - beside


@pytest.fixture
def empty_books(console: Console, monkeypatch: pytest.MonkeyPatch) -> Console:
    """Books in which nothing has been recorded yet."""
    console.at("28/11/2026 09:00")
    console.all('init so --unit CAH --name "Công an huyện Mẫu" --as CB01')
    monkeypatch.setenv("SOCAI_LEDGER", "so")
    return console


@pytest.mark.parametrize("name", sorted(set(RIGHT) - REPORTS))
def test_a_register_is_imported_as_is_right(empty_books: Console, name: str) -> None:
    """Right numbers and values, or a refusal by cell, and what else must be said."""
    right = RIGHT[name]
    for before in right.get("after", ()):
        assert empty_books("import", FOLDER / before).code == 0
    empty_books.all("\n".join(right.get("between", ())))
    said = empty_books("import", FOLDER / name)
    assert right.get("code", 0) == said.code
    if "then" in right:
        empty_books.all("\n".join(right["then"]))
        size = _size(empty_books)
        said = empty_books("import", FOLDER / name)
        assert (0, size) == (said.code, _size(empty_books))
    _holds(right, said)
    for cell, words in right.get("cells", {}).items():
        assert any(words in line for line in said.shown.splitlines() if f"(ô {cell})" in line), (
            said.shown
        )
    assert right.get("files", []) == _opened(empty_books)
    log = empty_books.line("log -n 100").out
    assert [] == [word for word in right.get("log", ()) if word not in log]
    assert [] == [word for word in right.get("never_log", ()) if word in log]


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_a_report_is_read_as_is_right(console: Console, name: str) -> None:
    """Right totals, none that is not there, and what else must be said."""
    right = RIGHT[name]
    said = console("inspect", "read", FOLDER / name)
    assert right.get("code", 0) == said.code
    _holds(right, said)
    read = json.loads(console("inspect", "read", FOLDER / name, "--format", "json").out)
    wanted = {
        (line, measure, value)
        for line in LINES & set(right)
        for measure, value in zip(MEASURES, right[line], strict=True)
        if value != ""
    }
    totals = {
        (one["line"], one["measure"], one["value"])
        for one in read["figures"]
        if one["line"] in right and one["measure"] in MEASURES and not one["cell"]
        if one["value"] is not None
    }
    assert wanted == totals
    if "period" in right:
        assert right["period"] == [read["report"]["from"], read["report"]["to"]]


def _holds(right: dict[str, Any], said: Said) -> None:
    """What must be said is, and what must not is not; no sign that steers a terminal ever is."""
    assert [] == [words for words in right.get("says", ()) if words not in said.shown], said.shown
    assert [] == [words for words in right.get("never", ()) if words in said.shown]
    assert [] == [sign for sign in STEERING if sign in said.shown]


def _entries(books: Console) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(books.line("log -n 100 --format json").out)
    return found


def _size(books: Console) -> int:
    return len(_entries(books))


def _opened(books: Console) -> list[str]:
    entries = sorted(_entries(books), key=lambda one: int(one["position"]))
    return [Stream(one["record"]).key for one in entries if one["kind"] == "record.opened"]
