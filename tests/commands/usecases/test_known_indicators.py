"""An indicator is named by its code, or by what the template of quotas says it is about."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from commands.session import Session
from commands.usecases.known_indicators import KnownIndicators
from tests.commands.console import Console
from tests.commands.world import HOME
from tests.projections.workbooks import save

LINE = "quota register {} 3 --officer CB02 --from 1/1/2024 --to 31/12/2024 --on 28/1/2024 --as CB02"


@pytest.fixture
def texts(books: Console) -> Iterator[dict[str, str]]:
    """What each indicator that is counted is about."""
    with closing(Session(Path(HOME)).ledger) as ledger:
        yield {
            name: text
            for name, text in KnownIndicators(ledger, Path(HOME)).counted().items()
            if text
        }


def test_no_two_are_told_alike(texts: dict[str, str]) -> None:
    """Whoever chooses by what he reads chooses one."""
    assert len(texts) == len(set(texts.values())) > 50


def test_one_is_registered_by_what_it_is_about(books: Console, texts: dict[str, str]) -> None:
    """As its code; capitals and accents do not matter."""
    said = books.line(LINE.format(json.dumps(texts["lc_opened"].upper(), ensure_ascii=False)))
    assert 0 == said.code, said.shown
    (row,) = json.loads(books.line("quota list --format json").out)["rows"]
    assert "lc_opened" == row["indicator"]


def test_what_is_about_none_is_told_with_near_ones(books: Console, texts: dict[str, str]) -> None:
    """Those that are about nearly the same, not the help of the command."""
    near = texts["lc_opened"].replace("a", "b", 1)
    said = books.line(LINE.format(json.dumps(near, ensure_ascii=False)))
    assert (5, True, False) == (said.code, texts["lc_opened"] in said.err, "--help" in said.err)


def test_two_numbers_for_the_same_days_in_one_workbook(
    books: Console, texts: dict[str, str]
) -> None:
    """The second would silently take the place of the first; what else is wrong is told alone."""
    head = ["Ngày đăng ký", "Chỉ tiêu", "Số đăng ký", "Cán bộ", "Từ ngày", "Đến ngày"]
    days = [date(2024, 1, 28), date(2024, 1, 1), date(2024, 12, 31)]
    rows = [[days[0], texts["lc_opened"], count, "CB02", *days[1:]] for count in (3, 4)]
    save(Path("hai.xlsx"), {"Chỉ tiêu": [head, *rows]})
    said = books.line("import hai.xlsx --kind quota --as CB02")
    assert (3, True) == (said.code, "Dòng 2 của trang tính “Chỉ tiêu”" in said.err), said.shown
    save(Path("sai.xlsx"), {"Chỉ tiêu": [head, [*rows[0][:3], "CB99", *days[1:]]]})
    said = books.line("import sai.xlsx --kind quota --as CB02")
    assert (3, 1, True) == (said.code, said.err.count("ô "), "CB99" in said.err), said.shown
