"""A unit's entries as one file that is asked elsewhere: written, opened, and what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING, NamedTuple

from ledger.entries.secrecy import BundleExported
from ledger.errors import N_, IntegrityBroken, LedgerNotWritable
from ledger.errors.bundles import BundleOfOtherBooks, FolderTaken, NoBundleThere
from ledger.errors.secrecy import DisclosureUnexplained
from ledger.proofs.inclusion import node_at
from ledger.proofs.part import LedgerPart
from ledger.proofs.pruned import gaps
from ledger.proofs.receipts import TreeHead, root_at
from ledger.proofs.unit_chains import ChainLink, heads_of, read_heads, stated_heads
from ledger.storage.bundle_file import read_bundle, written
from ledger.storage.folder import DATABASE, make_private_file
from ledger.values.stream import Stream, named_in

if TYPE_CHECKING:
    from ledger.application import Ledger
    from ledger.store import StatedRows
    from projections.figures.holdings import Holdings


class Exported(NamedTuple):
    """A bundle to be written: its lines, and what it holds."""

    lines: Iterator[bytes]
    stated: BundleExported
    entries: int
    head: TreeHead
    books: str


class Opened(NamedTuple):
    """A bundle that was opened: how many kept receipts it gives, and those it cannot tell."""

    part: LedgerPart
    confirmed: int
    untold: tuple[TreeHead, ...]


def state_bundle(
    ledger: Ledger, unit: str, by: str, *, reason: str | None, output: str
) -> BundleExported:
    """Record that the entries of a unit leave as a bundle, and the heads of its units' chains.

    The ledger is to be one whose entries are proven as they are read. Raises NotInBundle,
    UnknownUnit, DisclosureUnexplained where they name sources and no reason is given.
    """
    from ledger.records.secrecy import ExportBundle
    from projections.figures.holdings import holdings
    from projections.masking.masks import SOURCE_LINES

    code = ledger.known(Stream.of_unit(unit)).key
    upto = ledger.last_position
    held = holdings(ledger, code, upto)
    rows = _rows_at(ledger, frozenset(held.positions), upto)
    if not reason and any(named_in(state, SOURCE_LINES) for _, state, _ in rows):
        raise DisclosureUnexplained()
    heads = stated_heads(heads_of(_links(ledger, held, upto), held.units))
    command = ExportBundle(
        effective_on=ledger.today, unit=code, at=upto, heads=heads, reason=reason, output=output
    )
    receipt = ledger.execute(command, by=by)
    stated = receipt.entries[-1]
    assert isinstance(stated, BundleExported)
    return stated


def bundle_at(ledger: Ledger, position: int) -> Exported:
    """The bundle that the entry at a position says was exported; twice the same.

    Raises NoBundleThere, IntegrityBroken.
    """
    from projections.figures.holdings import holdings

    stated = next(ledger.entries(position - 1, position), None)
    if not isinstance(stated, BundleExported):
        raise NoBundleThere(position=position)
    held = holdings(ledger, stated.unit, stated.at)
    if read_heads(stated.heads) != heads_of(_links(ledger, held, stated.at), held.units):
        raise IntegrityBroken(position=position, detail=STATED_OTHERWISE)
    positions = (*held.positions, stated.position)
    places = gaps([one - 1 for one in positions], position)
    given = {place: node_at(ledger, *place) for place in places}
    head = TreeHead(position, root_at(ledger, position))
    rows = _rows_at(ledger, frozenset(positions), position)
    lines = written(rows, len(positions), given, head)
    return Exported(lines, stated, len(positions), head, ledger.mark)


STATED_OTHERWISE = N_("it states another bundle than the entries before it give")


def _links(ledger: Ledger, held: Holdings, upto: int) -> Iterator[ChainLink]:
    """The entries that are held, as chains take them."""
    positions = frozenset(held.positions)
    for entry in ledger.entries(0, upto):
        if entry.position in positions:
            yield ChainLink(entry.unit, entry.position, node_at(ledger, 0, entry.position - 1))


def _rows_at(ledger: Ledger, positions: frozenset[int], upto: int) -> StatedRows:
    for row in ledger.stated_rows(0, upto):
        if row[0] in positions:
            yield row


def open_bundle(
    file: Path, folder: Path, receipts: Iterable[TreeHead] = (), books: str | None = None
) -> Opened:
    """Make a ledger of a bundle, in a folder of its own, whole or not at all.

    ``receipts``: somebody kept, of the ledger it comes from; ``books``: the mark of that ledger.
    Raises NotABundle, BundleMisshapen, BundleAltered, BundleOfOtherBooks, FolderTaken,
    LedgerNotWritable.
    """
    from ledger.storage.bundled import lay_out

    try:
        _refuse_taken(folder)
    except OSError as error:  # a name too long, a folder that may not be looked into
        raise LedgerNotWritable.because(error) from error
    bundle = read_bundle(file)
    kept = list(dict.fromkeys(receipts))
    told = _hold_against(bundle.part, kept, books, file.name)
    aside = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(mkdtemp(prefix=".socai-", dir=folder.parent))
        make_private_file(aside / DATABASE)
        lay_out(aside / DATABASE, bundle.rows, bundle.part.nodes)
        if folder.exists():
            folder.rmdir()
        aside.rename(folder)
    except OSError as error:
        raise LedgerNotWritable.because(error) from error
    finally:
        if aside is not None:
            rmtree(aside, ignore_errors=True)
    return Opened(bundle.part, len(told), tuple(one for one in kept if one not in told))


def _refuse_taken(folder: Path) -> None:
    """Raise FolderTaken for what is there and is no empty folder."""
    with suppress(FileNotFoundError):
        try:
            is_empty = not any(folder.iterdir())
        except NotADirectoryError:
            is_empty = False
        except FileNotFoundError:
            if folder.is_symlink():
                raise FolderTaken(path=folder) from None
            raise
        if not is_empty:
            raise FolderTaken(path=folder)


def _hold_against(
    part: LedgerPart, receipts: Iterable[TreeHead], books: str | None, file: str
) -> list[TreeHead]:
    """The receipts that a bundle gives; those it cannot tell are not among them.

    Raises BundleOfOtherBooks where it is not of the books it is said to be of.
    """
    if books is not None and part.nodes[0, 0].hex()[:16] != books.strip().lower():
        raise BundleOfOtherBooks(file=file, detail=N_("its first entry is another"))
    told = [(receipt, part.root_told(receipt.size)) for receipt in receipts]
    if any(root not in (None, receipt.root) for receipt, root in told):
        raise BundleOfOtherBooks(file=file, detail=N_("it does not give a receipt that was kept"))
    return [receipt for receipt, root in told if root is not None]
