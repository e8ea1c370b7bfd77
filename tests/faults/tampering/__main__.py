"""`make faults`: change a ledger's folder behind its back, and look at what is then said of it.

Options: ``--runs N`` (default 2,000), ``--seed S`` (default: drawn and printed), ``--kind NAME``.
"""

from __future__ import annotations

import argparse
import random
import sys
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.commands.console import standing_clock
from tests.faults.tampering.campaign import AFTERWARDS, WAYS, Result, campaign
from tests.faults.tampering.scene import set_scene


def main(arguments: list[str]) -> int:
    """Run the campaign; exit code 1 when a change was met wrongly."""
    parser = argparse.ArgumentParser(prog="make faults")
    parser.add_argument("--runs", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    parser.add_argument("--kind", choices=list(WAYS), action="append")
    options = parser.parse_args(arguments)
    kinds = options.kind or list(WAYS)
    print(f"seed {options.seed}: {options.runs} changes of {len(kinds)} kinds", flush=True)
    with TemporaryDirectory() as folder, standing_clock() as console:
        scene = set_scene(Path(folder) / "scene")
        console.at(AFTERWARDS)
        found = campaign(scene, islice(cycle(kinds), options.runs), options.seed)
    print_table(found)
    print(*found.faults, sep="\n")
    return 1 if found.faults else 0


def print_table(found: Result) -> None:
    """A line for each kind: how it was met, how recording then was, which commands refused."""
    for name, outcomes in found.outcomes.items():
        cells = [
            ", ".join(f"{how} {count}" for how, count in counted.most_common())
            for counted in (outcomes, found.recorded[name], found.seen_by[name])
        ]
        print(f"{name:32} {cells[0]:28} {cells[1]:28} {cells[2]}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
