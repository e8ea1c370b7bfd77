"""What every test shares: Hypothesis profiles and the samples."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

SAMPLES = Path(__file__).parent / "samples"

# `print_blob` prints the line that repeats a failure on any machine; slow disks are no failure.
settings.register_profile("default", max_examples=60, deadline=None, print_blob=True)
settings.register_profile("ci", parent=settings.get_profile("default"), database=None)
settings.register_profile("thorough", parent=settings.get_profile("default"), max_examples=2_000)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE", "ci" if "CI" in os.environ else "default")
)


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of sample registers and reports; read only."""
    return SAMPLES


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Let coverage look away from tests that draw at random or do much work for few lines.

    What counts as covered is then shown by tests that do the same every time, and tracing, which
    doubles the time of a test, is not paid where it tells nothing.
    """
    tracer = sys.gettrace()
    if tracer is None or not any(map(item.get_closest_marker, ("hypothesis", "uncounted"))):
        return (yield)
    sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(tracer)
