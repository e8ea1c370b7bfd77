"""A file's ending is kept: what is written never bears the ending of another kind of file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.console import Console

FIXED = {
    "page --output": "html",
    "inspect replay --html": "html",
    "inspect read bao-cao-nho.txt --format html --output": "html",
    "inspect minutes KT-1 --format html --output": "html",
    "inspect minutes KT-1 --output": "docx",
    "report write --format docx --output": "docx",
    "report write --output": "docx",
    "report template bao-cao-tuan --output": "docx",
    "due --format ics --output": "ics",
    "template register --output": "xlsx",
    "export register --output": "xlsx",
    "import so-theo-doi-loi.xlsx --dry-run --errors": "xlsx",
    "backup": "zip",
    "bundle export --unit CAH --reason x --yes --file": "socai",
}
"""By a command, less the name of the file it writes: of which form that is."""
BEGUN = """
inspection open KT-1 --kind self --on 10/10/2024
"""


@pytest.mark.parametrize("command", FIXED)
@pytest.mark.parametrize("ending", ["pdf", "PDF", "txt", "csv", "jpg"])
def test_the_ending_of_another_kind_is_refused(
    ending: str, command: str, sample_files: Console
) -> None:
    """At once, by its name; nothing is written or recorded."""
    sample_files.all(BEGUN)
    line = command.replace("--file", "").strip()
    before = sample_files.line("status --format json").out, sorted(Path().iterdir())
    said = sample_files.line(f"{line} x.{ending}")
    assert 3 == said.code, said.shown
    assert f"“x.{ending}”" in said.err
    assert before == (sample_files.line("status --format json").out, sorted(Path().iterdir()))


@pytest.mark.parametrize("command", [one for one in FIXED if "--output" in one or "--html" in one])
def test_a_name_without_an_ending_gets_one(command: str, sample_files: Console) -> None:
    """A day in a name is none."""
    sample_files.all(BEGUN)
    said = sample_files.line(f"{command} tuan-14.10.2024")
    assert 0 == said.code, said.shown
    assert Path(f"tuan-14.10.2024.{FIXED[command]}").stat().st_size


def test_its_own_ending_stays(sample_files: Console) -> None:
    """However it is written."""
    for name in ("a.HTM", "b.html"):
        assert 0 == sample_files.line(f"page --output {name}").code
        assert Path(name).read_text("utf-8").startswith("<!DOCTYPE")


@pytest.mark.parametrize(
    "line", ["stats --format csv", "targets show nvcb-2024", "inspect forms show"]
)
def test_text_may_be_called_anything_but_what_it_is_not(line: str, sample_files: Console) -> None:
    """No editor is at a loss before a text."""
    assert 3 == sample_files.line(f"{line} --output x.pdf").code
    assert not Path("x.pdf").exists()
    assert 0 == sample_files.line(f"{line} --output x.2024").code
    assert Path("x.2024").stat().st_size
