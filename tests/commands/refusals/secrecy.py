"""Command lines that secrecy refuses."""

from __future__ import annotations

from ledger.errors import secrecy
from tests.commands.refusals.provocation import OPEN, Provocation

CASES = (
    Provocation(secrecy.MaskedNumber, OPEN.format("CTV-•••1"), ("CTV-•••1", "số đã che")),
    Provocation(secrecy.MaskedNumber, "show 'CTV-•••12'", ("CTV-•••12", "vị trí")),
    Provocation(
        secrecy.DisclosureUnexplained, "register --with-sources --reason ' '", ("lý do", "--reason")
    ),
    Provocation(
        secrecy.SecrecyUnchanged,
        "secrecy set Mật --on 2/1/2024",
        ("02/01/2024", "secrecy show"),
        before="secrecy set mat --on 1/1/2024",
    ),
)
