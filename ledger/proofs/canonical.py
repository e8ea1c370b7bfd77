"""Canonical JSON (RFC 8785) of the values entries are made of, and the entry bytes a leaf covers.

Entries hold text, whole numbers, booleans, lists and objects with ASCII names, for which the standard
library's encoder with sorted keys writes exactly RFC 8785; a test holds it against the ``rfc8785`` package.
"""

from __future__ import annotations

import json

from ledger.errors import NotForTheBooks

MOST_ENTRY_BYTES = 65_535
"""The bound on an entry's bytes (format.md)."""

MOST_SAFE_INTEGER = 2**53 - 1
"""Larger numbers are not exact in every reader of JSON (RFC 8785 §3.2.2.3)."""

_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, check_circular=False)


def canonical(value: object) -> bytes:
    """Return the canonical JSON bytes of a value made of dict, list, str, int, bool and None.

    Raises NotForTheBooks for anything else: fractions, whose writing differs between writers, numbers beyond
    2^53, names that are not ASCII, whose order does, and half characters.
    """
    _check(value)
    try:
        return _ENCODER.encode(value).encode()
    except UnicodeEncodeError as error:
        raise NotForTheBooks(text=ascii(error.object[error.start : error.end])) from error


def _check(value: object) -> None:
    if isinstance(value, dict):
        for name, one in value.items():
            if not isinstance(name, str) or not name.isascii():
                raise NotForTheBooks(text=repr(name))
            _check(one)
    elif isinstance(value, list):
        for one in value:
            _check(one)
    elif isinstance(value, int):
        if abs(value) > MOST_SAFE_INTEGER:
            raise NotForTheBooks(text=str(value))
    elif not isinstance(value, str | None):
        raise NotForTheBooks(text=repr(value))


ENTRY = b'{"assigned":{"position":%d,"recorded_at":"%b"},"stated":%b}'
"""What the ledger assigned and what the actor stated, kept apart."""


def entry_bytes(stated: bytes, position: int, recorded_at: str) -> bytes:
    """Return the bytes a leaf covers."""
    return ENTRY % (position, recorded_at.encode(), stated)
