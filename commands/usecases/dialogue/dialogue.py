"""A dialogue: questions that follow from the answers before, until what is asked is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from commands.usecases.dialogue.choices import choices_of
from commands.usecases.dialogue.deed import (
    ATTRIBUTES,
    DEEDS,
    Deed,
    attributes_asked,
    line_of,
    must_be_told,
)
from commands.usecases.dialogue.habits import Habits
from commands.usecases.dialogue.question import Choice, PutQuestion
from commands.usecases.recording import ask
from ledger.catalog.lines import catalog
from ledger.catalog.names import FIELDS
from ledger.errors import N_, BadValue, EffectiveInFuture, NoSuchChoice
from ledger.records.opening import code_attribute, unopened
from ledger.values.dates import format_date, parse_date
from ledger.values.stream import Stream
from ledger.values.text import as_seen

if TYPE_CHECKING:
    from ledger.application import Ledger
    from ledger.records.books import Decision

QUESTIONS = {
    "deed": N_("What is recorded"),
    "line": N_("Line of work"),
    "record": N_("Number of the file"),
    "new_number": N_("Number of the new file"),
    "to_unit": N_("Unit that receives it"),
    "to_officer": N_("Officer who receives it"),
    "attribute": N_("What changes"),
    "way": N_("Way of closing"),
    "document": N_("Number of the closing document"),
    "basis_number": N_("Number of the document it rests on"),
    "basis_date": N_("Date of that document"),
    "day": N_("Day on which it took effect"),
}
"""The questions; what is asked of an attribute is called as everywhere."""

OPTIONAL = frozenset({"document", "basis_number", "to_unit", "to_officer"})
MOST_NAMED = 12
"""Choices that are named where none was taken."""


class Dialogue:
    """What was answered so far by an officer, and what is asked next."""

    def __init__(
        self, ledger: Ledger, by: str, today: date, called: Callable[[str], str] = str
    ) -> None:
        """``called``: a text of ours in the language that is spoken, as choices are typed in it."""
        self.ledger, self.by, self.today, self.called = ledger, by, today, called
        self.answers: dict[str, str] = {}
        self._habits = Habits(ledger, by)

    @property
    def deed(self) -> Deed | None:
        """What is recorded, once it is told."""
        return DEEDS.get(self.answers.get("deed", ""))

    def next(self) -> PutQuestion | None:
        """The next question; None where everything is answered."""
        name = next((one for one in self._names() if one not in self.answers), None)
        return self._asked(name) if name else None

    def _names(self) -> Iterator[str]:
        yield "deed"
        if self.deed:
            yield from self.deed.names(self.answers)

    def _asked(self, name: str) -> PutQuestion:
        found = choices_of(self.ledger, name, self.answers, self.today)
        choices = tuple(one._replace(told=self.called(one.told)) for one in found)
        return PutQuestion(
            name,
            QUESTIONS.get(name) or FIELDS[name],
            choices,
            self._default(name, choices),
            open=not choices,
            optional=self._is_optional(name),
        )

    def _is_optional(self, name: str) -> bool:
        if self.answers.get("deed") == "open" and name in attributes_asked(self.answers):
            return not must_be_told(name, self.answers)
        return name in OPTIONAL

    def _default(self, name: str, choices: tuple[Choice, ...]) -> str:
        """What is meant where nothing is typed: the only choice, today, or a habit."""
        if name in ("day", "basis_date"):
            return format_date(self.today)
        if len(choices) == 1 and not self._is_optional(name):
            return choices[0].value
        if name == "deed":
            return "open"
        if self.answers.get("deed") != "open":
            return ""
        return self._habit(name)

    def _habit(self, name: str) -> str:
        line, symbol = self.answers.get("line", ""), self.answers.get("symbol", "")
        if name == "new_number":
            return self._habits.next_number(symbol, line, self.today)
        last = self._habits.last(symbol, line)
        if last is None:
            return ""
        if name in ("line", "symbol", "unit", "officer"):
            return str(getattr(last, name))
        told = last.attributes.get(name)
        if not isinstance(told, str) or self._is_optional(name):
            return ""
        return catalog().printed(name, told)

    def answer(self, typed: str) -> None:
        """Take an answer to the question that is asked.

        Raises BadValue, UnknownCode and what else is wrong with it by itself; what is wrong with
        all of them together is said when it is previewed.
        """
        asked = self.next()
        assert asked is not None, "there is no question left"
        text = as_seen(asked.meant(typed))
        if not text and not asked.optional:
            raise BadValue(field=asked.text, text="", why=N_("it cannot be left out"))
        self.answers[asked.name] = self._read(asked, text) if text else ""

    def _read(self, asked: PutQuestion, text: str) -> str:
        """An answer as it is kept."""
        name = asked.name
        if name == "record":
            return self.ledger.find(text).record
        if name == "new_number":
            unopened(self.ledger.books(self.by), line_of(self.answers), text, ())
            return text
        if name in ("day", "basis_date"):
            return self._day(text)
        if asked.choices:
            return self._chosen(asked, text)
        return text

    def _chosen(self, asked: PutQuestion, text: str) -> str:
        """A choice, or what the catalog reads as a value of it. Raises UnknownCode, BadValue."""
        known = [one.value for one in asked.choices]
        if text not in known and asked.name in (*ATTRIBUTES, "level"):
            books = self.ledger.books(self.by)
            code_attribute(books, line_of(self.answers), asked.name, text)
        elif text not in known:
            raise NoSuchChoice(field=asked.text, text=text, known=", ".join(known[:MOST_NAMED]))
        return text

    def _day(self, text: str) -> str:
        day = parse_date(text)
        if day > self.today:
            raise EffectiveInFuture(effective_on=format_date(day), today=format_date(self.today))
        return format_date(day)

    def back(self) -> None:
        """Take the last answer back."""
        if self.answers:
            self.answers.popitem()

    def told(self) -> list[tuple[str, str]]:
        """What was answered so far: question and answer."""
        shown = {"record": lambda text: Stream(text).key, "deed": lambda text: DEEDS[text].name}
        return [
            (QUESTIONS.get(name) or FIELDS[name], shown.get(name, str)(text))
            for name, text in self.answers.items()
        ]

    def command(self) -> Decision:
        """The command of the books that the answers make. Raises BadValue."""
        assert self.deed is not None
        day = parse_date(self.answers["day"])
        made: Decision = ask(self.deed.command, effective_on=day, **self.deed.fields(self.answers))
        return made

    def words(self) -> list[str]:
        """The same as a command line, word by word, from the name of the program on."""
        assert self.deed is not None
        family = line_of(self.answers).family.replace("_", "-")
        return ["socai", family, *self.deed.words(self.answers), "--on", self.answers["day"]]
