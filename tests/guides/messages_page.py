"""The page of all refusals: what the program says, why, and what to do."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import commands
import ledger
import projections
from commands.speech import official
from ledger.errors import LedgerError

PAGE = Path(__file__).parents[2] / "docs/huong-dan/su-co.md"

HEADINGS = {
    3: "Mã 3: đầu vào không đọc được hoặc không chấp nhận được",
    4: "Mã 4: dữ liệu lưu giữ không còn nguyên vẹn",
    5: "Mã 5: bị từ chối theo quy định",
    6: "Mã 6: sổ cái đang bận hoặc không dùng được",
}

BEGINNING = """\
# Khi máy báo lỗi

Máy từ chối việc gì thì nói ba điều: **sai ở đâu** (tệp, trang, dòng, ô, số bút toán), **vì sao**, và **làm gì tiếp** (dòng “Gợi ý”). Bị từ chối thì **chưa ghi gì**. \
Trang này do chương trình tự lập từ chính các thông báo của nó; chỗ có dấu … là chỗ máy điền số, tên, ngày của việc đang làm. Tìm bằng Ctrl+F vài chữ trong thông báo.

Không thấy thông báo ở đây, hoặc máy báo lỗi mà không có gợi ý: chạy `socai xac-minh`, giữ nguyên thư mục, chép lại đúng dòng lệnh đã gõ và báo người quản trị.
"""


def refusals() -> list[type[LedgerError]]:
    """Every kind of refusal there is, none of which is only a family."""
    for package in (ledger, projections, commands):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    return sorted(set(_below(LedgerError)), key=lambda one: one.__name__)


def _below(kind: type[LedgerError]) -> Iterator[type[LedgerError]]:
    for one in kind.__subclasses__():
        if "message" in vars(one) and one.__module__.split(".")[0] != "tests":
            yield one
        yield from _below(one)


def page() -> str:
    """The page as it should stand."""
    parts = [BEGINNING]
    for code, heading in HEADINGS.items():
        rows = sorted({_row(one) for one in refusals() if one.exit_code == code})
        parts += [f"## {heading}\n", "| máy báo | làm gì |\n|---|---|", "\n".join(rows), ""]
    return "\n".join(parts)


def _row(kind: type[LedgerError]) -> str:
    return f"| {_told(kind.message)} | {_told(kind.hint)} |"


def _told(text: str) -> str:
    """A text in Vietnamese, with dots where values stand, in a cell of a table."""
    pieces = Formatter().parse(official(text))
    shown = "".join(said if field is None else f"{said}…" for said, field, _, _ in pieces)
    return shown.replace("|", "\\|").replace("\n", " ").replace("“…”", "“…”")
