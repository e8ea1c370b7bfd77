"""The two sides of an assignment: made together, released together, undone together."""

from __future__ import annotations

from datetime import date

import pytest

from ledger import errors
from ledger.entries.collaborator import CollaboratorWithdrawn
from ledger.entries.record import SupportGained
from ledger.records.collaborator import AssignCollaborator, WithdrawCollaborator
from ledger.records.lifecycle import CloseRecord, ReportOnRecord, TransferRecord
from tests.ledger.desk import Desk

SPRING, SUMMER, AUTUMN, WINTER = (
    date(2022, 3, 1),
    date(2022, 6, 1),
    date(2022, 9, 1),
    date(2022, 12, 1),
)
LC, ST = "CTVBM:LC-1", "ST:ST-1"


@pytest.fixture
def pair(desk: Desk) -> Desk:
    """A collaborator LC-1 and the watch files ST-1 to ST-4."""
    desk.open("LC-1", line="CTVBM")
    for number in range(1, 5):
        desk.open(f"ST-{number}")
    return desk


def sides(desk: Desk, as_of: date = WINTER) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Whom the collaborator serves, and by whom the first watch file is supported."""
    return desk.state_at(LC, as_of).serving, desk.state_at(ST, as_of).supported_by


BOTH = ((ST,), (LC,))
NEITHER: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


def test_assignment_has_two_sides(pair: Desk) -> None:
    """One transaction writes both, the second naming the first."""
    receipt = pair.do(AssignCollaborator(effective_on=SPRING, number="LC-1", to="ST-1"))
    first, second = receipt.entries
    assert isinstance(second, SupportGained)
    assert (first.reference, first.recorded_at) == (second.follows, second.recorded_at)
    assert BOTH == sides(pair)
    assert NEITHER == sides(pair, date(2022, 2, 1))


def test_withdrawal_has_two_sides(pair: Desk) -> None:
    """A withdrawal ends both on the same day, and the assignment may be made again."""
    pair.assign("LC-1", "ST-1", SPRING)
    pair.do(WithdrawCollaborator(effective_on=SUMMER, number="LC-1", out_of="ST-1"))
    assert (BOTH, NEITHER) == (sides(pair, SPRING), sides(pair, SUMMER))
    pair.assign("LC-1", "ST-1", AUTUMN)
    assert BOTH == sides(pair, AUTUMN)


def test_at_most_three_watch_files(pair: Desk) -> None:
    """The fourth is refused, also when it is recorded late, and names the three; cases do not
    count.
    """
    for number in range(1, 4):
        pair.assign("LC-1", f"ST-{number}", SPRING)
    for on in (date(2022, 2, 1), SPRING, SUMMER):
        with pytest.raises(errors.TooManyWatchFiles) as caught:
            pair.assign("LC-1", "ST-4", on)
        assert 4 == caught.value.values["count"]
    pair.open("VA-1", line="CA")
    pair.assign("LC-1", "VA-1", SPRING)
    pair.do(WithdrawCollaborator(effective_on=SUMMER, number="LC-1", out_of="ST-2"))
    pair.assign("LC-1", "ST-4", SUMMER)
    assert ("CA:VA-1", "ST:ST-1", "ST:ST-3", "ST:ST-4") == pair.state_at(LC).serving


def test_refusals_of_assignments(pair: Desk) -> None:
    """Twice, to a file not open, to another line, by no collaborator, withdrawn without being
    assigned.
    """
    pair.assign("LC-1", "ST-1", SPRING)
    pair.open("HN-1", line="HN")
    refused = [
        (errors.AlreadyAssigned, AssignCollaborator(effective_on=SUMMER, number="LC-1", to="ST-1")),
        (
            errors.ServedRecordNotOpen,
            AssignCollaborator(effective_on=date(2021, 1, 1), number="LC-1", to="ST-2"),
        ),
        (errors.NotForThisLine, AssignCollaborator(effective_on=SUMMER, number="LC-1", to="HN-1")),
        (errors.NotForThisLine, AssignCollaborator(effective_on=SUMMER, number="ST-1", to="ST-2")),
        (
            errors.NotAssigned,
            WithdrawCollaborator(effective_on=SUMMER, number="LC-1", out_of="ST-2"),
        ),
        (
            errors.NotAssigned,
            WithdrawCollaborator(effective_on=date(2022, 2, 1), number="LC-1", out_of="ST-1"),
        ),
    ]
    before = pair.ledger.last_position
    for refusal, decision in refused:
        with pytest.raises(refusal):
            pair.do(decision)
    assert before == pair.ledger.last_position


def test_closing_a_file_releases_its_collaborators(pair: Desk) -> None:
    """Closing the served side ends the assignment on both, in the same transaction."""
    pair.assign("LC-1", "ST-1", SPRING)
    closing = pair.close("ST-1", SUMMER)
    assert (BOTH, NEITHER) == (sides(pair, SPRING), sides(pair, SUMMER))
    follower = pair.ledger.history(LC).entries[-1]
    assert isinstance(follower, CollaboratorWithdrawn)
    assert f"{ST}#{pair.ledger.history(ST).version}" == follower.follows
    pair.void(closing)
    assert BOTH == sides(pair)


def test_closing_a_collaborator_releases_its_files(pair: Desk) -> None:
    """Closing the serving side does the same, and its void restores both."""
    pair.assign("LC-1", "ST-1", SPRING)
    closing = pair.close("LC-1", SUMMER, "Hết yêu cầu")
    assert (BOTH, NEITHER) == (sides(pair, SPRING), sides(pair, SUMMER))
    pair.void(closing)
    assert BOTH == sides(pair)


def test_corrected_closing_releases_on_its_new_day(pair: Desk) -> None:
    """The consequences of an entry move with it."""
    pair.assign("LC-1", "ST-1", SPRING)
    closing = pair.close("ST-1", AUTUMN)
    pair.correct(closing, on=SUMMER)
    assert NEITHER == sides(pair, SUMMER)
    pair.correct(pair.ledger.last_position - 1, on=AUTUMN)
    assert (BOTH, NEITHER) == (sides(pair, SUMMER), sides(pair, AUTUMN))


def test_void_of_an_assignment_voids_both_sides(pair: Desk) -> None:
    """Neither side can be voided alone: the follower names its cause."""
    assignment = pair.assign("LC-1", "ST-1", SPRING)
    with pytest.raises(errors.VoidTheCause) as caught:
        pair.void(assignment + 1)
    assert str(assignment) == caught.value.values["cause"]
    receipt = pair.void(assignment)
    assert [LC, ST] == [entry.record for entry in receipt.entries]
    assert NEITHER == sides(pair)
    assert BOTH == (
        pair.state_at(LC, WINTER, assignment + 1).serving,
        pair.state_at(ST, WINTER, assignment + 1).supported_by,
    )


def test_correct_of_an_assignment_moves_both_sides(pair: Desk) -> None:
    """A corrected day is the day of both sides."""
    assignment = pair.assign("LC-1", "ST-1", SUMMER)
    pair.correct(assignment, on=SPRING)
    assert (NEITHER, BOTH) == (sides(pair, date(2022, 2, 1)), sides(pair, SPRING))


def test_late_assignment_to_a_file_closed_since(pair: Desk) -> None:
    """An assignment recorded late ends with the file that was closed meanwhile; voiding it undoes
    that too.
    """
    pair.close("ST-1", AUTUMN)
    assignment = pair.assign("LC-1", "ST-1", SPRING)
    assert (BOTH, NEITHER) == (sides(pair, SUMMER), sides(pair, AUTUMN))
    with pytest.raises(errors.ServedRecordNotOpen):
        pair.assign("LC-1", "ST-1", AUTUMN)
    pair.void(assignment)
    assert NEITHER == sides(pair, SUMMER)


def test_void_that_would_leave_a_broken_timeline_is_refused(pair: Desk) -> None:
    """An assignment that was withdrawn since cannot be voided alone."""
    assignment = pair.assign("LC-1", "ST-1", SPRING)
    pair.do(WithdrawCollaborator(effective_on=SUMMER, number="LC-1", out_of="ST-1"))
    with pytest.raises(errors.NotAssigned):
        pair.void(assignment)


def test_followers_are_filed_under_their_own_unit(pair: Desk) -> None:
    """Each side belongs to the unit holding its record, and so does its void."""
    pair.do(TransferRecord(effective_on=SPRING, number="ST-1", to_unit="DHS"))
    receipt = pair.do(AssignCollaborator(effective_on=SUMMER, number="LC-1", to="ST-1"))
    assert ["DKT", "DHS"] == [entry.unit for entry in receipt.entries]
    assert ["DKT", "DHS"] == [
        entry.unit for entry in pair.void(receipt.entries[0].position).entries
    ]


def test_nothing_happens_to_a_file_after_it_was_closed(pair: Desk) -> None:
    """The void of a closing reopens the file to what is recorded afterwards."""
    closing = pair.close("ST-1", SUMMER)
    late = ReportOnRecord(effective_on=AUTUMN, number="ST-1", document="BC")
    with pytest.raises(errors.ClosedAlready) as caught:
        pair.do(late)
    assert closing == caught.value.values["position"]
    pair.void(closing)
    pair.do(late)


def agree(desk: Desk) -> None:
    """Both sides say the same on every day."""
    for on in (
        date(2022, 2, 1),
        SPRING,
        date(2022, 4, 1),
        SUMMER,
        date(2022, 8, 1),
        AUTUMN,
        WINTER,
    ):
        serving, supported = sides(desk, on)
        assert (ST in serving) == (LC in supported), on


def test_late_assignment_by_a_collaborator_closed_since(pair: Desk) -> None:
    """An assignment recorded late ends on the day the collaborator was closed, on both sides."""
    pair.close("LC-1", AUTUMN, "Hết yêu cầu")
    pair.assign("LC-1", "ST-1", SPRING)
    assert (BOTH, NEITHER) == (sides(pair, SUMMER), sides(pair, AUTUMN))


def test_closing_voided_after_a_late_assignment(pair: Desk) -> None:
    """What ended with a closing goes on when the closing is voided, also what was recorded after
    it.
    """
    closing = pair.close("ST-1", AUTUMN)
    pair.assign("LC-1", "ST-1", SPRING)
    pair.void(closing)
    assert BOTH == sides(pair)


def test_closing_voided_when_the_other_side_has_closed_too(pair: Desk) -> None:
    """An assignment whose first end is voided ends with the other record."""
    pair.assign("LC-1", "ST-1", SPRING)
    closing = pair.close("ST-1", SUMMER)
    pair.close("LC-1", AUTUMN, "Hết yêu cầu")
    pair.void(closing)
    assert (BOTH, NEITHER) == (sides(pair, SUMMER), sides(pair, AUTUMN))
    agree(pair)


def test_backdated_closing_of_the_other_side(pair: Desk) -> None:
    """A closing recorded late ends the assignment earlier; the end noted before is voided
    with it.
    """
    pair.assign("LC-1", "ST-1", SPRING)
    pair.close("ST-1", AUTUMN)
    receipt = pair.do(CloseRecord(effective_on=SUMMER, number="LC-1", way="Hết yêu cầu"))
    assert ["record.closed", "entry.voided", "record.support_lost"] == [
        entry.TOPIC for entry in receipt.entries
    ]
    assert (BOTH, NEITHER) == (sides(pair, date(2022, 5, 1)), sides(pair, SUMMER))
    agree(pair)


def test_both_closed_on_one_day(pair: Desk) -> None:
    """Neither side needs telling when both close."""
    pair.assign("LC-1", "ST-1", SPRING)
    pair.close("ST-1", SUMMER)
    receipt = pair.do(CloseRecord(effective_on=SUMMER, number="LC-1", way="Hết yêu cầu"))
    assert ["record.closed", "entry.voided"] == [entry.TOPIC for entry in receipt.entries]
    assert NEITHER == sides(pair, SUMMER)
    agree(pair)


def test_assignment_voided_after_the_file_closed(pair: Desk) -> None:
    """A wrong assignment can be voided although the file has closed; the end that followed goes
    with it.
    """
    assignment = pair.assign("LC-1", "ST-1", SPRING)
    pair.close("ST-1", SUMMER)
    pair.void(assignment)
    assert NEITHER == sides(pair, SPRING)
    assert "closed" == pair.state_at(ST).status


def test_withdrawal_voided_after_the_file_closed(pair: Desk) -> None:
    """Without its withdrawal the assignment lasts until the closing."""
    pair.assign("LC-1", "ST-1", SPRING)
    withdrawal = (
        pair.do(WithdrawCollaborator(effective_on=SUMMER, number="LC-1", out_of="ST-1"))
        .entries[0]
        .position
    )
    pair.close("ST-1", AUTUMN)
    pair.void(withdrawal)
    assert (BOTH, NEITHER) == (sides(pair, SUMMER), sides(pair, AUTUMN))
    agree(pair)
