"""A gang (băng, ổ nhóm): found, put on file, dismantled."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ledger.entries.outcome import GangDismantled, GangFiled, GangFound
from ledger.errors.papers import (
    GangDismantledAlready,
    GangFiledAlready,
    GangFoundAlready,
    GangNotFoundYet,
    PartExceedsWhole,
)
from ledger.records.papers.family import Family
from ledger.records.papers.naming import refuse_unnameable
from ledger.values.dates import format_date
from ledger.values.stream import Stream

GangEntry = GangFound | GangFiled | GangDismantled


class Gang(NamedTuple):
    """What is known of a gang after an entry; ``found`` is None before it was found.

    ``records``: the files that are kept of it, by their streams, and ``filed_on`` since when.
    """

    found: GangFound | None = None
    filed_on: date | None = None
    records: tuple[str, ...] = ()
    dismantled_on: date | None = None

    @property
    def stands(self) -> bool:
        """Whether it was found and is not dismantled."""
        return self.found is not None and self.dismantled_on is None


def gang_after(gang: Gang, entry: GangEntry) -> Gang:
    """The gang after one more entry. Raises what the timeline forbids."""
    told = {"code": Stream(entry.record).key, "effective_on": format_date(entry.effective_on)}
    if isinstance(entry, GangFound):
        if gang.found is not None:
            raise GangFoundAlready(found_on=format_date(gang.found.effective_on), **told)
        if entry.leaders_on_watch > entry.leaders_known:
            stated, of = entry.leaders_on_watch, entry.leaders_known
            raise PartExceedsWhole(field="leaders_on_watch", stated=stated, of=of)
        return Gang(entry)
    if gang.found is None:
        raise GangNotFoundYet(**told)
    if gang.dismantled_on is not None:
        raise GangDismantledAlready(dismantled_on=format_date(gang.dismantled_on), **told)
    if isinstance(entry, GangDismantled):
        return gang._replace(dismantled_on=entry.effective_on)
    for record in entry.records:
        if record in gang.records:
            raise GangFiledAlready(number=Stream(record).key, **told)
    since = gang.filed_on or entry.effective_on
    return gang._replace(filed_on=since, records=(*gang.records, *entry.records))


GANGS: Family[Gang] = Family("gang", Gang(), gang_after, refuse_unnameable)
