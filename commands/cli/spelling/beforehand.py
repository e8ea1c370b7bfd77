"""What whoever records may answer before it is asked."""

from __future__ import annotations

import click

from commands.session import Session
from ledger.errors import N_


def _sure(ctx: click.Context, _option: click.Parameter, said: bool) -> None:
    """Answer yes to what would be asked."""
    session = ctx.find_object(Session)
    assert session is not None, "main makes it"
    session.sure |= said


again_option = click.option(
    "--again",
    is_flag=True,
    help=N_("Record it although another entry says the same already."),
)
yes_option = click.option(
    "--yes",
    is_flag=True,
    expose_value=False,
    callback=_sure,
    help=N_("Record without being asked, whatever moves with it or the clock says."),
)
