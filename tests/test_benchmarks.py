"""Every benchmark runs, on very little: measured seldom, it must not rot unseen meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from commands.main import run
from tests.benchmarks import sizes
from tests.benchmarks.__main__ import BENCHMARKS
from tests.benchmarks.measure import Result, as_table

pytestmark = pytest.mark.uncounted

LITTLE: dict[str, dict[str, Any]] = {
    "append": {"entries": 2},
    "growth": {"sizes": (10, 20), "one_by_one": 2, "batch": 2},
    "import": {"rows": 100},
    "reading": {"rows": 50},
    "replay": {"size": 100},
    "rebuild": {"entries": 1_000},
    "statistics": {"movements": 5_000},
    "reconcile": {"entries": 600, "count": 3, "replayed": 1},
    "explain": {"entries": 600},
    "registers": {"sizes": (1_000, 2_000)},
    "targets": {"entries": 1_200, "units": 3},
    "report": {"entries": 600},
    "verify": {"entries": 100, "many_entries": 110},
    "start": {"rounds": 1},
    "stats": {"rounds": 1, "entries": 10},
}


@pytest.mark.parametrize("name", BENCHMARKS)
def test_a_benchmark_runs_and_its_rows_can_be_printed(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every benchmark gives figures, as it is called by `make bench` but for the sizes."""
    monkeypatch.setattr("gc.collect", lambda: 0)  # before every round; most of the time here
    found: Any = BENCHMARKS[name](tmp_path, **LITTLE[name])
    results = [found] if isinstance(found, Result) else list(found)
    assert all(one.ours > 0 and one.theirs > 0 for one in results)
    assert len(as_table(results).splitlines()) == len(results) + 2


def test_the_table_of_costs_by_size_has_every_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whole commands of every sort are run on books of each size."""

    def in_this_process(command: Sequence[str]) -> float:
        assert run(command[1:]) in {0, 1}
        return 0.001

    monkeypatch.setattr(sizes, "_processor_seconds", in_this_process)
    table = sizes.by_size(tmp_path, sizes=(100,))
    commands = [line.split("`")[1] for line in table.splitlines()[2:]]
    assert {"record", "stats", "register", "trace", "reconcile", "verify", "import"} <= {*commands}
