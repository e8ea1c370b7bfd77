"""Where keys and values stand in a TOML text, held against the parser of the language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from projections.inspection.reading.lexicon.form import year_end_text
from projections.toml.places import KeyPath, places

TEXT = '''# a remark = "no"
top = 1
dotted.key."of three" = [1979-05-27T07:32:00Z, -1.5, true]

[a.b]   # remark
list = [
  "one, ]", 'two # "', # remark
  """three
lines""",
  ["four"], { x = 1, "y z" = ["five"] },
]
[[row]]
name = "first"
[row.inner]
k = "\\"quoted\\" # no remark"
[[row]]
name = "second"
[[row.deep]]
k = """x"""
'''


def paths(data: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    """Every key and value of what the parser gives."""
    yield path
    pairs = data.items() if isinstance(data, dict) else enumerate(data)
    for name, value in pairs:
        if isinstance(value, dict | list):
            yield from paths(value, (*path, name))
        else:
            yield (*path, name)


def test_every_key_and_value_has_its_line() -> None:
    """Strings over lines, remarks, dotted keys, tables within rows and inline tables."""
    found = places(TEXT)
    assert set() == set(paths(tomllib.loads(TEXT))) - {()} - set(found)
    expected = {
        ("top",): 2,
        ("dotted", "key", "of three", 2): 3,
        ("a", "b"): 5,
        ("a", "b", "list", 1): 7,
        ("a", "b", "list", 2): 8,
        ("a", "b", "list", 3, 0): 10,
        ("a", "b", "list", 4, "y z", 0): 10,
        ("row", 0): 12,
        ("row", 0, "inner", "k"): 15,
        ("row", 1, "name"): 17,
        ("row", 1, "deep", 0, "k"): 19,
    }
    assert expected == {path: found[path] for path in expected}


def test_the_built_in_form_has_every_place() -> None:
    """What stands in a line of the form is found in that line."""
    text = year_end_text()
    found, lines = places(text), text.splitlines()
    data = tomllib.loads(text)
    assert set() == set(paths(data)) - {()} - set(found)
    for place, word in enumerate(data["words"]["fillers"]):
        assert f'"{word}"' in lines[found["words", "fillers", place] - 1]


@given(st.lists(st.sampled_from("ab.=[]{},\"'#\n 1"), max_size=24).map("".join))
def test_whatever_the_parser_takes(text: str) -> None:
    """Every text that is TOML has all its places, and each is a line of the text."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    found = places(text)
    assert set() == set(paths(data)) - {()} - set(found)
    assert all(1 <= line <= text.count("\n") + 1 for line in found.values())
