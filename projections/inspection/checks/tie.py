"""What ties the slots of forms to each other, as data (``ties.toml``; forms.md §9)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal, get_args

from projections.documents.forms.notation import slot_name
from projections.inspection.checks.finding import RuleName

Relation = Literal["equals", "at_most", "at_least", "least", "mean", "first", "present", "number"]
"""``least``: it is the smallest of what stands beside it; ``mean``: the first divided by the
second, as far as it is written out; ``first``: the first of them that is stated; ``present``: how
many of them are above nought; ``number``: how many there are.
"""
RELATIONS: Final[tuple[Relation, ...]] = get_args(Relation)
ANY, WHATEVER, SAME = "any", "whatever", "same"
"""In a cell: whatever is stated there, all of them together; ``whatever``: also where
nothing is;
``same``: what the value has there that is held against the others, or nothing where it has nothing.
"""
_TERM: Final = re.compile(r"([+-]?)(\??)\s*(.+)")


@dataclass(frozen=True, slots=True)
class TiedTerm:
    """A stated value, or several together: ``-D.sources{source=any}``.

    ``sign``: whether it is added or taken away; ``optional``: it is nought where it is not stated.
    """

    name: str
    cell: Mapping[str, str]
    sign: int = 1
    optional: bool = False

    @property
    def is_sum(self) -> bool:
        """Whether all that is stated under some dimension counts together."""
        return bool({ANY, WHATEVER}.intersection(self.cell.values()))


@dataclass(frozen=True, slots=True)
class Tie:
    """What one stated value must be by others.

    ``line``: they stand in one line; ``all_named``: the parts claim to be all there are, whoever
    wrote the report.
    """

    rule: RuleName
    said: TiedTerm
    relation: Relation
    terms: tuple[TiedTerm, ...]
    line: bool = False
    all_named: bool = False


@cache
def ties() -> tuple[Tie, ...]:
    """All of them, in the order of the file."""
    text = files(__package__).joinpath("ties.toml").read_text("utf-8")
    return tuple(one for row in tomllib.loads(text)["tie"] for one in _ties(row))


def _ties(row: Mapping[str, Any]) -> Iterator[Tie]:
    """A tie of each value that a row names."""
    more = {one: row[one] for one in ("line", "all_named") if one in row}
    relation: Relation = next((one for one in RELATIONS if one in row), "equals")
    for text in row["said"]:
        said = _term(text)
        terms = (said,) if row.get("again") else tuple(map(_term, row[relation]))
        yield Tie(row["rule"], said, relation, terms, **more)


def _term(text: str) -> TiedTerm:
    found = _TERM.fullmatch(text)
    name = slot_name(found[3]) if found else None
    assert found is not None
    assert name is not None, text
    sign = -1 if found[1] == "-" else 1
    return TiedTerm(".".join(name.path), dict(name.cell), sign, bool(found[2]))
