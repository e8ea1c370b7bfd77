"""What papers are marked with: on which day, as known when."""

from __future__ import annotations

from datetime import date

import pytest

from ledger import errors
from ledger.catalog.secrecy import UNMARKED, PaperMark
from ledger.errors.secrecy import SecrecyUnchanged
from ledger.records.paper_marks import mark_on
from ledger.records.secrecy import SetSecrecy
from ledger.values.stream import SECRECY
from tests.ledger.desk import Desk

BEFORE, SPRING, SUMMER, AUTUMN = (date(2021, 1, 1), *(date(2022, month, 1) for month in (3, 6, 9)))
SECRET, TOP = PaperMark("mat", "Không sao, chụp"), PaperMark("tuyet_mat")


def marks(desk: Desk, known_at: int | None = None) -> list[PaperMark]:
    """Of the four days, as known at a position."""
    history = desk.ledger.history(SECRECY)
    return [mark_on(history, day, known_at) for day in (BEFORE, SPRING, SUMMER, AUTUMN)]


def test_what_held_on_the_day(desk: Desk) -> None:
    """From its day on, until the next; before the first day, the first; nothing before it was said."""
    start = desk.ledger.last_position
    assert [UNMARKED] * 4 == marks(desk)
    desk.do(SetSecrecy(effective_on=SPRING, degree="Mật", copying="Không sao, chụp"))
    desk.do(SetSecrecy(effective_on=SUMMER, degree="tuyệt mật"))
    assert [SECRET, SECRET, TOP, TOP] == marks(desk)
    assert [SECRET] * 4 == marks(desk, start + 1)
    assert [UNMARKED] * 4 == marks(desk, start)


def test_set_late_and_voided(desk: Desk) -> None:
    """An entry of an earlier day counts from that day; one that was voided counts no more."""
    desk.do(SetSecrecy(effective_on=SUMMER, degree="tuyet_mat"))
    late = desk.do(SetSecrecy(effective_on=SPRING, degree="mat", copying="Không sao, chụp"))
    none = desk.do(SetSecrecy(effective_on=AUTUMN, degree="không"))
    assert [SECRET, SECRET, TOP, UNMARKED] == marks(desk)
    desk.void(late.position)
    desk.void(none.position)
    assert [TOP] * 4 == marks(desk)


def test_what_changes_nothing_is_refused(desk: Desk) -> None:
    """A degree that holds, or none that exists; the first may say that there is none."""
    desk.do(SetSecrecy(effective_on=SPRING, degree="none"))
    with pytest.raises(SecrecyUnchanged):
        desk.do(SetSecrecy(effective_on=SUMMER, degree="Không"))
    with pytest.raises(errors.UnknownCode):
        desk.do(SetSecrecy(effective_on=SUMMER, degree="bí mật"))


def test_the_stamp() -> None:
    """The degree in capitals; none where there is none."""
    assert ["MẬT", "TỐI MẬT", "TUYỆT MẬT", ""] == [
        PaperMark(degree).stamp for degree in ("mat", "toi_mat", "tuyet_mat", "none")
    ]
