"""The screen of a dialogue: one question at a time, what was answered, what it would do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from commands.speech import _, said
from ledger.errors import N_, LedgerError

if TYPE_CHECKING:
    from commands.usecases.dialogue.dialogue import Dialogue
    from commands.usecases.dialogue.question import Choice, PutQuestion
    from ledger.records.books import Decision

Preview = Callable[["Decision"], list[str]]
"""What a command would record and change, a line each. Raises the first rule broken."""

MOST_SHOWN = 200
"""Choices that are shown at once; typing narrows them."""

KEYS = (
    ("enter", "take", N_("go on"), "Enter"),
    ("up", "cursor(-1)", N_("choose"), "↑ ↓"),
    ("down", "cursor(1)", "", ""),
    ("ctrl+b", "before", N_("one question back"), "Ctrl+B"),
    ("escape", "leave", N_("leave, nothing is recorded"), "Esc"),
)


class RecordScreen(App["Decision | None"]):
    """A dialogue as a person answers it; gives the command that was agreed to, or None."""

    CSS = """
    #told { height: auto; padding: 1 1 0 1; color: $text-muted; }
    #asked { height: auto; padding: 1 1 0 1; text-style: bold; }
    #typed { margin: 0 1; }
    #fault { height: auto; padding: 0 1; color: $error; }
    #choices { height: auto; max-height: 12; margin: 0 1; }
    #effect { height: auto; padding: 1 1; }
    #whole { height: 1fr; }
    """
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, dialogue: Dialogue, preview: Preview) -> None:
        super().__init__()
        self.dialogue, self.preview = dialogue, preview
        self.command: Decision | None = None
        self.chosen: list[Choice] = []
        for keys, action, text, shown in KEYS:
            told = _(text) if text else ""
            self.bind(keys, action, description=told, show=bool(text), key_display=shown or None)

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        with VerticalScroll(id="whole", can_focus=False):
            yield Static(id="told", markup=False)
            yield Static(id="asked", markup=False)
            yield Input(id="typed")
            yield Static(id="fault", markup=False)
            yield OptionList(id="choices", markup=False)
            yield Static(id="effect", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Put the first question."""
        self.query_one("#choices", OptionList).can_focus = False
        self._put()

    def _put(self) -> None:
        """Put the next question, or tell what would be recorded."""
        asked = self.dialogue.next()
        self.command = None
        self._show("fault", "")
        told = [f"{_named(name)}: {_(answer) or '–'}" for name, answer in self.dialogue.told()]
        self._show("told", "\n".join(told))
        typed = self.query_one("#typed", Input)
        typed.value, typed.display = "", asked is not None
        if asked is None:
            self._tell_effect()
            return
        self._show("effect", "")
        self._show("asked", _named(asked.text) + (_(LEFT_OUT) if asked.optional else ""))
        typed.placeholder = _called(asked)
        typed.focus()
        self._offer("")

    def _tell_effect(self) -> None:
        self.query_one("#choices", OptionList).display = False
        self._show("asked", "")
        try:
            command = self.dialogue.command()
            self._show("effect", "\n".join([*self.preview(command), "", _(AGREE)]))
            self.command = command
        except LedgerError as error:
            self._show("effect", "")
            self._refuse(error)
        self.query_one("#whole").scroll_end(animate=False)

    def _offer(self, text: str) -> None:
        """Show the choices that what is typed leaves, the default first marked."""
        asked, offered = self.dialogue.next(), self.query_one("#choices", OptionList)
        self.chosen = asked.matching(text)[:MOST_SHOWN] if asked else []
        offered.clear_options()
        offered.add_options([Option(_told(one)) for one in self.chosen])
        offered.display = bool(self.chosen)
        values = [one.value for one in self.chosen]
        default = asked.default if asked and not text else ""
        offered.highlighted = values.index(default) if default in values else None

    def _show(self, part: str, text: str) -> None:
        shown = self.query_one(f"#{part}", Static)
        shown.update(text)
        shown.display = bool(text)

    def _refuse(self, error: LedgerError) -> None:
        self._show("fault", "\n".join(said(error)))

    @on(Input.Changed, "#typed")
    def narrow(self, event: Input.Changed) -> None:
        """Leave the choices that fit what is typed."""
        if self.dialogue.next():
            self._offer(event.value)

    @on(Input.Submitted, "#typed")
    def submitted(self) -> None:
        """Enter within the line that is typed."""
        self.action_take()

    def on_key(self, event: events.Key) -> None:
        """Enter where no line is typed: what was shown is agreed to."""
        if event.key == "enter" and self.dialogue.next() is None:
            event.stop()
            self.action_take()

    def action_take(self) -> None:
        """Take what is typed, or highlighted, or agreed to."""
        if self.dialogue.next() is None:
            if self.command is not None:
                self.exit(self.command)
            return
        at = self.query_one("#choices", OptionList).highlighted
        typed = self.query_one("#typed", Input).value
        try:
            self.dialogue.answer(typed if at is None else self.chosen[at].value)
        except LedgerError as error:
            self._refuse(error)
            return
        self._put()

    def action_cursor(self, by: int) -> None:
        """Highlight another choice."""
        offered = self.query_one("#choices", OptionList)
        if not self.chosen:
            return
        at = -1 if offered.highlighted is None and by > 0 else offered.highlighted or 0
        offered.highlighted = (at + by) % len(self.chosen)

    def action_before(self) -> None:
        """Put the question before once more."""
        self.dialogue.back()
        self._put()

    def action_leave(self) -> None:
        """End, and have nothing recorded."""
        self.exit(None)


def _told(choice: Choice) -> str:
    if not choice.coded:
        return choice.told
    return f"{choice.value}  {choice.told}" if choice.told else choice.value


def _named(question: str) -> str:
    """A question as it begins a line."""
    text = _(question)
    return text[:1].upper() + text[1:]


def _called(asked: PutQuestion) -> str:
    """What is meant where nothing is typed, as people call it."""
    meant = [one for one in asked.choices if one.value == asked.default]
    return _told(meant[0]) if meant else asked.default


LEFT_OUT = N_(" (Enter: leave it out)")
AGREE = N_("Enter: record it. Ctrl+B: back to the last question. Esc: leave, nothing is recorded.")
