"""What is said of a command that is not there: which one was meant."""

from __future__ import annotations

from collections.abc import Iterator

import click

from commands.cli.spelling.verb_names import VIETNAMESE, both, everyday, meant
from commands.speech import _
from ledger.errors import N_
from ledger.values.likeness import likest
from ledger.values.text import fold


def no_such_command(group: click.Group, ctx: click.Context, args: list[str]) -> str:
    """What is said of a command that is not there, and what was meant."""
    said = _("No such command {name!r}.").format(name=args[0])
    near = _meant_instead(group, ctx, args)
    if not near:
        return said
    asked = _(N_("Did you mean {near}?")).format(near=", ".join(f"`{one}`" for one in near))
    return f"{said} {asked}"


def _meant_instead(group: click.Group, ctx: click.Context, args: list[str]) -> list[str]:
    """What a command that is not there may have been: a near name, a word of every day, elsewhere.

    Two words may be a name whose hyphen was forgotten.
    """
    family, commands = group.name or "", group.list_commands(ctx)
    names = [one for name in commands for one in both(name, family)]
    joined = fold("-".join(args[:2]))
    if meant(joined, commands, family):
        return [joined]
    if verb := everyday(args[0], commands):
        return [f"{ctx.command_path} {verb}"]
    if everyday(args[0], {"void"}):
        return ["socai void"]
    near = _near(args[0], names) or _near(joined, names)
    return near or [f"socai {' '.join(path)}" for path in _elsewhere(args[0], ctx)]


def _near(typed: str, names: list[str]) -> list[str]:
    """The names of a group that a typed one is near to, or begins; of each command one."""
    begun = [name for name in names if len(typed) > 1 and name.startswith(fold(typed))]
    english = {vietnamese: name for name, vietnamese in VIETNAMESE.items() if name in names}
    once: dict[str, str] = {}
    for name in likest(typed, names) or begun:
        once.setdefault(english.get(name, name), name)
    return list(once.values())


def _elsewhere(typed: str, ctx: click.Context) -> Iterator[tuple[str, ...]]:
    """The commands of other groups that are called as was typed."""
    whole = ctx.find_root().command
    assert isinstance(whole, click.Group), "the program is a group"
    for name in whole.list_commands(ctx):
        family = whole.get_command(ctx, name)
        if isinstance(family, click.Group):
            verb = meant(typed, family.list_commands(ctx), name)
            if verb is not None:
                yield name, verb
