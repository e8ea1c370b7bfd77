"""Files that describe forms and cannot be read."""

from __future__ import annotations

from projections.inspection.forms import refusals
from tests.commands.refusals.made_files import large
from tests.commands.refusals.provocation import Provocation

CASES = (
    Provocation(
        refusals.FormNotRight,
        "report submit bao-cao-nho.txt --form tu-ngu-loi.toml",
        ("tu-ngu-loi.toml, dòng 5, measures.added.stong", "socai inspect forms check"),
    ),
    Provocation(
        refusals.FormTooLarge,
        "inspect forms check a.toml",
        ("a.toml", "1024"),
        prepare=large("a.toml", (1 << 20) + 1, b"x"),
    ),
)
