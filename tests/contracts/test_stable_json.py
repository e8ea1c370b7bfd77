"""The JSON other programs rely on: exactly these keys and types, and nothing else on standard
output.
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from contextlib import closing
from io import StringIO
from typing import Any

import pytest

from tests.commands.console import Console
from tests.commands.refusals.provocation import DATABASE
from tests.contracts.shapes import DAY, HASH, INSTANT, OPEN, misfits

LINE = re.compile("DTCB|ST|HN|CA|CTVBM|VAI_AO|HTBM")
MEASURE = re.compile("opening|added|removed|current|count|money")
RULE = re.compile("movement|parts|rate|repeat|level|period|date|grade|change")
KIND = re.compile(
    "late_entry|after_submission|backdated|corrected_since|voided_since|reorganised"
    "|before_submission|misclassified|boundary_day|other_unit|counted_twice|never_supported"
    "|arithmetic|unexplained"
)
DIMENSION = re.compile("symbol|class|list|group|type|level|branch|field|unit|online|source")
WHERE = (
    {"paragraph": int, "text": str},
    {"table": int, "cell": str, "text": str},
    {"paragraph": int, "table": int, "cell": str, "text": str},
    {"sheet": str, "cell": str, "text": str},
)
NOT_READ = {"where": WHERE, "text": str, "why": str}
NUMBERS = {"opening": int, "added": int, "removed": int, "current": int}
STATS = {
    "unit": str,
    "from": DAY,
    "to": DAY,
    "known_at": (INSTANT, None),
    "position": int,
    "rows": [{"line": LINE, "cell": {OPEN: (str, bool, None)}, **NUMBERS}],
}
READ = {
    "report": {"unit": (str, None), "date": (DAY, None), "from": (DAY, None), "to": (DAY, None)},
    "figures": [
        {
            "id": str,
            "line": (LINE, None),
            "measure": MEASURE,
            "cell": {OPEN: str},
            "value": (int, None),
            "unit_of_measure": str,
            "where": WHERE,
        }
    ],
    "others": [
        {
            "line": LINE,
            "measure": MEASURE,
            "cell": {OPEN: str},
            "value": int,
            "period": (re.compile("part|other"), None),
            "modality": (str, None),
            "noun": (str, None),
            "where": WHERE,
        }
    ],
    "targets": [
        {
            "number": (int, None),
            "code": (str, None),
            "numerator": (int, None),
            "denominator": (int, None),
            "value": (str, None),
            "grade": (str, None),
            "parts": [
                {
                    "label": (str, None),
                    "numerator": (int, None),
                    "denominator": (int, None),
                    "value": (str, None),
                    "state": re.compile("counted|not_applicable"),
                }
            ],
            "where": WHERE,
        }
    ],
    "counts": [
        {
            "name": str,
            "cell": {OPEN: str},
            "value": (int, str),
            "of": (int, None),
            "where": WHERE,
        }
    ],
    "changes": [
        {
            "value": (int, None),
            "change": (int, None),
            "rate": (str, None),
            "before": (int, None),
            "where": WHERE,
        }
    ],
    "results": [
        {
            "number": (int, None),
            "code": (str, None),
            "numerator": (int, None),
            "denominator": (int, None),
            "value": (str, None),
            "grade": (str, None),
            "parts": [
                {
                    "label": (str, None),
                    "numerator": (int, None),
                    "denominator": (int, None),
                    "value": (str, None),
                    "state": re.compile("counted|not_applicable"),
                }
            ],
            "where": WHERE,
        }
    ],
    "names": [{"name": str, "cell": {OPEN: str}, "names": [str], "where": WHERE}],
    "not_read": [NOT_READ],
    "notices": [str],
}
CHECK = {
    "checks": [
        {
            "rule": RULE,
            "verdict": re.compile("holds|fails|not_checkable"),
            "line": (LINE, None),
            "stated": (int, str, None),
            "expected": (int, str, None),
            "figures": [str],
            "where": WHERE,
            "lines": [str],
            "group": (int, None),
            "because_of": (int, None),
        }
    ],
    "summary": {"holds": int, "fails": int, "not_checkable": int, "not_read": int},
    "not_read": [NOT_READ],
    "notices": [str],
}
CAUSE = {"kind": KIND, "entries": [int], "records": [str], "officers": [str], "difference": int}
VERDICT = re.compile("matches|matches_then|matches_written|matches_now|differs|not_checkable")
HELD = {
    "of": str,
    "text": (str, None),
    "part": (str, None),
    "what": re.compile("number|numerator|denominator|rate|grade|asked|count"),
    "stated": str,
    "recounted_then": (str, None),
    "recounted_now": (str, None),
    "difference": (int, str, None),
    "verdict": VERDICT,
    "causes": [{**CAUSE, "difference": (int, str)}],
    "why": (str, None),
    "where": WHERE,
}
FIGURE = {
    "id": str,
    "line": (LINE, None),
    "measure": MEASURE,
    "cell": {OPEN: str},
    "stated": int,
    "recounted_then": (int, None),
    "recounted_now": (int, None),
    "verdict": VERDICT,
    "causes": [CAUSE],
    "where": WHERE,
}
RECONCILED = {
    "unit": (str, None),
    "from": DAY,
    "to": DAY,
    "position_then": int,
    "position_now": int,
    "figures": [
        (FIGURE, {**FIGURE, "alternatives": [{"causes": [(CAUSE, {**CAUSE, "of": str})]}]})
    ],
    "verification": [
        {
            "line": LINE,
            "measure": MEASURE,
            "reported": int,
            "then": int,
            "now": int,
            "factor_then": (float, None),
            "factor_now": (float, None),
        }
    ],
    "confirmed": int,
    "checkable": int,
    "absolute_error": int,
    "verification_factor": (float, None),
    "list": (str, None),
    "targets": [HELD],
    "counts": [HELD],
    "lists": [{OPEN: (str, [str], None), "strange": [str], "left_out": [str]}],
    "same_days": [{"entry": int, "file": str, "sha256": HASH}],
}
VERIFY = {
    "ok": bool,
    "size": int,
    "root": HASH,
    "problems": [{"position": int, "kind": str, "detail": str}],
    "facts": [{"folder": str, "state": str, "position": int, "form": str}],
}

ANSWERS = [
    ("stats --from 15/10/2023 --to 14/10/2024", STATS, 0),
    ("stats --from 15/10/2023 --to 14/10/2024 --by level,online,unit", STATS, 0),
    ("stats --known-at 1/1/2020", STATS, 0),
    ("inspect read bao-cao-mau-1.txt", READ, 0),
    ("inspect read bao-cao-mau-2.docx", READ, 0),
    ("inspect read bang-cham-diem-mau.docx", READ, 0),
    ("inspect read so-theo-doi-mau.xlsx", READ, 0),
    ("inspect check bao-cao-mau-1.docx", CHECK, 0),
    ("inspect check bao-cao-mau-2.txt", CHECK, 1),
    ("inspect check bao-cao-nho.txt", CHECK, 0),
    ("inspect reconcile bao-cao-nho.txt", RECONCILED, 0),
    ("inspect reconcile bao-cao-sai.txt --known-then 9", RECONCILED, 1),
    ("inspect reconcile bao-cao-mau-1.docx", RECONCILED, 1),
    ("verify", VERIFY, 0),
]


@pytest.mark.parametrize(
    ("line", "shape", "code"), ANSWERS, ids=[line for line, _shape, _code in ANSWERS]
)
def test_shape(line: str, shape: Any, code: int, sample_files: Console) -> None:
    """The answer is JSON of its shape and nothing else."""
    said = sample_files.line(f"{line} --format json")
    assert (code, []) == (said.code, misfits(json.loads(said.out), shape))


@pytest.mark.parametrize("line", ["stats --by symbol,class", "stats --by ''"])
def test_cells_name_dimensions(line: str, books: Console) -> None:
    """The keys of a cell are dimensions, in the order asked."""
    rows = json.loads(books.line(f"{line} --to 14/10/2024 --format json").out)["rows"]
    assert [] == [row for row in rows if not all(DIMENSION.fullmatch(name) for name in row["cell"])]


def test_without_by_a_line_has_a_total_and_a_row_for_each_symbol(books: Console) -> None:
    """The total's cell is empty; totals come first in their line."""
    rows = json.loads(books.line("stats --line CTVBM --to 14/10/2024 --format json").out)["rows"]
    assert [{}, {"symbol": "LT"}, {"symbol": "LC"}] == [row["cell"] for row in rows]


