"""How commands speak: help, usage and slips of the finger in the user's language.

Groups import a command when it is called, know each by its English and its Vietnamese name, and
answer a mistyped one with the near ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import IO, Any

import click
from click.shell_completion import CompletionItem

from commands.cli.spelling.completing import complete_with
from commands.cli.spelling.mistyped import no_such_command
from commands.cli.spelling.verb_names import both, meant
from commands.speech import _
from ledger.errors import N_
from ledger.values.text import fold

METAVARS = (
    N_("ARGS"),
    N_("ARTICLE"),
    N_("BRANCH"),
    N_("CODE"),
    N_("COLUMN"),
    N_("COMMAND"),
    N_("COUNT"),
    N_("DEGREE"),
    N_("DIM"),
    N_("EFFECT"),
    N_("ENGINE"),
    N_("FILE"),
    N_("FILES"),
    N_("FINDING"),
    N_("FOLDER"),
    N_("FORM"),
    N_("INDICATOR"),
    N_("INSPECTION"),
    N_("INTEGER"),
    N_("INTEGER RANGE"),
    N_("ITEMS"),
    N_("KIND"),
    N_("LEVEL"),
    N_("LINE"),
    N_("LINES"),
    N_("LIST"),
    N_("MARK"),
    N_("MEASURE"),
    N_("NAME"),
    N_("NUMBER"),
    N_("OFFICER"),
    N_("OPTIONS"),
    N_("PART"),
    N_("PATH"),
    N_("POSITION"),
    N_("QUANTITY"),
    N_("RATING"),
    N_("REPORT"),
    N_("ROOT"),
    N_("SIZE"),
    N_("TEXT"),
    N_("TYPE"),
    N_("UNIT"),
    N_("VALUE"),
    N_("STATUS"),
    N_("SYMBOL"),
    N_("WHEN"),
)
"""Words that stand for values in help texts and usage lines."""

_WORDS = re.compile(r"[A-Z_]{2,}(?: [A-Z]+)?")


def spoken_metavar(source: str) -> str:
    """``[OPTIONS]``, ``NAME=VALUE``… in the user's language; other words stay (``I…IV``)."""
    return _WORDS.sub(lambda found: _(found[0]) if found[0] in METAVARS else found[0], source)


class Spoken:
    """Help texts are English message ids, translated when they are shown.

    So are the words that stand for values.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Name the values in the user's language before anything can be said of them."""
        for parameter in self.get_params(ctx):  # type: ignore[attr-defined]
            if not getattr(parameter, "is_flag", False):
                _name_value(parameter, ctx)
            if ctx.resilient_parsing:  # a shell asks what can be typed
                complete_with(parameter)
        if ctx.resilient_parsing:
            _translate(self, ctx)
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
        first = text.split("\n\n")[0].strip()
        if len(first) > limit * 2:  # of two lines at most
            first = first.split(". ")[0]
        first = first.rstrip(".")
        return first if len(first) <= limit * 2 else first[: limit * 2 - 1] + "…"


def _name_value(parameter: Any, ctx: click.Context) -> None:
    if not hasattr(parameter, "metavar_source"):
        names_itself = getattr(parameter.type, "names_itself", False)
        parameter.metavar_source = None if names_itself else parameter.make_metavar(ctx)
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

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what was typed; a number below zero is no option, and its own type refuses it."""
        try:
            return super().parse_args(ctx, list(args))
        except click.NoSuchOption as unknown:
            if not unknown.option_name[1:].isdigit():
                raise
        ctx.ignore_unknown_options = True
        return super().parse_args(ctx, args)


def whole_line(ctx: click.Context) -> str:
    """The shortest line of a command: the command, and all that it cannot do without."""
    needed = [one for one in ctx.command.get_params(ctx) if one.required]
    words = [
        f"{one.opts[0]} {one.make_metavar(ctx)}"
        if isinstance(one, click.Option)
        else one.make_metavar(ctx)
        for one in sorted(needed, key=lambda one: isinstance(one, click.Option))
    ]
    return " ".join([ctx.command_path, *words])


class NothingAsked(click.UsageError):
    """No command was named: the help says which there are, or another text what to do."""

    def __init__(self, ctx: click.Context, text: str = "") -> None:
        super().__init__(text or ctx.get_help(), ctx)

    def show(self, file: IO[Any] | None = None) -> None:
        """Print that and nothing else."""
        click.echo(self.message, file=file, err=file is None)


class SpokenGroup(Spoken, click.Group):
    """A group whose commands are imported when they are called.

    ``lazy``: command name → ``module:attribute``; ``chapters``: title → the same of its commands.
    """

    command_class = SpokenCommand

    def __init__(
        self,
        *args: Any,
        lazy: Mapping[str, str] | None = None,
        chapters: Mapping[str, Mapping[str, str]] | None = None,
        **kw: Any,
    ) -> None:
        kw.setdefault("subcommand_metavar", "COMMAND [ARGS]...")
        kw["invoke_without_command"] = True  # so that `invoke` tells what there is
        super().__init__(*args, **kw)
        self.lazy: dict[str, str] = {}
        self.declared: dict[str, None] = {}
        self.chapters = chapters or {}
        for places in (lazy or {}, *self.chapters.values()):
            self.add_lazy(places)

    def add_lazy(self, places: Mapping[str, str]) -> None:
        """Declare commands that stand elsewhere, each by its name and place."""
        self.lazy |= places
        self.declared |= dict.fromkeys(places)

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Declare a command, or take in one that was declared by its place."""
        super().add_command(cmd, name)
        self.declared |= dict.fromkeys((name or cmd.name or "",))

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All English names, in the order they were declared."""
        return list(self.declared)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its English or Vietnamese name."""
        name = meant(cmd_name, self.list_commands(ctx), self.name or "") or cmd_name
        if name in self.lazy and name not in self.commands:
            module, _colon, attribute = self.lazy[name].partition(":")
            self.add_command(getattr(import_module(module), attribute), name)
        return super().get_command(ctx, name)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that is named. Raises NothingAsked where none is."""
        answer = super().invoke(ctx)
        if ctx.invoked_subcommand is None:
            raise NothingAsked(ctx)
        return answer

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is named. A mistyped one is answered with the near ones."""
        typed, lost = args[0], not ctx.resilient_parsing
        if lost and not typed.startswith("-") and self.get_command(ctx, typed) is None:
            ctx.fail(no_such_command(self, ctx, args))
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[str]]:
        """The commands that begin as was typed, by both names once a letter is."""
        found = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        said = [
            CompletionItem(name, help=one.get_short_help_str())
            for english, one in found
            if one and not one.hidden
            for name in (both(english, self.name or "") if incomplete else (english,))
            if name.startswith(fold(incomplete))
        ]
        return [*said, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands, each by both its names, under the titles of their chapters."""
        found = {name: self.get_command(ctx, name) for name in self.list_commands(ctx)}
        shown = {
            name: (", ".join(both(name, self.name or "")), one)
            for name, one in found.items()
            if one and not one.hidden
        }
        widest = max((len(names) for names, _one in shown.values()), default=0)
        room = formatter.width - 6 - widest
        among_all: Mapping[str, Iterable[str]] = self.chapters or {N_("Commands"): shown}
        for title, among in among_all.items():
            with formatter.section(_(title)):
                told = [shown[name] for name in among if name in shown]
                lines = [(f"{names:{widest}}", one.get_short_help_str(room)) for names, one in told]
                formatter.write_dl(lines)


SpokenGroup.group_class = SpokenGroup
