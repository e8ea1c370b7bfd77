"""Entries on the list of what must be under basic survey (danh mục đối tượng phải ĐTCB)."""

from __future__ import annotations

from types import MappingProxyType

from ledger.entries.paper import PaperEntry
from ledger.errors import N_


class ObjectListed(PaperEntry):
    """A unit must keep something under survey from that day on.

    ``symbol``: of the survey file that covers it (ĐV, ĐB, ĐY, ĐM, ĐC, ĐL, ĐN); ``name``: what the
    field, area, route, site or group is called, a label and never a person's name;
    ``through_line``: a through-line field (lĩnh vực xuyên suốt); ``key_area``: a key area.
    """

    TOPIC = "object.listed"
    NAME = N_("put on the survey list")
    CORRECTABLE = ("unit", "symbol", "name", "branch", "through_line", "key_area", "document")
    LABELS = MappingProxyType(
        {"through_line": N_("through-line field"), "key_area": N_("in a key area")}
    )

    symbol: str
    name: str | None = None
    branch: str | None = None
    through_line: bool | None = None
    key_area: bool | None = None
    document: str | None = None


class ObjectDelisted(PaperEntry):
    """What was on the list was taken off it."""

    TOPIC = "object.delisted"
    NAME = N_("taken off the survey list")
    CORRECTABLE = ("document",)

    document: str | None = None
