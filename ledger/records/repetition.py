"""The same entry twice: what one transaction says that stands in the books already.

Nothing in a timeline forbids it: so many items may have been delivered twice on one day. Far more
often a command was given twice; so whoever records is asked first.
"""

from __future__ import annotations

from ledger.entries import Entry
from ledger.errors import SaidAlready
from ledger.records.books import Books
from ledger.timeline import in_force
from ledger.values.dates import format_date
from ledger.values.stream import Stream


def refuse_repetitions(books: Books) -> None:
    """Raise SaidAlready for an entry that says what another in force says.

    That is one of the same kind, on the same record, of the same day and with the same fields.
    What follows from another entry, or takes the place of one, is not asked about.
    """
    for entry in books.fresh:
        if entry.follows is None and entry.corrects is None:
            for one in in_force(books.history(entry.record).entries):
                if one.position and _says_the_same(one, entry):
                    raise SaidAlready(
                        position=one.position,
                        number=Stream(entry.record).key,
                        kind=entry.NAME,
                        effective_on=format_date(entry.effective_on),
                    )


def _says_the_same(one: Entry, other: Entry) -> bool:
    return (
        type(one) is type(other)
        and one.effective_on == other.effective_on
        and one.body() == other.body()
    )
