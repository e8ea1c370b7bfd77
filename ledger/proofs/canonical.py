"""Canonical JSON (RFC 8785) of the values entries are made of, and the entry bytes a leaf covers.

Entries hold text, whole numbers, booleans, lists and objects with ASCII names, for which the standard
library's encoder with sorted keys writes exactly RFC 8785; a test holds it against the ``rfc8785`` package.
"""

from __future__ import annotations

import json

MOST_ENTRY_BYTES = 65_535
"""The bound on an entry's bytes (format.md)."""

MOST_SAFE_INTEGER = 2**53 - 1
"""Larger numbers are not exact in every reader of JSON (RFC 8785 §3.2.2.3)."""

_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, check_circular=False)


def canonical(value: object) -> bytes:
    """Return the canonical JSON bytes of a value made of dict, list, str, int, bool and None."""
    return _ENCODER.encode(value).encode()


def entry_bytes(stated: bytes, position: int, recorded_at: str) -> bytes:
    """Return the bytes a leaf covers: what the ledger assigned and what the actor stated, kept apart."""
    return b'{"assigned":{"position":%d,"recorded_at":"%b"},"stated":%b}' % (position, recorded_at.encode(), stated)
