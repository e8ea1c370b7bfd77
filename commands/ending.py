"""A program that is told to end tidies up first, as after Ctrl+C: what it wrote aside is gone."""

from __future__ import annotations

import signal
from types import FrameType
from typing import NoReturn

SIGNALS = ("SIGTERM", "SIGHUP")
"""What systems send to end a program: a machine that stops, a window that closes."""

OF_SIGNALS = 128
"""The exit code of a program that a signal ended is this and the signal's number, as in shells."""


class Ended(KeyboardInterrupt):
    """Another process, or the system, told the program to end; its value is the signal's number."""


def tidy_when_ended() -> None:
    """From now on raise Ended where a signal would end the program at once.

    What whoever started it had ignored stays ignored.
    """
    for name in SIGNALS:
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    raise Ended(number)


def code_of(stop: BaseException, usual: int) -> int:
    """The exit code after a program was stopped: that of a signal, where one was it."""
    cause = stop.__cause__ if isinstance(stop.__cause__, Ended) else stop
    return OF_SIGNALS + int(cause.args[0]) if isinstance(cause, Ended) else usual
