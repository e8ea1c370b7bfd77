"""`socai completion`: have the shell complete commands, file numbers and codes."""

from __future__ import annotations

import os
from pathlib import Path

import click

from commands.cli.spelling.shells import SHELLS, script_of
from commands.cli.spelling.spoken import SpokenCommand
from commands.speech import say, write
from ledger.errors import N_


@click.command(
    "completion",
    cls=SpokenCommand,
    help=N_("Have the shell complete commands, file numbers, codes and symbols with the Tab key."),
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.option(
    "--install",
    "for_good",
    is_flag=True,
    help=N_("Put it into the shell for good; without, print the script."),
)
@click.option(
    "--profile",
    type=click.Path(dir_okay=False, path_type=Path),
    help=N_("The shell's start-up file (default: its usual one; in PowerShell $PROFILE)."),
)
@click.pass_context
def completion(ctx: click.Context, shell: str, for_good: bool, profile: Path | None) -> None:
    """Print or install a shell's script."""
    script = script_of(shell, ctx.find_root().command)
    if not for_good:
        write(script)
        return
    from commands.usecases.shell_profiles import install

    done = install(shell, script, Path.home(), os.environ, profile)
    say(N_("Written: {path}"), path=done.script)
    if done.profile is not None:
        said = (
            N_("One line was added at the end of {path}; nothing else in it was changed.")
            if done.added
            else N_("{path} reads it already; nothing was added.")
        )
        say(said, path=done.profile)
    say(N_("Open a new terminal window, type `socai ` and press Tab."))
