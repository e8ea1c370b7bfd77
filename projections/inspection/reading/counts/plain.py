"""Reads plain counts that belong to no line of work: so many cases, of which so many of this and
that kind.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from projections.documents.lines.document import Where
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.lines.clauses import Clause
from projections.inspection.reading.lines.node import Node
from projections.inspection.reading.lines.phrases import nodes
from projections.inspection.reading.sentences.cutting import clauses
from projections.inspection.reading.stated.drafts import Draft, DraftList, Sheaf
from projections.inspection.reading.stated.values import Listed

_MONEY: Final = "đồng"


@dataclass(slots=True)
class _Count:
    """A number and what it counts.

    ``relation``: the word that ties a kind to the noun (``về``), or a colon.
    """

    noun: str
    relation: str
    kind: str
    draft: Draft


class CountReader:
    """Reads count lists; remembers the last line's totals for a list that follows on the next."""

    def __init__(self, form: Form, sheaf: Sheaf) -> None:
        self._form = form
        self._sheaf = sheaf
        self._totals: list[_Count] = []

    def forget(self) -> None:
        """A heading came between."""
        self._totals = []

    def read(self, text: str, where: Where) -> bool:
        """Read a line's count lists and amounts of money; tell whether there were any."""
        shown = nodes(text, self._form, None)
        money = self._money(shown, where)
        totals: list[_Count] = self._totals
        fresh: list[_Count] = []
        parts: list[_Count] = []
        listed: Listed = "some"
        sentence = 0
        in_list = False
        for clause in _whole(clauses(shown)):
            if clause.sentence != sentence:
                self._list(totals, parts, listed)
                sentence, in_list, parts = clause.sentence, False, []
            if clause.introduced and (totals or fresh):
                in_list, listed = True, clause.introduced
                totals = fresh[-1:] or totals
            count = self._count(clause, where, text)
            if count is not None:
                (parts if in_list else fresh).append(count)
        read = self._list(totals, parts, listed)
        self._totals = fresh
        return read or money

    def _count(self, clause: Clause, where: Where, text: str) -> _Count | None:
        """A number directly followed by a noun of the form that can be counted."""
        value = clause.value
        if (
            value is None
            or value.kind != "number"
            or clause.doubtful
            or not clause.after
            or not clause.after[0].means("count_noun")
        ):
            return None
        if any(node.means("prior", "change") for node in clause.nodes()):
            return None
        relation, kind = _kind(clause)
        noun = clause.after[0].text
        draft = Draft(None, "count", {}, value.number, noun, where, text, "other")
        return _Count(noun.casefold(), relation, kind, draft)

    def _list(self, totals: list[_Count], parts: list[_Count], listed: Listed) -> bool:
        """Set parts under the total they break down.

        Kinds tied by different words may overlap and are not added up.
        """
        if not parts:
            return False
        nouns = {part.noun for part in parts}
        relations = {part.relation for part in parts}
        wanted = [total for total in totals if _same_noun(total.noun, parts[0].noun)]
        if len(nouns) > 1 or len(relations) > 1 or relations == {""} or not wanted:
            return False
        together = sum(part.draft.value or 0 for part in parts)
        total = next((one for one in wanted if one.draft.value == together), wanted[-1])
        if len(wanted) > 1 and total.draft.value != together:
            return False
        self._write(total, parts, listed)
        return True

    def _write(self, total: _Count, parts: list[_Count], listed: Listed) -> None:
        known = DraftList(total.draft, "kind", listed)
        if total.draft not in self._sheaf.drafts:
            self._sheaf.not_read = [
                one for one in self._sheaf.not_read if one.where != total.draft.where
            ]
            self._sheaf.drafts.append(total.draft)
            number = sum(
                1
                for draft in self._sheaf.drafts
                if draft.measure == "count" and draft.parent is None
            )
            total.draft.cell = {"kind": f"{total.noun}-{number}"}
        for part in parts:
            part.draft.cell = {"kind": f"{total.draft.cell['kind']} {part.kind}".strip()}
            part.draft.parent = total.draft
            known.parts.append(part.draft)
            self._sheaf.drafts.append(part.draft)
        self._sheaf.lists.append(known)

    def _money(self, shown: tuple[Node, ...], where: Where) -> bool:
        """An amount in đồng behind a word for money."""
        amounts = [node for node in shown if node.kind == "money" and node.token is not None]
        if len(amounts) != 1 or not any(node.means("money") for node in shown):
            return False
        amount = amounts[0].token
        value = amount.number if amount else None
        self._sheaf.drafts.append(
            Draft(None, "money", {}, value, _MONEY, where, amounts[0].text, "other")
        )
        return True


def _kind(clause: Clause) -> tuple[str, str]:
    """How the kind is tied to the number, and the kind: ``về`` + ``xả thải``; a colon where
    the kind comes first.
    """
    named = [node for node in clause.before if not node.means("filler", "result", "total")]
    if named and (clause.colon >= 0 or len(clause.after) == 1):
        return ":", " ".join(node.text for node in named)
    rest = _without_rate(clause.after[1:])
    if rest and rest[0].means("relation"):
        return rest[0].text.casefold(), " ".join(node.text for node in rest[1:])
    return "", " ".join(node.text for node in rest)


def _whole(found: list[Clause]) -> list[Clause]:
    """``cán bộ, chiến sĩ: 04 đồng chí`` is one kind, though a comma stands in its name."""
    for clause, following in pairwise(found):
        name_only = (
            clause.value is None
            and clause.closed_by == "comma"
            and clause.before
            and not clause.groups
        )
        if (
            name_only
            and following.value is not None
            and following.colon >= 0
            and following.before
            and not following.introduced
        ):
            comma = replace(clause.before[-1], text=f"{clause.before[-1].text},")
            following.before[:0] = [*clause.before[:-1], comma]
    return found


def _without_rate(rest: list[Node]) -> list[Node]:
    """``có giá trị, đạt tỷ lệ 80%``: the rate is no part of the kind."""
    cut = next((index for index, node in enumerate(rest) if node.kind == "percent"), None)
    if cut is None:
        return rest
    while cut and rest[cut - 1].means("narrowing", "filler", "result"):
        cut -= 1
    return rest[:cut]


def _same_noun(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
