"""What things are called when people read of them: fields, states, roles, measures.

English message ids. What one kind of entry alone says, that kind names (its LABELS).
"""

from __future__ import annotations

from ledger.errors import N_
from ledger.values.text import fold

FIELDS = {
    "number": N_("file number"),
    "line": N_("line of work"),
    "symbol": N_("symbol"),
    "class": N_("class"),
    "list": N_("list"),
    "group": N_("group"),
    "type": N_("type"),
    "level": N_("level"),
    "branch": N_("branch"),
    "field": N_("field of work"),
    "unit": N_("unit"),
    "to_unit": N_("to unit"),
    "unit_level": N_("level of the unit"),
    "officer": N_("officer in charge"),
    "to_officer": N_("to officer"),
    "online": N_("online"),
    "source": N_("source"),
    "source_record": N_("source record"),
    "object": N_("object surveyed"),
    "count": N_("count"),
    "status": N_("status"),
    "closing": N_("way of closing"),
    "movement": N_("kind of movement"),
    "rating": N_("rating"),
    "items": N_("items"),
    "valuable": N_("valuable items"),
    "document": N_("document"),
    "basis": N_("legal basis"),
    "approved_by": N_("approved by"),
    "next_review": N_("next review"),
    "served": N_("record served"),
    "clock": N_("clock then"),
    "collaborator": N_("collaborator"),
    "code": N_("code"),
    "name": N_("name"),
    "parent": N_("parent unit"),
    "role": N_("role"),
    "duty": N_("duty"),
    "duties": N_("duty"),
    "kind": N_("kind"),
    "unit_kind": N_("kind of unit"),
    "branches": N_("branches"),
    "voids": N_("voided entry"),
    "corrects": N_("corrects entry"),
    "reason": N_("reason"),
    "by_undo": N_("by undo"),
    "file": N_("file"),
    "date": N_("date"),
    "opened_on": N_("opened on"),
    "closed_on": N_("closed on"),
}

HANGING = {
    "unit": N_("units"),
    "officer": N_("officers"),
    "record": N_("records"),
    "outcome": N_("results of work"),
    "gang": N_("gangs"),
    "object": N_("objects of survey"),
    "attestation": N_("attestations"),
    "quota": N_("quotas"),
    "inspection": N_("inspections"),
    "meeting": N_("meetings attended"),
    "circular": N_("circulars read"),
    "knowledge": N_("questions about rules"),
    "sanction": N_("handlings recorded"),
}
"""What can hang on a unit or an officer, where several are listed: units, officers, records, and
every noun of papers."""

STATUSES = {
    "absent": N_("not opened"),
    "open": N_("open"),
    "suspended": N_("suspended"),
    "closed": N_("closed"),
    "archived": N_("archived"),
}

ROLES = {"leader": N_("leader"), "commander": N_("commander"), "officer": N_("officer")}

UNIT_KINDS = {
    "province": N_("province"),
    "division": N_("division"),
    "district": N_("district"),
    "team": N_("team"),
    "commune": N_("commune"),
}
"""The kinds of units (``ledger.records.unit_kind``)."""

ROLE_WORDS = {"leader": "lãnh đạo", "commander": "chỉ huy", "officer": "cán bộ"}
"""The field's own words for the roles of officers."""


def role_meant(text: str) -> str | None:
    """The role that a text means, by its code or its word, with accents or without."""
    typed = fold(text.strip())
    return next((code for code, word in ROLE_WORDS.items() if typed in (code, fold(word))), None)


MOVEMENTS = {
    "opened": N_("new opening"),
    "reopened": N_("reopening"),
    "closed": N_("closing"),
    "reorganised": N_("reorganisation"),
    "transferred": N_("hand-over"),
    "converted": N_("conversion"),
    "level": N_("change of level"),
    "reclassified": N_("change of classification"),
}
"""The kinds of movement (``projections.facts.movement``)."""

MEASURES = {
    "opening": N_("Opening"),
    "added": N_("Added"),
    "removed": N_("Removed"),
    "current": N_("Current"),
}
STATED_MEASURES = {**MEASURES, "handled": N_("Handled in all")}
"""Those that a report can state of a line of work."""
