"""What an inspection found, from the finding to its remedy, and what proves it."""

from __future__ import annotations

import json
from pathlib import Path

from ledger.proofs.inclusion import root_by_path
from tests.commands.console import Console

OPENED = "inspection open KT-1 --kind self --from 1/3/2024 --on 1/3/2024"
FOUND = (
    "inspect finding record KT-1 --what 'thiếu quyết định' --breach contents --severity minor "
    "--answers CB02 --found-by CB01 --file ST-104/2024 --entry 10 --entry 12 --remedy 'bổ sung' "
    "--due 31/3/2024 --on 2/3/2024"
)


def shown(console: Console, rest: str = "") -> dict[str, object]:
    """The first finding, as programs read it."""
    told = json.loads(console.line(f"inspect finding show KT-1 1 {rest} --format json").out)
    assert isinstance(told, dict)
    return told


def test_a_finding_proves_what_it_rests_on(books: Console) -> None:
    """Its own entry and those it names lead to the receipt of the position it is asked at."""
    books.all(f"{OPENED}\n{FOUND}\nclock")
    for rest in ("", "--known-at 22"):
        proven = shown(books, rest)["inclusion"]
        assert isinstance(proven, dict)
        size = proven["size"]
        assert f"{size}:{proven['root']}" in books.line(f"receipt {size if rest else ''}").out
        assert [10, 12, 22] == [one["position"] for one in proven["proofs"]]
        for one in proven["proofs"]:
            path = [bytes.fromhex(node) for node in one["path"]]
            root = root_by_path(bytes.fromhex(one["leaf"]), one["index"], size, path)
            assert root is not None
            assert proven["root"] == root.hex()


def test_each_step_of_a_finding(books: Console) -> None:
    """Asked of each day, also after the inspection was closed."""
    books.all(
        f"""
        {OPENED}
        {FOUND}
        inspect finding answer KT-1 1 --officer CB02 --contested --answer 'đã có' --on 4/3/2024
        inspection close KT-1 --on 6/3/2024
        inspect finding verify KT-1 1 --officer CB01 --not-remedied --due 15/4/2024 --on 1/4/2024
        inspect finding answer KT-1 1 --officer CB02 --accepted --on 3/4/2024
        inspect finding verify KT-1 1 --officer CB01 --remedied --on 10/4/2024
        inspect finding verify KT-1 1 --officer CB01 --not-remedied --on 20/4/2024
        """
    )
    stood = [
        (one["status"], one["due"], one["accepted"], one["contested"])
        for day in (2, 4, 31, 32, 33, 40, 60)
        for one in [shown(books, f"--as-of {day_of(day)}")]
    ]
    assert [
        ("open", "2024-03-31", None, None),
        ("contested", "2024-03-31", False, "đã có"),
        ("not_remedied", "2024-04-15", None, "đã có"),
        ("not_remedied", "2024-04-15", None, "đã có"),
        ("answered", "2024-04-15", True, None),
        ("remedied", "2024-04-15", True, None),
        ("not_remedied", "2024-04-15", None, None),
    ] == stood


def test_put_right_though_contested(books: Console) -> None:
    """What whoever answers does not accept is said wherever it stands as put right."""
    verify = "inspect finding verify KT-1 1 --officer CB01"
    books.all(
        f"{OPENED}\n{FOUND}\n{verify} --not-remedied --due 5/4/2024 --on 2/4/2024\n"
        "inspect finding answer KT-1 1 --officer CB02 --contested --answer 'đã có' --on 3/4/2024"
    )
    said = books.line(f"{verify} --remedied --on 4/4/2024")
    assert (0, True) == (
        said.code,
        "CB02 không nhất trí với kết luận số 1 (giải trình ngày" in said.err,
    )
    assert ("remedied", "đã có") == (shown(books)["status"], shown(books)["contested"])
    listed = books.line("inspect finding list --columns status --format csv").out
    assert "đã khắc phục; không nhất trí" in listed
    books.all("inspect minutes KT-1 --format html --output m.html")
    assert "đã khắc phục; ý kiến không nhất trí: đã có" in Path("m.html").read_text("utf-8")


def day_of(number: int) -> str:
    """A day counted from the end of February 2024."""
    return f"{number}/3/2024" if number < 31 else f"{number - 30}/4/2024"


def test_numbers_are_never_used_again(books: Console) -> None:
    """A finding that was voided keeps its number; the closing counts those that stand."""
    books.all(
        f"{OPENED}\n{FOUND}\nvoid 22 --reason nhầm\n{FOUND}\ninspection close KT-1 --on 5/3/2024"
    )
    rows = json.loads(books.line("inspect finding list --format json").out)["rows"]
    assert [2] == [one["finding"] for one in rows]
    closed = json.loads(books.line("inspection show KT-1 --format json").out)
    assert 1 == closed["findings"]
    books.all("void 24 --reason nhầm")


def test_a_finding_about_a_figure(books: Console) -> None:
    """It names the report's submission and one of its figures, and is proved with it."""
    books.all("report write --from 1/1/2024 --to 31/1/2024 --output r --format docx")
    read = json.loads(books.line("inspect read r.docx --format json").out)
    figure = read["figures"][0]["id"]
    about = FOUND.replace("--file ST-104/2024", f"--report 21 --figure '{figure}'")
    books.all(f"report submit r.docx\n{OPENED}\n{about}")
    told = shown(books)
    assert (21, figure) == (told["submission"], told["figure"])
    proven = told["inclusion"]
    assert isinstance(proven, dict)
    assert [10, 12, 21, 23] == [one["position"] for one in proven["proofs"]]


