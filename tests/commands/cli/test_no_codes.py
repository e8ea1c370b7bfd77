"""No code of a catalog stands in a paper: people read the words that it is printed by."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

import ledger.catalog
from projections.documents.lines.document import Where
from projections.inspection.minutes.figure_words import figure_called, id_called
from projections.inspection.reading.stated.values import Figure
from tests.commands.console import Console
from tests.commands.small_report import write_report

SCRIPT = """
inspection open KT-01 --kind self --participant CB02 --on 1/10/2024
inspect read r.txt --inspection KT-01 --correct c.csv --read-by CB02
inspect finding record KT-01 --what "số giảm không đúng" --breach figure --severity minor --answers CB02 --found-by CB01 --report 21 --figure ST.removed.closing-left_area --entry 19 --remedy sửa --due 1/11/2024 --on 3/10/2024
inspect minutes KT-01 --report r.txt --format html --output b.html
inspect minutes KT-01 --format html --output c.html
"""
NOTES = "vị trí;mã;mảng công tác;số liệu;ô;giá trị;lý do\n11;;ST;giảm;closing=left_area;7;ghi tắt\n"


def codes(told: Any, name: str = "") -> Iterator[str]:
    """Every code of a catalog that is no word."""
    if isinstance(told, dict):
        for key, value in told.items():
            yield from codes(value, key)
    elif isinstance(told, list):
        for one in told:
            yield from codes(one, name)
    elif name == "code" and "_" in str(told):
        yield str(told)


CODES = {
    code
    for file in files(ledger.catalog).iterdir()
    if file.name.endswith(".toml")
    for code in codes(tomllib.loads(file.read_text("utf-8")))
}


def told_in(page: str) -> str:
    """What a browser shows of a page."""
    return re.sub(r"<style.*?</style>|<[^>]*>", " ", page, flags=re.DOTALL)


def test_minutes(books: Console) -> None:
    """What was read otherwise, what differs, and what a finding is about."""
    write_report(Path("r.txt"))
    Path("c.csv").write_text(NOTES, "utf-8")
    books.all(f"report submit r.txt\n{SCRIPT}")
    for page in ("b.html", "c.html"):
        text = told_in(Path(page).read_text("utf-8"))
        assert "Sưu tra, Giảm, hình thức kết thúc Đi khỏi nơi cư trú" in text, page
        assert [] == [code for code in CODES if re.search(rf"\b{code}\b", text)]


CELLS = (
    {"closing": "left_area"},
    {"class": "B", "list": "II", "online": "true"},
    {"movement": "reclassified", "source": "DTCB"},
    {"branch": "ma túy", "level": "xã", "unit": "Đội 1"},
)


@pytest.mark.parametrize("cell", CELLS)
def test_figures(cell: dict[str, str]) -> None:
    """A figure is called alike by itself and by its id."""
    name = ".".join(("ST.removed", *(f"{key}-{value}" for key, value in cell.items())))
    one = Figure(name, "ST", "removed", cell, 3, "hồ sơ", Where(""))
    called = figure_called(one, str)
    assert called == id_called(name, (), str) == id_called(name, (one,), str)
    assert "_" not in called
    assert "ST.x" == id_called("ST.x", (one,), str)
