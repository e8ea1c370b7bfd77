"""Texts in letters from before Unicode (TCVN3, VNI), or read in the wrong coding.

Old fonts showed ``§éi`` as “Đội”; a file saved as UTF-8 and opened as Windows-1252 shows ``Äá»™i``.
Where the text they stand for is plain Vietnamese, it can be told; it is never taken unasked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Final, NamedTuple

from ledger.values.text import as_seen


class OldLetters(NamedTuple):
    """What a text is written in, and what it means; both empty where nothing can be told."""

    coding: str = ""
    meant: str = ""


_TCVN3: Final = str.maketrans(
    "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
)
"""TCVN 5712:1993, third form, as Windows-1252 shows it."""

_VNI_MARKS: Final = {
    **dict(zip("ùøûõï", ("\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), strict=True)),
    **dict(
        zip(
            "âáàåãä",
            (
                "\u0302",
                "\u0302\u0301",
                "\u0302\u0300",
                "\u0302\u0309",
                "\u0302\u0303",
                "\u0302\u0323",
            ),
            strict=True,
        )
    ),
    **dict(
        zip(
            "êéèúüë",
            (
                "\u0306",
                "\u0306\u0301",
                "\u0306\u0300",
                "\u0306\u0309",
                "\u0306\u0303",
                "\u0306\u0323",
            ),
            strict=True,
        )
    ),
}
"""VNI for Windows: the sign after a vowel is its marks."""
_VNI_VOWEL: Final = re.compile(f"([aeiouyôöAEIOUYÔÖ])([{''.join(_VNI_MARKS)}])", re.IGNORECASE)
_VNI_LETTERS: Final = str.maketrans("ñÑôÔöÖæÆóÓòÒîÎ", "đĐơƠưƯỉỈĩĨịỊỵỴ")

_SIGNS: Final = "¡¢£¤¥¦§¨©ª«¬®µ¶·¸¹»¼½¾×÷ƒ„…†‡ˆ‰‹›˜™"
_STRANGE: Final = "ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñöøûüþÿŒœŠšŸŽž"
_ODD: Final = re.compile(f"(?<=[^\\W\\d_])[{_SIGNS}]|[{_SIGNS}](?=[^\\W\\d_])|[{_STRANGE}]")
"""Letters that Vietnamese does not write, and signs beside a letter.

A soft hyphen proves nothing: programs leave it behind in any text.
"""
_LOST: Final = re.compile("\ufffd|(?<=[^\\W\\d_])\\?(?=[^\\W\\d_])")
"""A mark in a word, where a program had no letter to put."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_VOWELS: Final = "aăâeêioôơuưy"
_SYLLABLE: Final = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    rf"[{_VOWELS}]{{1,3}}(?:ch|ng|nh|[cmnpt])?"
)
_INITIALS: Final = re.compile(f"[b-df-hj-np-tv-xzđ]{{1,5}}|[{_VOWELS}]{{0,1}}[a-zđ]{{1,3}}")
_TONES: Final = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


def old_letters(text: str) -> OldLetters | None:
    """What an old or wrong coding a text is in; None when it is in Unicode as it should be."""
    if text.isascii() and "?" not in text:
        return None
    if _LOST.search(text):
        return OldLetters()
    if not _ODD.search(text):
        return None
    for coding, convert in CODINGS.items():
        meant = convert(text)
        if not _ODD.search(meant) and all(map(_is_word, _WORD.findall(meant))):
            return OldLetters(coding, as_seen(meant))
    return OldLetters() if any(sign in text for sign in _STRANGE) else None


def _utf8(text: str) -> str:
    """What UTF-8 says that was read as Windows-1252; the text itself when it was not."""
    try:
        return b"".join(map(_byte, text)).decode("utf-8")
    except UnicodeError:
        return text


def _byte(sign: str) -> bytes:
    try:
        return sign.encode("cp1252")
    except UnicodeEncodeError:
        return sign.encode("latin-1")


def _tcvn3(text: str) -> str:
    return text.translate(_TCVN3)


def _vni(text: str) -> str:
    marked = _VNI_VOWEL.sub(_vowel, text)
    return unicodedata.normalize("NFC", marked.translate(_VNI_LETTERS))


def _vowel(found: re.Match[str]) -> str:
    return found[1].translate(_VNI_LETTERS) + _VNI_MARKS[found[2].lower()]


CODINGS: Final[dict[str, Callable[[str], str]]] = {"UTF-8": _utf8, "TCVN3": _tcvn3, "VNI": _vni}
"""The codings by name, each with what a text that was written in it says."""


def _is_word(word: str) -> bool:
    """Whether a word is a Vietnamese syllable, or initials."""
    split = unicodedata.normalize("NFD", word.lower())
    bare = unicodedata.normalize("NFC", _TONES.sub("", split))
    if len(_TONES.findall(split)) > 1:
        return False
    return bool(_SYLLABLE.fullmatch(bare) or _INITIALS.fullmatch(bare))


def in_unicode(text: str, coding: str) -> str:
    """What a text says whose font is of an old coding; itself where it is in Unicode all the same.

    Programs name such a font also for what they wrote in Unicode: letters that no old one has.
    """
    if any(ord(sign) > _LAST_OLD and sign not in _SHOWN_ABOVE for sign in text):
        return text
    return CODINGS[coding](text)


_LAST_OLD: Final = 0xFF
_SHOWN_ABOVE: Final = frozenset(bytes(range(0x80, 0xA0)).decode("cp1252", "ignore"))
"""What Windows-1252 shows of the codes 80 to 9F, which stand higher in Unicode."""
