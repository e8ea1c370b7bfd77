"""docs/format.md says what the code writes."""

from __future__ import annotations

import json
import re
from pathlib import Path

from ledger.entries import KIND_OF
from ledger.proofs.canonical import entry_bytes
from ledger.storage.tables import APPLICATION_ID, CREATE, FORMAT

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "format.md").read_text("utf-8")
VECTORS = json.loads((ROOT / "tests" / "vectors" / "entries.json").read_text("utf-8"))


def test_every_kind_is_described() -> None:
    """A row a kind, with its version and its fields; those with a question mark may be left out."""
    rows = dict(re.findall(r"^\| `([a-z_.]+)` \| (\d+ \| .*) \|$", PAGE, re.MULTILINE))
    expected = {}
    for kind in KIND_OF.values():
        own = [f"`{name}`" + ("" if name in kind.REQUIRED else "?") for name in kind.OWN_FIELDS]
        expected[kind.TOPIC] = f"{kind.class_version} | {', '.join(own) or '–'}"
    assert expected == rows


def test_the_example_is_a_golden_vector() -> None:
    """The entry shown and its leaf are those of the vectors."""
    shown = re.search(r"```json\n(.+)\n```", PAGE)
    assert shown is not None
    vector = next(one for one in VECTORS if one["topic"] == "record.opened")
    assert (
        entry_bytes(vector["stated"].encode(), vector["position"], vector["recorded_at"]).decode()
        == shown[1]
    )
    assert f"```text\n{vector['leaf']}\n```" in PAGE


def test_the_tables_are_described() -> None:
    """Every column of the database has its words, and the file its mark."""
    columns = re.findall(r"(\w+) (?:INTEGER|TEXT|BLOB)\b", " ".join(CREATE[FORMAT]))
    assert [] == [name for name in columns if f"`{name}`" not in PAGE]
    assert str(APPLICATION_ID) in PAGE
