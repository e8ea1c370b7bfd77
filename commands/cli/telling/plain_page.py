"""A paper of ours as a page for a browser: one file, nothing from elsewhere, no scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from projections.documents.lines.document import Document, ReportLine

_PAGE: Final = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title><style>
body {{ font: 16px/1.5 "Times New Roman", serif; margin: 2rem auto; max-width: 60rem; }}
body {{ padding: 0 1rem; }}
h2 {{ font-size: 1.1rem; }}
table {{ border-collapse: collapse; margin: 1rem 0; width: 100%; }}
td {{ border: 1px solid #777; padding: .2rem .5rem; vertical-align: top; }}
.head td {{ border: 0; text-align: center; }}
@media print {{ body {{ margin: 0; max-width: none; }} tr {{ break-inside: avoid; }} }}
</style></head>
<body>
{body}
</body></html>
"""


def plain_page(document: Document, title: str) -> str:
    """The page: its first table is its head, lines in capitals are headings."""
    body = "\n".join(_blocks(document.lines))
    return _PAGE.format(title=escape(title), body=body)


def _blocks(lines: Iterable[ReportLine]) -> Iterator[str]:
    look = ' class="head"'
    for table, rows in groupby(lines, lambda one: one.where.table if one.cells else None):
        if table is not None:
            yield f"<table{look}>{''.join(map(_row, rows))}</table>"
            look = ""
            continue
        for line in rows:
            tag = "h2" if line.text.isupper() else "p"
            yield f"<{tag}>{escape(line.text)}</{tag}>"


def _row(line: ReportLine) -> str:
    cells = (
        (cell.span, "" if cell.continued else "<br>".join(map(escape, cell.paragraphs)))
        for cell in line.cells
    )
    spans = ((f' colspan="{span}"' if span > 1 else "", text) for span, text in cells)
    return f"<tr>{''.join(f'<td{span}>{text}</td>' for span, text in spans)}</tr>"
