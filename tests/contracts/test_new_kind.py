"""A new kind of entry is one class, its record's rule and its command; the rest of the house knows
it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from commands.session import Session
from commands.usecases.recording import record as recorded
from ledger.entries import KIND_OF, Entry
from ledger.errors import NothingChanges
from ledger.records import state
from ledger.records.books import Books
from ledger.records.lifecycle import RecordCommand
from ledger.records.state import RecordState, step_of
from tests.commands.console import Console
from tests.commands.world import HOME, SIZE
from tests.ledger.kinds import kinds_of_a_test


class InspectRecord(RecordCommand):
    """Record that somebody looked into the file."""

    flaws: int
    advice: str | None = None

    def decide(self, books: Books) -> Entry:
        """Make the entry."""
        history, _, unit = self._record(books)
        kind = KIND_OF["test.inspected"]
        return books.make(
            kind,
            history.record,
            self.effective_on,
            unit,
            flaws=self.flaws,
            advice=self.advice,
        )


@pytest.fixture
def inspected(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Entry]]:
    """The kind with its rule: an inspection counts as a report, and finds something."""
    monkeypatch.setattr(state, "_STEPS", dict(state._STEPS))
    with kinds_of_a_test():

        class RecordInspected(Entry):
            TOPIC = "test.inspected"
            NAME = "thẩm tra tại chỗ"
            CORRECTABLE = ("flaws", "advice")
            CALLED = {"found": "flaws"}  # noqa: RUF012 - as short as a kind can be written
            LABELS = {"flaws": "số sai sót"}  # noqa: RUF012

            flaws: int
            advice: str | None = None

        @step_of(RecordInspected)
        def _inspected(before: RecordState, entry: RecordInspected) -> RecordState:
            if not entry.flaws:
                raise NothingChanges(number=before.number, effective_on="")
            return before._replace(reports=before.reports + entry.flaws)

        yield RecordInspected


@pytest.fixture
def record(books: Console) -> Callable[..., str]:
    """Record an inspection through a session, as a click command does; tell what was refused."""

    def inspect(on: str, **fields: Any) -> str:
        with closing(Session(Path(HOME))) as session:
            given = {"effective_on": on, "number": "ST-101/2024", **fields}
            try:
                recorded(session.ledger, InspectRecord, "CB02", **given)
            except NothingChanges as refusal:
                return type(refusal).__name__
        return ""

    return inspect


def reports(books: Console, *words: str) -> int:
    """How many reports the record has by its state."""
    said = books("casefile", "show", "ST-101/2024", *words, "--format", "json")
    return int(json.loads(said.out)["reports"])


def test_a_new_kind_is_known_everywhere(
    books: Console, inspected: type[Entry], record: Callable[..., str]
) -> None:
    """It is recorded, folded, named in the log, corrected, voided, counted past and verified."""
    figures = books.line("stats --format json").out
    assert "" == record("2024-03-02", flaws=3, advice="bổ sung\u200b tài liệu")
    assert "NothingChanges" == record("2024-03-02", flaws=0)
    assert [0, 3] == [reports(books, "--as-of", day) for day in ("1/3/2024", "2/3/2024")]

    told = books.line("log ST-101/2024").out
    assert f"bút toán {SIZE + 1}  ST-101/2024  thẩm tra tại chỗ" in told
    assert "số sai sót: 3" in told
    assert "advice: bổ sung tài liệu" in told

    corrected = books.line(f"correct {SIZE + 1} --set found=5 --reason nhầm")
    assert 0 == corrected.code, corrected.shown
    assert f"thẩm tra tại chỗ (đính chính bút toán {SIZE + 1})" in corrected.out
    assert [5, 3] == [reports(books), reports(books, "--known-at", str(SIZE + 1))]
    refused = books.line(f"correct {SIZE + 3} --set class=A --reason nhầm")
    assert (5, True) == (refused.code, "flaws, advice" in refused.err)
    refused = books.line(f"correct {SIZE + 3} --set found=1,5 --reason nhầm")
    assert (3, True) == (refused.code, "số sai sót" in refused.err)

    assert 0 == books.line(f"void {SIZE + 3} --reason nhầm").code
    assert 0 == reports(books)
    verified = books.line("verify --format json")
    assert 0 == verified.code, verified.shown
    assert (SIZE + 4, []) == tuple(json.loads(verified.out)[name] for name in ("size", "problems"))
    assert json.loads(figures)["rows"] == json.loads(books.line("stats --format json").out)["rows"]


def test_what_nobody_knows_does_not_verify(
    books: Console, inspected: type[Entry], record: Callable[..., str]
) -> None:
    """Without the class its entries are of no known kind, and the proof says so."""
    assert "" == record("2024-03-02", flaws=3)
    del KIND_OF[inspected.TOPIC]
    verified = books.line("verify --format json")
    problems = json.loads(verified.out)["problems"]
    assert (4, [(SIZE + 1, "unknown_kind")]) == (
        verified.code,
        [(one["position"], one["kind"]) for one in problems if one["kind"] == "unknown_kind"],
    )


def test_a_topic_is_given_once(inspected: type[Entry]) -> None:
    """A second kind of the same topic is no kind, and one without a name neither."""
    with pytest.raises(TypeError, match=r"test\.inspected is taken"):
        type("Again", (Entry,), {"TOPIC": inspected.TOPIC, "NAME": "again"})
    with pytest.raises(TypeError, match="the kind has no name"):
        type("Nameless", (inspected,), {"TOPIC": "test.nameless"})
    assert inspected is KIND_OF[inspected.TOPIC]
    assert "test.nameless" not in KIND_OF
