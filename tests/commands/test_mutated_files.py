"""Files with anything changed in them end in words, and soon."""

from __future__ import annotations

from pathlib import Path
from random import Random, SystemRandom

import pytest

from tests.faults.mutated_files import SAMPLES, asked_of, mutated, problem, small_books

pytestmark = pytest.mark.uncounted

FILES = 14


def test_no_mutated_file_ends_in_a_traceback(tmp_path: Path) -> None:
    """Word files and workbooks with bytes, parts and elements changed, read and held against a small
    ledger; `make faults` tries 20,000.
    """
    seed = SystemRandom().randrange(1 << 32)
    chance, wrong, books = Random(seed), {}, small_books(tmp_path)
    sources = sorted(one for one in SAMPLES.glob("*") if one.suffix in (".docx", ".xlsx"))
    for number in range(FILES):
        path = tmp_path / f"a{number}{(source := chance.choice(sources)).suffix}"
        done = mutated(source, path, chance)
        if found := problem(path, books, asked_of(path, chance), most_seconds=60)[1]:
            wrong[f"seed {seed}, {number}: {done}"] = found
    assert {} == wrong
