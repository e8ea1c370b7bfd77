"""The library's own published test cases, run against our recorder and factory."""

from __future__ import annotations

import importlib
import sys
import tempfile
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any, cast
from unittest import mock

import eventsourcing.tests.application as published_application
import pytest
from eventsourcing.persistence import ApplicationRecorder

from ledger.storage.connections import LedgerDatastore
from ledger.storage.recording import LedgerRecorder
from ledger.storage.sqlite import LedgerFactory

# The published cases import the library's cipher, which needs a package that nothing else here
# does.
sys.modules.setdefault("eventsourcing.cipher", cast(ModuleType, SimpleNamespace(AESCipher=None)))
if TYPE_CHECKING:
    import eventsourcing.tests.persistence as published
else:
    published = importlib.import_module("eventsourcing.tests.persistence")

_seconds = count()


class TimedRecorder(LedgerRecorder):
    """The recorder with a clock of its own, for applications that are not the ledger."""

    clock: Callable[[], datetime] = staticmethod(
        lambda: datetime(2024, 10, 15, tzinfo=UTC) + timedelta(seconds=next(_seconds))
    )


class TestAsApplicationRecorder(published.ApplicationRecorderTestCase[ApplicationRecorder]):
    """What the library asks of a recorder of applications, ten writers and two readers at once
    included.
    """

    def create_recorder(self) -> ApplicationRecorder:
        """A recorder in a folder that goes with the test."""
        return new_recorder(self)


class TestNonInterleaving(published.NonInterleavingNotificationIDsBaseCase):
    """The positions of one transaction are side by side."""

    insert_num = 1_000

    def create_recorder(self) -> ApplicationRecorder:
        """A recorder in a folder that goes with the test."""
        return new_recorder(self)


def new_recorder(case: Any) -> TimedRecorder:
    """A recorder with its tables made, in a folder that goes with the test case."""
    folder = tempfile.TemporaryDirectory()
    case.addCleanup(folder.cleanup)
    recorder = TimedRecorder(
        LedgerDatastore(str(Path(folder.name) / "ledger.sqlite"), originator_id_type="uuid")
    )
    case.addCleanup(recorder.datastore.close)
    case.addCleanup(wait_for_threads, set(threading.enumerate()))
    recorder.create_table()
    return recorder


def wait_for_threads(before: set[threading.Thread]) -> None:
    """Let the case's readers finish: closing a connection that another thread is using crashes the
    interpreter.
    """
    for thread in set(threading.enumerate()) - before:
        thread.join(60)


def stored_by_us(case: Any) -> None:
    """Let the applications of a published test case store with our factory."""
    folder = tempfile.TemporaryDirectory()
    case.addCleanup(folder.cleanup)
    paths = (str(Path(folder.name) / f"{number}.sqlite") for number in count())
    make = LedgerFactory.__init__

    def in_a_file_of_its_own(factory: LedgerFactory, env: Any) -> None:
        env["SQLITE_DBNAME"] = next(paths)
        make(factory, env)
        case.addCleanup(factory.close)

    environment = {
        "PERSISTENCE_MODULE": "ledger.storage.sqlite",
        "APPLICATION_RECORDER_TOPIC": f"{__name__}:TimedRecorder",
    }
    for patch in (
        mock.patch.dict("os.environ", environment),
        mock.patch.object(LedgerFactory, "__init__", in_a_file_of_its_own),
    ):
        patch.start()
        case.addCleanup(patch.stop)


class TestApplication(published_application.ApplicationTestCase):
    """What the library asks of applications, saved, cached and read through our store."""

    def setUp(self) -> None:
        """Choose our store."""
        super().setUp()
        stored_by_us(self)

    @pytest.mark.filterwarnings("always:'log' is deprecated")
    def test_application_log(self) -> None:
        """The old name of the notification log still works."""
        super().test_application_log()


class TestExampleApplication(published_application.ExampleApplicationTestCase):
    """The library's bank, kept in our store."""

    expected_factory_topic = "ledger.storage.sqlite:LedgerFactory"

    def setUp(self) -> None:
        """Choose our store."""
        super().setUp()
        stored_by_us(self)
