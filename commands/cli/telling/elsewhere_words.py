"""How it is told that a report is of another unit or other days than it is held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commands.speech import _, notice
from ledger.errors import N_

if TYPE_CHECKING:
    from commands.usecases.held_elsewhere import HeldElsewhere
    from ledger.application import Ledger
    from ledger.values.period import Period


def tell_elsewhere(
    ledger: Ledger, unit: str, period: Period, told: HeldElsewhere, file: str = ""
) -> None:
    """Say whose report of which days it is by its own words, and by its figures.

    ``unit``, ``period``: as whose and of which days it is held; ``file``: its name, where it is
    one of several.
    """
    for one in told.notices(ledger, unit, period):
        said = one.say(_)
        notice(N_("Note: {text}"), text=f"{file}: {said}" if file else said)