def remedies(console: Console, rest: str) -> list[tuple[object, ...]]:
    """The remedies that are due, as programs read them."""
    told = json.loads(console.line(f"due {rest} --format json").out)
    return [
        (one["unit"], one["officers"], one["record"], one["due"], one["state"], one["about"])
        for one in told["due"]
        if one["report"] == "khac-phuc"
    ]


def test_remedies_are_due_of_whoever_answers(books: Console) -> None:
    """Until they are seen to be done, by the day said last, in the unit where he then serves."""
    figure = "--file ST-103/2024 --remedy 'sửa' --due 10/4/2024"
    books.all(
        f"""
        {OPENED}
        {FOUND}
        {FOUND.split(" --file")[0].replace("CB02", "CB03")} {figure} --on 3/3/2024
        inspect finding record KT-1 --what 'đủ tài liệu' --breach contents --severity strength --answers CB02 --found-by CB01 --file ST-101/2024 --on 4/3/2024
        inspect finding verify KT-1 1 --officer CB01 --not-remedied --due 15/4/2024 --on 1/4/2024
        inspect finding answer KT-1 2 --officer CB03 --accepted --on 19/4/2024
        inspect finding verify KT-1 2 --officer CB01 --remedied --on 20/4/2024
        """
    )
    first, second = ["CB02"], ["CB03"]
    days = "--from 1/3/2024 --to 30/4/2024"
    late = ("DKTMT", first, "ST-104/2024", "2024-04-15", "overdue", "KT-1, 1")
    assert [late] == remedies(books, days)
    given = ("DHS", second, "ST-103/2024", "2024-04-10", "late", "KT-1, 2")
    assert [given, late] == remedies(books, f"{days} --all")
    assert [given] == remedies(books, f"{days} --all --unit DHS")
    then = remedies(books, f"{days} --as-of 5/4/2024")
    assert [(second, "2024-04-10", "to_come"), (first, "2024-04-15", "to_come")] == [
        (one[1], *one[3:5]) for one in then
    ]
    before = remedies(books, f"{days} --as-of 31/3/2024")
    assert [(first, "2024-03-31"), (second, "2024-04-10")] == [(one[1], one[3]) for one in before]
    books.all(f"due {days} --format ics --output d.ics")
    text = Path("d.ics").read_text("utf-8").replace("\r\n ", "")
    assert "SUMMARY:Khắc phục kết luận kiểm tra (KT-1\\, 1) – DKTMT" in text


def test_a_finding_is_of_the_unit_inspected(books: Console) -> None:
    """Of a file that stood there by then, or under it: one that came later is not."""
    of_team = OPENED.replace("--kind", "--unit DHS --kind")
    books.all(
        f"{of_team}\n{FOUND}\ncasefile transfer ST-104/2024 --to-unit DKTMT --to-officer CB02 --on 5/3/2024"
    )
    books.all(FOUND.replace("thiếu quyết định", "thiếu biên bản").replace("2/3/2024", "6/3/2024"))
    refused = FOUND.replace("ST-104", "ST-101")
    assert 5 == books.line(refused).code
    books.all("casefile transfer ST-101/2024 --to-unit DHS --to-officer CB03 --on 7/3/2024")
    assert 5 == books.line(refused).code
    books.all(refused.replace("--on 2/3/2024", "--on 8/3/2024"))
    assert 5 == books.line("correct 22 --set about=ST-102/2024 --reason nhầm").code


def test_who_can_answer(books: Console) -> None:
    """Whoever had the file in hand until then, recorded it, or led the unit or one above it."""
    books.all(
        f"""
        {OPENED}
        officer join CB10 --unit DHS --role commander --on 1/2/2024
        officer join CB11 --unit CAH --role leader --on 1/2/2024
        officer join CB12 --unit DHS --on 1/2/2024
        officer join CB13 --unit DKTMT --role commander --on 1/2/2024
        officer join CB14 --unit DHS --role commander --on 10/3/2024
        casefile transfer ST-104/2024 --to-unit DKTMT --to-officer CB02 --on 1/4/2024
        """
    )
    plain = FOUND.replace(" --entry 10 --entry 12", "").replace("CB01", "CB12")
    told = {
        (code, day): books.line(
            plain.replace("CB02", code).replace("2/3/2024", day).replace("31/3/2024", "1/6/2024")
        ).code
        for day in ("2/3/2024", "5/4/2024")
        for code in ("CB01", "CB02", "CB03", "CB10", "CB11", "CB13", "CB14")
    }
    assert {
        **{(code, "2/3/2024"): 0 for code in ("CB01", "CB03", "CB10", "CB11")},
        **{(code, "2/3/2024"): 5 for code in ("CB02", "CB13", "CB14")},
        **{(code, "5/4/2024"): 0 for code in ("CB01", "CB02", "CB03", "CB10", "CB11", "CB13")},
        ("CB14", "5/4/2024"): 0,
    } == told
