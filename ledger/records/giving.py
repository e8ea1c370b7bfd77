"""How it is said who gets what of a unit that ends: ``UNIT=VALUE``, by a sort of what is given."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from ledger.catalog.lines import catalog
from ledger.errors import (
    N_,
    BadValue,
    GivenTwice,
    NotInUnit,
)
from ledger.errors.reorganising import NothingOfBranch, NothingOfOfficer
from ledger.records.books import Books
from ledger.records.cell import Cell
from ledger.records.organisation import officer_of, unit_of
from ledger.records.portions import SORTS
from ledger.records.unit_kind import branch_of
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
    """Raise NotInUnit, NothingOfOfficer or NothingOfBranch for what gives nothing of some units.

    At the end of a day. An officer of another unit may be named for the files of these units in
    the officer's hands, a branch for what the units work in.
    """
    holding = set(codes)
    for one in given:
        sort = sort_of(one)
        if gives_of(books, one, holding, day):
            continue
        number = Stream(one[sort]).key if sort == "record" else one[sort]
        told = {"code": ", ".join(sorted(holding)), "effective_on": format_date(day)}
        refusal = {"officer": NothingOfOfficer, "branch": NothingOfBranch}.get(sort, NotInUnit)
        raise refusal(number=number, **told)


def sort_of(given: Mapping[str, str]) -> str:
    """Of what sort something given is."""
    return next(sort for sort in SORTS if sort in given)


def gives_of(books: Books, given: Mapping[str, str], codes: Collection[str], day: date) -> bool:
    """Whether some units had something, at the end of a day, that is given."""
    sort = sort_of(given)
    value = given[sort]
    if sort == "branch":
        return _has_branch(books, value, codes, day)
    if holder_on(books, sort, value, day) in codes:
        return True
    return sort == "officer" and any(one.officer == value for one in _files(books, codes, day))


def _has_branch(books: Books, branch: str, codes: Collection[str], day: date) -> bool:
    """Whether units work in a branch, or hold a file, an object or a gang of it."""
    units = [unit_of(books.history(Stream.of_unit(code)), day) for code in codes]
    if any(branch in one.branches for one in units):
        return True
    if any(branch_of(cell, {}, (branch,)) == branch for cell in _files(books, codes, day)):
        return True
    papers = (Stream(one) for one in books.stating(_naming(codes)))
    kept = (books.history(one) for one in papers if one.noun in ("object", "gang"))
    return any(getattr(one, "branch", None) == branch for each in kept for one in each.entries)


def _files(books: Books, codes: Collection[str], day: date) -> Iterator[Cell]:
    """Where the files of some units stand at the end of a day."""
    for record in map(Stream, books.stating(_naming(codes))):
        cell = books.history(record).state_at(day).cell if record.is_record else None
        if cell is not None and cell.unit in codes:
            yield cell


def _naming(codes: Iterable[str]) -> list[tuple[str, str]]:
    """The texts by which an entry names some units as what holds a file."""
    return [(name, code) for code in sorted(codes) for name in ("unit", "to_unit")]
