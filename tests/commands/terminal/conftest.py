"""These tests need a terminal made by POSIX (``pty``); Windows has none, and does not collect them.

What they are about is tested everywhere without a terminal, in ``tests/commands/screens``.
"""

from __future__ import annotations

import os

collect_ignore_glob = [] if os.name == "posix" else ["test_*.py"]
