"""The door: a worker nobody knows yet makes a vault."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ehdesk.demo.hands import Hands
from ehdesk.demo.stage import Laptop
from ehdesk.demo.tale import PRIYA, Act, Tale
from ehdesk.ui.widgets.code_block import CodeBlock


def steps(tale: Tale) -> Iterator[tuple[str, Act]]:
    """The steps of this act."""
    yield "a new computer", partial(_add_worker, tale)
    yield "the recovery code", partial(_make_vault, tale)
    yield "no families yet", partial(_note_code, tale)


def _add_worker(tale: Tale) -> QWidget:
    tale.laptops.append(tale.stage.laptop("first-laptop", PRIYA[2]))
    tale.first.come_forward()
    introduce(tale.hands, PRIYA)
    return tale.window


def _make_vault(tale: Tale) -> QWidget:
    make_vault_on(tale.first)
    tale.code = _code_on(tale.window)
    return tale.window


def _note_code(tale: Tale) -> QWidget:
    return note_code_on(tale.first)


def introduce(hands: Hands, worker: tuple[str, str, str]) -> None:
    """Fill in who somebody is, and the passphrase twice."""
    name, job, passphrase = worker
    hands.fill("Your name", name)
    hands.fill("Your job", job)
    hands.fill("Choose a passphrase", passphrase)
    hands.fill("The passphrase again", passphrase)


def make_vault_on(laptop: Laptop) -> QWidget:
    """Press Enter and wait for the recovery code."""
    laptop.hands.press(Qt.Key.Key_Return)
    laptop.hands.look_for("Your recovery code")
    return laptop.app.window


def note_code_on(laptop: Laptop) -> QWidget:
    """Say that the code is written down, and go in."""
    laptop.hands.click("I have written it down")
    laptop.hands.click("Go to my families")
    laptop.hands.look_for("Your families will be here")
    return laptop.app.window


def _code_on(window: QWidget) -> str:
    """The recovery code that is shown, as somebody would write it down."""
    shown = next(block for block in window.findChildren(CodeBlock) if block.isVisible())
    return shown.accessibleName().partition(": ")[2].replace(" ", "").replace(",", "-")
