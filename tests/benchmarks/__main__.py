"""`make bench`: run every benchmark once, print the table, name the goals that are missed.

Options: names of benchmarks to run (default: all); ``--write`` puts the table into
docs/performance.md.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.benchmarks.grading import targets, year_end_report
from tests.benchmarks.growing import growth
from tests.benchmarks.measure import Result, as_table, flush_milliseconds
from tests.benchmarks.projecting import facts_rebuild, statistics
from tests.benchmarks.reading import reading
from tests.benchmarks.recording import append, import_register, replay
from tests.benchmarks.recounting import explanation, reconciliation, registers
from tests.benchmarks.starting import cold_start, cold_stats
from tests.benchmarks.verifying import verification

BENCHMARKS: dict[str, Callable[[Path], Result | Sequence[Result]]] = {
    "append": append,
    "growth": growth,
    "import": import_register,
    "reading": reading,
    "replay": replay,
    "rebuild": facts_rebuild,
    "statistics": statistics,
    "reconcile": reconciliation,
    "explain": explanation,
    "registers": registers,
    "targets": targets,
    "report": year_end_report,
    "verify": verification,
    "start": cold_start,
    "stats": cold_stats,
}
REPORT = Path(__file__).parents[2] / "docs" / "performance.md"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


def main(arguments: Sequence[str]) -> int:
    """Run the benchmarks named, or all; what is neither a benchmark nor an option is told."""
    if unknown := set(arguments) - {*BENCHMARKS, "--write"}:
        print(f"not known: {', '.join(sorted(unknown))}; known: {', '.join(BENCHMARKS)}, --write")
        return 2
    names = [name for name in arguments if not name.startswith("-")] or list(BENCHMARKS)
    results: list[Result] = []
    for name in names:
        print(f"{name} …", file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            found = BENCHMARKS[name](Path(folder))
        rows = [found] if isinstance(found, Result) else list(found)
        print(as_table(rows), file=sys.stderr, flush=True)
        results += rows
    with tempfile.TemporaryDirectory() as folder:
        flush = flush_milliseconds(Path(folder))
    machine = (
        f"Python {platform.python_version()}, {platform.system()} "
        f"{platform.machine()}, {os.cpu_count()} cores"
    )
    table = f"{machine}; the disk flushes 4 kB in {flush:.2f} ms.\n\n{as_table(results)}"
    print(table)
    if "--write" in arguments:
        _write(table)
    return 0


def _write(table: str) -> None:
    text = REPORT.read_text("utf-8")
    head, rest = text.split(BEGIN)
    REPORT.write_text(f"{head}{BEGIN}\n\n{table}\n\n{END}{rest.split(END)[1]}", "utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
