"""What is wrong in a file of calendar rows: where, what, and what to do."""

from __future__ import annotations

from typing import Final

from ledger.errors import N_, InputRejected
from projections.toml.fault import SYNTAX, FileFault

_NEAR: Final = N_("Did you mean {near}? Known here: {known}.")
_SHOW: Final = N_("Look at the calendar that is built in: socai due --calendar.")

TEXTS: Final = {
    "syntax": SYNTAX,
    "unknown_key": (N_("no row of a calendar has a key “{text}”"), _NEAR),
    "missing_key": (N_("the key “{text}” is missing here"), _SHOW),
    "wrong_kind": (N_("here stands {found}, where {wanted} should be"), _SHOW),
    "unknown_code": (N_("“{text}” is not known here"), _NEAR),
    "unknown_unit_kind": (N_("“{text}” is no kind of unit"), _NEAR),
    "bad_value": (N_("“{text}” cannot stand here"), N_("Write it like this: {known}.")),
    "bad_deadline": (
        N_("“{text}” is no day that every period has"),
        N_(
            "Write a day of every month (15) or year (10/06), one day (31/12/2020), “end of "
            "period”, or before a weekday and hour (Thursday 10:00)."
        ),
    ),
    "one_of": (
        N_("{text}: one of them should stand here, and no more"),
        N_("Keep one and delete the others."),
    ),
    "no_such_number": (
        N_("a year has no {text} of these periods"),
        N_("Numbers from 1 to {known} stand here."),
    ),
    "reversed": (N_("it ends on {text}, before it begins"), N_("Write the earlier day first.")),
    "not_given_so": (
        N_("what {text} owes is not given by {other}"),
        N_("It can be given by: {known}."),
    ),
    "twice": (N_("“{text}” stands twice, first in line {at}"), N_("Give each a code of its own.")),
}
"""By the kind of fault: what is wrong and a hint, templates with named fields."""


class CalendarFault(FileFault):
    """One thing that is wrong in a file of calendar rows."""

    TEXTS = TEXTS


class CalendarNotRight(InputRejected):
    """A file of calendar rows with faults is not used, not even in part."""

    message = N_("“{file}” is not used: it has faults ({count})")
    hint = N_("Mend what is named above; “socai due --calendar” shows how rows look.")


class NoSuchReport(InputRejected):
    """A submission names a report that the calendar does not have: it would stay owed."""

    message = N_("The calendar has no report “{text}”")
    hint = N_("Give one of these to --name: {known}.")


class CalendarTooLarge(InputRejected):
    """More than any calendar needs."""

    message = N_("“{file}” is larger than a calendar can be: over {limit_kb} KB")
    hint = N_("Check that it is the file you meant to put there.")
