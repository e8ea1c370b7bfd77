"""How a line begins: with a bullet, a number, a dash, or with nothing."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_BULLET: Final = re.compile(
    r"""\s*(?:
      (?P<part>(?i:phần|mục|chương)\s+(?:(?i:thứ)\s+[^\W\d_]+|[IVX]{1,4}|\d)\s*[.:\-–]\s*(?=\w))
    | (?P<asked>(?i:câu(?:\s+hỏi)?)\s+(?:(?i:số)\s+)?\d{1,2}\s*[.:)\-–]\s*(?=[^\W\d]))
    | (?P<spoken>
        (?i:thứ\s+(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín)
          |(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín)\s+là)\s*(?:[,:\-–]|\./\.)\s*(?=\w)
        |(?:(?i:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười))\.\s+(?=[^\W\d]))
    | (?P<title>
        (?i:biểu(?:\s+mẫu)?|phụ\s+biểu|mẫu\s+biểu|bảng|phụ\s+lục|mẫu)
        (?:\s+(?i:số))?\s+(?:\d{1,2}|[IVX]{1,4}|[A-ZĐ])(?:[.\-/]\w{1,3})*\s*[.:\-–]\s*(?=[^\W\d]))
    | (?P<mark>[-–—+*•●▪◦‣·○■□➢➤✓»]|o(?=\s))\s*
    | (?P<item>\(\s*\d{1,2}\s*\)|\d{1,2}\)|\(?[A-ZĐa-zđ]\s?\))\s*
    | (?P<number>
        (?:\d{1,2}\.)+\d{0,2}\.?(?=\s|[^\d\s.,%/])
      | \d{1,2}\s\.(?=\s[^\W\d_])
      | \d{1,2}(?:\.\d{1,2})+(?:/(?=\s)|(?=[\s.:]))
      | \d{1,2}[-/](?=\s?[^\W\d])
      )\s*
    | (?P<coded>[A-ZĐ]\d{1,2}(?:\.\d{1,2})*\.(?=\s[^\W\d]))\s*
    | (?P<roman>(?:(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})|[Ⅰ-Ⅻ])(?:[.)\-:](?=\s|\w)|/(?=\s)))\s*
    | (?P<letter>[A-ZĐa-zđ][./](?=\s)|[A-ZĐ]\s?[-–—](?=\s))\s*
    )""",
    re.VERBOSE,
)
_UNNUMBERED: Final = 8
_DEPTHS: Final = {
    "part": 0,
    "title": 0,
    "roman": 1,
    "spoken": 2,
    "asked": 2,
    "coded": 2,
    "letter": 2,
    "item": 6,
    "mark": _UNNUMBERED,
}
_ROMAN: Final = {"I": 1, "V": 5, "X": 10}
_SPOKEN: Final = {
    "nhất": 1,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
NUMBERED: Final = ("part", "title", "number", "roman", "letter", "spoken", "asked", "coded")
"""Kinds of bullets that count."""


@dataclass(frozen=True, slots=True)
class Bullet:
    """How a line begins.

    ``depth``: 0 ``Phần I.``, ``Biểu 1.``, 1 a Roman number, 2 ``1.``, 3 ``1.1.`` …, 8 a dash or
    nothing;
    ``mark``: the dash;
    ``level``: the kind of bullet that headings of one level share; ``ordinal``: which of them.
    """

    kind: str
    depth: int
    content: str
    mark: str = ""
    level: str = ""
    ordinal: int = 0


def bullet(text: str) -> Bullet:
    """Take the bullet or number off a line."""
    found = _BULLET.match(text)
    if found is None:
        return Bullet("", _UNNUMBERED, text)
    kind = str(found.lastgroup)
    sign = found.group().strip().rstrip("./")
    number = sign.count(".")
    depth = 2 + number if kind == "number" else _DEPTHS[kind]
    last = re.sub(r"\W", "", sign.rpartition(".")[2])
    shape = "digit" if last.isdigit() else "capital" if last.isupper() else "small"
    level = f"{kind} {number if kind == 'number' else found['mark'] or shape}".strip()
    mark = (found["mark"] or "").strip()
    return Bullet(kind, depth, text[found.end() :], mark, level, _ordinal(kind, last))


def _ordinal(kind: str, sign: str) -> int:
    if sign.isdigit():
        return int(sign)
    if kind in ("part", "title"):
        return 0
    if kind == "coded":
        return int(sign[1:])
    if kind == "spoken":
        return next(worth for word, worth in _SPOKEN.items() if word in sign.casefold())
    if kind != "roman":
        return ord(sign.casefold()) - ord("a") + 1 if len(sign) == 1 else 0
    values = [_ROMAN[letter] for letter in unicodedata.normalize("NFKC", sign)]
    return sum(
        -one if following > one else one
        for one, following in zip(values, [*values[1:], 0], strict=True)
    )


_ITEM: Final = re.compile(r"(?:^|(?<=[.;…)_]\s))(\d{1,2})\.\s(?=[^\W\d_])")


def items(text: str) -> list[str]:
    """A line that goes on counting, ``1. Đầu kỳ: 05. 2. Lập mới: 01.``, item by item."""
    cuts, expected = [0], 0
    for found in _ITEM.finditer(text):
        if found.start() == 0 or int(found[1]) == expected:
            cuts += [found.start()] if found.start() else []
            expected = int(found[1]) + 1
    return [text[one:other].strip() for one, other in pairwise([*cuts, len(text)])]
