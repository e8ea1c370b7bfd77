"""Every refusal, provoked through the command line: exit code, place, hint, nothing written, no
traceback.
"""

from __future__ import annotations

import re

import pytest

from ledger.errors import LedgerError
from tests.commands.console import Console
from tests.commands.refusals import (
    backups,
    bundles,
    calendars,
    findings,
    forms,
    inspections,
    officers,
    outputs,
    packages,
    papers,
    papers_in_forms,
    readings,
    records,
    registers,
    reports,
    secrecy,
    stores,
    targets,
    units,
    upkeep,
    values,
)
from tests.commands.refusals.provocation import Provocation, Stage
from tests.test_house_refusals import refusals

CASES = tuple(
    case
    for room in (
        records,
        values,
        upkeep,
        inspections,
        findings,
        readings,
        units,
        officers,
        forms,
        packages,
        papers,
        papers_in_forms,
        reports,
        registers,
        outputs,
        stores,
        secrecy,
        calendars,
        targets,
        bundles,
        backups,
    )
    for case in room.CASES
)

NOT_PROVOKED = {
    "LedgerError": "a family",
    "InputRejected": "a family",
    "PackageRefused": "a family",
    "DocumentRefused": "a family",
    "ImportedAlready": (
        "is no failure: a second import says so and ends with 0 (tests/contracts/test_import.py)"
    ),
    "WouldMove": "is asked of a person at a terminal (tests/commands/cli/test_asking_back.py)",
    "RowTwice": "is told of a row (tests/commands/usecases/test_importing_outcomes.py)",
    "AnswerBlank": "is told on a screen (tests/commands/usecases/test_dialogue.py)",
    "NoSuchChoice": "is told on a screen (tests/commands/usecases/test_dialogue.py)",
    "NotTakenBack": "is told who was asked at a terminal (tests/commands/cli/test_undoing.py)",
    "WouldTakeBack": "is asked of a person at a terminal (tests/commands/cli/test_undoing.py)",
    "AnswerNotWritten": "needs a disk without room (tests/commands/test_full_disk.py)",
    "ChangedSinceExport": (
        "is told of a row of a register, too (tests/commands/usecases/test_exporting.py)"
    ),
    "RowChangesClosed": (
        "is told of a row of a register, too (tests/commands/usecases/test_exporting.py)"
    ),
    "RowOfOtherRecord": (
        "is told of a row of a register, too (tests/commands/usecases/test_exporting.py)"
    ),
    "NumberTooSmall": (
        "is told of a cell of a sheet, too (tests/commands/usecases/test_sheet_faults.py)"
    ),
    "CellBlank": (
        "is told of a cell of a sheet, with the others (tests/commands/usecases/test_sheet_faults.py)"
    ),
    "DiffersFromLedger": (
        "is told of a row of a register, with the other rows (tests/contracts/test_import.py)"
    ),
}
"""Refusals that no command line ends with, and why."""


@pytest.mark.parametrize("case", CASES, ids=str)
def test_refusal(case: Provocation, sample_files: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command is refused with its own reason, in words, with a hint, and leaves the books as
    they were.
    """
    provoked = case.on(Stage(sample_files, monkeypatch))
    said = provoked.said
    assert [case.error] == provoked.refused, said.err
    assert case.error.exit_code == said.code
    assert [] == [text for text in case.says if text not in said.err]
    problem, hint, *steps = said.err.splitlines()[-2 - len(case.error.steps) :]
    assert problem.startswith("Lỗi: ")
    assert hint.startswith("Gợi ý: ")
    assert all(step.startswith(" " * len("Gợi ý: ")) for step in steps)
    assert "Traceback" not in said.shown
    said_all = re.sub(r"[Cc]ó phải [^?]+\?", "", problem + hint + "".join(steps))
    assert "?" not in said_all or "?" in case.line  # nothing is left unsaid
    assert "" == said.out
    assert provoked.written in (0, None)


def test_every_refusal_is_provoked() -> None:
    """A rule that no command line breaks here is a rule nobody knows how to break."""
    provoked = {case.error.__name__ for case in CASES}
    assert set(refusals()) - set(NOT_PROVOKED) == provoked


def test_exceptions_are_refusals() -> None:
    """The list of exceptions names nothing that is gone."""
    assert set() == set(NOT_PROVOKED) - set(refusals())
    assert all(issubclass(error, LedgerError) for error in refusals().values())
