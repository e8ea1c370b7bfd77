"""What is looked at when a machine and a ledger are examined, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

Standing = Literal["ok", "note", "problem"]
"""As it should be; to be known, and the work can go on; in the way of the work."""

NOTHING: Final[Mapping[str, object]] = {}


class Saying(NamedTuple):
    """A text to be translated, and the values of its fields."""

    text: str
    values: Mapping[str, object] = NOTHING


class Examined(NamedTuple):
    """One thing that was looked at.

    ``check``: a stable code; ``advice``: what to do about it, where there is anything to do.
    """

    check: str
    standing: Standing
    told: Saying
    advice: Saying | None = None
