"""Which total the lines below it break down: the open statement and, inside it, its open part."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from projections.inspection.reading.lines.bullets import Bullet
from projections.inspection.reading.sentences.statements import Statement
from projections.inspection.reading.stated.drafts import Draft
from projections.inspection.reading.stated.values import Listed

_NESTING: Final = frozenset({"level", "unit", "branch", "symbol"})
"""A part of such a dimension may be broken down by the lines under it."""
_RANKS: Final = {"-": 1, "–": 1, "—": 1, "+": 2}
_INNERMOST: Final = 3


@dataclass(slots=True)
class _Depth:
    """A total that lines of a greater rank break down; ``announced``: its own line ended where a
    list should begin.
    """

    rank: int
    statement: Statement
    announced: bool


@dataclass(slots=True)
class Nesting:
    """The open statement and, inside it, the part whose own parts follow. ``bare``: the last part
    stated by a line without a bullet.
    """

    levels: list[_Depth] = field(default_factory=list)
    mark: str = ""
    bare: Draft | None = None

    def open(self, statement: Statement, opens: Listed | None, start: Bullet | None = None) -> None:
        """A line stated a total."""
        statement.listed = opens or statement.listed
        statement.loose = opens is None
        self.mark = start.mark if start else ""
        self.levels = [_Depth(-1, statement, announced=True)]
        self.bare = None

    def under(self, line: str, start: Bullet) -> Statement | None:
        """What a line with this bullet breaks down, in this line of work."""
        if not self.levels or self.levels[0].statement.total.line != line:
            return None
        depth = _rank(start)
        while len(self.levels) > 1 and (
            self.levels[-1].rank > depth
            or (self.levels[-1].rank == depth and not self.levels[-1].announced)
        ):
            self.levels.pop()
        return self.levels[-1].statement

    @property
    def announced(self) -> str | None:
        """The line of work of which a line said that its parts follow."""
        total = self.levels[0].statement if self.levels else None
        return None if total is None or total.loose else total.total.line

    def is_beside(self, start: Bullet) -> bool:
        """Whether a line stands beside the one that stated the total rather than below it: the same
        dash, nothing announced.
        """
        loose = len(self.levels) == 1 and self.levels[0].statement.loose
        return loose and bool(start.mark) and start.mark == self.mark

    def announce(self, opens: Listed, dimension: str) -> None:
        """A line that only says what follows: ``Trong đó:``, ``Phân theo danh mục:``."""
        if self.levels:
            self.levels[-1].statement.loose = False
            self.levels[-1].statement.listed = opens
            self.levels[-1].statement.dimension = dimension

    def nest(
        self, statement: Statement, part: Draft | None, start: Bullet, opens: Listed | None
    ) -> None:
        """A line broke down ``statement``; its first part may itself be broken down by what
        follows.
        """
        if statement is not (self.levels[-1].statement if self.levels else None):
            self.open(statement, None)
        self.bare = part if not start.mark and opens is None else None
        while (
            part is not None
            and len(self.levels) > 1
            and self.levels[-1].statement.total is not part.parent
        ):
            self.levels.pop()
        if (
            part is None
            or part.parent is None
            or not set(part.cell) - set(part.parent.cell) <= _NESTING
        ):
            return
        if opens or start.mark:
            inner = Statement(part, opens or "named", statement.lists, [], statement.known)
            self.levels.append(_Depth(_rank(start), inner, announced=opens is not None))


def _rank(start: Bullet) -> int:
    """How deep a bullet stands by the custom of the form: nothing, ``-``, ``+``, anything else."""
    return _RANKS.get(start.mark, _INNERMOST) if start.mark else 0
