"""What is said of facts when a ledger is verified: its own, and those its settings name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ledger.errors import FactsKnowMore, IntegrityBroken, LedgerError
from ledger.proofs.verify import IntegrityProblem
from ledger.storage.folder import FACTS
from ledger.storage.transcoding import new_salt

if TYPE_CHECKING:
    from ledger.application import Ledger
    from projections.facts.folders import ReadText

HELD, AS_SENT, NONE, LEFT_OVER, OTHER_VERSION = "held", "as_sent", "none", "left_over", "other"


class FactsSeen(NamedTuple):
    """What was found in a folder of facts.

    ``state``: ``held``, they are what the entries up to ``position`` teach; ``as_sent``, another
    ledger's, they are as its list of files says; ``none``; ``left_over``, files that no list names;
    ``other``, of another version of socai, whose ``form`` is told.
    """

    folder: str
    state: str
    position: int = 0
    form: str = ""


def own_problems(ledger: Ledger, folder: Path, *, sound: bool) -> Iterator[IntegrityProblem]:
    """What does not hold of a ledger's own facts, or is known by them alone."""
    from projections.facts.manifest import NO_FOLDER, is_no_folder
    from projections.facts.witness import contradiction

    if is_no_folder(folder):
        yield IntegrityProblem(0, "fact_files", NO_FOLDER)
        return

    try:
        broken = contradiction(ledger, folder)
    except IntegrityBroken:
        return  # the tree itself is broken, as verification says
    if broken:
        more = isinstance(broken, FactsKnowMore)
        position = int(str(broken.values["size" if more else "position"])) + more
        yield IntegrityProblem(position, "tail_missing" if more else "other_entries", str(broken))
        return
    if not folder.exists():
        return  # nothing more to hold against anything, and Arrow is slow to import
    if not_known := _not_known(ledger, folder):
        yield not_known
    from projections.facts.replayed import bad_facts

    for bad in bad_facts(ledger, folder, new_salt().encode(), replay=sound):
        yield IntegrityProblem(*bad)


def _not_known(ledger: Ledger, folder: Path) -> IntegrityProblem | None:
    """Whether the list of a folder's facts is sealed well, and the ledger knows no such seal."""
    from projections.facts.kinds import every_kind
    from projections.facts.manifest import read_manifest
    from projections.facts.witness import UNKNOWN, is_known

    with suppress(ValueError):
        manifest = read_manifest(folder, every_kind())
        if manifest and not is_known(ledger, manifest, every_kind()):
            return IntegrityProblem(0, "fact_files", UNKNOWN)
    return None


def own_facts(folder: Path) -> FactsSeen:
    """What a ledger's own folder of facts holds, where nothing is wrong with it."""
    from projections.facts.kinds import every_kind
    from projections.facts.manifest import format_told, read_manifest

    if manifest := read_manifest(folder, every_kind()):
        return FactsSeen(FACTS, HELD, manifest.position)
    if form := format_told(folder):
        return FactsSeen(FACTS, OTHER_VERSION, form=form)
    return FactsSeen(FACTS, LEFT_OVER if any(folder.glob("*.parquet")) else NONE)


def named_facts(
    named: Callable[[], Iterable[str]], read_text: ReadText
) -> Iterator[FactsSeen | LedgerError]:
    """What the folders hold that the settings name for figures to come from; every file is hashed.

    Whose facts they are is not looked at: their entries are elsewhere. ``named``: reads the
    settings. What cannot be read or counted is given as its refusal.
    """
    try:
        locations = dict.fromkeys(named())
    except LedgerError as error:
        yield error
        return
    from projections.facts.folders import open_folder

    for location in locations:
        try:
            position = open_folder(location, read_text).manifest.position
        except LedgerError as error:
            yield error
        else:
            yield FactsSeen(location, AS_SENT, position)
