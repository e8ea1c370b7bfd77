"""Splits a line into words, numbers, dates, dots and marks, so that no digit is ever taken for what
it is not.

Digits in dates, document numbers, ordinals, percentages and amounts of money are told apart here;
only what is left can be a count. Numbers are written ``1.234``; a row of dots is an empty slot of
the form. A *decimal* stands where a count could, and is none: ``1,5``, ``0.9``, ``-2``, ``10-12``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal, get_args

from ledger.values.dates import FIGURED_DAY, SPELT_DAY, read_day
from ledger.values.numbers import MOST_DIGITS, read_count
from ledger.values.text import DASHES, SLASHES
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.lexicon.wording import key
from projections.inspection.reading.lines.ends_of_months import stock_at
from projections.inspection.reading.lines.pieces import Token as Token
from projections.inspection.reading.lines.pieces import TokenKind as TokenKind
from projections.inspection.reading.lines.spans import with_spans

_DAY: Final = rf"(?<![\d/])(?:{FIGURED_DAY})(?![\d/])"
_WORDED_DAY: Final = rf"(?<![\d/]){SPELT_DAY}"
_BLANK: Final = r"[\s.…_]*"
_LETTERS: Final = r"[^\W\d_]"
_APOSTROPHES: Final = "'’‘`´ʼ′"
_DOTTED: Final = r"(?<!\w)(?-i:[A-ZĐ])(?:\.\s?(?-i:[A-ZĐ])){1,5}(?![^\W_])"
"""An abbreviation with points between its letters: ``S.T``, ``C.T.V.B.M``."""

_COUNT: Final = r"(?:[1-9]\d{0,2}(?:\.\d{3})+|\d+)"

_FANCY: Final = r"[²³¹¼-¾⁰-₉⅐-↉①-⓿❶-➓]+"
"""Digits and fractions that are letters or signs of their own: ``½``, ``⑤``, ``Ⅴ``."""

_PAPER: Final = r"\s?/(?:\d{4}/)?(?-i:[A-ZĐ]{2,}[A-ZĐ0-9]*(?:\s?[-–/]\s?[A-ZĐ0-9]+)*)"
"""What follows the number of a paper: ``15/KH-CAT``."""

_OF_YEAR: Final = r"(?:\s*/(?=\s*(?:19|20)\d{2})|(?=\s+(?:19|20)\d{2}(?!\d)))"
"""What stands between a part of a year in short, ``6T``, ``Q3``, and the year."""

_SPEC: Final[tuple[tuple[TokenKind | Literal["day", "worded"], str], ...]] = (
    ("worded", _WORDED_DAY),
    (
        "reference",
        rf"ngày{_BLANK}(?:\d{{1,2}})?{_BLANK}tháng{_BLANK}(?:\d{{1,2}})?{_BLANK}năm"
        rf"(?:{_BLANK}\d{{4}}|[\s.…_]{{2,}})",
    ),
    ("day", _DAY),
    (
        "reference",
        r"\d+/(?:\d{4}/)?(?:[A-ZĐ]{2,}[A-ZĐ0-9]*(?:[-–/][A-ZĐ0-9]+)*|[^\W\d_]{2,}-[\w\-]+)",
    ),
    ("reference", r"tháng\s+\d{1,2}(?!\d)(?:\s*(?:/|năm)\s*\d{4})?"),
    (
        "reference",
        r"(?:(?<!\w\s)tuần\s+(?:(?:thứ|số)\s+)?(?:[1-4]?\d|0\d|5[0-3])(?!\d)"
        r"(?=\s*(?:$|[(:;,.\-–/]|năm|từ(?!\w)))"
        r"|(?<!đầu )(?<!cuối )(?<!trong )tuần\s+\d{1,2}(?=\s*(?:/\s*\d{4}|năm\s+\d{4}|\(từ\s)))"
        r"(?:\s*(?:/\s*|năm\s+)\d{4})?(?!,\d)",
    ),
    ("duration", r"(?<=trong )\d{1,2}\s+năm(?!\w)(?:\s+(?:qua|gần đây))?"),
    ("duration", r"(?<!\w)(?:ba|sáu|chín)\s+tháng(?:\s+(?:đầu|cuối)\s+năm)?(?!\w)(?!\s+\d)"),
    ("duration", r"\d{1,2}\s+(?:tháng|tuần)(?:\s+(?:đầu|cuối)\s+năm)?(?!\w)(?!\s+\d{1,2}(?!\d))"),
    ("duration", r"(?<!\w)quý\s+(?:[1-4]|IV|I{1,3})(?!\w)(?:\s*/(?=\s*\d{4}))?"),
    ("duration", rf"(?<!\w)(?-i:Q)\.?\s?(?:[1-4]|IV|I{{1,3}}){_OF_YEAR}"),
    ("duration", rf"(?<![\w/])\d{{1,2}}\s?(?-i:T)(?:\s+(?:đầu|cuối)\s+năm(?!\w)|{_OF_YEAR})"),
    ("reference", r"(?<!\w)(?-i:T)(?:0?[1-9]|1[0-2])\s*/\s*(?:19|20)\d{2}(?!\d)"),
    ("bad_date", r"(?<![\d/])\d{1,2}/\d{1,2}/\d{1,4}(?![\d/])"),
    ("reference", r"ngày\s+\d{1,2}(?:/\d{1,2})?(?!\d|\s?[/.\-" + DASHES + SLASHES + r"]\s?\d)"),
    ("reference", r"(?<![\d/])\d{1,2}/(?:19|20)\d{2}(?![\d/])"),
    ("reference", r"(?:19|20)\d{2}\s*[-–]\s*(?:19|20)\d{2}(?!\d)"),
    ("year", r"(?<!đầu )(?<!cuối )năm\s+(?:19|20)\d{2}(?!\d)"),
    ("percent", r"\d+(?:[.,]\d+)?\s?%"),
    ("percent", r"(?:[.…]\s?)+%"),
    (
        "money",
        r"\d+(?:[.,]\d+){0,6}\s?(?:triệu đồng|tỷ đồng|nghìn đồng|ngàn đồng|triệu|tỷ|tỉ"
        r"|đồng(?!\s+chí)|vnđ|đ(?![\w/])(?!\.\w))",
    ),
    ("decimal", rf"\d+(?:[{_APOSTROPHES}]\d+)+"),
    ("decimal", r"(?<!\w)(?-i:(?=[lIOo]*\d)(?=\d*[lIOo])[\dlIOo]+)(?!\w)"),
    ("decimal", r"(?<![\d/])\d+(?:\s?/\s?\d+){2,}(?![\d/])"),
    ("ratio", rf"(?<![\d/]){_COUNT}\s?/\s?{_COUNT}(?![\d/]|[.,]\d)"),
    ("decimal", r"\d+(?:\.\d+){0,6},\d+(?!\d)"),
    ("decimal", r"\d+(?:\s?\+\s?\d+)+(?!\d)"),
    ("decimal", r"\d+[-–~]\d+(?![\d/.\-–])"),
    ("decimal", r"\d+\s*(?:[-=–]?>|[→⇒➔➜])\s*\d+"),
    ("decimal", _FANCY),
    ("decimal", r"\d+\s+[-–~]\s+\d+(?!\s*(?:[\d/.%+\-–]|tháng|năm))"),
    ("decimal", r"\d+\s+(?:đến|tới|hoặc|hay|và)\s+\d+(?!\s*(?:[\d/.%\-–]|tháng|năm))"),
    ("decimal", r"(?<=\s)[-–−]\d+(?:[.,]\d+)*(?!\w|\s?[/.\-–]\s?\d)"),
    ("reference", r"0\d{3,}"),
    ("number", r"[1-9]\d{0,2}(?:\.\d{3})+(?!\d|\.\d)"),
    ("decimal", r"\d+(?:\.\d+)+"),
    ("number", r"\d+"),
    ("word", _DOTTED),
    ("dots", r"(?:[.…]\s?){2,}|…\s?|_{2,}"),
    ("word", rf"{_LETTERS}+"),
    ("open", r"[(\[{]"),
    ("close", r"[)\]}]"),
    ("comma", r",|(?:(?<=[\d)]\s)|(?<=\d))/(?=\s[^\W\d])"),
    ("semicolon", r"[;|]"),
    ("colon", ":"),
    ("dots", r"(?<=\s)\.(?=\d)"),
    ("stop", r"\./\.|\."),
    ("plus", r"\+"),
    ("dash", r"[-–—]"),
    ("equals", "="),
    ("mark", r"\S"),
)
_UNITS: Final = {"triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9, "nghìn": 10**3, "ngàn": 10**3}
_CODE: Final = (
    rf"(?<![\w])(?!(?:Q[1-4]|T\d{{1,2}}){_OF_YEAR})"
    r"(?:[A-ZĐ]{1,5}\d{1,3}[A-Z]?(?![\w])|[A-ZĐ]{1,5}\.\d{1,3}(?=\s*:))"
)


@lru_cache(maxsize=4)
def _pattern(ordinal: tuple[str, ...], numbered: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(ordinal, key=len, reverse=True))
    numbered_words = "|".join(re.escape(word) for word in sorted(numbered, key=len, reverse=True))
    ranks = rf"(?:{words})\s+(?:số\s+)?|(?:{numbered_words})\s+(?:số|thứ)\s+"
    named = rf"(?<!\w)(?<!danh )(?:{ranks})\d+[a-zđ]?(?!\w)(?!/\d)(?:{_PAPER})?"
    spec = [("reference", named), *_SPEC]
    groups = [f"(?P<{kind}_{index}>{pattern})" for index, (kind, pattern) in enumerate(spec)]
    return re.compile("|".join(groups), re.IGNORECASE)


_CODES: Final = re.compile(_CODE)
_HYPHENED: Final = re.compile(r"(?<![\w-])([A-ZĐ]{2,5})[-–]\d{1,3}(?![\w/%,.-]*\d|\w)")
_KINDS: Final[dict[str, TokenKind]] = {kind: kind for kind in get_args(TokenKind)}


@lru_cache(maxsize=4096)
def tokens(text: str, form: Form) -> tuple[Token, ...]:
    """Split a readable line.

    White space and invisible characters must have been put right before.
    """
    pattern = _pattern(form.ordinal_words, form.numbered_words)
    found: list[Token] = []
    position = 0
    while position < len(text):
        if text[position].isspace():
            position += 1
            continue
        code = (
            _CODES.match(text, position)
            or _hyphened(text, position, form)
            or stock_at(text, position)
        )
        match = None if code else pattern.match(text, position)
        if match is None and code is None:
            raise AssertionError(text[position:])
        token = (
            _token(match, position)
            if match
            else Token("word", text[position : code.end()] if code else "", position)
        )
        name = token.text.partition(" ")[0]
        placed = token.kind == "reference" and _ends_place(name, found, form)
        token = Token("word", name, position) if placed else token
        found.append(replace(token, key="-" if token.kind == "dash" else key(token.text)))
        position = match.end() if match and not placed else token.end
    return tuple(with_spans(_without_spelled_numbers(_spaced(found, form), form), form))


def _ends_place(name: str, before: list[Token], form: Form) -> bool:
    """Whether a word that numbers papers ends the name of a place, and what is behind it counts:
    ``Công an xã Bắc Mẫu 06``.
    """
    at = len(before)
    while name.istitle() and at and before[at - 1].kind == "word":
        if any(_names_units(before[max(0, at - length) : at], form) for length in (1, 2)):
            return True
        if not before[at - 1].text[:1].isupper():
            return False
        at -= 1
    return False


def _names_units(words: list[Token], form: Form) -> bool:
    """Whether words are one for a unit or its level: ``xã``, ``thị trấn``."""
    keys = tuple(one.key for one in words)
    meanings = form.phrases.get(keys[0], ((), {}))[1].get(keys, ()) if keys else ()
    return any(one.sense == "unit" or one.value == "level" for one in meanings)


def _hyphened(text: str, position: int, form: Form) -> re.Match[str] | None:
    """Somebody's code with a hyphen, ``KM-01``; no code where the letters mean something, as a
    symbol does in ``LT-05``.
    """
    found = _HYPHENED.match(text, position)
    known = found is not None and (key(found[1]),) in form.phrases.get(key(found[1]), ((), {}))[1]
    return None if known else found


_OVERLONG: Final = re.compile(rf"\d{{{MOST_DIGITS + 1}}}")


def _token(match: re.Match[str], start: int) -> Token:
    kind = str(match.lastgroup).rpartition("_")[0]
    text = match.group().rstrip()
    if _OVERLONG.search(text):
        return Token("decimal", text, start)
    match kind:
        case "day" | "worded":
            return _day(text, start)
        case "number":
            return _number(text, start)
        case "year":
            return Token("year", text, start, number=int(text[-4:]))
        case "word" if "." in text:
            return Token("word", re.sub(r"[.\s]", "", text), start)
        case "money":
            return Token("money", text, start, number=_money(text))
        case _:
            return Token(_kind(kind), text, start)


def _kind(name: str) -> TokenKind:
    return _KINDS[name]


def _day(text: str, start: int) -> Token:
    day = read_day(text)
    if isinstance(day, date):
        return Token("date", text, start, first=day)
    return Token("bad_date", text, start)


def _number(text: str, start: int) -> Token:
    """Four digits that look like a year are one; a count of that size is written with a point."""
    number = read_count(text)
    if number is None:
        return Token("decimal", text, start)
    if len(text) == 4 and text[:2] in ("19", "20"):
        return Token("year", text, start, number=number)
    return Token("number", text, start, number=number)


def _money(text: str) -> int:
    """An amount in đồng; a comma divides decimals, points divide thousands."""
    digits = re.match(r"[\d.,]*\d", text)
    amount = Decimal(
        (digits.group() if digits else "0").replace(".", "").replace(",", ".", 1).replace(",", "")
    )
    unit = next((size for word, size in _UNITS.items() if word in text.casefold()), 1)
    return int(amount * unit)


def _spaced(found: list[Token], form: Form) -> list[Token]:
    """Join the letters of an abbreviation of the form that was written with blanks: ``C T V B
    M``.
    """
    joined: list[Token] = []
    index = 0
    while index < len(found):
        end = index
        while (
            end < len(found)
            and found[end].kind == "word"
            and len(found[end].text) == 1
            and found[end].text.isupper()
        ):
            end += 1
        text = "".join(token.text for token in found[index:end])
        known = end - index > 2 and (key(text),) in form.phrases.get(key(text), ((), {}))[1]
        joined.append(Token("word", text, found[index].start, key(text)) if known else found[index])
        index = end if known else index + 1
    return joined


def _without_spelled_numbers(found: list[Token], form: Form) -> list[Token]:
    """Drop a count spelled out in brackets after its digits, ``05 (năm) hồ sơ``; two that differ
    are no count.
    """
    kept: list[Token] = []
    index = 0
    while index < len(found):
        end = index + 1
        if found[index].kind == "open" and kept and kept[-1].kind == "number":
            while end < len(found) and found[end].key in form.number_words:
                end += 1
            if end > index + 1 and end < len(found) and found[end].kind == "close":
                spelled = form.spelled(one.key for one in found[index + 1 : end])
                if spelled != kept[-1].number:
                    kept[-1] = replace(kept[-1], kind="decimal", number=None)
                index = end + 1
                continue
        kept.append(found[index])
        index += 1
    return kept
