"""Buttons. Words are verbs ("Keep your version"); at most one primary on a page.

    PrimaryButton(look, "Carry on")                   filled
    SecondaryButton(look, "Print", "printer")         an icon goes before the words
    QuietButton(look, "Add", "plus")                  accent words on nothing
    LinkButton(look, "Change", says="Change: How is school going?")
    CarefulButton(look, "Remove Tia")                 what cannot be undone
    IconButton(look, "Next page", "chevron-right")    page arrows and zoom only: the words are for a screen reader
    StepButton(look, "More", "plus")                  the same with an edge, beside a box

All emit Qt's `clicked`; Enter presses like Space. `says` is what a screen reader hears, when the words need more.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.words import set_property

_GAP = 5


class Button(QPushButton):
    """What all buttons share: Enter presses them, the icon follows the theme."""

    kind = "secondary"
    ink = "text"

    def __init__(self, look: Look, words: str, icon: str = "", says: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._look, self._icon = look, icon
        self.setProperty("kind", self.kind)
        self.setAccessibleName(says or words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.dress(self._dress)

    def say(self, words: str, icon: str = "", says: str = "") -> None:
        """Other words (and icon)."""
        self.setText(words)
        self.setAccessibleName(says or words)
        self._icon = icon or self._icon
        self._dress()

    def set_kind(self, kind: str) -> None:
        """Primary when it is the next step, secondary when it is not."""
        self.ink = {"primary": "on_accent", "secondary": "text"}.get(kind, "accent")
        set_property(self, "kind", kind)
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self.click()
            return
        super().keyPressEvent(event)

    def _dress(self) -> None:
        if self._icon:
            gap = _GAP if self.text() else 0
            self.setIcon(self._look.icon(self._icon, self.ink, 20, gap))
            self.setIconSize(self._look.icon_size(20, gap))


class PrimaryButton(Button):
    """The one next step of a page."""

    kind, ink = "primary", "on_accent"


class SecondaryButton(Button):
    """Anything else worth an edge."""


class QuietButton(Button):
    """Accent words on nothing."""

    kind, ink = "quiet", "accent"


class LinkButton(Button):
    """The same without padding, in a line with other words."""

    kind, ink = "link", "accent"


class CarefulButton(Button):
    """What cannot be undone: apart from the others, never first."""

    kind, ink = "careful", "error"


class IconButton(Button):
    """An icon alone, named for a screen reader."""

    kind, ink = "icon", "accent"

    def __init__(self, look: Look, says: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(look, "", icon, says, parent)


class StepButton(IconButton):
    """The same with an edge: less and more beside a number."""

    kind, ink = "step", "text"
