"""What each command is called in Vietnamese: one word of the field for one English name.

Without accents, with hyphens between syllables, as a keyboard in a hurry types them; typed with
accents they mean the same. An English name has the same Vietnamese one in every family.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from ledger.values.text import fold

VIETNAMESE = MappingProxyType(
    {
        "add": "them",
        "archive": "nop-luu",
        "assign": "bo-tri",
        "casefile": "ho-so",
        "catalog": "danh-muc",
        "change": "thay-doi",
        "check": "soat",
        "clock": "dong-ho",
        "close": "ket-thuc",
        "collaborator": "ctvbm",
        "completion": "goi-y",
        "convert": "chuyen-doi",
        "correct": "dinh-chinh",
        "create": "lap",
        "dead-drop": "hop-thu",
        "demo": "thu",
        "diff": "so-sanh",
        "dissolve": "giai-the",
        "due": "den-han",
        "effect": "hieu-qua",
        "forms": "bieu-mau",
        "import": "nhap",
        "init": "khoi-tao",
        "inspect": "kiem-tra",
        "items": "tin",
        "join": "ghi-ten",
        "leave": "thoi-cong-tac",
        "list": "danh-sach",
        "log": "nhat-ky",
        "officer": "can-bo",
        "open": "lap",
        "persona": "vai-ao",
        "rate": "xep-loai",
        "read": "doc",
        "rebuild": "dung-lai",
        "reconcile": "doi-chieu",
        "register": "so",
        "reopen": "mo-lai",
        "report": "bao-cao",
        "resume": "phuc-hoi",
        "show": "xem",
        "stats": "thong-ke",
        "status": "tinh-trang",
        "submit": "nop",
        "summary": "tom-tat",
        "suspend": "tam-dinh-chi",
        "targets": "chi-tieu",
        "trace": "truy",
        "transfer": "chuyen-giao",
        "unit": "don-vi",
        "upgrade": "nang-cap",
        "verify": "xac-minh",
        "receipt": "bien-nhan",
        "void": "huy",
        "withdraw": "rut",
        "write": "viet",
    }
)


def meant(typed: str, names: Iterable[str]) -> str | None:
    """Which of some commands a typed word is the name of, English or Vietnamese, if one."""
    if typed in (known := list(names)):
        return typed
    said = fold(typed)
    return next((name for name in known if said in (name, VIETNAMESE.get(name))), None)


def both(name: str) -> tuple[str, ...]:
    """The names of a command: English, and Vietnamese where it has one."""
    return (name, VIETNAMESE[name]) if name in VIETNAMESE else (name,)
