"""What every test shares: Hypothesis profiles and the samples."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

SAMPLES = Path(__file__).parent / "samples"

# `print_blob` prints the line that repeats a failure on any machine; slow disks are no failure.
settings.register_profile("default", deadline=None, print_blob=True)
settings.register_profile("ci", parent=settings.get_profile("default"), database=None)
settings.register_profile("thorough", parent=settings.get_profile("default"), max_examples=2_000)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE", "ci" if "CI" in os.environ else "default")
)


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of sample registers and reports; read only."""
    return SAMPLES
