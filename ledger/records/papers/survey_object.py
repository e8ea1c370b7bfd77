"""An object that must be under basic survey (đối tượng phải ĐTCB): listed, taken off."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ledger.entries.survey_object import ObjectDelisted, ObjectListed
from ledger.errors.papers import NotListed, ObjectListedAlready
from ledger.records.papers.family import Family
from ledger.values.dates import format_date
from ledger.values.stream import Stream


class SurveyObject(NamedTuple):
    """How an object stands after an entry; ``listed`` is None before it ever was."""

    listed: ObjectListed | None = None
    delisted_on: date | None = None

    @property
    def stands(self) -> bool:
        """Whether it is on the list."""
        return self.listed is not None and self.delisted_on is None


def object_after(before: SurveyObject, entry: ObjectListed | ObjectDelisted) -> SurveyObject:
    """The object after one more entry; what was taken off may be listed again.

    Raises ObjectListedAlready, NotListed.
    """
    told = {"code": Stream(entry.record).key, "effective_on": format_date(entry.effective_on)}
    if isinstance(entry, ObjectListed):
        if before.listed and before.stands:
            raise ObjectListedAlready(
                since=format_date(before.listed.effective_on), unit=before.listed.unit, **told
            )
        return SurveyObject(entry)
    if not before.stands:
        raise NotListed(**told)
    return before._replace(delisted_on=entry.effective_on)


OBJECTS: Family[SurveyObject] = Family("object", SurveyObject(), object_after)
