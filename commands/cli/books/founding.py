"""`socai init` and `socai status`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.cli.spelling.grammar import SpokenCommand, showing, with_session
from commands.cli.telling.adrift_words import say_loose
from commands.session import Session, open_ledger
from commands.speech import _, notice, say, say_json, some
from ledger.catalog.names import FIELDS
from ledger.errors import N_
from ledger.proofs.receipts import TreeHead
from ledger.storage.folder import SETTINGS
from ledger.values.dates import format_instant, write_instant

if TYPE_CHECKING:
    from commands.usecases.adrift import Loose
    from commands.usecases.before_rules import Unlisted
    from ledger.application import Ledger


@click.command("init", cls=SpokenCommand, help=N_("Make a new ledger in a folder."))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--unit", required=True, metavar="CODE", help=N_("Code of the unit whose books these are.")
)
@click.option("--name", required=True, help=N_("Name of the unit."))
@click.option(
    "--level",
    default="huyện",
    help=N_("Level of the unit: tỉnh, huyện, phường, xã (default: huyện)."),
)
@click.option(
    "--as",
    "officer",
    metavar="CODE",
    help=N_("Officer who records, enrolled with the unit; also the ledger's default."),
)
@with_session
def init(
    session: Session, folder: Path, unit: str, name: str, level: str, officer: str | None
) -> None:
    """Make a new ledger."""
    from commands.cli.telling.entry_words import speak_receipt
    from commands.usecases.founding import check_founding, found_ledger, make_folder
    from projections.facts.witness import contradiction

    session.folder = folder
    by = session.by(officer)
    check_founding(unit, name, level, by)
    settings = folder / SETTINGS
    prepared = settings.exists()
    ledger = open_ledger(make_folder(folder), session.clock, create=True)
    try:
        if broken := contradiction(ledger, session.facts):
            raise broken
        receipt = found_ledger(ledger, (unit, name, level), str(folder), by, settings)
        say(N_("Ledger made in {folder}."), folder=folder)
        if prepared:
            notice(SETTINGS_STAY, file=settings)
        speak_receipt(ledger, receipt)
    finally:
        ledger.close()


SETTINGS_STAY = N_("Note: {file} was there already and is left as it is.")


@click.command(
    "status", cls=SpokenCommand, help=N_("Say which ledger this is and how much it holds.")
)
@showing
@with_session
def status(session: Session, form: str) -> None:
    """Tell the ledger's state."""
    from commands.usecases.adrift import loose_in
    from commands.usecases.before_rules import UnlistedValues, spelled_twice

    session.prove()
    ledger = session.ledger
    unlisted = UnlistedValues(ledger.own_list())
    twice, loose = spelled_twice(ledger), loose_in(ledger, unlisted.seen(ledger.histories()))
    foundation, (size, root) = ledger.foundation, ledger.tree_head()
    recorded, receipt = ledger.recorded_at(size), str(TreeHead(size, root))
    if form == "json":
        found: dict[str, Any] = {
            "folder": str(session.home),
            "unit": foundation.unit,
            "name": foundation.name,
        }
        time = recorded and write_instant(recorded)
        found |= {"size": size, "root": root, "receipt": receipt, "recorded_at": time}
        found |= {"spelled_twice": twice, **_held(ledger, size)}
        found["outside_catalog"] = [one.as_json() for one in unlisted.found]
        say_json({**found, "adrift": [one.as_json() for one in loose]})
        return
    say(N_("Ledger of {name} ({unit})"), name=foundation.name, unit=foundation.unit)
    say(N_("  folder: {folder}"), folder=session.home)
    _speak_size(ledger, size)
    if recorded:
        say(N_("  last entry recorded: {time}"), time=format_instant(recorded))
    say(N_("  receipt: {receipt}"), receipt=receipt)
    _speak_kept(twice, unlisted.found, loose)


def _held(ledger: Ledger, size: int) -> dict[str, int]:
    return {"held": ledger.how_many(0, size)} if ledger.is_part else {}


def _speak_size(ledger: Ledger, size: int) -> None:
    """How many entries there are; of a bundle how many are in it."""
    if ledger.is_part:
        held = ledger.how_many(0, size)
        say(N_("  entries: {held}, of {size} in the whole ledger"), held=held, size=size)
    else:
        say(N_("  entries: {size}"), size=size)


def _speak_kept(
    twice: Sequence[tuple[str, ...]], unlisted: Sequence[Unlisted], loose: Sequence[Loose]
) -> None:
    """Tell what the ledger keeps that today's rules refuse."""
    for names in twice:
        say(
            N_("  one name in several spellings, counted as several: {names}"),
            names=", ".join(names),
        )
    for one in unlisted:
        say(
            N_("  {field} “{value}” is not in the catalog: {records}"),
            field=_(FIELDS[one.attribute]),
            value=one.value,
            records=some([record.key for record in one.records]),
        )
    say_loose(loose)
