"""The check that what is stored is what was recorded.

Every byte is hashed again; no stored hash is believed.

One pass over the rows recomputes entry bytes, leaves and every tree node, and compares them with
the stored nodes; what the stated bytes are is looked into on the way, or by a second process
(ledger/proofs/looking.py); a second pass, over an index, checks that the versions of each stream
are dense. Memory is bounded by a batch, whatever the size of the ledger.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from ledger.errors import LedgerError
from ledger.no_gc import uncollected
from ledger.proofs.canonical import ENTRY, MOST_ENTRY_BYTES
from ledger.proofs.looking import Beside, Glance, Seen, batches, looked_beside
from ledger.proofs.merkle import empty_root, leaf_hashes
from ledger.proofs.tree_check import BadNode, Regrowth
from ledger.store import RawRow, Snapshot

if TYPE_CHECKING:
    from ledger.open_books import OpenBooks

MOST_PROBLEMS = 100
"""The first so many are kept: who has read them has understood, and memory stays bounded."""

NEARLY_TOO_LARGE = MOST_ENTRY_BYTES - 100
"""More bytes of what is stated, and of the time, may make too many with what frames them."""

MOST_MISSING = 100_000
"""A gap wider than this ends the check of what stands behind it."""

INSTANT = re.compile(rb"\d{4}-(0\d|1[0-2])-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d\.\d{6}Z")
_ROW_IN_MESSAGE = re.compile(r"row (\d+) (?:missing from|values differ from) index")
_NODE_DETAILS = {
    "entry": (
        "changed",
        ("the entry's bytes do not give the leaf that was kept when it was recorded"),
    ),
    "node": ("tree", "node {level}/{index} does not follow from what is below it"),
    "absent": ("tree", "node {level}/{index} is absent"),
    "stray": ("tree", "node {level}/{index} belongs to no entry"),
}

_DISORDER = "its version does not follow that of the entry before it on its record"
_MISTYPED = "a value is kept as another type than it was recorded as"
_LOST = "the tree has node {level}/{index} over this position, and there is no such entry"


class IntegrityProblem(NamedTuple):
    """Something that does not hold.

    ``position``: the first one it touches, 0 for the store as a whole.

    ``kind``: ``changed``, ``missing``, ``tail_missing``, ``reordered``, ``column``,
    ``not_canonical``, ``malformed``, ``unknown_kind``, ``too_large``, ``time_went_back``, ``tree``,
    ``counter``, ``mentions``, ``store``, ``unreadable``; of what is held against the entries,
    ``facts``, ``other_entries`` and ``receipt``.
    """

    position: int
    kind: str
    detail: str


@dataclass(frozen=True)
class Verification:
    """What was found. ``size``: entries; ``root``: of the tree they give, in hexadecimal."""

    size: int
    root: str
    problems: tuple[IntegrityProblem, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether everything holds."""
        return not self.problems


class _Findings:
    """The first problems by position, each once."""

    def __init__(self) -> None:
        self._found: set[IntegrityProblem] = set()

    def add(self, position: int, kind: str, detail: str) -> None:
        """Note a problem; of very many, the later positions are forgotten."""
        self._found.add(IntegrityProblem(position, kind, detail))
        if len(self._found) > 2 * MOST_PROBLEMS:
            self._found = set(self.first())

    def touch(self, position: int) -> bool:
        """Whether something was found at a position."""
        return any(one.position == position for one in self._found)

    @property
    def none(self) -> bool:
        """Whether nothing was found so far."""
        return not self._found

    def first(self) -> tuple[IntegrityProblem, ...]:
        """The first problems, in order."""
        return tuple(sorted(self._found)[:MOST_PROBLEMS])


def verify(ledger: OpenBooks) -> Verification:
    """Hash everything again and name whatever does not hold.

    Damage of the database is a problem like others.
    """
    findings, check = _Findings(), None
    try:
        with ledger.snapshot() as kept:
            check = _Check(kept, findings)
            check.run(ledger)
    except LedgerError as error:
        findings.add(check.size + 1 if check else 1, "unreadable", str(error))
    size, root = (check.size, check.root) if check else (0, empty_root())
    return Verification(size, root.hex(), findings.first())


def unreadable(error: LedgerError) -> Verification:
    """The verification of a store that could not even be opened."""
    return Verification(0, empty_root().hex(), (IntegrityProblem(1, "unreadable", str(error)),))


def verify_json(verification: Verification) -> dict[str, Any]:
    """The stable JSON of ``socai verify --format json``."""
    problems = [problem._asdict() for problem in verification.problems]
    return {
        "ok": verification.ok,
        "size": verification.size,
        "root": verification.root,
        "problems": problems,
    }


