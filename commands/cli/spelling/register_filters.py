"""Options that narrow a register: by officer, status, class, symbol, day of opening."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from commands.cli.spelling.grammar import DATE, options
from commands.session import Session
from commands.speech import _
from ledger.catalog.names import STATUSES
from ledger.errors import N_
from ledger.values.period import Period
from ledger.values.text import fold

if TYPE_CHECKING:
    from projections.figures.register import Conditions

KEPT = tuple(one for one in STATUSES if one != "absent")


class StatusType(click.ParamType[str]):
    """A status of a record by its code, or as it is printed."""

    name = "status"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code of the status; refuse what is none as any choice is."""
        said = fold(value)
        named = next((one for one in KEPT if said in (one, fold(_(STATUSES[one])))), value)
        return str(click.Choice(KEPT).convert(named, param, ctx))


filters = options(
    click.option("--officer", metavar="CODE", help=N_("Only those of this officer.")),
    click.option(
        "--status",
        "statuses",
        type=StatusType(),
        multiple=True,
        metavar="STATUS",
        help=N_("Only those that are open, suspended, closed or archived; repeat for more."),
    ),
    click.option(
        "--class", "classes", multiple=True, metavar="A|B", help=N_("Only those of this class.")
    ),
    click.option(
        "--symbol",
        "symbols",
        multiple=True,
        metavar="SYMBOL",
        help=N_("Only those of this symbol; repeat for more."),
    ),
    click.option(
        "--opened-between",
        type=DATE,
        nargs=2,
        help=N_("Only those opened from the one day to the other, both included."),
    ),
)


def conditions(session: Session, typed: dict[str, Any]) -> Conditions:
    """What was asked for by these options, which are taken out of what was typed.

    Of the two days the earlier is the first, however they were typed. Raises UnknownOfficer,
    UnknownCode.
    """
    from commands.usecases.listing import conditions_of

    opened = typed.pop("opened_between")
    return conditions_of(
        session.ledger,
        typed.pop("officer"),
        typed.pop("symbols"),
        typed.pop("classes"),
        typed.pop("statuses"),
        Period(*sorted(opened)) if opened else None,
    )
