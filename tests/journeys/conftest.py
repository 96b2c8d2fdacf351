"""Journeys: the whole app in its real window, with the keyboard alone."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMessageLogContext, QtMsgType, qInstallMessageHandler

from ehdesk.demo.stage import Laptop
from ehdesk.store.errors import StoreError
from ehdesk.sync.troubles import SyncTrouble
from ehdesk.ui.look import Look
from ehdesk.ui.theme import LIGHT
from tests.builders import ToldClock
from tests.journeys.keys import Keys, is_open, keys, laptop
from tests.services.made import Made

HARMLESS = {
    f"This plugin does not support {what}" for what in ("propagateSizeHints()", "raise()", "grabbing the keyboard")
}

Opener = Callable[..., Laptop]


@pytest.fixture(autouse=True)
def _qt_warns_of_nothing() -> Iterator[None]:
    said: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and words not in HARMLESS:
            said.append(words)

    before = qInstallMessageHandler(hear)
    yield
    qInstallMessageHandler(before)
    assert not said


@pytest.fixture
def computer(one_look: Look, told: ToldClock) -> Iterator[Opener]:
    """Opens the window on a folder of vaults; every window is closed at the end."""
    one_look.wear(LIGHT, 100)
    made: list[Laptop] = []

    def open_on(vaults: Path) -> Laptop:
        made.append(laptop(vaults, one_look, told))
        return made[-1]

    yield open_on
    for one in made:
        one.shut()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def unlocked(computer: Opener) -> Callable[[Made], Laptop]:
    """Opens the window on a vault, and the vault by its passphrase."""

    def open_vault(made: Made) -> Laptop:
        one = computer(made.vaults)
        go_in(one)
        return one

    return open_vault


@pytest.fixture
def at_home(family_vault: Made, tmp_path: Path, unlocked: Callable[[Made], Laptop]) -> Laptop:
    """Ada's window, the demo's family in her vault."""
    return unlocked(family_vault.copied_to(tmp_path / "at-home"))


def go_in(one: Laptop) -> Keys:
    """Unlock, and wait until the vault is open."""
    hands = keys(one)
    hands.unlock()
    hands.wait(lambda: is_open(one), "the open vault")
    return keys(one)


@contextmanager
def as_in_the_program(one: Laptop) -> Iterator[None]:
    """Errors come to the window, which says those it knows; one that nobody knows is a bug, and fails the test."""
    unknown: list[BaseException] = []

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        one.app.window.say_trouble(kind, error, trace)
        if not isinstance(error, StoreError | SyncTrouble):
            unknown.append(error)

    before, sys.excepthook = sys.excepthook, hook
    try:
        yield
    finally:
        sys.excepthook = before
    assert unknown == []
