"""Ledgers that are none, that cannot be written, that others hold, that are newer or broken."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import Any

from ledger import errors
from ledger.storage import reading, sqlite
from ledger.storage.connections import LedgerPool
from tests.commands.refusals.provocation import DATABASE, Provocation, Stage
from tests.ledger.old_format import as_format_1

RECORD = "casefile report ST-101/2024 --document 1/BC"


def statement(sql: str) -> Callable[[Stage], None]:
    """Run a statement on the database behind the ledger's back."""

    def run(_: Stage) -> None:
        with closing(sqlite3.connect(DATABASE)) as database, database:
            database.execute(sql)

    return run


def limited(pragma: str) -> Callable[[Stage], None]:
    """Open every connection with a limit, as a full or read-only disk sets it; root is bound by it
    too.
    """

    def prepare(stage: Stage) -> None:
        connect = LedgerPool._create_connection

        def limited_connection(pool: LedgerPool) -> Any:
            made = connect(pool)
            made._sqlite_conn.execute(pragma)
            return made

        stage.patch.setattr(LedgerPool, "_create_connection", limited_connection)

    return prepare


def fill_disk(stage: Stage) -> None:
    """Leave no page free after those there are."""
    with closing(sqlite3.connect(DATABASE)) as database:
        pages = database.execute("PRAGMA page_count").fetchone()[0]
    limited(f"PRAGMA max_page_count={pages}")(stage)


