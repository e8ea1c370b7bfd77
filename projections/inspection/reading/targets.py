"""Reads what a report states as the results of numbered targets: shares and their rates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from projections.documents.lines.document import Where
from projections.inspection.reading.form import Form
from projections.inspection.reading.phrases import Node
from projections.inspection.reading.stated import TargetResult
from projections.inspection.reading.tokens import tokens

_NUMBER: Final = re.compile(r"chỉ tiêu\s+(?:số|thứ)?\s*(\d{1,3})", re.IGNORECASE)


def stated_targets(
    text: str, target: Sequence[Node], where: Where, form: Form
) -> Iterator[TargetResult]:
    """The shares on a result's line, each with the rate behind it; a rate alone where there is no
    share. ``target``: the words of the target's own line.
    """
    named = _NUMBER.search(" ".join(node.text for node in target))
    if named is None:
        return
    number, share = int(named[1]), ""
    for token in tokens(text, form):
        if token.kind == "ratio":
            if share:
                yield _result(number, share, None, where)
            share = token.text
        elif token.kind == "percent" and token.number is None and any(map(str.isdigit, token.text)):
            yield _result(number, share, token.text.rstrip("% "), where)
            share = ""
    if share:
        yield _result(number, share, None, where)


def _result(number: int, share: str, value: str | None, where: Where) -> TargetResult:
    part, _, whole = share.partition("/")
    rate = value.replace(",", ".") if value else None
    counts = (int(part), int(whole)) if share else (None, None)
    return TargetResult(number, counts[0], counts[1], rate, where)
