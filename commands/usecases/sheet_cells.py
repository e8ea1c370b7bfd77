"""What is wrong with a cell of a sheet by itself, whatever else its row says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ledger.catalog.inspections import inspections
from ledger.catalog.lines import catalog
from ledger.catalog.papers import papers
from ledger.errors import LedgerError
from ledger.records.persona import served_by_personas
from ledger.records.survey_list import SURVEYS

if TYPE_CHECKING:
    from datetime import date

    from ledger.records.books import Books

Check = Callable[["Books", str, Any], object]
"""Looks a field's value up in the books or the catalog, and raises what it is not."""


def _each(one: Callable[[Books, str], object]) -> Check:
    return lambda books, _name, texts: [one(books, text) for text in texts]


def _branches(books: Books, _name: str, texts: Any) -> object:
    return books.coded_list("branch", texts if isinstance(texts, tuple) else (texts,))


def _unit(books: Books, _name: str, code: Any) -> object:
    return books.unit(code)


def _officer(books: Books, _name: str, code: Any) -> object:
    return books.officer(code)


def _record(books: Books, _name: str, number: Any) -> object:
    return books.find(number)


def _paper_code(_books: Books, name: str, text: Any) -> object:
    return papers().code(name, text)


CHECKS: Mapping[str, Check] = {
    "unit": _unit,
    "parent": _unit,
    "to_unit": _unit,
    "officer": _officer,
    "leader": _officer,
    "checker": _officer,
    "attested_by": _officer,
    "participants": _each(lambda books, code: books.officer(code)),
    "inspected": _each(lambda books, code: books.officer(code)),
    "records": _each(lambda books, number: books.find(number)),
    "produced": _record,
    "branch": _branches,
    "branches": _branches,
    "duties": lambda books, _name, texts: books.coded_list("duty", texts),
    "offence": lambda books, _name, text: books.offence(text),
    "measure": _paper_code,
    "penalty_type": _paper_code,
    "first_found_by": _paper_code,
    "level": lambda _books, name, text: catalog().attribute(name, text),
    "attestation": lambda _books, _name, text: papers().attestation(text),
    "symbol": lambda _books, _name, text: catalog().line(SURVEYS).symbol(text),
    "effect": lambda _books, name, text: catalog().effects.find(text, field=name, line="socai"),
    "to": lambda books, _name, text: served_by_personas(books, text, books.today),
}
"""By field, whatever kind of sheet it is of."""

CHECKS_OF: Mapping[str, Mapping[str, Check]] = {
    "outcome": {"kind": lambda _books, _name, text: papers().outcome(text)},
    "inspection": {"kind": lambda _books, _name, text: inspections().kind(text)},
    "sanction": {"kind": lambda _books, _name, text: inspections().sanction(text)},
    "unit": {"kind": lambda _books, name, text: catalog().attribute(name, text)},
    "effect": {"number": _record},
    "items": {"number": _record},
    "service": {"number": _record},
    "assignment": {"number": _record, "to": _record},
    "rating": {"number": _record, "rating": lambda _b, name, text: catalog().attribute(name, text)},
    "report": {"number": _record},
    "approval": {"decided_by": _officer},
    "check": {"number": _record},
}
"""By kind of sheet and field, where a field means something else in another."""


def faults_alone(
    kind: str, books: Books, values: Mapping[str, str | date | Any]
) -> Iterator[tuple[str, LedgerError]]:
    """The fields whose values are wrong by themselves, and what each is refused for."""
    checks = {**CHECKS, **CHECKS_OF.get(kind, {})}
    for name, value in values.items():
        if name in checks:
            try:
                checks[name](books, name, value)
            except LedgerError as refusal:
                yield name, refusal
