"""docs/architecture.md against the house: nothing named there is missing, no room and no corridor
is left out.
"""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/architecture.md").read_text("utf-8")
PACKAGES = ("ledger", "projections")
LINES_OF_ONE_PAGE = 80


def named() -> dict[str, list[str]]:
    """What the table of rooms names: the paths in a row's first cell, and the bare file names in
    its second.
    """
    rows = re.findall(r"^\| (`(?:ledger|projections)/.*?) \| (.*) \|$", PAGE, re.MULTILINE)
    return {
        room: re.findall(r"`([\w./]+\.(?:py|toml))`", told)
        for rooms, told in rows
        for room in re.findall(r"`(.*?)`", rooms)
    }


def test_everything_named_is_there() -> None:
    """A room, module or data file that the page names exists."""
    paths = [
        *named(),
        *(f"{room}{name}" for room, names in named().items() for name in names if "/" not in name),
    ]
    paths += [name for names in named().values() for name in names if "/" in name]
    assert [] == [path for path in paths if not (ROOT / path).exists()]


def test_every_room_is_named() -> None:
    """Every folder and module directly in `ledger` and `projections` is named, with its path."""
    rooms = [
        room
        for package in PACKAGES
        for room in (ROOT / package).iterdir()
        if not room.name.startswith(("_", "."))
    ]
    paths = [f"{room.relative_to(ROOT).as_posix()}{'/' if room.is_dir() else ''}" for room in rooms]
    assert [] == sorted(path for path in paths if f"`{path}`" not in PAGE)


def test_every_module_of_the_ledger_is_named() -> None:
    """The truth has no hidden corner: the modules of its rooms are named one by one."""
    modules = [
        path
        for path in ROOT.glob("ledger/*/*.py")
        if path.name != "__init__.py" and path.parent.name != "errors"
    ]
    told = {f"{room}{name}" for room, names in named().items() for name in names}
    assert [] == sorted(
        path
        for path in (module.relative_to(ROOT).as_posix() for module in modules)
        if path not in told
    )


def test_layers_are_those_the_linter_keeps() -> None:
    """The order of imports inside the ledger is told as it is kept."""
    kept = re.search(
        r'containers = \["ledger"\]\nlayers = \[(.*)\]',
        (ROOT / "pyproject.toml").read_text("utf-8"),
    )
    assert kept
    assert " ▸ ".join(re.findall(r"[a-z_]+", kept[1])) in PAGE


def test_it_is_one_page() -> None:
    """The house on one page is one page."""
    assert len(PAGE.splitlines()) <= LINES_OF_ONE_PAGE
