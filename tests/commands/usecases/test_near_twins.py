"""Numbers that differ in zeros and hyphens alone are opened, and said to be different files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commands.usecases import near_twins
from tests.commands.console import Console
from tests.projections.workbooks import WATCH_FILE, save, table


def register(path: Path, *numbers: str) -> Path:
    """A register of watch files with these numbers."""
    rows = [{**WATCH_FILE, "Số hồ sơ": number} for number in numbers]
    return save(path, {"Sưu tra": table(*rows)})


@pytest.mark.parametrize("many", [1, 2_000])
def test_an_import_names_near_twins(
    sample_files: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    """Those in the file, and those in the ledger, however many rows there are."""
    monkeypatch.setattr(near_twins, "MANY_ROWS", many)
    sample_files.all('init moi --unit CAH --name "Công an huyện Mẫu" --as CB01')
    monkeypatch.setenv("SOCAI_LEDGER", "moi")
    first = sample_files.line(f"import {register(tmp_path / '1.xlsx', 'ST-1', 'ST-02')}")
    assert (0, False) == (first.code, "khác nhau ở chữ số 0" in first.err)
    file = register(tmp_path / "2.xlsx", "ST-001", "ST1", "ST-3", "ST-1")
    said = sample_files.line(f"import {file} --format json")
    notices = "".join(json.loads(said.out)["notices"])
    assert "(1 nhóm): ST-001 ~ ST-1 ~ ST1" in notices


def test_an_opening_names_near_twins(books: Console) -> None:
    """After the receipt, where a program that reads the answer is not disturbed."""
    said = books.line(
        "casefile open ST-0101/2024 --symbol ST --unit DKTMT --officer CB02 --format json"
    )
    assert 1 == len(json.loads(said.out)["entries"])
    assert "ST-0101/2024 là hồ sơ khác với ST-101/2024" in said.err
