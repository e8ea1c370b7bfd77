"""Reading a register of a hundred thousand rows: our walk over the XML beside the library's, and the
memory that a whole reading takes.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import xlsxwriter

from ledger.records.establishment import CreateUnit, EnrolOfficer
from ledger.values.dates import NOT_GIVEN
from projections.documents.excel.workbook import open_workbook
from tests.benchmarks.books import new_ledger
from tests.benchmarks.measure import Result, at_least, below
from tests.projections.workbooks import WATCH_FILE

ROWS = 100_000
OFFICERS = 40
MOST_MEGABYTES = 150
MOST_TO_IMPORT = 400
"""MB, from the file to the committed entries, in one process."""


def reading(folder: Path, rows: int = ROWS) -> list[Result]:
    """Cells per second of one pass, and the peak memory of a register read into records."""
    path = folder / "register.xlsx"
    write_register(path, rows)

    def ours() -> int:
        book = open_workbook(path)
        return sum(len(row.cells) for row in book.rows(book.sheets[0]))

    def theirs() -> int:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        found = book.worksheets[0].iter_rows(values_only=True)
        return sum(value is not None for row in found for value in row)

    speed = at_least(
        f"reading a register, {rows:,} rows: values, formulas, formats, merged cells",
        "openpyxl read-only: values",
        ours,
        theirs,
        1,
        rounds=3,
    )
    read = _apart(_READ, path, str(rows))
    return [
        speed,
        below("the same into records, peak memory", read, MOST_MEGABYTES),
        below("the same imported, peak memory", _import_apart(folder, path, rows), MOST_TO_IMPORT),
    ]


def write_register(path: Path, rows: int) -> None:
    """A register of watch files as a unit keeps it, dates as dates, texts shared."""
    with xlsxwriter.Workbook(path) as book:
        days = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet("Sưu tra")
        sheet.write_row(0, 0, list(WATCH_FILE))
        for number in range(1, rows + 1):
            day = date(2015, 1, 1) + timedelta(number % 2_500)
            record = {
                **WATCH_FILE,
                "STT": number,
                "Số hồ sơ": f"ST-{number:06}/{day.year}",
                "Cán bộ phụ trách": f"CB{number % OFFICERS:02}",
                "Số quyết định": f"{number}/QĐ-CAH",
                "Ngày lập": day,
                "Ngày quyết định": day,
                "Ngày kết thúc": day + timedelta(400),
                "Ngày nộp lưu": day + timedelta(420),
            }
            for column, value in enumerate(record.values()):
                shown = days if isinstance(value, date) else None
                sheet.write(number, column, value, shown)


_READ = """
from datetime import date
from pathlib import Path
from projections.registers.reading.read import read_registers
book = read_registers(Path(sys.argv[1]), date(2026, 1, 1))
assert len(book.rows) == int(sys.argv[2])
"""
_IMPORT = """
from commands.main import run
assert run(["--ledger", sys.argv[2], "import", sys.argv[1], "--as", "CB01"]) == 0
"""
_PEAK = """
status = open("/proc/self/status")  # not getrusage, which after a fork still tells the parent's peak
print(next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM")))
"""


def _import_apart(folder: Path, register: Path, rows: int) -> float:
    """The peak memory of `socai import`: the file is read, every row checked, all committed."""
    ledger = new_ledger(folder / "ledger")
    ledger.execute(
        CreateUnit(effective_on=NOT_GIVEN, code="DKTMT", name="Đội", level="huyện", parent="CAH"),
        by="CB01",
    )
    for number in range(OFFICERS):
        if number != 1:  # who keeps these books is enrolled with them
            ledger.execute(
                EnrolOfficer(effective_on=NOT_GIVEN, code=f"CB{number:02}", unit="CAH"), by="CB01"
            )
    before = ledger.last_position
    peak = _apart(_IMPORT, register, str(folder / "ledger"))
    assert ledger.last_position > before + rows
    return peak


def _apart(script: str, register: Path, told: str) -> float:
    """Run a script in a new process; return its peak memory in MB. Needs Linux's ``/proc``."""
    ran = subprocess.run(
        [sys.executable, "-c", f"import sys{script}{_PEAK}", str(register), told],
        check=True,
        capture_output=True,
        text=True,
    )
    return float(ran.stdout.splitlines()[-1])
