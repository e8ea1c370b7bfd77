"""Papers of ours in which nothing is filled in, read back: they are known for papers all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.console import Console

YEAR = ("--from", "01/01/2024", "--to", "31/12/2024")
QUARTER = ("--from", "01/07/2024", "--to", "30/09/2024")
BLANK = {
    "dang-ky-chi-tieu-doi": YEAR,
    "doc-thong-tu": YEAR,
    "de-nghi-ky-luat": QUARTER,
    "ke-hoach-doi": YEAR,
}


@pytest.mark.parametrize("code", BLANK)
def test_a_paper_of_ours_is_known_for_one(books: Console, code: str) -> None:
    """Nobody is asked whether it is a report, and nothing in it is said to be wrong."""
    path = Path(f"{code}.docx")
    assert books("report", "write", "--form", code, *BLANK[code], "--output", path).code == 0
    for command in ("read", "check", "reconcile"):
        said = books("inspect", command, path)
        assert (command, 0) == (command, said.code), said.err
        assert "?" not in said.err
