"""The summary on a terminal of 80 columns: each line of work on one line."""

from __future__ import annotations

import pytest

from commands.cli.figures import summary
from commands.cli.spelling import tables
from tests.commands.console import Console


@pytest.mark.parametrize(("width", "longest"), [(80, 6), (100, 20)])
def test_a_bar_leaves_room_for_words(
    books: Console, monkeypatch: pytest.MonkeyPatch, width: int, longest: int
) -> None:
    """No name is broken, and no line is longer than the terminal is wide."""
    monkeypatch.setattr(summary, "line_width", lambda: width)
    monkeypatch.setattr(tables, "PIPED", width)
    lines = books.line("summary --as-of 14/10/2024").out.splitlines()
    for name in ("Sưu tra", "Hiềm nghi", "Chuyên án", "Cộng tác viên bí mật"):
        (shown,) = [one for one in lines if one.startswith(f" {name} ")]
        assert width >= len(shown)
    assert any(f" {'█' * longest} " in one for one in lines)
    assert not any(f" {'█' * (longest + 1)}" in one for one in lines)
