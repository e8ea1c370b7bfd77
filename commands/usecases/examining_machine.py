"""Whether a machine has what the program needs: Python, libraries, letters, a terminal, room."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.metadata import PackageNotFoundError, distribution, requires
from pathlib import Path
from typing import Final

from commands.usecases.examined import Examined, Saying
from ledger.errors import N_
from ledger.values.dates import LOCAL_ZONE

FIRST_PYTHON: Final = (3, 11)
BELOW_PYTHON: Final = (3, 14)
"""The Python it runs on, from the first up to this one, as pyproject.toml says."""

NARROW: Final = 80
"""Columns of a terminal in which every table can be read."""

LITTLE_ROOM: Final = 500
"""Megabytes beside a copy of the ledger: what a year of a district, its facts and reports take."""

NO_ROOM: Final = 50
"""Megabytes below which a report or the facts may find no room."""

LONG_PATH: Final = 180
"""Signs of a folder's path after which Windows may find no room for the names in it: it takes 260
in all, unless it was told to take more.
"""

LONG_PATH_BYTES: Final = 450
"""The same elsewhere, in bytes: SQLite takes 512 in all, and a letter with accents is up to three.
"""

SYNCHRONISED: Final = ("dropbox", "google drive", "googledrive", "icloud", "nextcloud", "onedrive")
"""How folders begin whose files another program copies while they are written."""

UTF_8: Final = "utf8"


@dataclass(frozen=True)
class Machine:
    """A machine as a run of the program finds it.

    ``missing``: libraries that are not there; ``encoding``: of its texts outside the program, and
    ``written``: of what the program prints; ``file_names``: of the names of files; ``columns``: of
    the terminal, None where there is none; ``terminal``: its kind (``TERM``); ``free_mb``: room
    on the disk of ``folder``, None where it cannot be told, and ``ledger_mb``: what the ledger
    takes there; ``offset``: of its time zone; ``is_windows``: where long paths are none.
    """

    python: tuple[int, int, int]
    missing: tuple[str, ...]
    encoding: str
    written: str
    file_names: str
    columns: int | None
    terminal: str
    folder: Path
    free_mb: int | None
    ledger_mb: int
    offset: timedelta | None
    is_windows: bool = False


def this_machine(
    folder: Path, now: datetime, encoding: str, written: str, *, at_terminal: bool
) -> Machine:
    """The machine at hand. ``folder``: of the ledger, or where the program was called."""
    return Machine(
        sys.version_info[:3],
        tuple(missing_libraries(requires("socai") or ())) if _is_installed() else (),
        encoding,
        written,
        sys.getfilesystemencoding(),
        shutil.get_terminal_size().columns if at_terminal else None,
        os.environ.get("TERM", ""),
        folder,
        _free_mb(folder),
        sum(_size(path) for path in folder.glob("ledger.*")) >> 20,
        now.astimezone().utcoffset(),
        os.name == "nt",
    )


def _is_installed() -> bool:
    with suppress(PackageNotFoundError):
        return bool(distribution("socai"))
    return False


def missing_libraries(required: Iterable[str]) -> Iterator[str]:
    """The libraries among what a package asks for (``name>=1; extra == "x"``) that are not there.

    Those of extras are not asked for.
    """
    for line in required:
        wanted, _semicolon, marker = line.partition(";")
        if "extra" in marker:
            continue
        name = wanted.split("[")[0].split("(")[0].strip()
        name = name.translate({ord(sign): " " for sign in "<>=!~"}).split()[0]
        try:
            distribution(name)
        except PackageNotFoundError:
            yield name


def _free_mb(folder: Path) -> int | None:
    with suppress(OSError):
        return shutil.disk_usage(folder).free >> 20
    return None


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size
    return 0


def examined_machine(machine: Machine) -> Iterator[Examined]:
    """What was found of a machine, the most needful first."""
    yield _python(machine)
    yield _libraries(machine)
    yield _encoding(machine)
    yield _file_names(machine)
    yield _terminal(machine)
    yield _letters(machine)
    yield _place(machine)
    yield _disk(machine)
    yield _time_zone(machine)


def _python(machine: Machine) -> Examined:
    version = {"version": ".".join(map(str, machine.python))}
    if FIRST_PYTHON <= machine.python[:2] < BELOW_PYTHON:
        return Examined("python", "ok", Saying("{version}", version))
    return Examined(
        "python",
        "problem",
        Saying(N_("{version}; the program is made for 3.11, 3.12 and 3.13"), version),
        Saying(N_("Install one of these, and the program in it.")),
    )


def _libraries(machine: Machine) -> Examined:
    if not machine.missing:
        return Examined("libraries", "ok", Saying(N_("all are there")))
    return Examined(
        "libraries",
        "problem",
        Saying(N_("not there: {names}"), {"names": ", ".join(machine.missing)}),
        Saying(N_("Install the program again, as its README says.")),
    )


def _is_utf_8(encoding: str) -> bool:
    return encoding.lower().replace("-", "").replace("_", "") == UTF_8


def _encoding(machine: Machine) -> Examined:
    named = {"encoding": machine.encoding, "written": machine.written}
    if not _is_utf_8(machine.written):
        return Examined(
            "encoding",
            "problem",
            Saying(N_("what is printed is written as {written}, which lacks letters"), named),
            Saying(N_("Call the program from a terminal, or set PYTHONUTF8=1.")),
        )
    if _is_utf_8(machine.encoding):
        return Examined("encoding", "ok", Saying("UTF-8"))
    return Examined(
        "encoding",
        "note",
        Saying(N_("printed as UTF-8, while other programs here write {encoding}"), named),
        Saying(
            N_(
                "On a Windows command line, type “chcp 65001” before what is printed goes through "
                "a pipe; files that are written need nothing."
            )
        ),
    )


def _file_names(machine: Machine) -> Examined:
    named = {"encoding": machine.file_names}
    if _is_utf_8(machine.file_names):
        return Examined("file_names", "ok", Saying(N_("names with accents can be used")))
    return Examined(
        "file_names",
        "note",
        Saying(N_("written as {encoding}: a name with accents may not be found"), named),
        Saying(N_("Set LANG=C.UTF-8, or name files and folders without accents.")),
    )


def _terminal(machine: Machine) -> Examined:
    if machine.columns is None:
        return Examined("terminal", "ok", Saying(N_("none: what is printed goes elsewhere")))
    told = Saying(N_("{columns} columns wide"), {"columns": machine.columns})
    if machine.columns >= NARROW:
        return Examined("terminal", "ok", told)
    advice = N_("Make the window {columns} columns wide or more; 120 are better for tables.")
    return Examined("terminal", "note", told, Saying(advice, {"columns": NARROW}))


def _letters(machine: Machine) -> Examined:
    if machine.columns is None:
        return Examined("letters", "ok", Saying(N_("cannot be told without a terminal")))
    told = Saying(N_("to be looked at: Ổ ẵ ự ữ Ệ đ – ≥ ▁▃▅█ ─"))
    advice = N_(
        "Boxes or question marks there, or marks beside their letters: choose another font, such "
        "as Cascadia Mono, Consolas or Noto Sans Mono."
    )
    if machine.terminal == "linux":
        few = N_("The console of Linux has few letters: work in a window, or over SSH.")
        return Examined("letters", "note", told, Saying(few))
    return Examined("letters", "ok", told, Saying(advice))


def _place(machine: Machine) -> Examined:
    path = str(machine.folder)
    told = Saying("{folder}", {"folder": path})
    if path.startswith(("\\\\", "//")):
        advice = N_("A ledger on another machine can be damaged: work on it where its disk is.")
        return Examined("place", "note", told, Saying(advice))
    parts = (part.casefold() for part in machine.folder.parts)
    if any(part.startswith(SYNCHRONISED) for part in parts):
        advice = N_("Keep the ledger where no other program copies its files while it is written.")
        return Examined("place", "note", told, Saying(advice))
    most, long = LONG_PATH_BYTES, len(path.encode("utf-8", "surrogateescape"))
    if machine.is_windows:
        most, long = LONG_PATH, len(path)
    if long > most:
        advice = N_("Move it nearer to the root of the disk: longer paths are not found.")
        return Examined("place", "note", told, Saying(advice))
    return Examined("place", "ok", told)


def _disk(machine: Machine) -> Examined:
    room = {"free": machine.free_mb, "ledger": machine.ledger_mb, "folder": machine.folder}
    if machine.free_mb is None:
        return Examined("disk", "note", Saying(N_("the room on the disk cannot be told")))
    told = Saying(N_("{free} MB free, where the ledger takes {ledger}"), room)
    advice = Saying(N_("Make room on the disk of {folder}."), room)
    if machine.free_mb < NO_ROOM:
        return Examined("disk", "problem", told, advice)
    if machine.free_mb < LITTLE_ROOM + machine.ledger_mb:
        return Examined("disk", "note", told, advice)
    return Examined("disk", "ok", told)


def _time_zone(machine: Machine) -> Examined:
    if machine.offset is None or machine.offset == LOCAL_ZONE.utcoffset(None):
        return Examined("time_zone", "ok", Saying("UTC+7"))
    hours = machine.offset / timedelta(hours=1)
    return Examined(
        "time_zone",
        "note",
        Saying(N_("UTC{hours}; the ledger tells all times by UTC+7"), {"hours": f"{hours:+g}"}),
        Saying(N_("Set the zone right rather than the clock: that one must show the true time.")),
    )
