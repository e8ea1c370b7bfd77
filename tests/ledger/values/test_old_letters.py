"""Texts from before Unicode are told from Vietnamese, and what they say is told too."""

from __future__ import annotations

import pytest

from ledger.values.old_letters import OldLetters, old_letters


@pytest.mark.parametrize(
    ("text", "coding", "meant"),
    [
        ("§éi 1", "TCVN3", "Đội 1"),
        ("CÊp huyÖn", "TCVN3", "Cấp huyện"),
        ("m«i tr\u00adêng", "TCVN3", "môi trường"),
        ("1/Q§-CAH", "TCVN3", "1/QĐ-CAH"),
        ("§i khái n¬i c\u00ad tró", "TCVN3", "Đi khỏi nơi cư trú"),
        ("Ñoäi 1", "VNI", "Đội 1"),
        ("moâi tröôøng", "VNI", "môi trường"),
        ("Ñieàu tra cô baûn", "VNI", "Điều tra cơ bản"),
        ("Há»“ sÆ¡", "UTF-8", "Hồ sơ"),
        ("Äá»™i 1".replace("Ä", "Ä\u0090", 1), "UTF-8", "Đội 1"),
        ("Ð?i 1", "", ""),
        ("C\ufffdp", "", ""),
        ("Äá»i 1", "", ""),
    ],
)
def test_what_an_old_text_says(text: str, coding: str, meant: str) -> None:
    """The coding is named where the text it gives is Vietnamese; nothing is guessed else."""
    assert OldLetters(coding, meant) == old_letters(text)


@pytest.mark.parametrize(
    "text",
    [
        "Đội Hình sự",
        "ST\u00ad-001",
        "ÐV-001/2023",
        "Công an xã Hoà Bình",
        "«DKTMT»",
        "5½",
        "20°C",
        "Tổ 3 · Đội 2",
        "có phải?",
        "ST-001/2024",
        "CÔNG AN TỈNH",
    ],
)
def test_vietnamese_is_left_alone(text: str) -> None:
    """Signs that people write beside words make no text an old one."""
    assert old_letters(text) is None
