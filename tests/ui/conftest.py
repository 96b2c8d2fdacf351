"""Real widgets on a screen that is not there. A warning of Qt's fails the test that caused it."""

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from ehdesk.forms.catalogue import Catalogue
from ehdesk.forms.wording import Wording
from ehdesk.paths import resources_folder
from ehdesk.ui.look import Look
from ehdesk.ui.theme import LIGHT
from tests.conftest import REAL_STDERR
from tests.services.made import Made
from tests.ui.at_the_desk import AtTheDesk, at_the_desk

HARMLESS = (
    "This plugin does not support propagateSizeHints()",
    "This plugin does not support raise()",
    "This plugin does not support grabbing the keyboard",
)


@pytest.fixture(scope="session")
def _one_look(qapp: QApplication) -> Look:
    return Look(qapp, resources_folder())


@pytest.fixture
def look(_one_look: Look) -> Look:
    """The look of the program, light and at 100 per cent whatever the test before did."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what the test before left behind
    if (_one_look.theme, _one_look.sizes.text_size) != (LIGHT, 100):
        _one_look.wear(LIGHT, 100)  # which dresses everything anew
    _one_look.fit(1366)
    return _one_look


@pytest.fixture
def at(family_vault: Made, catalogue: Catalogue, look: Look, wording: Wording, tmp_path: Path) -> Iterator[AtTheDesk]:
    """A desk with the demo's family on it."""
    with at_the_desk(family_vault.copied_to(tmp_path), catalogue, look, wording) as at:
        yield at


@pytest.fixture(autouse=True)
def _qt_warns_of_nothing(request: pytest.FixtureRequest) -> Iterator[None]:
    said: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            os.write(request.config.stash[REAL_STDERR], f"{words}\n".encode())  # Qt ends the program after this
        if kind is not QtMsgType.QtDebugMsg and words not in HARMLESS:
            said.append(words)

    before = qInstallMessageHandler(hear)
    yield
    qInstallMessageHandler(before)
    assert not said
