"""What an indicator counts: a set of records, officers, outcomes …, and what its members satisfy.

A plain value, as a list's file says it (docs/commands/targets.md); it knows no books.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple


class Condition(NamedTuple):
    """Something a member satisfies.

    ``name``: a word of ``vocabulary.CONDITIONS``; ``value``: as that condition takes it, already
    read: codes are tuples, tables are named tuples of this module.
    """

    name: str
    value: Any


class Effects(NamedTuple):
    """Which effects count (None: any) and when; ``when`` None: as closed and current records do."""

    codes: tuple[str, ...] | None = None
    when: str | None = None


class ServedBy(NamedTuple):
    """By which symbols of collaborators (None: any) a record is served, ``at_end`` or in_period."""

    symbols: tuple[str, ...] | None = None
    when: str = "at_end"


class CountedByResult(NamedTuple):
    """Whether the first result that names a record is one of those a rate counts.

    ``branch``: those for offences of one branch alone; empty: of any.
    """

    value: bool = True
    branch: str = ""


class Bounds(NamedTuple):
    """From ``at_least`` on, and ``below``, where either is asked."""

    at_least: int = 0
    below: int | None = None


class OneOf(NamedTuple):
    """One of some values, or none of them where ``negated``."""

    values: tuple[Any, ...]
    negated: bool = False

    def holds(self, value: object) -> bool:
        """Whether a value is as asked."""
        return (value in self.values) != self.negated


@dataclass(frozen=True, slots=True)
class CountedSet:
    """A set, a base, and conditions.

    ``noun``: records, officers, units, objects, outcomes, items, checks or reports; ``names``: of
    which lines, symbols, kinds or reports; ``base``: which of them (targets.md §1.1); ``total``:
    the quantity to add up, None for the number of members; ``sign``: 1 or −1; ``same_as``: the
    indicator whose set this is, with more conditions.
    """

    noun: str
    names: tuple[str, ...] = ()
    base: str = ""
    where: tuple[Condition, ...] = ()
    total: str | None = None
    sign: int = 1
    same_as: str | None = None
