"""Every family of papers, by the noun of its streams."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from ledger.records.papers.attestation import ATTESTATIONS
from ledger.records.papers.discipline import CIRCULARS, KNOWLEDGE, MEETINGS, SANCTIONS
from ledger.records.papers.family import Family
from ledger.records.papers.gang import GANGS
from ledger.records.papers.inspection import INSPECTIONS
from ledger.records.papers.outcome import OUTCOMES
from ledger.records.papers.quota import QUOTAS
from ledger.records.papers.survey_object import OBJECTS

_ALL = (
    *(OUTCOMES, GANGS, OBJECTS, ATTESTATIONS, QUOTAS),
    *(INSPECTIONS, MEETINGS, CIRCULARS, KNOWLEDGE, SANCTIONS),
)
FAMILIES: Mapping[str, Family[Any]] = MappingProxyType({one.noun: one for one in _ALL})
