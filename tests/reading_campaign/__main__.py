"""``python -m tests.reading_campaign [--documents N] [--seed S] [--only NUMBER] [--family NAME]``.

True reports in many layouts, read and checked: prints what was read right, not read and read wrongly,
and which planted errors were found, by layout and by what stood near. With ``--only`` it prints one
report, what it states and what was read of it.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from random import SystemRandom

from projections.inspection.checks.rules import check_report
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.read import read_report
from tests.reading_campaign.documents import shown
from tests.reading_campaign.judging import VERDICTS, Judged, figures_read, judge, named
from tests.reading_campaign.made import FAMILIES, make

FAULTS_SHOWN = 60


def campaign(seed: int, numbers: range, families: tuple[str, ...], jobs: int) -> Judged:
    """Make, read and judge the reports of these numbers; a fault is told with its number."""
    total = Judged()
    judged_one = partial(judged, seed, families)
    with ProcessPoolExecutor(jobs) as pool:
        for one in pool.map(judged_one, numbers, chunksize=25):
            total.add(one)
    return total


def judged(seed: int, families: tuple[str, ...], number: int) -> Judged:
    """One report judged; its faults name it."""
    found = judge(made := make(seed, number, families))
    found.faults = [f"{number} ({made.family}) {fault}" for fault in found.faults]
    found.counted.setdefault(f"layout  {made.family}", Counter())["reports"] += 1
    found.counted.setdefault("all", Counter())["reports"] += 1
    return found


def table(total: Judged) -> str:
    """The verdicts by group, with the share of the demanded figures that was read right."""
    columns = ("reports", "read", *VERDICTS)
    lines = [f"{'':38}" + "".join(f"{column:>12}" for column in columns)]
    for group in sorted(total.counted, key=lambda name: (name == "all", name)):
        counts = total.counted[group]
        demanded = sum(counts[one] for one in ("right", "listed", "silent"))
        share = f"{counts['right'] / demanded:.1%}" if demanded else ""
        cells = (
            str(counts["reports"] or ""),
            share,
            *(str(counts[one] or ".") for one in VERDICTS),
        )
        lines.append(f"{group:38.38}" + "".join(f"{cell:>12}" for cell in cells))
    return "\n".join(lines)


def told(seed: int, number: int, families: tuple[str, ...]) -> str:
    """A report, what it states, and what was read of it."""
    made = make(seed, number, families)
    report = read_report(made.document, form := year_end_form())
    read = [f"  {named(key)} = {value}" for key, value, _ in figures_read(report)]
    stated = [
        f"  {named(one.key)} = {one.value}{' (optional)' if one.optional else ''}"
        f"{' (planted)' if at in made.planted else ''}{'  near ' + ', '.join(sorted(one.near)) if one.near else ''}"
        for at, one in enumerate(made.page.stated)
    ]
    failing = [one for one in check_report(report, form) if one.verdict == "fails"]
    parts = {
        f"{made.family}, {made.page.kind}": [shown(made.blocks)],
        "stated": stated,
        "read": read,
        "not read": [f"  {one.text}: {one.why}" for one in report.not_read],
        "failing": [
            f"  {one.rule}: {one.stated}, expected {one.expected}: {one.where.text}"
            for one in failing
        ],
        "judged": [f"  {fault}" for fault in judge(made).faults]
        or ["  nothing wrong, nothing false"],
    }
    return "\n".join(line for title, lines in parts.items() for line in (f"---- {title}", *lines))


def main(arguments: list[str]) -> int:
    """Run a campaign; exit code 1 where a figure was read wrongly or a check failed falsely."""
    parser = argparse.ArgumentParser(prog="reading_campaign")
    parser.add_argument("--documents", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(1 << 32))
    parser.add_argument("--only", type=int, help="print the report of this number")
    parser.add_argument("--family", action="append", choices=FAMILIES, help="these layouts alone")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args(arguments)
    families = tuple(options.family or FAMILIES)
    if options.only is not None:
        print(told(options.seed, options.only, families))
        return 0
    print(f"seed {options.seed}: {options.documents} reports", flush=True)
    total = campaign(options.seed, range(options.documents), families, options.jobs)
    print(table(total))
    print(*total.faults[:FAULTS_SHOWN], sep="\n")
    if len(total.faults) > FAULTS_SHOWN:
        print(f"… and {len(total.faults) - FAULTS_SHOWN} more")
    return int(any(total.counted["all"][one] for one in ("wrong", "false")))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
