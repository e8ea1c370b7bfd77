"""Reports that are true when they are written, held against themselves, and against the books of a
random history ever after: no figure of them is called wrong, and one that is made false is called
right in none.

What is true is counted by a model of its own (``plain_books``).

``python -m tests.faults.true_reports [--histories N] [--seed S]``: the seed is printed.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from random import Random, SystemRandom
from typing import Any, cast

from commands.usecases.reconciling import reconcile_report
from commands.usecases.submission import period_of, recorded_figure
from commands.usecases.submitting import submit_report
from ledger.entries.evidence import ReportSubmitted
from projections.inspection.checks.rules import check_report
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.stated.values import StatedReport
from projections.inspection.reconciliation.causes import KINDS as CAUSES
from projections.inspection.reconciliation.causes import Cause
from projections.inspection.reconciliation.reconcile import reconcile
from projections.inspection.reconciliation.reconciled import Reconciled, Reconciliation
from tests.faults.histories import LINES, Province, province
from tests.faults.plain_books import Count
from tests.faults.report_files import KINDS, MEASURES, OWN, TYPED, Written, written_report

FORMS = (("docx", False), ("xlsx", False), ("txt", True), ("docx", True), ("xlsx", True))
"""Written by the program or typed by a person."""
RIGHT = frozenset({"matches", "matches_then", "matches_written"})
BLAMED = frozenset([*CAUSES][[*CAUSES].index("arithmetic") :])
"""What is said against a report."""


@dataclass
class Found:
    """What the histories of a campaign looked at; ``problems``: what did not hold."""

    problems: list[str]
    seen: Counter[str]


@dataclass(frozen=True)
class Held:
    """A report in the books of a history; ``submission``: the entry, if it was submitted."""

    made: Province
    report: Written
    submission: ReportSubmitted | None

    def counted(self, one: Reconciled, position: int) -> int:
        """What the model counts of a figure as known at a position."""
        figure = one.figure
        asked = self.report.asked(figure.line or "", figure.measure, dict(figure.cell))
        return self.made.books.count(asked, position)


def history(seed: int) -> Found:
    """One history: work, a report, work, its submission; all of them reconciled after more work."""
    random = Random(seed)
    found = Found([], Counter(histories=1))
    with province(random) as made:
        made.work(random.randint(5, 50))
        reports: list[Held] = []
        for number in range(random.choice((1, 1, 2))):
            form, typed = FORMS[(seed + number) % len(FORMS)]
            report = written_report(made, f"r{number}", form, typed=typed)
            if not typed and random.random() < 0.6:
                made.work(random.randint(1, 12))
            if report.unit not in made.ledger.units():
                # its creation was voided meanwhile: the program refuses to submit for it
                found.seen["unit taken back"] += 1
                continue
            reports.append(Held(made, report, submitted(made, report)))
            found.seen[f"{'typed' if typed else 'written'} {form}"] += 1
            made.work(random.randint(1, 30))
        for held in reports:
            found.problems += wronged(held, found.seen)
    return found


def submitted(made: Province, report: Written) -> ReportSubmitted | None:
    """The entry by which it was submitted: ours says itself whose it is, of another it is typed.

    Two reports of one unit may state the same, and are both meant.
    """
    if made.random.random() < 0.1:
        return None
    said: dict[str, Any] = {"again": True}
    if report.typed:
        days = report.days
        said |= {
            "start": days.start,
            "end": days.end,
            "unit": report.unit,
            "alone": report.alone,
        }
    receipt = submit_report(made.ledger, report.path, "CBCAT", **said)
    return cast("ReportSubmitted", receipt.entries[0])


# ---- what must hold -----------------------------------------------------------------------------


def wronged(held: Held, seen: Counter[str]) -> Iterator[str]:
    """Where a true report is misread or called wrong, or a false figure is called right."""
    report, submission = held.report, held.submission
    name = f"{report.path.name} of {report.unit}"
    typed: dict[str, Any] = {}
    if submission is None and report.typed:
        days = report.days
        typed = {"start": days.start, "end": days.end, "unit": report.unit, "alone": report.alone}
    compared = reconcile_report(held.made.ledger, report.path, report.position, **typed)
    then = compared.found
    problems = [*misread(held, then), *accused(held, then)]
    if not report.dated:
        problems += contradicted(compared.read)
    if submission is not None:
        as_submitted = reconcile_report(held.made.ledger, report.path).found
        seen.update(one.verdict for one in as_submitted.figures)
        problems += [*accused(held, as_submitted), *shielded(held, submission)]
    yield from (f"{name}: {problem}" for problem in problems)


def misread(held: Held, found: Reconciliation) -> Iterator[str]:
    """Where a report is not taken for what it is, or its figures are not those it was made of."""
    report, submission = held.report, held.submission
    if (found.unit, found.alone, found.period) != (report.unit, report.alone, report.days):
        yield f"taken for one of {found.unit}, alone {found.alone}, {found.period}"
    if submission is not None and period_of(submission) != report.days:
        yield f"of {report.days}, recorded as {period_of(submission)}"
    read: dict[tuple[str, tuple[tuple[str, str], ...]], dict[str, int]] = {}
    for one in found.figures:
        line, measure, cell = one.figure.key
        read.setdefault((line or "", cell), {})[measure] = one.figure.value or 0
        if one.figure.value != (true := held.counted(one, report.position)):
            yield f"{one.figure.id} states {one.figure.value}, true is {true}"
    for line in TYPED if report.typed else LINES:
        if missing := set(MEASURES) - set(read.get((line, ()), ())):
            yield f"{line}: {missing} were not read"
    if not report.typed:
        yield from unmoved(read)


def contradicted(read: StatedReport) -> Iterator[str]:
    """Where a report is said to contradict itself."""
    for one in check_report(read, year_end_form()):
        if one.verdict == "fails":
            yield f"{one.rule} of {one.line} {one.cell}: {one.stated}, not {one.expected}"


def unmoved(read: dict[tuple[str, tuple[tuple[str, str], ...]], dict[str, int]]) -> Iterator[str]:
    """Where a reader of a report of ours cannot get from opening to current by symbol or type."""
    for (line, cell), figures in read.items():
        names = {name for name, _ in cell}
        if names and names <= {"symbol", "type"}:
            moved = [figures.get(measure) for measure in MEASURES]
            opening, added, removed, current = (one or 0 for one in moved)
            if None in moved or opening + added - removed != current:
                yield f"{line} {cell}: {figures}"


def accused(held: Held, found: Reconciliation) -> Iterator[str]:
    """Where a figure of a true report is called wrong, or what is said of it is not so."""
    for one in found.figures:
        name = f"{one.figure.id} = {one.figure.value}"
        if one.verdict not in RIGHT:
            yield f"{name}: {one.verdict} {one.why}, then {one.then}, now {one.now}"
            continue
        vague = held.report.own or len(held.report.readings(one.figure.measure)) > 1
        if not vague:
            then, now = (held.counted(one, at) for at in (found.then, held.made.now))
            if (one.then, one.now) != (then, now):
                yield f"{name}: recounted {one.then}, {one.now}, true are {then}, {now}"
        yield from (f"{name}: {problem}" for problem in badly_caused(held, one, found))


def badly_caused(held: Held, one: Reconciled, found: Reconciliation) -> Iterator[str]:
    """Where the causes of a figure do not make up its difference, or name what they may not."""
    told = [*one.causes, *(one.other.causes if one.other else ())]
    if kinds := {cause.kind for cause in told} & BLAMED:
        yield f"{kinds}"
    explained = sum(cause.difference for cause in told)
    if one.now != (stated := one.figure.value or 0) + explained:
        yield f"{stated} became {one.now}, explained are {explained}"
    for cause in told:
        since = found.written if cause.kind == "before_submission" else found.then
        if strange := strangers(held.made, cause, since or 0, held.made.now):
            yield f"{cause.kind} names {strange}, not of {since}–{held.made.now}"


def strangers(made: Province, cause: Cause, since: int, until: int) -> list[int]:
    """The entries a cause names that were not recorded in an interval, nor taken back in it."""
    back = made.books.taken_back
    return [
        position
        for position in cause.entries
        if not (since < position <= until or since < back.get(position, 0) <= until)
    ]


def shielded(held: Held, submission: ReportSubmitted) -> Iterator[str]:
    """Where a figure that is made false is called right."""
    made, report = held.made, held.report
    chosen = made.random.choice(submission.figures)
    line, measure, cell = (chosen[name] for name in ("line", "measure", "cell"))
    known = set(known_counts(held, line, measure, cell, submission.position))
    false = next(value for value in (chosen["value"] + 1, *range(99)) if value not in known)
    stated = recorded_figure(chosen | {"value": false})
    found = reconcile(
        made.ledger,
        StatedReport(None, None, None, None, None, (stated,)),
        report.days,
        submission.position,
        unit=report.unit,
        alone=report.alone,
        written=submission.written_at,
    )
    for one in found.figures:
        blamed = any(cause.kind in BLAMED for cause in one.causes)
        if one.verdict != "not_checkable" and not (one.verdict == "differs" and blamed):
            yield f"{one.figure.id} = {false} is false: {one.verdict}, {one.causes}"


def known_counts(
    held: Held, line: str, measure: str, cell: dict[str, str], submitted_at: int
) -> Iterator[int]:
    """What a figure may state, under every reading of its words, as known at every moment."""
    whole = cell.keys() & {"movement", "closing"} or measure not in OWN
    ways: list[tuple[dict[str, Any], ...]] = [(cell,)]
    if held.report.typed and not whole:
        ways += [tuple({**cell, "movement": kind} for kind in KINDS[measure])]
        ways += [({**cell, **OWN[measure]},)]
    unit, alone = held.report.unit, held.report.alone
    positions = (held.report.position, submitted_at, held.made.now)
    for position, days, cells in product(positions, held.report.readings(measure), ways):
        yield sum(
            held.made.books.count(
                Count(line, measure, one, days.start, days.end, unit, alone), position
            )
            for one in cells
        )


def main(arguments: list[str]) -> int:
    """Run many histories; exit code 1 when something did not hold in one."""
    parser = argparse.ArgumentParser(prog="true_reports")
    parser.add_argument("--histories", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(1 << 32))
    options = parser.parse_args(arguments)
    print(f"seed {options.seed}: {options.histories} histories", flush=True)
    seen = Counter[str]()
    for seed in range(options.seed, options.seed + options.histories):
        found = history(seed)
        seen += found.seen
        if found.problems:
            print(f"seed {seed}:", *found.problems, sep="\n  ")
            return 1
    print(f"{dict(seen)}: true figures are right, false ones are not")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
