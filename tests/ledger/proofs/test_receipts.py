"""Receipts: what they say, and what is read as one."""

from __future__ import annotations

import pytest

from ledger.errors import BadValue, HalfReceipts, IntegrityBroken
from ledger.proofs.receipts import TreeHead, read_receipt, receipts_in, root_at
from tests.ledger.desk import Desk
from tests.ledger.tampering import fill

ROOT = "0123456789abcdef" * 4


@pytest.mark.parametrize(
    "text",
    [f"80:{ROOT}", f" 80 : {ROOT.upper()}\n", f"Biên nhận: 80:{ROOT}", f"Receipt: 80:{ROOT}"],
)
def test_a_receipt_is_a_size_and_a_root(text: str) -> None:
    """It is read back as it was printed, and printed as it is read."""
    assert TreeHead(80, ROOT) == read_receipt(text)
    assert f"80:{ROOT}" == str(read_receipt(text))


@pytest.mark.parametrize("text", ["", "80", f"80:{ROOT[1:]}", f"80:{ROOT}0", f"x:{ROOT}", ROOT])
def test_what_is_no_receipt(text: str) -> None:
    """Half a root, a root without its size, words."""
    assert read_receipt(text) is None


def test_receipts_among_other_words() -> None:
    """Every receipt of a file, however this version or an earlier one said it."""
    text = (
        f"Biên nhận: 80:{ROOT}\nghi chú 12\n"
        f"Biên nhận: 1.081 bút toán, mã gốc {ROOT[::-1]}\r\n"
        f"Receipt: 3 entries, root {ROOT}"
    )
    expected = [TreeHead(80, ROOT), TreeHead(1081, ROOT[::-1]), TreeHead(3, ROOT)]
    assert expected == receipts_in(text, "kept.txt")
    with pytest.raises(BadValue, match=r"kept\.txt"):
        receipts_in("Đã ghi bút toán số 5 lúc 10:15", "kept.txt")


@pytest.mark.parametrize(
    "line",
    [
        f"80:{ROOT[1:]}",
        f"80:{ROOT}0",
        f"Biên nhận: 80:{ROOT[:20]}",
        f"80:{ROOT[:40]}O{ROOT[41:]}",
        "80:",
        "80:abc",
        "Biên nhận: 80:abc",
        ROOT,
        f"mã gốc {ROOT[:32]}",
        f"80:{ROOT} 81:{ROOT[:30]}",
    ],
)
def test_half_a_receipt_is_not_passed_over(line: str) -> None:
    """A file in which a root was copied badly is refused as a whole, with the lines."""
    text = f"ghi chú\n3:{ROOT}\n{line}\r\n\n{line}"
    with pytest.raises(HalfReceipts, match=r"kept\.txt.*: 3, 5$"):
        receipts_in(text, "kept.txt")


@pytest.mark.parametrize(
    "line", ["", "lúc 10:15:30 ngày 02/03/2024", "Đã ghi: 76 bút toán.", "ĐV-014/2021: lập mới"]
)
def test_other_lines_are_no_receipts(line: str) -> None:
    """What else a screen shows may stand in the file."""
    assert [TreeHead(3, ROOT)] == receipts_in(f"{line}\n3:{ROOT}\n{line}", "kept.txt")


def test_many_bad_lines_are_named_to_the_tenth() -> None:
    """The list of lines has an end."""
    with pytest.raises(HalfReceipts, match=r": 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 …$"):
        receipts_in("80:abc\n" * 12, "kept.txt")


def test_the_root_at_an_earlier_size_is_that_receipts(desk: Desk) -> None:
    """Whatever was recorded since, the root of the first entries is what was printed then."""
    before = desk.ledger.tree_head()
    fill(desk)
    assert before[1] == root_at(desk.ledger, before[0])


class Treeless:
    """Something whose tree is gone."""

    def node(self, level: int, index: int) -> bytes | None:
        """No node."""


def test_a_root_whose_nodes_are_gone_is_none() -> None:
    """A missing node is a broken ledger, never another root."""
    with pytest.raises(IntegrityBroken):
        root_at(Treeless(), 1)
