"""What verification finds wrong, in words; `verify --format json` adds the technical detail."""

from __future__ import annotations

from typing import Final

from ledger.errors import N_, DoesNotHold, IntegrityBroken
from ledger.proofs.verify import IntegrityProblem

PROBLEMS: Final = {
    "changed": N_("the entry is not what was recorded"),
    "column": N_("a column of the store contradicts the entry"),
    "counter": N_("the counter of positions stands behind the last entry"),
    "fact_files": N_("the files of facts are not as socai wrote them"),
    "facts": N_("the facts of the entries from here on are not what these teach"),
    "facts_unread": N_("the files of facts may not be read; nothing is said of them"),
    "malformed": N_("the entry is not written as entries are"),
    "mentions": N_("what the store derived from the entries is not what they give"),
    "missing": N_("entries are missing from here on"),
    "not_canonical": N_("the entry is not written as entries are"),
    "other_entries": N_("the facts were made from other entries than there are up to here"),
    "receipt": N_("the entries up to here are not those of a kept receipt"),
    "reordered": N_("the entry does not stand where it was recorded"),
    "store": N_("the database itself is damaged"),
    "tail_missing": N_("from here on the last entries are gone"),
    "time_went_back": N_("it was recorded before the entry that precedes it"),
    "too_large": N_("the entry is larger than any entry may be"),
    "tree": N_("the tree of hashes does not follow from the entries"),
    "undated": N_("the entry does not give its day, as every entry of its kind does"),
    "unknown_kind": N_("the entry is of a kind this version does not know"),
    "unreadable": N_("the entry cannot be read"),
}
"""By the kind of a problem."""


def broken(problem: IntegrityProblem) -> IntegrityBroken:
    """The refusal that a problem is, with its position where it has one."""
    detail = PROBLEMS.get(problem.kind, problem.kind)
    if problem.position:
        return IntegrityBroken(position=problem.position, detail=detail)
    return DoesNotHold(detail=detail)
