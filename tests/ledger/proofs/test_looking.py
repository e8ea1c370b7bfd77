"""Of a large ledger a second process looks into the later entries: the same is found, whatever
becomes of it.
"""

from __future__ import annotations

import subprocess
from contextlib import nullcontext
from pathlib import Path

import pytest

from ledger import second_process
from ledger.proofs import looking
from ledger.proofs import verify as verification
from ledger.proofs.entry_form import MALFORMED
from ledger.proofs.looking import Beside, Glance, Seen
from ledger.proofs.verify import verify
from tests.ledger.desk import Desk, open_ledger
from tests.ledger.tampering import FIRST_FEW, SIZE, fill, restate

ENDS = {
    "well": "",
    "failed": "raise SystemExit(3)",
    "silent": "print(end='')",
    "half an answer": "import sys; sys.stdout.write('half'); sys.exit(1)",
}
"""How the second process ends, and what it does instead of its work."""


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every ledger is large, and two processes can run."""
    monkeypatch.setattr(looking, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(looking, "HEAD_START", FIRST_FEW)
    monkeypatch.setattr(second_process, "_processors", lambda: 2)


@pytest.fixture
def tampered(database: Path) -> Path:
    """Books in which an entry of the first few and one of the later ones are no entries."""
    for position in (FIRST_FEW, SIZE):
        restate(database, position, lambda state: state.replace(b'"by":', b'"by": '))
    return database


@pytest.mark.parametrize("end", list(ENDS))
def test_the_same_is_found_however_the_second_process_ends(
    tampered: Path, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    """Its answer is used where it gives one, else all is looked into here."""
    answers: list[object] = []
    answer = second_process._answer

    def noted(process: subprocess.Popen[bytes]) -> object:
        answers.append(answer(process))
        return answers[-1]

    monkeypatch.setattr(second_process, "_answer", noted)
    if ENDS[end]:
        monkeypatch.setattr(second_process, "_BEGIN", ENDS[end])
    ledger = open_ledger(tampered)
    found = verify(ledger)
    ledger.close()
    assert [(FIRST_FEW, "not_canonical"), (SIZE, "not_canonical")] == [
        (one.position, one.kind) for one in found.problems
    ]
    (given,) = answers
    assert (end == "well") == isinstance(given, Seen)
    if isinstance(given, Seen):
        assert [SIZE] == [position for position, _ in given.flaws]


def test_first_mentions_are_put_together(desk: Desk) -> None:
    """A name that the first entries mention is first mentioned there, one of the later ones too."""
    fill(desk)
    alone, both = Glance(), Glance()
    with desk.ledger.snapshot() as kept:
        rows = list(kept.rows())
        alone.into(rows)
        both.into(rows[:FIRST_FEW])
    both.join(looking.seen_after(desk.ledger, FIRST_FEW), SIZE)
    assert alone.mentions == both.mentions
    assert {at <= FIRST_FEW for at in both.mentions.values()} == {True, False}


def test_what_is_recorded_meanwhile_is_no_matter(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second process may see entries that this one does not; what they mention is new."""
    fill(desk)
    later = Seen(SIZE + 1, [(SIZE + 1, MALFORMED)], {"unit:NEW": SIZE + 1})

    def answered() -> Seen:
        seen = looking.seen_after(desk.ledger, FIRST_FEW)
        return Seen(later.upto, seen.flaws + later.flaws, later.mentions | seen.mentions)

    beside = Beside(FIRST_FEW, answered)
    monkeypatch.setattr(verification, "looked_beside", lambda _: nullcontext(beside))
    assert verify(desk.ledger).ok
