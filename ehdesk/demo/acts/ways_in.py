"""Getting in: another passphrase, the recovery code in place of a forgotten one, and somebody else at the computer."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ehdesk.demo.acts.door import introduce
from ehdesk.demo.hands import CTRL, SHIFT
from ehdesk.demo.tale import DELE, PRIYA, Act, Tale
from ehdesk.ui import places

_FORGOTTEN = "saddle quince ferry dusk"


def steps(tale: Tale) -> Iterator[tuple[str, Act]]:
    """The steps of this act."""
    yield "another passphrase", partial(_ask_passphrase, tale)
    yield "the passphrase changed", partial(_change_passphrase, tale)
    yield "the recovery code at the door", partial(_give_code, tale)
    yield "a forgotten passphrase", partial(_replace_passphrase, tale)
    yield "another recovery code", partial(_show_new_code, tale)
    yield "switch user", partial(_switch, tale)
    yield "somebody else at this computer", partial(_introduce_another, tale)
    yield "back again", partial(_come_back, tale)


def _ask_passphrase(tale: Tale) -> QWidget:
    hands = tale.hands
    tale.desk.go(places.Settings())
    hands.click("Change the passphrase")
    hands.fill("Your passphrase now", PRIYA[2])
    _choose(tale, _FORGOTTEN)
    hands.tab_to("Change the passphrase")
    return tale.window


def _change_passphrase(tale: Tale) -> QWidget:
    tale.hands.press(Qt.Key.Key_Return)
    tale.hands.look_for("Your passphrase is changed")
    return tale.window


def _give_code(tale: Tale) -> QWidget:
    tale.hands.press(Qt.Key.Key_L, CTRL)
    tale.hands.look_for("Welcome back")
    tale.hands.click("I have forgotten it")
    tale.hands.write(tale.code)
    return tale.window


def _replace_passphrase(tale: Tale) -> QWidget:
    tale.hands.press(Qt.Key.Key_Return)
    tale.hands.look_for("Choose a new passphrase")
    _choose(tale, PRIYA[2])
    return tale.window


def _show_new_code(tale: Tale) -> QWidget:
    tale.hands.press(Qt.Key.Key_Return)
    tale.hands.look_for("Your recovery code")
    return tale.window


def _switch(tale: Tale) -> QWidget:
    hands = tale.hands
    hands.click("I have written it down")
    hands.click("Go to my families")
    hands.wait(lambda: tale.first.app.window.desk is not None, "the open vault")
    hands.press(Qt.Key.Key_L, CTRL, SHIFT)
    tale.hands.look_for("Welcome back")
    tale.hands.tab_to("Add me to this computer")
    return tale.window


def _introduce_another(tale: Tale) -> QWidget:
    tale.hands.click("Add me to this computer")
    introduce(tale.hands, DELE)
    return tale.window


def _come_back(tale: Tale) -> QWidget:
    tale.hands.click("Back")
    tale.hands.tab_to("Passphrase")
    tale.hands.write(PRIYA[2])
    tale.hands.press(Qt.Key.Key_Return)
    tale.hands.click("My families")
    tale.hands.look_for(tale.cast.name)
    return tale.window


def _choose(tale: Tale, passphrase: str) -> None:
    tale.hands.fill("Choose a passphrase", passphrase)
    tale.hands.fill("The passphrase again", passphrase)
