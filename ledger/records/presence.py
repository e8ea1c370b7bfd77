"""The rule that what hangs on a unit or an officer hangs on one that is there, on every day.

It is kept for the whole timeline, whatever is recorded: an entry names who is there on its day; and
no ending, void or correction takes a unit or an officer away from what hangs on it. What an earlier
version recorded otherwise stays as it is; only days that would come to it are refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ledger.entries import Entry
from ledger.entries.organisation import UnitSplit
from ledger.entries.record import FileChecked, RecordReopened
from ledger.errors import (
    ApprovalStands,
    ApproverOfAnotherRole,
    CameToOfficerLater,
    CameToUnitLater,
    DayNeeded,
    IntoItself,
    LedgerError,
    OfficerStillHolds,
    SplitLeavesNowhere,
    StandsOnNothing,
    UnitStillHolds,
)
from ledger.records.attachment import (
    Attachment,
    Departure,
    Ending,
    Life,
    Stay,
    adrift,
    attachments,
    departures_of,
    destinations,
    lives,
    lives_of,
    without,
)
from ledger.records.history import History, Kept
from ledger.records.moves import Working, is_move, settle
from ledger.records.organisation import Officer, Unit, officer_of, present, since_when, unit_of
from ledger.values.dates import NOT_GIVEN, format_date
from ledger.values.stream import Stream

HOLDERS = ("unit", "officer")

Lost = tuple[str, date, Stay]
"""What hangs on a unit or an officer on days that it would lose: its stream, the first day, how."""

IN_LIST = ""
"""In place of a field's name: an officer whom an entry names among several."""

STATED = {
    "unit": ("unit", "to_unit", "parent"),
    "officer": (
        "officer",
        "to_officer",
        "attested_by",
        "decided_by",
        "leader",
        "reader",
        "asked_by",
        *("answers", "found_by", "verified_by", "read_by"),
        IN_LIST,
    ),
}
"""The fields in which an entry names what something hangs on from then on, or for its day."""


def refuse_absent(holder: History, entry: Entry) -> None:
    """Raise why a unit or an officer is not there on the day of an entry that names it.

    Raises UnknownUnit, UnitNotCreatedYet, UnitDissolvedAlready, those of officers, or DayNeeded.
    """
    state = organised(holder)
    if entry.effective_on == NOT_GIVEN and state.since is not None:
        raise DayNeeded(code=Stream(entry.record).key, holder=state.code, since=since_when(state))
    present(holder, entry.effective_on)


def organised(history: History) -> Unit | Officer:
    """What is true of a unit or an officer in the end."""
    return unit_of(history) if history.noun == "unit" else officer_of(history)


def check_role(needed: str, holder: History, entry: Entry) -> None:
    """Raise ApproverOfAnotherRole when the officer served in another role on the entry's day."""
    officer = officer_of(holder, entry.effective_on)
    if officer.role != needed:
        symbol = getattr(entry, "symbol", "")
        raise ApproverOfAnotherRole(
            symbol=symbol, code=officer.code, role=officer.role, needed=needed
        )


class Presence:
    """The rule in some books, for what one transaction makes in them."""

    def __init__(self, books: Working) -> None:
        self._books = books
        self._lives = Kept(lives_of)
        self._departures = Kept(departures_of)

    def settle(self, fresh: Sequence[Entry]) -> list[str]:
        """Let move what endings say; return the streams that new entries may have set adrift.

        That is those they are about, and all that names a unit or an officer whose days change.
        """
        causes = {entry.record: entry for entry in fresh}
        for cause in list(causes.values()):
            if Stream(cause.record).noun in HOLDERS:
                for record in self._hanging(cause.record):
                    causes.setdefault(record, cause)
        affected = sorted(causes, key=_rank) if len(causes) > 1 else list(causes)
        for record in affected:
            if self._may_move(record):
                settle(self._books, record, causes[record])
        return affected

    def check(self, affected: Iterable[str], fresh: Sequence[Entry]) -> None:
        """Refuse what hangs on nothing.

        Raises what refuse_absent and check_role raise for what new entries name; IntoItself,
        UnitStillHolds, OfficerStillHolds, ApprovalStands, StandsOnNothing.
        """
        for entry in fresh:
            self._check_named(entry)
        changed = {entry.record for entry in fresh}
        lost: dict[tuple[Stream, bool], list[Lost]] = {}
        for record in affected:
            if _is_told_by_names(self._books.history(record)):
                continue
            for stay, day in self._set_adrift(record):
                if not stay.begun_by.position:
                    self._refuse_begun(stay)
                elif stay.holder in changed:
                    key = stay.holder, self._lacks_role_alone(stay)
                    lost.setdefault(key, []).append((record, day, stay))
                else:
                    raise StandsOnNothing(
                        number=Stream(record).key,
                        holder=stay.holder.key,
                        effective_on=format_date(day),
                    )
        for (holder, of_role), found in lost.items():
            ending = _handed_over_by(holder, fresh)
            if isinstance(ending, UnitSplit) and (left := _left(ending, found)):
                raise SplitLeavesNowhere(**_still_holding(holder, left, of_role=of_role).values)
            refusal = _still_holding(holder, found, of_role=of_role)
            raise _came_later(refusal) if ending else refusal

    def _may_move(self, record: str) -> bool:
        """Whether a stream has moved with an ending, or names a unit or officer that has one."""
        read = self._books.history
        for entry in read(record).entries:
            if is_move(entry):
                return True
            for attached in attachments(entry):
                if self._departures.of(read(attached.holder)):
                    return True
        return False

    def _hanging(self, holder: str) -> Sequence[str]:
        """What names a unit or an officer whose days, or whose end, new entries change."""
        now = self._books.history(holder)
        before = _recorded(now)
        named: list[tuple[str, str]] = []
        if _departs(before) != _departs(now) or without(lives(before), lives(now)):
            named += [(name, now.number) for name in STATED[now.noun]]
        if _loses_a_role(before, now):
            named.append(("approved_by", now.number))
        if not (named and before.entries):
            return []
        found = map(Stream, self._books.stating(named))
        return [one for one in found if one.is_record or one.is_paper or one.noun in HOLDERS]

    def _check_named(self, entry: Entry) -> None:
        """Refuse a unit or an officer that is not there on the day of an entry that names it."""
        for attached in _named(entry):
            if attached.holder == entry.record:
                raise IntoItself(code=attached.holder.key)
            if entry.corrects is not None and attached in self._named_before(entry):
                continue
            holder = self._books.history(attached.holder)
            if not self._is_there(holder, entry.effective_on):
                refuse_absent(holder, entry)
            if attached.role is not None:
                check_role(attached.role, holder, entry)

    def _named_before(self, entry: Entry) -> list[Attachment]:
        """What the entry that a new one takes the place of named on the same day."""
        return [
            attached
            for one in self._books.history(entry.record).entries
            if one.position == entry.corrects and one.effective_on == entry.effective_on
            for attached in _named(one)
        ]

    def _set_adrift(self, record: str) -> Iterator[tuple[Stay, date]]:
        """The stays that new entries set adrift, and the first day of each on which they do."""
        history = self._books.history(record)
        for stay, days in adrift(history, self._now):
            before = [
                day
                for other, lost in adrift(_recorded(history), self._before)
                if (other.holder, other.role, other.lasts) == (stay.holder, stay.role, stay.lasts)
                for day in lost
            ]
            if new := without(days, before):
                yield stay, new[0].since

    def _refuse_begun(self, stay: Stay) -> None:
        """Refuse a new stay with who is not there on its first day; later it may be told late."""
        holder = self._books.history(stay.holder)
        if not self._is_there(holder, stay.since):
            refuse_absent(holder, stay.begun_by)

    def _lacks_role_alone(self, stay: Stay) -> bool:
        holder = self._books.history(stay.holder)
        return stay.role is not None and self._is_there(holder, stay.since)

    def _is_there(self, holder: History, day: date) -> bool:
        return any(life.holds(day) for life in self._lives.of(holder))

    def _now(self, stay: Stay) -> list[Life]:
        return lives(self._books.history(stay.holder), stay.role)

    def _before(self, stay: Stay) -> list[Life]:
        return lives(_recorded(self._books.history(stay.holder)), stay.role)


