"""Every form, as Word and Excel, from its position, days, version and template: the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from projections.documents.forms.form import built_in_forms
from projections.documents.lines.intake import read_document
from tests.commands.console import Console
from tests.contracts import target_books as made
from tests.contracts.test_targets import YEAR

PERIODS = {
    "bao-cao-tuan": "--period week:20/6/2024",
    "thong-ke-thang": "--period reporting-month:6/2024",
    "bao-cao-6-thang": "--period half-year:1/2024",
    "so-ket-doi": "--period half-year:1/2024",
    "de-an-6-thang": "--period half-year:1/2020",
    "de-an-nam": "--period year:2020",
    "de-an-tong-ket": "--from 1/1/2017 --to 31/12/2020",
    "de-nghi-ky-luat": "--period quarter:2/2024",
} | dict.fromkeys(
    (
        *("dang-ky-chi-tieu-doi", "doc-thong-tu", "ra-soat-ctvbm", "tong-ket-doi"),
        *("ke-hoach-ctvbm", "tien-do-ctvbm", "ke-hoach-doi"),
    ),
    "--period year:2024",
)
"""Of which days each is written; the others of the reporting year."""

BEFORE = """
secrecy set Mật --copying "Bản số 01, cấm sao chụp" --on 1/1/2024
quota register lc_opened 3 --officer O1 --from 1/1/2024 --to 31/12/2024 --on 10/1/2024
quota approve lc_opened --officer O1 --decided-by C1 --on 11/1/2024
circular read 14/TT --officer O1 --officer O2 --on 2/2/2024
meeting attend O1 --leader L1 --on 5/6/2024
file-check ST-02 --by-officer C1 --findings 2 --on 20/6/2024
inspection open 01/KT --kind self --plan 1/KH --participant L1 --inspected O1 --on 3/6/2024
outcome record penalty --cases 4 --penalty-type drugs --amount-dong 9000000 --branch "ma túy" --on 12/6/2024
gang find G1 --leaders-known 1 --leaders-on-watch 0 --first-found-by own --on 15/6/2024
"""
SINCE = """
@ 25/10/2024 08:00
unit change HX --name "Công an huyện X mới" --on 1/6/2024
unit create DX2 --name "Đội 2" --level huyện --parent HX --on 1/1/2020
officer join O3 --unit DX1 --duty trinh_sat --on 1/2/2023
officer change O2 --duty dieu_tra_vien --on 10/6/2024
secrecy set "Tuyệt mật" --copying "Cấm sao" --on 2/1/2024
quota register lc_opened 5 --officer O1 --from 1/1/2024 --to 31/12/2024 --on 1/2/2024
quota approve lc_opened --officer O1 --decided-by C1 --on 2/2/2024
circular read 14/TT --officer C1 --on 3/2/2024
meeting attend C1 --leader L1 --on 6/6/2024
file-check ST-04 --by-officer C1 --findings 1 --on 21/6/2024
inspection open 02/KT --kind general --plan 2/KH --participant L1 --inspected C1 --on 4/6/2024
outcome record penalty --cases 9 --penalty-type forest --branch "môi trường" --on 13/6/2024
outcome record crime --cases 7 --solved 2 --branch "hình sự" --on 13/6/2020
gang find G2 --leaders-known 2 --leaders-on-watch 1 --first-found-by other --on 16/6/2020
object add B --symbol ĐB --unit HX --on 1/1/2023
casefile open ST-09 --symbol ST --class B --list III --unit DX1 --officer O1 --on 18/6/2024
casefile open ST-10 --symbol ST --class B --list III --unit DX1 --officer O1 --on 18/6/2020
casefile change ST-01 --class B --on 19/6/2024
collaborator rate LT-01 khá --on 1/9/2024
collaborator items LC-01 3 --valuable 2 --on 5/6/2024
casefile effect ĐV-01 proposal --kind kien_nghi --on 20/6/2024
attest record no_missed_watch --unit HX --from 15/10/2023 --to 14/10/2024 --yes-it-is --document 2/XN --attested-by L1 --on 14/10/2024
void 20 --reason "ghi nhầm"
"""
"""What may show in any of the papers, recorded after them and of their days."""

FORMS = sorted(built_in_forms())


@pytest.fixture(scope="module")
def district(
    still_console: Console, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, tuple[bytes, ...]]]:
    """A district's papers of every form: written first, written later as of then, and as of now."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("HX"))
        patch.setenv("SOCAI_AS", "PM")
        still_console.all(made.HX + BEFORE, ledger="so")
        found = {one: _written(still_console, one, "a") for one in FORMS}
        position = read_document(Path(f"{FORMS[0]}-a.docx")).properties["socai-position"]
        still_console.all(SINCE, ledger="so")
        for form in FORMS:
            found[form] += _written(still_console, form, "b", f"--known-at {position}")
            found[form] += _written(still_console, form, "c")
        yield found


def _written(console: Console, form: str, name: str, more: str = "") -> tuple[bytes, ...]:
    days = PERIODS.get(form, YEAR)
    line = f"report write --form {form} {days} --dated 24/10/2024 --output {form}-{name} {more}"
    console.all(f"{line} --format both", ledger="so")
    return tuple(Path(f"{form}-{name}.{ending}").read_bytes() for ending in ("docx", "xlsx"))


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_written_again_byte_for_byte(
    form: str, district: dict[str, tuple[bytes, ...]]
) -> None:
    """Whatever was recorded since of the same days, which a paper of today shows."""
    word, sheet, word_again, sheet_again, word_now, sheet_now = district[form]
    assert word == word_again
    assert sheet == sheet_again
    assert word != word_now
    assert sheet != sheet_now
