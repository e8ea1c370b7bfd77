"""Where each key and each value of a TOML text stands; the parser of the language does not say."""

from __future__ import annotations

import re
import tomllib
from typing import Final, NamedTuple

KeyPath = tuple[str | int, ...]
"""Keys, and places in lists from 0 on: ``("line", 0, "names", 2)``."""

_PIECES: Final = re.compile(
    r"""(?P<blank>[ \t\r]+|\#[^\n]*)
    |(?P<end>\n)
    |(?P<text>\"{3}(?:[^\\]|\\.)*?\"{3,5}|'{3}.*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')
    |(?P<sign>[\[\]{}=,.])
    |(?P<bare>[^\s\[\]{}=,."'\#]+)""",
    re.DOTALL | re.VERBOSE,
)


class _Piece(NamedTuple):
    kind: str
    text: str
    line: int


def places(text: str) -> dict[KeyPath, int]:
    """The line, from 1 on, of every key and value of a text that is TOML."""
    return _Places(_pieces(text)).found


def line_of(path: KeyPath, lines: dict[KeyPath, int]) -> int | None:
    """The line of a path, or of the nearest thing it lies in."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path)


def _pieces(text: str) -> list[_Piece]:
    found, line = [], 1
    for match in _PIECES.finditer(text):
        if match.lastgroup != "blank":
            found.append(_Piece(str(match.lastgroup), match[0], line))
        line += match[0].count("\n")
    return [*found, _Piece("end", "\n", line)]


class _Places:
    """Walks once over the pieces; ``_at`` is the next one."""

    def __init__(self, pieces: list[_Piece]) -> None:
        self.found: dict[KeyPath, int] = {}
        self._pieces, self._at = pieces, 0
        self._rows: dict[KeyPath, int] = {}
        table: KeyPath = ()
        while self._at < len(pieces):
            if self._takes("\n"):
                continue
            if self._next.text == "[":
                table = self._header()
            else:
                self._pair(table)

    @property
    def _next(self) -> _Piece:
        return self._pieces[min(self._at, len(self._pieces) - 1)]

    def _takes(self, sign: str) -> bool:
        """Whether the next piece is this sign, which is then passed."""
        taken = self._next.kind in ("sign", "end") and self._next.text == sign
        self._at += taken
        return taken

    def _header(self) -> KeyPath:
        """``[a.b]``, ``[[a]]``: the path of what stands below."""
        line, self._at = self._next.line, self._at + 1
        is_row = self._takes("[")
        *above, last = self._key()
        table: KeyPath = ()
        for part in above:
            self.found.setdefault((*table, part), line)
            table = self._inside((*table, part))
        table = (*table, last)
        while self._takes("]"):
            pass
        if is_row:
            self._rows[table] = self._rows.get(table, -1) + 1
            self.found.setdefault(table, line)
        table = self._inside(table)
        self.found[table] = line
        return table

    def _inside(self, table: KeyPath) -> KeyPath:
        """A path, or that of the last row where it names rows."""
        return (*table, self._rows[table]) if table in self._rows else table

    def _pair(self, table: KeyPath) -> None:
        """``a.b = value``."""
        line = self._next.line
        for part in self._key():
            table = (*table, part)
            self.found.setdefault(table, line)
        self._takes("=")
        self._value(table)

    def _key(self) -> list[str]:
        """``a."b c".d``; never without a part, so that every step goes on."""
        parts = [self._part()]
        while self._takes("."):
            parts.append(self._part())
        return parts

    def _part(self) -> str:
        piece, self._at = self._next, self._at + 1
        return str(tomllib.loads(f"k={piece.text}")["k"]) if piece.kind == "text" else piece.text

    def _value(self, path: KeyPath) -> None:
        self.found.setdefault(path, self._next.line)
        if self._takes("["):
            self._list(path)
        elif self._takes("{"):
            while not self._takes("}"):
                if not (self._takes(",") or self._takes("\n")):
                    self._pair(path)
        else:
            self._at += 1
            while self._next.text not in ("\n", ",", "]", "}"):
                self._at += 1

    def _list(self, path: KeyPath) -> None:
        place = 0
        while not self._takes("]"):
            if not (self._takes(",") or self._takes("\n")):
                self._value((*path, place))
                place += 1
