"""What types the fields of a body may be of, as the kinds of entries declare them."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from datetime import date
from functools import cache, lru_cache, partial
from types import NoneType, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from ledger.entries import KIND_OF
from ledger.entries.header import Day, Parts

MOST_DAYS = 10_000
"""Days met are remembered up to this count."""

Judge = Callable[[Any], bool]
"""Says whether a value is of a declared type, all the way down."""

Judges = tuple[tuple[str, Judge], ...]
"""Judges by the names of the fields that they look into."""


class BodyForm(NamedTuple):
    """The types of a kind's own fields.

    ``types``: which a value may be of, by its field; ``judges``: who looks into the fields that
    hold objects or days. A field that is not set is left out, so none is null.
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
        """Who looks into those of these fields that hold objects or days."""
        return tuple((name, judge) for name, judge in self.judges if name in names)


@cache
def body_form(topic: str) -> BodyForm:
    """The types a kind declares for its own fields."""
    kind = KIND_OF[topic]
    hints = {name: get_type_hints(kind)[name] for name in kind.OWN_FIELDS}
    types = {name: _outer(hint) - {NoneType} for name, hint in hints.items()}
    judges = {
        name: _list_judge(object_judge(parts)) if list in types[name] else object_judge(parts)
        for name, parts in kind.PARTS.items()
    } | {name: _list_judge(each) for name, hint in hints.items() if (each := _each_of(hint))}
    if judges.keys() != {name for name, stored in types.items() if stored & {dict, list}}:
        raise TypeError(kind)
    days = ((name, is_day) for name, hint in hints.items() if Day in (hint, *get_args(hint)))
    return BodyForm(types, (*judges.items(), *days))


def _outer(hint: Any) -> frozenset[type]:
    """The types that values of a declared type are stored as; a day is stored as a text."""
    if get_origin(hint) in (Union, UnionType):
        return frozenset[type]().union(*map(_outer, get_args(hint)))
    return frozenset({str if hint is Day else get_origin(hint) or hint})


def _each_of(hint: Any) -> Judge | None:
    """Who looks at each value of a list of texts or of whole numbers; None for another type."""
    hints = (hint, *get_args(hint))
    listed = next((each for each, lists in _LISTS if lists in hints), None)
    return partial(_is_of, listed) if listed else None


_LISTS: tuple[tuple[type, Any], ...] = ((str, list[str]), (int, list[int]))


def _is_of(kind: type, value: Any) -> bool:
    return type(value) is kind


@lru_cache(maxsize=MOST_DAYS)
def is_day(text: str) -> bool:
    """Whether a text is a day as days are written."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def object_judge(parts: Parts) -> Judge:
    """A value is an object that holds what it must, each of its type, and nothing else."""
    told = {**parts.always, **parts.sometimes}
    types = {name: _outer(hint) for name, hint in told.items()}
    inside = [(name, judge) for name, hint in told.items() if (judge := _judge_of(hint))]
    sound = set[tuple[object, ...]]()

    def judged(value: Any) -> bool:
        if type(value) is not dict:
            return False
        shape = (*value, *map(type, value.values()))
        if shape not in sound:
            if not parts.always.keys() <= value.keys() <= types.keys():
                return False
            if not all(type(held) in types[name] for name, held in value.items()):
                return False
            sound.add(shape)
        return not inside or all(judge(value[name]) for name, judge in inside if name in value)

    return judged


def _judge_of(hint: Any) -> Judge | None:
    """Who looks into a value inside an object; None where its type says all."""
    if hint is Day:
        return is_day
    if get_origin(hint) is dict:
        allowed = _outer(get_args(hint)[1])
        return lambda value: allowed.issuperset(map(type, value.values()))
    return None


def _list_judge(each: Judge) -> Judge:
    return lambda value: all(map(each, value))
