"""A folder changed behind the ledger's back never gives another figure in silence."""

from __future__ import annotations

from collections.abc import Sequence
from random import SystemRandom

import pytest

from tests.commands.console import Console
from tests.faults.tampering.campaign import AFTERWARDS, WAYS, campaign
from tests.faults.tampering.scene import Scene, set_scene

pytestmark = pytest.mark.uncounted

LEFT_OUT = (
    *("report", "reconcile", "log", "others"),
    *("stats", "stats of a unit", "stats known then", "known then"),
)
DRAWN, SLOWER = 25, 2
"""How many kinds are drawn for two questions, and for all; `make faults` puts all to 2,000."""


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """The folder to tamper with."""
    return set_scene(tmp_path_factory.mktemp("tampering") / "scene")


def met(
    console: Console, scene: Scene, names: Sequence[str], left_out: Sequence[str] = ()
) -> list[str]:
    """What was met wrongly; the seed is printed with it."""
    console.at(AFTERWARDS)
    return campaign(scene, names, SystemRandom().randrange(1 << 32), left_out).faults


def test_every_kind_of_change_is_seen_or_harmless(console: Console, scene: Scene) -> None:
    """Verification sees it, or the register is what it was."""
    assert len(WAYS) > 100
    assert [] == met(console, scene, SystemRandom().sample(list(WAYS), DRAWN), LEFT_OUT)


def test_no_command_gives_another_figure(console: Console, scene: Scene) -> None:
    """Some kinds, drawn, put to every command that answers with figures."""
    assert [] == met(console, scene, SystemRandom().sample(list(WAYS), SLOWER))
