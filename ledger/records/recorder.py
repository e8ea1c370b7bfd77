"""Who may record: an officer who is enrolled, and has not left (docs/decisions/who-records.md)."""

from __future__ import annotations

from ledger.errors import RecorderMissing, RecorderNotEnrolled
from ledger.records.books import Books
from ledger.records.history import History
from ledger.records.organisation import officer_of, present
from ledger.values.stream import LEDGER, Stream


def check_recorder(books: Books) -> None:
    """Refuse who may not record today.

    Officers record who were enrolled before this transaction and have not left, or whom it enrols.
    Raises RecorderMissing, RecorderNotEnrolled, UnknownOfficer, OfficerNotEnrolledYet,
    OfficerLeftAlready.
    """
    if not books.by:
        raise RecorderMissing()
    stream = Stream.of_officer(books.by)
    history = books.history(stream)
    before = History(stream, tuple(one for one in history.entries if one.position))
    if officer_of(before).code:
        present(before, books.today)
    elif not officer_of(history).code:
        if may_enrol_himself(books):
            raise RecorderNotEnrolled(code=books.by, unit=books.home)
        raise books.codes.unknown(stream)


def may_enrol_himself(books: Books) -> bool:
    """Whether who records may enrol himself: he founded the ledger, or nobody is enrolled yet.

    A ledger made by an earlier version has a recorder who never joined.
    """
    founded = books.history(LEDGER).entries
    if founded and founded[0].by == books.by:
        return True
    names = list(books.names("officer"))
    books.preload(names)
    return not any(officer_of(books.history(name)).code for name in names)
