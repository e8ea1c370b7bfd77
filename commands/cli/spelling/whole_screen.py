"""Whether what a command draws on the whole terminal can be drawn, and be answered."""

from __future__ import annotations

import os

from commands import speech

DUMB = frozenset({"dumb", "unknown"})
"""What a terminal is called that can do no more than print lines one below the other."""


def has_screen() -> bool:
    """Whether a person sits at a terminal on which a whole screen can be drawn."""
    attended = speech.is_attended() and speech.at_terminal()
    return attended and os.environ.get("TERM", "") not in DUMB
