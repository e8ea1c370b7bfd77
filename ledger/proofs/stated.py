"""What the stated bytes of a row must be: canonical, of a known kind, and what the row's columns say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from itertools import chain, combinations
from typing import Any, NamedTuple

import orjson

from ledger.entries import KINDS, Entry
from ledger.errors import LedgerError
from ledger.proofs.canonical import canonical
from ledger.store import RawRow

ALWAYS = ("body", "by", "effective_on", "record", "salt", "topic", "unit", "version")
SOMETIMES = ("class_version", "corrects", "follows", "opening_balance")
SHAPES = frozenset(
    tuple(sorted((*ALWAYS, *some))) for some in chain.from_iterable(combinations(SOMETIMES, count) for count in range(5))
)
"""Every order of names the header of a canonical entry can have."""

_AS_WRITTEN = orjson.OPT_SORT_KEYS | orjson.OPT_STRICT_INTEGER
_SALT = re.compile(r"[0-9a-f]{32}")
_KINDS: dict[str, type[Entry]] = {kind.TOPIC: kind for kind in KINDS}


class Flaw(NamedTuple):
    """What is wrong, as a slug and as a sentence."""

    kind: str
    detail: str


MALFORMED = Flaw("malformed", "the stated bytes have a field that an entry cannot have, or not of its type")


def flaw_of(row: RawRow) -> Flaw | None:
    """The first thing wrong with a row's stated bytes, or None.

    What is quick to accept is accepted quickly; whatever is not is judged by the slow and plain way.
    """
    state = row[4]
    try:
        stated = orjson.loads(state)
        body = stated["body"]
        if orjson.dumps(stated, option=_AS_WRITTEN) != state or _has_fraction(body.values()):
            return _form_flaw(state) or MALFORMED
        shape = tuple(stated), stated["topic"], stated.get("class_version", 1), tuple(body)
        if flaw := _shape_flaw(*shape) or _type_flaw(stated):
            return _form_flaw(state) or flaw
        _, record, version, topic, _, _, effective_on, unit = row
        if (
            stated["record"].encode() == record
            and stated["version"] == version
            and stated["topic"].encode() == topic
            and stated["effective_on"].encode() == effective_on
            and stated["unit"].encode() == unit
        ):
            return None
    except (ValueError, TypeError, AttributeError, KeyError):
        return _form_flaw(state) or MALFORMED
    return Flaw("column", "a column does not hold what the entry states")


def _has_fraction(values: Iterable[Any]) -> bool:
    for value in values:
        kind = type(value)
        if kind is float or (kind is dict and _has_fraction(value.values())) or (kind is list and _has_fraction(value)):
            return True
    return False


def _type_flaw(stated: dict[str, Any]) -> Flaw | None:
    """Whether the header's fields that no column repeats are of their type."""
    usual = type(stated["by"]) is str and type(stated["version"]) is int and _SALT.fullmatch(stated["salt"])
    if usual and (len(stated) == len(ALWAYS) or _is_seldom_well_typed(stated)):
        return None
    return MALFORMED


def _is_seldom_well_typed(stated: dict[str, Any]) -> bool:
    corrects, follows = stated.get("corrects", 1), stated.get("follows", "")
    return type(corrects) is int and type(follows) is str and stated.get("opening_balance", True) is True


def _form_flaw(state: bytes) -> Flaw | None:
    """Whether the bytes are canonical, by decoding and encoding them again."""
    try:
        if canonical(json.loads(state, parse_constant=_refuse)) == state:
            return None
    except (ValueError, TypeError, RecursionError, LedgerError):
        return Flaw("not_canonical", "the stated bytes are not canonical JSON")
    return Flaw("not_canonical", "the stated bytes are not canonical JSON: another writing of the same")


def _refuse(constant: str) -> None:
    raise ValueError(constant)


@cache
def _shape_flaw(header: tuple[str, ...], topic: str, class_version: int, names: tuple[str, ...]) -> Flaw | None:
    """Whether the kind is known and has these fields; entries of older versions are known by their upcasts."""
    if header not in SHAPES:
        return MALFORMED
    kind = _KINDS.get(topic)
    if kind is None or not 1 <= class_version <= kind.class_version:
        return Flaw("unknown_kind", f"no kind of entry is called {topic}, version {class_version}")
    if class_version < kind.class_version:
        return None
    return None if kind.REQUIRED & set(kind.OWN_FIELDS) <= set(names) <= set(kind.OWN_FIELDS) else MALFORMED
