"""What is told of papers, in words: the title of each fact, and its values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from commands.speech import _
from ledger.catalog.inspections import inspections
from ledger.catalog.names import FIELDS
from ledger.catalog.papers import called
from ledger.entries import label
from ledger.errors import N_
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from projections.documents.tables.table import Value

FactKind = Literal["text", "integer", "date", "boolean"]


class FactTitle(NamedTuple):
    """What a fact is called, and what its values are."""

    title: str
    kind: FactKind = "text"


QUOTA_STATUSES = {
    "registered": N_("registered, not decided"),
    "approved": N_("approved"),
    "sent_back": N_("sent back"),
}

FINDING_STATUSES = {
    "open": N_("not answered"),
    "answered": N_("answered"),
    "contested": N_("contested"),
    "not_remedied": N_("not put right"),
    "remedied": N_("put right"),
    "strength": N_("done well"),
}

INSPECTION_STATUSES = {"under_way": N_("under way"), "closed": N_("closed")}

GANG_STATUSES = {
    "found": N_("found, not on file"),
    "filed": N_("put on file"),
    "dismantled": N_("dismantled"),
}

STATUSES = QUOTA_STATUSES | FINDING_STATUSES | INSPECTION_STATUSES | GANG_STATUSES

TITLES: Mapping[str, FactTitle] = {
    "position": FactTitle(N_("entry"), "integer"),
    "number": FactTitle(N_("number")),
    "code": FactTitle(FIELDS["code"]),
    "effective_on": FactTitle(N_("effective"), "date"),
    "kind": FactTitle(N_("kind")),
    "counts": FactTitle(N_("counted")),
    "found_on": FactTitle(N_("found on"), "date"),
    "filed_on": FactTitle(N_("put on file on"), "date"),
    "dismantled_on": FactTitle(N_("dismantled on"), "date"),
    "since": FactTitle(N_("since"), "date"),
    "start": FactTitle(N_("from"), "date"),
    "end": FactTitle(N_("to"), "date"),
    "registered": FactTitle(N_("number registered"), "integer"),
    "approved": FactTitle(N_("number approved"), "integer"),
    "status": FactTitle(N_("status")),
    "officer": FactTitle(N_("officer")),
    **{name: FactTitle(FIELDS[name]) for name in ("unit", "branch", "symbol", "name", "document")},
    **{
        name: FactTitle(label(name))
        for name in ("offence", "measure", "penalty_type", "records", "first_found_by")
    },
    **{
        name: FactTitle(label(name), "integer")
        for name in ("leaders_known", "leaders_on_watch", "quantity")
    },
    **{
        name: FactTitle(label(name), "boolean")
        for name in ("cross_border", "through_line", "key_area", "holds", "percent")
    },
    "inspection": FactTitle(N_("kind")),
    "sanction": FactTitle(N_("form of handling")),
    "closed_on": FactTitle(FIELDS["closed_on"], "date"),
    **{name: FactTitle(label(name)) for name in ("plan", "participants", "inspected")},
    **{name: FactTitle(label(name)) for name in ("leader", "report")},
    **{
        name: FactTitle(label(name), "integer")
        for name in ("findings", "collectives", "individuals")
    },
    "surprise": FactTitle(label("surprise"), "boolean"),
    "within": FactTitle(N_("inspection")),
    "finding": FactTitle(N_("finding"), "integer"),
    "submission": FactTitle(label("submission"), "integer"),
    "due": FactTitle(label("due"), "date"),
    "answered_on": FactTitle(N_("answered on"), "date"),
    "verified_on": FactTitle(N_("verified on"), "date"),
    "contested": FactTitle(N_("contested")),
    **{name: FactTitle(label(name), "boolean") for name in ("accepted", "passed")},
    **{
        name: FactTitle(label(name))
        for name in (
            *("severity", "breach", "what", "about", "figure", "named", "answers", "found_by"),
            *("remedy", "answer", "verified_by", "rule", "asked_by"),
        )
    },
    **{
        name: FactTitle(label(name))
        for name in ("attestation", "indicator", "attested_by", "decided_by")
    },
}


def in_words(told: Mapping[str, Any], name: str) -> Value:
    """A fact of a paper as people read it."""
    value = told[name]
    if value is None:
        return None
    if name == "records":
        return ", ".join(Stream(one).key for one in value)
    if name in ("participants", "inspected", "named"):
        return ", ".join(map(str, value))
    if name == "about":
        return Stream(value).key
    if name in ("inspection", "sanction", "breach", "severity"):
        return inspections().printed(value)
    if name == "offence" and (title := told.get("offence_name")) not in (None, value):
        return f"{value} {title}"
    if name == "counts":
        return "; ".join(f"{_(label(one))}: {_plain(number)}" for one, number in value.items())
    if name == "status":
        return _status(told, value)
    return called(name, value) if isinstance(value, str) else value


def _status(told: Mapping[str, Any], status: str) -> str:
    """How a paper stands; a finding that is not accepted says so whatever became of it."""
    besides = () if status == "contested" or not told.get("contested") else ("contested",)
    return "; ".join(_(STATUSES[one]) for one in (status, *besides))


def _plain(value: object) -> str:
    from projections.documents.tables.table import separated

    if isinstance(value, bool):
        return _(N_("yes")) if value else _(N_("no"))
    return separated(f"{value:,}", _) if isinstance(value, int) else str(value)
