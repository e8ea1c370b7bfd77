"""Command lines that break a rule of what is done with a record while it is kept."""

from __future__ import annotations

from ledger import errors
from ledger.errors import entries, upkeep
from ledger.errors import input as given
from tests.commands.refusals.provocation import OPEN, Provocation

PERSONA = "persona open NV-201/2024 --symbol NV --unit DHS --officer CB03 --on 1/2/2024"
SURVEY = "casefile open ĐV-201/2024 --symbol ĐV --unit DHS --officer CB03 --on 1/2/2024"

CASES = (
    Provocation(
        upkeep.KindOfNothing,
        "casefile effect ST-101/2024 'khởi tố' --kind 'đề xuất' --on 1/9/2024",
        ("Khởi tố", "đề xuất"),
    ),
    Provocation(
        errors.UnknownCode,
        "casefile effect ST-101/2024 proposal --kind 'công văn' --on 1/9/2024",
        ("công văn", "Kiến nghị"),
    ),
    Provocation(
        upkeep.CountOfOne,
        "casefile effect ST-101/2024 'hiềm nghi' --count 2 --produced HN-101/2024 --on 1/9/2024",
        ("HN-101/2024", "2"),
    ),
    Provocation(
        upkeep.CountOfOne,
        "correct 21 --set count=3 --reason nhầm",
        ("HN-101/2024", "3"),
        before="casefile effect ST-101/2024 'hiềm nghi' --produced HN-101/2024 --on 1/9/2024",
    ),
    Provocation(
        upkeep.LedToAnotherLine,
        "casefile effect ST-101/2024 persona --produced HN-101/2024 --on 1/9/2024",
        ("HN-101/2024", "Hiềm nghi", "Vai ảo"),
    ),
    Provocation(
        upkeep.LedToAnotherLine,
        "correct 21 --set effect=special_case --reason nhầm",
        ("HN-101/2024", "Chuyên án"),
        before="casefile effect ST-101/2024 'hiềm nghi' --produced HN-101/2024 --on 1/9/2024",
    ),
    Provocation(
        upkeep.LedToBefore,
        "casefile effect ST-300/2024 'hiềm nghi' --produced HN-101/2024 --on 1/9/2024",
        ("HN-101/2024", "ST-300/2024", "01/09/2024"),
        before=f"{OPEN.format('ST-300/2024')} --on 1/9/2024",
    ),
    Provocation(
        entries.LedToAlready,
        "casefile effect ST-102/2024 'hiềm nghi' --produced HN-101/2024 --on 2/9/2024",
        ("HN-101/2024", "ST-101/2024", "bút toán 21", "--again"),
        before="casefile effect ST-101/2024 'hiềm nghi' --produced HN-101/2024 --on 1/9/2024",
    ),
    Provocation(
        entries.PenaltySaidAlready,
        "casefile effect ĐV-201/2024 administrative_penalty --count 4 --on 1/9/2024",
        ("ĐV-201/2024", "Bút toán 22", "kết quả công tác", "--again"),
        before=f"{SURVEY}\noutcome record penalty --cases 4 --penalty-type drugs "
        "--record ĐV-201/2024 --on 1/9/2024",
    ),
    Provocation(
        entries.PenaltySaidAlready,
        "outcome record penalty --cases 3 --penalty-type drugs --record ĐV-201/2024 --on 1/9/2024",
        ("ĐV-201/2024", "Bút toán 22", "hiệu quả", "--again"),
        before=f"{SURVEY}\ncasefile effect ĐV-201/2024 administrative_penalty --on 1/9/2024",
    ),
    Provocation(
        upkeep.KindOfNothing,
        "correct 21 --set effect=violation --reason nhầm",
        ("vi phạm", "de_xuat"),
        before="casefile effect ST-101/2024 proposal --kind 'đề xuất' --on 1/9/2024",
    ),
    Provocation(
        errors.BadValue,
        "correct 21 --set count=0 --reason nhầm",
        ("số lượng", "từ 1"),
        before="casefile effect ST-101/2024 violation --count 4 --on 1/9/2024",
    ),
    Provocation(
        given.NotWhole,
        "correct 21 --set count=2,5 --reason nhầm",
        ("2,5", "số nguyên", "96.400.000đ"),
        before="casefile effect ST-101/2024 violation --count 4 --on 1/9/2024",
    ),
    Provocation(
        given.NumberTooLarge,
        "casefile effect ST-101/2024 violation --count 200000 --on 1/9/2024",
        ("200000", "100000"),
    ),
    Provocation(
        upkeep.SubjectNotForLine,
        "casefile report HN-101/2024 --document 1/BC --subject 'không bố trí CTVBM'",
        ("Hiềm nghi", "Lý do không bố trí CTVBM"),
    ),
    Provocation(
        errors.UnknownCode,
        "casefile report VA-101/2024 --document 1/BC --subject 'lý do khác'",
        ("lý do khác", "Lý do không bố trí CTVBM"),
    ),
    *(
        Provocation(errors.BadValue, f"{SURVEY} --object '{code}'", (code, "chữ cái"))
        for code in ("Nguyễn Văn A", "--", "A:B", "X" * 41)
    ),
    Provocation(errors.OtherScript, f"{SURVEY} --object 'LV-О1'", ("“О”",)),
    Provocation(
        errors.AttributeNotForSymbol,
        "casefile change ST-101/2024 --object LV-01",
        ("ST", "đối tượng ĐTCB"),
    ),
    Provocation(
        errors.NothingChanges,
        "casefile change ĐV-201/2024 --object LV-01",
        ("ĐV-201/2024",),
        before=f"{SURVEY} --object LV-01",
    ),
    Provocation(
        upkeep.ServesOneWork,
        "persona assign NV-201/2024 --to 'điều tra vụ án' --on 1/4/2024",
        ("NV-201/2024", "Điều tra vụ án", "01/04/2024"),
        before=f"{PERSONA}\npersona assign NV-201/2024 --to investigation --on 1/3/2024",
    ),
    Provocation(
        upkeep.ServesNothing,
        "persona withdraw NV-201/2024 --on 1/4/2024",
        ("NV-201/2024", "01/04/2024"),
        before=PERSONA,
    ),
    Provocation(
        errors.ServedRecordNotOpen,
        "persona assign NV-201/2024 --to VA-101/2024 --on 1/3/2024",
        ("VA-101/2024", "01/03/2024"),
        before=PERSONA,
    ),
    Provocation(
        errors.NotForThisLine,
        "persona assign NV-201/2024 --to LC-101/2023",
        ("Cộng tác viên bí mật",),
        before=PERSONA,
    ),
    Provocation(
        errors.UnknownRecord,
        "persona assign NV-201/2024 --to ST-999/2024",
        ("ST-999/2024",),
        before=PERSONA,
    ),
    Provocation(
        errors.MoreValuableThanItems,
        "persona items NV-201/2024 1 --valuable 2",
        ("2",),
        before=PERSONA,
    ),
    Provocation(
        upkeep.CheckedAlready,
        "file-check ST-103/2024 ST-101/2024 --by-officer CB01 --on 1/9/2024",
        ("CB01", "ST-101/2024", "01/09/2024", "socai log"),
        before="file-check ST-101/2024 --by-officer CB01 --on 1/9/2024",
    ),
    Provocation(
        upkeep.ChecksOwnFile,
        "file-check ST-103/2024 ST-101/2024 --by-officer cb02 --on 1/9/2024",
        ("CB02", "ST-101/2024", "01/09/2024"),
    ),
    Provocation(
        upkeep.ChecksOwnFile,
        "correct 21 --set checker=CB02 --reason nhầm",
        ("CB02", "ST-101/2024"),
        before="file-check ST-101/2024 --by-officer CB01 --on 1/9/2024",
    ),
    Provocation(
        errors.OfficerNotEnrolledYet,
        "file-check ST-101/2024 --by-officer CB09 --on 1/9/2024",
        ("CB09", "01/09/2024"),
        before="officer join CB09 --unit DHS --on 2/9/2024",
    ),
    Provocation(
        errors.StillNamed,
        "void 21 --reason nhầm",
        ("CB09", "ST-101/2024"),
        before=(
            "officer join CB09 --unit DHS --on 1/9/2024\n"
            "file-check ST-101/2024 --by-officer CB09 --on 2/9/2024"
        ),
    ),
    Provocation(
        given.NumberTooLarge,
        "file-check ST-101/2024 --by-officer CB01 --findings 2000",
        ("2000", "1000"),
    ),
)
