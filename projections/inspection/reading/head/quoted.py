"""Earlier messages quoted in a letter: what another one said then is not what is reported now."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from projections.documents.lines.document import Document, ReportLine

_MARKED: Final = re.compile(r"\s*>(?!\s*=)")
_BEGINS: Final = re.compile(
    r"\W*(?:original message|forwarded message|tin nhắn gốc|thư gốc"
    r"|(?:tin nhắn|thư) (?:được )?chuyển tiếp|begin forwarded message)\W*"
    r"|(?:vào )?(?:lúc .*|ngày .*\d.*) (?:đã )?viết:\s*"
    r"|on .*\d.* wrote:\s*",
    re.IGNORECASE,
)


def without_quoted(document: Document) -> tuple[Document, tuple[ReportLine, ...]]:
    """A document without what it quotes, and the lines of that: those behind ``>``, and all that
    follows the line over an earlier or a forwarded message.
    """
    kept: list[ReportLine] = []
    quoted: list[ReportLine] = []
    begun = False
    for line in document.lines:
        begun = begun or (not line.cells and _BEGINS.fullmatch(line.text) is not None)
        marked = begun or _MARKED.match(line.text) is not None
        (quoted if marked else kept).append(line)
    return (replace(document, lines=tuple(kept)), tuple(quoted)) if quoted else (document, ())
