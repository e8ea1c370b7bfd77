"""A command line as it is typed, so that it means the same in whichever shell it is pasted into.

Each shell reads its own signs in a word that is not quoted, and some in one that is: what is given
out to be pasted must survive them.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Sequence

_PLAIN = re.compile(r"--?[\w-]+|[\w/][\w./:\\=+-]*")
"""Words that Windows needs no quotes for; what begins as an option is cut at a point otherwise."""
_READ_BY_BOTH = re.compile(r"[\"%!$`^“”„]|\\$")
_SINGLE_QUOTES = re.compile("['‘’‚‛]")
UNQUOTABLE = '"'


def typed_line(words: Sequence[str], system: str = os.name) -> str | None:
    """Words as a line of the shells of a system; None where no line says them safely.

    ``system``: ``posix`` quotes by the rules of sh, which bash, zsh and dash share.

    ``nt``, Windows: a word stands in double quotes, which cmd and PowerShell read alike, unless it
    holds a sign that one of them reads within these (``%`` or ``!`` in cmd, ``$`` or a backtick in
    PowerShell): then in the single quotes of PowerShell, which is what Windows' own terminal
    starts. A double quote within a word is handed on differently by every version of PowerShell,
    and by cmd: there is no line then.
    """
    if system != "nt":
        return shlex.join(words)
    if any(UNQUOTABLE in word for word in words):
        return None
    return " ".join(map(_of_windows, words))


def _of_windows(word: str) -> str:
    if _PLAIN.fullmatch(word):
        return word
    if not _READ_BY_BOTH.search(word):
        return f'"{word}"'
    return "'" + _SINGLE_QUOTES.sub(r"\g<0>\g<0>", word) + "'"
