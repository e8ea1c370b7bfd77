"""A dialogue: questions that follow from the answers before, until what is asked is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from commands.usecases.dialogue.choices import choices_of
from commands.usecases.dialogue.concerned import concerned
from commands.usecases.dialogue.deed import (
    ATTRIBUTES,
    DEEDS,
    Deed,
    attributes_asked,
    line_of,
    must_be_told,
)
from commands.usecases.dialogue.files import alike, refuse_unless_open
from commands.usecases.dialogue.habits import Habits
from commands.usecases.dialogue.question import Choice, PutQuestion
from commands.usecases.recording import ask
from ledger.catalog.names import FIELDS
from ledger.errors import (
    N_,
    AmbiguousNumber,
    EffectiveInFuture,
    LedgerError,
    NoSuchChoice,
    UnknownRecord,
)
from ledger.errors.input import AnswerBlank
from ledger.records.opening import code_attribute, unopened
from ledger.records.organisation import present
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
RULING = frozenset({"deed", "line", "symbol", "record", "attribute"})
"""The questions whose answers decide what the answers behind them mean."""
HELD = {
    **dict.fromkeys(("unit", "to_unit"), Stream.of_unit),
    **dict.fromkeys(("officer", "to_officer", "approved_by"), Stream.of_officer),
}
"""The questions that are answered with a unit or an officer of the day."""

HABITS = frozenset({"line", "symbol", "unit", "officer"})
"""The questions of which the last answer is offered; how a person is classed is judged anew."""

MOST_NAMED = 12
"""Choices that are named where none was taken."""


class KeptAnswer(NamedTuple):
    """An answer that was given: as it was meant, and whether nothing else was typed for it."""

    text: str
    is_default: bool


class Dialogue:
    """What was answered so far by an officer, and what is asked next.

    An answer that was taken back is kept, and offered again where its question comes again.
    """

    def __init__(
        self,
        ledger: Ledger,
        by: str,
        today: date,
        called: Callable[[str], str] = str,
        files: Callable[[date], Iterable[Choice]] = lambda _day: (),
    ) -> None:
        """Begin.

        ``called``: a text of ours in the language that is spoken, as choices are typed in it;
        ``files``: those that are offered to be changed on a day.
        """
        self.ledger, self.by, self.today, self.called = ledger, by, today, called
        self.answers: dict[str, str] = {}
        self._kept: dict[str, KeptAnswer] = {}
        self._files = files
        self._habits = Habits(ledger, by)

    @property
    def deed(self) -> Deed | None:
        """What is recorded, once it is told."""
        return DEEDS.get(self.answers.get("deed", ""))

    @property
    def day(self) -> date:
        """The day on which it took effect; today until it is told."""
        told = self.answers.get("day")
        return parse_date(told) if told else self.today

    def next(self) -> PutQuestion | None:
        """The next question; None where everything is answered."""
        name = next((one for one in self._names() if one not in self.answers), None)
        return self._asked(name) if name else None

    def _names(self) -> Iterator[str]:
        yield "deed"
        yield "day"
        if self.deed:
            yield from self.deed.names(self.answers)

    def _asked(self, name: str) -> PutQuestion:
        choices = tuple(one._replace(told=self.called(one.told)) for one in self._choices(name))
        open_ = not choices or name == "record"
        values = [one.value for one in choices]
        default, kept = self._default(name, choices), self._kept.get(name)
        taken = (*values, "") if not open_ else (default, kept.text if kept else "")
        return PutQuestion(
            name,
            QUESTIONS.get(name) or FIELDS[name],
            choices,
            default if default in taken else "",
            open=open_,
            optional=self._is_optional(name),
            kept=kept.text if kept and not kept.is_default and kept.text in taken else "",
        )

    def _choices(self, name: str) -> Iterable[Choice]:
        if name == "record":
            return self._files(self.day)
        return choices_of(self.ledger, name, self.answers, self.day)

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
            return self._habits.next_number(symbol, line, self.day)
        last = self._habits.last(symbol, line)
        if last is None:
            return {"unit": self.ledger.foundation.unit, "officer": self.by}.get(name, "")
        return str(getattr(last, name)) if name in HABITS else ""

    def answer(self, typed: str) -> None:
        """Take an answer to the question that is asked.

        Raises BadValue, UnknownCode and what else is wrong with it by itself; what is wrong with
        all of them together is said when it is previewed.
        """
        asked = self.next()
        assert asked is not None, "there is no question left"
        text = as_seen(asked.meant(typed))
        if not text and not asked.optional:
            raise AnswerBlank(field=asked.text)
        self.answers[asked.name] = self._read(asked, text) if text else ""
        self._keep(asked, text)

    def _keep(self, asked: PutQuestion, text: str) -> None:
        """Keep an answer; another one than before leaves nothing of what it decided."""
        before = self._kept.get(asked.name)
        if before and before.text != text and asked.name in RULING:
            names = list(self._kept)
            for name in names[names.index(asked.name) :]:
                del self._kept[name]
        self._kept[asked.name] = KeptAnswer(text, text == asked.default)

    def _read(self, asked: PutQuestion, text: str) -> str:
        """An answer as it is kept."""
        name = asked.name
        if name == "record":
            return self._open_file(text, asked)
        if name == "new_number":
            return Stream(unopened(self.ledger.books(self.by), line_of(self.answers), text, ())).key
        if name in ("day", "basis_date"):
            return self._day(text)
        if asked.choices:
            return self._chosen(asked, text)
        return text

    def _open_file(self, text: str, asked: PutQuestion) -> str:
        """The file of a number, or the only one that is offered for it, which is open on the day.

        Raises what says why it is not.
        """
        try:
            history = self.ledger.find(text)
        except UnknownRecord:
            offered = [one.value for one in asked.matching(text)]
            if len(found := offered or alike(self.ledger, text)) != 1:
                raise
            history = self.ledger.find(found[0])
        refuse_unless_open(history, self.day)
        return history.record

    def _chosen(self, asked: PutQuestion, text: str) -> str:
        """A choice, or what the catalog reads as a value of it.

        Raises UnknownCode, BadValue, and why a unit or an officer is not there on the day.
        """
        known = [one.value for one in asked.choices]
        if text in known:
            return text
        if asked.name in (*ATTRIBUTES, "level"):
            books = self.ledger.books(self.by)
            code_attribute(books, line_of(self.answers), asked.name, text)
            return text
        if stream := HELD.get(asked.name):
            history = self.ledger.history(stream(text))
            if history.entries:
                present(history, self.day)
        raise NoSuchChoice(field=asked.text, text=text, known=", ".join(known[:MOST_NAMED]))

    def _day(self, text: str) -> str:
        day = parse_date(text)
        if day > self.today:
            raise EffectiveInFuture(effective_on=format_date(day), today=format_date(self.today))
        return format_date(day)

    def back(self) -> None:
        """Take the last answer back."""
        if self.answers:
            self.answers.popitem()

    def back_to(self, refused: LedgerError) -> None:
        """Take answers back to the question that a refusal is about, else the last one.

        What was answered behind it is kept.
        """
        name = concerned(self.answers, refused)
        while name in self.answers:
            self.back()

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
        """The same as a command line, word by word, from the name of the command on.

        A number that begins as an option does stands at the end, where there are none.
        """
        assert self.deed is not None
        family = line_of(self.answers).family.replace("_", "-")
        options = [*self.deed.options(self.answers), "--on", self.answers["day"]]
        number = self.answers.get("new_number") or self._number(self.answers["record"])
        if number.startswith("-"):
            return [family, self.deed.code, *options, "--", number]
        return [family, self.deed.code, number, *options]

    def _number(self, record: str) -> str:
        """The number of a file as it is typed: with its line where several files bear it."""
        number = Stream(record).key
        try:
            return self.ledger.find(number).number
        except AmbiguousNumber:
            return record
