"""`make faults`: kill processes while they record, import and catch up, and look at what they leave
behind.

Options: ``--runs N`` (default 200), ``--seed S`` (default: drawn and printed).
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from commands.session import open_ledger, system_clock
from ledger.application import Ledger
from ledger.entries.evidence import RegisterImported
from ledger.entries.record import EntryCorrected
from ledger.proofs.receipts import root_at
from ledger.proofs.verify import verify
from ledger.storage.folder import FACTS
from ledger.values.period import Period
from projections.facts.store import catch_up
from projections.figures.question import Question
from projections.figures.recount import recount
from projections.figures.statistics import Statistics
from tests.faults.victims import IMPORTED_ROWS, VICTIMS, Acknowledgement

RUNS_PER_LEDGER = 10
LONGEST_SECONDS = 0.6


@dataclass(frozen=True)
class Kill:
    """One run: which victim, with which seed, killed after how many seconds, and the last thing it
    was told.
    """

    victim: str
    seed: int
    after_seconds: float
    acknowledged: Acknowledgement | None


def main(arguments: list[str]) -> int:
    """Run the campaign; exit code 1 when something did not hold."""
    parser = argparse.ArgumentParser(prog="make faults")
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    options = parser.parse_args(arguments)
    print(f"seed {options.seed}: {options.runs} runs", flush=True)
    chance, done = random.Random(options.seed), Counter[str]()
    while (left := options.runs - done.total()) > 0:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            found(Path(folder))
            for _ in range(min(left, RUNS_PER_LEDGER)):
                kill = strike(Path(folder), chance)
                done[kill.victim] += 1
                if problems := faults(Path(folder), kill):
                    print(
                        f"seed {options.seed}, run {done.total()}, {kill}:", *problems, sep="\n  "
                    )
                    return 1
        print(f"{done.total()} runs: {dict(done)}", flush=True)
    print("every acknowledged entry is there, no half one, the ledgers verify, the facts are whole")
    return 0


def found(folder: Path) -> None:
    """A ledger with a unit and an officer."""
    ledger = open_ledger(folder, system_clock, create=True)
    ledger.found("CAH", "Công an huyện Mẫu", "huyện", "faults", "CB01")
    ledger.close()


def strike(folder: Path, chance: random.Random) -> Kill:
    """Start a victim, kill it at a random moment (SIGKILL; on Windows TerminateProcess), hear what
    it was told.
    """
    name, seed = chance.choice(list(VICTIMS)), chance.randrange(1 << 32)
    after = chance.random() * LONGEST_SECONDS
    methods = multiprocessing.get_all_start_methods()
    context: Any = multiprocessing.get_context("fork" if "fork" in methods else "spawn")
    hearing, telling = context.Pipe(duplex=False)
    victim = context.Process(target=VICTIMS[name], args=(folder, telling, seed))
    victim.start()
    telling.close()
    time.sleep(after)
    victim.kill()
    victim.join()
    return Kill(name, seed, after, last_heard(hearing))


def last_heard(hearing: Connection) -> Acknowledgement | None:
    """The last whole message in the pipe; a victim may be killed while it speaks."""
    heard = None
    try:
        while hearing.poll():
            heard = hearing.recv()
    except (EOFError, OSError):
        pass
    return heard


def faults(folder: Path, kill: Kill) -> list[str]:
    """Everything that does not hold in what a killed process left behind."""
    ledger = open_ledger(folder)
    try:
        problems = [
            f"verify: position {one.position}: {one.kind}: {one.detail}"
            for one in verify(ledger).problems
        ]
        return [
            *problems,
            *lost_entries(ledger, kill.acknowledged),
            *halves(ledger),
            *lost_facts(ledger, folder),
        ]
    finally:
        ledger.close()


def lost_entries(ledger: Ledger, acknowledged: Acknowledgement | None) -> list[str]:
    """Whether what was acknowledged is there, and everything before it as it then was: the tree had
    that root.
    """
    if acknowledged is None:
        return []
    position, reference, size, root = acknowledged
    entry = next(ledger.entries(position - 1, position), None)
    if entry is None or entry.reference != reference:
        return [
            (
                f"acknowledged {reference} at {position}, but there is "
                f"{entry.reference if entry else 'nothing'}"
            )
        ]
    return (
        []
        if root_at(ledger, size) == root
        else [f"the first {size} entries are not those of the receipt"]
    )


def halves(ledger: Ledger) -> list[str]:
    """Transactions of which only a part is there."""
    problems, entries = [], list(ledger.entries())
    for entry, following in zip(entries, [*entries[1:], None], strict=True):
        if isinstance(entry, EntryCorrected) and (
            following is None or following.corrects != entry.voids
        ):
            problems.append(f"a correction without its replacement at position {entry.position}")
    imported = [
        entry
        for entry in entries
        if entry.record.startswith(("ST:I", "ST:C")) or isinstance(entry, RegisterImported)
    ]
    if len(imported) % (IMPORTED_ROWS + 1):
        problems.append(f"{len(imported)} entries of registers of {IMPORTED_ROWS} rows each")
    return problems


def lost_facts(ledger: Ledger, folder: Path) -> list[str]:
    """Whether the facts, caught up from what the killed process left, answer as a replay does."""
    question = Question(
        Period(date(2022, 1, 1), date(2022, 12, 31)), ledger.last_position, by=("class", "list")
    )
    fast, slow = (
        Statistics(catch_up(ledger, folder / FACTS)).ask(question),
        recount(ledger, question),
    )
    return [] if fast == slow else [f"facts answer {fast}, a replay answers {slow}"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
