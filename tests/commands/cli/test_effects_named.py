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


def held(books: Console, file: str) -> dict[str, tuple[str, list[str], list[str]]]:
    """By list of effects of a report, how it stands to the books, and what it adds or leaves out."""
    said = books.line(f"inspect reconcile {file} --format json")
    return {
        one["of"].split(".")[1]: (one["verdict"], one["strange"], one["left_out"])
        for one in json.loads(said.out)["lists"]
        if one["of"].startswith("E.")
    }


def test_what_is_named_is_held_against_the_books(books: Console) -> None:
    """By name, through the masks of sources; where a mask may stand for any file, not at all."""
    books.all(
        "casefile open ĐV-301 --symbol ĐV --unit DHS --officer CB03 --on 1/3/2023\n"
        "casefile effect ĐV-301 watch_file --produced ST-101/2024 --on 1/9/2024\n"
        "casefile effect ĐV-301 collaborator --produced LC-101/2023 --on 3/9/2024\n"
        "casefile effect ĐV-301 collaborator --produced LT-101/2023 --on 4/9/2024\n"
        f"{WRITE} --format docx"
    )
    assert {
        "watch_file": ("matches", [], []),
        "collaborator": ("matches", [], []),
    } == held(books, "p.docx")
    changed("p.docx", ("ST-101/2024", "ST-999/2024"), (", CTV-•••2", ""))
    assert {
        "watch_file": ("differs", ["ST-999/2024"], ["ST-101/2024"]),
        "collaborator": ("differs", [], ["CTV-•••2"]),
    } == held(books, "p.docx")
    said = books.line("inspect reconcile p.docx --format csv")
    assert 1 == said.code
    assert "nêu tên cái mà sổ khi đó không có ở chỗ ấy: ST-999/2024" in said.out
    books.all("report template bao-cao-nam --output t.docx")
    changed("t.docx", ("THỦ TRƯỞNG", "THỦ TRƯỞNG"))
    books.all(f"{WRITE} --format docx --template t.docx")
    assert ("matches", [], []) == held(books, "p.docx")["collaborator"]
    changed("p.docx", (", CTV-•••2", ""))
    assert ("not_checkable", [], []) == held(books, "p.docx")["collaborator"]


def changed(file: str, *replaced: tuple[str, str]) -> None:
    """Type something else into a paper, and save it."""
    paper = Document(file)
    for line in paper.paragraphs:
        for old, new in replaced:
            if old in line.text:
                line.text = line.text.replace(old, new)
    paper.save(file)
