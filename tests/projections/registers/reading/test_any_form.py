"""However a unit lays its register out, the same records are read; however a file is broken, it is
refused in words.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import InputRejected
from ledger.values.text import fold
from projections.registers.reading.book import RecordRow
from projections.registers.reading.read import read_registers
from projections.registers.reading.vocabulary import vocabulary
from tests.projections.workbooks import TODAY, WATCH_FILE, pack, raw_parts, save, sheet_xml

RECORDS: list[dict[str, object]] = [
    {**WATCH_FILE, "Số hồ sơ": "ST-001/2022"},
    {
        **WATCH_FILE,
        "Số hồ sơ": "ST-002/2022",
        "Loại": "A",
        "Không gian mạng": None,
        "Nguồn": "Sưu tra",
    },
    {
        **WATCH_FILE,
        "Số hồ sơ": "ST-003/2022",
        "Ngày kết thúc": None,
        "Hình thức kết thúc": None,
        "Ngày nộp lưu": None,
    },
]

Restyle = Callable[[str], str]

STYLES: list[Restyle] = [
    str,
    lambda text: unicodedata.normalize("NFD", text),
    str.upper,
    str.lower,
    lambda text: fold(text),
    lambda text: "  ".join(f" {text}\n".split(" ")),
    lambda text: f"{text} (*)",
]


def written_date(day: date, chance: random.Random) -> object:
    """A day in one of the ways people and programs write it."""
    number = (day - date(1899, 12, 30)).days
    forms: list[object] = [
        day,
        datetime.fromisoformat(f"{day.isoformat()}T07:30:00"),
        number,
        f"{day:%d/%m/%Y}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day}-{day.month}-{day.year}",
        day.isoformat(),
    ]
    return chance.choice(forms)


def heading(name: str, chance: random.Random) -> str:
    """One of the headings a column goes by, in any writing."""
    kind = next(kind for kind in vocabulary().columns.values() if name in kind.headings)
    return chance.choice(STYLES)(chance.choice(kind.headings) if chance.random() < 0.5 else name)


def laid_out(chance: random.Random) -> list[list[object]]:
    """The records as some unit might lay them out."""
    names = [name for name in WATCH_FILE if name != "STT" or chance.random() < 0.8]
    chance.shuffle(names)
    left = chance.choice([0, 0, 1, 3])
    rows: list[list[object]] = [[None] * left + [f"tựa {at}"] for at in range(chance.randint(0, 5))]
    rows += [[]] * chance.randint(0, 3)
    heads: list[object] = [None] * left + [heading(name, chance) for name in names]
    rows.append(heads)
    if chance.random() < 0.3:
        rows.append([None] * left + [f"({at + 1})" for at in range(len(names))])
    for record in RECORDS:
        values = [record[name] for name in names]
        rows.append(
            [None] * left
            + [
                written_date(value, chance) if isinstance(value, date) else value
                for value in values
            ],
        )
        if chance.random() < 0.3:
            rows.append(chance.choice([[], heads, [None] * (left + len(names))]))
    total: list[object] = [None] * (left + len(names))
    total[left + names.index("Số hồ sơ")] = chance.choice(
        ["Tổng số:", "TỔNG CỘNG", "cộng", "Tổng số: 3"]
    )
    total[left + names.index("Ký hiệu")] = 3
    return [*rows, total]


def plain(rows: tuple[RecordRow, ...]) -> list[RecordRow]:
    """Rows without the place they stood at."""
    return [replace(row, sheet="", row=0) for row in rows]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for all files of this module."""
    return tmp_path_factory.mktemp("forms")


@pytest.fixture(scope="module")
def usual(folder: Path) -> list[RecordRow]:
    """The records as the usual form gives them."""
    simple: list[list[object]] = [list(WATCH_FILE), *(list(record.values()) for record in RECORDS)]
    rows = plain(read_registers(save(folder / "b.xlsx", {"Sưu tra": simple}), TODAY).rows)
    assert 3 == len(rows)
    return rows


