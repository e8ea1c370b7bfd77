"""A report tells the records that effects of a basic survey name, by number, and reads them back."""

from __future__ import annotations

import json

from docx import Document

from tests.commands.console import Console

WRITE = "report write --form bao-cao-nam --from 15/10/2023 --to 14/10/2024 --force --output p.docx"


def named(books: Console) -> list[str]:
    """The lines of the paper that name records behind the ten kinds of effect."""
    books.all(WRITE)
    return [one.text for one in Document("p.docx").paragraphs if "được lập:" in one.text]


def test_effects_name_their_records(books: Console) -> None:
    """Each once, sources masked; an effect that names none adds no line; all of it is read."""
    assert [] == named(books)
    books.all(
        "casefile open ĐV-301 --symbol ĐV --unit DHS --officer CB03 --on 1/3/2023\n"
        "casefile effect ĐV-301 watch_file --produced ST-101/2024 --on 1/9/2024\n"
        "casefile effect ĐV-301 watch_file --produced ST-103/2024 --on 2/9/2024\n"
        "casefile effect ĐV-301 violation --count 2 --on 2/9/2024\n"
        "casefile effect ĐV-301 collaborator --produced LC-101/2023 --on 3/9/2024"
    )
    assert [
        "- Hồ sơ sưu tra được lập: ST-101/2024, ST-103/2024.",
        "- Hồ sơ CTVBM được lập: CTV-•••1.",
    ] == named(books)
    read = json.loads(books.line("inspect read p.docx --format json").out)
    counted = {one["name"]: one["value"] for one in read["counts"] if not one["cell"]}
    effects = {"E.watch_file": 2, "E.violation": 2, "E.collaborator": 1}
    assert effects.items() <= counted.items()
    assert {
        "E.watch_file.numbers": ["ST-101/2024", "ST-103/2024"],
        "E.collaborator.numbers": ["CTV-•••1"],
    } == {one["name"]: one["names"] for one in read["names"] if one["name"].startswith("E.")}
    assert [] == read["not_read"]
