"""A page for a browser that works by itself: one file, a script of ours, its data, nothing else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from projections.documents.pages.shell import page_in_shell, part

_ESCAPED: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""Signs that could end a script, or a line of it, inside a text."""


def scripted_page(
    title: str, language: str, name: str, scripts: Sequence[str], data: Any, marks: str = ""
) -> str:
    """A page of the parts ``name.html`` and ``name.css`` beside this module, with ``scripts``.

    ``data``: what the script reads, as JSON, in the element ``data``; ``marks``: more of the style,
    as of ``print_marks``.
    """
    script = "".join(part(f"{one}.js") for one in scripts)
    held = f'<script type="application/json" id="data">{json_in_page(data)}</script>\n'
    return page_in_shell(title, language, name, part(f"{name}.html") + held, script, marks)


def json_in_page(data: Any) -> str:
    """JSON that stands inside an element ``script``, whatever its texts hold."""
    told = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return told.translate(_ESCAPED)
