"""What a correction may change of each kind of entry; its texts are read as on recording."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, get_args

from ledger.catalog.inspections import inspections
from ledger.catalog.lines import Line, catalog
from ledger.catalog.names import ROLE_WORDS, role_meant
from ledger.catalog.papers import CODED, papers
from ledger.entries import Entry
from ledger.entries.collaborator import (
    CollaboratorAssigned,
)
from ledger.entries.inspection import SanctionRecorded
from ledger.entries.paper import PaperEntry
from ledger.entries.record import (
    STATED,
    EffectProduced,
    RecordChanged,
    RecordOpened,
)
from ledger.errors import N_, BadValue, NothingToCorrect, UnknownCode
from ledger.errors.input import NotWhole
from ledger.records.books import Books
from ledger.records.collaborator import MOST_ITEMS, served_by_collaborators
from ledger.records.establishment import Role
from ledger.records.findings import something_said
from ledger.records.giving import given_in
from ledger.records.inspections import officers_named
from ledger.records.lifecycle import other_record, subject_for
from ledger.records.opening import code_attribute
from ledger.records.paper_command import begun, branch_coded, records_named
from ledger.records.persona import served_by_personas
from ledger.records.readings import OF_READINGS
from ledger.records.results import MOST_DONG, offence_stated
from ledger.records.survey_list import SURVEYS
from ledger.values.dates import parse_date
from ledger.values.numbers import read_count, read_dong
from ledger.values.stream import Stream
from ledger.values.text import NO, YES, as_seen, yes_or_no

Changes = Mapping[str, str | bool | None]
"""Field → text as people write it; None takes it away."""

_BASIS = {"basis_number": "number", "basis_date": "date"}
"""The two parts of the legal basis, which an entry keeps together."""

_MOST_LETTERS = {"name": 200, "document": 200, "report": 200, "why": 400}

LISTS = {"branches": "branch", "duties": "duty"}
"""The fields that hold several codes, and of what sort."""


def corrected_fields(books: Books, entry: Entry, changes: Changes) -> dict[str, Any]:
    """The entry's fields as they shall be.

    Raises NothingToCorrect, BadDate, BadValue, UnknownCode, UnknownUnit, UnknownOfficer,
    UnknownRecord.
    """
    known = entry.CORRECTABLE
    corrected: dict[str, Any] = {}
    for called, given in changes.items():
        name = entry.CALLED.get(called, called)
        value = None if given == "" else given
        if name not in known:
            shown = ", ".join((*known, "date")).replace("_", "-")
            raise NothingToCorrect(
                position=entry.position,
                kind=entry.NAME,
                field=called.replace("_", "-"),
                known=shown,
            )
        if value is None and name in entry.REQUIRED:
            raise BadValue(field=called, text="", why=N_("it cannot be left out"))
        _put(corrected, books, entry, name, value)
    return corrected


def _put(
    fields: dict[str, Any], books: Books, entry: Entry, name: str, value: str | bool | None
) -> None:
    """Put one corrected field where the entry keeps it."""
    if isinstance(entry, RecordChanged) or (isinstance(entry, RecordOpened) and name in STATED):
        _put_attribute(fields, books, entry, name, value)
        return
    read = entry.USUAL.get(name) if value is None else _read(books, entry, name, str(value))
    if isinstance(entry, RecordOpened) and name in _BASIS:
        basis = dict(fields.get("basis", entry.basis) or {}) | {_BASIS[name]: read}
        fields["basis"] = {part: text for part, text in basis.items() if text} or None
    elif name == "offence":
        fields |= _offence(books, read)
    elif name == "duties":  # they stand for the text that an earlier version kept
        fields |= {"duties": read, "duty": None}
    else:
        fields[name] = read


def _offence(books: Books, code: object) -> dict[str, Any]:
    return offence_stated(books.offence(str(code)) if code else None)


def _put_attribute(
    fields: dict[str, Any],
    books: Books,
    entry: RecordOpened | RecordChanged,
    name: str,
    value: str | bool | None,
) -> None:
    """An opening leaves out an attribute that is taken away; a change says that it is."""
    held = "attributes" if isinstance(entry, RecordOpened) else "changes"
    values = fields.setdefault(held, dict(getattr(entry, held)))
    values[name] = None if value is None else code_attribute(books, _line(entry), name, value)
    if value is None and isinstance(entry, RecordOpened):
        del values[name]


def _read(books: Books, entry: Entry, name: str, text: str) -> str | int | list[Any]:
    """A text as the field of this name keeps it: a count, a code, a day, a list, or as seen."""
    if name in entry.WHOLE:
        return _whole(name, text)
    if name in entry.TRUTHS:
        return _truth(name, text)
    if isinstance(entry, PaperEntry) and (told := _OF_PAPERS.get(name)):
        return told(books, entry, text)
    if name == "given":
        return given_in(books, text)
    if name == "into":
        return list(dict.fromkeys(books.unit(part).code for part in split_list(text)))
    if name in LISTS:
        return books.coded_list(LISTS[name], split_list(text))
    if read := _READ.get(name):
        return read(books, entry, text)
    if len(text) > _MOST_LETTERS.get(name, len(text)):
        raise BadValue(field=name, text=text, why=N_("it is too long"))
    return as_seen(text)


def split_list(text: str) -> list[str]:
    """What a text lists, between semicolons, else between commas."""
    return [part for one in text.split(";" if ";" in text else ",") if (part := one.strip())]


def _whole(name: str, text: str) -> int:
    if (count := read_dong(text) if name == "amount_dong" else read_count(text)) is None:
        raise NotWhole(field=name, text=text)
    if name == "count" and not count:
        raise BadValue(field=name, text=text, why=N_("it is less than one"))
    if count > (MOST_DONG if name == "amount_dong" else MOST_ITEMS):
        raise BadValue(field=name, text=text, why=N_("it is too large"))
    return count


def _truth(name: str, text: str) -> bool:
    if (said := yes_or_no(text)) is None:
        raise UnknownCode(field=name, text=text, line="socai", known=", ".join((*YES, *NO)))
    return said


def _unit(books: Books, _entry: Entry, text: str) -> str:
    return books.unit(text).code


def _officer(books: Books, _entry: Entry, text: str) -> str:
    return books.officer(text).code


def _other(name: str) -> _Reader:
    return lambda books, entry, text: other_record(books, entry.record, name, text)


def _served(books: Books, entry: Entry, text: str) -> str:
    if isinstance(entry, CollaboratorAssigned):
        return served_by_collaborators(books, text, entry.effective_on).record
    return books.find(text).record


def _day(_books: Books, _entry: Entry, text: str) -> str:
    return parse_date(text).isoformat()


def _symbol(_books: Books, entry: Entry, text: str) -> str:
    return _line(entry).symbol(text).code


def _closing(_books: Books, entry: Entry, text: str) -> str:
    return _line(entry).closing(text).code


def _kind(_books: Books, entry: Entry, text: str) -> str:
    """That of an effect is one of the effect's own: it is asked of the replacement."""
    of_effect = isinstance(entry, EffectProduced)
    kinds = catalog().effect_kinds if of_effect else catalog().kinds
    return kinds.find(text, field="kind", line="socai").code


