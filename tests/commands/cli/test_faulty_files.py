"""Every kind of mistake in a list of targets or a calendar, through the command line: file, line,
key, what to do, and nothing is done.
"""

from __future__ import annotations

import json
from pathlib import Path

from projections.calendar import fault as calendar
from projections.targets import fault as targets
from projections.targets.checking import check_list
from tests.commands.console import Console
from tests.commands.refusals.provocation import entries_kept
from tests.commands.world import HOME, SIZE
from tests.conftest import SAMPLES
from tests.projections.calendar.faulty_rows import FAULTY

LIST = (SAMPLES / "chi-tieu-loi.toml").read_text("utf-8")
PROGRAMME = (SAMPLES / "de-an-loi.toml").read_text("utf-8")
ASKED = ("targets grade mau", "targets mau --below", "trace mau 1.a")
"""What a list with mistakes is asked for."""


def test_mistakes_in_a_list_of_targets(books: Console) -> None:
    """Each is told where the list is asked for, by line and key, with a hint."""
    file = Path(HOME) / "targets" / "mau.toml"
    file.parent.mkdir()
    kinds = set()
    for text in (LIST, PROGRAMME, "[list"):
        file.write_text(text, "utf-8")
        for line in ASKED:
            said = books.line(line)
            assert 3 == said.code, said.shown
            for fault in check_list(text).faults:
                kinds.add(fault.kind)
                assert f"mau.toml, dòng {fault.line}, {fault.key}: " in said.err
            assert said.err.count("Gợi ý: ") == len(check_list(text).faults) + 1
    assert set(targets.TEXTS) == kinds
    assert SIZE == entries_kept()


def test_mistakes_in_a_calendar(books: Console) -> None:
    """Each is told where something is due, by line and key, with a hint."""
    file = Path(HOME) / "calendar.toml"
    kinds = set()
    for text, kind, key, line in FAULTY:
        file.write_text(text, "utf-8")
        said = books.line("due")
        assert 3 == said.code, said.shown
        assert f"calendar.toml, dòng {line}, {key}: " in said.err
        assert said.err.count("Gợi ý: ") >= 2
        kinds.add(kind)
    assert set(calendar.TEXTS) == kinds
    assert SIZE == entries_kept()


OWN = """
[list]
code = "quy"
title = "Báo cáo quý"
period = "calendar_year"
branch = "an ninh"
[[indicator]]
name = "quarterly"
form = "share"
of = { reports = "bao-cao-quy" }
having = { in_time = true }
[[target]]
number = 1
text = "Báo cáo quý đúng hạn"
  [[target.part]]
  indicator = "quarterly"
  comparator = ">="
  threshold = "100%"
"""


def test_a_list_names_what_the_ledger_added(books: Console) -> None:
    """A report of the ledger's own calendar and a branch of its own catalog, and no other."""
    file = Path(HOME) / "targets" / "quy.toml"
    file.parent.mkdir()
    file.write_text(OWN, "utf-8")
    said = books.line("targets quy --from 1/1/2024 --to 30/9/2024")
    assert 3 == said.code
    assert "quy.toml, dòng 6, list.branch: " in said.err
    assert "quy.toml, dòng 10, indicator.quarterly.of.reports: " in said.err
    books.all('catalog add branch "an ninh" --as CB01')
    (Path(HOME) / "calendar.toml").write_text(FAULTY[0][0].replace("30/02", "10/06"), "utf-8")
    books.at("1/11/2025 08:00")
    said = books.line("targets quy --from 1/1/2025 --to 30/9/2025 --format json")
    (target,) = json.loads(said.out)["targets"]
    part = target["parts"][0]
    assert (0, 2, "not_met") == (part["numerator"], part["denominator"], target["grade"])
    assert 0 == books.line(f"targets check {file}").code
