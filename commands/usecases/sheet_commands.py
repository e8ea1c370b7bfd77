"""Which command a row of a sheet is, by the kind of the sheet and what the books hold already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ledger.catalog.names import role_meant
from ledger.records.organisation import officer_of, unit_of
from ledger.values.dates import NOT_GIVEN
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from ledger.records.books import Books

Values = Mapping[str, Any]

FREE_TEXTS = frozenset({"branches", "duties"})
"""Fields of several texts in which a space is no break."""


def commands_of(kind: str) -> tuple[type[Any], ...]:
    """The commands that rows of a kind of sheet can be."""
    from ledger.records import (
        checking,
        collaborator,
        commitments,
        establishment,
        inspections,
        lifecycle,
        persona,
        results,
        survey_list,
    )

    return {
        "outcome": (results.RecordOutcome,),
        "object": (survey_list.ListObject,),
        "object-removed": (survey_list.DelistObject,),
        "gang": (results.FindGang,),
        "gang-filed": (results.FileGang,),
        "gang-dismantled": (results.DismantleGang,),
        "attestation": (commitments.Attest,),
        "quota": (commitments.RegisterQuota,),
        "approval": (commitments.ApproveQuota,),
        "effect": (lifecycle.ProduceEffect,),
        "items": (collaborator.DeliverItems,),
        "rating": (collaborator.RateCollaborator,),
        "report": (lifecycle.ReportOnRecord,),
        "assignment": (collaborator.AssignCollaborator,),
        "service": (persona.AssignPersona,),
        "check": (checking.CheckFile,),
        "meeting": (inspections.AttendMeeting,),
        "circular": (inspections.ReadCircular,),
        "sanction": (inspections.RecordSanction,),
        "inspection": (inspections.OpenInspection,),
        "unit": (establishment.CreateUnit, establishment.ChangeUnit),
        "officer": (establishment.EnrolOfficer, establishment.ChangeOfficer),
    }[kind]


def command_of(kind: str, books: Books, values: Values) -> tuple[type[Any], dict[str, Any]]:
    """The command a row is, and what is typed for it.

    A unit or an officer that is there is changed to what the row says; one that is not begins.
    """
    if kind == "unit":
        return _of_unit(books, values)
    if kind == "officer":
        return _of_officer(books, values)
    (command,) = commands_of(kind)
    return command, dict(values)


def _of_unit(books: Books, values: Values) -> tuple[type[Any], dict[str, Any]]:
    create, change = commands_of("unit")
    stream = books.codes.meant(Stream.of_unit(str(values.get("code", ""))))
    if unit_of(books.history(stream)).code:
        return change, dict(values)
    return create, {"effective_on": NOT_GIVEN, **values}


def _of_officer(books: Books, values: Values) -> tuple[type[Any], dict[str, Any]]:
    enrol, change = commands_of("officer")
    typed = dict(values)
    if "role" in typed:
        typed["role"] = role_meant(str(typed["role"])) or typed["role"]
    stream = books.codes.meant(Stream.of_officer(str(values.get("code", ""))))
    if not officer_of(books.history(stream)).code:
        return enrol, {"effective_on": NOT_GIVEN, **typed}
    if "unit" in typed:
        typed["to_unit"] = typed.pop("unit")
    return change, typed
