"""Which lists of facts were made from the entries, as their database itself knows.

Facts lie in files that anybody can write, and their list bears a seal that anybody can make. So who
has made facts notes the seal here, beside the entries: another list is not believed.
"""

from __future__ import annotations

from ledger.storage.failures import refused
from ledger.storage.reading import StoredEntries
from ledger.storage.tables import KNOWN_FACTS, refuse_others
from ledger.store import KnownFacts

_THERE = "SELECT 1 FROM sqlite_master WHERE type='table' AND name='known_facts'"


class FactKnowingEntries(StoredEntries):
    """The entries of a database, which knows what facts were made from them."""

    def known_facts(self) -> list[KnownFacts]:
        """The lists of facts that were made here: the last one, and perhaps the one before."""
        if not self._value(_THERE):
            return []
        rows = self._rows("SELECT seal, position, root FROM known_facts")
        return [
            KnownFacts(seal, position, root)
            for seal, position, root in rows
            if (type(seal), type(position), type(root)) == (str, int, str)
        ]

    def know_facts(self, made: KnownFacts, beside: str = "") -> None:
        """Note a list of facts; of the others only the one with the seal ``beside`` stays known.

        Raises LedgerBusy, LedgerNotWritable, NewerFormat, StoreDamaged.
        """
        with refused(), self.datastore.transaction(commit=True) as cursor:
            refuse_others(cursor, self.events_table_name, self.format)
            cursor.execute(KNOWN_FACTS)
            cursor.execute("DELETE FROM known_facts WHERE seal<>?", (beside,))
            cursor.execute("INSERT OR REPLACE INTO known_facts VALUES (?,?,?)", made)
