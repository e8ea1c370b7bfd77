"""Entries that cannot be taken back, each told with why."""

from __future__ import annotations

from itertools import islice

from commands.speech import notice, said
from ledger.errors import N_, SeveralNotVoided

MOST_TOLD = 50
"""Refusals that are told one by one."""


def tell_each(refused: SeveralNotVoided) -> None:
    """Tell why each entry cannot be voided, the first ones where they are many."""
    for position, one in islice(refused.refusals.items(), MOST_TOLD):
        problem, hint = said(one)
        if one.values.get("position") == position:  # it says of which entry
            notice(N_("- {problem}"), problem=problem)
        else:
            notice(N_("- Entry {position}: {problem}"), position=position, problem=problem)
        notice(N_("  Hint: {hint}"), hint=hint)
    if len(refused.refusals) > MOST_TOLD:
        notice(N_("… and {count} more"), count=len(refused.refusals) - MOST_TOLD)