def test_verify_of_a_broken_ledger(books: Console) -> None:
    """Problems have a position, a kind and a detail; the exit code is 4."""
    with closing(sqlite3.connect(DATABASE)) as database, database:
        database.execute(
            "UPDATE stored_events SET state=replace(state,'huyện','xã') WHERE position=4"
        )
    said = books.line("verify --format json")
    found = json.loads(said.out)
    assert (4, [], False) == (said.code, misfits(found, VERIFY), found["ok"])
    assert [(4, "changed")] == [(one["position"], one["kind"]) for one in found["problems"]]


JSON_ANSWERS = [
    "status",
    "log",
    "casefile show ST-101/2024",
    "casefile log ST-101/2024",
    "casefile report ST-101/2024 --document 1/BC",
    "unit show",
    "unit log DHS",
    "officer show CB02",
    "void 20 --reason nhầm",
    "register",
    "diff 1/1/2024 1/10/2024",
    "trace ST current --to 14/10/2024",
    "import so-theo-doi-mau.xlsx",
    "import so-theo-doi-loi.xlsx",
    "inspect read bao-cao-mau-2.docx",
    "inspect reconcile bao-cao-sai.txt",
]


@pytest.mark.parametrize("line", JSON_ANSWERS)
def test_json_answers_print_nothing_else(line: str, sample_files: Console) -> None:
    """What a program reads from standard output is one JSON value: notes go to standard error."""
    assert json.loads(sample_files.line(f"{line} --format json").out)


@pytest.mark.parametrize(
    "line",
    [
        "stats --to 14/10/2024",
        "register",
        "diff 1/1/2024 1/10/2024",
        "inspect read bao-cao-nho.txt",
    ],
)
def test_csv_answers_print_nothing_else(line: str, sample_files: Console) -> None:
    """Every row has the cells of the heading."""
    rows = list(csv.reader(StringIO(sample_files.line(f"{line} --format csv").out)))
    assert len(rows) > 1
    assert {len(rows[0])} == {len(row) for row in rows}


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_files_leave_standard_output_empty(form: str, books: Console) -> None:
    """Where a file was written is told on standard error."""
    said = books.line(f"stats --format {form}")
    assert (0, "", f"Đã lập: thong-ke-CAH-2024-10-15_2024-10-20.{form}\n") == (
        said.code,
        said.out,
        said.err,
    )
