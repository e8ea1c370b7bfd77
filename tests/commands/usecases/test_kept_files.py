"""What a backup takes along is what can be restored, under any names; the rest is named."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commands.usecases import kept_files as module
from commands.usecases.kept_files import (
    NAME,
    NO_FILE,
    NOT_READ,
    TOO_MANY,
    TWICE,
    UNREADABLE,
    kept_files,
)
from ledger.proofs.receipts import TreeHead
from ledger.storage.backup_file import called_alike, opened_backup, write_backup

SIGNS = "aA\u00e1\u00c1\u0301.&\u2013' :\\*~$-_\u0131\u0130\u00df\u017f\u200b\u202e\n"
STEMS = st.text(
    st.one_of(st.sampled_from(SIGNS), st.characters(exclude_characters="/\0")),
    min_size=1,
    max_size=12,
)
ENDINGS = st.sampled_from([".toml", ".TOML", ".Toml", ".docx", ".txt", ""])
NAMES = st.lists(st.builds(lambda stem, ending: stem + ending, STEMS, ENDINGS), max_size=6)
RECEIPT = TreeHead(1, "0" * 64)


def laid(home: Path, names: list[str]) -> None:
    """Lay files of these names into a unit's folder of targets, as far as a system can have them."""
    (home / "targets").mkdir()
    (home / "ledger.sqlite").write_bytes(b"books")
    for name in names:
        try:
            (home / "targets" / name).write_bytes(name.encode())
        except (OSError, ValueError):
            continue


@given(NAMES)
@settings(max_examples=150, deadline=None)
def test_what_is_taken_is_restored(names: list[str]) -> None:
    """Byte for byte under the very names; of the unit's files each is taken or named."""
    with tempfile.TemporaryDirectory() as folder:
        home, to = Path(folder) / "home", Path(folder) / "to"
        home.mkdir()
        to.mkdir()
        laid(home, names)
        taken, left = kept_files(home)
        with (Path(folder) / "b.zip").open("wb") as target:
            write_backup(
                target, [("ledger.sqlite", home / "ledger.sqlite"), *taken.items()], RECEIPT
            )
        with opened_backup(Path(folder) / "b.zip") as backup:
            backup.unpack(to)
        there = {f"targets/{one.name}": one.read_bytes() for one in (home / "targets").iterdir()}
        back = {f"targets/{one.name}": one.read_bytes() for one in to.glob("targets/*")}
        assert {name: there[name] for name in taken} == back
        of_unit = {name for name in there if not name.startswith(("targets/.", "targets/~$"))}
        assert of_unit == {*taken, *(one.name for one in left)}
        assert not set(taken) & {one.name for one in left}
        assert len(taken) == len(set(map(called_alike, taken)))


ODD = {
    "decomposed": "targets/Chi\u0309 tie\u0302u na\u0306m.toml",
    "composed": "targets/Ch\u1ec9 ti\u00eau n\u0103m.toml",
    "signs": "targets/A & B \u2013 c'd \u201ce\u201d (1) #2; 50%.toml",
    "capitals": "templates/BAO-CAO-NAM.DOCX",
    "a tilde first": "targets/~năm.toml",
    "long": f"templates/{'a' * 250}.docx",
    "many dots": "templates/a..b...docx",
    "another script": "targets/计划 план.toml",
}


@pytest.mark.parametrize("what", ODD)
def test_odd_names(tmp_path: Path, what: str) -> None:
    """Whatever a system lets a file be called, if others can have it too."""
    path = tmp_path / ODD[what]
    path.parent.mkdir()
    path.write_text("x", "utf-8")
    assert ({ODD[what]: path}, ()) == kept_files(tmp_path)


LEFT = {
    "a folder": ("targets/cu.toml/x", "targets/cu.toml", NO_FILE),
    "another kind": ("templates/ghi-chu.txt", "templates/ghi-chu.txt", NOT_READ),
    "a list among templates": ("templates/rieng.toml", "templates/rieng.toml", NOT_READ),
    "a colon": ("targets/a:b.toml", "targets/a:b.toml", NAME),
    "a device": ("targets/nul.toml", "targets/nul.toml", NAME),
    "a sign that steers": ("targets/\u202elmot.toml", "targets/\u202elmot.toml", NAME),
    "a blank first": ("targets/ .toml", "targets/ .toml", NAME),
}


@pytest.mark.parametrize("what", LEFT)
def test_what_is_left_out(tmp_path: Path, what: str) -> None:
    """It is named, with why."""
    path, name, why = LEFT[what]
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text("x", "utf-8")
    taken, left = kept_files(tmp_path)
    assert ({}, [(name, why)]) == (taken, [tuple(one) for one in left])


def test_of_twins_the_plainest(tmp_path: Path) -> None:
    """Of names that some system takes for one, the one that socai looks for; the others are named."""
    folder = tmp_path / "templates"
    folder.mkdir()
    twins = ("BAO-CAO.docx", "bao-cao.docx", "e\u0301.docx", "\u00e9.docx")
    for name in twins:
        (folder / name).write_text("x", "utf-8")
    taken, left = kept_files(tmp_path)
    assert {"templates/bao-cao.docx", "templates/\u00e9.docx"} == set(taken)
    assert {("templates/BAO-CAO.docx", TWICE), ("templates/e\u0301.docx", TWICE)} == set(left)


def test_more_than_a_backup_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the reader would not take is not written."""
    monkeypatch.setattr(module, "MOST_FILES", 3)
    (tmp_path / "targets").mkdir()
    for number in range(4):
        (tmp_path / f"targets/{number}.toml").write_text("x", "utf-8")
    taken, left = kept_files(tmp_path)
    assert ["targets/0.toml", "targets/1.toml"] == list(taken)
    assert [("targets/2.toml", TOO_MANY), ("targets/3.toml", TOO_MANY)] == list(left)


def test_what_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One file that may not be read keeps no ledger from being backed up."""
    (tmp_path / "socai.toml").write_text("x", "utf-8")
    monkeypatch.setattr("os.access", lambda *_: False)
    assert ({}, (("socai.toml", UNREADABLE),)) == kept_files(tmp_path)
