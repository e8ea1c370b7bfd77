"""Which verbs the families of records share, each known by its place until it is called."""

from __future__ import annotations

from types import MappingProxyType

_VERBS = "commands.cli.records.record_verbs:"
_NAMED_ALIKE = (
    *("change", "transfer", "report", "effect"),
    *("close", "reopen", "archive", "show", "log"),
)

SHARED = MappingProxyType(
    {"open": _VERBS + "open_", **{verb: _VERBS + verb for verb in _NAMED_ALIKE}}
)
"""Verbs of every family."""

CASES = MappingProxyType({verb: _VERBS + verb for verb in ("suspend", "resume")})
"""Verbs of special cases."""

CONVERSION = MappingProxyType({"convert": _VERBS + "convert"})
"""The verb of collaborators who come under another symbol."""
