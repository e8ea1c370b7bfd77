"""A submitted report against the books: why each figure is not what it was, who did it, in which
entries.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.console import Console
from tests.commands.small_report import write_report

SUBMISSION = "14/10/2024 16:00"
FILE = "bao-cao.txt"


def differing(console: Console) -> dict[str, dict[str, Any]]:
    """The figures that do not match, by measure."""
    said = console.line(f"inspect reconcile {FILE} --format json")
    found = {
        one["measure"]: one
        for one in json.loads(said.out)["figures"]
        if one["verdict"] != "matches"
    }
    assert (1 if found else 0) == said.code, said.err
    return found


@pytest.fixture
def submitted(books: Console) -> Console:
    """The little ledger, and a true report submitted at position 21."""
    write_report(Path(FILE))
    books.all(f"@ {SUBMISSION}\nreport submit {FILE}")
    return books


def cause(
    kind: str, difference: int, entries: list[int], records: list[str], officers: list[str]
) -> dict[str, Any]:
    """A cause as the JSON has it."""
    return {
        "kind": kind,
        "entries": entries,
        "records": records,
        "officers": officers,
        "difference": difference,
    }


def test_everything_matches(submitted: Console) -> None:
    """Exit code 0, factor 1, no causes."""
    said = submitted.line(f"inspect reconcile {FILE} --format json")
    found = json.loads(said.out)
    assert (0, 1.0, 21) == (said.code, found["verification_factor"], found["position_then"])
    assert {"matches"} == {one["verdict"] for one in found["figures"]}


def test_late_entry(submitted: Console) -> None:
    """Recorded after the submission, a few days after it happened."""
    submitted.all(
        """
        @ 21/10/2024 09:00
        casefile open ST-105/2024 --symbol ST --class A --list I --unit DHS --officer CB03 --on 12/10/2024 --as CB03
        """
    )
    found = differing(submitted)
    assert {"added", "current"} == set(found)
    assert (4, 4, 5, "matches_then") == tuple(
        found["added"][name] for name in ("stated", "recounted_then", "recounted_now", "verdict")
    )
    assert [cause("late_entry", 1, [22], ["ST-105/2024"], ["CB03"])] == found["added"]["causes"]


def test_backdated(submitted: Console) -> None:
    """Recorded after the submission, more than a month after it was said to have happened."""
    submitted.all(
        "@ 25/11/2024 09:00\ncasefile close ST-104/2024 --way Chết --on 20/9/2024 --as CB02"
    )
    found = differing(submitted)
    assert {"removed", "current"} == set(found)
    assert [cause("backdated", 1, [22], ["ST-104/2024"], ["CB02"])] == found["removed"]["causes"]
    assert [cause("backdated", -1, [22], ["ST-104/2024"], ["CB02"])] == found["current"]["causes"]


def test_corrected_since(submitted: Console) -> None:
    """The entry behind the figure was corrected; both entries of the correction are named."""
    submitted.all("@ 25/10/2024 09:00\ncorrect 11 --on 10/10/2023 --reason 'Nhầm năm' --as CB03")
    found = differing(submitted)
    assert {"opening", "added"} == set(found)
    assert [cause("corrected_since", 1, [22, 23], ["ST-103/2024"], ["CB03"])] == found["opening"][
        "causes"
    ]
    assert [cause("corrected_since", -1, [22, 23], ["ST-103/2024"], ["CB03"])] == found["added"][
        "causes"
    ]


def test_voided_since(submitted: Console) -> None:
    """The entry behind the figure was voided."""
    submitted.all("@ 25/10/2024 09:00\nvoid 12 --reason 'Ghi hai lần' --as CB01")
    found = differing(submitted)
    assert [cause("voided_since", -1, [22], ["ST-104/2024"], ["CB01"])] == found["current"][
        "causes"
    ]


def test_never_supported(books: Console) -> None:
    """The report stated more than the books ever held."""
    write_report(Path(FILE), added=6, current=6)
    books.all(f"@ {SUBMISSION}\nreport submit {FILE}")
    found = differing(books)
    assert {"added", "current"} == set(found)
    assert [cause("never_supported", 2, [], [], [])] == found["current"]["causes"]
    assert (6, 4, 4, "differs") == tuple(
        found["added"][name] for name in ("stated", "recounted_then", "recounted_now", "verdict")
    )


def test_unexplained(books: Console) -> None:
    """The report stated less than the books held, and nothing that happened since says why."""
    write_report(Path(FILE), added=3, current=3)
    books.all(f"@ {SUBMISSION}\nreport submit {FILE}")
    assert [cause("unexplained", -1, [], [], [])] == differing(books)["added"]["causes"]


def test_causes_add_up(submitted: Console) -> None:
    """Several causes of one figure make up its whole difference."""
    submitted.all(
        """
        @ 25/11/2024 09:00
        casefile open ST-105/2024 --symbol ST --class A --list I --unit DHS --officer CB03 --on 12/10/2024
        casefile open ST-106/2024 --symbol ST --class A --list I --unit DHS --officer CB03 --on 10/11/2024
        void 12 --reason 'Ghi hai lần'
        correct 11 --on 10/10/2023 --reason 'Nhầm năm'
        """
    )
    added = differing(submitted)["added"]
    assert added["recounted_now"] - added["recounted_then"] == sum(
        one["difference"] for one in added["causes"]
    )
    assert {"backdated", "voided_since", "corrected_since"} == {
        one["kind"] for one in added["causes"]
    }


def test_known_then_replaces_a_submission(books: Console) -> None:
    """A report that was never submitted here is judged by what was known at a position; the note
    goes to standard error.
    """
    write_report(Path(FILE))
    said = books.line(f"inspect reconcile {FILE} --known-then 12 --format json")
    assert 1 == said.code
    assert 12 == json.loads(said.out)["position_then"]
    assert "" == said.err
    assert "chưa được nộp" in books.line(f"inspect reconcile {FILE} --format json").err