class _Check:
    """One verification under way."""

    def __init__(self, kept: Snapshot, findings: _Findings) -> None:
        self._kept = kept
        self._findings = findings
        self._add = findings.add
        self._look = Glance()
        self._tree = Regrowth(kept)
        self._last_time = b""
        self.size = 0
        """The last position seen, rows and gaps together."""

    @property
    def root(self) -> bytes:
        """The root of what was seen."""
        return self._tree.root()

    def run(self, ledger: OpenBooks) -> None:
        """Check everything. What the database checks of itself, it checks meanwhile."""
        with (
            ThreadPoolExecutor(max_workers=1) as meanwhile,
            looked_beside(ledger) as beside,
            uncollected(),
        ):
            its_own = meanwhile.submit(self._its_own)
            try:
                self._entries(beside.after)
            except LedgerError:
                self._looked(beside)
                raise
            self._looked(beside)
            for problem in its_own.result():
                if problem.detail != _MISTYPED or not self._findings.touch(problem.position):
                    self._add(*problem)
        if self._findings.none:
            self._mentions()

    def _its_own(self) -> list[IntegrityProblem]:
        """What the database says of itself."""
        found = []
        for text in self._kept.flaws():
            row = _ROW_IN_MESSAGE.search(text)
            found.append(IntegrityProblem(int(row[1]) if row else 0, "store", text))
        for position in self._kept.disorder(MOST_PROBLEMS):
            found.append(IntegrityProblem(position, "reordered", _DISORDER))
        for position, kind in self._kept.mistyped(MOST_PROBLEMS):
            found.append(IntegrityProblem(position, kind, _MISTYPED))
        return found

    def _mentions(self) -> None:
        """What the store derived from entries follows from them.

        Where they are broken, nothing can be said of it.
        """
        if (kept := self._kept.first_mentions()) is None:
            return
        theirs = {(name, position) for name, position in kept}
        ours = {(name.encode(), position) for name, position in self._look.mentions.items()}
        for name, position in ours - theirs:
            told = name.decode("utf-8", "replace")
            self._add(position, "mentions", f"first_mentions: {told} is first mentioned here")
        for wrong in theirs - ours:
            self._add(0, "mentions", f"first_mentions: no entry gives {wrong!r}")

    def _entries(self, looked_into: int) -> None:
        """Hash every entry, and look into those up to a position."""
        for rows in batches(self._kept):
            self._look.into([row for row in rows if row[0] <= looked_into])
            if not self._rows(rows):
                return
        self._bad_nodes(self._tree.finish())
        self._counter()

    def _looked(self, beside: Beside) -> None:
        """Put together what was seen of the entries here and elsewhere, and look into the rest."""
        try:
            seen = beside.answer() or Seen(beside.after, [], {})
            self._look.join(seen, self.size)
            for rows in batches(self._kept, after=seen.upto):
                self._look.into(rows)
        finally:
            for position, flaw in self._look.flaws:
                if position <= self.size:
                    self._add(position, flaw.kind, flaw.detail)

    def _rows(self, rows: list[RawRow]) -> bool:
        """Check a batch; False when too much is missing to go on."""
        hashed = leaf_hashes(ENTRY % (row[0], row[5], row[4]) for row in rows)
        leaves: list[bytes | None] = []
        if rows[0][0] == self.size + 1 and rows[-1][0] == self.size + len(rows):
            leaves += hashed
            self.size += len(rows)
        elif not self._sparse(rows, hashed, leaves):
            return False
        self._sizes(rows)
        self._times(rows)
        self._bad_nodes(self._tree.grow(leaves))
        return True

    def _sparse(self, rows: list[RawRow], hashed: list[bytes], leaves: list[bytes | None]) -> bool:
        """Put leaves where they belong between those that are missing."""
        for row, leaf in zip(rows, hashed, strict=True):
            if row[0] != self.size + 1 and not self._gap(row[0], leaves):
                return False
            if row[0] > self.size:
                self.size = row[0]
                leaves.append(leaf)
        return True

    def _sizes(self, rows: list[RawRow]) -> None:
        """No entry takes more bytes than one may; few come near."""
        for row in [one for one in rows if len(one[4]) + len(one[5]) > NEARLY_TOO_LARGE]:
            if (size := len(ENTRY % (row[0], row[5], row[4]))) > MOST_ENTRY_BYTES:
                self._add(row[0], "too_large", f"the entry takes {size} bytes")

    def _gap(self, position: int, leaves: list[bytes | None]) -> bool:
        expected = self.size + 1
        if position < expected:
            self._add(position, "reordered", "positions begin with 1")
            return True
        self._add(
            expected, "missing", f"there is no entry at positions {expected} to {position - 1}"
        )
        if position - expected > MOST_MISSING:
            return False
        leaves += [None] * (position - expected)
        self.size = position - 1
        return True

    def _times(self, rows: list[RawRow]) -> None:
        """Recorded times never decrease; written at one width, they are compared as bytes."""
        times = [row[5] for row in rows]
        if not all(map(INSTANT.fullmatch, set(times))):
            for row in rows:
                if not INSTANT.fullmatch(row[5]):
                    self._add(
                        row[0],
                        "malformed",
                        "the recorded time is not written as recorded times are",
                    )
            return
        if times[0] >= self._last_time and times == sorted(times):
            self._last_time = times[-1]
            return
        for row in rows:
            if row[5] < self._last_time:
                self._add(
                    row[0], "time_went_back", "the recorded time is before that of the entry before"
                )
            self._last_time = max(self._last_time, row[5])

    def _bad_nodes(self, bad_nodes: Iterable[BadNode]) -> None:
        for bad in bad_nodes:
            kind, detail = _NODE_DETAILS[bad.what]
            position = bad.position
            if bad.what == "stray" and bad.end > self.size:
                position, kind, detail = max(position, self.size + 1), "tail_missing", _LOST
            self._add(position, kind, detail.format(level=bad.level, index=bad.index))

    def _counter(self) -> None:
        """The one counter stands at the last entry; another, or one that is no number, is odd."""
        counters = list(self._kept.counters())
        counter = max((seq for _, seq in counters if isinstance(seq, int)), default=0)
        if len(counters) > 1 or not all(own and isinstance(seq, int) for own, seq in counters):
            self._add(0, "store", f"the counters of positions are kept as {counters!r}")
        if counter > self.size:
            self._add(
                self.size + 1, "tail_missing", f"positions up to {counter} were given, and are gone"
            )
        elif counter < self.size or not self.size:
            self._add(
                self.size,
                "counter",
                (f"the counter of positions stands at {counter}, behind the last entry"),
            )
