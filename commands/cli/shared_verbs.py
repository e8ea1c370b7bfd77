"""Which verbs the families of records share, each known by its place until it is called."""

from __future__ import annotations

from types import MappingProxyType

_VERBS = "commands.cli.record_verbs"

SHARED = MappingProxyType(
    {
        "open": f"{_VERBS}:open_",
        **{
            verb: f"{_VERBS}:{verb}"
            for verb in (
                *("change", "transfer", "report", "effect"),
                *("close", "reopen", "archive", "show", "log"),
            )
        },
    }
)
"""Verbs of every family."""

CASES = MappingProxyType({verb: f"{_VERBS}:{verb}" for verb in ("suspend", "resume")})
"""Verbs of special cases."""

CONVERSION = MappingProxyType({"convert": f"{_VERBS}:convert"})
"""The verb of collaborators who come under another symbol."""
