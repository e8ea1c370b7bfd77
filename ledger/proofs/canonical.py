"""Canonical JSON (RFC 8785) of the values entries are made of, and the entry bytes a leaf covers.

Entries hold text, whole numbers, booleans, lists and objects with ASCII names, for which orjson
with sorted names writes exactly RFC 8785; a test holds it against the ``rfc8785`` package.
"""

from __future__ import annotations

from types import NoneType
from typing import cast

import orjson

from ledger.errors import NotForTheBooks

MOST_ENTRY_BYTES = 65_535
"""The bound on an entry's bytes (format.md)."""

MOST_SAFE_INTEGER = 2**53 - 1
"""Larger numbers are not exact in every reader of JSON (RFC 8785 §3.2.2.3)."""

PLAIN = frozenset({str, bool, NoneType})
"""What is written as it is; a kind of text (a stream's name) is, too."""


def canonical(value: object) -> bytes:
    """Return the canonical JSON bytes of a value made of dict, list, str, int, bool and None.

    Raises NotForTheBooks for anything else: fractions, whose writing differs between writers,
    numbers beyond 2^53, names that are not ASCII, whose order does, and half characters.
    """
    _check(value)
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    except orjson.JSONEncodeError as error:
        raise NotForTheBooks(text=ascii(value)[:200]) from error


def _check(value: object) -> None:
    """Walk a value; texts, which are most of it, are passed over without a call."""
    kind = type(value)
    if kind is dict:
        for name, one in cast("dict[object, object]", value).items():
            if type(name) is not str or not name.isascii():
                raise NotForTheBooks(text=repr(name))
            if type(one) not in PLAIN:
                _check(one)
    elif kind is list:
        for one in cast("list[object]", value):
            if type(one) not in PLAIN:
                _check(one)
    elif kind is int:
        if abs(cast(int, value)) > MOST_SAFE_INTEGER:
            raise NotForTheBooks(text=str(value))
    elif kind not in PLAIN and not isinstance(value, str):
        raise NotForTheBooks(text=repr(value))


ENTRY = b'{"assigned":{"position":%d,"recorded_at":"%b"},"stated":%b}'
"""What the ledger assigned and what the actor stated, kept apart."""


def entry_bytes(stated: bytes, position: int, recorded_at: str) -> bytes:
    """Return the bytes a leaf covers."""
    return ENTRY % (position, recorded_at.encode(), stated)


def said_as(name: str, text: str) -> list[bytes]:
    """What the bytes of an entry hold where a field says a text; no name: where a list does."""
    if name:
        return [canonical({name: text})[1:-1]]
    element = canonical([text])[1:-1]
    return [b"[" + element, b"," + element]