def _subject(_books: Books, entry: Entry, text: str) -> str:
    return subject_for(_line(entry), text)


def _serves(books: Books, entry: Entry, text: str) -> str:
    return served_by_personas(books, text, entry.effective_on)


def _role(_books: Books, _entry: Entry, text: str) -> str:
    if (role := role_meant(text)) is None:
        known = ", ".join((*get_args(Role), *ROLE_WORDS.values()))
        raise UnknownCode(field="role", text=text, line="socai", known=known)
    return role


def _in_catalog(name: str) -> _Reader:
    return lambda _books, _entry, text: catalog().attribute(name, text)


def _line(entry: Entry) -> Line:
    return catalog().line(Stream(entry.record).noun)


def _records(books: Books, _entry: Entry, text: str) -> list[str]:
    return records_named(books, re.split(r"[,;]", text)) or []


def _officers(books: Books, _entry: Entry, text: str) -> list[str]:
    return officers_named(books, split_list(text)) or []


def _inspection_kind(_books: Books, entry: Entry, text: str) -> str:
    known = inspections()
    return known.sanction(text) if isinstance(entry, SanctionRecorded) else known.kind(text)


def _record(books: Books, _entry: Entry, text: str) -> str:
    return books.find(text).record


def _positions(_books: Books, entry: Entry, text: str) -> list[int]:
    """Of earlier entries: nothing rests on what was recorded after it."""
    found = [read_count(one) for one in split_list(text)]
    if not all(one and one < entry.position for one in found):
        raise BadValue(field="named", text=text, why=N_("it is no position of an earlier entry"))
    return sorted({one for one in found if one})


def _inspection(books: Books, _entry: Entry, text: str) -> str:
    return Stream(begun(books, "inspection", text).record).key


def _breach(_books: Books, _entry: Entry, text: str) -> str:
    return inspections().breach(text)


def _severity(_books: Books, _entry: Entry, text: str) -> str:
    return inspections().severity(text)


def _branch(books: Books, _entry: Entry, text: str) -> str:
    return branch_coded(books, text) or ""


def _of_surveys(_books: Books, _entry: Entry, text: str) -> str:
    return catalog().line(SURVEYS).symbol(text).code


def _of_papers(name: str) -> _Reader:
    return lambda _books, _entry, text: papers().code(name, text)


_Reader = Callable[[Books, Entry, str], str]

_READ: dict[str, _Reader] = {
    "unit": _unit,
    "to_unit": _unit,
    "parent": _unit,
    "officer": _officer,
    "to_officer": _officer,
    **{name: _other(name) for name in ("source_record", "produced")},
    "served": _served,
    "serves": _serves,
    "checker": _officer,
    "subject": _subject,
    "basis_date": _day,
    "next_review": _day,
    "symbol": _symbol,
    "way": _closing,
    "role": _role,
    **{name: _in_catalog(name) for name in ("level", "type", "effect", "rating")},
    "kind": _kind,
}
"""How the fields are read that do not keep a text as it is seen, by their names."""

_OF_PAPERS: dict[str, Callable[[Books, Entry, str], str | list[str] | list[int]]] = {
    "records": _records,
    "branch": _branch,
    "symbol": _of_surveys,
    "start": _day,
    "end": _day,
    "attested_by": _officer,
    "decided_by": _officer,
    "leader": _officer,
    "reader": _officer,
    "participants": _officers,
    "inspected": _officers,
    **dict.fromkeys(("asked_by", "answers", "found_by", "answered_by"), _officer),
    **dict.fromkeys(("verified_by", "read_by"), _officer),
    "about": _record,
    **OF_READINGS,
    "what": lambda _books, _entry, text: something_said(text),
    "named": _positions,
    "inspection": _inspection,
    "due": _day,
    "breach": _breach,
    "severity": _severity,
    "kind": _inspection_kind,
    **{name: _of_papers(name) for name in CODED},
    "offence": lambda books, _entry, text: books.offence(text).code,
}
"""The same of the fields that mean something else on papers, or stand on them alone."""
