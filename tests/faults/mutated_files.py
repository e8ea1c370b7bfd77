"""`make faults`: Word files and workbooks with bytes, parts and elements changed at random.

Whatever they have become, reading, checking and importing them ends in words, within five seconds
of CPU; so does every fourth as a whole command line: checked, and held against a small ledger.
Options: ``--files N`` (default 20,000), ``--seed S`` (default: drawn and printed).
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout
from datetime import date
from io import StringIO
from pathlib import Path
from unittest.mock import patch

from commands.main import run
from commands.session import open_ledger
from commands.usecases.founding import make_folder
from commands.usecases.importing import prepare, read_register
from commands.usecases.report_file import read_report_file
from ledger.errors import LedgerError
from ledger.records.establishment import CreateUnit
from ledger.values.dates import NOT_GIVEN
from projections.inspection.checks.rules import check_report
from projections.registers.reading.read import read_registers

SAMPLES = Path(__file__).parent.parent / "samples"
MOST_SECONDS = 5.0
"""Of CPU, for one file."""
TODAY = date(2024, 12, 31)
UNIT = "CAH"
BY_COMMAND = 0.25
"""Of so many files is asked by command lines, too."""
FORMS = ("table", "table", "json", "csv", "xlsx", "docx")

Mutation = Callable[[bytes, random.Random], bytes]

HOSTILE = (
    b"-" * 3_000,
    b"9" * 5_000,
    b"(" * 2_000,
    "Tổng số:".encode(),
    b"\x1b[2J",
    "‮".encode(),
    b"XFD1048576",
    b"1E400",
    b"&#0;",
    b"<w:tbl>",
    b'<row r="1048576">',
    "Không".encode(),
    "²³½".encode(),
)


def _flipped(part: bytes, chance: random.Random) -> bytes:
    """Some bytes of it are others."""
    found = bytearray(part)
    for _ in range(chance.randint(1, 8)):
        if found:
            found[chance.randrange(len(found))] = chance.randrange(256)
    return bytes(found)


def _cut(part: bytes, chance: random.Random) -> bytes:
    """It ends too early."""
    return part[: chance.randrange(len(part) + 1)]


def _repeated(part: bytes, chance: random.Random) -> bytes:
    """A stretch of it stands several times."""
    start = chance.randrange(len(part) + 1)
    end = min(len(part), start + chance.randint(1, 400))
    return part[:start] + part[start:end] * chance.randint(2, 40) + part[end:]


def _without_element(part: bytes, chance: random.Random) -> bytes:
    """One tag of it is gone, or another one."""
    tags = list(re.finditer(rb"<[^<>]{1,200}>", part))
    if not tags:
        return part
    one, other = chance.choice(tags), chance.choice(tags)
    return part[: one.start()] + (other[0] if chance.random() < 0.5 else b"") + part[one.end() :]


def _other_value(part: bytes, chance: random.Random) -> bytes:
    """A text or an attribute of it is something nobody writes."""
    values = list(re.finditer(rb'(?<=>)[^<>]{1,80}(?=<)|(?<==")[^"<>]{1,40}(?=")', part))
    if not values:
        return part
    one = chance.choice(values)
    return part[: one.start()] + chance.choice(HOSTILE) + part[one.end() :]


def _other_numbers(part: bytes, chance: random.Random) -> bytes:
    """Some numbers in its texts are others: the file is whole, and states something else."""
    numbers = [one.span() for one in re.finditer(rb"(?<![\w#.])\d{1,6}(?![\w.])(?=[^<>]*<)", part)]
    for start, end in sorted(chance.sample(numbers, min(len(numbers), 5)), reverse=True):
        other = chance.choice((0, 1, 7, 31, chance.randrange(200), 2023, 10**12))
        part = part[:start] + str(other).encode() + part[end:]
    return part


MUTATIONS: tuple[Mutation, ...] = (
    _flipped,
    _cut,
    _repeated,
    _without_element,
    _other_value,
    _other_numbers,
    _other_numbers,
)


def mutated(source: Path, target: Path, chance: random.Random) -> str:
    """Write a mutated copy of an Office file; return what was done to it."""
    if chance.random() < 0.15:
        whole = chance.choice((_flipped, _cut))
        target.write_bytes(whole(source.read_bytes(), chance))
        return f"{source.name}: {whole.__name__}"
    with zipfile.ZipFile(source) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    done = []
    for _ in range(chance.randint(1, 3)):
        name, change = chance.choice(sorted(parts)), chance.choice(MUTATIONS)
        parts[name] = change(parts[name], chance)
        done.append(f"{name} {change.__name__}")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return f"{source.name}: {', '.join(done)}"


class TooLong(BaseException):
    """So much of CPU is enough; nothing takes it for a failure of its own."""


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """End what takes longer, in seconds of CPU, where the system can: it tells where it hung."""

    def stop(*_signal: object) -> None:
        raise TooLong

    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def small_books(folder: Path) -> Path:
    """A ledger of the unit that the sample reports are of, with the sample registers in it."""
    home = folder / "so-cai"
    with closing(open_ledger(make_folder(home), create=True)) as ledger:
        ledger.found(UNIT, "Công an huyện Mẫu", "huyện", "mau.example", "CB01")
        for code, level in (("DKTMT", "huyện"), ("XA-01", "xã")):
            said = {"name": f"Đơn vị {code}", "level": level, "parent": UNIT}
            unit = CreateUnit.model_validate({"effective_on": NOT_GIVEN, "code": code, **said})
            ledger.execute(unit, by="CB01")
        register = read_register(ledger, SAMPLES / "so-theo-doi-mau.xlsx")
        prepare(ledger, register, "CB01", opening=True).record()
    return home


def problem(
    path: Path, books: Path, lines: Sequence[Sequence[str]] = (), most_seconds: float = MOST_SECONDS
) -> tuple[list[str], str]:
    """How a file ends, as a report, as a register and under command lines, and what does not hold
    (``""``: all does). ``lines``: what is asked of it with a ledger, ``books``.
    """
    begun, ends = time.process_time(), list[str]()
    read_report_file.cache_clear()
    try:
        with bounded(2 * most_seconds):
            ends.append(f"report: {_ended(_as_report, path)}")
            if path.suffix == ".xlsx":
                ends.append(f"register: {_ended(_as_register, path)}")
            ends += [_as_command(["--ledger", str(books), *line]) for line in lines]
    except (Exception, TooLong):  # noqa: BLE001 - that is what is looked for
        return ends, traceback.format_exc()
    spent = time.process_time() - begun
    return ends, f"{spent:.1f} s of CPU" if spent > most_seconds else ""


def _ended(read: Callable[[Path], str], path: Path) -> str:
    try:
        return read(path)
    except LedgerError as refused:
        return type(refused).__name__


def _as_report(path: Path) -> str:
    read = read_report_file(path, None)
    check_report(read.stated, read.form)
    return "read"


def _as_register(path: Path) -> str:
    read_registers(path, TODAY)
    return "imported"


def _as_command(line: Sequence[str]) -> str:
    """The exit code of a command line; what it prints must be text in UTF-8. Raises what it hides."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err), patch.dict(os.environ, SOCAI_DEBUG="1"):
        code = run(line)
    (out.getvalue() + err.getvalue()).encode()
    return f"{line[2]} {line[3]}: {code}"


