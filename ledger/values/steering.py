"""Signs that a terminal obeys instead of showing: refused on the way in, marked on the way out.

An escape hidden in a number can clear a screen, rename a window or turn letters round, so that an
inspector reads what is not there. Signs that only nobody sees are another thing: they are left out
(ledger/values/text.py).
"""

from __future__ import annotations

import re

from ledger.errors import SteeringSign

_STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202b\u202d\u202e\u2067]")
"""Control characters but tab and line ends, and what turns the order of letters (UAX 9)."""

_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What is marked wherever a text is shown: marks of direction, too."""


def steering_sign(text: str) -> str | None:
    """The first sign of a text that steers instead of showing, as ``U+001B``; None: there is none.

    What is recorded may hold none; entries of earlier versions may.
    """
    found = None if text.isprintable() else _STEERING.search(text)
    return _code(found[0]) if found else None


def refuse_steering(field: str, text: str) -> None:
    """Raise SteeringSign for a text that holds a sign a terminal would obey."""
    if sign := steering_sign(text):
        raise SteeringSign(field=field, text=visible(text), sign=sign)


def visible(text: str) -> str:
    """Return a text that shows as it is: ``[U+001B]`` stands for a sign that would be obeyed."""
    if text.isprintable():
        return text
    return _UNSAFE.sub(lambda found: f"[{_code(found[0])}]", text)


def on_one_line(text: str) -> str:
    """A visible text whose line ends and tabs are marked too, so that it stands for one thing."""
    return re.sub(r"[\t\n]", lambda found: f"[{_code(found[0])}]", visible(text))


def escaped(json_text: str) -> str:
    """JSON text with such signs in its strings escaped: a program reads what was there."""
    if json_text.isprintable():
        return json_text
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", json_text)


def _code(sign: str) -> str:
    return f"U+{ord(sign):04X}"
