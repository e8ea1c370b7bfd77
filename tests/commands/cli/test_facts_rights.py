"""Facts that may not be read are not said to be wrong: nothing is known of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from projections.facts import fact_files, manifest
from tests.commands.console import Console

PERIOD = "--from 15/10/2023 --to 14/10/2024"


def _refused(_path: Path) -> str:
    raise PermissionError(13, "Permission denied")


@pytest.mark.parametrize(
    ("module", "reader"), [(manifest, "list_in"), (fact_files, "_sha256")], ids=["list", "files"]
)
def test_facts_without_the_right_to_read_are_not_accused(
    books: Console, monkeypatch: pytest.MonkeyPatch, module: object, reader: str
) -> None:
    """Verification says that it looked at the entries alone; the figures are the same as ever."""
    books.line("rebuild")
    right = books.line(f"stats {PERIOD} --format json")
    with monkeypatch.context() as patch:
        patch.setattr(module, reader, _refused)
        said = books.line("verify")
        told = json.loads(books.line("verify --format json").out)
    assert (4, ["facts_unread"]) == (said.code, [one["kind"] for one in told["problems"]])
    assert ("CHƯA kiểm tra được" in said.out, "KHÔNG đúng" in said.out) == (True, False)
    assert "socai rebuild" in said.shown
    again = books.line(f"stats {PERIOD} --format json")
    assert (0, right.out) == (again.code, again.out)
