"""What entries of earlier versions hold that today's rules refuse: kept, folded, and named here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from ledger.catalog.lines import GROWING, catalog
from ledger.catalog.own_list import OwnList
from ledger.entries.record import RecordChanged, RecordOpened
from ledger.timeline import in_force
from ledger.values.naming import CODED, identity
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from ledger.application import Ledger
    from ledger.entries import Entry
    from ledger.records.history import History


class Unlisted(NamedTuple):
    """A field of work or a branch that is on no list, and the records that state it."""

    attribute: str
    value: str
    records: tuple[Stream, ...]

    def as_json(self) -> dict[str, Any]:
        """The same as plain data."""
        return {"attribute": self.attribute, "value": self.value, "records": list(self.records)}


class UnlistedValues:
    """The values of records that are neither in the catalog nor on the ledger's own list.

    They are gathered while histories are looked at for something else: to read all takes long.
    """

    def __init__(self, own: OwnList) -> None:
        self._listed = {name: {*catalog().listed(name), *own.of(name)} for name in GROWING}
        self._listed["branch"] |= {one.code for one in catalog().branches}
        self._found: dict[tuple[str, str], dict[Stream, None]] = {}

    def seen(self, histories: Iterable[History]) -> Iterator[History]:
        """The same histories, looked at as they pass."""
        for history in histories:
            stream = Stream(history.record)
            if stream.is_record:
                for entry in in_force(history.entries):
                    for name, value in _stated(entry):
                        if value not in self._listed[name]:
                            self._found.setdefault((name, value), {})[stream] = None
            yield history

    @property
    def found(self) -> list[Unlisted]:
        """What was found so far, in the order of attributes and values."""
        return [Unlisted(*one, tuple(records)) for one, records in sorted(self._found.items())]


def _stated(entry: Entry) -> Iterator[tuple[str, str]]:
    """The field and the branch that an entry gives a record."""
    if isinstance(entry, RecordOpened | RecordChanged):
        values = entry.attributes if isinstance(entry, RecordOpened) else entry.changes
        for name in GROWING:
            if isinstance(value := values.get(name), str):
                yield name, value


def spelled_twice(ledger: Ledger) -> list[tuple[str, ...]]:
    """The streams that are two though they have one key: units, officers, records.

    Of records those names are read through that hold more than ASCII and Đ.
    """
    found: dict[str, list[str]] = {}
    for noun in CODED:
        for name in ledger.names(noun):
            found.setdefault(identity(name), []).append(name)
    for name in ledger.respelled():
        if (one := identity(name)) != name:
            found.setdefault(one, []).append(name)
    canonical = ledger.streams([one for one in found if one not in found[one]])
    spelled = {one: [*([one] if one in canonical else []), *names] for one, names in found.items()}
    return [tuple(sorted(names)) for _, names in sorted(spelled.items()) if len(names) > 1]
