"""Every command has a Vietnamese name beside its English one; a mistyped one is answered with the
near ones.
"""

from __future__ import annotations

import re

import click
import pytest

from commands.cli.spelling.verb_names import EVERYDAY, VIETNAMESE, both
from tests.command_tree import every
from tests.commands.console import Console
from tests.sources import ROOT

GUIDE = ROOT / "docs/huong-dan.md"
GROUPS = {words: one for words, one in every() if isinstance(one, click.Group)}
NAMED = sorted({words[-1] for words, _command in every() if words})


def names(group: click.Group) -> list[str]:
    """All names that the commands of a group answer to."""
    return [
        one
        for name in group.list_commands(click.Context(group))
        for one in both(name, group.name or "")
    ]


def test_every_command_has_a_vietnamese_name() -> None:
    """No command can be typed in English alone, and no name is left over from one that is gone."""
    assert NAMED == sorted(VIETNAMESE)


def test_vietnamese_names_are_typed_on_any_keyboard() -> None:
    """Small letters without accents, with hyphens between them."""
    assert [] == [one for one in VIETNAMESE.values() if not re.fullmatch("[a-z]+(-[a-z]+)*", one)]


@pytest.mark.parametrize("words", GROUPS, ids=lambda words: " ".join(words) or "socai")
def test_no_two_commands_share_a_name(words: tuple[str, ...]) -> None:
    """In a group each name, English or Vietnamese, means one command."""
    found = names(GROUPS[words])
    assert len(found) == len(set(found))


@pytest.mark.parametrize("words", GROUPS, ids=lambda words: " ".join(words) or "socai")
def test_help_shows_both_names(words: tuple[str, ...], books: Console) -> None:
    """A group that is asked for nothing lists its commands by both their names."""
    said = books(*words)
    listed = re.findall(r"^  ([a-z][a-z-]+), ([a-z][a-z-]+)  ", said.err, re.MULTILINE)
    assert (2, "", names(GROUPS[words])) == (
        said.code,
        said.out,
        [x for two in listed for x in two],
    )


def test_the_guide_tells_of_every_name() -> None:
    """The Vietnamese guide has every command by both its names."""
    text = GUIDE.read_text("utf-8")
    assert [] == [one for name in NAMED for one in both(name) if f"`{one}`" not in text]


@pytest.mark.parametrize("typed", [("--lang", "en"), ("--ledger", "so-cai"), ("--as", "CB01")])
def test_options_alone_show_the_help(typed: tuple[str, ...], books: Console) -> None:
    """What is said of the whole program names no command: where there is a ledger, the help is the
    answer.
    """
    said = books(*typed)
    assert (2, True) == (said.code, "stats, thong-ke" in said.err)


@pytest.mark.parametrize(
    "typed", ["tinh-trang", "tình-trạng", "Tình-Trạng", "TINH-TRANG", "status", "STATUS"]
)
def test_accents_and_capitals_do_not_matter(typed: str, books: Console) -> None:
    """A command means the same with accents and in capitals."""
    assert books("status") == books(typed)


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("regster", "`register`"),
        ("statuss", "`status`"),
        ("thonk-ke", "`thong-ke`"),
        ("thongke", "`thong-ke`, `thong-tu`"),
        ("thống kê", "`thong-ke`"),
        ("ho so xem ST-1", "`ho-so`"),
        ("regi", "`register`"),
        ("casefile opn", "`open`"),
        ("ho-so ketthuc", "`ket-thuc`"),
        ("casefile tranfser", "`transfer`"),
        ("ctvbm xêp-lai", "`xep-loai`"),
        ("doi-chieu", "`socai inspect reconcile`"),
        ("casefile rate", "`socai collaborator rate`"),
    ],
)
def test_a_mistyped_command_is_answered_with_the_near_one(
    typed: str, near: str, console: Console
) -> None:
    """A slip of the finger, a forgotten hyphen or the wrong family: the answer names what is meant."""
    said = console.line(typed)
    assert (2, f"Có phải {near}?") == (said.code, said.err.strip().split("'. ")[-1])


@pytest.mark.parametrize("typed", ["xyz", "12", "casefile qqq", "lập-kế-hoạch"])
def test_nothing_is_proposed_where_nothing_is_near(typed: str, console: Console) -> None:
    """No command is put forward that was surely not meant."""
    said = console.line(typed)
    assert (2, False) == (said.code, "Có phải" in said.err)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("unit add", "socai unit create"),
        ("officer thêm", "socai officer join"),
        ("casefile new", "socai casefile open"),
        ("quota add", "socai quota register"),
        ("unit edit", "socai unit change"),
        ("outcome delete", "socai void"),
        ("xoá", "socai void"),
        ("ls", ""),
    ],
)
def test_a_word_of_every_day_leads_to_the_command_that_does_it(
    console: Console, typed: str, meant: str
) -> None:
    """Who comes from another program is told what it is called here, in the same family."""
    said = console.line(typed)
    assert 2 == said.code
    assert (f"`{meant}`" in said.err) == bool(meant), said.err


def test_words_of_every_day_are_no_names_of_commands() -> None:
    """None of them hides a command, and each leads to one that is there."""
    words = {one for some, _verbs in EVERYDAY for one in some}
    mine = {one for name in NAMED for one in both(name)}
    assert {"add", "them"} >= words & mine, "an object is added"
    assert {verb for _words, verbs in EVERYDAY for verb in verbs} <= {*NAMED}
