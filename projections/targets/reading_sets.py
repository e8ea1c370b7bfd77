"""Sets of a list's file, read into values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from ledger.catalog.lines import catalog
from projections.targets import vocabulary
from projections.targets.counted_set import Condition, CountedSet
from projections.targets.reading_conditions import ANY, Nouns, read_conditions
from projections.toml.fields import Fields, near_to

NOTHING: Final = CountedSet("records", ())
"""What stands for a set that is not understood, until its faults are told."""


def read_set(table: Fields | None) -> CountedSet:
    """A set: ``{ records = "ST", base = "current", where = { class = "B" } }``."""
    if table is None:
        return NOTHING
    if table.has("indicator"):
        return _same_as(table)
    noun = next((one for one in vocabulary.BASES if table.has(one)), "")
    if not noun:
        other = next((key for key in table.data if key not in _OTHER_KEYS), "")
        table.wrong(other or None, "unknown_set", **near_to(other, list(vocabulary.BASES)))
        return NOTHING
    known = table.known.reports if noun == "reports" else _NAMES[noun]()
    names = table.some(noun, known)
    if noun in ("objects", "checks") and names == (ANY,):
        names = ()
    nouns = Nouns(noun, names)
    bases = vocabulary.BASES[noun]
    base = table.one("base", bases, "unknown_base") or bases[0]
    where = (
        *read_conditions(table.table("where"), nouns),
        *read_conditions(table.table("having"), nouns),
    )
    total, sign = _total(table, nouns), _sign(table)
    table.done()
    return CountedSet(noun, names, base, where, total, sign)


def _same_as(table: Fields) -> CountedSet:
    """The set of another indicator; of which noun it is, that one says."""
    name = table.text("indicator")
    where: tuple[Condition, ...] = ()
    if table.has("where"):
        where = read_conditions(table.table("where"), nouns_of(table, name))
    table.done()
    return CountedSet("", (), "", where, same_as=name)


def nouns_of(table: Fields, indicator: str) -> Nouns:
    """Of what the set of another indicator is; where nobody can say, of records."""
    return Nouns(*table.known.sets.get(indicator, ("records", ())))


def sets_told(rows: object) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Of what noun and names the set of each indicator is, as the rows of a file say it.

    One that names another's set is of that. What is not understood is left out: it is a fault of
    its own, or of whoever names it.
    """
    told: dict[str, dict[str, Any]] = {}
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict) and isinstance(row.get("of"), dict):
            told[str(row.get("name"))] = row["of"]
    found = {}
    for name, of in told.items():
        seen = {name}
        while (other := str(of.get("indicator"))) in told and other not in seen:
            of = told[other]
            seen.add(other)
        if noun := next((one for one in vocabulary.BASES if one in of), ""):
            names = of[noun] if isinstance(of[noun], list) else [of[noun]]
            found[name] = (noun, tuple(map(str, names)))
    return found


def _total(table: Fields, nouns: Nouns) -> str | None:
    """The quantity to add up, one that each of the kinds has."""
    if nouns.noun == "items":
        return nouns.names[0] if nouns.names else None
    if nouns.noun != "outcomes":
        return None
    known = [
        name
        for name, kinds in vocabulary.QUANTITIES.items()
        if all(one in kinds for one in nouns.names)
    ]
    return table.one("sum", known, "unknown_quantity") or None


def _sign(table: Fields) -> int:
    if not table.has("sign"):
        return 1
    if table.data["sign"] not in (1, -1):
        table.wrong("sign", "bad_value", text=table.data["sign"], known="-1")
        return 1
    return int(table.data["sign"])


_OTHER_KEYS: Final = ("base", "where", "having", "sum", "sign")
_NAMES: Final[Mapping[str, Callable[[], Sequence[str]]]] = {
    "records": lambda: [one.code for one in catalog().lines],
    "officers": lambda: ("serving",),
    "units": lambda: ("existing",),
    "objects": lambda: (ANY, *vocabulary.survey_symbols()),
    "outcomes": lambda: vocabulary.OUTCOME_KINDS,
    "items": lambda: ("items", "valuable"),
    "checks": lambda: (ANY, "by_commander"),
}
"""By noun of a set, what may be named of it."""
