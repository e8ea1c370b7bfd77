"""The screen of a dialogue: one question at a time, what was answered, what it would do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from commands.screens.interruptible import Interruptible
from commands.speech import _, said
from ledger.errors import (
    N_,
    BadValue,
    ChangedMeanwhile,
    ClockFarAhead,
    LedgerError,
    LedgerUnavailable,
    WouldMove,
)

if TYPE_CHECKING:
    from commands.usecases.dialogue.dialogue import Dialogue
    from commands.usecases.dialogue.question import Choice, PutQuestion
    from ledger.application import Receipt
    from ledger.records.books import Decision

Preview = Callable[["Decision"], list[str]]
"""What a command would record and change, a line each. Raises the first rule broken."""

Recording = Callable[["Decision", bool], "Receipt"]
"""Records a command, also where what is doubtful about it was agreed to. Raises what refuses it."""

DOUBTS = (ClockFarAhead, WouldMove)
"""Refusals that a person can overrule."""

MOST_SHOWN = 200
"""Choices that are shown at once; typing narrows them."""


class RecordScreen(Interruptible["Receipt | None"]):
    """A dialogue as a person answers it; gives the receipt of what was recorded, or None."""

    CSS = """
    #told { height: auto; padding: 0 1; color: $text-muted; }
    #asked { height: auto; padding: 1 1 0 1; text-style: bold; }
    #typed { margin: 0 1; }
    #fault { height: auto; padding: 0 1; color: $text-error; }
    #choices { height: auto; max-height: 12; margin: 0 1; }
    #choices > .option-list--option-highlighted { text-style: reverse; }
    #effect { height: auto; padding: 1 1 0 1; }
    #whole { height: 1fr; }
    #keys { dock: bottom; height: auto; padding: 0 1; color: $text-muted; }
    """
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [  # noqa: RUF012 - as the library has it
        Binding("enter", "take", show=False),
        Binding("c,y", "agree", show=False),
        Binding("up", "cursor(-1)", show=False),
        Binding("down", "cursor(1)", show=False),
        Binding("ctrl+b", "before", show=False, priority=True),
        Binding("escape", "leave", show=False, priority=True),
    ]

    def __init__(self, dialogue: Dialogue, preview: Preview, record: Recording) -> None:
        """Begin with the first question."""
        super().__init__()
        self.dialogue, self.preview, self.record = dialogue, preview, record
        self.command: Decision | None = None
        self.chosen: list[Choice] = []
        self.doubted = False

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        with VerticalScroll(id="whole", can_focus=False):
            yield Static(id="told", markup=False)
            yield Static(id="asked", markup=False)
            typed = Input(id="typed")
            typed.cursor_blink = False  # over a slow line nothing is drawn while nobody types
            yield typed
            yield Static(id="fault", markup=False)
            yield OptionList(id="choices", markup=False)
            yield Static(id="effect", markup=False)
        yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        """Put the first question."""
        self.query_one("#choices", OptionList).can_focus = False
        self._put()

    def _put(self) -> None:
        """Put the next question, or tell what would be recorded."""
        asked, self.command, self.doubted = self.dialogue.next(), None, False
        typed = self.query_one("#typed", Input)
        if asked is None and not self._tell_effect():
            return
        self._show("fault", "")
        told = [f"{_named(name)}: {_(answer) or '–'}" for name, answer in self.dialogue.told()]
        self._show("told", " · ".join(told))
        self._show("keys", "  ".join(map(_, self._keys(asked))))
        typed.display = asked is not None
        if asked is None:
            return
        self._show("effect", "")
        self._show("asked", _named(asked.text) + (_(LEFT_OUT) if asked.optional else ""))
        typed.value, typed.placeholder = _again(asked), _called(asked)
        typed.focus()
        self._offer(_again(asked))
        self.call_after_refresh(typed.scroll_visible, animate=False)

    def _keys(self, asked: PutQuestion | None) -> list[str]:
        """What can be pressed now."""
        taken = [AGREED] if asked is None else [ENTER, ARROWS] if asked.choices else [ENTER]
        return [*taken, *([BACK] if self.dialogue.answers else []), LEAVE]

    def _tell_effect(self) -> bool:
        """Tell what would be recorded; where a rule forbids it, go back to what it is about."""
        try:
            command = self.dialogue.command()
            told = self.preview(command)
        except LedgerError as error:
            self._go_back(error)
            return False
        self.query_one("#choices", OptionList).display = False
        self._show("asked", _(AGREE))
        self._show("effect", "\n".join(told))
        self.command = command
        self.call_after_refresh(self.query_one("#whole").scroll_end, animate=False)
        return True

    def _go_back(self, error: LedgerError) -> None:
        self.dialogue.back_to(error)
        self._put()
        self._refuse(error)

    def _offer(self, text: str) -> None:
        """Show the choices that what is typed leaves, the default first marked.

        What was answered before is marked among all of them, as nothing is typed anew.
        """
        asked, offered = self.dialogue.next(), self.query_one("#choices", OptionList)
        kept = _again(asked) if asked else ""
        typed = "" if text == kept else text
        self.chosen = asked.matching(typed)[:MOST_SHOWN] if asked else []
        offered.clear_options()
        offered.add_options([Option(_told(one)) for one in self.chosen])
        offered.display = bool(self.chosen)
        values = [one.value for one in self.chosen]
        default = (asked.kept if text == kept else text) or asked.default if asked else text
        offered.highlighted = values.index(default) if default in values else None

    def _show(self, part: str, text: str) -> None:
        shown = self.query_one(f"#{part}", Static)
        shown.update(text)
        shown.display = bool(text)

    def _refuse(self, error: LedgerError, *more: str) -> None:
        problem, hint = said(error)
        if error.hint == BadValue.hint:
            hint = _(ANOTHER)
        self._show("fault", "\n".join([problem, hint, *more]))
        self.call_after_refresh(self.query_one("#fault").scroll_visible, animate=False)

    @on(Input.Changed, "#typed")
    def narrow(self, event: Input.Changed) -> None:
        """Leave the choices that fit what is typed."""
        if self.dialogue.next():
            self._offer(event.value)

    @on(Input.Submitted, "#typed")
    def submitted(self) -> None:
        """Enter within the line that is typed."""
        self.action_take()

    def action_take(self) -> None:
        """Take what is typed, or highlighted."""
        if self.dialogue.next() is None:
            return
        at = self.query_one("#choices", OptionList).highlighted
        typed = self.query_one("#typed", Input).value
        try:
            self.dialogue.answer(typed if at is None else self.chosen[at].value)
        except LedgerError as error:
            self._refuse(error)
            return
        self._put()

    def action_agree(self) -> None:
        """Record what was agreed to; where it is refused, say why, with all answers kept.

        It has a key of its own: Enter held down answers questions and records nothing.
        A doubt is put first, and a ledger that cannot be written now may be so in a moment.
        """
        if self.command is None:
            return
        try:
            self.exit(self.record(self.command, self.doubted))
        except DOUBTS as doubt:
            self.doubted = True
            self._refuse(doubt, _(ALL_THE_SAME))
        except (LedgerUnavailable, ChangedMeanwhile) as error:
            self._refuse(error, _(ONCE_MORE))
        except LedgerError as error:
            self._go_back(error)

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


def _again(asked: PutQuestion) -> str:
    """What was answered before, as it is typed: what is no code, by what it is called."""
    kept = next((one for one in asked.choices if one.value == asked.kept), None)
    return kept.told if kept and kept.told and not kept.coded else asked.kept


def _told(choice: Choice) -> str:
    if not choice.coded:
        return choice.told
    told = choice.told if choice.told != choice.value else ""
    return f"{choice.value}  {told}" if told else choice.value


def _named(question: str) -> str:
    """A question as it begins a line."""
    text = _(question)
    return text[:1].upper() + text[1:]


def _called(asked: PutQuestion) -> str:
    """What is meant where nothing is typed, as people call it."""
    meant = [one for one in asked.choices if one.value == asked.default]
    return _told(meant[0]) if meant else asked.default


LEFT_OUT = N_(" (Enter: leave it out)")
ENTER = N_("Enter: go on")
AGREE, AGREED = N_("Record it? Press y for yes."), N_("y: record it")
ARROWS = N_("↑ ↓: choose")
BACK = N_("Ctrl+B: one question back")
LEAVE = N_("Esc: leave, nothing is recorded")
ANOTHER = N_("Type another answer; Ctrl+B goes one question back.")
ALL_THE_SAME = N_("Press y again to record it all the same.")
ONCE_MORE = N_("Press y to try once more.")
