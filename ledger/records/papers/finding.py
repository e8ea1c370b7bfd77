"""What an inspection found: from the finding over its answer to its remedy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from ledger.entries import Entry
from ledger.entries.finding import FindingAnswered, FindingRecorded, FindingVerified
from ledger.errors.findings import (
    AnsweredAlready,
    AnsweredByAnother,
    DueBeforeFound,
    FindingAboutNothing,
    FindingNotRecorded,
    FindsAgainstHimself,
    NothingToAnswer,
    RemediedAlready,
    RemediedUnanswered,
    RemedyMissing,
)
from ledger.values.dates import format_date
from ledger.values.stream import Stream

STRENGTH = "strength"
"""The severity of what was done well: there is nothing to put right."""

FindingEntry = FindingRecorded | FindingAnswered | FindingVerified


class Found(NamedTuple):
    """A finding as it stands: what was recorded, the answer, the last look at the remedy.

    A look that finds it not put right asks for another answer. ``put_off``: the day (ISO) to which
    a look has put the remedy off, if one has; ``heard``: the last answer, also where a look asks
    for another.
    """

    recorded: FindingRecorded
    answer: FindingAnswered | None = None
    verified: FindingVerified | None = None
    put_off: str | None = None
    heard: FindingAnswered | None = None

    @property
    def is_strength(self) -> bool:
        """Whether it is of something done well."""
        return self.recorded.severity == STRENGTH

    @property
    def remedied_on(self) -> date | None:
        """The day on which it was seen to be put right; None while it is not."""
        return self.verified.effective_on if self.verified and self.verified.remedied else None

    @property
    def due(self) -> date | None:
        """By when the remedy is to be done: the day said last; None of what was done well."""
        said = self.put_off or self.recorded.due
        return date.fromisoformat(said) if said else None

    @property
    def status(self) -> str:
        """``strength``, ``open``, ``answered``, ``contested``, ``not_remedied`` or ``remedied``."""
        if self.is_strength:
            return STRENGTH
        if self.remedied_on:
            return "remedied"
        if self.answer:
            return "contested" if self.contested else "answered"
        return "not_remedied" if self.verified else "open"

    @property
    def contested(self) -> FindingAnswered | None:
        """The last answer, where it does not accept the finding; whatever a look found since."""
        return self.heard if self.heard and not self.heard.accepted else None

    def is_overdue(self, day: date) -> bool:
        """Whether the remedy was due before a day, and is not seen to be done."""
        return self.due is not None and self.due < day and self.remedied_on is None


def unheard(entries: Iterable[Entry]) -> Iterator[FindingVerified]:
    """The looks that find something put right which nobody had answered, of entries in force."""
    heard = set[int]()
    for entry in entries:
        if isinstance(entry, FindingAnswered):
            heard.add(entry.finding)
        elif isinstance(entry, FindingVerified):
            if entry.remedied and entry.finding not in heard:
                yield entry
            if not entry.remedied:
                heard.discard(entry.finding)


def found_after(before: tuple[Found, ...], entry: FindingEntry) -> tuple[Found, ...]:
    """The findings after one more entry. Raises what the timeline forbids."""
    if isinstance(entry, FindingRecorded):
        _refuse_half(entry)
        return (*before, Found(entry))
    place = _place_of(before, entry)
    one = before[place]
    after = _answered(one, entry) if isinstance(entry, FindingAnswered) else _seen(one, entry)
    return (*before[:place], after, *before[place + 1 :])


def _refuse_half(entry: FindingRecorded) -> None:
    """Raises FindingAboutNothing, FindsAgainstHimself, RemedyMissing, DueBeforeFound."""
    if entry.about is None and entry.figure is None:
        raise FindingAboutNothing
    if entry.found_by == entry.answers:
        raise FindsAgainstHimself(officer=entry.answers)
    if entry.severity == STRENGTH:
        return
    if not (entry.remedy and entry.due):
        raise RemedyMissing
    _refuse_early(entry.due, entry.effective_on)


def _refuse_early(due: str, day: date) -> None:
    if date.fromisoformat(due) < day:
        raise DueBeforeFound(
            due=format_date(date.fromisoformat(due)), effective_on=format_date(day)
        )


def _place_of(before: tuple[Found, ...], entry: FindingAnswered | FindingVerified) -> int:
    """Which finding an entry is about. Raises FindingNotRecorded, NothingToAnswer."""
    for place, one in enumerate(before):
        if one.recorded.finding == entry.finding:
            if one.is_strength:
                raise NothingToAnswer(number=entry.finding)
            return place
    code, day = Stream(entry.record).key, format_date(entry.effective_on)
    raise FindingNotRecorded(code=code, number=entry.finding, effective_on=day)


def _answered(one: Found, entry: FindingAnswered) -> Found:
    """Raises AnsweredByAnother, AnsweredAlready."""
    if entry.answered_by != one.recorded.answers:
        raise AnsweredByAnother(
            number=entry.finding, answers=one.recorded.answers, officer=entry.answered_by
        )
    if one.answer:
        on, code = format_date(one.answer.effective_on), Stream(entry.record).key
        raise AnsweredAlready(number=entry.finding, answered_on=on, code=code)
    return one._replace(answer=entry, heard=entry)


def _seen(one: Found, entry: FindingVerified) -> Found:
    """Raises FindsAgainstHimself, RemediedAlready, RemediedUnanswered, DueBeforeFound."""
    if entry.verified_by == one.recorded.answers:
        raise FindsAgainstHimself(officer=entry.verified_by)
    if one.remedied_on and entry.remedied:
        raise RemediedAlready(number=entry.finding, remedied_on=format_date(one.remedied_on))
    # books of earlier versions hold looks before any answer
    if entry.remedied and not (one.answer or entry.position):
        raise RemediedUnanswered(
            number=entry.finding,
            answers=one.recorded.answers,
            code=Stream(entry.record).key,
            effective_on=format_date(entry.effective_on),
        )
    if entry.due:
        _refuse_early(entry.due, entry.effective_on)
    answer = one.answer if entry.remedied else None
    return one._replace(verified=entry, answer=answer, put_off=entry.due or one.put_off)
