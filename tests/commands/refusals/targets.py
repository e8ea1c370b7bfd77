"""Lists of targets that cannot be used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from projections.targets import refusals
from projections.targets.built_in import built_in_texts
from tests.commands.refusals.made_files import large
from tests.commands.refusals.provocation import Provocation, Stage
from tests.commands.world import HOME
from tests.conftest import SAMPLES


def _own(name: str, text: str) -> Callable[[Stage], object]:
    """A file of targets that the unit keeps in its ledger's folder."""

    def prepare(_stage: Stage) -> None:
        folder = Path(HOME) / "targets"
        folder.mkdir()
        (folder / name).write_text(text, "utf-8")

    return prepare


FAULTY = (SAMPLES / "chi-tieu-loi.toml").read_text("utf-8")

CASES = (
    Provocation(
        refusals.UnknownList,
        "targets nvcb-2042",
        ("nvcb-2042", "nvcb-2024", "doi-2021"),
    ),
    Provocation(
        refusals.UnknownPart,
        "targets nvcb-2024 --part 19.b --from 15/10/2023 --to 14/10/2024",
        ("nvcb-2024", "19.b", "1.a"),
    ),
    Provocation(
        refusals.ListNotRight,
        "targets grade mau",
        ("mau.toml", "31", "socai targets check"),
        prepare=_own("mau.toml", FAULTY),
    ),
    Provocation(
        refusals.ListCalledOtherwise,
        "targets grade chi-tieu-2026",
        ("chi-tieu-2026.toml", "doi-2021"),
        prepare=_own("chi-tieu-2026.toml", built_in_texts()["doi-2021"]),
    ),
    Provocation(
        refusals.ListTooLarge,
        "targets check a.toml",
        ("a.toml", "1024"),
        prepare=large("a.toml", (1 << 20) + 1, b"x"),
    ),
)
