"""A true report is never accused, whatever happened before it and since."""

from __future__ import annotations

from random import SystemRandom

from tests.faults.true_reports import lived

HISTORIES = 60


def test_no_figure_of_a_true_report_is_called_wrong() -> None:
    """Histories with reorganisations, early, late and corrective entries; reports of units at every
    level, in Word and Excel, alone or with what is under them. `make faults` lives 2,000.
    """
    first = SystemRandom().randrange(1 << 32)
    assert [] == [wrong for seed in range(first, first + HISTORIES) for wrong in lived(seed)]
