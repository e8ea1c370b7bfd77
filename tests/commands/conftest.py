"""Every test of the command line may ask for a console and books."""

from __future__ import annotations

from tests.commands.fixtures import books, console, recorded_world, sample_files, still_console

__all__ = ["books", "console", "recorded_world", "sample_files", "still_console"]
