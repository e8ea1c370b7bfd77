"""``python -m tests.reading_campaign.ablation [FOLDER…] [--documents N] [--seed S] [--rule NAME]``.

Switches one rule of the reader off after the other and prints how much worse it does than with all of
them: figures read wrongly, failing checks that are false, planted errors missed, figures neither read nor
listed, and figures no longer read; over the reports of the samples and of each FOLDER, and over made-up
ones. Of a rule that neither shows, it is counted how many tests of the reader fail without it. One rule
may hide what another prevents: ``--without NAME`` leaves one off all the time.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from collections import Counter
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from multiprocessing.pool import Pool
from pathlib import Path
from typing import Final

import pytest

from tests.reading_campaign.ablation_rules import RULES
from tests.reading_campaign.judging import judge
from tests.reading_campaign.known_cases import KnownCase, known_cases
from tests.reading_campaign.made import FAMILIES, Made, make
from tests.sources import ROOT

SAMPLES: Final = (ROOT / "tests/samples", ROOT / "tests/samples/reports")
ALL_ON: Final = "with all rules"
COLUMNS: Final = ("wrong", "false", "missed", "silent", "lost")
SEED, DOCUMENTS = 20_241, 220
TESTS: Final = ("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-m", "not uncounted")

Measured = tuple[Counter[str], Counter[str]]
"""What was counted over known reports, and over made-up ones."""
Row = tuple[Counter[str], ...]
"""How much worse that is without a rule."""


def switch_off(*rules: str) -> None:
    """Switch rules off for the rest of this process."""
    for rule in rules:
        RULES.get(rule, lambda: None)()


@dataclass(frozen=True, slots=True)
class Trials:
    """The reports that every rule is tried on, made once."""

    known: list[KnownCase]
    made: list[Made]
    without: tuple[str, ...] = ()


IN_THIS_PROCESS: Final[list[Trials]] = []


def measured(rule: str) -> Measured:
    """Switch a rule off, and count how the reader does."""
    (trials,) = IN_THIS_PROCESS
    switch_off(*trials.without, rule)
    known, made = Counter[str](), Counter[str]()
    for case in trials.known:
        known += case.judged()
    for one in trials.made:
        made += judge(one).counted.get("all", Counter())
    return known, made


def against(counted: Counter[str], whole: Counter[str]) -> Counter[str]:
    """How much worse, or better, than with all rules; ``lost``: demanded figures no longer right."""
    worse = Counter({one: counted[one] - whole[one] for one in (*COLUMNS, "right")})
    worse["lost"] = -worse.pop("right")
    return worse


class Failed:
    """A plugin that counts the tests that fail."""

    def __init__(self) -> None:
        self.count = 0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Called by pytest for every step of every test."""
        self.count += report.failed


def failing_tests(rule: str) -> int:
    """Switch a rule off, and count the tests of the reader that fail."""
    switch_off(rule)
    failed = Failed()
    with redirect_stdout(StringIO()):
        pytest.main([*TESTS, str(ROOT / "tests/projections/inspection/reading")], [failed])
    return failed.count


def shows(rows: Row) -> bool:
    """Whether anything is worse without a rule."""
    return any(row[one] > 0 for row in rows for one in COLUMNS)


def _numbers(counted: Counter[str]) -> str:
    return "".join(f"{counted[one] or '.':>8}" for one in COLUMNS)


def main(arguments: list[str]) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="ablation")
    parser.add_argument("folders", nargs="*", type=Path, help="reports with answers beside them")
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--rule", action="append", choices=RULES, help="these rules alone")
    parser.add_argument("--without", action="append", choices=RULES, default=[])
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args(arguments)
    print(f"seed {options.seed}: {options.documents} made-up reports", flush=True)
    trials = Trials(
        [case for folder in (*SAMPLES, *options.folders) for case in known_cases(folder)],
        [make(options.seed, number, FAMILIES) for number in range(options.documents)],
        tuple(options.without),
    )
    # A rule stays off in its process, which begins as a copy of this one.
    forking = multiprocessing.get_context("fork")
    with forking.Pool(options.jobs, IN_THIS_PROCESS.append, (trials,), maxtasksperchild=1) as pool:
        quiet = told(pool, options.rule or list(RULES))
        for name, failing in zip(quiet, pool.imap(failing_tests, quiet), strict=True):
            print(f"tests that fail: {failing:4}  {name}", flush=True)
    return 0


def told(pool: Pool, names: list[str]) -> list[str]:
    """Print each rule as it is measured; gives those without which nothing is worse."""
    heads = "".join(f"{one:>8}" for one in COLUMNS)
    print(f"{'':56}{heads}  |{heads}")
    whole: Measured | None = None
    quiet = []
    for name, found in zip([ALL_ON, *names], pool.imap(measured, [ALL_ON, *names]), strict=True):
        whole = whole or found
        pairs = zip(found, whole, strict=True)
        row = found if name == ALL_ON else tuple(against(*pair) for pair in pairs)
        print(f"{name:56.56}" + "  |".join(map(_numbers, row)), flush=True)
        quiet += [] if name == ALL_ON or shows(row) else [name]
    return quiet


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
