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

from projections.documents.excel.workbook import open_workbook
from tests.benchmarks.measure import Result, at_least
from tests.projections.workbooks import WATCH_FILE

ROWS = 100_000
MOST_MEGABYTES = 150


def reading(folder: Path) -> list[Result]:
    """Cells per second of one pass, and the peak memory of a register read into records."""
    path = folder / "register.xlsx"
    write_register(path, ROWS)

    def ours() -> int:
        book = open_workbook(path)
        return sum(len(row.cells) for row in book.rows(book.sheets[0]))

    def theirs() -> int:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(values_only=True)
        return sum(value is not None for row in rows for value in row)

    speed = at_least(
        f"reading a register, {ROWS:,} rows: values, formulas, formats, merged cells",
        "openpyxl read-only: values",
        ours,
        theirs,
        1,
        rounds=3,
    )
    memory = _read_apart(path)
    share = memory / MOST_MEGABYTES
    bounded = Result(
        "the same into records, peak memory",
        "the bound",
        memory,
        MOST_MEGABYTES,
        "MB",
        share,
        "< 1 ×",
        share < 1,
    )
    return [speed, bounded]


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
                "Cán bộ phụ trách": f"CB{number % 40:02}",
                "Số quyết định": f"{number}/QĐ-CAH",
                "Ngày lập": day,
                "Ngày quyết định": day,
                "Ngày kết thúc": day + timedelta(400),
                "Ngày nộp lưu": day + timedelta(420),
            }
            for column, value in enumerate(record.values()):
                shown = days if isinstance(value, date) else None
                sheet.write(number, column, value, shown)


_APART = """
import sys
from datetime import date
from pathlib import Path
from projections.registers.reading.read import read_registers
book = read_registers(Path(sys.argv[1]), date(2026, 1, 1))
assert len(book.rows) == int(sys.argv[2])
status = Path("/proc/self/status")  # not getrusage, which after a fork still tells the parent's peak
print(next(int(line.split()[1]) / 1024 for line in status.read_text().splitlines() if line.startswith("VmHWM")))
"""


def _read_apart(path: Path) -> float:
    """Read a register in a new process; return its peak memory in MB. Needs Linux's ``/proc``."""
    told = subprocess.run(
        [sys.executable, "-c", _APART, str(path), str(ROWS)],
        check=True,
        capture_output=True,
        text=True,
    )
    return float(told.stdout)
