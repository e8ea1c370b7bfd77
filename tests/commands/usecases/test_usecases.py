"""What people do, done by a program that has no terminal: every use case, and no click."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

A_DAY_WITHOUT_A_TERMINAL = """
import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from commands.session import open_ledger
from commands.usecases.asking import Inquiry, question_of, statistics_of
from commands.usecases.folders import FolderInquiry, figures_of, postings_of
from commands.usecases.founding import check_founding, found_ledger, make_folder
from commands.usecases.importing import prepare, read_register
from commands.usecases.listing import Wanted, changes_between, register_of
from commands.usecases.reconciling import reconcile_report
from commands.usecases.recording import record
from commands.usecases.submitting import submit_report
from commands.usecases.year_end import SignedHead, write_year_end, year_end_of
from ledger.records.lifecycle import CloseRecord
from projections.documents.tables.destination import Destination
from projections.figures.engines.choice import engine_named

samples, folder = Path(sys.argv[1]), make_folder(Path("so-cai"))
unit = ("CAH", "Công an huyện Mẫu", "huyện")
check_founding(*unit, "CB01")
ledger = open_ledger(folder, lambda: datetime(2024, 11, 1, tzinfo=UTC), create=True)
found_ledger(ledger, unit, str(folder), "CB01", folder / "socai.toml")
prepared = prepare(ledger, read_register(ledger, samples / "so-theo-doi-mau.xlsx"), "CB01")
prepared.record()
report = samples / "bao-cao-mau-1.docx"
submitted = submit_report(ledger, report, "CB01").entries[0]
closing = {"number": "HN-004/2024", "way": "Chuyển khởi tố", "effective_on": date(2024, 9, 20)}
record(ledger, CloseRecord, "CB01", **closing)
compared = reconcile_report(ledger, report)
asked = Inquiry(ledger.last_position, date(2023, 10, 15), date(2024, 10, 14))
question, code = question_of(ledger, asked)
statistics, _mended = statistics_of(ledger, engine_named(), folder / "facts")
rows = statistics.ask(question)
made = year_end_of(ledger, question, code, SignedHead(signer="Trưởng Công an huyện"))
written = write_year_end(made, Destination(Path("bao-cao-2024")), "both", str)
facts, last = folder / "facts", ledger.last_position
wanted = Wanted(lines=("HN",), unit="CAH")
register = register_of(ledger, facts, wanted, None, last, by=("unit",))
days = (date(2024, 9, 19), date(2024, 9, 20))
changed = changes_between(ledger, facts, wanted, days, (last, last))
of_folders = FolderInquiry(ledger.today, end=date(2024, 10, 14), lines=("HN",))
together = figures_of((str(facts),), engine_named(), of_folders)
behind = postings_of((str(facts),), engine_named(), of_folders, "HN", (), "current")
told = {
    "records": sum(prepared.made.opened.values()),
    "submitted": submitted.TOPIC,
    "known": compared.submitted,
    "differing": sorted({cause.kind for one in compared.found.differing for cause in one.causes}),
    "suspicion files": [row.current for row in rows if row.line == "HN" and not row.cell],
    "listed": sorted(row.number for row in register.rows),
    "changed": [(one.number, one.kind) for one in changed.differences],
    "of folders": [row.current for row in together.rows if not row.cell],
    "behind": sorted(one.number for one in behind.postings),
    "written": [path.name for path in written if path.stat().st_size],
    "terminal": sorted({"click", "commands.speech", "commands.cli"} & set(sys.modules)),
}
print(json.dumps(told, ensure_ascii=False))
"""


def test_every_use_case_works_without_a_terminal(tmp_path: Path, samples: Path) -> None:
    """A ledger is founded, filled, submitted to, asked and reported from, and click is not met."""
    command = [sys.executable, "-c", A_DAY_WITHOUT_A_TERMINAL, str(samples)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert "" == done.stderr
    expected = {
        "records": 57,
        "submitted": "report.submitted",
        "known": True,
        "differing": ["backdated"],
        "suspicion files": [2],
        "listed": ["HN-002/2023", "HV-005/2023"],
        "changed": [["HN-004/2024", "left"]],
        "of folders": [2],
        "behind": ["HN-002/2023", "HV-005/2023"],
        "written": ["bao-cao-2024.docx", "bao-cao-2024.xlsx"],
        "terminal": [],
    }
    assert expected == json.loads(done.stdout)
    assert 'officer = "CB01"\n' == (tmp_path / "so-cai" / "socai.toml").read_text("utf-8")
