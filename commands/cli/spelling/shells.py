"""The shells that complete what is typed, and how each is told what a word can become.

For zsh the library's way is right. In fish a value may hold a comma; in bash a colon ends a word,
and a blank must be quoted; in PowerShell a backslash is part of a path, and answers are read in the
code page of the terminal. So the last two have scripts of ours, which hand over the words by
``COMP_BEGUN``; asked as the library's own scripts ask, they answer as it does.
"""

from __future__ import annotations

import os
import re
from typing import Any

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    PowerShellComplete,
    ShellComplete,
    add_completion_class,
    get_completion_class,
    split_arg_string,
)

PROGRAM = "socai"
VARIABLE = "_SOCAI_COMPLETE"
"""By which a shell asks, instead of a command line."""

SHELLS = ("bash", "zsh", "fish", "powershell")

_BASH = """\
%(complete_func)s() {
    local IFS=$'\\n' type value
    COMPREPLY=()
    while IFS=',' read -r type value; do
        case $type in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain) COMPREPLY+=("$value") ;;
        esac
    done < <(env COMP_BEGUN="${COMP_LINE:0:COMP_POINT}" COMP_BREAKS="$COMP_WORDBREAKS" \\
        %(complete_var)s=bash_complete "$1" 2>/dev/null)
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""

_ZSH_BEGINS = """\
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
"""
"""What defines completion in a zsh that has not been told to."""

_POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s, %(prog_name)s.exe -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object {
            if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) {
                $_.Value
            } else {
                $_.Extent.Text
            }
        })
    $words += $wordToComplete.Trim([char[]]"'`"")
    $asked, $begun = $env:%(complete_var)s, $env:COMP_BEGUN
    $encoding = [Console]::OutputEncoding
    try {
        $env:%(complete_var)s = 'powershell_complete'
        $env:COMP_BEGUN = $words -join "`n"
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        $lines = @(& %(prog_name)s 2>$null)
    } finally {
        $env:%(complete_var)s, $env:COMP_BEGUN = $asked, $begun
        [Console]::OutputEncoding = $encoding
    }
    for ($i = 0; $i + 2 -lt $lines.Count; $i += 3) {
        $type, $value, $help = $lines[$i..($i + 2)]
        if ($type -ne 'plain') { continue }
        $typed = $value
        if ($value -notmatch '^[\\w./:=-]+$') { $typed = "'" + $value.Replace("'", "''") + "'" }
        $tip = if ($help -eq '_') { $value } else { $help }
        [System.Management.Automation.CompletionResult]::new(
            $typed, $value, 'ParameterValue', $tip)
    }
}
"""
"""All of it ASCII: Windows PowerShell 5.1 reads a script without a mark in the code page."""


class WholeLineBash(BashComplete):
    """Bash, told the command line as it was typed, up to the cursor."""

    source_template = _BASH

    def source(self) -> str:
        """The script; which bash reads it is not asked."""
        return ShellComplete.source(self)

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the cursor, and the one it is in."""
        if "COMP_CWORD" in os.environ:
            return super().get_completion_args()
        line = os.environ["COMP_BEGUN"]
        words = split_arg_string(line)
        ended = not line or (line[-1].isspace() and not line.endswith("\\ "))
        return (words[1:], "") if ended and not _open_quote(line) else (words[1:-1], words[-1])

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """A proposal, quoted as what was typed is, without what bash takes for other words."""
        if "COMP_CWORD" in os.environ or item.type != "plain":
            return super().format_completion(item)
        line = os.environ["COMP_BEGUN"]
        if _open_quote(line):
            return f"plain,{item.value}"
        typed = re.split(r"(?<!\\)\s", line)[-1]
        breaks = re.escape(os.environ.get("COMP_BREAKS", "").strip() or "\n")
        kept = max((one.end() for one in re.finditer(f"[{breaks}]", typed)), default=0)
        return "plain," + re.sub(r"([^\w@%+=:,./-])", r"\\\1", item.value[kept:])


def _open_quote(line: str) -> bool:
    """Whether the last word of a line begins with a quotation mark that is not closed."""
    return re.search(r"(?:^|\s)(?:\"[^\"]*|'[^']*)$", line) is not None


class WholeValueFish(FishComplete):
    """Fish, whose answers are cut at the first comma alone."""

    source_template = FishComplete.source_template.replace(
        'string split "," ', 'string split --max 1 "," '
    )


class WholeWordsPowerShell(PowerShellComplete):
    """PowerShell, told each word as it means it, one a line."""

    source_template = _POWERSHELL

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the cursor, and the one it is in."""
        if "COMP_CWORD" in os.environ:
            return super().get_completion_args()
        *words, begun = os.environ.get("COMP_BEGUN", "").split("\n")
        return words, begun


add_completion_class(WholeLineBash)
add_completion_class(WholeValueFish)
add_completion_class(WholeWordsPowerShell)


def script_of(shell: str, program: click.Command) -> str:
    """What a shell reads to complete the program's commands."""
    source = proposals(program, f"{shell}_source")
    return _ZSH_BEGINS + source if shell == "zsh" else source


def proposals(program: click.Command, asked: str, **context: Any) -> str:
    """What a shell is told that asks ``SHELL_complete``, or ``SHELL_source``."""
    shell, _, wanted = asked.partition("_")
    kind = get_completion_class(shell)
    if kind is None:
        return ""
    told = kind(program, context, PROGRAM, VARIABLE)
    return told.source() if wanted == "source" else told.complete()


def answered(program: click.Command, asked: str, **context: Any) -> int:
    """Answer a shell that asks what a word can become; whatever fails proposes nothing."""
    try:
        said = proposals(program, asked, **context)
    except Exception:  # noqa: BLE001 - a line being typed must not be disturbed
        return 0
    click.echo(said.encode())  # as bytes: no line end is changed on its way
    return 0
