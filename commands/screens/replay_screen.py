"""The screen of a replay: a time line that is played, and what the books then were."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.timer import Timer
from textual.widgets import Footer, Input, Static

from commands.screens.interruptible import Interruptible
from commands.screens.replay_panels import (
    ReplayWords,
    TimeLine,
    file_panel,
    focus_panel,
    register_panel,
    totals_panel,
)
from commands.speech import _
from ledger.errors import N_, LedgerError
from ledger.values.dates import parse_date
from ledger.values.numbers import read_count
from projections.inspection.replay.player import Player

SPEEDS = (1.5, 0.6, 0.2, 0.06)
"""Seconds from step to step, the slowest first."""

WIDE = 100
"""Columns from which on the parts stand side by side."""

ASKED = {"find": N_("Find a file by its number"), "jump": N_("Go to a day, or to a position")}


class ReplayScreen(Interruptible[None]):
    """A unit's story as a person plays it."""

    CSS = """
    #scope { height: auto; padding: 0 1; color: $text-muted; }
    #times { height: 5; }
    #focus { height: auto; min-height: 8; padding: 0 1; border-left: thick $accent; }
    #file { height: auto; padding: 1 1; display: none; }
    #totals { height: auto; padding: 0 1; }
    #register { height: auto; padding: 1 1; }
    #left, #right { width: 1fr; }
    #body { height: 1fr; }
    #typed { display: none; dock: bottom; }
    .narrow #body { layout: vertical; }
    .narrow #left { height: auto; max-height: 9; width: 100%; }
    .narrow #focus { min-height: 4; }
    .narrow #right { height: 1fr; width: 100%; }
    """
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, player: Player, words: ReplayWords) -> None:
        super().__init__()
        self.player, self.words, self.time_line = player, words, TimeLine(player)
        self.speed = 1
        self.timer: Timer | None = None
        self.asking, self.sought, self.file = "", "", ""
        for keys, action, text, shown in KEYS:
            self.bind(
                keys, action, description=_(text), show=bool(shown), key_display=shown or None
            )

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield Static(id="scope", markup=False)
        yield Static(id="times")
        with Horizontal(id="body"):
            with VerticalScroll(id="left"):
                yield Static(id="focus")
                yield Static(id="file")
            with Vertical(id="right"):
                yield Static(id="totals")
                with VerticalScroll(id="files"):
                    yield Static(id="register")
        yield Input(id="typed")
        yield Footer()

    def on_mount(self) -> None:
        """Begin, with nothing focused, so that every key is the player's."""
        self.query_one("#left").can_focus = self.query_one("#files").can_focus = True
        self.screen.set_focus(None)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the parts side by side where there is room."""
        is_narrow = event.size.width < WIDE
        self.screen.set_class(is_narrow, "narrow")
        scope = self.words.scope[:1] if is_narrow else self.words.scope
        self.query_one("#scope", Static).update("\n".join(scope))
        self.show(event.size.width)

    def show(self, width: int | None = None) -> None:
        """Show where the player stands."""
        player = self.player
        self.query_one("#times", Static).update(self.time_line.of_width(width or self.size.width))
        self.query_one("#focus", Static).update(focus_panel(player, self.words))
        self.query_one("#totals", Static).update(totals_panel(player.point.totals()))
        self.query_one("#register", Static).update(register_panel(player, self.sought))
        if self.file:
            self.query_one("#file", Static).update(file_panel(player, self.file, self.words))
        self.query_one("#file").display = bool(self.file)

    # ---- keys -----------------------------------------------------------------------------------

    def action_play(self) -> None:
        """Play on from where it stands; from the beginning where it is at the end. Or pause."""
        if self.timer:
            self.pause()
            return
        if self.player.place >= len(self.player.steps):
            self.player.to(0)
        self.timer = self.set_interval(SPEEDS[self.speed], self.tick)

    def tick(self) -> None:
        """A step of what plays; at the end it pauses. A tick that comes after the end is none."""
        if not self.query("#times"):
            return
        if not self.player.on():
            self.pause()
        self.show()

    def pause(self) -> None:
        """Play no more."""
        if self.timer:
            self.timer.stop()
        self.timer = None

    def action_on(self, by: int) -> None:
        """Go some steps on, or back."""
        self.pause()
        self.player.on(by)
        self.show()

    def action_first(self) -> None:
        """Go to the beginning."""
        self.pause()
        self.player.to(0)
        self.show()

    def action_last(self) -> None:
        """Go to the end."""
        self.pause()
        self.player.to(len(self.player.steps))
        self.show()

    def action_switch(self) -> None:
        """Play along the other time."""
        self.player.switch()
        self.show()

    def action_faster(self, by: int) -> None:
        """Play faster, or slower."""
        self.speed = min(max(self.speed + by, 0), len(SPEEDS) - 1)
        if self.timer:
            self.pause()
            self.action_play()

    def action_ask(self, what: str) -> None:
        """Let a file be found, or a place be named."""
        self.pause()
        self.asking = what
        typed = self.query_one("#typed", Input)
        typed.placeholder = _(ASKED[what])
        typed.value = ""
        typed.display = True
        typed.focus()

    def action_leave(self) -> None:
        """Leave what is typed; then the file that is shown; then what was sought."""
        if self.query_one("#typed").display:
            self._typed_no_more()
        elif self.file:
            self.file = ""
            self.query_one("#left", VerticalScroll).scroll_home(animate=False)
        self.sought = ""
        self.show()

    def _typed_no_more(self) -> None:
        self.query_one("#typed").display = False
        self.screen.set_focus(None)

    # ---- what is typed --------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the files that are found while their number is typed."""
        if self.asking == "find":
            self.sought = event.value.strip()
            self.show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go where was named, or show the first file that was found."""
        self._typed_no_more()
        if self.asking == "jump":
            self.jump(event.value.strip())
        elif found := self.player.found(self.sought):
            self.file = found[0] if self.sought else ""
        self.show()
        if self.file:
            self.call_after_refresh(self._see_file)

    def _see_file(self) -> None:
        """Bring the entries of the file into view: on a small screen they stand below the focus."""
        part = self.query_one("#left", VerticalScroll)
        part.scroll_to_widget(self.query_one("#file"), top=True, animate=False)

    def jump(self, text: str) -> None:
        """Stand at a position or a day; what is neither is said."""
        position = read_count(text)
        if position is not None:
            self.player.stand(position=position)
            return
        try:
            self.player.stand(as_of=parse_date(text))
        except LedgerError:
            self.notify(_(NEITHER).format(text=text), severity="warning", markup=False)


NEITHER = N_("“{text}” is no day and no position")

KEYS = (
    ("space", "play", N_("Play"), "␣"),
    ("right", "on(1)", N_("On"), ""),
    ("left", "on(-1)", N_("Back"), ""),
    ("n", "on(1)", N_("On"), "→ n"),
    ("p", "on(-1)", N_("Back"), "← p"),
    ("pagedown", "on(20)", N_("20 on"), ""),
    ("pageup", "on(-20)", N_("20 back"), ""),
    ("home", "first", N_("Beginning"), ""),
    ("end", "last", N_("End"), ""),
    ("a", "switch", N_("Other time"), "a"),
    ("g", "ask('jump')", N_("Go to"), "g"),
    ("slash", "ask('find')", N_("Find"), "/"),
    ("plus,equals_sign", "faster(1)", N_("Faster"), ""),
    ("minus", "faster(-1)", N_("Slower"), ""),
    ("escape", "leave", N_("Leave"), ""),
    ("q", "quit", N_("Quit"), "q"),
)
"""Keys, what each does, how that is called, and as what the last line of the screen shows it."""
