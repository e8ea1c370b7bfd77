"""How commands are spelled: options and typed arguments."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import update_wrapper
from pathlib import Path
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from commands.cli.spelling.beforehand import yes_option
from commands.cli.spelling.disclosing import disclosing
from commands.cli.spelling.spoken import SpokenCommand as SpokenCommand
from commands.cli.spelling.spoken import SpokenGroup as SpokenGroup
from commands.session import Session
from commands.speech import _
from ledger.errors import N_, BadValue, FolderGiven
from ledger.records.cell import DIMENSIONS, OF_MOVEMENTS
from ledger.values.dates import parse_date
from ledger.values.numbers import read_count, read_dong
from ledger.values.text import ONE_SIGN

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


class DateType(click.ParamType[Any]):
    """A date of the calendar: 15/10/2024 or 2024-10-15. Raises BadDate."""

    name = "date"
    names_itself = True

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read a date."""
        return parse_date(value) if isinstance(value, str) else value

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """How the help names it."""
        return _("DATE")


DATE = DateType()


class CountType(click.ParamType[Any]):
    """A whole number as reports write it, from ``least`` on: 1234, or 1.234 with points between."""

    name = "integer"

    def __init__(self, least: int, read: Callable[[str], int | None] = read_count) -> None:
        self.least, self.read = least, read

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read a count; a sign, or a digit of another script, makes none."""
        count = self.read(value) if isinstance(value, str) else int(value)
        if count is None or count < self.least:
            said = _("“{value}” is not a whole number, {least} or more")
            self.fail(said.format(value=value, least=self.least), param, ctx)
        return count


COUNT, FROM_ONE, DONG = CountType(0), CountType(1), CountType(0, read_dong)


class PositionsType(click.ParamType[Any]):
    """One position, or several in a row: 12, 12-15."""

    name = "POSITION"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> range:
        """Read positions, the first of them first."""
        first, *rest = str(value).translate(ONE_SIGN).split("-", 1)
        start, end = (read_count(one) for one in (first, *(rest or [first])))
        if not start or not end:
            said = _(
                "“{value}” is no position: write 12, or a range like 12-15; part several by spaces"
            )
            self.fail(said.format(value=value), param, ctx)
        if end < start:
            self.fail(_("“{value}” ends before it begins").format(value=value), param, ctx)
        return range(start, end + 1)


POSITIONS = PositionsType()


class DimensionsType(click.ParamType[Any]):
    """Names of ``known`` dimensions with commas between. Raises BadValue."""

    name = "dimensions"

    def __init__(self, known: tuple[str, ...]) -> None:
        self.known = known

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Read the names, each once."""
        if not isinstance(value, str):
            return tuple(value)
        names = tuple(
            dict.fromkeys(name.strip().lower() for name in value.split(",") if name.strip())
        )
        for name in names:
            if name not in self.known:
                raise BadValue(
                    field="--by",
                    text=name,
                    why=_(N_("known: {known}")).format(known=", ".join(self.known)),
                )
        return names


class FileType(click.ParamType[Any]):
    """A file to read, with an ``example`` of its name.

    Raises FolderGiven; whether it can be read is for its reader to say.
    """

    name = "file"

    def __init__(self, example: str) -> None:
        self.example = example

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Read a path."""
        if os.path.isdir(value or "."):  # noqa: PTH112 - false, too, for a name that no file can have
            raise FolderGiven(path=value or ".", example=Path(value) / self.example)
        return Path(value)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem[str]]:
        """Have the shell complete a file's name."""
        return [CompletionItem(incomplete, type="file")]


class FilesType(FileType):
    """A file to read, or a folder of such files."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Read a path."""
        return Path(value or ".")


REPORT_FILES = FilesType("bao-cao.docx")
REPORT_FILE, REGISTER_FILE = FileType("bao-cao.docx"), FileType("so-theo-doi.xlsx")
TEMPLATE_FILE = FileType("mau-bao-cao.docx")
FORM_FILE, LIST_FILE = FileType("tu-ngu.toml"), FileType("chi-tieu.toml")

BY = N_("Break down by these dimensions, for example symbol,level.")
by = click.option("--by", type=DimensionsType(DIMENSIONS), default=(), metavar="DIM,…", help=BY)
by_movements_too = click.option(
    "--by",
    type=DimensionsType((*DIMENSIONS, *OF_MOVEMENTS)),
    default=(),
    metavar="DIM,…",
    help=N_(
        "Break down by these dimensions, for example symbol,level; by movement or closing, what "
        "was added and removed."
    ),
)


def session_of(ctx: click.Context) -> Session:
    """The session of this run."""
    found = ctx.find_object(Session)
    assert found is not None, "main makes it"
    return found


def with_session(function: Decorated) -> Decorated:
    """Pass the session as the first argument."""

    def called(*args: Any, **kwargs: Any) -> Any:
        return function(session_of(click.get_current_context()), *args, **kwargs)

    return update_wrapper(called, function)  # type: ignore[return-value]


def options(*added: Callable[[Any], Any]) -> Callable[[Decorated], Decorated]:
    """Several options as one decorator, shown in the order given."""

    def decorate(function: Decorated) -> Decorated:
        for option in reversed(added):
            function = option(function)
        return function

    return decorate


form_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    help=N_("Output form."),
)


def showing(function: Decorated) -> Decorated:
    """The options of what shows something of the books on the terminal, or as JSON."""
    return form_option(disclosing(function))


recorder = click.option("--as", "officer_code", metavar="CODE", help=N_("Officer who records."))
TODAY = N_("Effective date, the day itself included (default: today).")
ALWAYS = N_("Effective date, the day itself included (default: not given, as far back as may be).")
recording = options(
    click.option("--on", "effective_on", type=DATE, help=TODAY), recorder, yes_option, form_option
)
recording_undated = options(
    click.option("--on", "effective_on", type=DATE, help=ALWAYS), recorder, yes_option, form_option
)

as_of = click.option("--as-of", type=DATE, help=N_("As of the end of this day (default: today)."))
known_at = click.option(
    "--known-at",
    metavar="WHEN",
    help=N_("As known at a position, or at the end of a day, minute or second (default: now)."),
)
branch_alone = click.option(
    "--branch", help=N_("Only records, outcomes, officers and units of this branch.")
)
unit_filter = options(
    click.option("--unit", metavar="CODE", help=N_("This unit with everything under it.")),
    click.option("--alone", is_flag=True, help=N_("The unit alone, without what is under it.")),
)
reporting_unit = options(
    click.option(
        "--unit",
        metavar="CODE",
        help=N_("The unit the report speaks for (default: the one it names)."),
    ),
    click.option(
        "--alone", is_flag=True, help=N_("The report counts the unit alone, not what is under it.")
    ),
)
