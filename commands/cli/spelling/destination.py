"""Where a command writes: the option that lets a file be replaced, and what stays whatever is said.

What is asked is looked at before the work is done, not after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import update_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from commands.cli.spelling.disclosing import disclosing
from commands.session import Session
from commands.speech import _
from ledger.errors import N_, BadValue, NoLedgerHere

if TYPE_CHECKING:
    from projections.documents.tables.destination import Destination

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

FORMATS = ("table", "json", "csv", "xlsx", "docx")
STANDARD_OUTPUT = "-"
"""As a name of a file: not a file, but the terminal."""


def _session(ctx: click.Context) -> Session:
    session = ctx.find_object(Session)
    assert session is not None, "main makes it"
    return session


def _replace(ctx: click.Context, _option: click.Parameter, said: bool) -> None:
    _session(ctx).replacing |= said


force_option = click.option(
    "--force",
    is_flag=True,
    expose_value=False,
    callback=_replace,
    help=N_("Replace the file when it is there already."),
)


def destination(path: Path) -> Destination:
    """The file that this run's command is to write: under which conditions it may."""
    from projections.documents.tables.destination import Destination

    ctx = click.get_current_context()
    session = _session(ctx)
    home = None
    with suppress(NoLedgerHere):
        home = session.home
    return Destination(path, session.replacing, home, tuple(_sources(ctx, session)))


def _sources(ctx: click.Context, session: Session) -> Iterator[Path]:
    """The files a command was given to read, and the folders of facts it asks."""
    for parameter in ctx.command.params:
        value = ctx.params.get(parameter.name or "")
        is_read = isinstance(parameter, click.Argument) or parameter.name in ("words", "template")
        if is_read and parameter.type.name == "file" and value:
            for one in value if isinstance(value, tuple) else (value,):
                yield one if isinstance(one, Path) else one.path
    with suppress(BadValue):  # told by the command that asks facts
        for folder in session.fact_folders:
            if "://" not in folder:
                yield Path(folder)


def looked_at_first(option: str, form: str = "") -> Callable[[Decorated], Decorated]:
    """Refuse the file that an option names, where it may not be written, before anything else.

    ``form``: what is written there, where no option says so.
    """

    def decorate(function: Decorated) -> Decorated:
        def called(*args: Any, **kwargs: Any) -> Any:
            typed = click.get_current_context().params
            named = str(typed[option] or "")
            if named and named != STANDARD_OUTPUT:
                path, _form = path_and_form(form or typed["form"], named, f"--{option}")
                destination(path).target()
            return function(*args, **kwargs)

        return update_wrapper(called, function)  # type: ignore[return-value]

    return decorate


def path_and_form(form: str, named: str, option: str = "--output") -> tuple[Path, str]:
    """The file that was named and the form to write: what was asked for, or what its ending says.

    A file that nothing opens without its ending gets that where the name has none. Raises BadValue
    for an ending that is no form's, or is another's.
    """
    from projections.documents.tables.file_name import ENDINGS, FIXED, form_of, with_ending

    path = Path(named)
    ending = path.suffix.lower()
    told = form_of(ending)
    if form == "table":
        if ending in ("", ".txt") or told:
            return path, told or form
        known = ", ".join((".txt", *ENDINGS.values()))
        raise BadValue(field=option, text=path.name, why=_(KNOWN).format(known=known))
    must_fit(path, form, option)
    return (with_ending(path, form) if form in FIXED else path), form


def must_fit(path: Path, form: str, option: str) -> None:
    """Refuse a name that ends as what is of another form. Raises BadValue."""
    from projections.documents.tables.file_name import fits

    if not fits(path.suffix.lower(), form):
        raise BadValue(field=option, text=path.name, why=_(OTHER_FORM).format(form=form))


KNOWN = N_("known: {known}")
OTHER_FORM = N_("a file of the form {form} does not end so")


form_chosen = click.option(
    "--format", "form", type=click.Choice(FORMATS), default="table", help=N_("Output form.")
)


form_or_page = click.option(
    "--format",
    "form",
    type=click.Choice((*FORMATS, "html")),
    default="table",
    help=N_("Output form; html: the document itself, every number marked."),
)


class OutputType(click.Path):
    """A file to write. Raises BadValue for an empty name."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Take a name."""
        if not str(value).strip():
            named = param.opts[0] if param else "--output"
            raise BadValue(field=named, text="", why=_(N_("a file needs a name")))
        return super().convert(value, param, ctx)


output_file = click.option(
    "--output", type=OutputType(dir_okay=False), help=N_("Write to this file.")
)


def printing(function: Decorated) -> Decorated:
    """The options of what prints a table; a file that may not be written is refused at once."""
    return form_chosen(output_file(force_option(looked_at_first("output")(disclosing(function)))))


def printing_alone(function: Decorated) -> Decorated:
    """The options of what prints a table that tells of no record in the books."""
    return form_chosen(output_file(force_option(looked_at_first("output")(function))))


def printing_pages(function: Decorated) -> Decorated:
    """The options of what prints a table, or a document as a page for a browser."""
    return form_or_page(output_file(force_option(looked_at_first("output")(function))))
