"""What each command is called in Vietnamese: one word of the field for one English name.

Without accents, with hyphens between syllables, as a keyboard in a hurry types them; typed with
accents they mean the same. An English name has the same Vietnamese one in every family, but for
those of OTHERWISE: a register (sổ) is no registering (đăng ký).
"""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from ledger.values.text import fold

VIETNAMESE = MappingProxyType(
    {
        "split-off": "tach-mot-phan",
        "abolish-level": "bo-cap",
        "add": "them",
        "approve": "phe-duyet",
        "answer": "giai-trinh",
        "archive": "nop-luu",
        "assign": "bo-tri",
        "attend": "du",
        "attest": "xac-nhan",
        "backup": "sao-luu",
        "bundle": "goi",
        "cadence": "che-do",
        "casefile": "ho-so",
        "catalog": "danh-muc",
        "change": "thay-doi",
        "check": "soat",
        "circular": "thong-tu",
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
        "dismantle": "triet-pha",
        "dissolve": "giai-the",
        "doctor": "kham",
        "due": "den-han",
        "effect": "hieu-qua",
        "export": "xuat",
        "file": "lap-ho-so",
        "file-check": "luot-kiem-tra",
        "find": "phat-hien",
        "finding": "ket-luan",
        "forms": "bieu-mau",
        "gang": "bang-nhom",
        "grade": "cham",
        "import": "nhap",
        "init": "khoi-tao",
        "inspect": "kiem-tra",
        "inspection": "cuoc-kiem-tra",
        "items": "tin",
        "join": "ghi-ten",
        "knowledge": "nhan-thuc",
        "leave": "thoi-cong-tac",
        "list": "danh-sach",
        "log": "nhat-ky",
        "minutes": "bien-ban",
        "merge": "sap-nhap",
        "meeting": "sinh-hoat",
        "object": "doi-tuong",
        "officer": "can-bo",
        "open": "lap",
        "outcome": "ket-qua",
        "outcomes": "ket-qua",
        "page": "trang",
        "persona": "vai-ao",
        "quality": "chat-luong",
        "quota": "chi-tieu-giao",
        "quotas": "chi-tieu-giao",
        "rate": "xep-loai",
        "read": "doc",
        "rebuild": "dung-lai",
        "receipt": "bien-nhan",
        "reconcile": "doi-chieu",
        "record": "ghi",
        "register": "so",
        "remove": "dua-ra",
        "reopen": "mo-lai",
        "replay": "dien-lai",
        "report": "bao-cao",
        "restore": "khoi-phuc",
        "resume": "phuc-hoi",
        "sample": "chon-mau",
        "sampled": "mau-da-chon",
        "sanction": "xu-ly",
        "secrecy": "do-mat",
        "send-back": "tra-lai",
        "progress": "tien-do",
        "set": "dat",
        "show": "xem",
        "split": "chia-tach",
        "stats": "thong-ke",
        "status": "tinh-trang",
        "submit": "nop",
        "summary": "tom-tat",
        "suspend": "tam-dinh-chi",
        "targets": "chi-tieu",
        "template": "mau",
        "trace": "truy",
        "transfer": "chuyen-giao",
        "undo": "hoan-tac",
        "unit": "don-vi",
        "upgrade": "nang-cap",
        "verify": "xac-minh",
        "void": "huy",
        "withdraw": "rut",
        "write": "viet",
    }
)


OTHERWISE = MappingProxyType(
    {("quota", "register"): "dang-ky", ("bundle", "open"): "mo", ("main", "find"): "tim"}
)
"""What a command is called in a family where its English name means something else."""


def _vietnamese(name: str, family: str) -> str | None:
    return OTHERWISE.get((family, name), VIETNAMESE.get(name))


def meant(typed: str, names: Iterable[str], family: str = "") -> str | None:
    """Which of some commands a typed word is the name of, English or Vietnamese, if one.

    ``family``: the name of the group they are of.
    """
    if typed in (known := list(names)):
        return typed
    said = fold(typed)
    return next((name for name in known if said in (name, _vietnamese(name, family))), None)


def both(name: str, family: str = "") -> tuple[str, ...]:
    """The names of a command of a family: English, and Vietnamese where it has one."""
    other = _vietnamese(name, family)
    return (name, other) if other else (name,)


EVERYDAY = (
    (
        frozenset({"new", "add", "insert", "make", "them", "tao", "tao-moi", "them-moi"}),
        ("create", "open", "join", "record", "register", "submit"),
    ),
    (frozenset({"edit", "update", "modify", "sua", "cap-nhat"}), ("change", "correct")),
    (frozenset({"delete", "del", "rm", "erase", "xoa"}), ("remove", "void")),
    (frozenset({"end", "finish", "stop", "dong", "xong"}), ("close", "dissolve", "leave")),
    (frozenset({"ls", "all", "liet-ke", "xem-het"}), ("list",)),
    (frozenset({"view", "cat", "print", "info"}), ("show",)),
)
"""Words of other programs and of every day, and which commands do what they mean, best first."""


def everyday(typed: str, names: Iterable[str]) -> str | None:
    """Which of some commands does what a word of every day means; None: none of them."""
    said, known = fold(typed), set(names)
    meant_by = (verbs for words, verbs in EVERYDAY if said in words)
    return next((one for verbs in meant_by for one in verbs if one in known), None)
