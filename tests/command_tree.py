"""Every command of the program, with the words that call it."""

from __future__ import annotations

from collections.abc import Iterator

import click

from commands.main import main

Words = tuple[str, ...]


def every(group: click.Group = main, words: Words = ()) -> Iterator[tuple[Words, click.Command]]:
    """The group itself and every group and command below it."""
    yield words, group
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None, f"{name} is listed, so it is there"
        if isinstance(command, click.Group):
            yield from every(command, (*words, name))
        else:
            yield (*words, name), command


def leaves() -> Iterator[tuple[Words, click.Command]]:
    """Every command that does something."""
    return ((words, command) for words, command in every() if not isinstance(command, click.Group))
