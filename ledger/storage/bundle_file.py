"""A bundle as a file: lines of text, and nothing in it that could unfold (docs/format.md).

The first line says what follows: how many entries, how many hashes, the size and root of the tree.
Then the entries' bytes as they were hashed, by position; then the hashes that stand for all other
entries, from left to right. A bundle has one writing: the reader takes no other, and refuses the
file at the first byte that is not as it would have been written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, NamedTuple, NoReturn

import orjson

from ledger.errors import N_, LedgerError
from ledger.errors.bundles import BundleAltered, BundleMisshapen, NotABundle
from ledger.proofs.canonical import MOST_ENTRY_BYTES, canonical, entry_bytes
from ledger.proofs.merkle import HASH_SIZE_BYTES, Place
from ledger.proofs.part import LedgerPart, PartCheck
from ledger.proofs.receipts import TreeHead
from ledger.storage.transcoding import EntryMapper
from ledger.store import RawRow, StatedRow

BUNDLE_FORMAT = 1
MOST_FIRST_LINE_BYTES = 400
MOST_NODE_LINE_BYTES = 120
MOST_ENTRIES = 5_000_000
"""In one bundle: of more, memory would not hold what is kept of each."""

MOST_SIZE = 10**12
"""Of the tree: more than any ledger has, and few enough to reckon with."""

_HASH = re.compile(r"[0-9a-f]{64}")


class FirstLine(NamedTuple):
    """What the first line of a bundle says."""

    entries: int
    nodes: int
    head: TreeHead


class Bundle(NamedTuple):
    """What was read of a bundle that holds: its entries as rows, and what they are a part of."""

    rows: list[RawRow]
    part: LedgerPart


def written(
    rows: Iterable[StatedRow], count: int, given: Mapping[Place, bytes], head: TreeHead
) -> Iterator[bytes]:
    """The lines of a bundle of ``count`` entries, with the hashes that stand for all others."""
    yield _first_line(FirstLine(count, len(given), head))
    for position, state, recorded_at in rows:
        yield entry_bytes(state, position, recorded_at) + b"\n"
    for place, node in given.items():
        yield _node_line(place, node)


def _first_line(told: FirstLine) -> bytes:
    named = {"bundle": BUNDLE_FORMAT, "entries": told.entries, "nodes": told.nodes}
    line = canonical({**named, "root": told.head.root, "size": told.head.size})
    return line + b"\n"


def _node_line(place: Place, node: bytes) -> bytes:
    return canonical([*place, node.hex()]) + b"\n"


def read_bundle(path: Path) -> Bundle:
    """Read a bundle, which holds. Raises NotABundle, BundleMisshapen, BundleAltered."""
    try:
        with path.open("rb") as file:
            return _BundleReading(file, path.name).bundle()
    except OSError as error:
        raise NotABundle(file=path.name, why=error.strerror or str(error)) from None


class _BundleReading:
    """A bundle being read, line by line; no more is read of a line than it may have."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        self._file, self._name = file, name
        self._number = 0

    def bundle(self) -> Bundle:
        """Everything in it."""
        told = self._told()
        check = PartCheck(_entry, self._altered)
        rows = [self._row(check) for _ in range(told.entries)]
        places = check.places
        if rows[-1][0] != told.head.size or len(places) != told.nodes:
            self._misshapen(_COUNTS)
        given = {place: self._node(place) for place in places}
        if self._file.read(1):
            self._number += 1
            self._misshapen(_LONGER)
        return Bundle(rows, check.whole(given, told.head.root))

    def _told(self) -> FirstLine:
        line = self._file.readline(MOST_FIRST_LINE_BYTES)
        if not line.startswith(b'{"bundle":'):
            raise NotABundle(file=self._name, why=_OTHER)
        self._number = 1
        try:
            data = orjson.loads(line)
            form = data["bundle"]
            told = FirstLine(data["entries"], data["nodes"], TreeHead(data["size"], data["root"]))
            numbers = (form, told.entries, told.nodes, told.head.size)
            sound = {type(one) for one in numbers} == {int} and _HASH.fullmatch(told.head.root)
        except (ValueError, KeyError, TypeError):
            raise NotABundle(file=self._name, why=_OTHER) from None
        if sound and form > BUNDLE_FORMAT:
            raise NotABundle(file=self._name, why=_NEWER)
        if not sound or line != _first_line(told):
            raise NotABundle(file=self._name, why=_OTHER)
        if not (0 < told.entries <= MOST_ENTRIES and told.entries <= told.head.size <= MOST_SIZE):
            self._misshapen(_COUNTS)
        return told

    def _row(self, check: PartCheck) -> RawRow:
        """The next entry, as a database keeps it."""
        line = self._line(MOST_ENTRY_BYTES + 1)
        try:
            data: Any = orjson.loads(line)
            stated, assigned = data["stated"], data["assigned"]
            position, recorded_at = assigned["position"], assigned["recorded_at"]
            state = canonical(stated)
            if entry_bytes(state, position, recorded_at) != line[:-1] or type(position) is not int:
                self._misshapen(_WRITTEN)
            texts = (stated[name].encode() for name in ("record", "topic", "effective_on", "unit"))
            record, topic, effective_on, unit = texts
            version = stated["version"]
        except (ValueError, KeyError, TypeError, AttributeError, LedgerError):
            self._misshapen(_WRITTEN)
        row = (position, record, version, topic, state, recorded_at.encode(), effective_on, unit)
        check.add(row)
        return row

    def _node(self, place: Place) -> bytes:
        """The next hash, which stands for the entries under a place of the tree."""
        line = self._line(MOST_NODE_LINE_BYTES)
        try:
            node = bytes.fromhex(orjson.loads(line)[2])
        except (ValueError, LookupError, TypeError):
            self._misshapen(_WRITTEN)
        if len(node) != HASH_SIZE_BYTES or line != _node_line(place, node):
            self._misshapen(_WRITTEN)
        return node

    def _line(self, most: int) -> bytes:
        self._number += 1
        line = self._file.readline(most)
        if not line.endswith(b"\n"):
            self._misshapen(_WRITTEN if len(line) == most else _SHORTER)
        return line

    def _misshapen(self, why: str) -> NoReturn:
        raise BundleMisshapen(file=self._name, line=self._number, why=why)

    def _altered(self, position: int, detail: str) -> NoReturn:
        raise BundleAltered(file=self._name, position=position, detail=detail)


def _entry(row: RawRow) -> object:
    """The entry of a row that was looked at."""
    return next(EntryMapper.decoded([(row[0], row[4], row[5].decode())]))


_OTHER = N_("it does not begin as bundles do")
_NEWER = N_("it was written by a later version of socai")
_COUNTS = N_("the numbers of entries, hashes and positions do not fit")
_WRITTEN = N_("the line is not written as bundles are")
_SHORTER = N_("the file ends too early")
_LONGER = N_("the file goes on after its last line")
