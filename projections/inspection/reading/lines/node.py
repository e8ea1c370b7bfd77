"""A phrase of a line, with what it can mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from projections.inspection.reading.lexicon.form import Meaning, Sense
from projections.inspection.reading.lines.tokens import Token, TokenKind

MARKS: Final = frozenset({"colon", "comma", "semicolon", "stop", "dash", "plus", "equals", "group"})
_VALUES: Final = frozenset({"number", "dots", "ratio", "decimal"})


@dataclass(frozen=True, slots=True)
class Node:
    """A phrase, a token, or a bracket with what stands in it (``inner``); ``cut``: the bracket was
    never closed.
    """

    kind: TokenKind | str
    text: str
    meanings: tuple[Meaning, ...] = ()
    token: Token | None = None
    inner: tuple[Node, ...] = ()
    cut: bool = False

    def means(self, *senses: Sense) -> bool:
        """Whether the phrase can have one of these senses."""
        return self.meanings != () and any(one.sense in senses for one in self.meanings)

    def first(self, *senses: Sense) -> Meaning | None:
        """The first meaning with one of these senses."""
        return next((meaning for meaning in self.meanings if meaning.sense in senses), None)

    @property
    def is_value(self) -> bool:
        """Whether it can be the value of a figure: a number, a share ``02/05``, an empty slot, or
        what is no count.
        """
        return self.kind in _VALUES

    @property
    def number(self) -> int | None:
        """The count, of a number; of a share the first of the two."""
        if self.kind == "ratio" and self.token is not None:
            return self.token.share[0]
        return self.token.number if self.token is not None and self.kind == "number" else None


def walk(found: tuple[Node, ...]) -> Iterator[Node]:
    """Every node, those in brackets included, in reading order."""
    for node in found:
        yield node
        yield from walk(node.inner)
