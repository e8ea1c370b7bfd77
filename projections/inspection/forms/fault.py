"""What is wrong in a form's file: where, what, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from ledger.errors import N_

ASK_FOR_THE_FORM: Final = N_("“socai inspect forms show” prints the form that is built in.")

KEEP_ONE: Final = N_(
    "Leave it where it is meant, or add a longer phrase: that is preferred to a shorter one."
)

TEXTS: Final = {
    "syntax": (
        N_("this is not TOML: {detail}"),
        N_("Texts stand in quotation marks, lists in square brackets with commas between."),
    ),
    "unknown_key": (
        N_("no form has a key “{text}” here"),
        N_("Did you mean {near}? Known here: {known}."),
    ),
    "missing_key": (N_("the key “{text}” is missing here"), ASK_FOR_THE_FORM),
    "missing_row": (N_("a table [[{name}]] with {text} is missing"), ASK_FOR_THE_FORM),
    "wrong_kind": (
        N_("here stands {found}, where {wanted} should be"),
        N_('Words stand in a list, even one alone: ["word"].'),
    ),
    "unknown_code": (
        N_("“{text}” is not in the catalog here"),
        N_("Did you mean {near}? Known here: {known}."),
    ),
    "bad_value": (N_("“{text}” cannot stand here"), N_("Write it like this: {known}.")),
    "empty": (N_("“{text}” is no word: it has no letter"), N_("Delete it, or write the word.")),
    "never_read": (
        N_("“{text}” would never be found: reports are cut into {parts} there"),
        N_("Leave out digits, and signs that belong to them."),
    ),
    "number": (
        N_("“{text}” holds a number, which reports use to count"),
        N_("Leave out the digits; numbers have no place in words."),
    ),
    "twice": (
        N_("“{text}” stands twice in this list, first in line {at}"),
        N_("Delete one; case, the place of a tone and i/y make no other word."),
    ),
    "contradiction": (
        N_("“{text}” stands here and in {other}, line {at}: it cannot mean both"),
        KEEP_ONE,
    ),
    "contradicts_built_in": (
        N_("“{text}” stands in {other} of the built-in form: it cannot mean both"),
        KEEP_ONE,
    ),
    "idle": (
        N_("“{text}” does nothing here: it does not stand in {other}"),
        N_("Add it there as well, or delete it here."),
    ),
}
"""By the kind of fault: what is wrong and a hint, templates with named fields."""

UNLIKE_ANY: Final = N_("Known here: {known}.")
KINDS: Final = {
    "flag": N_("true or false"),
    "count": N_("a whole number"),
    "text": N_("a text"),
    "texts": N_("a list of texts"),
    "counts": N_("a list of two numbers"),
    "lists": N_("a list of lists of texts"),
    "table": N_("a table of keys"),
    "rows": N_("tables in double brackets"),
    "other": N_("something else"),
}
"""What can stand behind a key, in words."""


@dataclass(frozen=True, slots=True)
class FormFault:
    """One thing that is wrong.

    ``key``: where, as ``measures.added.strong``; empty for the whole; ``line`` and ``column`` from
    1 on, None where the file gives none. ``values`` fill the texts of its ``kind``.
    """

    kind: str
    key: str = ""
    line: int | None = None
    column: int | None = None
    values: Mapping[str, object] = field(default_factory=dict)

    def say(self, translate: Callable[[str], str]) -> tuple[str, str]:
        """What is wrong, and what to do, in the user's language."""
        problem, hint = TEXTS[self.kind]
        if not self.values.get("near", True):
            hint = UNLIKE_ANY
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
