"""The same name as different people, keyboards and programs write it."""

from __future__ import annotations

import random
import unicodedata

LETTERS = "ABCDĐEGHIKLMNOPQRSTUVXYỔỘÚÀỊ"
SIGNS = "\u200b\u00ad\ufeff\u200e\u202a\u202c\u2066\u2069\ufe0f\u200d"
SPACES = " \u00a0\u2009\u3000"
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"


def respelled(text: str, seed: int) -> str:
    """The same as somebody else may type it, in another program."""
    chance = random.Random(seed)

    def letter(one: str) -> str:
        forms = [one, one.lower(), unicodedata.normalize("NFD", one)]
        if one == "Đ":
            forms += ["Ð", "Ɖ", "ð", "đ", "ɖ"]
        if one == "-":
            forms += DASHES
        if one.isascii() and one.isalnum():
            forms.append(chr(ord(one) + 0xFEE0))
        return chance.choice(forms)

    aside = [*SIGNS, *SPACES, "", "", ""]
    return "".join(letter(one) + chance.choice(aside) for one in text)
