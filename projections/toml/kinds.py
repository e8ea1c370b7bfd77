"""What can stand behind a key of a TOML text, and how people call it."""

from __future__ import annotations

from typing import Any, Final

from ledger.errors import N_

KINDS: Final = {
    "flag": N_("true or false"),
    "count": N_("a whole number"),
    "text": N_("a text"),
    "texts": N_("a list of texts"),
    "counts": N_("a list of two numbers"),
    "lists": N_("a list of lists of texts"),
    "table": N_("a table of keys"),
    "rows": N_("tables in double brackets"),
    "other": N_("something else"),
}
"""What can stand behind a key, in words."""


def kind_of(value: Any) -> str:
    """What stands behind a key: a name of KINDS."""
    if value == []:
        return "texts"
    if isinstance(value, list):
        inner = {kind_of(one) for one in value}
        lists = {"text": "texts", "count": "counts", "texts": "lists", "table": "rows"}
        return lists.get(inner.pop(), "other") if len(inner) == 1 else "other"
    plain = {bool: "flag", int: "count", str: "text", dict: "table"}
    return plain.get(type(value), "other")
