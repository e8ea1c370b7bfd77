"""What switching a rule off shows: how reports with known answers are judged, and what is worse."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from projections.documents.lines.document import Document
from projections.inspection.reading.sentences import reader as sentences
from projections.inspection.reading.sentences.productions import PRODUCTIONS
from tests.projections.made_reports import HEAD, document_of
from tests.reading_campaign.ablation import SAMPLES, against, shows
from tests.reading_campaign.ablation_rules import RULES, without_production
from tests.reading_campaign.known_cases import Answer, KnownCase, known_cases
from tests.reading_campaign.page import key_of
from tests.sources import ROOT

OPENING: frozenset[object] = frozenset({key_of("ST", "opening", {})})
ADDED: frozenset[object] = frozenset({key_of("ST", "added", {})})
TOLD: Document = document_of(f"{HEAD}\n1. Công tác sưu tra\n- Đầu kỳ 03\n- Dùng thử 07")


@pytest.mark.uncounted
def test_the_samples_are_read_as_their_answers_say() -> None:
    """Nothing wrong, nothing false, no planted error missed."""
    counted = sum((case.judged() for one in SAMPLES for case in known_cases(one)), Counter[str]())
    assert {"right", "found"} == set(counted)


def test_a_report_is_held_against_its_answers() -> None:
    """Read, read otherwise, listed as not read, neither; a planted error that no check names."""
    error = {"rules": ["movement"], "text": "Đầu kỳ"}
    answers: list[Answer] = [(OPENING, 3), (ADDED, 7), (ADDED, 8)]
    found = KnownCase(TOLD, answers, must=[error]).judged()
    assert {"right": 1, "listed": 1, "silent": 1, "missed": 1} == +found
    assert {"wrong": 1, "listed": 1} == +KnownCase(TOLD, [(ADDED, 7)]).judged()
    assert {"right": 1, "listed": 1} == +KnownCase(TOLD, [(ADDED, 7), (OPENING, 3)]).judged()


def test_what_is_worse_without_a_rule() -> None:
    """More wrong figures, or fewer right ones; more right ones alone are nothing worse."""
    whole, without = Counter(right=10), Counter(right=8, wrong=1)
    assert {"wrong": 1, "lost": 2} == +against(without, whole)
    assert (True, False) == (shows((against(without, whole),)), shows((against(whole, without),)))


def test_a_production_is_left_out_where_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """The others stay in their order."""
    kept = PRODUCTIONS
    monkeypatch.setattr(sentences, "PRODUCTIONS", kept)
    without_production(kept[3].name)()
    assert (*kept[:3], *kept[4:]) == vars(sentences)["PRODUCTIONS"]


def test_the_table_of_the_docs_names_rules_that_there_are() -> None:
    """Each by the name under which it is switched off."""
    text = (ROOT / "docs/reading.md").read_text("utf-8")
    told = text.partition("| rule switched off |")[2].partition("\n\n")[0]
    names = re.findall(r"^\| (?!rule)(.+?) \| [\d·]", told, re.MULTILINE)
    known = {name.removeprefix("production: ") for name in RULES}
    assert (set(), True) == (set(names) - known, bool(names))
