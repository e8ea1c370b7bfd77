"""Every page the program writes, looked at by axe-core: wide and narrow, light and dark. `make test-pages`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from commands.main import run
from tests.needs_pages.axe import NPM, found_by_axe
from tests.needs_pages.browser import CHROMIUM

pytestmark = [
    pytest.mark.needs_pages,
    pytest.mark.skipif(CHROMIUM is None or NPM is None, reason="needs Chromium and npm"),
]
LEDGER, DARK = "demo/so-cai", "@media (prefers-color-scheme: dark)"
WRITTEN = {
    "page": ("page", "--as-of", "14/10/2024"),
    "minutes": ("inspect", "minutes", "KT-01/2024", "--format", "html", "--as-of", "14/10/2024"),
    "read": ("inspect", "read", "demo/bao-cao-mau-1.docx", "--format", "html"),
    "replay": ("inspect", "replay", "--from", "15/10/2023", "--to", "14/10/2024"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the demonstration and the pages about it."""
    before, made = Path.cwd(), tmp_path_factory.mktemp("pages")
    os.chdir(made)
    try:
        assert run(["demo", "--inspection"]) == 0
        for name, (command, *rest) in WRITTEN.items():
            target = "--html" if name == "replay" else "--output"
            assert run(["--ledger", LEDGER, command, *rest, target, f"{name}.html"]) == 0
        yield made
    finally:
        os.chdir(before)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", WRITTEN)
def test_no_rule_is_broken(folder: Path, name: str, dark: bool, width: int) -> None:
    """Contrast, names of controls, order of headings: nothing is found, and much was looked at."""
    page = Path(folder, f"{name}.html").read_text("utf-8")
    found = found_by_axe(page.replace(DARK, "@media all") if dark else page, width)
    assert {"color-contrast", "document-title", "html-has-lang"} <= set(found.pop("passed"))
    assert not found


def test_what_is_pale_is_found() -> None:
    """The look would see a fault."""
    page = (
        '<!DOCTYPE html><html lang="vi"><title>T</title><body style="color:#aaa">Nhạt</body></html>'
    )
    assert "color-contrast" in found_by_axe(page)
