"""Which objects that must be surveyed a survey file covers (targets.md §1.4).

By what it names, or as a field of work by what that is called: so a file and an object are each
known by keys, and whether one of many covers another is looked up, not tried one by one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from ledger.values.naming import reading_key
from projections.targets.members import Member
from projections.targets.seen_books import CountedObject
from projections.targets.sight import Sight

FIELD_OF_WORK: Final = "ĐV"
"""The symbol of a field of work (lĩnh vực)."""

Key = tuple[str, str]
"""A symbol and a code that a file names; or nothing and what a field of work is called."""


def key_of_survey(member: Member) -> Key | None:
    """By what a survey file covers an object; None: it names none, and is of no field of work."""
    cell, named = member.cell, member.record.object_on(member.day)
    if named is not None:
        return cell.symbol, named
    if cell.symbol == FIELD_OF_WORK and cell.field is not None:
        return "", reading_key(cell.field)
    return None


def keys_of_object(one: CountedObject) -> set[Key]:
    """By what an object is covered."""
    found = {(one.symbol, one.code)}
    if one.symbol == FIELD_OF_WORK:
        found |= {("", reading_key(called)) for called in (one.code, one.name) if called}
    return found


def is_covered(one: CountedObject, sight: Sight) -> bool:
    """Whether a survey file at hand at the end covers an object."""
    key = ("surveyed", sight.branch)
    if key not in sight.remembered:
        sight.remembered[key] = _surveyed(sight)
    return not keys_of_object(one).isdisjoint(sight.remembered[key])


def covers_any(member: Member, sight: Sight, *, through_line: bool) -> bool:
    """Whether a survey file covers an object of the scope, or one that is assigned through-line."""
    key = ("wanted", through_line, sight.branch)
    if key not in sight.remembered:
        wanted = [one for one in sight.objects or () if one.through_line or not through_line]
        sight.remembered[key] = _union(map(keys_of_object, wanted))
    return key_of_survey(member) in sight.remembered[key]


def _surveyed(sight: Sight) -> set[Key]:
    """The keys of all survey files at hand at the end."""
    if sight.everybody is None:
        return _union(_keys(sight).values())
    settled, always = _keys(sight.everybody), sight.always
    units = settled if always is None else always
    found = _union(settled.get(one, set()) for one in units)
    return found | _surveyed(sight.apart) if sight.apart else found


def _keys(sight: Sight) -> dict[str | None, set[Key]]:
    """The keys of the survey files at hand at the end, by the unit that holds them."""
    key = ("survey keys", sight.branch)
    if key not in sight.remembered:
        found: dict[str | None, set[Key]] = defaultdict(set)
        for one in sight.members(("DTCB",), "current"):
            if (told := key_of_survey(one)) is not None:
                found[one.cell.unit].add(told)
        sight.remembered[key] = found
    keys: dict[str | None, set[Key]] = sight.remembered[key]
    return keys


def _union(several: Iterable[set[Key]]) -> set[Key]:
    return set[Key]().union(*several)
