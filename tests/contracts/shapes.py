"""The shape of a JSON answer: which keys, of which types, and nothing else.

A shape is a type, a tuple of shapes (any of them), a list of one shape (a list of such), a dict of
shapes (exactly these keys; ``OPEN`` as the only key: any keys of such values), or a compiled
pattern (a text that matches it).
"""

from __future__ import annotations

import re
from typing import Any

OPEN = "…"
DAY = re.compile(r"\d{4}-\d\d-\d\d")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
HASH = re.compile(r"[0-9a-f]{64}")


def misfits(value: Any, shape: Any, place: str = "$") -> list[str]:
    """Where a value is not of its shape; empty when it is."""
    if isinstance(shape, tuple):
        return [] if any(misfits(value, one) == [] for one in shape) else [f"{place}: {value!r}"]
    if isinstance(shape, re.Pattern):
        return [] if isinstance(value, str) and shape.fullmatch(value) else [f"{place}: {value!r}"]
    if isinstance(shape, list) and isinstance(value, list):
        return [
            found
            for at, one in enumerate(value)
            for found in misfits(one, shape[0], f"{place}[{at}]")
        ]
    if isinstance(shape, dict) and isinstance(value, dict):
        return _of_keys(value, shape, place)
    kind = type(None) if shape is None else shape
    return [] if type(value) is kind else [f"{place}: {value!r}"]


def _of_keys(value: dict[str, Any], shape: dict[str, Any], place: str) -> list[str]:
    if OPEN in shape:
        shape = dict.fromkeys(value, shape[OPEN])
    found = [
        f"{place}: {name} is {'missing' if name in shape else 'unknown'}"
        for name in value.keys() ^ shape.keys()
    ]
    return found + [
        one
        for name in value.keys() & shape.keys()
        for one in misfits(value[name], shape[name], f"{place}.{name}")
    ]
