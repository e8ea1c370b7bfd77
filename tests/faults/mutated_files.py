"""`make faults`: Word files and workbooks with bytes, parts and elements changed at random.

Whatever they have become, reading and importing them ends in words, within five seconds of CPU.
Options: ``--files N`` (default 3,200), ``--seed S`` (default: drawn and printed).
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from ledger.errors import LedgerError
from projections.documents.lines.intake import read_document
from projections.inspection.checks.rules import check_report
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.read import read_report
from projections.registers.reading.read import read_registers

SAMPLES = Path(__file__).parent.parent / "samples"
MOST_SECONDS = 5.0
"""Of CPU, for one file."""
TODAY = date(2024, 12, 31)

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


MUTATIONS: tuple[Mutation, ...] = (_flipped, _cut, _repeated, _without_element, _other_value)


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


def problem(path: Path, *, most_seconds: float = MOST_SECONDS) -> tuple[str, str]:
    """How a file ends, as a report and as a register, and what does not hold (``""``: all does)."""
    begun, ends = time.process_time(), []
    for read in (_as_report, _as_register):
        try:
            ends.append(read(path))
        except LedgerError as refused:
            ends.append(type(refused).__name__)
        except Exception:  # noqa: BLE001 - that is what is looked for
            return "traceback", traceback.format_exc()
    spent = time.process_time() - begun
    return " ".join(ends), f"{spent:.1f} s of CPU" if spent > most_seconds else ""


def _as_report(path: Path) -> str:
    form = year_end_form()
    check_report(read_report(read_document(path), form), form)
    return "read"


def _as_register(path: Path) -> str:
    if path.suffix != ".xlsx":
        return ""
    read_registers(path, TODAY)
    return "imported"


def main(arguments: Sequence[str]) -> int:
    """Run the campaign; exit code 1 when something did not hold."""
    parser = argparse.ArgumentParser(prog="mutated files")
    parser.add_argument("--files", type=int, default=3_200)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    options = parser.parse_args(arguments)
    print(f"seed {options.seed}: {options.files} mutated files", flush=True)
    chance, ends = random.Random(options.seed), Counter[str]()
    sources = sorted(one for one in SAMPLES.rglob("*") if one.suffix in (".docx", ".xlsx"))
    with tempfile.TemporaryDirectory() as folder:
        for number in range(options.files):
            source = chance.choice(sources)
            path = Path(folder) / f"a{source.suffix}"
            done = mutated(source, path, chance)
            end, wrong = problem(path)
            ends[end] += 1
            if wrong:
                print(f"seed {options.seed}, file {number} ({done}): {wrong}")
                return 1
    print(f"{ends.total()} files: {dict(ends.most_common(6))}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
