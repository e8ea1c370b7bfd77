"""`socai verify` and `socai rebuild`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from commands.cli.grammar import SpokenCommand, form_option, with_session
from commands.session import Session
from commands.speech import _, ngettext, say, say_json
from ledger.errors import N_, IntegrityBroken

if TYPE_CHECKING:
    from ledger.proofs.verify import Verification

PROBLEMS = {
    "changed": N_("the entry is not what was recorded"),
    "column": N_("a column of the store contradicts the entry"),
    "counter": N_("the counter of positions stands behind the last entry"),
    "malformed": N_("the entry is not written as entries are"),
    "missing": N_("entries are missing from here on"),
    "not_canonical": N_("the entry is not written as entries are"),
    "reordered": N_("the entry does not stand where it was recorded"),
    "store": N_("the database itself is damaged"),
    "tail_missing": N_("from here on the last entries are gone"),
    "time_went_back": N_("it was recorded before the entry that precedes it"),
    "too_large": N_("the entry is larger than any entry may be"),
    "tree": N_("the tree of hashes does not follow from the entries"),
    "unknown_kind": N_("the entry is of a kind this version does not know"),
    "unreadable": N_("the entry cannot be read"),
}
"""What can be wrong, in words; `--format json` adds the technical detail."""


@click.command(
    "verify",
    cls=SpokenCommand,
    help=N_("Hash every entry again and name the first position that does not hold."),
)
@form_option
@with_session
def verify(session: Session, form: str) -> int:
    """Verify the ledger."""
    from ledger.proofs.verify import unreadable, verify_json
    from ledger.proofs.verify import verify as check

    try:
        found = check(session.ledger)
    except IntegrityBroken as error:
        found = unreadable(error)
    if form == "json":
        say_json(verify_json(found))
    elif found.ok:
        told = ngettext(
            "The ledger holds: {size} entry, root {root}",
            "The ledger holds: {size} entries, root {root}",
            found.size,
        )
        say(told, size=found.size, root=found.root)
    else:
        _speak_problems(found)
    return 0 if found.ok else 4


def _speak_problems(found: Verification) -> None:
    say(N_("The ledger does NOT hold."))
    told = dict.fromkeys((problem.position, problem.kind) for problem in found.problems)
    for position, kind in told:
        what = _(PROBLEMS.get(kind, kind))
        say(N_("  position {position}: {what}"), position=position, what=what)
    say(N_("Hint: {hint}"), hint=_(IntegrityBroken.hint))


@click.command(
    "rebuild",
    cls=SpokenCommand,
    help=N_("Throw the derived facts away and make them again from the entries."),
)
@with_session
def rebuild(session: Session) -> None:
    """Rebuild the facts."""
    from projections.facts.store import rebuild as make_again

    store = make_again(session.ledger, session.facts)
    say(N_("Facts rebuilt up to position {position}."), position=store.position)
