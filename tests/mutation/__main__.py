"""`make mutate`: put one small fault after another into the modules where a wrong figure would be
made, and see that a test notices.

A survivor is a fault no test noticed. Each is killed by a new test, or explained in explained.toml:
it changes nothing that anybody could see. Ends with 1 where one is neither. Modules may be named;
``--list`` shows their mutants and runs nothing.
"""

from __future__ import annotations

import argparse
import difflib
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from tests.mutation.mutants import Mutant, mutants
from tests.mutation.trial import ROOT, Trial, copy_tree, prepare

PROCESSES = 2
CHECKS = "tests/projections/inspection/checks"
READING = "tests/projections/inspection/reading"
# Without test_groups.py, which judges hundreds of reports for each mutant and knows no single check.
OF_CHECKS = tuple(
    f"{CHECKS}/test_{name}.py"
    for name in ("checks", "edges", "movement", "movement_beside", "parts", "parts_beside")
)
TARGETS: dict[str, tuple[str, ...]] = {
    "ledger/timeline.py": ("tests/ledger/test_timeline.py", "tests/ledger/records"),
    "ledger/records/state.py": ("tests/ledger/records",),
    "ledger/records/ending.py": ("tests/ledger/records",),
    "projections/facts/beliefs.py": (
        "tests/projections/facts/test_beliefs.py",
        "tests/projections/facts/test_levels.py",
        "tests/projections/facts/test_reopening.py",
    ),
    "projections/facts/kinds/movements.py": ("tests/projections/facts/test_beliefs.py",),
    "projections/facts/movement.py": ("tests/projections/facts/test_movement.py",),
    "projections/facts/kinds/ratings.py": ("tests/projections/facts/test_collaborators.py",),
    "projections/facts/kinds/service.py": ("tests/projections/facts/test_collaborators.py",),
    "projections/facts/kinds/spans.py": ("tests/projections/facts/test_beliefs.py",),
    "projections/inspection/checks/movement.py": OF_CHECKS,
    "projections/inspection/checks/parts.py": OF_CHECKS,
    "projections/inspection/checks/division.py": OF_CHECKS,
    "projections/inspection/checks/completeness.py": OF_CHECKS,
    "projections/inspection/checks/groups.py": (
        f"{CHECKS}/test_checks.py",
        f"{CHECKS}/test_groups.py",
    ),
    "projections/inspection/checks/change.py": (f"{CHECKS}/test_change.py",),
    "projections/inspection/checks/formulas.py": (f"{CHECKS}/test_formulas.py",),
    "projections/inspection/checks/grade.py": (f"{CHECKS}/test_grade.py",),
    "projections/inspection/checks/level.py": OF_CHECKS,
    "projections/inspection/checks/periods.py": OF_CHECKS,
    "projections/inspection/checks/rate.py": (f"{CHECKS}/test_rate.py", f"{CHECKS}/test_change.py"),
    "projections/inspection/checks/repeat.py": OF_CHECKS,
    "projections/inspection/checks/unread.py": (
        f"{CHECKS}/test_unread.py",
        f"{CHECKS}/test_movement.py",
    ),
    "projections/inspection/reading/results/changes.py": (
        f"{READING}/test_shares_and_changes.py",
        f"{CHECKS}/test_change.py",
    ),
    "projections/inspection/reading/results/criteria.py": (
        f"{READING}/test_shares_and_changes.py",
        f"{CHECKS}/test_grade.py",
    ),
    "projections/inspection/reading/frames/frame.py": (f"{READING}/test_frames.py",),
    "projections/inspection/reading/tables/geometry.py": (f"{READING}/test_geometry.py",),
    "projections/inspection/reading/tables/identities.py": (f"{CHECKS}/test_formulas.py",),
    "projections/inspection/reading/results/rates.py": (
        f"{READING}/test_shares_and_changes.py",
        f"{CHECKS}/test_rate.py",
    ),
    "projections/inspection/reading/tables/row_groups.py": (f"{READING}/test_row_groups.py",),
}
EXPLAINED = Path(__file__).with_name("explained.toml")


def explanations() -> dict[str, dict[str, str]]:
    """By module, the survivors that change nothing, and why."""
    return tomllib.loads(EXPLAINED.read_text("utf-8"))


def difference(module: str, source: str, mutant: Mutant) -> str:
    """What a mutant changes, as a diff without context."""
    lines = difflib.unified_diff(source.splitlines(), mutant.source.splitlines(), n=0, lineterm="")
    changed = [line for line in lines if line[0] in "+-" and line not in {"+", "--- ", "+++ "}]
    return "\n".join([f"{module}:{mutant.line} {mutant.name}", *changed])


def survivors(module: str, tests: tuple[str, ...], folder: Path) -> Iterator[Mutant]:
    """The mutants of a module that no test notices, tried in two copies of the tree at once."""
    copies: SimpleQueue[Trial] = SimpleQueue()
    for number in range(PROCESSES):
        copy = folder / f"{number}"
        copies.put(prepare(copy if copy.exists() else copy_tree(copy), module, tests))

    def tried(mutant: Mutant) -> bool:
        trial = copies.get()
        try:
            return trial.survives(mutant.source)
        finally:
            copies.put(trial)

    found = mutants((ROOT / module).read_text("utf-8"))
    with ThreadPoolExecutor(PROCESSES) as pool:
        for mutant, survived in zip(found, pool.map(tried, found), strict=True):
            if survived:
                yield mutant


def judge(module: str, tests: tuple[str, ...], folder: Path) -> bool:
    """Try a module's mutants and say what was found; whether every survivor is explained."""
    source = (ROOT / module).read_text("utf-8")
    explained = explanations().get(module, {})
    total = len(mutants(source))
    left = []
    for mutant in survivors(module, tests, folder):
        left.append(mutant.name)
        if mutant.name not in explained:
            print(difference(module, source, mutant), flush=True)
    stale = sorted(explained.keys() - set(left))
    for name in stale:
        print(f"{module} explained, but killed: {name}")
    known = len(set(left) & explained.keys())
    print(f"{module}: {total} mutants, {len(left)} survive, {known} of these explained", flush=True)
    return not stale and known == len(left)


def main() -> int:
    """Run what the command line names; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("modules", nargs="*", metavar="MODULE", help=", ".join(TARGETS))
    parser.add_argument("--list", action="store_true", help="show the mutants, run nothing")
    given = parser.parse_args()
    given.modules = given.modules or list(TARGETS)
    if given.list:
        for module in given.modules:
            for mutant in mutants((ROOT / module).read_text("utf-8")):
                print(f"{module}:{mutant.line} {mutant.name}")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        judged = [judge(module, TARGETS[module], Path(folder)) for module in given.modules]
    return 0 if all(judged) else 1


if __name__ == "__main__":
    sys.exit(main())
