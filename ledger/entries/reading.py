"""Entries on how an inspector reads a report that the program reads otherwise, or not at all."""

from __future__ import annotations

from types import MappingProxyType

from ledger.entries.paper import PaperEntry
from ledger.errors import N_


class ReadingCorrected(PaperEntry):
    """An inspector reads a number of a report otherwise than the program (đọc lại báo cáo).

    It is of the very file whose bytes have the hash ``sha256``, whatever its name (``file``).
    ``place``: where it stands: ``16`` is a paragraph, ``1!B3`` a cell of a table, ``Sheet!B3`` one
    of a sheet. ``figure``: the id of the figure that the program read there, and ``was`` its value;
    ``made``: it read none, and the id is of the one that is made of the number. What it is read as:
    ``line_read``, ``measure_read``, ``cell`` (each a dimension and its code, ``class=B``) and
    ``value``; or ``struck``: as no figure. ``read_by``: who reads it so, and ``why``.

    ``value_kind``: of a value of a target's result or of a count, which it is (``numerator``,
    ``denominator``, ``rate``, ``grade``, ``count``); absent: of a figure of a line of work. Then
    ``said`` is what it is read as and ``said_before`` what the program read, and ``count_read``
    what a count is read as the count of, as slots of forms are called (``I.checks{day=may}``).
    """

    TOPIC = "reading.corrected"
    NAME = N_("reading of a report corrected")
    CORRECTABLE = (
        "line_read", "measure_read", "cell", "value", "said", "count_read", "why", "read_by",
    )  # fmt: skip
    CALLED = MappingProxyType({"line": "line_read", "measure": "measure_read"})
    SERVING = ("read_by",)
    LABELS = MappingProxyType(
        {
            "place": N_("place in the report"),
            "figure": N_("figure of the report"),
            "line_read": N_("read as of the line of work"),
            "measure_read": N_("read as"),
            "cell": N_("cell of the breakdown"),
            "value": N_("value read"),
            "was": N_("value the program read"),
            "made": N_("made of a number not read"),
            "struck": N_("struck: it is no figure"),
            "value_kind": N_("which value of a result"),
            "said": N_("value read of the result"),
            "said_before": N_("value of the result the program read"),
            "count_read": N_("read as the count of"),
            "why": N_("why it is read so"),
            "read_by": N_("read so by"),
        }
    )

    file: str
    sha256: str
    place: str
    figure: str
    why: str
    read_by: str
    line_read: str | None = None
    measure_read: str | None = None
    cell: list[str] | None = None
    value: int | None = None
    was: int | None = None
    made: bool | None = None
    struck: bool | None = None
    value_kind: str | None = None
    said: str | None = None
    said_before: str | None = None
    count_read: str | None = None
