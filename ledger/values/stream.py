"""Streams: what a sequence of entries is about, in one name.

The name is what is stored (docs/format.md): ``LINE:NUMBER`` of a record, ``unit:CODE``,
``officer:CODE``, ``report:SHA256`` and ``register:SHA256`` of a file, ``ledger``, ``catalog``,
``secrecy`` and ``sources``;
of papers ``outcome:NUMBER``, ``gang:CODE``, ``object:CODE``, ``attestation:CODE@UNIT``,
``quota:INDICATOR@HOLDER``, ``inspection:CODE``, ``meeting:OFFICER``, ``circular:NUMBER``,
``knowledge:OFFICER`` and ``sanction:UNIT``.
Nothing but this module puts such a name together or takes it apart.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

PAPERS = (
    *("outcome", "gang", "object", "attestation", "quota"),
    *("inspection", "meeting", "circular", "knowledge", "sanction"),
)
"""What papers are: what a unit keeps beside its records."""

NOUNS = (
    *("ledger", "catalog", "secrecy", "sources"),
    *("unit", "officer", "report", "register"),
    *PAPERS,
)
"""What a stream is about when it is no record; a record's noun is its line of work."""


def noun_of(name: str) -> str:
    """What a stream of some name is about: a line's code, or one of NOUNS."""
    return name.partition(":")[0]


class Stream(str):
    """The name of a stream.

    A plain text wherever one is wanted: stored, hashed and compared as such.
    """

    __slots__ = ()

    @classmethod
    def of_record(cls, line: str, number: str) -> Stream:
        """The stream of a record: the code of its line and its file number as stored."""
        return cls(f"{line}:{number}")

    @classmethod
    def of_unit(cls, code: str) -> Stream:
        """The stream of a unit."""
        return cls(f"unit:{code}")

    @classmethod
    def of_officer(cls, code: str) -> Stream:
        """The stream of an officer."""
        return cls(f"officer:{code}")

    @classmethod
    def of_report(cls, sha256: str) -> Stream:
        """The stream of a report's file, by the hash of its bytes."""
        return cls(f"report:{sha256}")

    @classmethod
    def of_register(cls, sha256: str) -> Stream:
        """The stream of a register's file, by the hash of its bytes."""
        return cls(f"register:{sha256}")

    @classmethod
    def of_paper(cls, noun: str, key: str) -> Stream:
        """The stream of a paper: one of PAPERS, and which."""
        return cls(f"{noun}:{key}")

    @classmethod
    def typed(cls, text: str) -> tuple[str, str]:
        """A number as somebody types it: the line before it, and the rest.

        The line is in capitals, and empty where none is typed.
        """
        line, colon, rest = text.partition(":")
        return (line.strip().upper(), rest) if colon else ("", text)

    @property
    def noun(self) -> str:
        """What it is about: a line's code, or one of NOUNS."""
        return noun_of(self)

    @property
    def key(self) -> str:
        """Which one: a file number, a code or a hash; ``""`` for the ledger itself."""
        return self.partition(":")[2]

    def renamed(self, key: str) -> Stream:
        """The stream about the same noun with another key."""
        return Stream(f"{self.noun}:{key}")

    @property
    def is_record(self) -> bool:
        """Whether it is about a record of some line."""
        return self.noun not in NOUNS

    @property
    def is_paper(self) -> bool:
        """Whether it is about a paper."""
        return self.noun in PAPERS

    def at(self, version: int) -> str:
        """A reference to an entry of this stream, ``LINE:NUMBER#VERSION``."""
        return f"{self}#{version}"


LEDGER = Stream("ledger")
"""The stream of what is true of the ledger as a whole."""

CATALOG = Stream("catalog")
"""The stream of the ledger's own list of catalog values."""

SECRECY = Stream("secrecy")
"""The stream of what every paper of the ledger is marked with."""

SOURCES = Stream("sources")
"""The stream of who had the numbers of sources shown, and why."""

UNITS = Stream.of_unit("")
"""What the name of every unit's stream begins with."""


def named_in(stated: bytes, nouns: Iterable[str]) -> set[str]:
    """The streams about some nouns that stated bytes (canonical JSON) name, wherever they do."""
    if not any(f'"{noun}:'.encode() in stated for noun in nouns):
        return set()
    begun = tuple(f"{noun}:" for noun in nouns)
    found, waiting = set[str](), [json.loads(stated)]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str) and one.startswith(begun):
            found.add(one)
        elif isinstance(one, dict | list):
            waiting += one.values() if isinstance(one, dict) else one
    return found


def referred(reference: str) -> tuple[Stream, int]:
    """The stream and the version that a reference names."""
    stream, _, version = reference.rpartition("#")
    return Stream(stream), int(version)
