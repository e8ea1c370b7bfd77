"""`make profile OF=…`: where the time goes, of a benchmark (``bench:replay``) or of a command line of
the program (``--ledger so-cai stats --to 14/10/2024``).

Imports count too: a command that starts slowly mostly imports. The profiler makes small functions
look dearer than they are; compare what it shows, then measure with `make bench`.
"""

from __future__ import annotations

import cProfile
import os
import pstats
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

SHOWN = 40


def profiled(work: Callable[[], object]) -> pstats.Stats:
    """What a piece of work spent its time on."""
    profile = cProfile.Profile()
    profile.runcall(work)
    return pstats.Stats(profile, stream=sys.stderr)


def benchmark(name: str) -> None:
    """Run one benchmark in a folder of its own."""
    from tests.benchmarks.__main__ import BENCHMARKS

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        BENCHMARKS[name](Path(folder))


def command(words: Sequence[str]) -> None:
    """Run one command line of the program, imports and all."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from commands.main import run

    run(words)


def main(words: Sequence[str]) -> int:
    """Profile what the words name, and print what costs most with all it calls, dearest first."""
    if not words:
        print(__doc__, file=sys.stderr)
        return 2
    kind, _, name = words[0].partition(":")
    work = (lambda: benchmark(name)) if kind == "bench" else (lambda: command(words))
    found = profiled(work)
    found.sort_stats("cumulative").print_stats(r"ledger|projections|commands|tests", SHOWN)
    found.sort_stats("tottime").print_stats(SHOWN)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
