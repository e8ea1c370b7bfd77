"""Entries on secrecy: what papers are marked with, and who took what out of the ledger, and why."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from ledger.entries.header import Entry, Parts
from ledger.errors import N_


class SecrecySet(Entry):
    """From this day on papers are marked with a degree of secrecy (độ mật) and a line on copying.

    ``degree``: a code of ``ledger/catalog/secrecy.toml``; ``none`` where papers are marked with
    none. ``copying``: the line as it is printed, None where there is none. Each entry states both.
    ``of_unit``: whose papers these are, and those of units under it that have none of their own;
    None: of all units.
    """

    TOPIC = "secrecy.set"
    NAME = N_("degree of secrecy set")
    LABELS = MappingProxyType(
        {
            "degree": N_("degree of secrecy"),
            "copying": N_("line on copying"),
            "of_unit": N_("of the papers of unit"),
        }
    )

    degree: str
    copying: str | None = None
    of_unit: str | None = None


class SourcesDisclosed(Entry):
    """Somebody had the numbers of sources shown where they leave the terminal, and said why.

    It is recorded before anything is shown, so it stands also where nothing was shown in the end.
    ``verb``: which command was given, by its English name; ``written_as``: the form asked for;
    ``output``: the name of the file, without its folder, None where none was given.
    """

    TOPIC = "sources.disclosed"
    NAME = N_("numbers of sources disclosed")
    LABELS = MappingProxyType(
        {"verb": N_("command"), "written_as": N_("form"), "output": N_("file written")}
    )
    voidable = False

    verb: str
    written_as: str
    reason: str
    output: str | None = None


class BundleExported(Entry):
    """The entries of ``unit`` and of the units under it left the ledger as a bundle.

    It is recorded before the file is written, and is the last entry of the bundle. ``at``: the last
    position before it; ``heads``: of each unit in the bundle how many entries up to there are its
    own, and the head of their chain (ledger/proofs/unit_chains.py); the one without a ``unit`` is
    of all other entries in the bundle. ``reason``: why it was needed, which is asked where sources
    are in it; ``output``: the name of the file, without its folder.
    """

    TOPIC = "bundle.exported"
    NAME = N_("bundle exported")
    LABELS = MappingProxyType(
        {
            "at": N_("up to position"),
            "heads": N_("chains of units"),
            "output": N_("file written"),
        }
    )
    PARTS = MappingProxyType({"heads": Parts({"entries": int, "head": str}, {"unit": str})})
    voidable = False

    at: int
    heads: list[dict[str, Any]]
    reason: str | None = None
    output: str | None = None
