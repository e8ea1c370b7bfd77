"""The kinds of entries as people name them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click
from click.shell_completion import CompletionItem

from commands.speech import _, official
from ledger.entries import KIND_OF
from ledger.errors import N_, BadValue
from ledger.values.text import fold


class KindType(click.ParamType[Any]):
    """A kind of entry, by the name it has in the log, in Vietnamese or English, or by its topic.

    Part of a name means all that have it. Gives their topics. Raises BadValue.
    """

    name = "kind"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> frozenset[str]:
        """Read a name."""
        if not isinstance(value, str):
            return frozenset(value)
        said = fold(value)
        topics = said and (_kinds_called(said, whole=True) or _kinds_called(said, whole=False))
        if not topics:
            why = _(N_("known: {known}")).format(known=", ".join(self.names_of(KIND_OF)))
            raise BadValue(field="--kind", text=value, why=why)
        return topics

    def names_of(self, topics: Iterable[str]) -> list[str]:
        """What kinds are called in the user's language, each name once, in order."""
        return sorted({_(KIND_OF[topic].NAME) for topic in topics}, key=fold)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem[str]]:
        """The names that begin as was typed."""
        names = (one for one in self.names_of(KIND_OF) if fold(one).startswith(fold(incomplete)))
        return [CompletionItem(name) for name in names]


def _kinds_called(said: str, *, whole: bool) -> frozenset[str]:
    """The topics of the kinds of a name, or of those with a word that begins so."""
    called = {
        kind.TOPIC: [fold(name) for name in (kind.NAME, official(kind.NAME), kind.TOPIC)]
        for kind in KIND_OF.values()
    }
    return frozenset(
        topic
        for topic, names in called.items()
        if (said in names if whole else any(f" {said}" in f" {name}" for name in names))
    )


KINDS = KindType()
