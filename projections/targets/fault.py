"""What is wrong in a file of targets: where, what, and what to do."""

from __future__ import annotations

from typing import Final

from ledger.errors import N_
from projections.toml.fault import SYNTAX, FileFault

_NEAR: Final = N_("Did you mean {near}? Known here: {known}.")

VALUE_KINDS: Final = {
    "ratio": N_("a ratio"),
    "whole": N_("a whole number"),
    "none": N_("nothing that is counted"),
}
"""What the value of an indicator is, in words."""

TEXTS: Final = {
    "syntax": SYNTAX,
    "unknown_key": (N_("no list of targets has a key “{text}” here"), _NEAR),
    "missing_key": (
        N_("the key “{text}” is missing here"),
        N_("Look at a list that is built in: socai targets show nvcb-2024."),
    ),
    "wrong_kind": (
        N_("here stands {found}, where {wanted} should be"),
        N_("Look at a list that is built in: socai targets show nvcb-2024."),
    ),
    "unknown_form": (N_("“{text}” is none of the nine forms of an indicator"), _NEAR),
    "unknown_set": (N_("“{text}” is no set that can be counted"), _NEAR),
    "unknown_base": (N_("this set has no base “{text}”"), _NEAR),
    "unknown_condition": (N_("members of this set have no condition “{text}”"), _NEAR),
    "unknown_quantity": (N_("“{text}” cannot be added up here"), _NEAR),
    "unknown_code": (N_("“{text}” is not known here"), _NEAR),
    "unknown_unit_kind": (N_("“{text}” is no kind of unit"), _NEAR),
    "unknown_indicator": (N_("there is no indicator “{text}”"), _NEAR),
    "wrong_form": (
        N_("the indicator “{text}” is of the form “{form}”, which cannot be counted here"),
        N_("Here can stand: {known}."),
    ),
    "wrong_set": (
        N_("no indicator of the form “{form}” counts {text}"),
        N_("It counts: {known}."),
    ),
    "bad_value": (N_("“{text}” cannot stand here"), N_("Write it like this: {known}.")),
    "cycle": (
        N_("the indicators {text} name each other in a circle"),
        N_("Let one of them name a set of its own."),
    ),
    "over_100": (
        N_("{text} is more than 100 %"),
        N_("Nothing can be more than all of it: write at most 100 %."),
    ),
    "stretch_side": (
        N_("the stretch {text} does not go beyond the threshold {other}"),
        N_("From “>=” on it is larger, from “<=” on smaller than the threshold."),
    ),
    "twice": (
        N_("“{text}” stands twice, first in line {at}"),
        N_("Give each a number or name of its own."),
    ),
    "overlap": (
        N_("this phase begins before the one before it has ended, {text}"),
        N_("Let it begin on the day after: {known}."),
    ),
    "baseline_overlap": (
        N_("the baseline is not over when a phase begins, {text}"),
        N_("What a programme is measured against lies before it: let it end by {known}."),
    ),
    "no_year": (
        N_("the baseline {text} is no calendar year"),
        N_("Figures are compared with the same days of that year: write {known}."),
    ),
    "quota_kind": (
        N_("a quota of “{text}” is {found}; what is held against it is {wanted}"),
        N_("Name the indicator of the part itself, or one of the same kind."),
    ),
    "reversed": (
        N_("it ends on {text}, before it begins"),
        N_("Exchange the two days, or mend one of them."),
    ),
    "bad_deadline": (
        N_("“{text}” is no day that every year has once the reporting year is over"),
        N_(
            "Write a day from 15/10 to 31/12: “15/11”, which is late itself, or, where it is on "
            'time, “{{ by = "15/11" }}”.'
        ),
    ),
    "no_own_deadline": (
        N_("a list over the calendar year gives its reports no deadline"),
        N_(
            "Delete the key: the deadline of that year stands in the calendar, which a unit's own "
            "calendar.toml can change."
        ),
    ),
    "no_branch": (
        N_("no record counted here can be of the branch “{text}”: the exception meets nothing"),
        _NEAR,
    ),
    "not_for_form": (
        N_("{text} has no meaning for an indicator of the form “{form}”"),
        N_("Delete it, or name an indicator of another form."),
    ),
    "value_kind": (
        N_("“{text}” is no threshold of an indicator whose value is {wanted}"),
        N_("A ratio is held against a percentage, a count against a whole number."),
    ),
}
"""By the kind of fault: what is wrong and a hint, templates with named fields."""


class ListFault(FileFault):
    """One thing that is wrong in a file of targets."""

    __slots__ = ()
    TEXTS = TEXTS