@pytest.mark.parametrize(
    "numbers", [["(1)", "(2)", "(3)"], [1, 2, 3], ["A", "B", 1, 2, 3], ["(1)", "(2)", None, "(5)"]]
)
def test_the_row_that_numbers_the_columns_is_no_record(
    folder: Path, usual: list[RecordRow], numbers: list[object]
) -> None:
    """Below the headings, and where a page repeats them; nor need every column be numbered."""
    heads: list[object] = list(WATCH_FILE)
    first, *rest = [list(record.values()) for record in RECORDS]
    book = read_registers(
        save(folder / "c.xlsx", {"Sưu tra": [heads, numbers, first, heads, numbers, *rest]}), TODAY
    )
    assert (usual, ()) == (plain(book.rows), book.bad_cells)


@given(st.integers(0, 10**9))
def test_any_layout_gives_the_same_rows(folder: Path, usual: list[RecordRow], seed: int) -> None:
    """Order of columns, titles above, headings in any writing, dates in any form: the same
    records.
    """
    chance = random.Random(seed)
    names = ["Sưu tra", "SUU TRA", unicodedata.normalize("NFD", "Sổ sưu tra 2024"), "sưutra", "ST"]
    sheet = chance.choice(names)
    book = read_registers(save(folder / "a.xlsx", {sheet: laid_out(chance)}), TODAY)
    assert () == book.bad_cells
    assert usual == plain(book.rows)


def outcome(path: Path) -> str:
    """How reading a file ends: read, or the name of the refusal. Anything else is raised."""
    try:
        read_registers(path, TODAY)
    except InputRejected as refusal:
        return type(refusal).__name__
    return "read"


def test_flipped_bytes_are_refused_or_read(folder: Path, samples: Path) -> None:
    """No change to a file's bytes gives anything but a refusal or a result."""
    whole = (samples / "so-theo-doi-loi.xlsx").read_bytes()
    chance = random.Random(20241015)
    ends = set()
    for _ in range(300):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        if chance.random() < 0.3:
            del content[chance.randrange(len(content)) :]
        (folder / "c.xlsx").write_bytes(content)
        ends.add(outcome(folder / "c.xlsx"))
    assert {"PackageDamaged", "PackageTruncated", "NotAPackage"} <= ends


PIECES = [
    *(
        "<row>",
        "</row>",
        "<row r='3'>",
        "<c>",
        "</c>",
        "<c r='B3' t='s'>",
        "<c t='b'>",
        "<c t='e'>",
        "<c t='d'>",
        "<c s='9'>",
    ),
    *(
        "<v>",
        "</v>",
        "<v>7</v>",
        "<f>",
        "</f>",
        "<is><t>",
        "</t></is>",
        "<rPh>",
        "</rPh>",
        "Số hồ sơ",
        "Ký hiệu",
        "Ngày lập",
    ),
    *(
        "<x:row>",
        "<!-- <row> -->",
        "<![CDATA[<row>]]>",
        "&lt;",
        "&#0;",
        "&boom;",
        "<mergeCell ref='A1:C9'/>",
        "ST",
        "=1",
    ),
    *(
        "</sheetData>",
        "<sheetData>",
        "<!DOCTYPE x>",
        "<?pi?>",
        "<c r='AAAA1'>",
        "<row r='99999999999'>",
        "1e400",
        "-5",
        "60",
    ),
]


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_sheet_is_refused_or_read(folder: Path, pieces: list[str]) -> None:
    """No nonsense inside the sheet's part, well packed, gives anything but a refusal or a
    result.
    """
    sheet = sheet_xml("".join(pieces))
    assert outcome(pack(folder / "d.xlsx", raw_parts(sheet)))


@given(
    part=st.sampled_from(
        ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels", "xl/styles.xml"]
    ),
    data=st.data(),
)
def test_any_other_part_is_refused_or_read(folder: Path, part: str, data: Any) -> None:
    """The parts that tell where sheets are and what formats mean may be wrong as well."""
    styles = '<s><numFmts/><cellXfs><xf numFmtId="14"/></cellXfs></s>'
    parts = raw_parts(sheet_xml("<row><c s='1'><v>1</v></c></row>"), styles=styles)
    content = bytearray(str(parts[part]).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 12))] = data.draw(st.binary(max_size=6))
        content = content or bytearray(b" ")
    assert outcome(pack(folder / "e.xlsx", {**parts, part: bytes(content)}))
