"""`--with-sources --reason`: having the numbers of sources shown, which is an entry first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import update_wrapper
from pathlib import Path
from typing import Any, TypeVar

import click

from commands.cli.spelling.beforehand import yes_option
from commands.leaving import leaving
from commands.session import Session
from commands.speech import _, notice
from ledger.errors import N_

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

MASKED = N_(
    "Numbers of sources are masked ({count}); --with-sources --reason TEXT writes them out, which "
    "is recorded."
)
NEEDS_REASON = N_("--with-sources needs --reason: what the numbers of sources are needed for")
NEEDS_SOURCES = N_("--reason goes with --with-sources")


def disclosing(function: Decorated) -> Decorated:
    """The options of what tells of sources; the entry is recorded before the command begins."""

    def called(*args: Any, **typed: Any) -> Any:
        asked, reason = typed.pop("with_sources"), typed.pop("why_sources")
        if asked and reason is None:
            raise click.UsageError(_(NEEDS_REASON))
        if reason is not None and not asked:
            raise click.UsageError(_(NEEDS_SOURCES))
        if asked:
            _disclose(reason, typed)
        answer = function(*args, **typed)
        if count := leaving().count:
            notice(MASKED, count=count)
        return answer

    wrapped = update_wrapper(called, function)
    told = _with_sources(_reason(wrapped))
    return told if _records(function) else yes_option(told)  # type: ignore[return-value]


def _records(function: Callable[..., Any]) -> bool:
    """Whether a command can record without sources, and so asks what every entry asks."""
    return any("--yes" in one.opts for one in getattr(function, "__click_params__", ()))


_with_sources = click.option(
    "--with-sources",
    is_flag=True,
    help=N_("Write out the numbers of sources; it is recorded first, with the reason."),
)
_reason = click.option(
    "--reason",
    "why_sources",
    metavar="TEXT",
    help=N_("What the numbers of sources are needed for."),
)


def _disclose(reason: str, typed: Mapping[str, Any]) -> None:
    ctx = click.get_current_context()
    session = ctx.find_object(Session)
    assert session is not None, "main makes it"
    named = typed.get("output") or typed.get("errors") or typed.get("page")
    leaving().disclose(
        session.by(typed.get("officer_code")),
        reason,
        verb=" ".join(_words(ctx)),
        written_as=_form(typed.get("form"), named),
        output=Path(str(named)).name if named else None,
    )


def _form(form: Any, named: Any) -> str:
    """The form asked for, or what the ending of the file's name says."""
    from projections.documents.tables.file_name import FIXED, form_of

    ending = Path(str(named)).suffix.lower() if named else ""
    return form_of(ending) or ("html" if ending in FIXED["html"] else str(form or "table"))


def _words(ctx: click.Context) -> list[str]:
    """The command that was given, by its English names."""
    above = _words(ctx.parent) if ctx.parent and ctx.parent.parent else []
    return [*above, ctx.command.name or ""]
