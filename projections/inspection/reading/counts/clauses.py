"""The clauses of a line that counts: the words around each value, and what they go on with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from projections.inspection.reading.lexicon.count_words import CountContext, plain_keys
from projections.inspection.reading.lexicon.wording import keys
from projections.inspection.reading.lines.tokens import Token
from projections.inspection.reading.results.words import holds, result_words

VALUES: Final = frozenset({"number", "ratio", "decimal", "percent", "money"})
_ENDS: Final = frozenset({"semicolon", "stop"})
_CUTS: Final = frozenset({"comma"}) | _ENDS
EMPTY: Final = "dots"
"""The kind of what stands in a slot that was left empty."""
_BETWEEN: Final = re.compile(r"\s*[,;]\s*")
_NOTE: Final = re.compile(r"\s*\([^()]*\)\Z")
_LONGEST: Final = 60
"""Letters of a name; what is longer is none."""


@dataclass(slots=True)
class CountClause:
    """The words around a value; ``topic``: those before a colon that are not right before it;
    ``goes_on``: a comma divides it from the one before; ``inside``: it stands in brackets behind,
    ``behind``: behind those; ``empty``: its slot was left empty.
    """

    words: list[str] = field(default_factory=list)
    value: Token | None = None
    topic: list[str] | None = None
    label: list[str] | None = None
    goes_on: bool = False
    inside: bool = False
    behind: bool = False
    empty: bool = False

    def before_value(self) -> list[str] | None:
        """The words; None where two values share them."""
        return self.words if self.label is None else None


def sentences_of(found: Sequence[Token]) -> Iterator[list[Token]]:
    """The sentences of a line, each with the stop that ends it."""
    sentence: list[Token] = []
    for token in found:
        sentence.append(token)
        if token.kind == "stop":
            yield sentence
            sentence = []
    yield sentence


def clauses_of(found: Sequence[Token], context: CountContext) -> Iterator[CountClause]:
    """The clauses of a sentence, each with one value; words without one go to the next."""
    words = [token.key or token.text for token in found]
    named = context.in_phrases(words)
    clause = CountClause()
    for token, inner in _with_brackets(found):
        place = found.index(token)
        if inner:
            if clause.value is not None or clause.behind:
                yield clause
                clause = CountClause(goes_on=True, behind=True)
                yield from _inside(inner, context)
            else:
                yield from clauses_of(inner, context)
        elif token.kind in _CUTS:
            if token.kind in _ENDS or (clause.value is not None and _has_value(found, place)):
                yield clause
                clause = CountClause(goes_on=token.kind == "comma")
            elif clause.empty and clause.value is None:
                clause = CountClause(goes_on=True)
        elif token.kind == EMPTY:
            clause.empty = True
        elif token.kind == "colon":
            if clause.value is not None:
                about, ended = list(clause.words), clause
                yield ended
                clause = CountClause(topic=about)
            else:
                clause.topic = list(clause.words)
        elif token.kind in VALUES and place not in named:
            if clause.value is not None:
                clause.label = clause.words
            clause.value = token
        elif token.kind in ("word", "number", "duration", "reference"):
            clause.words += [token.key] if token.kind == "word" else plain_keys(token.text)
    yield clause


def _inside(inner: Sequence[Token], context: CountContext) -> Iterator[CountClause]:
    """The clauses of a bracket behind a value: each goes on with what that is of."""
    for clause in clauses_of(inner, context):
        clause.goes_on = clause.inside = True
        yield clause


def _has_value(found: Sequence[Token], comma: int) -> bool:
    """Whether a value stands behind a comma, before anything else divides."""
    for token in found[comma + 1 :]:
        if token.kind in _CUTS:
            return False
        if token.kind in VALUES or token.kind == EMPTY:
            return True
    return False


def _with_brackets(found: Sequence[Token]) -> Iterator[tuple[Token, list[Token]]]:
    """The tokens, and in one the tokens of a bracket that holds values; of what it is compared
    with, nothing; a bracket of words alone is as if it were none.
    """
    at = 0
    while at < len(found):
        if found[at].kind != "open":
            yield found[at], []
            at += 1
            continue
        end = next((i for i in range(at, len(found)) if found[i].kind == "close"), len(found))
        inner = list(found[at + 1 : end])
        known = result_words()
        if holds(inner, known.against | known.same):
            pass
        elif any(one.kind in VALUES for one in inner):
            yield found[at], inner
        else:
            yield from ((one, []) for one in inner)
        at = end + 1


def names_listed(text: str) -> tuple[str, ...] | None:
    """The names in a text; none where it says that there are none; None where it is no list.

    What stands in brackets behind a name is a remark on it.
    """
    told = text.strip(" .")
    if keys(told) in result_words().none:
        return ()
    names = [_NOTE.sub("", one) for one in _BETWEEN.split(told)]
    if not all(one and len(one) <= _LONGEST and any(map(str.isalnum, one)) for one in names):
        return None
    return tuple(names)
