"""Many reports held against the books, one after the other; what was done is kept to go on from."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

from commands.usecases.held_elsewhere import held_elsewhere
from commands.usecases.reconciling_results import reconcile_whole
from commands.usecases.report_file import read_report_file
from ledger.errors import N_, BadValue, FolderGiven, LedgerError

if TYPE_CHECKING:
    from ledger.application import Ledger
    from projections.inspection.reconciliation.overview import HeldReport

KINDS: Final = (".docx", ".xlsx", ".txt")
"""Endings of files that may be reports."""

Said = Callable[[LedgerError], tuple[str, str]]
Progress = Callable[[int, int], None]


def report_files(paths: Sequence[Path]) -> list[Path]:
    """The files named, and those in the folders named, each once.

    In a folder only what may be a report; nothing hidden, and no file that Word or Excel keeps
    while another is open. Raises FolderGiven where a folder holds none.
    """
    found: dict[Path, None] = {}
    for path in paths:
        within = [*_within(path)] if is_folder(path) else [path]
        if not within:
            raise FolderGiven(path=path, example=path / "bao-cao.docx")
        found.update(dict.fromkeys(within))
    return [*found]


def is_folder(path: Path) -> bool:
    """Whether there is a folder of this name; of a name that none can have there is not."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _within(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        hidden = path.name.startswith((".", "~$"))
        if path.suffix.lower() in KINDS and not hidden and path.is_file():
            yield path


@dataclass
class KeptResults:
    """A file of results, a line each, behind a line that says of which books and options they are.

    ``of``: these; what was kept of others is not taken for theirs.
    """

    path: Path
    of: dict[str, Any]
    found: dict[str, HeldReport] = field(default_factory=dict)

    def open(self) -> TextIO:
        """Read what is there, and go on behind it. Raises BadValue where it is of other books."""
        lines = self._lines()
        if lines and lines[0] != self.of:
            raise BadValue(field="--keep", text=str(self.path), why=OF_OTHERS)
        from projections.inspection.reconciliation.overview import HeldReport

        kept = [HeldReport.kept(told) for told in lines[1:]]
        self.found = {one.sha256: one for one in kept}
        file = self.path.open("w", encoding="utf-8", newline="\n")
        for line in (self.of, *(one.as_json() for one in self.found.values())):
            _write(file, line)
        return file

    def _lines(self) -> list[Any]:
        """What the file holds; a last line that was cut short is left out."""
        try:
            text = self.path.read_text("utf-8")
        except FileNotFoundError:
            return []
        except (OSError, UnicodeDecodeError) as problem:
            raise BadValue(field="--keep", text=str(self.path), why=NO_RESULTS) from problem
        whole = text[: text.rfind("\n") + 1].splitlines()
        try:
            return [json.loads(line) for line in whole]
        except ValueError as problem:
            raise BadValue(field="--keep", text=str(self.path), why=NO_RESULTS) from problem


OF_OTHERS = N_("it holds results of other books, of another moment, or asked otherwise")
NO_RESULTS = N_("it is no file of results")


def _write(file: TextIO, told: object) -> None:
    file.write(json.dumps(told, ensure_ascii=False) + "\n")
    file.flush()


def reconcile_reports(
    books: tuple[Ledger, Path],
    files: Sequence[Path],
    said: Said,
    progress: Progress | None,
    kept: KeptResults | None = None,
    **options: Any,
) -> list[HeldReport]:
    """Hold each report against the books as :func:`reconcile_whole` does.

    ``books``: the ledger and its folder. One that is refused is told with its reason (``said`` puts
    that into words), and the others go on. Raises BadValue where ``kept`` is of other books.
    """
    out = kept.open() if kept else None
    try:
        found = []
        for done, file in enumerate(files, start=1):
            found.append(_held(books, file, said, kept, out, options))
            if progress:
                progress(done, len(files))
        return found
    finally:
        if out:
            out.close()


def _held(
    books: tuple[Ledger, Path],
    file: Path,
    said: Said,
    kept: KeptResults | None,
    out: TextIO | None,
    options: dict[str, Any],
) -> HeldReport:
    """One report, as it was kept, or held against the books now."""
    from dataclasses import replace

    from projections.inspection.reconciliation.overview import HeldReport

    mark = _mark(file)
    if kept and mark in kept.found:
        return replace(kept.found[mark], file=str(file))
    try:
        whole = reconcile_whole(*books, file, **options)
        elsewhere = held_elsewhere(books[0], file, options["words"], whole.compared)
        read_report_file.cache_clear()
    except LedgerError as problem:
        message, hint = said(problem)
        return HeldReport(str(file), problem=message, hint=hint)
    compared, results = whole.compared, whole.results.every
    by_hand = tuple(one.position for one in compared.readings.entries)
    found = HeldReport.of(
        str(file), mark, compared.found, results, submitted=compared.submitted, by_hand=by_hand
    )
    found = replace(found, held_elsewhere=elsewhere.as_json().get("held_elsewhere", {}))
    if out:
        _write(out, found.as_json())
    return found


def _mark(file: Path) -> str:
    """The SHA-256 of a file's bytes, in hex; empty where it cannot be read."""
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""
