"""Sees to it that every number of a line ends in one place: a figure, or what was not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from projections.inspection.reading.drafts import Draft
from projections.inspection.reading.form import Form
from projections.inspection.reading.phrases import Node, walk
from projections.inspection.reading.stated import NotRead
from projections.inspection.reading.tokens import tokens

_COUNTING: Final = frozenset({"number", "ratio", "decimal"})
"""Tokens that may count; days, years, rates, amounts of money and numbers of papers do not."""


def unaccounted(
    found: tuple[Node, ...], drafts: Iterable[Draft], not_read: Iterable[NotRead], form: Form
) -> Iterator[Node]:
    """The numbers of a line that neither its figures nor its entries of not read numbers hold.

    A number in a name (``loại 1``) is none.
    """
    figures = Counter(draft.value for draft in drafts if draft.value is not None)
    told = Counter(
        token.text
        for one in not_read
        for token in tokens(one.text, form)
        if token.kind in _COUNTING
    )
    for node in walk(found):
        if node.kind not in _COUNTING:
            continue
        if node.number is not None and figures[node.number]:
            figures[node.number] -= 1
        elif told[node.text]:
            told[node.text] -= 1
        else:
            yield node
