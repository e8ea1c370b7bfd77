"""The lists of targets that come with the program (targets.md §4)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from projections.targets.checking import check_list
from projections.targets.target_list import TargetList

_FOLDER: Final = Path(__file__).with_name("lists")
_ORDER: Final = ("nvcb-2024", "doi-2021", "ma-tuy-2024", "ctvbm-2024", "toi-pham-co-to-chuc-2017")


@cache
def built_in_texts() -> Mapping[str, str]:
    """Each list's file, by its code."""
    return MappingProxyType(
        {code: (_FOLDER / f"{code}.toml").read_text("utf-8") for code in _ORDER}
    )


@cache
def built_in_list(code: str) -> TargetList:
    """A list that is built in, and without faults."""
    found = check_list(built_in_texts()[code]).found
    assert found is not None, "the lists that are built in have no faults"
    return found


@cache
def built_in_kinds() -> Mapping[str, str]:
    """The indicators of all these lists, and of what kind the value of each is."""
    lists = (built_in_list(code) for code in built_in_texts())
    return MappingProxyType(
        {name: one.kind for plan in lists for name, one in plan.indicators.items()}
    )
