"""What the stated bytes of an entry may be: what any version wrote, and nothing that looks like it.

Whoever can hash the tree anew can state whatever he likes; what no version of socai would ever
have written is found all the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, get_type_hints

import pytest

from ledger.entries import KIND_OF, Entry
from ledger.mentions import FirstMentions
from ledger.proofs.entry_form import flaw_of
from tests.ledger.specimens import RECORDED_AT
from tests.ledger.storage.test_transcoding import vectors

Stated = dict[str, Any]


def kind_of_flaw(stated: Stated, written: bytes = b"") -> str | None:
    """What is found wrong with an entry whose columns hold what it states."""
    state = (
        written
        or json.dumps(stated, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    )
    told = [str(stated[name]).encode() for name in ("record", "topic", "effective_on", "unit")]
    row = (9, told[0], stated["version"], told[1], state, RECORDED_AT.encode(), told[2], told[3])
    flaw = flaw_of(row, FirstMentions())
    return flaw.kind if flaw else None


def entry(topic: str, number: int = 0) -> Stated:
    """An entry of a kind, as some version wrote it."""
    texts = [one["stated"] for one in vectors() if one["topic"] == topic]
    stated: Stated = json.loads(texts[number])
    return stated


@pytest.mark.parametrize("vector", vectors(), ids=lambda vector: vector["topic"])
def test_what_any_version_wrote_is_sound(vector: dict[str, Any]) -> None:
    """No golden vector is accused."""
    assert kind_of_flaw(json.loads(vector["stated"]), vector["stated"].encode()) is None


OTHER_VALUES: tuple[Any, ...] = (7, True, "x", None, [], {}, [7], {"x": 1}, 0.5, 1 << 53, 1 << 70)


def of_other_types(kind: type[Entry]) -> Iterator[tuple[str, object]]:
    """Every field of a kind, with what it cannot hold."""
    hints = get_type_hints(kind)
    for name in kind.OWN_FIELDS:
        told = str(hints[name]).replace("ledger.entries.header.Day", "str").split("[")[0]
        for value in OTHER_VALUES:
            if type(value).__name__ not in told or (type(value) is int and value > 1 << 52):
                yield name, value


@pytest.mark.parametrize("topic", list(KIND_OF))
def test_a_value_of_another_type_is_found(topic: str) -> None:
    """A number for a text, an object for a list, nothing, a fraction, a number too large."""
    for name, value in of_other_types(KIND_OF[topic]):
        stated = entry(topic, -1)
        stated["body"][name] = value
        assert kind_of_flaw(stated) in ("malformed", "not_canonical"), (name, value)


def opened(**attributes: object) -> Callable[[], Stated]:
    """A file opened with these attributes."""
    return lambda: with_body("record.opened", attributes=attributes)


def with_body(topic: str, number: int = 0, **fields: object) -> Stated:
    """An entry that states these fields of its body; one that is None is left out."""
    stated = entry(topic, number)
    body = stated["body"] | fields
    stated["body"] = {name: value for name, value in body.items() if value is not None}
    return stated


def with_header(topic: str, number: int = 0, **fields: object) -> Stated:
    """An entry with these fields in its header."""
    return entry(topic, number) | fields


def figure(without: str = "", **fields: object) -> Callable[[], Stated]:
    """A report submitted with one figure."""
    whole: dict[str, Any] = {"cell": {}, "id": "f", "line": None, "measure": "current", "value": 1}
    told = {name: value for name, value in (whole | fields).items() if name != without}
    return lambda: with_body("report.submitted", figures=[told])


def period(**days: object) -> Callable[[], Stated]:
    """A report submitted for a period."""
    return lambda: with_body("report.submitted", period=days)


SOUND: dict[str, Callable[[], Stated]] = {
    "no attributes": opened(),
    "an attribute": opened(online=False),
    "a figure": figure(),
    "a figure with a day": figure(as_of="2024-10-14", through=True),
    "half a basis": lambda: with_body("record.opened", basis={"number": "12/QĐ"}),
    "the other half": lambda: with_body("record.opened", basis={"date": "2021-03-01"}),
    "an attribute taken away": lambda: with_body("record.changed", changes={"online": None}),
    "a level": lambda: with_body("record.changed", changes={"level": "xã"}),
    "a correction": lambda: with_header("record.opened", corrects=3),
    "the second version": lambda: with_header("unit.created", class_version=2),
}
FORGED: dict[str, Callable[[], Stated]] = {
    "a unit among attributes": opened(unit="DHS"),
    "an attribute nobody knows": opened(zzz="A"),
    "an attribute that is an object": opened(**{"class": {"class": "A"}}),
    "an attribute that is true": opened(**{"class": True}),
    "an attribute that is nothing": opened(**{"class": None}),
    "online as a text": opened(online="x"),
    "duties that are numbers": lambda: with_body("officer.joined", -1, duties=["trinh_sat", 1]),
    "branches as one text": lambda: with_body("unit.created", -1, branches="ma túy"),
    "a status among changes": lambda: with_body("record.changed", changes={"status": "closed"}),
    "a level taken away": lambda: with_body("record.changed", changes={"level": None}),
    "online changed to a text": lambda: with_body("record.changed", changes={"online": "x"}),
    "a basis of another name": lambda: with_body("record.opened", basis={"x": "12/QĐ"}),
    "a basis with no day": lambda: with_body("record.opened", basis={"date": "2021-02-30"}),
    "a review on no day": lambda: with_body("record.opened", next_review="2024-02-30"),
    "a review on a day written otherwise": lambda: with_body(
        "record.opened", next_review="20240229"
    ),
    "a period of nothing": period(),
    "half a period": period(**{"from": "2023-10-15"}),
    "a period too long": period(**{"from": "2023-10-15", "to": "2024-10-14", "x": "2024-10-14"}),
    "a period of no days": period(**{"from": "x", "to": "y"}),
    "a period of numbers": period(**{"from": 1, "to": 2}),
    "a figure that is a text": lambda: with_body("report.submitted", figures=["x"]),
    "a figure that is a list": lambda: with_body("report.submitted", figures=[[]]),
    "a figure of nothing": lambda: with_body("report.submitted", figures=[{}]),
    **{f"a figure without {name}": figure(name) for name in ("cell", "id", "line", "measure")},
    "a figure without value": figure("value"),
    "a figure with another name": figure(note="x"),
    "a figure of a fraction": figure(value=0.5),
    "a figure that is true": figure(value=True),
    "a figure with an object in its cell": figure(cell={"list": {"list": "I"}}),
    "a figure with no day": figure(as_of="2024-14-10"),
    "a figure through a text": figure(through="x"),
    "a stock on no day": lambda: with_body("report.submitted", as_of="2024-14-10"),
    "a version that is true": lambda: with_header("unit.created", class_version=True),
    "a version that is a fraction": lambda: with_header("unit.created", class_version=1.5),
    "the first version, written out": lambda: with_header("unit.created", class_version=1),
    "the first version of a kind with one": lambda: with_header("record.closed", class_version=1),
    "a version of nothing": lambda: with_header("unit.created", class_version=None),
    "a version of words": lambda: with_header("unit.created", class_version="2"),
    "the first version without a field": lambda: with_body("unit.created", name=None),
    "the second version without a field": lambda: (
        with_body("unit.created", name=None) | {"class_version": 2}
    ),
    "what it corrects a fraction": lambda: with_header("record.opened", corrects=3.5),
    "what it corrects true": lambda: with_header("record.opened", corrects=True),
}


@pytest.mark.parametrize("name", SOUND)
def test_what_a_version_may_write_is_sound(name: str) -> None:
    """What is left out where it may be, and what an object may hold, is not accused."""
    assert kind_of_flaw(SOUND[name]()) is None


@pytest.mark.parametrize("name", FORGED)
def test_what_no_version_writes_is_found(name: str) -> None:
    """Forged objects, days that are none, versions that are no whole numbers."""
    assert kind_of_flaw(FORGED[name]()) in ("malformed", "not_canonical")


WRITTEN = {
    "a name twice in the body": (b'"body":{', b'"body":{"way":"x",'),
    "a name twice in an object": (b'"attributes":{', b'"attributes":{"class":"B",'),
    "no number": (b'"version":1', b'"version":NaN'),
    "endless": (b'"version":1', b'"version":Infinity'),
    "another order": (b'"by":"CB01",', b""),
    "half a sign": (b'"by":"CB01"', b'"by":"\\ud800"'),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_another_writing_is_found(name: str) -> None:
    """JSON that other readers read otherwise, or not at all."""
    topic = "record.opened" if "object" in name else "record.closed"
    stated = entry(topic)
    state = json.dumps(stated, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    one, other = WRITTEN[name]
    if name == "no number" or name == "endless":
        one = b'"version":%d' % stated["version"]
    written = state.replace(one, other, 1)
    if name == "another order":
        written = b'{"by":"CB01",' + written[1:]
    assert written != state
    assert kind_of_flaw(stated, written) in ("not_canonical", "malformed")
