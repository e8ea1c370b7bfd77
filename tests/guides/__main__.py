"""Write the pictures and pages that the program makes: ``python -m tests.guides``."""

from __future__ import annotations

import sys

from tests.guides.messages_page import PAGE, page
from tests.guides.page_pictures import draw, pages
from tests.guides.scenes import PICTURES, drawn


def main() -> int:
    """Write all of them."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for path, content in [*drawn(), (PAGE, page())]:
        path.write_text(content, "utf-8", newline="\n")
    for picture, shown in pages():
        draw(picture, shown)
    return 0


if __name__ == "__main__":
    sys.exit(main())
