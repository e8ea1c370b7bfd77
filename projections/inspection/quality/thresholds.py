"""From where on a figure about reports and recording is worth a look: data in ``quality.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Thresholds(NamedTuple):
    """What stands out; the file says what each means."""

    modified_z: float
    deviations: float
    least_difference: int
    near_days: int
    period_days: int
    bulk_entries: int
    bulk_share: float


@cache
def thresholds() -> Thresholds:
    """Those that come with the program."""
    data = tomllib.loads(files(__package__).joinpath("quality.toml").read_text("utf-8"))
    return Thresholds(**data)
