"""What a word that is being typed can become: file numbers, codes, values of the catalog.

Numbers and codes are glimpsed in the ledger's file: nothing is opened, written or waited for, and
where nothing can be seen nothing is proposed. Nothing but numbers and codes leaves the ledger here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from ledger.catalog.lines import GROWING, Line, catalog
from ledger.catalog.papers import OF_CATALOG, papers
from ledger.catalog.terms import Term
from ledger.entries.catalog import OffenceAdded
from ledger.storage.glimpse import names_begun, stated
from ledger.values.naming import code_key, file_number
from ledger.values.stream import CATALOG, Stream
from ledger.values.text import fold

MOST_PROPOSED = 100
"""Proposals that are worth reading."""

MOST_READ = 20_000
"""Codes that are read through, for they are known by more than how they begin."""


def lines_of(family: str) -> list[Line]:
    """The lines of work of a family of commands; all of them for a command of no family."""
    named = family.replace("-", "_")
    return [line for line in catalog().lines if line.family == named] or list(catalog().lines)


def numbers(database: Path, family: str, begun: str) -> list[str]:
    """The file numbers that begin as was typed.

    The line stands before the number where it was typed, or where two lines share the number.
    """
    typed, rest = Stream.typed(begun)
    lines = [line.code for line in lines_of(family) if typed in ("", line.code)]
    number = file_number(rest)
    found = [
        Stream(name)
        for line in lines
        for name in names_begun(database, Stream.of_record(line, number), MOST_PROPOSED)
    ]
    alone = [one.key for one in found]
    proposed = (str(one) if typed or alone.count(one.key) > 1 else one.key for one in found)
    return sorted(proposed)[:MOST_PROPOSED]


def codes(database: Path, noun: str, begun: str) -> list[str]:
    """The codes of units or officers whose key begins as was typed."""
    key = code_key(begun)
    names = (
        Stream(one).key for one in names_begun(database, Stream.of_record(noun, ""), MOST_READ)
    )
    return [one for one in names if code_key(one).startswith(key)][:MOST_PROPOSED]


def catalog_values(database: Path, name: str, family: str, number: str | None) -> list[str]:
    """What a field of the catalog can hold, as it is printed.

    ``number``: the file the command is about, as it was typed; it tells the line of work.
    """
    if name in ("line", "lines", "line_names"):
        return [one.code for one in catalog().lines]
    if name == "symbol":
        return _once(one.code for line in lines_of(family) for one in line.symbols)
    if name == "way":
        return _once(one.name for line in _lines(database, family, number) for one in line.closings)
    if name in OF_CATALOG and (name != "kind" or family == "outcome"):
        return _of_papers(database, name)
    return [*_listed(name, family), *_own_values(database, name)]


def _listed(name: str, family: str) -> list[str]:
    """The values that the catalog itself has for a field."""
    known = catalog()
    terms: dict[str, Iterable[Term]] = {
        "source": known.sources,
        "effect": known.effects,
        "subject": known.subjects,
        "kind": known.kinds if family == "unit" else known.effect_kinds,
    }
    if name == "level":
        return [one.code for one in known.levels]
    if name == "family":
        return [one.code for one in papers().families]
    if name in terms:
        return [one.name for one in terms[name]]
    return list(known.listed(name) if name in GROWING else known.values.get(name, ()))


def begun_with(values: Iterable[str], begun: str) -> list[str]:
    """The values that begin as was typed, whatever its accents and capitals."""
    key = fold(begun)
    return [one for one in values if fold(one).startswith(key)][:MOST_PROPOSED]


def _lines(database: Path, family: str, number: str | None) -> list[Line]:
    """The lines of a family that have a file of this number; all of them where none has."""
    lines = lines_of(family)
    if not number:
        return lines
    typed, rest = Stream.typed(number)
    wanted = [Stream.of_record(line.code, file_number(rest)) for line in lines]
    having = [
        line
        for line, name in zip(lines, wanted, strict=True)
        if typed in ("", line.code) and name in names_begun(database, name, 1)
    ]
    return having or lines


def _of_papers(database: Path, name: str) -> list[str]:
    """The codes that a field of papers can hold: of offences those that the ledger added, too."""
    known = [one.code for one in papers().values(name)]
    if name != "offence":
        return known
    added = (json.loads(one) for one in stated(database, CATALOG, MOST_PROPOSED))
    return known + [one["body"]["code"] for one in added if one.get("topic") == OffenceAdded.TOPIC]


def _own_values(database: Path, name: str) -> list[str]:
    """What the ledger added to a list of the catalog."""
    if name not in GROWING:
        return []
    bodies = [json.loads(one).get("body", {}) for one in stated(database, CATALOG, MOST_PROPOSED)]
    return [one["name"] for one in bodies if one.get("attribute") == name]


def _once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))
