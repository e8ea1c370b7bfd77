"""The one door: whatever leaves the terminal passes here, and the numbers of sources are masked.

A number of a collaborator, a persona or a dead drop is shown on a terminal alone. In a file, a
document, or whatever reads standard output or the messages beside it, a mask stands for it
(projections/masking), unless somebody had the numbers shown and said why, which is an entry before
anything is shown (docs/decisions/masking.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from commands import speech
from commands.session import Session, closing
from ledger.catalog.secrecy import UNMARKED, PaperMark
from ledger.errors import LedgerError
from ledger.records.paper_marks import is_any_marked, mark_on
from ledger.values.stream import SECRECY, Stream
from projections.masking.masks import SOURCE_LINES, Masks, numbers_of

if TYPE_CHECKING:
    from projections.documents.tables.table import Table


class Leaving:
    """What leaves in one run, and whether the numbers of sources leave with it."""

    def __init__(self, session: Session | None = None) -> None:
        self._session = session
        self._numbers: Mapping[str, str] = {}
        self._upto = -1
        self._masks = Masks(lambda: self._numbers)
        self.disclosed = False

    @property
    def count(self) -> int:
        """How many numbers were masked."""
        return self._masks.count

    def text(self, text: str) -> str:
        """A text as it may leave."""
        return text if self.disclosed else self._ready().text(text)

    def number(self, number: str) -> str:
        """A file number as it may leave: in the name of a file, for example."""
        return str(self.data(number, "number"))

    def data(self, value: Any, name: str = "") -> Any:
        """Plain data as it may leave; ``name``: of the field that holds it."""
        return value if self.disclosed else self._ready().data(value, name)

    def stable_data(self, value: Any) -> Any:
        """Plain data whose form is settled, on standard output (docs/decisions/masking.md).

        It keeps the numbers by which other programs find records, until papers bear a degree of
        secrecy, be it those of one unit.
        """
        return self.data(value) if self._is_any_marked() else value

    def _is_any_marked(self) -> bool:
        session = self._session
        try:
            return session is not None and is_any_marked(
                session.unquestioned.history(SECRECY), session.today
            )
        except LedgerError:  # there is none, or none that can be read: nothing of it is written
            return False

    def own_text(self, text: str, column: str) -> str:
        """A text in what is given back to who brought it.

        His own cells, under a ``column``, as he wrote them; what is said of them as it may leave.
        """
        return text if column else str(self.data(text))

    def table(self, table: Table) -> Table:
        """A table as it may leave."""
        from projections.masking.tables import masked_table

        return table if self.disclosed else masked_table(table, self._ready())

    def shown(self, table: Table) -> Table:
        """A table as it is printed: as it stands on a terminal, else as it may leave."""
        return table if speech.at_terminal() else self.table(table)

    def masks_what_leaves(self, *, to_file: bool) -> bool:
        """Whether masks stand for numbers in what is written to a file, or else printed."""
        return not self.disclosed and (to_file or not speech.at_terminal())

    def learn(self, line: str, number: str) -> None:
        """Know the number of a source that these books may not hold."""
        self._masks.learn(line, number)

    def mark(self) -> PaperMark:
        """What a paper of today is marked with by the ledger at hand; nothing where there is none.

        For what is written of something else than the books: of them, their own day counts.
        """
        session = self._session
        try:
            if session is None:
                return UNMARKED
            return mark_on(session.unquestioned.history(SECRECY), session.today)
        except LedgerError:  # there is none, or none that can be read: nothing of it is written
            return UNMARKED

    def disclose(self, by: str, reason: str, **asked: str | None) -> None:
        """Record who has the numbers shown and why; from then on they are.

        ``asked``: by which command, in which form, in which file, as SourcesDisclosed keeps it.
        Raises DisclosureUnexplained, what check_recorder raises, LedgerNotWritable, LedgerBusy.
        """
        from commands.usecases.recording import record
        from ledger.records.secrecy import DiscloseSources

        assert self._session is not None, "only a run of the program discloses"
        session = self._session
        said: dict[str, Any] = {"effective_on": session.today, "reason": reason, **asked}
        record(session.ledger, DiscloseSources, by, **said)
        self.disclosed = True

    def _ready(self) -> Masks:
        """The masks, knowing the numbers of all sources that are in the books by now."""
        session = self._session
        if session is None or not session.was_opened:
            return self._masks
        try:
            if session.is_open:
                self._look_into(session)
            elif self._upto < 0:  # a refusal is told when the run has let go of the ledger
                with closing(Session(session.home)) as again:
                    self._look_into(again)
        except LedgerError:  # told by whoever asked; nothing of the books is said then
            pass
        return self._masks

    def _look_into(self, session: Session) -> None:
        ledger = session.unquestioned
        if (last := ledger.last_position) > self._upto:
            streams = (name for line in SOURCE_LINES for name in ledger.sources_of(line))
            self._numbers, self._upto = numbers_of(streams), last


_LEAVING: ContextVar[Leaving | None] = ContextVar("leaving", default=None)


def begin(session: Session) -> None:
    """Begin a run: what is said from now on, where it leaves the terminal, passes here."""
    passing = Leaving(session)
    _LEAVING.set(passing)
    speech.lead_through(passing)


def leaving() -> Leaving:
    """What leaves in this run."""
    return _LEAVING.get() or Leaving()


def learn_stream(stream: str) -> None:
    """Know the number of a source by its stream; of another record there is nothing to know."""
    leaving().learn(Stream(stream).noun, Stream(stream).key)
