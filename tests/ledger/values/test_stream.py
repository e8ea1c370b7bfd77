"""Names of streams, and that one module alone takes them apart."""

from __future__ import annotations

import ast
import pickle
import re
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.entries.record import RecordReported
from ledger.proofs.canonical import canonical
from ledger.values.stream import LEDGER, NOUNS, Stream, referred
from tests.sources import PACKAGES, sources

MADE = {
    "ST:ST-014/2021": Stream.of_record("ST", "ST-014/2021"),
    "unit:DHS": Stream.of_unit("DHS"),
    "officer:CB01": Stream.of_officer("CB01"),
    "report:9c0a": Stream.of_report("9c0a"),
    "register:3b1f": Stream.of_register("3b1f"),
    "ledger": LEDGER,
}


@pytest.mark.parametrize("name", MADE)
def test_a_stream_is_its_name(name: str) -> None:
    """It is stored, hashed, compared and shown as the plain text it is, and cannot be changed."""
    stream = MADE[name]
    assert (name, hash(name), repr(name)) == (stream, hash(stream), repr(stream))
    assert {name: 1} == {stream: 1}
    assert canonical([name, {"served": name}]) == canonical([stream, {"served": stream}])
    assert stream == pickle.loads(pickle.dumps(stream))
    with pytest.raises(AttributeError):
        stream.colour = "red"  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", MADE)
def test_a_stream_is_taken_apart(name: str) -> None:
    """Its noun says what it is about, its key which one; what is no other thing is a record."""
    noun, _, key = name.partition(":")
    stream = Stream(name)
    assert (noun, key, noun == "ST") == (stream.noun, stream.key, stream.is_record)
    assert [] == [one for one in NOUNS if Stream(f"{one}:x").is_record]


@given(st.text(), st.text())
def test_a_key_may_hold_anything(code: str, number: str) -> None:
    """What stands behind the first colon is the key, colons and signs of references included."""
    for stream in (Stream.of_unit(code), Stream.of_officer(code)):
        assert code == stream.key
    stream = Stream.of_record("ST", number)
    assert ("ST", number) == (stream.noun, stream.key)
    assert (stream, 12) == referred(stream.at(12))


def test_a_reference_names_an_entry() -> None:
    """An entry is referred to by its stream and its version."""
    entry = RecordReported(
        record="ST:1", version=3, effective_on=date(2024, 1, 1), by="CB01", unit="DHS", document="x"
    )
    assert ("ST:1#3", ("ST:1", 3)) == (entry.reference, referred(entry.reference))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ST-1", ("", "ST-1")),
        (" st : 1:2", ("ST", " 1:2")),
        ("hn:7", ("HN", "7")),
        (":7", ("", "7")),
        ("", ("", "")),
    ],
)
def test_a_line_before_a_number(text: str, expected: tuple[str, str]) -> None:
    """A line may be typed before a number, in any case."""
    assert expected == Stream.typed(text)


OTHER_TEXTS = (
    "projections/documents/package/part_xml.py",  # names of XML
    "projections/documents/tables/as_xlsx.py",  # areas of cells
    "projections/inspection/reading/",  # sentences of reports
    "projections/documents/icalendar.py",  # properties and their values
    "ledger/proofs/receipts.py",  # a size and a root
    "ledger/values/period.py",  # a kind of period, and which one
    "commands/cli/spelling/spoken.py",  # a module and what it holds
)
"""Where a colon divides something else."""

_CUTTING = {"partition", "rpartition", "split", "rsplit"}
_BEGINNING = {"startswith", "removeprefix"}
_NAME = re.compile(r"(?:unit|officer|report|register|[A-Z_]{2,}):")


def cut(tree: ast.AST) -> Iterator[int]:
    """The lines where a name of a stream is put together or taken apart."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [part.value for part in node.values if isinstance(part, ast.Constant)]
            begins = isinstance(node.values[0], ast.Constant) and _NAME.fullmatch(str(parts[0]))
            if begins or (len(node.values) == 3 and parts in ([":"], ["#"])):
                yield node.lineno
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            first = node.args[0]
            text = first.value if isinstance(first, ast.Constant) else None
            if (node.func.attr in _CUTTING and text in (":", "#")) or (
                node.func.attr in _BEGINNING and _NAME.fullmatch(str(text))
            ):
                yield node.lineno


def test_nobody_else_takes_a_stream_apart() -> None:
    """The form of a stream's name is known to one module."""
    own = "ledger/values/stream.py"
    found = {name: sorted(cut(tree)) for name, tree in sources(*PACKAGES).items()}
    assert found[own]
    assert {} == {
        name: lines
        for name, lines in found.items()
        if lines and name != own and not name.startswith(OTHER_TEXTS)
    }


@pytest.mark.parametrize(
    "code",
    [
        'f"unit:{code}"',
        'f"{line}:{number}"',
        'f"{record}#{version}"',
        'one.record.partition(":")',
        'name.rpartition("#")',
        'name.split(":", 1)',
        'name.startswith("ST:")',
    ],
)
def test_what_is_found(code: str) -> None:
    """The rule sees each way it was ever done."""
    assert [1] == list(cut(ast.parse(code)))
