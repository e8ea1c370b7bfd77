"""The shell of a page for a browser that works by itself: one file, nothing from elsewhere.

A policy in its head lets the browser use this style, and run the script of ours where there is one,
and ask nothing of any network.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import Final

_PAGE: Final = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style></head>
<body>
{body}{script}</body></html>
"""

_POLICY: Final = (
    "default-src 'none'; {script}style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'"
)


def page_in_shell(
    title: str, language: str, name: str, body: str, script: str = "", marks: str = ""
) -> str:
    """A page with a body, in the style all pages share and ``name.css`` beside this module.

    ``script``: what it runs; without one the page may run none. What ``body`` holds besides is
    HTML as it stands. ``marks``: more of the style, as of ``print_marks``.
    """
    style = part("shell.css") + part(f"{name}.css") + marks
    running = f"script-src 'sha256-{_hash(script)}'; " if script else ""
    return _PAGE.format(
        language=escape(language),
        policy=_POLICY.format(script=running, style=_hash(style)),
        title=escape(title),
        style=style,
        body=body,
        script=f"<script>{script}</script>\n" if script else "",
    )


def part(name: str) -> str:
    """The text of a file of this room."""
    return files(__package__).joinpath(name).read_text("utf-8")


def _hash(text: str) -> str:
    """The SHA-256 of an element's text, as a policy names it."""
    return b64encode(sha256(text.encode()).digest()).decode()
