"""A calendar file that other programs take in (RFC 5545): one event for each day or moment.

The same events give the same bytes: nothing in the file depends on when, or by which machine, it is
written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from ledger.values.text import as_seen

LONGEST_LINE: Final = 75
"""Octets of a line without its end (RFC 5545 §3.1)."""

_ESCAPED: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
"""What a text value may not hold as it stands (RFC 5545 §3.3.11)."""


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """An event: ``uid`` that is its own for ever, on a whole ``day`` or at a ``moment`` of it."""

    uid: str
    day: date
    summary: str
    description: str = ""
    moment: datetime | None = None


def icalendar(events: Iterable[CalendarEvent], name: str, stamp: datetime) -> bytes:
    """A calendar of events in the order given, UTF-8, lines ended by CR LF.

    ``name``: what the calendar is called; ``stamp``: the instant its events were known.
    """
    lines = [line for text in _lines(events, name, stamp) for line in folded(text)]
    return b"".join(line + b"\r\n" for line in lines)


def _lines(events: Iterable[CalendarEvent], name: str, stamp: datetime) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//socai//reporting calendar//VI")
    yield from ("CALSCALE:GREGORIAN", "METHOD:PUBLISH", _text("X-WR-CALNAME", name))
    for event in events:
        yield from ("BEGIN:VEVENT", _text("UID", event.uid), f"DTSTAMP:{_instant(stamp)}")
        if event.moment is None:
            yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
            yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
        else:
            yield f"DTSTART:{_instant(event.moment)}"
        yield _text("SUMMARY", event.summary)
        if event.description:
            yield _text("DESCRIPTION", event.description)
        yield from ("TRANSP:TRANSPARENT", "END:VEVENT")
    yield "END:VCALENDAR"


def _text(key: str, value: str) -> str:
    """A property whose value is a text, its lines kept apart, without signs nobody sees."""
    seen = "\n".join(as_seen(line) for line in value.splitlines())
    return key + ":" + seen.translate(_ESCAPED)


def _instant(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def folded(line: str) -> Iterator[bytes]:
    """A line cut so that none is longer than 75 octets, and no letter is cut in two.

    What goes on begins with a space (RFC 5545 §3.1).
    """
    part = b""
    for letter in line:
        octets = letter.encode("utf-8", "replace")
        if len(part) + len(octets) > LONGEST_LINE:
            yield part
            part = b" "
        part += octets
    yield part
