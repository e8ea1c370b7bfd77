"""One finding of an inspection, with proofs that the entries it names are in the books."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from commands.usecases.inspection_rows import finding_row
from ledger.errors.findings import FindingNotRecorded
from ledger.errors.papers import UnknownPaper
from ledger.proofs.inclusion import inclusion_path, leaf_at
from ledger.proofs.receipts import root_at
from ledger.values.dates import format_date

if TYPE_CHECKING:
    from commands.usecases.paper_row import PaperRow
    from ledger.application import Ledger


class FindingPage(NamedTuple):
    """A finding, and the positions of the entries it rests on: those it names, and its own."""

    row: PaperRow
    positions: tuple[int, ...]


def finding_page(
    ledger: Ledger, inspection: str, number: int, as_of: date, known_at: int
) -> FindingPage:
    """A finding as it stands at the end of a day. Raises UnknownPaper, FindingNotRecorded."""
    from ledger.records.paper_command import paper_code
    from ledger.records.papers.inspection import INSPECTIONS

    stream = INSPECTIONS.stream(paper_code(inspection))
    state = INSPECTIONS.state(ledger.history(stream), as_of, known_at)
    if state.opened is None:
        raise UnknownPaper(code=stream.key)
    for one in state.found:
        if one.recorded.finding == number:
            said = one.recorded
            submitted = [said.submission] if said.submission else []
            named = sorted({*(said.named or ()), *submitted, said.position})
            return FindingPage(finding_row(stream.key, one), tuple(named))
    raise FindingNotRecorded(code=stream.key, number=number, effective_on=format_date(as_of))


def contested_in(ledger: Ledger, inspection: str, number: int) -> dict[str, str] | None:
    """Who does not accept a finding of an inspection's stream, on which day, in which words.

    None where its last answer accepts it, or there is none.
    """
    from ledger.records.papers.inspection import INSPECTIONS

    found = INSPECTIONS.state(ledger.history(inspection)).found
    said = next((one.contested for one in found if one.recorded.finding == number), None)
    if said is None:
        return None
    told = {"officer": said.answered_by, "day": format_date(said.effective_on)}
    return {**told, "answer": said.answer or "–"}


def inclusion_json(ledger: Ledger, positions: tuple[int, ...], size: int) -> dict[str, Any]:
    """Proofs that entries are among the first ``size``, which anybody checks by a receipt alone.

    ``index``: of the leaf, from 0; ``leaf``: the hash of the entry (docs/format.md); ``path``: from
    its neighbour up; all in hexadecimal. Raises IntegrityBroken.
    """
    proofs = [
        {
            "position": position,
            "index": position - 1,
            "leaf": leaf_at(ledger, position - 1).hex(),
            "path": [node.hex() for node in inclusion_path(ledger, position - 1, size)],
        }
        for position in positions
        if position <= size
    ]
    return {"size": size, "root": root_at(ledger, size), "proofs": proofs}
