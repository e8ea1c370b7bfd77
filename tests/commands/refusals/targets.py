"""Lists of targets that cannot be used."""

from __future__ import annotations

from projections.targets import refusals
from tests.commands.refusals.made_files import large
from tests.commands.refusals.provocation import Provocation

CASES = (
    Provocation(
        refusals.UnknownList,
        "targets show nvcb-2042",
        ("nvcb-2042", "nvcb-2024", "doi-2021"),
    ),
    Provocation(
        refusals.ListTooLarge,
        "targets check a.toml",
        ("a.toml", "1024"),
        prepare=large("a.toml", (1 << 20) + 1, b"x"),
    ),
)
