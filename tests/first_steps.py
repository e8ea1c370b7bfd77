"""How somebody without make begins, read from the pages that say it."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
GUIDES = (ROOT / "README.md", ROOT / "docs/huong-dan.md")
BLOCK = re.compile(r"^```bat\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def steps(text: str) -> list[str]:
    """The lines of a page's blocks for the command prompt of Windows, in order."""
    return [line for block in BLOCK.findall(text) for line in block.splitlines() if line.strip()]
