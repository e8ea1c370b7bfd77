"""How long a clerk waits for one entry to be recorded, or for figures, from nothing."""

from __future__ import annotations

import subprocess
import sys
from itertools import count
from pathlib import Path

from tests.benchmarks.books import new_ledger, opening
from tests.benchmarks.measure import Result, as_installed, at_most

ENGINE = "import duckdb; duckdb.sql('select 1')"
ROUNDS = 15
BARE = str(Path(__file__).with_name("bare.py"))
WORDS = [
    *("--symbol", "ST", "--unit", "CAH", "--officer", "CB01"),
    *("--on", "01/02/2024", "--class", "A", "--list", "III"),
]


def cold_start(folder: Path, rounds: int = ROUNDS) -> Result:
    """`socai casefile open` as a whole process, beside a bare script that does the same."""
    home = folder / "ledger"
    new_ledger(home).close()
    numbers = count()
    socai = [
        str(Path(sys.executable).with_name("socai")),
        "--ledger",
        str(home),
        "casefile",
        "open",
    ]
    bare = [sys.executable, BARE, "--ledger", str(folder / "bare.sqlite")]
    _run([*socai, f"ST-{next(numbers)}", *WORDS])  # whoever runs it first compiles it
    return at_most(
        "`socai casefile open`, cold start",
        "a bare script: click, one pydantic model, one stock save (tests/benchmarks/bare.py)",
        lambda: _run([*socai, f"ST-{next(numbers)}", *WORDS]),
        lambda: _run([*bare, f"ST-{next(numbers)}", *WORDS]),
        1.5,
        rounds=rounds,
    )


def cold_stats(folder: Path, rounds: int = ROUNDS, entries: int = 1_000) -> Result:
    """`socai stats` as a whole process, its facts caught up, beside the engine answering alone."""
    home = folder / "ledger"
    ledger = new_ledger(home)
    books = ledger.books("CB01")
    for number in range(entries):
        opening(f"M-{number}").decide(books)
    ledger.commit(books)
    ledger.close()
    script = str(Path(sys.executable).with_name("socai"))

    def ours() -> int:
        return _run([script, "--ledger", str(home), "stats"])

    def theirs() -> int:
        return _run([sys.executable, "-c", ENGINE])

    ours()  # catch up
    return at_most(
        "`socai stats`, cold start", f'`python -c "{ENGINE}"`', ours, theirs, 2.5, rounds=rounds
    )


def _run(command: list[str]) -> int:
    """Run as a clerk does."""
    told = {**as_installed(), "SOCAI_AS": "CB01"}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=told)
    return 1
