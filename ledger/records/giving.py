"""How it is said who gets what of a unit that ends: ``UNIT=VALUE``, by a sort of what is given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from ledger.catalog.lines import catalog
from ledger.errors import N_, BadValue, GivenTwice, NotInUnit
from ledger.records.books import Books
from ledger.records.organisation import officer_of, unit_of
from ledger.records.portions import SORTS
from ledger.values.dates import format_date
from ledger.values.stream import Stream

CALLED = {"number": "record"}
"""A file is named by its number, and kept by its stream."""

Given = list[dict[str, str]]
"""As an entry keeps it: each a unit ``to``, and what it gets by its sort."""


def given_meant(books: Books, texts: Mapping[str, Iterable[str]]) -> Given:
    """What texts (sort → ``UNIT=VALUE`` …) give to whom, by sort and then as they are listed.

    Raises BadValue, UnknownUnit, UnknownOfficer, UnknownRecord, OutsideCatalog, GivenTwice.
    """
    found: dict[tuple[str, str], str] = {}
    for sort in SORTS:
        for text in texts.get(sort, ()):
            part, equals, value = text.partition("=")
            if not (equals and part.strip() and value.strip()):
                raise BadValue(field=sort, text=text, why=N_("write it as UNIT=VALUE"))
            to, key = books.unit(part.strip()).code, (sort, _meant(books, sort, value.strip()))
            if found.setdefault(key, to) != to:
                number = Stream(key[1]).key if sort == "record" else key[1]
                raise GivenTwice(number=number, first=found[key], second=to)
    return [{"to": to, sort: value} for (sort, value), to in found.items()]


def given_in(books: Books, text: str) -> Given:
    """What one text gives, as a correction states it: ``officer UNIT=CODE; number UNIT=NUMBER``.

    Raises BadValue, and what given_meant does.
    """
    texts: dict[str, list[str]] = {}
    for part in filter(None, map(str.strip, text.split(";"))):
        sort, _, rest = part.partition(" ")
        sort = CALLED.get(sort, sort)
        if sort not in SORTS:
            why = N_("write it as officer, branch, number or unit, then UNIT=VALUE; …")
            raise BadValue(field="given", text=part, why=why)
        texts.setdefault(sort, []).append(rest)
    return given_meant(books, texts)


def _meant(books: Books, sort: str, text: str) -> str:
    if sort == "record":
        return books.find(text).record
    if sort == "branch":
        return books.coded(catalog().lines[0], "branch", text)
    return books.officer(text).code if sort == "officer" else books.unit(text).code


def holder_on(books: Books, sort: str, value: str, day: date) -> str | None:
    """The unit on which something given hangs at the end of a day; None of files of a branch."""
    if sort == "record":
        cell = books.history(value).state_at(day).cell
        return (cell.unit if cell else None) or ""
    if sort == "officer":
        return officer_of(books.history(Stream.of_officer(value)), day).unit
    return unit_of(books.history(Stream.of_unit(value)), day).parent or ""


def refuse_not_held(books: Books, given: Given, codes: Iterable[str], day: date) -> None:
    """Raise NotInUnit for a file or unit that hangs on none of some units at the end of a day.

    An officer of another unit may be named: for the files of these units in the officer's hands.
    """
    holding = set(codes)
    for one in given:
        for sort in ("record", "unit"):
            if sort in one and holder_on(books, sort, one[sort], day) not in holding:
                number = Stream(one[sort]).key if sort == "record" else one[sort]
                told = {"number": number, "code": ", ".join(sorted(holding))}
                raise NotInUnit(**told, effective_on=format_date(day))
