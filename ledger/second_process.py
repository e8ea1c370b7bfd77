"""A second process, which does a part of a work on the same ledger while this one does another.

A fresh interpreter is told by a pipe what to do, and answers by another. It ends when the first
pipe does, so it never outlives who asked; a key that interrupts is for the one who asked. There may
be no answer, because no process can be started here, or it died, or something is wrong with the
ledger or the disk: who asked then does that part too, and meets what is wrong.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import IO, Any, Protocol, TypeVar, cast

from ledger.application import Ledger

_BEGIN = (
    "import pickle, signal, sys; "
    "signal.signal(signal.SIGINT, signal.SIG_IGN); "
    "sys.path[:] = pickle.load(sys.stdin.buffer); "
    "from ledger.second_process import serve; "
    "serve()"
)

Answer = TypeVar("Answer")
Process = subprocess.Popen[bytes]


class Reopenable(Protocol):
    """Something that another process can open again: a Ledger."""

    @property
    def env(self) -> Mapping[str, str]:
        """How it was opened."""


@contextmanager
def done_beside(
    ledger: Reopenable, work: Callable[..., Answer], *told: Any
) -> Iterator[Callable[[], Answer | None] | None]:
    """Let ``work(ledger, *told)``, a function of some module, be done during the block.

    What is yielded waits for its answer, which is None where there is none; None in its place: no
    process can be started, or it would gain nothing. Whatever ends the block ends the process.
    """
    process = _started(ledger, work, *told)
    try:
        yield (lambda: cast("Answer | None", _answer(process))) if process else None
    finally:
        if process:
            _end(process)


def _started(ledger: Reopenable, work: Callable[..., Any], *told: Any) -> Process | None:
    environment = dict(ledger.env)
    database = Path(environment.get("SQLITE_DBNAME", ""))
    if not sys.executable or _processors() < 2 or not database.is_file():
        return None
    with suppress(OSError):
        process = subprocess.Popen(
            [sys.executable, "-c", _BEGIN],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        with suppress(OSError):  # it died already: there will be no answer
            pipe = cast(IO[bytes], process.stdin)
            pipe.write(pickle.dumps(sys.path) + pickle.dumps((environment, work, told)))
            pipe.flush()
        return process
    return None


def _processors() -> int:
    """How many processes can run at once."""
    return os.cpu_count() or 1


def _answer(process: Process) -> Any:
    """What was answered; None when there is no whole answer."""
    told = cast(IO[bytes], process.stdout).read()
    return pickle.loads(told) if process.wait() == 0 and told else None


def _end(process: Process) -> None:
    process.kill()
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):
            cast(IO[bytes], pipe).close()
    process.wait()


def serve() -> None:
    """Be the second process."""
    environment, work, told = pickle.load(sys.stdin.buffer)
    Thread(target=_end_with_the_first, daemon=True).start()
    with closing(Ledger(environment, _no_clock)) as ledger:
        sys.stdout.buffer.write(pickle.dumps(work(ledger, *told)))


def _end_with_the_first() -> None:
    """Wait until nobody can tell this process anything any more."""
    while os.read(0, 1):
        pass
    os._exit(1)


def _no_clock() -> datetime:
    raise AssertionError("nothing is recorded here")
