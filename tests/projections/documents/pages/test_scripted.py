"""A page that works by itself: no text ends its script, and its policy lets only its own run."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256

from projections.documents.pages.scripted import json_in_page, scripted_page

HOSTILE = "</script><script>alert(1)</script><!-- \u2028\u2029 & \" ' \\ ]]>"


def page() -> str:
    """The page of a replay with a hostile text in its data and in its title."""
    return scripted_page(HOSTILE, "vi", "replay", ("replay_engine", "replay_page"), {"a": HOSTILE})


def test_data_is_read_as_it_was() -> None:
    """Whatever a text holds, the JSON says it and holds no sign that HTML knows."""
    told = json_in_page({"a": HOSTILE, "b": [1, None, True]})
    assert {"a": HOSTILE, "b": [1, None, True]} == json.loads(told)
    assert not set("<>&\u2028\u2029") & set(told)


def test_policy_names_the_script_and_the_style() -> None:
    """Nothing is loaded from anywhere, and no other script runs."""
    text = page()
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    for tag in ("script", "style"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = b64encode(sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")


def test_nothing_comes_from_elsewhere() -> None:
    """No address in the page but the name of SVG, no element that loads or sends, no inline code."""
    text = page()
    assert {"http://www.w3.org/2000/svg"} == set(re.findall(r"https?://[^\"' ]+", text))
    assert not re.findall(r"<(?:link|img|iframe|object|form|base)\b|\bsrc=|\bhref=|url\(", text)
    assert not re.findall(r"<[a-z]+[^>]* (?:on[a-z]+|style)=", text)
    assert 1 == text.count("<script>")
