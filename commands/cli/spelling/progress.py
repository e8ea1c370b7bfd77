"""A progress bar for what takes a while."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from commands.speech import _, is_terminal

Progress = Callable[[int, int], None]
"""Is told how much is done, of how much."""


@contextmanager
def progress_bar(label: str, form: str) -> Iterator[Progress | None]:
    """A progress bar on the terminal; nothing where there is none, or where a machine reads."""
    if form != "table" or not is_terminal():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(_(label), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
