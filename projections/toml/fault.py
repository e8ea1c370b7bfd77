"""What is wrong in a file that people wrote: where, what, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

from ledger.errors import N_

UNLIKE_ANY: Final = N_("Known here: {known}.")
NOTHING_KNOWN: Final = N_(
    "What can stand here follows from what else is wrong beside it: mend that first, or take this "
    "out."
)

SYNTAX: Final = (
    N_("this is not TOML: {detail}"),
    N_(
        "Texts stand in quotation marks, lists in square brackets with commas between; a day is "
        "written 2024-12-31."
    ),
)
"""What every file of this language can have wrong, and what to do."""


@dataclass(frozen=True, slots=True)
class FileFault:
    """One thing that is wrong.

    ``key``: where, as ``measures.added.strong``; empty for the whole; ``line`` and ``column`` from
    1 on, None where the file gives none. ``values`` fill the texts of its ``kind``.
    """

    TEXTS: ClassVar[Mapping[str, tuple[str, str]]] = {}

    kind: str
    key: str = ""
    line: int | None = None
    column: int | None = None
    values: Mapping[str, object] = field(default_factory=dict)

    def say(self, translate: Callable[[str], str]) -> tuple[str, str]:
        """What is wrong, and what to do, in the user's language."""
        problem, hint = self.TEXTS[self.kind]
        if not self.values.get("near", True):
            hint = UNLIKE_ANY if self.values.get("known") else NOTHING_KNOWN
        told = {
            name: translate(value) if name in ("found", "wanted", "detail") else value
            for name, value in ((name, str(value)) for name, value in self.values.items())
        }
        return translate(problem).format_map(told), translate(hint).format_map(told)

    def as_json(self, translate: Callable[[str], str]) -> dict[str, Any]:
        """The fault as plain data."""
        problem, hint = self.say(translate)
        place = {"line": self.line, "column": self.column, "key": self.key, "kind": self.kind}
        return place | {"problem": problem, "hint": hint}
