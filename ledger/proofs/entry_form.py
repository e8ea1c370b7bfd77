"""What the stated bytes of a row must be: canonical, of a known kind, as its columns say."""

from __future__ import annotations

import json
from itertools import chain, combinations
from typing import Any, NamedTuple

import orjson

from ledger.entries import KIND_OF
from ledger.errors import LedgerError
from ledger.mentions import FirstMentions
from ledger.proofs.body_form import Judges, body_form, is_day
from ledger.proofs.canonical import canonical
from ledger.store import RawRow

ALWAYS = ("body", "by", "effective_on", "record", "salt", "topic", "unit", "version")
SOMETIMES = ("class_version", "corrects", "follows", "opening_balance")
SHAPES = frozenset(
    tuple(sorted((*ALWAYS, *some)))
    for some in chain.from_iterable(combinations(SOMETIMES, count) for count in range(5))
)
"""Every order of names the header of a canonical entry can have."""

_AS_WRITTEN = orjson.OPT_SORT_KEYS | orjson.OPT_STRICT_INTEGER
SALT_CHARACTERS = 32
Shape = tuple[str, tuple[str, ...], tuple[str, ...], tuple[type, ...]]
_SOUND: dict[Shape, Judges] = {}
MOST_SHAPES = 10_000
"""Shapes met and found sound are remembered up to this count.

A shape: topic, names of the header, names and types of the body.
"""


class Flaw(NamedTuple):
    """What is wrong, as a slug and as a sentence."""

    kind: str
    detail: str


MALFORMED = Flaw(
    "malformed", "the stated bytes have a field that an entry cannot have, or not of its type"
)


def flaw_of(row: RawRow, met: FirstMentions) -> Flaw | None:
    """The first thing wrong with a row's stated bytes, or None; of a sound one, ``met`` learns.

    What is quick to accept is accepted quickly; whatever is not is judged by the slow and plain
    way.
    """
    position, record, version, topic, state, _, effective_on, unit = row
    try:
        stated = orjson.loads(state)
        if flaw := _quick_flaw(stated, state):
            return _form_flaw(state) or flaw
        if (
            stated["record"].encode() != record
            or stated["version"] != version
            or stated["topic"].encode() != topic
            or stated["effective_on"].encode() != effective_on
            or stated["unit"].encode() != unit
        ):
            return Flaw("column", "a column does not hold what the entry states")
        day = stated["effective_on"]
        if not is_day(day) and (flaw := _day_flaw(day, stated["topic"])):
            return flaw
        met.note(position, stated)
    except (ValueError, TypeError, AttributeError, KeyError):
        return _form_flaw(state) or MALFORMED
    return None


def _day_flaw(text: str, topic: str) -> Flaw | None:
    """What is wrong with a text that is no day; it is empty where a kind may leave the day out."""
    if text:
        return MALFORMED
    undated = Flaw("undated", "an entry of this kind always gives the day")
    return None if KIND_OF[topic].UNDATED else undated


def _quick_flaw(stated: dict[str, Any], state: bytes) -> Flaw | None:
    """What is wrong with decoded bytes; of shapes met before, little is left to look at."""
    if orjson.dumps(stated, option=_AS_WRITTEN) != state:
        return MALFORMED
    body, salt = stated["body"], stated["salt"]
    types = tuple(map(type, body.values()))
    shape = (stated["topic"], tuple(stated), tuple(body), types)
    inside = _SOUND.get(shape)
    if inside is None:
        if flaw := _new_shape_flaw(shape, stated):
            return flaw
        inside = body_form(stated["topic"]).inside(body)
    for name, judge in inside:
        if not judge(body[name]):
            return MALFORMED
    if (
        type(stated["by"]) is not str
        or type(stated["version"]) is not int
        or len(salt) != SALT_CHARACTERS
        or bytes.fromhex(salt).hex() != salt
        or (len(stated) > len(ALWAYS) and not _is_seldom_well_typed(stated))
    ):
        return MALFORMED
    return None


def _new_shape_flaw(shape: Shape, stated: dict[str, Any]) -> Flaw | None:
    """Judge a shape met for the first time, and remember it when it is sound."""
    topic, header, names, types = shape
    if flaw := _shape_flaw(header, topic, names, stated.get("class_version", 1)):
        return flaw
    if not body_form(topic).allows(names, types):
        return MALFORMED
    if "class_version" not in stated and len(_SOUND) < MOST_SHAPES:
        _SOUND[shape] = body_form(topic).inside(names)
    return None


def _is_seldom_well_typed(stated: dict[str, Any]) -> bool:
    class_version = stated.get("class_version", 2)
    return (
        type(class_version) is int
        and class_version > 1  # the first one is left out
        and type(stated.get("corrects", 1)) is int
        and type(stated.get("follows", "")) is str
        and stated.get("opening_balance", True) is True
    )


def _form_flaw(state: bytes) -> Flaw | None:
    """Whether the bytes are canonical, by decoding and encoding them again."""
    try:
        if canonical(json.loads(state, parse_constant=_refuse)) == state:
            return None
    except (ValueError, TypeError, RecursionError, LedgerError):
        return Flaw("not_canonical", "the stated bytes are not canonical JSON")
    return Flaw(
        "not_canonical", "the stated bytes are not canonical JSON: another writing of the same"
    )


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _shape_flaw(
    header: tuple[str, ...], topic: str, names: tuple[str, ...], class_version: int
) -> Flaw | None:
    """What is wrong with an entry's kind or fields.

    An upcast so far gave no kind another field; who writes one that does tells the fields here.
    """
    if header not in SHAPES:
        return MALFORMED
    kind = KIND_OF.get(topic)
    if kind is None or not 1 <= class_version <= kind.class_version:
        return Flaw("unknown_kind", f"no kind of entry is called {topic}, version {class_version}")
    own = set(kind.OWN_FIELDS)
    return None if kind.REQUIRED & own <= set(names) <= own else MALFORMED
