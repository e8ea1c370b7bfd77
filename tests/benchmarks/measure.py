"""Measuring two things side by side: machines are shared and noisy, so only ratios of one run are
compared.
"""

from __future__ import annotations

import gc
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Work = Callable[[], int]
"""Does some work and returns how many units of it were done."""


@dataclass(frozen=True)
class Result:
    """One line of the report.

    ``ours`` and ``theirs`` are medians in ``unit``; ``ratio`` is the median of the rounds' ratios.
    ``met``: None where there is no goal.
    """

    what: str
    compared_with: str
    ours: float
    theirs: float
    unit: str
    ratio: float
    goal: str
    met: bool | None
    remark: str = ""


def rate(work: Work) -> float:
    """Units per second of one round."""
    gc.collect()
    start = time.perf_counter()
    done = work()
    return done / (time.perf_counter() - start)


def rates(ours: Work, theirs: Work, rounds: int) -> tuple[float, float, float]:
    """Median rates of both, and the median of ours ÷ theirs, taken in turn."""
    pairs = [(rate(ours), rate(theirs)) for _ in range(rounds)]
    median = statistics.median
    return median(a for a, _ in pairs), median(b for _, b in pairs), median(a / b for a, b in pairs)


def at_least(
    what: str,
    compared_with: str,
    ours: Work,
    theirs: Work,
    goal: float,
    *,
    rounds: int = 5,
    unit: str = "/s",
) -> Result:
    """A rate that shall be at least ``goal`` times the other."""
    mine, other, ratio = rates(ours, theirs, rounds)
    return Result(what, compared_with, mine, other, "/s", ratio, f"≥ {goal:g} ×", ratio >= goal)


def at_most(
    what: str, compared_with: str, ours: Work, theirs: Work, goal: float, *, rounds: int = 5
) -> Result:
    """A time that shall be at most ``goal`` times the other; both do the same number of units."""
    mine, other, ratio = rates(ours, theirs, rounds)
    return Result(
        what,
        compared_with,
        1000 / mine,
        1000 / other,
        "ms",
        1 / ratio,
        f"≤ {goal:g} ×",
        1 / ratio <= goal,
    )


def below(what: str, megabytes: float, bound: float) -> Result:
    """A memory in MB that shall be less than ``bound``."""
    share = megabytes / bound
    return Result(what, "the bound", megabytes, bound, "MB", share, "< 1 ×", share < 1)


def beside(what: str, compared_with: str, ours: Work, theirs: Work) -> Result:
    """A rate shown beside another, without a goal."""
    mine, other, ratio = rates(ours, theirs, rounds=5)
    return Result(what, compared_with, mine, other, "/s", ratio, "–", None)


def flush_milliseconds(folder: Path, rounds: int = 200) -> float:
    """How long the disk takes to keep 4 kB for good, the median: what every durable commit pays,
    whoever makes it.
    """
    took = []
    with (folder / "flushed").open("wb", buffering=0) as file:
        for _ in range(rounds):
            file.write(bytes(4096))
            start = time.perf_counter()
            os.fsync(file.fileno())
            took.append(time.perf_counter() - start)
    return 1000 * statistics.median(took)


def _figure(value: float) -> str:
    """A figure to print: a small one to four places, so that it never reads as nothing."""
    return f"{value:,.1f}" if value >= 1 else f"{value:.4f}"


def as_table(results: list[Result]) -> str:
    """The results as a Markdown table."""
    lines = [
        "| what | compared with | ours | the other | ratio | goal | met |",
        "|---|---|---:|---:|---:|---|---|",
    ]
    for one in results:
        ours, theirs = _figure(one.ours), _figure(one.theirs)
        figures = f"{ours} {one.unit} | {theirs} {one.unit} | {one.ratio:.2f}"
        met = {None: "–", True: "yes", False: "**no**"}[one.met]
        met += f" ({one.remark})" if one.remark else ""
        lines.append(f"| {one.what} | {one.compared_with} | {figures} | {one.goal} | {met} |")
    return "\n".join(lines)


def as_installed() -> dict[str, str]:
    """The environment of a machine where Python keeps what it compiled, as installed programs do."""
    return {name: said for name, said in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
