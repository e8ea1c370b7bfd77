"""What types the fields of a body may be of, as the kinds of entries declare them."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from ledger.entries import KIND_OF

Judge = Callable[[Any], bool]
"""Says whether a value is of a declared type, all the way down."""

Judges = tuple[tuple[str, Judge], ...]
"""Judges by the names of the fields that they look into."""


class BodyForm(NamedTuple):
    """The types of a kind's own fields.

    ``types``: which a value may be of, by its field; ``judges``: who looks into the fields that
    hold others. A field that is not set is left out, so none is null.
    """

    types: Mapping[str, frozenset[type]]
    judges: Judges

    def allows(self, names: Iterable[str], types: Iterable[type]) -> bool:
        """Whether fields of these names may be of these types; a name not of the kind may not."""
        nothing = frozenset[type]()
        return all(
            type_ in self.types.get(name, nothing) for name, type_ in zip(names, types, strict=True)
        )

    def inside(self, names: Container[str]) -> Judges:
        """Who looks into the fields of these names that hold others."""
        return tuple((name, judge) for name, judge in self.judges if name in names)


@cache
def body_form(topic: str) -> BodyForm:
    """The types a kind declares for its own fields."""
    kind = KIND_OF[topic]
    hints = {name: get_type_hints(kind)[name] for name in kind.OWN_FIELDS}
    types = {name: _outer(hint) - {NoneType} for name, hint in hints.items()}
    holding = {name: hint for name, hint in hints.items() if types[name] & {dict, list}}
    return BodyForm(
        types, tuple((name, _judge_of(hint, kind.PARTS)) for name, hint in holding.items())
    )


def _outer(hint: Any) -> frozenset[type]:
    """The types of the values of a declared type themselves."""
    if get_origin(hint) in (Union, UnionType):
        return frozenset[type]().union(*map(_outer, get_args(hint)))
    return frozenset({get_origin(hint) or hint})


def _judge_of(hint: Any, parts: Mapping[str, Any]) -> Judge:
    """Who judges the values of a field that holds others; ``parts``: see ``Entry.PARTS``."""
    for one in get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,):
        if get_origin(one) is dict:
            return _values_judge(_outer(get_args(one)[1]))
        if get_origin(one) is list:
            return _list_judge({name: _part_judge(part) for name, part in parts.items()})
    raise TypeError(hint)


def _values_judge(allowed: frozenset[type]) -> Judge:
    """Values of an object are of these types."""
    return lambda value: allowed.issuperset(map(type, value.values()))


def _part_judge(hint: Any) -> Judge:
    allowed = _outer(hint)
    if dict not in allowed:
        return lambda value: type(value) in allowed
    values = _judge_of(hint, {})
    return lambda value: type(value) is dict and values(value)


def _list_judge(parts: Mapping[str, Judge]) -> Judge:
    """A list holds objects, whose values are of the types of their names."""

    def judged(value: Any) -> bool:
        return all(
            type(one) is dict
            and all(name in parts and parts[name](held) for name, held in one.items())
            for one in value
        )

    return judged
