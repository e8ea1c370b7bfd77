"""Attestations and quotas shown, period by period; the log of whatever is no record."""

from __future__ import annotations

import json

from tests.commands.console import Console

SCRIPT = """\
officer change CB01 --role leader --on 1/1/2024
outcome record arrest --persons 1 --offence 251 --on 30/6/2024
gang find G1 --leaders-known 1 --on 1/7/2024
attest record benefits_paid --from 1/1/2024 --to 30/6/2024 --yes-it-is --document 1/XN --on 1/7/2024
attest record benefits_paid --from 1/7/2024 --to 31/12/2024 --no-it-is-not --document 2/XN --on 1/10/2024
attest record prior_count --indicator crime_fall --from 1/1/2023 --to 31/12/2023 --number 9 --document 3/BC --on 1/2/2024
quota register lc_opened 4 --officer CB02 --from 1/1/2024 --to 31/12/2024 --on 28/1/2024 --as CB02
quota approve lc_opened --officer CB02 --decided-by CB01 --on 1/2/2024
"""


def test_what_stands_is_shown(books: Console) -> None:
    """Each period of a code or an indicator, of one holder, as of any day."""
    books.all(SCRIPT)
    said = books.line("attest show benefits_paid")
    assert 0 == said.code, said.shown
    assert ("2/XN" in said.out, "1/XN" in said.out) == (True, True)
    told = json.loads(books.line("attest show benefits_paid --as-of 1/8/2024 --format json").out)
    assert [("2024-01-01", True)] == [(one["start"], one["holds"]) for one in told["rows"]]
    prior = "attest show prior_count --indicator crime_fall --format json"
    assert [9] == [one["quantity"] for one in json.loads(books.line(prior).out)["rows"]]
    quota = json.loads(books.line("quota show lc_opened --officer CB02 --format json").out)
    assert [(4, 4, "approved")] == [
        (one["registered"], one["approved"], one["status"]) for one in quota["rows"]
    ]
    for nothing in ("quota show lc_opened", "attest show steering_board --unit DHS"):
        assert 5 == books.line(nothing).code


def test_the_log_of_a_paper(books: Console) -> None:
    """By the number or code that a receipt names."""
    books.all(SCRIPT)
    topics = {
        "CAH-20240630-1": ["outcome.recorded"],
        "g1": ["gang.found"],
        "benefits_paid@CAH": ["attestation.made", "attestation.made"],
        "lc_opened@officer:CB02": ["quota.registered", "quota.approved"],
    }
    for number, expected in topics.items():
        told = json.loads(books.line(f"log {number} --format json").out)
        assert expected == [one["kind"] for one in told], number
    assert 5 == books.line("log G2").code
