"""What in the books a text is the name of: files, codes, units, documents, days.

Names and codes are looked through, and the numbers of documents that entries state; never the names
of officers, and no free text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, islice
from typing import TYPE_CHECKING, Final, NamedTuple

from ledger.catalog.lines import catalog
from ledger.entries import Entry
from ledger.entries.record import RecordOpened
from ledger.errors import N_, BadDate, ImplausibleDate, InputRejected
from ledger.records.papers.families import FAMILIES
from ledger.timeline import in_force
from ledger.values.dates import parse_date
from ledger.values.likeness import likest
from ledger.values.numbering import twin_key
from ledger.values.stream import Stream
from ledger.values.text import fold

if TYPE_CHECKING:
    from ledger.application import Ledger

MOST: Final = 50
"""Things that are told of each sort."""
MOST_NEAR: Final = 20_000
"""Names of a kind among which a near one is looked for."""
SHORTEST: Final = 2
"""Letters of a text that is looked for inside names; a shorter one is a whole name."""


class NothingFound(InputRejected):
    """What is looked for is the name of nothing in the books."""

    message = N_("Nothing in the books is called “{text}”")
    hint = N_("Numbers, codes, units, documents and days can be looked for.")


class NothingButNear(NothingFound):
    """The same, and there is something that is called nearly so."""

    message = N_("Nothing in the books is called “{text}”")
    hint = N_("Near to it: {near}. Numbers, codes, units, documents and days can be looked for.")


class Hit(NamedTuple):
    """Something that is called so.

    ``sort``: the noun of its stream, ``line``, ``symbol``, ``document`` or ``day``; ``name``: its
    own; ``about``: the name of a unit, the document, the kind of an entry; ``command``: what shows
    it.
    """

    sort: str
    name: str
    about: str
    command: tuple[str, ...]


class Sightings(NamedTuple):
    """What was found, and whether more would have been."""

    hits: list[Hit]
    more: bool


def search(ledger: Ledger, text: str) -> Sightings:
    """What a text is the name of, whole names first. Raises NothingFound."""
    said, day = _key(text), _day(text)
    looked = (_symbols(said), _units(ledger, said), _streams(ledger, said))
    found = [list(islice(some, MOST + 1)) for some in (*looked, _in_entries(ledger, said, day))]
    hits = list(dict.fromkeys(chain.from_iterable(some[:MOST] for some in found)))
    if not hits or not said:
        if near := ", ".join(_near(ledger, text)):
            raise NothingButNear(text=text, near=near)
        raise NothingFound(text=text)
    hits.sort(key=lambda hit: _key(hit.name) != said)
    return Sightings(hits, any(len(some) > MOST for some in found))


def _key(text: str) -> str:
    return "".join(fold(text).split())


def _is_called(name: str, said: str) -> bool:
    """Whether a name is, or holds, what was said; hyphens and leading zeros may be left out."""
    key = _key(name)
    if key == said or (len(said) >= SHORTEST and said in key):
        return True
    alike = twin_key(said)
    return len(alike) >= SHORTEST and alike in twin_key(key)


def _day(text: str) -> date | None:
    """The day that a text is; None where it is none."""
    try:
        return parse_date(text)
    except (BadDate, ImplausibleDate):
        return None


def _symbols(said: str) -> Iterator[Hit]:
    """Lines of work and symbols, by their codes and names."""
    for line in catalog().lines:
        if said in map(_key, (line.code, *line.names)):
            yield Hit("line", line.name, "", ("register", line.code))
        for symbol in line.symbols:
            if said == _key(symbol.code):
                command = ("register", line.code, "--symbol", symbol.code)
                yield Hit("symbol", symbol.code, line.name, command)


def _nouns() -> tuple[str, ...]:
    return (*(line.code for line in catalog().lines), "officer", *FAMILIES)


def _streams(ledger: Ledger, said: str) -> Iterator[Hit]:
    """Files, officers and papers whose number or code is so."""
    for noun in _nouns():
        for name in ledger.names(noun):
            stream = Stream(name)
            if _is_called(stream.key, said):
                stands = in_force(ledger.history(name).entries)
                about, command = ("", _shown(stream)) if stands else (VOIDED, ("log", stream.key))
                yield Hit(noun, stream.key, about, command)


VOIDED: Final = N_("voided")
"""What is said of a name of which nothing stands any more; its entries can still be read."""

_SHOWN: Final = ("unit", "officer", "outcome", "gang", "object", "inspection")
_FAMILY: Final = {"attestation": "attest"}
"""The commands of papers that are called otherwise than their noun."""


def _shown(stream: Stream) -> tuple[str, ...]:
    """The command that shows a stream."""
    noun, key = stream.noun, stream.key
    if stream.is_record:
        return "show", key
    if noun in _SHOWN:
        return noun, "show", key
    if noun == "quota":
        name, _, holder = key.partition("@")
        return "quota", "show", name, f"--{Stream(holder).noun}", Stream(holder).key
    return (_FAMILY.get(noun, noun), "list") if noun in FAMILIES else ("log",)


def _units(ledger: Ledger, said: str) -> Iterator[Hit]:
    """Units by code or by the name they bear, dissolved ones too."""
    for code, unit in sorted(ledger.units().items()):
        if _is_called(code, said) or _is_called(unit.name, said):
            yield Hit("unit", code, unit.name, ("unit", "show", code))


def _in_entries(ledger: Ledger, said: str, day: date | None) -> Iterator[Hit]:
    """What took effect on a day; where the text is none, the documents that entries name."""
    for entry in ledger.entries():
        stream = Stream(entry.record)
        if day and entry.effective_on == day:
            yield Hit("day", stream.key, entry.NAME, _shown(stream))
        elif not day:
            for document in _documents(entry):
                if _is_called(document, said):
                    yield Hit("document", stream.key, document, _shown(stream))


def _documents(entry: Entry) -> Iterable[str]:
    """The numbers of documents that an entry states."""
    if isinstance(entry, RecordOpened) and entry.basis and "number" in entry.basis:
        yield entry.basis["number"]
    document = getattr(entry, "document", None)
    if isinstance(document, str):
        yield document


def _near(ledger: Ledger, text: str) -> list[str]:
    """Names of units, officers, files and papers that a text is near to."""
    streams = (islice(ledger.names(noun), MOST_NEAR) for noun in ("unit", *_nouns()))
    return likest(text, dict.fromkeys(Stream(one).key for one in chain.from_iterable(streams)))
