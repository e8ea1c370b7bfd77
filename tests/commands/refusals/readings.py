"""Corrections of how a report is read that cannot be recorded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ledger.errors import BadValue, LedgerError, UnknownCode, UnknownOfficer, inspections, readings
from ledger.errors.papers import UnknownPaper
from tests.commands.refusals.provocation import Provocation, Stage
from tests.commands.small_report import write_report, write_results

OPENED = "inspection open KT-01 --kind self --inspected CB03 --on 1/10/2024"
CORRECT = "inspect read r.txt --inspection KT-01 --correct s.csv"
HEAD = "place,figure,line,measure,cell,value,struck,why\n"
WHY = "chữ số bị nhòe"
AGAIN = f"11,ST.added,,,,5,,{WHY}"


def told(*rows: str, head: str = HEAD, file: str = "s.csv") -> Callable[[Stage], None]:
    """A report, and a file that says how it is to be read."""

    def prepare(_stage: Stage) -> None:
        write_report(Path("r.txt"))
        Path(file).write_text(head + "\n".join(rows), "utf-8")

    return prepare


def wrong(
    error: type[LedgerError], says: tuple[str, ...], *rows: str, head: str = HEAD
) -> Provocation:
    """A file whose correction is refused."""
    return Provocation(error, CORRECT, says, before=OPENED, prepare=told(*rows, head=head))


def corrected(stage: Stage) -> None:
    """The report's watch files were corrected once, one figure struck."""
    told(AGAIN, f"12,ST.removed,,,,,yes,{WHY}")(stage)
    stage.console.all(f"{OPENED}\n{CORRECT}")
    told(AGAIN.replace(",5,", ",6,"))(stage)


def several(stage: Stage) -> None:
    told(f"13,,,,,5,,{WHY}")(stage)
    path = Path("r.txt")
    path.write_text(
        path.read_text("utf-8").replace("04 đối tượng.\n", "04 đối tượng, trong đó: loại A 02.\n"),
        "utf-8",
    )


OF_COUNTS = HEAD.replace("why", "counts,why")


def of_results(row: str) -> Callable[[Stage], None]:
    """A report of results and counts, and one row that says how it is to be read."""

    def prepare(_stage: Stage) -> None:
        write_results(Path("r.docx"))
        Path("s.csv").write_text(f"{OF_COUNTS}{row},{WHY}\n", "utf-8")

    return prepare


def wrong_result(error: type[LedgerError], says: tuple[str, ...], row: str) -> Provocation:
    """A correction of a result or a count that is refused."""
    line = CORRECT.replace("r.txt", "r.docx")
    return Provocation(error, line, says, before=OPENED, prepare=of_results(row))


