"""The coded values of the catalog, and the names by which people write them."""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

from ledger.errors import UnknownCode
from ledger.errors.upkeep import KindOfNothing
from ledger.values.frozen import Frozen
from ledger.values.naming import reading_key

T = TypeVar("T", bound="Term")


class Term(Frozen):
    """One coded value and the names it is read by; ``names[0]`` is the one printed."""

    code: str
    names: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name to print."""
        return self.names[0]


class Terms(tuple[T, ...]):
    """Terms in the catalog's order, found by code or by any of their readings."""

    @cached_property
    def _by_code(self) -> dict[str, T]:
        return {spelling: term for term in self for spelling in (term.code, term.code.casefold())}

    @cached_property
    def _by_reading(self) -> dict[str, list[T]]:
        """The terms by the keys of all that people may write; made when it is first asked."""
        found: dict[str, list[T]] = {}
        for term in self:
            for reading in {reading_key(name) for name in (term.code, *term.names)}:
                found.setdefault(reading, []).append(term)
        return found

    def find(self, text: str, *, field: str, line: str) -> T:
        """The term a text means; its code beats the readings of others. Raises UnknownCode."""
        exact = self._by_code.get(text) or self._by_code.get(text.strip().casefold())
        if exact is not None:
            return exact
        found = self._by_reading.get(reading_key(text), [])
        if len(found) != 1:
            raise UnknownCode(
                field=field, text=text, line=line, known=", ".join(term.name for term in self)
            )
        return found[0]

    def name_of(self, code: str) -> str:
        """What is printed of a code; the code itself where no term has it."""
        term = self._by_code.get(code)
        return term.name if term else code

    def title_of(self, code: str) -> str:
        """What is printed of a code where a line begins: with a capital."""
        name = self.name_of(code)
        return f"{name[:1].upper()}{name[1:]}"


class Effect(Term):
    """What a record can lead to (hiệu quả), and the kinds of it, if it has any.

    ``line``: of which line of work the record is that it leads to, where it opens one.
    """

    kinds: Terms[Term]
    line: str | None = None

    def kind(self, text: str) -> Term:
        """Find a kind by code or name. Raises UnknownCode, KindOfNothing."""
        if not self.kinds:
            raise KindOfNothing(effect=self.name, text=text)
        return self.kinds.find(text, field="kind", line=self.name)


class ReportSubject(Term):
    """What a report on a record is about, where it is no periodic one.

    ``lines``: the lines of work of whose records such a report is made.
    """

    lines: tuple[str, ...]
