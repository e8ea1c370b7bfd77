"""The check of a part of a ledger: some of its entries, and the tree in which they stand.

What it shows: every entry is, byte for byte, the one at its position in the tree of the root; and
up to the position that the last entry names, the entries are all those that the ledger then stated
to be the units' (``BundleExported``). What it cannot show: that the root is that of the books
(somebody kept a receipt, or did not), and that the ledger stated the heads of its units truly (the
whole ledger shows it, and another bundle or receipt whether it is the same statement).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple, NoReturn, Protocol, cast

from ledger.entries.evidence import LedgerFounded
from ledger.entries.secrecy import BundleExported
from ledger.errors import N_, IntegrityBroken
from ledger.mentions import FirstMentions
from ledger.proofs.canonical import ENTRY, MOST_ENTRY_BYTES
from ledger.proofs.climbing import Climbable, Climbed
from ledger.proofs.entry_form import flaw_of
from ledger.proofs.merkle import Place, empty_root, leaf_hash, peaks, root_of_peaks
from ledger.proofs.proven import UNLISTED
from ledger.proofs.pruned import gaps, grown
from ledger.proofs.receipts import TreeHead
from ledger.proofs.unit_chains import BESIDE, ChainHead, ChainLink, heads_of, read_heads
from ledger.proofs.verify import INSTANT, IntegrityProblem, Verification
from ledger.store import RawRow, Snapshot, StatedRows

Refuse = Callable[[int, str], NoReturn]
"""Raises the refusal of what does not hold at a position, or somewhere up to it."""

Decode = Callable[[RawRow], object]
"""The entry of a row."""

NOT_WRITTEN_SO = N_("the entry is not written as entries are")
OUT_OF_ORDER = N_("the entry does not stand where it was recorded")
TIME_WENT_BACK = N_("it was recorded before the entry that precedes it")
TREE = N_("the tree of hashes does not follow from the entries")
NOT_FOUNDED = N_("the first entry is not the founding of a ledger")
NO_STATEMENT = N_("the last entry does not say that a bundle was exported")
NOT_ALL = N_("the entries are not all those that the ledger stated to be in the bundle")


class LedgerPart(NamedTuple):
    """A part of a ledger that holds.

    ``root``: of the tree of the first ``size`` entries, in hexadecimal; ``nodes``: all that can be
    told of it; ``stated``: the last entry, which says what the part is.
    """

    size: int
    root: str
    nodes: Mapping[Place, bytes]
    stated: BundleExported
    positions: tuple[int, ...]

    @property
    def head(self) -> TreeHead:
        """The receipt of the ledger as the part knows it."""
        return TreeHead(self.size, self.root)

    def root_told(self, size: int) -> str | None:
        """The root of the first ``size`` entries, where the part tells it."""
        if not 0 < size <= self.size:
            return None
        tops = [self.nodes.get(place) for place in peaks(size)]
        return None if None in tops else root_of_peaks(node for node in tops if node).hex()

    @property
    def heads(self) -> tuple[ChainHead, ...]:
        """The heads of the chains, as stated and found."""
        return read_heads(self.stated.heads)


class PartCheck:
    """The check of a part under way: row by row in the order of positions, then as a whole.

    ``refuse`` raises what is to be said of what does not hold.
    """

    def __init__(self, decode: Decode, refuse: Refuse) -> None:
        self._decode, self._refuse = decode, refuse
        self._links: list[ChainLink] = []
        self._last_time = b""
        self._stated: object = None

    def add(self, row: RawRow) -> None:
        """Look at the next row."""
        position, state, recorded_at = row[0], row[4], row[5]
        if position <= (self._links[-1].position if self._links else 0):
            self._refuse(position, OUT_OF_ORDER)
        data = ENTRY % (position, recorded_at, state)
        if len(data) > MOST_ENTRY_BYTES or flaw_of(row, FirstMentions()):
            self._refuse(position, NOT_WRITTEN_SO)
        if not INSTANT.fullmatch(recorded_at):
            self._refuse(position, NOT_WRITTEN_SO)
        if recorded_at < self._last_time:
            self._refuse(position, TIME_WENT_BACK)
        self._last_time = recorded_at
        if not self._links and (position, row[3]) != (1, LedgerFounded.TOPIC.encode()):
            self._refuse(position, NOT_FOUNDED)
        if row[3] == BundleExported.TOPIC.encode():
            self._stated = self._decode(row)
        self._links.append(ChainLink(row[7].decode(), position, leaf_hash(data)))

    @property
    def places(self) -> list[Place]:
        """Where hashes are needed beside the rows that were added, the last one being the last."""
        indexes = [link.position - 1 for link in self._links]
        return list(gaps(indexes, indexes[-1] + 1 if indexes else 0))

    def whole(self, given: Mapping[Place, bytes], root: str) -> LedgerPart:
        """The part, with a hash for each of ``places``; it must lead to a root."""
        links, stated = self._links, self._stated
        size = links[-1].position if links else 0
        nodes = grown({one.position - 1: one.leaf for one in links}, given, size)
        if root_of_peaks(nodes[place] for place in peaks(size)).hex() != root:
            self._refuse(size, TREE)
        if not isinstance(stated, BundleExported) or stated.position != size:
            self._refuse(size, NO_STATEMENT)
        if not _is_all(links, stated):
            self._refuse(stated.position, NOT_ALL)
        return LedgerPart(size, root, nodes, stated, tuple(one.position for one in links))


def _is_all(links: Sequence[ChainLink], stated: BundleExported) -> bool:
    """Whether links are those that a statement names: all of its units, and no others'."""
    heads = read_heads(stated.heads)
    units = [one.unit for one in heads if one.unit != BESIDE]
    upto = [link for link in links if link.position <= stated.at]
    return (
        stated.at == stated.position - 1 and stated.unit in units and heads == heads_of(upto, units)
    )


