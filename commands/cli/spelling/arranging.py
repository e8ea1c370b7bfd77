"""`--sort` and `--columns`: in which order a list stands, and what of it is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from commands.speech import _
from ledger.errors import N_

if TYPE_CHECKING:
    from projections.documents.tables.table import Table

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
_ASKED = "socai.arrangement"


def _keep(ctx: click.Context, option: click.Parameter, said: str | None) -> None:
    names = tuple(one.strip() for one in (said or "").split(",") if one.strip())
    if names:
        ctx.meta[_ASKED] = {**ctx.meta.get(_ASKED, {}), str(option.name): names}


def arranging(function: Decorated) -> Decorated:
    """The options of what lists something: in which order, and which columns."""
    sort = click.option(
        "--sort",
        metavar="COLUMN,…",
        expose_value=False,
        callback=_keep,
        help=N_("Sort by these columns, the first one first; -COLUMN from the last to the first."),
    )
    columns = click.option(
        "--columns",
        metavar="COLUMN,…",
        expose_value=False,
        callback=_keep,
        help=N_("Only these columns, in this order."),
    )
    return sort(columns(function))


def as_asked(table: Table, as_json: Callable[[], Any]) -> tuple[Table, Callable[[], Any]]:
    """A table, and what it is as plain data, in the order and with the columns asked for.

    Raises UnknownColumn.
    """
    ctx = click.get_current_context(silent=True)
    asked = ctx.meta.get(_ASKED) if ctx else None
    if not asked:
        return table, as_json
    from projections.documents.tables.arranged import Arrangement, arranged, arranged_json

    wanted = Arrangement(**asked)
    found = arranged(table, wanted, _)
    return found.table, lambda: arranged_json(as_json(), found, wanted.columns, _)
