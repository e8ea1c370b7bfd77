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
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stdout
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Final

import pytest

from tests.reading_campaign.ablation_rules import RULES
from tests.reading_campaign.judging import judge
from tests.reading_campaign.known_cases import known_cases
from tests.reading_campaign.made import FAMILIES, make
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


def measured(
    folders: tuple[Path, ...], seed: int, documents: int, without: tuple[str, ...], rule: str
) -> Measured:
    """Switch a rule off, and count how the reader does."""
    switch_off(*without, rule)
    known, made = Counter[str](), Counter[str]()
    for folder in folders:
        for case in known_cases(folder):
            known += case.judged()
    for number in range(documents):
        made += judge(make(seed, number, FAMILIES)).counted.get("all", Counter())
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


def table(results: dict[str, Measured], rows: dict[str, Row]) -> str:
    """Worst first: what each rule prevents and reads."""
    heads = "".join(f"{one:>8}" for one in COLUMNS)
    lines = [f"{'':56}{heads}  |{heads}"]
    lines.append(f"{ALL_ON:56}" + "  |".join(_numbers(one) for one in results[ALL_ON]))
    ranked = sorted(rows, key=lambda name: [-sum(row[it] for row in rows[name]) for it in COLUMNS])
    lines += [f"{name:56.56}" + "  |".join(map(_numbers, rows[name])) for name in ranked]
    return "\n".join(lines)


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
    folders = (*SAMPLES, *options.folders)
    names = [ALL_ON, *(options.rule or RULES)]
    print(f"seed {options.seed}: {options.documents} made-up reports", flush=True)
    alone = multiprocessing.get_context("spawn")
    without = tuple(options.without)
    each = partial(measured, folders, options.seed, options.documents, without)
    with ProcessPoolExecutor(options.jobs, alone, max_tasks_per_child=1) as pool:
        results = dict(zip(names, pool.map(each, names), strict=True))
        whole = results[ALL_ON]
        rows: dict[str, Row] = {
            name: (against(known, whole[0]), against(made, whole[1]))
            for name, (known, made) in results.items()
            if name != ALL_ON
        }
        print(table(results, rows), flush=True)
        quiet = [name for name in rows if not (without or shows(rows[name]))]
        for name, failing in zip(quiet, pool.map(failing_tests, quiet), strict=True):
            print(f"tests that fail: {failing:4}  {name}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
