"""What a document says itself that its numbers come to: ``3=1+2``."""

from __future__ import annotations

from dataclasses import dataclass

from projections.documents.lines.document import Where


@dataclass(frozen=True, slots=True)
class Addend:
    """A number that an identity adds (``sign`` 1) or takes away (−1); None where none is stated."""

    sign: int
    value: int | None
    where: Where


@dataclass(frozen=True, slots=True)
class StatedIdentity:
    """What a document says itself that a number comes to, ``3=1+2``, wherever it stands there.

    ``formula``: as it is written; ``value``: the number, at ``where``; ``addends``: the others.
    """

    formula: str
    value: int
    where: Where
    addends: tuple[Addend, ...]