CASES = (
    wrong(readings.NoSuchPlace, ("đoạn 99",), f"đoạn 99,,ST,added,,5,,{WHY}"),
    wrong(readings.NoFigureThere, ("ST.opening",), f"11,ST.opening,,,,5,,{WHY}"),
    wrong(readings.NoFigureThere, ("10",), f"10,HN.added,,,,,yes,{WHY}"),
    wrong(readings.NoFigureThere, ("7",), f"7,,,,,,yes,{WHY}"),
    wrong(readings.ReadingUnexplained, ("11",), "11,ST.added,,,,5,,"),
    wrong(readings.ReadingIncomplete, ("6",), f"6,,ST,,,5,,{WHY}"),
    wrong(readings.ReadingUnchanged, ("ST.added", "11"), f"11,ST.added,,,,4,,{WHY}"),
    wrong(BadValue, ("năm",), f"11,ST.added,,,,năm,,{WHY}"),
    wrong(BadValue, ("vâng",), f"11,ST.added,,,,,vâng,{WHY}"),
    wrong(UnknownCode, ("XX",), f"11,ST.added,XX,,,5,,{WHY}"),
    wrong(UnknownCode, ("nhiều",), f"11,ST.added,,nhiều,,5,,{WHY}"),
    wrong(UnknownCode, ("màu=đỏ",), f"11,ST.added,,,màu=đỏ,5,,{WHY}"),
    wrong(UnknownCode, ("type=1",), f"11,ST.added,,,type=1,5,,{WHY}"),
    wrong(UnknownCode, ("Z",), f"11,ST.added,,,class=Z,5,,{WHY}"),
    wrong(readings.ReadingsRefused, ("1", "2"), AGAIN, f"99,,ST,added,,5,,{WHY}"),
    wrong(readings.ReadingsRefused, ("2", "2"), f"99,,,,,5,,{WHY}", AGAIN.replace("5", "x")),
    wrong(readings.PlaceTwice, ("ST.added", "1"), AGAIN, AGAIN),
    wrong(readings.PlaceTwice, ("HN.added", "1"), *(f"6,,HN,added,,{n},,{WHY}" for n in (1, 2))),
    wrong(readings.ReadingsNotUnderstood, ("màu",), f"11,đỏ,{WHY}", head="place,màu,why\n"),
    wrong(readings.ReadingsNotUnderstood, ("s.csv",)),
    Provocation(
        readings.ReadingsNotUnderstood,
        CORRECT.replace("csv", "toml"),
        ("s.toml",),
        before=OPENED,
        prepare=told("[[correction]]", "place = ", head="", file="s.toml"),
    ),
    Provocation(
        readings.ReadingsNotUnderstood,
        CORRECT.replace("csv", "toml"),
        ("s.toml",),
        before=OPENED,
        prepare=told("correction = 1", head="", file="s.toml"),
    ),
    Provocation(
        readings.ReadingsOfOtherFile,
        CORRECT.replace("csv", "toml"),
        ("s.toml", "ab"),
        before=OPENED,
        prepare=told(f"sha256 = '{'ab' * 32}'", "[[correction]]", head="", file="s.toml"),
    ),
    Provocation(
        readings.ReadByInspected,
        f"{CORRECT} --read-by cb03",
        ("CB03", "KT-01"),
        before=OPENED,
        prepare=told(AGAIN),
    ),
    Provocation(
        UnknownOfficer,
        f"{CORRECT} --read-by CB99",
        ("CB99",),
        before=OPENED,
        prepare=told(AGAIN),
    ),
    Provocation(UnknownPaper, CORRECT, ("KT-01",), prepare=told(AGAIN)),
    Provocation(
        UnknownPaper,
        "inspect check r.txt --inspection KT-02",
        ("KT-02",),
        before=OPENED,
        prepare=told(AGAIN),
    ),
    Provocation(
        inspections.InspectionClosedAlready,
        CORRECT,
        ("KT-01",),
        before=f"{OPENED}\ninspection close KT-01 --on 2/10/2024",
        prepare=told(AGAIN),
    ),
    Provocation(
        inspections.ReportOfAnotherUnit,
        CORRECT,
        ("KT-01", "DHS", "CAH"),
        before=f"{OPENED.replace('--kind', '--unit DHS --kind')}",
        prepare=told(AGAIN),
    ),
    Provocation(
        readings.ReadingCorrectedAlready, CORRECT, ("22", "KT-01", "ST.added"), prepare=corrected
    ),
    Provocation(
        readings.ReadingStruck,
        "correct 23 --set value=3 --reason nhầm",
        ("ST.removed",),
        prepare=corrected,
    ),
    Provocation(
        UnknownCode,
        "correct 22 --set cell='type=1' --reason nhầm",
        ("type=1",),
        prepare=corrected,
    ),
    Provocation(
        readings.SeveralFiguresThere,
        CORRECT,
        ("ST.current", "ST.current.A"),
        before=OPENED,
        prepare=several,
    ),
    wrong_result(BadValue, ("mười",), "1!C2,,,numerator,,mười,,"),
    wrong_result(BadValue, ("cao",), "1!C2,,,rate,,cao,,"),
    wrong_result(UnknownCode, ("giỏi",), "1!C3,T2.grade,,,,giỏi,,"),
    wrong_result(UnknownCode, ("I.nothing",), "9,I.circulars,,,,,,I.nothing"),
    wrong_result(BadValue, ("7 tờ",), "9,I.circulars,,,,,,7 tờ"),
    wrong_result(readings.NoFigureThere, ("T9.rate",), "1!C2,T9.rate,,,,9,,"),
    wrong_result(readings.NoFigureThere, ("tử số",), "9,,,tử số,,9,,"),
    wrong_result(readings.SeveralFiguresThere, ("I.circulars",), "9,,,số đếm,,9,,"),
    wrong_result(readings.ReadingIncomplete, ("7",), "7,,,,,,,I.circulars"),
    wrong_result(readings.ReadingUnchanged, ("T1.numerator",), "1!C2,,,numerator,,15,,"),
)
