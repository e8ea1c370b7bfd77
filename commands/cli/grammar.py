"""How commands are spelled: lazy groups with Vietnamese aliases, options, typed arguments."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import update_wrapper
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import click

from commands.cli.beforehand import yes_option
from commands.session import Session
from commands.speech import _
from ledger.errors import N_, BadValue, FolderGiven
from ledger.records.cell import DIMENSIONS, OF_MOVEMENTS
from ledger.values.dates import parse_date
from ledger.values.numbers import read_count

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

FORMATS = ("table", "json", "csv", "xlsx", "docx")


class Spoken:
    """Help texts are English message ids, translated when they are shown.

    So are the words that stand for values.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Name the values in the user's language before anything can be said of them."""
        for parameter in self.get_params(ctx):  # type: ignore[attr-defined]
            if not getattr(parameter, "is_flag", False):
                _name_value(parameter, ctx)
        return list(super().parse_args(ctx, args))  # type: ignore[misc]

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The words after the command's name."""
        return [spoken_metavar(piece) for piece in super().collect_usage_pieces(ctx)]  # type: ignore[misc]

    def get_help(self, ctx: click.Context) -> str:
        """The help in the user's language."""
        _translate(self, ctx)
        return str(super().get_help(ctx))  # type: ignore[misc]

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first line of the help in the user's language."""
        text = _(str(getattr(self, "help_source", None) or getattr(self, "help", None) or ""))
        first = text.split("\n\n")[0].strip().rstrip(".")
        return first if len(first) <= limit * 2 else first[: limit * 2 - 1] + "…"


METAVARS = (
    N_("ARGS"),
    N_("CODE"),
    N_("COMMAND"),
    N_("DIM"),
    N_("EFFECT"),
    N_("ENGINE"),
    N_("FILE"),
    N_("FOLDER"),
    N_("INTEGER"),
    N_("INTEGER RANGE"),
    N_("ITEMS"),
    N_("LINE"),
    N_("LINES"),
    N_("NAME"),
    N_("NUMBER"),
    N_("OPTIONS"),
    N_("PATH"),
    N_("POSITION"),
    N_("RATING"),
    N_("TEXT"),
    N_("VALUE"),
    N_("WHEN"),
)
"""Words that stand for values in help texts and usage lines."""

_WORDS = re.compile(r"[A-Z_]{2,}(?: [A-Z]+)?")


def spoken_metavar(source: str) -> str:
    """``[OPTIONS]``, ``NAME=VALUE``… in the user's language; other words stay (``I…IV``)."""
    return _WORDS.sub(lambda found: _(found[0]) if found[0] in METAVARS else found[0], source)


def _name_value(parameter: Any, ctx: click.Context) -> None:
    if not hasattr(parameter, "metavar_source"):
        parameter.metavar_source = (
            None if isinstance(parameter.type, DateType) else parameter.make_metavar(ctx)
        )
    if parameter.metavar_source:
        parameter.metavar = spoken_metavar(parameter.metavar_source)


def _translate(command: Any, ctx: click.Context) -> None:
    if not hasattr(command, "help_source"):
        command.help_source = command.help or ""
    command.help = _(command.help_source)
    for parameter in command.get_params(ctx):
        if isinstance(parameter, click.Option):
            source = getattr(parameter, "help_source", parameter.help or "")
            parameter.help_source = source  # type: ignore[attr-defined]
            parameter.help = _(source)


class SpokenCommand(Spoken, click.Command):
    """A command with translated help."""


class SpokenGroup(Spoken, click.Group):
    """A group whose commands are imported when they are called, and answer to aliases.

    ``lazy``: command name → ``module:attribute``; ``aliases``: alias → command name.
    """

    command_class = SpokenCommand

    def __init__(
        self,
        *args: Any,
        lazy: dict[str, str] | None = None,
        aliases: dict[str, str] | None = None,
        **kw: Any,
    ) -> None:
        super().__init__(*args, **kw)
        self.lazy = lazy or {}
        self.aliases = aliases or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, aliases left out, in the order they were declared."""
        return [*self.lazy, *(name for name in self.commands if name not in self.lazy)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by name or alias."""
        name = self.aliases.get(cmd_name, cmd_name)
        if name in self.lazy and name not in self.commands:
            module, _colon, attribute = self.lazy[name].partition(":")
            self.add_command(getattr(import_module(module), attribute), name)
        return super().get_command(ctx, name)


SpokenGroup.group_class = SpokenGroup


class DateType(click.ParamType[Any]):
    """A date of the calendar: 15/10/2024 or 2024-10-15. Raises BadDate."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read a date."""
        return parse_date(value) if isinstance(value, str) else value

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """How the help names it."""
        return _("DATE")


DATE = DateType()


class CountType(click.IntRange):
    """A whole number as reports write it: 1234, or 1.234 with points between the thousands."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read a count; a sign, or a digit of another script, makes none."""
        count = read_count(value) if isinstance(value, str) else value
        if count is None:
            said = _("{value!r} is not a valid {number_type}.")
            self.fail(said.format(value=value, number_type=self.name), param, ctx)
        return super().convert(count, param, ctx)


COUNT, FROM_ONE = CountType(min=0), CountType(min=1)


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


REPORT_FILE, REGISTER_FILE = FileType("bao-cao.docx"), FileType("so-theo-doi.xlsx")

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
FIRST_DAY = N_("First day of the period, included (default: that of the reporting year).")
LAST_DAY = N_("Last day of the period, included (default: that of the reporting year, or today).")
period = options(
    click.option("--from", "start", type=DATE, help=FIRST_DAY),
    click.option("--to", "--as-of", "end", type=DATE, help=LAST_DAY),
)
printing = options(
    click.option(
        "--format", "form", type=click.Choice(FORMATS), default="table", help=N_("Output form.")
    ),
    click.option("--output", type=click.Path(dir_okay=False), help=N_("Write to this file.")),
)
