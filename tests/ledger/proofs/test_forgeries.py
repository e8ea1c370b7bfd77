"""Who knows the format and grows a new tree over what he changed is found by what the entries then
are.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ledger.tampering import change, look_by_two, restate

ROW = "UPDATE stored_events SET {} WHERE position=8"


def swap(one: bytes, other: bytes) -> Callable[[bytes], bytes]:
    """An edit that replaces the first occurrence of some bytes, which must be there."""

    def edit(state: bytes) -> bytes:
        assert one in state
        return state.replace(one, other, 1)

    return edit


def same(state: bytes) -> bytes:
    """No edit."""
    return state


FORGERIES: dict[str, tuple[Callable[[bytes], bytes], str, int, str]] = {
    "white space": (swap(b'"by":', b'"by": '), "", 8, "not_canonical"),
    "another order": (
        lambda state: b'{"by":"CB01",' + swap(b'"by":"CB01",', b"")(state)[1:],
        "",
        8,
        "not_canonical",
    ),
    "a name twice": (swap(b'"by":', b'"by":"CB02","by":'), "", 8, "not_canonical"),
    "an escape": (swap(b"ST-2", b"ST\\u002d2"), "", 8, "not_canonical"),
    "a fraction": (swap(b'"version":1', b'"version":1.0'), "", 8, "not_canonical"),
    "a fraction in the body": (
        swap(b'"attributes":{', b'"attributes":{"a":0.5,'),
        "",
        8,
        "not_canonical",
    ),
    "no number": (swap(b'"version":1', b'"version":NaN'), "", 8, "not_canonical"),
    "no JSON": (lambda state: b"x", "", 8, "not_canonical"),
    "a large number": (swap(b'"version":1', b'"version":9007199254740993'), "", 8, "not_canonical"),
    "too many bytes": (swap(b'"level":"', b'"level":"' + b"x" * 65_536), "", 8, "too_large"),
    "no text": (swap(b"huy", b"\xff\xfe\xfd"), "", 8, "not_canonical"),
    "deep": (lambda state: b"[" * 5_000 + b"]" * 5_000, "", 8, "not_canonical"),
    "a field too many": (swap(b',"by":', b',"bx":1,"by":'), "", 8, "malformed"),
    "a field too few": (swap(b'"by":"CB01",', b""), "", 8, "malformed"),
    "a body's field too many": (swap(b'"body":{', b'"body":{"aaa":1,'), "", 8, "malformed"),
    "a body's field too few": (swap(b'"level":"huy\xe1\xbb\x87n",', b""), "", 8, "malformed"),
    "a text that is a number": (swap(b'"symbol":"ST"', b'"symbol":7'), "", 8, "malformed"),
    "a text that is nothing": (swap(b'"symbol":"ST"', b'"symbol":null'), "", 8, "malformed"),
    "an object that is a text": (
        swap(b'"attributes":{"class":"A","list":"III"}', b'"attributes":"A"'),
        "",
        8,
        "malformed",
    ),
    "a number in an object": (swap(b'"class":"A"', b'"class":1'), "", 8, "malformed"),
    "nothing in an object": (swap(b'"class":"A"', b'"class":null'), "", 8, "malformed"),
    "an object in an object": (swap(b'"class":"A"', b'"class":{}'), "", 8, "malformed"),
    "a day that is none": (
        swap(b'"effective_on":"2022-01-01"', b'"effective_on":"2022-02-30"'),
        ROW.format("effective_on='2022-02-30'"),
        8,
        "malformed",
    ),
    "a body that is a list": (lambda state: b'{"body":[],"by":"x"}', "", 8, "malformed"),
    "a list": (lambda state: b"[]", "", 8, "malformed"),
    "the author a number": (swap(b'"by":"CB01"', b'"by":1'), "", 8, "malformed"),
    "the version true": (swap(b'"version":1', b'"version":true'), "", 8, "malformed"),
    "the record a number": (swap(b'"record":"ST:ST-2"', b'"record":7'), "", 8, "malformed"),
    "a short salt": (swap(b'"salt":"', b'"salt":"0'), "", 8, "malformed"),
    "opening_balance false": (
        swap(b',"record"', b',"opening_balance":false,"record"'),
        "",
        8,
        "malformed",
    ),
    "follows a number": (swap(b',"record"', b',"follows":1,"record"'), "", 8, "malformed"),
    "corrects a text": (
        swap(b',"effective_on"', b',"corrects":"1","effective_on"'),
        "",
        8,
        "malformed",
    ),
    "an unknown kind": (
        swap(b"record.opened", b"record.burned"),
        ROW.format("topic='record.burned'"),
        8,
        "unknown_kind",
    ),
    "an unknown version": (
        swap(b',"effective_on"', b',"class_version":2,"effective_on"'),
        "",
        8,
        "unknown_kind",
    ),
    "a version of nothing": (
        swap(b',"effective_on"', b',"class_version":null,"effective_on"'),
        "",
        8,
        "malformed",
    ),
    "another record": (swap(b'"record":"ST:ST-2"', b'"record":"ST:ST-8"'), "", 8, "column"),
    "time back": (
        same,
        ROW.format("recorded_at='2024-10-19T02:00:00.000000Z'"),
        8,
        "time_went_back",
    ),
    "time ahead": (
        same,
        ROW.format("recorded_at='2024-10-21T02:00:00.000000Z'"),
        9,
        "time_went_back",
    ),
    "time in another way": (same, ROW.format("recorded_at='20/10/2024'"), 8, "malformed"),
    "a version left out": (
        swap(b'"version":1', b'"version":3'),
        ROW.format("originator_version=3"),
        8,
        "reordered",
    ),
}


@pytest.mark.parametrize("name", list(FORGERIES))
def test_forgery_with_a_new_tree_is_named(database: Path, name: str) -> None:
    """Who writes bytes that are no entry's and hashes everything anew is found by what the bytes
    are.
    """
    edit, statement, position, kind = FORGERIES[name]
    restate(database, 8, edit, *filter(None, [statement]))
    found = look_by_two(database)
    first = found.problems[0]
    assert (position, kind) in {
        (one.position, one.kind) for one in found.problems if one.position == first.position
    }
    assert "tree" not in {one.kind for one in found.problems}


def test_versions_recorded_in_another_order(database: Path) -> None:
    """Two entries of one record that changed places are found even under a new tree."""
    connection = sqlite3.connect(database)
    connection.row_factory = sqlite3.Row
    rows = {
        row["originator_version"]: row
        for row in connection.execute("SELECT * FROM stored_events WHERE originator_id='ST:ST-2'")
    }
    connection.close()
    first, second = rows[1]["position"], rows[2]["position"]
    change(
        database,
        f"UPDATE stored_events SET position=-1 WHERE position={first}",
        f"UPDATE stored_events SET position={first} WHERE position={second}",
        f"UPDATE stored_events SET position={second} WHERE position=-1",
    )
    restate(database, second, same)
    found = look_by_two(database)
    assert {"reordered"} == {problem.kind for problem in found.problems} - {"time_went_back"}
    assert first in {problem.position for problem in found.problems if problem.kind == "reordered"}
