"""What every test shares: Hypothesis profiles and the samples."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

SAMPLES = Path(__file__).parent / "samples"
_MEMORY = Path("/dev/shm")
_ROOM = 4 * 2**30
"""Bytes that a run may take: it takes a quarter of them."""

# A ledger waits for the disk at every entry, which is half the time of these tests: where there is
# a disk in memory, with room, their folders are made there. None of them pulls the plug.
_HERE = "TMPDIR" not in os.environ and _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK)
if _HERE and shutil.disk_usage(_MEMORY).free > _ROOM:
    os.environ["PYTEST_DEBUG_TEMPROOT"] = os.environ["TMPDIR"] = tempfile.tempdir = str(_MEMORY)

# Most of what is made lives as long as the run; looking through it all again takes a tenth of it.
gc.set_threshold(100_000, 50, 1_000)

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
