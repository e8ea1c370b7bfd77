"""A page for a browser that works by itself: one file, a script of ours, its data, nothing else.

A policy in its head lets the browser run this script and no other, and ask nothing of any network.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import Any, Final

_PAGE: Final = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style></head>
<body>
{body}<script type="application/json" id="data">{data}</script>
<script>{script}</script>
</body></html>
"""

_POLICY: Final = (
    "default-src 'none'; script-src 'sha256-{script}'; style-src 'sha256-{style}'; "
    "base-uri 'none'; form-action 'none'"
)

_ESCAPED: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""Signs that could end a script, or a line of it, inside a text."""


def scripted_page(title: str, language: str, name: str, scripts: Sequence[str], data: Any) -> str:
    """A page of the parts ``name.html`` and ``name.css`` beside this module, with ``scripts``.

    ``data``: what the script reads, as JSON, in the element ``data``.
    """
    style = _part(f"{name}.css")
    script = "".join(_part(f"{one}.js") for one in scripts)
    policy = _POLICY.format(script=_hash(script), style=_hash(style))
    return _PAGE.format(
        language=escape(language),
        policy=policy,
        title=escape(title),
        style=style,
        body=_part(f"{name}.html"),
        data=json_in_page(data),
        script=script,
    )


def json_in_page(data: Any) -> str:
    """JSON that stands inside an element ``script``, whatever its texts hold."""
    told = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return told.translate(_ESCAPED)


def _part(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


def _hash(text: str) -> str:
    """The SHA-256 of an element's text, as a policy names it."""
    return b64encode(sha256(text.encode()).digest()).decode()
