"""`socai trace`: a cell is asked for in any spelling of the codes in it."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from commands.session import open_ledger
from ledger.entries.record import RecordOpened
from ledger.records.cell import DIMENSIONS, OF_MOVEMENTS
from ledger.values.stream import Stream
from tests.commands.console import Console


def records(console: Console, cell: str) -> list[str]:
    """The file numbers behind a stock."""
    told = console.line(f"trace ST current --cell {cell} --format json").out
    return [one["number"] for one in json.loads(told)["records"]]


@pytest.mark.parametrize(
    ("known", "typed"),
    [
        ("officer=CB02", ("officer=cb02", "officer=CB-02")),
        ("unit=DHS", ("unit=dhs", "unit=D-HS", "'unit=đội hình sự'", "unit=Ｄ\u200bHS")),
        ("class=B", ("class=b", "class=Ｂ")),
        ("list=III", ("list=Ⅲ", "list=iii")),
        ("level=huyện", ("'level=cấp  huyện'", "level=HUYE\u0323\u0302N", "level=cap-huyen")),
        ("'field=ma túy'", ("field=ma-tuý", "'field=MA  TUY'")),
        ("symbol=ST", ("symbol=s-t", "symbol=ＳＴ")),
    ],
)
def test_a_code_is_one_however_it_is_written(
    books: Console, known: str, typed: tuple[str, ...]
) -> None:
    """Case, spaces, hyphens, signs nobody sees and compatible forms do not matter."""
    found = records(books, known)
    assert found
    assert [found] * len(typed) == [records(books, cell) for cell in typed]


def test_a_value_that_nobody_knows_is_refused(books: Console) -> None:
    """In every dimension, and never answered with nothing; over folders of facts, too."""
    books.all("stats")
    for name in (*DIMENSIONS, *OF_MOVEMENTS):
        said = books.line(f"trace ST added --cell {name}=zzzz")
        assert (True, "") == (said.code in (3, 5), said.out), name
    for name in ("unit", "officer", "field", "branch"):
        said = books.line(f"trace ST added --cell {name}=zzzz --facts so-cai/facts")
        assert (3, "", True) == (said.code, said.out, "zzzz" in said.err), name


def test_folders_know_codes_in_any_spelling(books: Console) -> None:
    """A unit of folders of facts is one of those that records stood in."""
    books.all("stats")
    told = books.line("stats --unit DHS --alone --facts so-cai/facts --format json --line ST").out
    spelled = books.line("stats --unit d-hs --alone --facts so-cai/facts --format json --line ST")
    assert json.loads(told)["rows"] == json.loads(spelled.out)["rows"]
    behind = books.line("trace ST current --cell officer=cb-03 --facts so-cai/facts --format json")
    assert ["ST-103/2024", "ST-104/2024"] == [
        one["number"] for one in json.loads(behind.out)["records"]
    ]


def test_a_value_outside_the_catalog_is_found_where_it_is_stored(books: Console) -> None:
    """A ledger of an earlier version holds fields on no list; they can be asked for."""
    with closing(open_ledger(Path("so-cai"))) as ledger:
        made = ledger.books("CB01")
        record, day = Stream.of_record("ST", "ST-7"), date(2024, 1, 2)
        fields = {"line": "ST", "number": "ST-7", "symbol": "ST", "level": "xã", "officer": "CB01"}
        made.make(RecordOpened, record, day, "CAH", attributes={"field": "ruộng vườn"}, **fields)
        ledger.commit(made)
    assert ["ST-7"] == records(books, "'field=RUONG-VUON'")
    assert "ruộng vườn" in books.line("trace ST current --cell 'field=ruộng vườm'").err
    told = json.loads(books.line("status --format json").out)["outside_catalog"]
    assert [{"attribute": "field", "value": "ruộng vườn", "records": ["ST:ST-7"]}] == told
    assert "lĩnh vực “ruộng vườn” không có trong danh mục: ST-7" in books.line("status").out
    books.all("catalog add field 'Ruộng vườn'")
    assert [] == json.loads(books.line("status --format json").out)["outside_catalog"]
