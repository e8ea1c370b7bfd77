"""Completion put into a shell for good: a script of ours, and a line that reads it.

Nobody's line is changed or taken away: to a start-up file one line is added at its end, and none
where it stands already.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from ledger.errors import N_, InputRejected
from projections.documents.tables.destination import (
    Destination,
    OutputNotWritten,
    whole_file,
)

MARK = "# socai completion"
"""The first line of every script of ours, and the end of every line we add."""

_SCRIPTS = ".local/share/socai/completion"
"""Below the home folder, without the ending, so that the line that reads it is plain letters."""

_READ = MappingProxyType(
    {
        "bash": ("bash", '[ -r "$HOME/{script}" ] && . "$HOME/{script}"'),
        "zsh": ("zsh", '[ -r "$HOME/{script}" ] && . "$HOME/{script}"'),
        "powershell": ("ps1", 'if (Test-Path "$HOME/{script}") {{ . "$HOME/{script}" }}'),
    }
)
"""The ending of a shell's scripts, and how its start-up file reads one."""

_MARKED = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
"""How a file begins that is written in two-byte letters, as Windows PowerShell 5.1 does."""


class NotOurScript(InputRejected):
    """A file stands where the script belongs, and it is not one of ours."""

    message = N_("“{path}” is there already, and was not written by socai")
    hint = N_("Move it away, or print the script with `socai completion SHELL` and keep it.")


class Installed(NamedTuple):
    """What was put where. ``profile``: the start-up file (None: the shell needs none)."""

    script: Path
    profile: Path | None
    added: bool


def install(
    shell: str, source: str, home: Path, shell_says: Mapping[str, str], profile: Path | None = None
) -> Installed:
    """Write the script of a shell and have its start-up file read it, ``profile`` or its own.

    ``shell_says``: the environment. Raises NotOurScript, OutputNotWritten.
    """
    if shell == "fish":
        config = Path(shell_says.get("XDG_CONFIG_HOME") or home / ".config")
        script = config / "fish/completions/socai.fish"
        _write_script(script, source)
        return Installed(script, None, added=False)
    ending, reading = _READ[shell]
    script = home / f"{_SCRIPTS}.{ending}"
    _write_script(script, source)
    read = profile or start_up_file(shell, home, shell_says)
    line = reading.format(script=f"{_SCRIPTS}.{ending}")
    return Installed(script, read, _add_line(read, f"{line}  {MARK}"))


def start_up_file(shell: str, home: Path, shell_says: Mapping[str, str]) -> Path:
    """The file a shell reads when it starts."""
    if shell == "bash":
        return home / ".bashrc"
    if shell == "zsh":
        return Path(shell_says.get("ZDOTDIR") or home) / ".zshrc"
    if shell_says.get("OS") != "Windows_NT":
        return home / ".config/powershell/Microsoft.PowerShell_profile.ps1"
    # PowerShell 7 has its own folder; Windows PowerShell 5.1 is always there
    newer = home / "Documents/PowerShell"
    folder = newer if newer.is_dir() else home / "Documents/WindowsPowerShell"
    return folder / "Microsoft.PowerShell_profile.ps1"


def _write_script(path: Path, source: str) -> None:
    try:
        if path.exists() and not path.read_bytes().startswith(MARK.encode()):
            raise NotOurScript(path=path)
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _not_written(path, error) from None
    with whole_file(Destination(path, replacing=True)) as file:
        file.write(f"{MARK}\n{source}".encode())


def _add_line(path: Path, line: str) -> bool:
    """Add a line at a file's end, in the writing the file has; whether it was not there yet."""
    try:
        kept = path.read_bytes() if path.exists() else b""
        encoding = next((name for mark, name in _MARKED if kept.startswith(mark)), "utf-8")
        text = kept.decode(encoding, "replace")
        if line in map(str.strip, text.splitlines()):
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        before = "" if not text or text.endswith("\n") else "\n"
        with path.open("ab") as file:
            file.write(f"{before}{line}\n".encode(encoding))
    except OSError as error:
        raise _not_written(path, error) from None
    return True


def _not_written(path: Path, error: OSError) -> OutputNotWritten:
    return OutputNotWritten(file=str(path), detail=error.strerror or str(error))
