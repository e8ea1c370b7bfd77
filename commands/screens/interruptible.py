"""A whole screen that Ctrl+C ends as it ends any other command, whatever has the focus."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ReturnType
from textual.binding import Binding, BindingType


class Interruptible(App[ReturnType]):
    """``interrupted``: it was left so; whoever ran it stops as a command that is stopped.

    The library would tell another key, in its own language, and go on.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c,ctrl+q", "interrupt", show=False, priority=True)
    ]
    interrupted = False

    def action_interrupt(self) -> None:
        """End as a program that is stopped."""
        self.interrupted = True
        self.exit(None)

    def finished(self) -> ReturnType | None:
        """Run it to its end. Raises KeyboardInterrupt where it was stopped."""
        result = self.run()
        if self.interrupted:
            raise KeyboardInterrupt
        return result