def part_kept(kept: Snapshot, decode: Decode) -> LedgerPart:
    """The part of a ledger that a database keeps, looked at whole. Raises IntegrityBroken.

    Every entry must be found by its name, and every stored node follow from entries and gaps.
    """
    for position in kept.unlisted():
        refuse_entry(position, UNLISTED)
    check = PartCheck(decode, refuse_entry)
    at = _rows_kept(kept, check)
    given = {place: kept.node(*place) for place in check.places}
    tops = [kept.node(*place) for place in peaks(at)]
    if not all(isinstance(node, bytes) for node in (*given.values(), *tops)):
        refuse_entry(at, TREE)
    root = root_of_peaks(cast(list[bytes], tops)).hex()
    part = check.whole(cast(Mapping[Place, bytes], given), root)
    levels = [level for level in kept.levels() if isinstance(level, int)]
    stored = {(lv, idx): node for lv in levels for idx, node in kept.nodes(lv, 0, part.size)}
    if stored != part.nodes:
        refuse_entry(at, TREE)
    return part


def _rows_kept(kept: Snapshot, check: PartCheck) -> int:
    """Look at every row, of which any column can be damaged; return the last position."""
    at = 0
    for row in kept.rows():
        at = row[0]
        if {type(row[column]) for column in _TEXT_COLUMNS} != {bytes}:
            refuse_entry(at, NOT_WRITTEN_SO)
        check.add(row)
    return at


_TEXT_COLUMNS = (1, 3, 4, 5, 6, 7)
"""Those of a row that hold a text, or bytes."""


class PartLedger(Climbable, Protocol):
    """Something with a part of a ledger to look into: a BundledLedger."""

    def snapshot(self) -> AbstractContextManager[Snapshot]:
        """The store as it stands at one moment."""

    def decoded_row(self, row: RawRow) -> object:
        """The entry of a row that was looked at."""


class ProvenPart:
    """Passes on what is read of a part, once all of it holds; as Proven does of a whole ledger."""

    def __init__(self, ledger: PartLedger) -> None:
        self._ledger = ledger
        self._climbed: Climbed | None = None

    def __call__(self, rows: StatedRows) -> StatedRows:
        """The rows as they come. Raises IntegrityBroken."""
        if self._climbed is None:
            with self._ledger.snapshot() as kept:
                part_kept(kept, self._ledger.decoded_row)
            self._climbed = Climbed(self._ledger)
        yield from self._climbed(rows)


def verify_part(ledger: PartLedger) -> tuple[Verification, LedgerPart | None]:
    """Hash all of a part again; the first thing that does not hold is the problem."""
    try:
        with ledger.snapshot() as kept:
            if flaw := next(iter(kept.flaws()), None):
                return Verification(0, "", (IntegrityProblem(0, "store", flaw),)), None
            part = part_kept(kept, ledger.decoded_row)
    except IntegrityBroken as error:
        position, detail = error.values.get("position", 0), str(error.values.get("detail"))
        kind = _KINDS.get(detail, "unreadable")
        problem = IntegrityProblem(cast(int, position), kind, str(error))
        return Verification(0, empty_root().hex(), (problem,)), None
    return Verification(part.size, part.root), part


_KINDS = {
    NOT_WRITTEN_SO: "malformed",
    OUT_OF_ORDER: "reordered",
    TIME_WENT_BACK: "time_went_back",
    TREE: "tree",
    NOT_FOUNDED: "missing",
    NO_STATEMENT: "tail_missing",
    NOT_ALL: "missing",
    UNLISTED: "store",
}


def refuse_entry(position: int, detail: str) -> NoReturn:
    """Refuse what does not hold of an opened bundle."""
    raise IntegrityBroken(position=position, detail=detail)
