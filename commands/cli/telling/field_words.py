"""How the fields of an entry are told: each with its label, its codes by their printed names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from commands.cli.telling.adrift_words import given_told
from commands.speech import _
from ledger.catalog.inspections import inspections
from ledger.catalog.lines import catalog
from ledger.catalog.names import FIELDS, MOVEMENTS, ROLES, STATED_MEASURES, STATUSES, UNIT_KINDS
from ledger.catalog.papers import OF_FAMILIES, called
from ledger.catalog.secrecy import degrees
from ledger.entries import label
from ledger.errors import N_, UnknownCode
from ledger.records.service import name_of_service
from ledger.values.dates import format_date
from ledger.values.stream import Stream, referred


def labelled(record: str, body: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What an entry states, as people read it: labels and values, those of its kind alone first."""
    fields = sorted(_flat(body), key=lambda pair: _RANKS.get(pair[0], -1))
    return [(_(label(name)), _each_named(record, name, value)) for name, value in fields]


def _each_named(record: str, name: str, value: Any) -> str:
    """A coded value by its printed name; of a list each of them."""
    listed = value if isinstance(value, list) else [value]
    each = (given_told(one) if name == "given" else named(record, name, one) for one in listed)
    return ", ".join(each) or "–"


_RANKS = {name: rank for rank, name in enumerate(FIELDS)}
_UNSAID = (
    *("line", "number", "file", "figures", "period", "origin", "sha256", "register"),
    "heads",
)
"""What the log leaves out: it stands in the heading, or is long and for programs."""


def _flat(body: Mapping[str, Any]) -> list[tuple[str, Any]]:
    flat: list[tuple[str, Any]] = []
    for name, value in body.items():
        if name in ("attributes", "changes"):
            flat += list(value.items())
        elif name == "basis":
            flat.append(
                (name, " ".join(_day(value[part]) for part in ("number", "date") if part in value))
            )
        elif name not in _UNSAID:
            flat.append((name, value))
    return flat


_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def _day(text: str) -> str:
    """A stored date as people write it; any other text as it is."""
    return format_date(date.fromisoformat(text)) if _DATE.fullmatch(text) else text


def named(record: str, name: str, value: Any) -> str:
    """A coded value by its printed name."""
    if name == "reason":
        return reason_told(str(value))
    if value is None:
        return "–"
    if isinstance(value, bool):
        return _(N_("yes")) if value else _(N_("no"))
    if name in ("line", "line_read"):
        return catalog().line(str(value)).name
    if name == "measure_read":
        return _(STATED_MEASURES.get(str(value), str(value)))
    if not Stream(record).is_paper and str(value) in _NAMES.get(name, ()):
        return _(_NAMES[name][value])
    if name in ("served", "collaborator", "produced", "source_record", "records", "about"):
        return ", ".join(Stream(one).key for one in _each(value))
    if name in ("next_review", "as_of", "start", "end", "due"):
        return _day(str(value))
    return _coded(record, name, str(value))


def _each(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _coded(record: str, name: str, value: str) -> str:
    """A code of the catalog by its printed name; any other value as it is."""
    if name in OF_FAMILIES:
        return called(name, value)
    if Stream(record).is_paper:
        named = called(name, value)
        return inspections().printed(named) if name in _OF_INSPECTIONS else named
    if name in ("way", "closing"):
        return _closing_name(record, value)
    if name == "serves":
        return name_of_service(value)
    if name == "degree":
        return degrees().name_of(value)
    if name == "kind":
        return catalog().effect_kinds.name_of(value)
    return catalog().printed(_SORTS.get(name, name), value)


_OF_INSPECTIONS = ("kind", "breach", "severity")
"""The fields of papers that hold codes of inspections and of what they find."""

_SORTS = {"duties": "duty"}
"""The fields that hold codes of a sort with another name."""

_NAMES = {
    "role": ROLES,
    "status": STATUSES,
    "movement": MOVEMENTS,
    "attribute": FIELDS,
    "kind": UNIT_KINDS,
}
"""What the values of fields are called whose names are texts of ours."""


_REFERENCE = re.compile(r"[^:\s]+:.+#\d+")


def reason_told(text: str) -> str:
    """A reason; where it is a reference to the entry that it followed from, in words."""
    if not _REFERENCE.fullmatch(text):
        return text
    number = referred(text)[0].key
    return _(N_("follows from an entry on {number}")).format(number=number)


def _closing_name(record: str, code: str) -> str:
    try:
        return catalog().line(Stream(record).noun).closing(code).name
    except UnknownCode:
        return code
