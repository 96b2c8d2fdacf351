"""Help at a window: what it shows, and the keys that it tells of."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ehdesk.ui import places
from ehdesk.ui.widgets.key_row import KeyRow
from tests.ui.showing import heard, settle


def scoring(window, family_vault):
    """The first area of a star that is being made."""
    stars = window.desk.work.stars
    reading = stars.start(family_vault.family, window.desk.today)
    return places.Scoring(family_vault.family, reading.id, stars.in_use.areas[0].id)


def strike(window, key):
    """Press the first of a key's ways, to whatever has the keyboard."""
    combination = key.sequences[0][0]
    QTest.keyClick(QApplication.focusWidget() or window, combination.key(), combination.keyboardModifiers())
    settle()


def keys_shown(window):
    """What the rows of keys say, first what is done."""
    return [row.accessibleName() for row in window.frame.shown.findChildren(KeyRow) if row.isVisible()]


def focused():
    """What has the keyboard, by its spoken name."""
    return heard(QApplication.focusWidget())
