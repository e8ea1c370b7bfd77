"""What a draw of files is for: finding at least one of some wrong files, or estimating a rate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from ledger.errors.inspections import RateCertain, WrongBeyondFiles
from projections.inspection.sampling.size import files_to_estimate
from projections.inspection.sampling.strata import files_to_detect_by

GoalKind = Literal["detect", "estimate"]


@dataclass(frozen=True, slots=True)
class Goal:
    """What is promised of a draw, in whole percent where it is a share.

    ``detect``: with ``confidence``, at least one wrong file is drawn where ``wrong`` are;
    ``estimate``: the rate of all is told to within ``margin``, where it is about ``expected``.
    """

    kind: GoalKind
    confidence: int = 95
    wrong: int | None = None
    margin: int | None = None
    expected: int | None = None

    @property
    def sure(self) -> Fraction:
        """The confidence, from 0 to 1."""
        return Fraction(self.confidence, 100)

    def check(self) -> None:
        """Raise RateCertain where the rate expected leaves nothing to estimate."""
        if self.expected in (0, 100):
            raise RateCertain(expected=self.expected)

    def count(self, sizes: Mapping[tuple[str, ...], int]) -> int:
        """How many files to draw, of strata of these sizes. Raises WrongBeyondFiles."""
        files = sum(sizes.values())
        if self.kind == "estimate":
            assert self.margin is not None, "who asks for an estimate says how close"
            about = Fraction(50 if self.expected is None else self.expected, 100)
            return files_to_estimate(files, Fraction(self.margin, 100), about, self.sure)
        assert self.wrong is not None, "who looks for wrong files says how many"
        if self.wrong > files:
            raise WrongBeyondFiles(wrong=self.wrong, files=files)
        return files_to_detect_by(sizes, self.wrong, self.sure)