def hold(stage: Stage) -> None:
    """Somebody else is writing, and does not finish while we wait."""
    other = sqlite3.connect(DATABASE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    stage.in_the_end.callback(other.close)
    stage.patch.setattr(sqlite, "PATIENCE_SECONDS", 1)


def fail(stage: Stage) -> None:
    """The store fails in a way that nobody foresaw."""

    def refuse(*_: object) -> None:
        raise sqlite3.OperationalError("interrupted")

    stage.patch.setattr(reading, "tail", refuse)


def garbage(_: Stage) -> None:
    """Something else lies where the database should be."""
    DATABASE.write_bytes(b"\x93garbage\x00" * 4_096)


def emptied(_: Stage) -> None:
    """The database is a file without a byte."""
    DATABASE.write_bytes(b"")


def foreign(_: Stage) -> None:
    """A database, but of another program."""
    Path("khac").mkdir()
    with closing(sqlite3.connect("khac/ledger.sqlite")) as database, database:
        database.execute("CREATE TABLE danh_ba (ten TEXT)")


def without_java(stage: Stage) -> None:
    """Spark's library is there, Java is not; the environment asks for it."""
    library, gateway, sql = (ModuleType(name) for name in ("pyspark", "gateway", "sql"))
    vars(library).update(SparkConf=None, SparkContext=None)
    vars(gateway).update(launch_gateway=None)
    vars(sql).update(SparkSession=None)
    names = ("pyspark", "pyspark.java_gateway", "pyspark.sql")
    for name, module in zip(names, (library, gateway, sql), strict=True):
        stage.patch.setitem(sys.modules, name, module)
    stage.patch.setenv("JAVA_HOME", "khong-co-java")
    stage.patch.setenv("SOCAI_ENGINE", "spark")


def as_an_earlier_version(_: Stage) -> None:
    """Put the ledger back into the first format."""
    old = as_format_1(DATABASE, DATABASE.with_suffix(".old"))
    old.replace(DATABASE)


def older_database(stage: Stage) -> None:
    """Make facts, and put the database back as it was before the last entry."""
    before = DATABASE.with_name("truoc.sqlite")
    with closing(sqlite3.connect(DATABASE)) as source, closing(sqlite3.connect(before)) as copy:
        source.backup(copy)
    stage.console.all(f"{RECORD}\nstats")
    before.replace(DATABASE)


def older_database_without_list(stage: Stage) -> None:
    """The same, and the list of the facts is gone."""
    older_database(stage)
    (DATABASE.with_name("facts") / "manifest.json").unlink()


def half_kept(_: Stage) -> None:
    """Keep a file of receipts in whose second line a root was not copied whole."""
    Path("kept.txt").write_text(f"3:{'a' * 64}\n4:{'a' * 60}\n", "utf-8")


def other_facts(stage: Stage) -> None:
    """Lay the facts of another ledger beside it."""
    stage.console.all("init khac --unit CAH --name x --as CB01\n--ledger khac stats")
    Path("khac/facts").replace(DATABASE.with_name("facts"))


CASES = (
    Provocation(errors.NoLedgerHere, "--ledger khong-co status", ("khong-co", "socai init")),
    Provocation(errors.NoLedgerHere, "--ledger . verify", (".",)),
    Provocation(errors.NoLedgerHere, "--ledger bao-cao-nho.txt log", ("bao-cao-nho.txt",)),
    Provocation(errors.NoLedgerHere, "--ledger khac status", ("khac",), prepare=foreign),
    Provocation(errors.LedgerExists, "init so-cai --unit CAH --name x", ("so-cai",)),
    Provocation(
        errors.LedgerNotWritable,
        "init bao-cao-nho.txt/so --unit CAH --name x --as CB01",
        ("bao-cao-nho.txt",),
    ),
    Provocation(
        errors.LedgerNotWritable, RECORD, ("chỉ cho đọc",), prepare=limited("PRAGMA query_only=1")
    ),
    Provocation(
        errors.LedgerNotWritable, "import so-theo-doi-mau.xlsx", ("đã đầy",), prepare=fill_disk
    ),
    Provocation(errors.LedgerBusy, RECORD, ("20",), prepare=hold),
    Provocation(
        errors.NewerFormat, "status", ("99", "2"), prepare=statement("PRAGMA user_version=99")
    ),
    Provocation(
        errors.OlderFormat, RECORD, ("1", "2", "socai upgrade"), prepare=as_an_earlier_version
    ),
    Provocation(errors.StoreDamaged, "status", ("không phải cơ sở dữ liệu",), prepare=garbage),
    Provocation(errors.EntriesGone, "status", ("so-cai", "socai init"), prepare=emptied),
    Provocation(
        errors.DoesNotHold,
        "upgrade",
        ("cơ sở dữ liệu",),
        prepare=statement("CREATE VIEW xem AS SELECT 1"),
    ),
    Provocation(
        errors.IntegrityBroken,
        "log",
        ("20",),
        prepare=statement("UPDATE stored_events SET state='{' WHERE position=20"),
    ),
    Provocation(
        errors.ClockWentBack,
        RECORD,
        ("01/10/2024 08:00:00", "30/09/2024"),
        before="@ 30/9/2024 08:00",
    ),
    Provocation(
        errors.ClockFarAhead,
        RECORD,
        ("31/12/2024 08:00:00", "91", "01/10/2024 08:00:00", "--yes"),
        before="@ 31/12/2024 08:00",
    ),
    Provocation(errors.ClockNotBehind, "clock --accept", ("01/10/2024 08:00:00",)),
    Provocation(
        errors.ClockAcceptedAlready,
        "clock --accept",
        ("01/10/2024 08:00:00",),
        before="@ 30/9/2024 08:00\nclock --accept",
    ),
    Provocation(errors.UnknownEngine, "stats --engine=", ("“”", "duckdb")),
    Provocation(
        errors.UnknownEngine,
        "stats",
        ("“”",),
        prepare=lambda stage: stage.patch.setenv("SOCAI_ENGINE", ""),
    ),
    Provocation(errors.UnknownEngine, "stats --engine sprak", ("sprak", "duckdb, spark")),
    Provocation(errors.UnknownEngine, "trace ST current --engine duckdb=2", ("duckdb=2",)),
    Provocation(
        errors.UnknownEngine,
        "stats",
        ("7",),
        prepare=lambda _: Path("so-cai/socai.toml").write_text("engine = 7\n", "utf-8"),
    ),
    Provocation(
        errors.EngineMissing,
        "stats --engine spark",
        ("pyspark",),
        prepare=lambda stage: stage.patch.setitem(sys.modules, "pyspark", None),
    ),
    Provocation(errors.EngineMissing, "stats", ("Java 17",), prepare=without_java),
    *(
        Provocation(errors.FactsKnowMore, line, ("21", "20", "rebuild"), prepare=older_database)
        for line in ("stats", "register", "log", RECORD)
    ),
    Provocation(
        errors.FactFilesKnowMore,
        "stats",
        ("21", "20", "rebuild"),
        prepare=older_database_without_list,
    ),
    *(
        Provocation(errors.FactsOfOtherEntries, line, ("3", "rebuild"), prepare=other_facts)
        for line in ("stats", "status", RECORD)
    ),
    Provocation(errors.BadValue, "verify --receipt 20:abc", ("--receipt", "20:abc")),
    Provocation(errors.BadValue, "verify --receipt bao-cao-nho.txt", ("--receipt",)),
    Provocation(
        errors.HalfReceipts, "verify --receipt kept.txt", ("kept.txt", "dòng 2"), prepare=half_kept
    ),
    *(
        Provocation(errors.NoReceiptOf, f"receipt {size}", (f"“{size.split()[-1]}”", "1 đến 20"))
        for size in ("21", "x", "0", "-- -5", "1.5")
    ),
    Provocation(errors.FactsUnreadable, "stats --facts so-cai/facts", ("so-cai/facts",)),
    Provocation(
        errors.FactsUnreadable,
        "trace ST current --facts so-cai/facts --facts so-cai/facts/",
        ("hai lần",),
        before="stats",
    ),
    Provocation(
        errors.FactsOutOfReach,
        "stats --facts s3://kho/facts",
        ("s3://kho/facts", "docs/scale.md"),
    ),
    Provocation(errors.EngineFailed, "stats --facts file:///khong/co", ("DuckDB",)),
    Provocation(
        errors.BadValue,
        "stats --facts so-cai/facts --unit DHS",
        ("--alone",),
        before="stats",
    ),
    *(
        Provocation(
            errors.NotInFacts,
            f"{asking} --facts so-cai/facts --unit KHONG-CO --alone",
            ("KHONG-CO", "DHS, DKTMT"),
            before="stats",
        )
        for asking in ("stats", "stats --by movement", "trace ST current")
    ),
    Provocation(
        errors.BadValue,
        "stats --facts so-cai/facts --known-at 20",
        ("--known-at", "20"),
        before="stats",
    ),
    Provocation(
        errors.BadValue,
        "stats",
        ("facts",),
        prepare=lambda _: Path("so-cai/socai.toml").write_text('facts = "x"\n', "utf-8"),
    ),
    Provocation(
        errors.EngineFailed,
        "stats --engine spark=spark://127.0.0.1:1",
        ("Apache Spark", "127.0.0.1:1"),
    ),
    Provocation(errors.LedgerUnavailable, "status", ("interrupted",), prepare=fail),
)