def asked_of(path: Path, chance: random.Random) -> list[list[str]]:
    """Every fourth file is checked and held against the books, in some format; else nothing."""
    if chance.random() >= BY_COMMAND:
        return []
    whose = ["--unit", UNIT, "--from", "15/10/2023", "--to", "14/10/2024"]
    whose = whose if chance.random() < 0.8 else []
    forms = [chance.choice(FORMS) for _verb in range(2)]
    written = ["--output", str(path.with_suffix(".out")), "--force"]
    asked = [["check", str(path)], ["reconcile", str(path), *whose, "--all"]]
    return [
        ["inspect", *line, "--format", form, *(written if form in ("xlsx", "docx") else [])]
        for line, form in zip(asked, forms, strict=True)
    ]


def main(arguments: Sequence[str]) -> int:
    """Run the campaign; exit code 1 when something did not hold."""
    parser = argparse.ArgumentParser(prog="mutated files")
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    options = parser.parse_args(arguments)
    print(f"seed {options.seed}: {options.files} mutated files", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        return campaign(options.files, options.seed, Path(folder))


def campaign(files: int, seed: int, folder: Path) -> int:
    """So many files, one after the other in a folder; 1 at the first that does not end well."""
    chance, ends, begun = random.Random(seed), Counter[str](), time.process_time()
    inputs = sorted(one for one in SAMPLES.rglob("*") if one.suffix in (".docx", ".xlsx"))
    reports = [one for one in inputs if one.parent.name == "reports" or "bao-cao" in one.name]
    books = small_books(folder)
    for number in range(files):
        source = chance.choice(chance.choice((inputs, reports)))
        path = folder / f"a{source.suffix}"
        done = mutated(source, path, chance)
        end, wrong = problem(path, books, asked_of(path, chance))
        ends.update(end)
        if wrong:
            print(f"seed {seed}, file {number} ({done}): {wrong}")
            return 1
    print(f"{files} files, {time.process_time() - begun:.0f} s of CPU", flush=True)
    print(*(f"{count:6} {end}" for end, count in sorted(ends.items())), sep="\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
