"""A second process, which writes a part of the facts while this one writes another.

A fresh interpreter is told by a pipe what to do, and answers by another. It ends when the first
pipe does, so it never outlives who asked; a key that interrupts is for the one who asked. Without
an answer, because no process can be started here, or it died, or something is wrong with the
ledger or the disk, the part is written here after all: what is wrong is then refused as always.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import IO, cast

from ledger.application import Ledger
from ledger.proofs.proven import Proven
from projections.facts.part import Part, Tables

_BEGIN = (
    "import pickle, signal, sys; "
    "signal.signal(signal.SIGINT, signal.SIG_IGN); "
    "sys.path[:] = pickle.load(sys.stdin.buffer); "
    "from projections.facts.second import serve; "
    "serve()"
)


@contextmanager
def written_beside(ledger: Ledger, part: Part) -> Iterator[Callable[[], Tables]]:
    """Let a part be written during the block; the function waits for it.

    Whatever ends the block ends the process. The function raises what ``part.write`` raises.
    """
    process = _started(ledger, part)
    try:
        yield lambda: (_answer(process) if process else None) or part.write(ledger)
    finally:
        if process:
            _end(process)


def _started(ledger: Ledger, part: Part) -> subprocess.Popen[bytes] | None:
    """A process that writes the part; None where there can be none, or it would gain nothing."""
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
            told = cast(IO[bytes], process.stdin)
            proven = isinstance(ledger.watch, Proven)
            told.write(pickle.dumps(sys.path) + pickle.dumps((environment, part, proven)))
            told.flush()
        return process
    return None


def _processors() -> int:
    """How many processes can run at once."""
    return os.cpu_count() or 1


def _answer(process: subprocess.Popen[bytes]) -> Tables | None:
    """The files written; None when there is no whole answer."""
    told = cast(IO[bytes], process.stdout).read()
    return cast(Tables, pickle.loads(told)) if process.wait() == 0 and told else None


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):
            cast(IO[bytes], pipe).close()
    process.wait()


def serve() -> None:
    """Be the second process."""
    environment, part, proven = pickle.load(sys.stdin.buffer)
    Thread(target=_end_with_the_first, daemon=True).start()
    with closing(Ledger(environment, _no_clock)) as ledger:
        if proven:
            ledger.watch = ledger.guard = Proven(ledger)
        sys.stdout.buffer.write(pickle.dumps(part.write(ledger)))


def _end_with_the_first() -> None:
    """Wait until nobody can tell this process anything any more."""
    while os.read(0, 1):
        pass
    os._exit(1)


def _no_clock() -> datetime:
    raise AssertionError("nothing is recorded here")
