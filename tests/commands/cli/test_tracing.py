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


def test_a_part_of_a_target_is_opened(books: Console) -> None:
    """A list and a part in the place of a line and a measure: what was counted on both sides."""
    told = json.loads(books.line("trace nvcb-2024 6.a --format json").out)
    same = json.loads(books.line("targets nvcb-2024 --part 6.a --format json").out)
    assert same == told
    assert ["ST-101/2024", "ST-104/2024"] == told["numerator_records"]
    said = books.line("trace nvcb-2024 6.b --branch ma-tuy").out
    assert "Phần 6.b: Sưu tra loại B nhiều hơn loại A" in said
    assert "yêu cầu ≥ 50%" in said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("ST opening --branch ma-tuy", "--branch chỉ dùng cho một phần của chỉ tiêu"),
        ("nvcb-2024 6.a --alone", "--alone và --facts chỉ dùng cho một số liệu"),
        ("nvcb-2024 6.a --cell symbol=ST", "--alone và --facts chỉ dùng cho một số liệu"),
        ("ST opened", "không thuộc các giá trị 'opening', 'added', 'removed', 'current'"),
    ],
)
def test_what_belongs_to_the_other_kind_of_figure(books: Console, typed: str, said: str) -> None:
    """Options of one kind of figure are no options of the other."""
    refused = books.line(f"trace {typed}")
    assert 2 == refused.code
    assert said in refused.err


def test_no_such_list_or_part(books: Console) -> None:
    """A line of work has no parts, and a list no others than its own."""
    assert "Không có danh sách chỉ tiêu “ST”" in books.line("trace ST 6.a").err
    assert "không có phần “99.a”" in books.line("trace nvcb-2024 99.a").err
