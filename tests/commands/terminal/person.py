"""A person at a terminal: sees what a program draws, and presses keys."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

PATIENCE_SECONDS = 60
"""How long a person waits for what he expects to see; a loaded machine is slow."""

PROGRAM = "from commands.main import entry_point; entry_point()"

_STEERING = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[@-Z\\^_]|\x1b\][^\x07]*\x07")


class Person:
    """Somebody who runs the program on a terminal of 80 columns and 24 rows."""

    def __init__(self, words: Sequence[str], folder: Path, environment: Mapping[str, str]) -> None:
        self._end, program_end = pty.openpty()
        fcntl.ioctl(program_end, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self._program = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *words],
            cwd=folder,
            env=dict(environment),
            stdin=program_end,
            stdout=program_end,
            stderr=program_end,
            start_new_session=True,
        )
        os.close(program_end)
        self._drawn = b""

    def press(self, keys: str) -> None:
        """Press keys; what was drawn before is seen no more."""
        self._drawn = b""
        os.write(self._end, keys.encode())

    def sees(self, text: str) -> str:
        """Wait until a text is drawn; what was drawn since the last key."""
        return self._watch(lambda drawn: text in drawn, text)

    def leaves(self) -> tuple[int, str]:
        """Wait for the end: the exit code, and what was drawn since the last key."""
        with suppress(EOFError):
            self._watch(lambda _drawn: False, "the end")
        return self._program.wait(PATIENCE_SECONDS), self._seen()

    def goes(self) -> None:
        """End the program, if it still runs, and let go of the terminal."""
        self._program.kill()
        self._program.wait()
        os.close(self._end)

    def _seen(self) -> str:
        return _STEERING.sub("", self._drawn.decode(errors="replace"))

    def _watch(self, is_enough: Callable[[str], bool], expected: str) -> str:
        """Read what is drawn. Raises EOFError where the program ended before."""
        last = time.monotonic() + PATIENCE_SECONDS
        while not is_enough(self._seen()):
            assert time.monotonic() < last, f"{expected!r} is not in {self._seen()[:3_000]!r}"
            if select.select([self._end], [], [], 1)[0]:
                self._drawn += self._read()
        return self._seen()

    def _read(self) -> bytes:
        try:
            read = os.read(self._end, 65_536)
        except OSError:  # how Linux tells that nobody has the other end any more
            read = b""
        if not read:
            raise EOFError(self._seen())
        return read
