"""The stored bytes of every kind of entry, for ever: golden vectors, upcasts, salts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from eventsourcing.persistence import JSONTranscoder

from ledger.entries import KIND_OF, Entry
from ledger.errors import EntryTooLarge, IntegrityBroken
from ledger.proofs.canonical import MOST_ENTRY_BYTES, entry_bytes
from ledger.proofs.merkle import leaf_hash
from ledger.storage.transcoding import (
    NOT_AN_ENTRY,
    NOT_JSON,
    UNKNOWN_KIND,
    EntryMapper,
    StoredEntry,
    entry_of,
    new_salt,
    stated_bytes,
    stated_part,
)
from tests.ledger.kinds import kinds_of_a_test
from tests.ledger.specimens import RECORDED_AT, SALT, SPECIMENS, specimen

VECTORS = Path(__file__).parents[2] / "vectors/entries.json"


@cache
def vectors() -> list[dict[str, Any]]:
    """The golden vectors. They are added to, never edited: they are what ledgers out there hold."""
    loaded: list[dict[str, Any]] = json.loads(VECTORS.read_text("utf-8"))
    return loaded


def of_today(place: int) -> bool:
    """Whether a golden vector has the version in which its kind is written today."""
    return bool(vectors()[place]["class_version"] == SPECIMENS[place].class_version)


@pytest.mark.parametrize(
    "place",
    [place for place in range(len(SPECIMENS)) if of_today(place)],
    ids=lambda place: SPECIMENS[place].TOPIC,
)
def test_golden_bytes(place: int) -> None:
    """An entry is stored in the same bytes, and hashed to the same leaf, as on the day its kind was
    made.
    """
    vector, entry = vectors()[place], SPECIMENS[place]
    stated = stated_bytes(stated_part(entry, SALT))
    assert vector["stated"] == stated.decode()
    assert (vector["topic"], vector["class_version"]) == (entry.TOPIC, entry.class_version)
    assert (
        vector["leaf"]
        == leaf_hash(entry_bytes(stated, vector["position"], vector["recorded_at"])).hex()
    )


@pytest.mark.parametrize("vector", vectors(), ids=lambda vector: vector["topic"])
def test_golden_bytes_are_read(vector: dict[str, Any]) -> None:
    """What any version ever wrote decodes to an entry of today."""
    entry = entry_of(json.loads(vector["stated"]), vector["position"], vector["recorded_at"])
    assert (vector["topic"], vector["position"], RECORDED_AT) == (
        entry.TOPIC,
        entry.position,
        entry.recorded_at,
    )
    twin = SPECIMENS[vectors().index(vector)]
    names = {name for name in vars(twin) if name not in ("position", "recorded_at")}
    assert {name: getattr(twin, name) for name in names} == {
        name: getattr(entry, name) for name in names
    }


def test_every_kind_and_version_has_a_vector() -> None:
    """No kind of entry, and no version of one, goes without golden bytes."""
    every = {
        (kind.TOPIC, version)
        for kind in KIND_OF.values()
        for version in range(1, kind.class_version + 1)
    }
    assert every == {(vector["topic"], vector["class_version"]) for vector in vectors()}


@pytest.fixture
def renamed() -> Iterator[type[Entry]]:
    """A kind of entry whose field was renamed in version 2 and became a list in version 3."""
    with kinds_of_a_test():

        class Renamed(Entry):
            TOPIC = "test.renamed"
            NAME = "renamed"
            class_version = 3

            documents: list[str]

            @staticmethod
            def upcast_v1_v2(values: dict[str, Any]) -> None:
                """``paper`` became ``document``."""
                values["document"] = values.pop("paper")

            @staticmethod
            def upcast_v2_v3(values: dict[str, Any]) -> None:
                """``document`` became ``documents``."""
                values["documents"] = [values.pop("document")]

        yield Renamed


@pytest.mark.parametrize(
    "stored",
    [
        {"body": {"paper": "BC 1"}},
        {"body": {"document": "BC 1"}, "class_version": 2},
        {"body": {"documents": ["BC 1"]}, "class_version": 3},
    ],
)
def test_old_versions_are_upcast(renamed: type[Entry], stored: dict[str, Any]) -> None:
    """Bytes of every earlier version are read as the kind is today; the bytes stay as they are."""
    header = {
        "record": "ST:1",
        "version": 1,
        "effective_on": "2024-10-14",
        "by": "CB01",
        "unit": "DKT",
        "salt": SALT,
    }
    entry = entry_of({**header, **stored, "topic": renamed.TOPIC}, 7, RECORDED_AT)
    assert isinstance(entry, renamed)
    assert (["BC 1"], 7, date(2024, 10, 14)) == (
        vars(entry)["documents"],
        entry.position,
        entry.effective_on,
    )


@pytest.mark.parametrize(
    ("stored", "told"),
    [
        (b"", NOT_JSON),
        (b"{", NOT_JSON),
        (b"\xff", NOT_JSON),
        (7, NOT_JSON),
        (b"[]", NOT_AN_ENTRY),
        (b"7", NOT_AN_ENTRY),
        (b"{}", NOT_AN_ENTRY),
        (b'{"topic":"os:system","body":{}}', UNKNOWN_KIND),
        (b'{"topic":"record.closed","body":{},"salt":"","effective_on":"x"}', NOT_AN_ENTRY),
    ],
)
def test_bytes_of_no_entry(stored: Any, told: str) -> None:
    """Bytes that are no entry's are said to be broken at their position, and how; no name in them
    is ever imported.
    """
    with pytest.raises(IntegrityBroken) as caught:
        next(EntryMapper.decoded([(7, stored, RECORDED_AT)]))
    assert {"position": 7, "detail": told} == caught.value.values


def test_later_versions_are_written_with_their_number(renamed: type[Entry]) -> None:
    """Version 1 is not written, so that kinds that never changed stay short."""
    entry = specimen(renamed, "ST:1", 1, documents=["BC 1"])
    assert 3 == json.loads(stated_bytes(stated_part(entry, SALT)))["class_version"]
    assert "class_version" not in json.loads(stated_bytes(stated_part(SPECIMENS[0], SALT)))


def test_salt_is_random() -> None:
    """The same entry twice has two salts, and so two leaves that tell nothing of each other."""
    mapper = EntryMapper(JSONTranscoder())
    states = {mapper.to_stored_event(SPECIMENS[0]).state for _ in range(50)}
    assert 50 == len(states) == len({json.loads(state)["salt"] for state in states})
    assert 32 == len(new_salt())


def test_mapper_fills_the_columns() -> None:
    """The columns repeat what is stated, for indexes."""
    mapper = EntryMapper(JSONTranscoder(), salt=lambda: SALT)
    for entry in SPECIMENS:
        stored = mapper.to_stored_event(entry)
        assert isinstance(stored, StoredEntry)
        stated = json.loads(stored.state)
        assert (stated["record"], stated["version"], stated["topic"]) == (
            stored.originator_id,
            stored.originator_version,
            stored.topic,
        )
        assert (stated["effective_on"], stated["unit"]) == (stored.effective_on, stored.unit)
        again = mapper.to_domain_event(stored)
        assert entry.reference == f"{again.originator_id}#{again.originator_version}"


def test_bound_of_an_entry(renamed: type[Entry]) -> None:
    """The largest entry that fits is stored, one byte more is refused; the frame is counted in."""
    empty = len(stated_bytes(stated_part(specimen(renamed, "ST:1", 1, documents=[""]), SALT)))
    room = MOST_ENTRY_BYTES - empty - 96
    fits = stated_bytes(stated_part(specimen(renamed, "ST:1", 1, documents=["x" * room]), SALT))
    assert len(entry_bytes(fits, 2**53, RECORDED_AT)) <= MOST_ENTRY_BYTES
    with pytest.raises(EntryTooLarge):
        stated_bytes(stated_part(specimen(renamed, "ST:1", 1, documents=["x" * (room + 1)]), SALT))
