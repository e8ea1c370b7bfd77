"""Commands on results of work and on gangs."""

from __future__ import annotations

from pydantic import Field

from ledger.catalog.papers import CODED, Offence, papers
from ledger.entries import Entry
from ledger.entries.outcome import GangDismantled, GangFiled, GangFound, OutcomeRecorded
from ledger.records.books import Books
from ledger.records.paper_command import (
    PaperCommand,
    begun,
    branch_coded,
    check_paper_code,
    free_number,
    outcome_number,
    paper_code,
    records_named,
    seen,
)
from ledger.records.papers.gang import GANGS
from ledger.records.papers.outcome import OUTCOMES

MOST_COUNTED = 10_000_000
"""What one result can count; more is a slip of the finger."""

MOST_DONG = 9_007_199_254_740_991
"""The largest whole number an entry keeps, in đồng."""

Count = Field(default=None, ge=0, le=MOST_COUNTED)


class RecordOutcome(PaperCommand):
    """Record a result of work: of a kind of the catalog, with what that kind counts."""

    kind: str
    branch: str | None = None
    records: tuple[str, ...] = ()
    first_found_by: str | None = None
    offence: str | None = None
    measure: str | None = None
    penalty_type: str | None = None
    persons: int | None = Count
    accused: int | None = Count
    already_arrested: int | None = Count
    party_members: int | None = Count
    outside_management: int | None = Count
    grave: int | None = Count
    grave_on_file: int | None = Count
    cases: int | None = Count
    solved: int | None = Count
    amount_dong: int | None = Field(default=None, ge=0, le=MOST_DONG)
    files: int | None = Count
    found: int | None = Count
    removed: int | None = Count
    known: int | None = Count
    on_file: int | None = Count
    count: int | None = Count
    seriousness: int | None = None
    organised: bool | None = None
    online: bool | None = None
    key_area: bool | None = None

    def decide(self, books: Books) -> Entry:
        """Raises UnknownCode, UnknownOffence, UnknownUnit, UnknownRecord, what its kind forbids."""
        kind, unit = papers().outcome(self.kind), self.unit_code(books)
        typed = {name: text for name in CODED if (text := getattr(self, name))}
        coded = {
            name: papers().code(name, text) for name, text in typed.items() if name != "offence"
        }
        offence = books.offence(self.offence) if self.offence else None
        own = {name: getattr(self, name) for name in _PLAIN}
        branch = branch_coded(books, self.branch) or (offence.branch if offence else None)
        return books.make(
            OutcomeRecorded,
            self._stream(books, unit),
            self.effective_on,
            unit,
            kind=kind.code,
            branch=branch,
            records=records_named(books, self.records),
            document=seen(self.document),
            **coded,
            **offence_stated(offence),
            **own,
        )

    def _stream(self, books: Books, unit: str) -> str:
        def named(number: int) -> str:
            return OUTCOMES.stream(outcome_number(unit, self.effective_on, number))

        return named(free_number(lambda number: not books.history(named(number)).entries))


def offence_stated(offence: Offence | None) -> dict[str, str | bool | None]:
    """What a result states of its offence: of one that the ledger added, all that was said of it.

    So the result stays what it is when that is taken off the list.
    """
    if offence is None or offence.code in {one.code for one in papers().offences}:
        return {
            "offence": offence.code if offence else None,
            **dict.fromkeys(("offence_branch", "offence_family", "watch_listed")),
        }
    return {
        "offence": offence.code,
        "offence_branch": offence.branch,
        "offence_family": offence.family,
        "watch_listed": offence.watch_listed or None,
    }


_PLAIN = tuple(
    name
    for name in RecordOutcome.model_fields
    if name in OutcomeRecorded.WHOLE | OutcomeRecorded.TRUTHS
)
"""What is kept as it was typed: counts, and yes or no."""


class FindGang(PaperCommand):
    """Record that a gang was found."""

    code: str = Field(min_length=1, max_length=60)
    leaders_known: int = Field(default=0, ge=0, le=MOST_COUNTED)
    leaders_on_watch: int = Field(default=0, ge=0, le=MOST_COUNTED)
    branch: str | None = None
    first_found_by: str | None = None
    cross_border: bool | None = None

    def decide(self, books: Books) -> Entry:
        """Raises BadPaperCode, OtherScript, UnknownUnit, UnknownCode, and the timeline's."""
        check_paper_code(self.code)
        by = self.first_found_by
        return books.make(
            GangFound,
            GANGS.stream(paper_code(self.code)),
            self.effective_on,
            self.unit_code(books),
            leaders_known=self.leaders_known,
            leaders_on_watch=self.leaders_on_watch,
            branch=branch_coded(books, self.branch),
            first_found_by=papers().code("first_found_by", by) if by else None,
            cross_border=self.cross_border,
            document=seen(self.document),
        )


class FileGang(PaperCommand):
    """Record that a gang was put on file."""

    code: str
    records: tuple[str, ...] = Field(min_length=1)

    def decide(self, books: Books) -> Entry:
        """Raises UnknownPaper, UnknownRecord, and what the gang's timeline forbids."""
        history = begun(books, "gang", self.code)
        return books.make(
            GangFiled,
            history.record,
            self.effective_on,
            self.unit_of(books, history),
            records=records_named(books, self.records),
            document=seen(self.document),
        )


class DismantleGang(PaperCommand):
    """Record that a gang was dismantled."""

    code: str

    def decide(self, books: Books) -> Entry:
        """Raises UnknownPaper, and what the gang's timeline forbids."""
        history = begun(books, "gang", self.code)
        unit = self.unit_of(books, history)
        return books.make(
            GangDismantled, history.record, self.effective_on, unit, document=seen(self.document)
        )
