"""Reads what a report states as the results of numbered targets: shares and their rates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from projections.inspection.reading.lines.node import Node
from projections.inspection.reading.stated.values import StatedRate, TargetResult

_NUMBER: Final = re.compile(r"(?:chỉ tiêu\s+(?:số|thứ)?|CT)\s*(\d{1,3})", re.IGNORECASE)


def stated_targets(rates: Iterable[StatedRate], target: Sequence[Node]) -> Iterator[TargetResult]:
    """The rates on a result's line as those of a target. ``target``: the words of its own line."""
    named = _NUMBER.search(" ".join(node.text for node in target))
    for rate in rates if named else ():
        yield TargetResult(int(named[1]) if named else None, rate)
