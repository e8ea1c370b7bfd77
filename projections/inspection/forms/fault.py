"""What is wrong in a form's file: where, what, and what to do."""

from __future__ import annotations

from typing import Final

from ledger.errors import N_
from projections.toml.fault import SYNTAX, FileFault

ASK_FOR_THE_FORM: Final = N_("“socai inspect forms show” prints the form that is built in.")

KEEP_ONE: Final = N_(
    "Leave it where it is meant, or add a longer phrase: that is preferred to a shorter one."
)

TEXTS: Final = {
    "syntax": SYNTAX,
    "unknown_key": (
        N_("no form has a key “{text}” here"),
        N_("Did you mean {near}? Known here: {known}."),
    ),
    "missing_key": (N_("the key “{text}” is missing here"), ASK_FOR_THE_FORM),
    "missing_row": (N_("a table [[{name}]] with {text} is missing"), ASK_FOR_THE_FORM),
    "wrong_kind": (
        N_("here stands {found}, where {wanted} should be"),
        N_('Words stand in a list, even one alone: ["word"].'),
    ),
    "unknown_code": (
        N_("“{text}” is not in the catalog here"),
        N_("Did you mean {near}? Known here: {known}."),
    ),
    "bad_value": (N_("“{text}” cannot stand here"), N_("Write it like this: {known}.")),
    "empty": (N_("“{text}” is no word: it has no letter"), N_("Delete it, or write the word.")),
    "never_read": (
        N_("“{text}” would never be found: reports are cut into {parts} there"),
        N_("Leave out digits, and signs that belong to them."),
    ),
    "number": (
        N_("“{text}” holds a number, which reports use to count"),
        N_("Leave out the digits; numbers have no place in words."),
    ),
    "twice": (
        N_("“{text}” stands twice in this list, first in line {at}"),
        N_("Delete one; case, the place of a tone and i/y make no other word."),
    ),
    "contradiction": (
        N_("“{text}” stands here and in {other}, line {at}: it cannot mean both"),
        KEEP_ONE,
    ),
    "contradicts_built_in": (
        N_("“{text}” stands in {other} of the built-in form: it cannot mean both"),
        KEEP_ONE,
    ),
    "idle": (
        N_("“{text}” does nothing here: it does not stand in {other}"),
        N_("Add it there as well, or delete it here."),
    ),
}
"""By the kind of fault: what is wrong and a hint, templates with named fields."""


class FormFault(FileFault):
    """One thing that is wrong in a form's file."""

    __slots__ = ()
    TEXTS = TEXTS
