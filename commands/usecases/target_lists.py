"""Lists of targets: those that are built in, and those a unit keeps in its ledger's folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from ledger.values.stream import CATALOG
from projections.targets.built_in import built_in_kinds, built_in_list, built_in_texts
from projections.targets.checking import (
    CheckedList,
    OwnCodes,
    check_list,
    indicators_in,
    states_deadline,
)
from projections.targets.refusals import (
    ListCalledOtherwise,
    ListNotRight,
    ListTooLarge,
    UnknownList,
)

if TYPE_CHECKING:
    from ledger.application import Ledger
    from projections.calendar.row import OwnDeadline
    from projections.targets.target_list import TargetList

NOTHING: Final = OwnCodes(indicators=built_in_kinds)
"""What is known where there is no ledger: nothing of its own."""

FOLDER: Final = "targets"
"""The folder in a ledger's folder where a unit keeps lists of its own."""


@dataclass(frozen=True)
class ListFile:
    """A file of targets that was looked at; ``sha256`` of its bytes, in hex."""

    path: Path
    sha256: str
    checked: CheckedList

    def found(self) -> TargetList:
        """The list it holds. Raises ListNotRight."""
        if self.checked.found is None:
            raise ListNotRight.of_faults(self.path, self.checked.faults)
        return self.checked.found


def own_codes(ledger: Ledger, home: Path) -> OwnCodes:
    """What a ledger has of its own that a list may name. Raises what its calendar's file raises."""
    from commands.usecases.calendar_rows import own_calendar
    from ledger.records.own_values import own_list

    calendar = own_calendar(home)
    rows = calendar.rows if calendar else ()
    reports = tuple(row.code for row in rows if row.given_by == "report")
    own = own_list(ledger.history(CATALOG))
    offences = tuple(one.code for one in own.offences)
    return OwnCodes(own.branch, reports, lambda: _kinds_elsewhere(home), offences)


def _kinds_elsewhere(home: Path) -> dict[str, str]:
    """The indicators of all lists; of what kind those of the unit's own are is not looked at."""
    from projections.documents.lines.data_file import read_data_file

    texts = (read_data_file(path, ListTooLarge).text for path in own_files(home))
    return {**{name: "" for text in texts for name in indicators_in(text)}, **built_in_kinds()}


def read_list_file(path: Path, own: OwnCodes = NOTHING) -> ListFile:
    """Read a file of targets and look at it.

    Raises FileUnreadable, NotAPlainFile, ListTooLarge, TextNotUnicode.
    """
    from projections.documents.lines.data_file import read_data_file

    found = read_data_file(path, ListTooLarge)
    return ListFile(path, found.sha256, check_list(found.text, own))


def own_files(home: Path | None) -> list[Path]:
    """The files of targets in a ledger's folder, by name."""
    folder = home / FOLDER if home else None
    return sorted(folder.glob("*.toml")) if folder and folder.is_dir() else []


def own_file(name: str, home: Path | None) -> Path | None:
    """The file of a unit's own list of a code; None: it keeps none."""
    return next((one for one in own_files(home) if one.stem.lower() == name), None)


def text_of(name: str) -> str:
    """The file of a list that is built in. Raises UnknownList."""
    texts = built_in_texts()
    if name.strip().lower() not in texts:
        raise UnknownList(name=name, known=", ".join(texts), folder=FOLDER)
    return texts[name.strip().lower()]


def list_named(name: str, home: Path | None, own: OwnCodes = NOTHING) -> TargetList:
    """The list of a code: the unit's own goes before the one that is built in.

    Raises UnknownList, ListNotRight, ListCalledOtherwise, and what reading its file raises.
    """
    wanted = name.strip().lower()
    if path := own_file(wanted, home):
        found = read_list_file(path, own).found()
        if found.code != path.stem:
            raise ListCalledOtherwise(file=path.name, code=found.code)
        return found
    if wanted in built_in_texts():
        return built_in_list(wanted)
    known = [*built_in_texts(), *(path.stem for path in own_files(home))]
    folder = home / FOLDER if home else FOLDER
    raise UnknownList(name=name, known=", ".join(dict.fromkeys(known)), folder=folder)


def deadlines_of_lists(ledger: Ledger, home: Path) -> tuple[OwnDeadline, ...]:
    """The deadlines that a unit's own lists give the year-end review, each for whose list it is.

    A list without one is not looked at. Raises what a list is refused for that states one, or that
    cannot be read as one: a deadline would be dropped unsaid.
    """
    from projections.calendar.row import OwnDeadline
    from projections.documents.lines.data_file import read_data_file

    files = [
        path for path in own_files(home) if states_deadline(read_data_file(path, ListTooLarge).text)
    ]
    own = own_codes(ledger, home) if files else NOTHING
    lists = [list_named(path.stem, home, own) for path in files]
    return tuple(
        OwnDeadline(one.deadline, one.kinds, one.branch, one.code)
        for one in lists
        if one.deadline is not None
    )


class KnownList(NamedTuple):
    """A list that can be asked for; ``file`` and its ``faults``: of one a unit keeps itself."""

    code: str
    title: str | None
    period: str | None
    targets: int | None
    file: str | None = None
    faults: int = 0


def lists_known(home: Path | None, own: OwnCodes = NOTHING) -> list[KnownList]:
    """The lists that are built in, and the unit's own, be they right or not."""
    kept = {path.stem: _known(read_list_file(path, own)) for path in own_files(home)}
    built_in = {code: _told(built_in_list(code)) for code in built_in_texts()}
    return list((built_in | kept).values())


def _told(found: TargetList) -> KnownList:
    return KnownList(found.code, found.title, found.period, len(found.targets))


def _known(file: ListFile) -> KnownList:
    faults = len(file.checked.faults)
    if file.checked.found is None:
        return KnownList(file.path.stem, None, None, None, file.path.name, faults)
    return _told(file.checked.found)._replace(file=file.path.name)
