"""What fills the slots: sources, each under the first word of the names it knows.

A source is asked by name and answers with a value, or does not know the name. Nothing is asked
twice, and nothing is gathered before it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from projections.documents.forms.notation import SlotName
from projections.documents.forms.slot_values import (
    BlankSlot,
    FreeSlot,
    LinesSlot,
    RowsSlot,
    SlotValue,
    TextSlot,
)


class NoSuchSlot(Exception):
    """A source does not know a name; only its own room hears of it.

    ``instead``: names that may be meant, where the source knows better than their likeness.
    """

    def __init__(self, name: str, instead: tuple[str, ...] = ()) -> None:
        super().__init__(name)
        self.instead = instead


class SlotSource(Protocol):
    """Fills the slots of one root."""

    def value(self, name: SlotName) -> SlotValue:
        """What stands in a slot. Raises NoSuchSlot."""

    def names(self) -> Iterable[str]:
        """The names it knows, as they are written; of endless ones some examples."""


class SlotBook:
    """The sources of a paper, and what they answered."""

    def __init__(self, sources: Mapping[str, SlotSource]) -> None:
        self.sources = sources
        self._told: dict[SlotName, SlotValue] = {}

    def value(self, name: SlotName) -> SlotValue:
        """What stands in a slot. Raises NoSuchSlot."""
        if name not in self._told:
            if name.root not in self.sources:
                raise NoSuchSlot(str(name))
            self._told[name] = self.sources[name.root].value(name)
        return self._told[name]

    def names(self) -> Iterator[str]:
        """All that can be named."""
        for source in dict.fromkeys(self.sources.values()):
            yield from source.names()

    def reasons(self) -> tuple[str, ...]:
        """Why what was asked for so far is blank, each once, in the order asked."""
        found: list[str] = []
        for value in self._told.values():
            if isinstance(value, BlankSlot):
                found.append(value.reason)
            elif isinstance(value, LinesSlot | RowsSlot):
                found += value.reasons
        return tuple(dict.fromkeys(found))


class FreeSource:
    """Texts that a person writes: whatever they are called, they are left blank."""

    def value(self, name: SlotName) -> SlotValue:
        """Leader dots."""
        if len(name.path) != 2:
            raise NoSuchSlot(str(name))
        return FreeSlot()

    def names(self) -> Iterable[str]:
        """One name, as an example."""
        return ("free.situation",)


class FixedSource:
    """Slots of one word each whose values are known beforehand: those of the head and the foot."""

    def __init__(self, values: Mapping[str, SlotValue | str]) -> None:
        self._values = {
            name: TextSlot(value) if isinstance(value, str) else value
            for name, value in values.items()
        }

    def value(self, name: SlotName) -> SlotValue:
        """The value of a word."""
        if len(name.path) > 1 or name.cell or name.against or name.root not in self._values:
            raise NoSuchSlot(str(name))
        return self._values[name.root]

    def names(self) -> Iterable[str]:
        """The words."""
        return self._values


def number_of(name: SlotName, place: int) -> str:
    """The step of a path at a place. Raises NoSuchSlot where it is shorter."""
    try:
        return name.path[place]
    except IndexError:
        raise NoSuchSlot(str(name)) from None
