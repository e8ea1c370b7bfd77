"""Entries on results of work (kết quả công tác), and on gangs (băng, ổ nhóm)."""

from __future__ import annotations

from types import MappingProxyType

from ledger.entries.paper import PaperEntry
from ledger.errors import N_

QUANTITIES = (
    *("persons", "accused", "already_arrested", "party_members", "outside_management", "grave"),
    *("grave_on_file", "cases", "solved", "amount_dong", "files", "found", "removed"),
    *("known", "on_file", "count"),
)
"""What results count, whole numbers each; which a kind has, the catalog says."""

FACTS = ("seriousness", "organised", "online", "key_area")
"""What some results say besides: seriousness from 1 to 4, the others yes or no."""

_LABELS = MappingProxyType(
    {
        "kind": N_("kind"),
        "records": N_("related records"),
        "first_found_by": N_("first found by"),
        "offence": N_("offence"),
        "offence_branch": N_("branch of the offence"),
        "offence_family": N_("family of the offence"),
        "watch_listed": N_("put on watch"),
        "measure": N_("measure"),
        "penalty_type": N_("type of penalty"),
        "seriousness": N_("seriousness"),
        "organised": N_("organised"),
        "key_area": N_("in a key area"),
        "persons": N_("persons"),
        "accused": N_("accused"),
        "already_arrested": N_("of them arrested before"),
        "party_members": N_("of them party members"),
        "outside_management": N_("of them outside the unit's management"),
        "grave": N_("of them of a gang or a grave offence"),
        "grave_on_file": N_("of these on file"),
        "cases": N_("cases"),
        "solved": N_("cases solved"),
        "amount_dong": N_("amount in đồng"),
        "files": N_("files"),
        "found": N_("found"),
        "removed": N_("removed"),
        "known": N_("known"),
        "on_file": N_("of them on file"),
        "count": N_("count"),
    }
)


class OutcomeRecorded(PaperEntry):
    """A result of work on a day: of a kind of the catalog, with what that kind counts.

    ``records``: the streams of the records it relates to; ``first_found_by``: ``own`` or ``other``;
    ``offence``: an article of the penal code; where it is one that the ledger added itself, what
    that said of it: ``offence_branch``, ``offence_family``, ``watch_listed``.
    ``amount_dong``: exact đồng. Never a person, never a place.
    """

    TOPIC = "outcome.recorded"
    NAME = N_("result of work")
    CORRECTABLE = (
        *("unit", "branch", "records", "first_found_by", "document"),
        *("offence", "measure", "penalty_type", *QUANTITIES, *FACTS),
    )
    CALLED = MappingProxyType({"record": "records", "type": "penalty_type"})
    LABELS = _LABELS
    REPEATS = True

    kind: str
    branch: str | None = None
    records: list[str] | None = None
    first_found_by: str | None = None
    document: str | None = None
    offence: str | None = None
    offence_branch: str | None = None
    offence_family: str | None = None
    watch_listed: bool | None = None
    measure: str | None = None
    penalty_type: str | None = None
    persons: int | None = None
    accused: int | None = None
    already_arrested: int | None = None
    party_members: int | None = None
    outside_management: int | None = None
    grave: int | None = None
    grave_on_file: int | None = None
    cases: int | None = None
    solved: int | None = None
    amount_dong: int | None = None
    files: int | None = None
    found: int | None = None
    removed: int | None = None
    known: int | None = None
    on_file: int | None = None
    count: int | None = None
    seriousness: int | None = None
    organised: bool | None = None
    online: bool | None = None
    key_area: bool | None = None


class GangFound(PaperEntry):
    """A gang was found (phát hiện băng, ổ nhóm).

    ``leaders_known``: how many of its leaders are known, ``leaders_on_watch`` how many of these are
    on watch; ``cross_border``: whether it works across a border of the country.
    """

    TOPIC = "gang.found"
    NAME = N_("gang found")
    CORRECTABLE = (
        *("unit", "branch", "first_found_by", "document"),
        *("leaders_known", "leaders_on_watch", "cross_border"),
    )
    LABELS = MappingProxyType(
        {
            "first_found_by": _LABELS["first_found_by"],
            "leaders_known": N_("leaders known"),
            "leaders_on_watch": N_("of them on watch"),
            "cross_border": N_("across the border"),
        }
    )

    leaders_known: int
    leaders_on_watch: int
    branch: str | None = None
    first_found_by: str | None = None
    cross_border: bool | None = None
    document: str | None = None


class GangFiled(PaperEntry):
    """A gang was put on file: ``records``, the streams of the files kept of it from then on."""

    TOPIC = "gang.filed"
    NAME = N_("gang put on file")
    CORRECTABLE = ("records", "document")
    CALLED = MappingProxyType({"record": "records"})
    LABELS = _LABELS

    records: list[str]
    document: str | None = None


class GangDismantled(PaperEntry):
    """A gang was dismantled (triệt phá)."""

    TOPIC = "gang.dismantled"
    NAME = N_("gang dismantled")
    CORRECTABLE = ("document",)

    document: str | None = None
