"""Sees to it that every number of a line ends in one place: a figure, or what was not read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from projections.inspection.reading.drafts import Draft
from projections.inspection.reading.form import Form
from projections.inspection.reading.phrases import Node, walk
from projections.inspection.reading.stated import NotRead
from projections.inspection.reading.tokens import tokens

_COUNTING: Final = frozenset({"number", "ratio", "decimal"})
"""Tokens that may count; days, years, rates, amounts of money and numbers of papers do not."""
_MONTH: Final = re.compile(r"tháng\s+\d{1,2}", re.IGNORECASE)
"""``tăng trong tháng 01``: a month, or how many came."""


def unaccounted(
    found: tuple[Node, ...],
    drafts: Iterable[Draft],
    not_read: Iterable[NotRead],
    form: Form,
    is_own: Callable[[Node], bool],
) -> Iterator[Node]:
    """The numbers of a line that neither its figures nor its entries of not read numbers hold.

    A number in a name (``loại 1``) is none, nor is the report's own month.
    """
    figures = Counter(draft.value for draft in drafts if draft.value is not None)
    told = Counter(
        token.text
        for one in not_read
        for token in tokens(one.text, form)
        if token.kind in _COUNTING or _MONTH.fullmatch(token.text)
    )
    for node in walk(found):
        month = _MONTH.fullmatch(node.text) and not is_own(node)
        if node.kind not in _COUNTING and not month:
            continue
        if node.number is not None and figures[node.number]:
            figures[node.number] -= 1
        elif told[node.text]:
            told[node.text] -= 1
        else:
            yield node
