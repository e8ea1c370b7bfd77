"""What a command costs as the log grows: one unit that stays the same in ever larger books.

Each figure is the processor time of a whole ``socai`` process, started from nothing, the smaller of
two runs: what a clerk of a small unit pays for the history of all the others.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import date
from itertools import count
from pathlib import Path

from tests.benchmarks.make_history import OFFICERS, make_ledger
from tests.projections.workbooks import watch_files

SIZES = (1_000, 10_000, 100_000, 1_000_000)
"""Entries in the ledger, about."""

UNIT = "NHO"
"""The unit that stays the same: a hundred watch files, loaded after all the others' entries."""

ROWS = 100
REPORT = Path(__file__).parents[1] / "samples" / "bao-cao-mau-1.docx"
PERIOD = ("--from", "15/10/2022", "--to", "14/10/2023")
WHOLE = frozenset({"verify", "facts"})
"""Commands whose cost is that of the whole log: at most linear is all that can be asked."""

Command = tuple[str, ...]


def by_size(folder: Path, sizes: Sequence[int] = SIZES) -> str:
    """The table: a row a command, a column a size, in milliseconds of processor time."""
    columns = [_costs(folder / str(size), size) for size in sizes]
    heads = " | ".join(f"{size:,}" for size in sizes)
    lines = [
        f"| processor time, ms | {heads} | last ÷ first |",
        f"|---|{'---:|' * len(sizes)}---:|",
    ]
    for name in columns[0]:
        costs = [column[name] for column in columns]
        figures = " | ".join(f"{1000 * cost:,.0f}" for cost in costs)
        shown = f"`{name}`" + (" (of all entries)" if name in WHOLE else "")
        lines.append(f"| {shown} | {figures} | {costs[-1] / costs[0]:.1f} |")
    return "\n".join(lines)


def _costs(folder: Path, size: int) -> dict[str, float]:
    folder.mkdir(parents=True)
    home = folder / "so-cai"
    home.mkdir()
    make_ledger(home / "ledger.sqlite", size).close()
    registers = (folder / f"so-{number}.xlsx" for number in count())
    books = ["--ledger", str(home), "--as", OFFICERS[0]]

    def run(words: Sequence[str]) -> float:
        return _processor_seconds([_socai(), *books, *words])

    costs = {
        "import": min(run(("import", "--yes", str(_register(next(registers), n)))) for n in (0, 1))
    }
    costs["facts"] = run(("rebuild",))
    asked: dict[str, Command] = {
        "stats": ("stats", "--unit", UNIT, *PERIOD),
        "trace": ("trace", "ST", "current", "--unit", UNIT, *PERIOD),
        "register": ("register", "ST", "--unit", UNIT, "--as-of", "14/10/2023"),
        "reconcile": ("inspect", "reconcile", str(REPORT), "--unit", UNIT),
        "verify": ("verify",),
    }
    openings = (
        "casefile",
        "open",
        "--yes",
        "--symbol",
        "ST",
        "--unit",
        UNIT,
        "--class",
        "A",
        "--list",
        "I",
    )
    costs["record"] = min(
        run((*openings, f"ST-X{n}", "--officer", OFFICERS[0], "--on", "1/2/2023")) for n in (0, 1)
    )
    run(asked["stats"])  # facts are caught up before the questions are measured
    costs.update({name: min(run(words), run(words)) for name, words in asked.items()})
    return costs


def _register(path: Path, turn: int) -> Path:
    """A register of the small unit, every number new."""
    rows = (
        {
            "Số hồ sơ": f"NHO-{turn}-{number:04d}",
            "Đơn vị": UNIT,
            "Cán bộ phụ trách": OFFICERS[0],
            "Ngày lập": date(2022, 1 + number % 12, 1 + number % 28),
            "Ngày quyết định": date(2021, 12, 1),
            "Ngày kết thúc": None,
            "Hình thức kết thúc": None,
            "Ngày nộp lưu": None,
        }
        for number in range(ROWS)
    )
    return watch_files(path, *rows)


def _socai() -> str:
    return str(Path(sys.executable).with_name("socai"))


def _processor_seconds(command: Sequence[str]) -> float:
    """User and system time of a process and its children. Needs Linux or macOS (``os.times``)."""
    before = os.times()
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    after = os.times()
    assert done.returncode in {0, 1}, f"{' '.join(command)}: {done.stdout}{done.stderr}"
    spent = after.children_user - before.children_user
    return spent + after.children_system - before.children_system


def main() -> None:
    """Measure, and print the table."""
    import tempfile

    start = time.perf_counter()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        print(by_size(Path(folder)))
    print(f"took {time.perf_counter() - start:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
