"""Findings as entries that are kept in the books tell them."""

from __future__ import annotations

import pytest

from ledger.entries.finding import FindingVerified
from ledger.errors.findings import RemediedUnanswered
from ledger.records.papers.finding import Found, found_after, unheard
from tests.ledger.paper_specimens import FINDING_SPECIMENS, paper

_recorded, _well, answered, seen, again = FINDING_SPECIMENS[1:6]
_LOOK = {"finding": 1, "verified_by": "CB02", "remedied": True}


def found(*entries: object) -> tuple[Found, ...]:
    """The findings after some entries."""
    after: tuple[Found, ...] = ()
    for one in entries:
        after = found_after(after, one)  # type: ignore[arg-type]
    return after


def test_books_of_earlier_versions_stand() -> None:
    """A look that was kept stands without an answer; one that is new does not."""
    kept = paper(type(again), again.record, 2, position=9, **_LOOK)
    (one,) = found(_recorded, kept)
    assert ("remedied", None) == (one.status, one.contested)
    with pytest.raises(RemediedUnanswered):
        found(_recorded, again)


def test_what_contests_is_kept() -> None:
    """A look that asks for another answer does not forget the one there was."""
    assert isinstance(seen, FindingVerified)
    (one,) = found(_recorded, answered, seen)
    assert ("not_remedied", None, answered) == (one.status, one.answer, one.contested)


def test_which_looks_nobody_had_answered() -> None:
    """One without an answer before it, or behind one that asked for another."""
    assert isinstance(seen, FindingVerified)
    kept = paper(type(again), again.record, 2, position=9, **_LOOK)
    assert [kept] == list(unheard([_recorded, kept, answered]))
    assert [] == list(unheard([_recorded, answered, kept]))
    assert [kept] == list(unheard([_recorded, answered, seen, kept]))
