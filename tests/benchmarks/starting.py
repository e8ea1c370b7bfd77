"""How long a clerk waits for one entry to be recorded, from nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import count
from pathlib import Path

from tests.benchmarks.books import new_ledger
from tests.benchmarks.measure import Result, at_most

IMPORTS = "import click, pydantic, eventsourcing.sqlite"


def cold_start(folder: Path) -> Result:
    """`socai casefile open` as a whole process, beside importing the libraries it stands on."""
    home = folder / "ledger"
    new_ledger(home).close()
    numbers = count()
    script = str(Path(sys.executable).with_name("socai"))

    def ours() -> int:
        words = [
            "casefile",
            "open",
            f"ST-{next(numbers)}",
            "--symbol",
            "ST",
            "--unit",
            "CAH",
            "--officer",
            "CB01",
        ]
        return _run(
            [
                script,
                "--ledger",
                str(home),
                *words,
                "--on",
                "01/02/2024",
                "--class",
                "A",
                "--list",
                "III",
            ]
        )

    def theirs() -> int:
        return _run([sys.executable, "-c", IMPORTS])

    return at_most(
        "`socai casefile open`, cold start", f'`python -c "{IMPORTS}"`', ours, theirs, 2, rounds=15
    )


def _run(command: list[str]) -> int:
    subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "SOCAI_AS": "CB01"}
    )
    return 1