def _named(entry: Entry) -> Iterator[Attachment]:
    """Whom an entry names on its day: what is attached to, who did it, and where things go."""
    yield from attachments(entry)
    if isinstance(entry, FileChecked):
        yield Attachment(Stream.of_officer(entry.checker), lasts=False)
    for goes in destinations(entry) if isinstance(entry, Departure) else ():
        yield Attachment(goes, lasts=False)


def _is_told_by_names(history: History) -> bool:
    """Whether a stream is new, and each of its stays begins with an entry that names the holder."""
    entries = history.entries
    return not entries[0].position and not any(isinstance(one, RecordReopened) for one in entries)


def _recorded(history: History) -> History:
    """A history without what is being made."""
    return History(history.record, tuple(one for one in history.entries if one.position))


def _departs(history: History) -> list[str]:
    return [one.reference for one in departures_of(history)]


def _loses_a_role(before: History, now: History) -> bool:
    """Whether an officer loses days in a role."""
    roles = {role for one in before.entries if (role := getattr(one, "role", None))}
    return any(without(lives(before, role), lives(now, role)) for role in roles)


def _rank(record: str) -> tuple[bool, bool, str]:
    """Units before officers before records, each by name."""
    noun = Stream(record).noun
    return noun != "unit", noun != "officer", record


def _handed_over_by(holder: str, fresh: Iterable[Entry]) -> Ending | None:
    """The new entry that ends a unit or an officer and says where everything goes, if one does."""
    endings = (one for one in fresh if isinstance(one, Ending) and one.record == holder)
    return next((one for one in endings if destinations(one)), None)


def _left(split: UnitSplit, found: Sequence[Lost]) -> list[Lost]:
    """Of what hangs on a unit, that which did when it was split, and went to none."""
    return [one for one in found if one[1] == split.effective_on]


def _came_later(
    refusal: UnitStillHolds | OfficerStillHolds | ApprovalStands,
) -> LedgerError:
    """The refusal where it is said already to whom everything goes: some of it came afterwards."""
    if isinstance(refusal, UnitStillHolds):
        return CameToUnitLater(**refusal.values)
    if isinstance(refusal, OfficerStillHolds):
        return CameToOfficerLater(**refusal.values)
    return refusal


def _still_holding(
    holder: Stream, found: Sequence[Lost], *, of_role: bool
) -> UnitStillHolds | OfficerStillHolds | ApprovalStands:
    """The refusal that lists what hangs on a unit or an officer on days it would lose."""
    hanging: dict[str, list[str]] = {}
    for record, _, _ in sorted(found, key=lambda one: _rank(one[0])):
        one = Stream(record)
        names = hanging.setdefault("record" if one.is_record else one.noun, [])
        if one.key not in names:
            names.append(one.key)
    told: dict[str, object] = {
        "code": holder.key,
        "effective_on": format_date(min(day for _, day, _ in found)),
        "hanging": tuple((noun, tuple(names)) for noun, names in hanging.items()),
    }
    if of_role:
        return ApprovalStands(needed=found[0][2].role, **told)
    return UnitStillHolds(**told) if holder.noun == "unit" else OfficerStillHolds(**told)
