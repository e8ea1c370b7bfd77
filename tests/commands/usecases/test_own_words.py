"""A report read with words of one's own, from reading to reconciling."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from ledger.values.stream import Stream
from tests.commands.console import Console

FILE, WORDS = "bao-cao-tu-ngu-rieng.txt", "tu-ngu-mau.toml"


def read(console: Console, options: str = "") -> dict[str, Any]:
    """What a report states, as JSON."""
    found: dict[str, Any] = json.loads(
        console.line(f"inspect read {FILE} {options} --format json").out
    )
    return found


def told(console: Console, options: str = "") -> list[tuple[str, int]]:
    """Measure and value of every figure."""
    return [(one["measure"], one["value"]) for one in read(console, options)["figures"]]


def test_words_of_a_file_are_read(sample_files: Console) -> None:
    """With them every figure is read, without them two are; which were used is said."""
    plain = [("opening", 18), ("current", 22)]
    assert plain == told(sample_files)
    with_words = told(sample_files, f"--form {WORDS}")
    assert [("added", 9), ("removed", 5), ("removed", 1), ("removed", 4)] == [
        one for one in with_words if one not in plain
    ]
    assert plain == told(sample_files)
    assert any(WORDS in one for one in read(sample_files, f"--form {WORDS}")["notices"])


def test_a_form_that_stands_alone_is_read_by(sample_files: Console) -> None:
    """A copy of the built-in form without one word does not read that word."""
    sample_files.all("inspect forms show --output ban-sao.toml")
    assert told(sample_files) == told(sample_files, "--form ban-sao.toml")
    text = Path("ban-sao.toml").read_text("utf-8")
    Path("ban-sao.toml").write_text(text.replace('"đầu kỳ", ', ""), "utf-8")
    assert [("current", 22)] == told(sample_files, "--form ban-sao.toml")


@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_however_the_file_was_saved(sample_files: Console, mark: str) -> None:
    """Notepad's mark, lines of Windows, letters in pieces: the words are the same."""
    import unicodedata

    text = unicodedata.normalize("NFD", Path(WORDS).read_text("utf-8"))
    Path("khac.toml").write_bytes((mark + text.replace("\n", "\r\n")).encode())
    assert told(sample_files, f"--form {WORDS}") == told(sample_files, "--form khac.toml")


def test_a_submission_records_its_form(sample_files: Console) -> None:
    """The hash of the file is recorded; reconciled without it, the form is asked for."""
    sample_files.all(f"report submit {FILE} --form {WORDS}")
    entry = json.loads(sample_files.line("log -n 1 --format json").out)
    its_hash = sha256(Path(WORDS).read_bytes()).hexdigest()
    assert its_hash in json.dumps(entry)
    stream = Stream.of_report(sha256(Path(FILE).read_bytes()).hexdigest())
    assert stream
    asked = sample_files.line(f"inspect reconcile {FILE}")
    given = sample_files.line(f"inspect reconcile {FILE} --form {WORDS}")
    assert (True, False) == (its_hash in asked.err, its_hash in given.err)
    assert ("đã ghi 9" in asked.err, "đã ghi" in given.err) == (True, False)


def test_a_submission_without_a_form_records_none(sample_files: Console) -> None:
    """What is recorded is as it was before forms could be given."""
    sample_files.all(f"report submit {FILE}")
    assert '"form"' not in sample_files.line("log -n 1 --format json").out
