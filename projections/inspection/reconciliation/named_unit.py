"""A unit of which a cause says that all it states was counted twice, or left out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from ledger.errors import N_

ITSELF: Final = N_("{name} ({code}), itself alone")
"""Without what is under it."""


class NamedUnit(NamedTuple):
    """Its code, the name it last bore, and whether it is meant without the units under it."""

    code: str
    name: str
    alone: bool = False

    def called(self, translate: Callable[[str], str]) -> str:
        """Its name and code: ``Đội hình sự (DHS)``."""
        told = translate(ITSELF) if self.alone else "{name} ({code})"
        return told.format(name=self.name, code=self.code)

    def as_json(self) -> dict[str, Any]:
        """Its keys beside those of a cause."""
        return {"unit": self.code} | ({"alone": True} if self.alone else {})
