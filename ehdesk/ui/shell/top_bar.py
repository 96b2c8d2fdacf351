"""The bar above everything: where you are, Hide names, Lock now, who you are.

`DeskBar` and `FamilyBar` are the two faces of it; the frame shows one at a time.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.shell.crumbs import Crumbs
from ehdesk.ui.widgets.buttons import IconButton, QuietButton, SecondaryButton
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.pieces import Disc, Mark, Picture, UprightRule, initials_of
from ehdesk.ui.widgets.tag import Tag
from ehdesk.ui.widgets.words import Line, Short, show_when


@dataclass(frozen=True, slots=True)
class FrameWords:
    """Every word that the frame itself shows or speaks."""

    product: str
    hide_names: str
    show_names: str
    hide_screen: str
    lock: str
    help: str
    menu: str
    back: str
    where_you_can_go: str
    status: str


class _Bar(QFrame):
    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("kind", "top_bar")
        self._row = QHBoxLayout(self)

    def _dress(self) -> None:
        side = self._look.space(20)
        spaced(self._row, (side, 0, side, 0), self._look.space(14))


class HelpButton(QuietButton):
    """Its icon alone where there is little room."""

    def __init__(self, look: Look, words: str, parent: QWidget | None = None) -> None:
        super().__init__(look, words, "help", parent=parent)
        self._named = words
        look.dress(self._shorten)

    def _shorten(self) -> None:
        self.say("" if self._look.is_narrow else self._named, says=self._named)


class DeskBar(_Bar):
    """The top bar of desk pages.

    Signals:
        crumb_chosen(str): a step of the way here was pressed.
        names_hidden(bool): the person hid the names, or showed them again.
        lock_asked, menu_asked, help_asked: their buttons were pressed.
        drawn: there are other buttons in it.
    """

    drawn = Signal()
    crumb_chosen = Signal(str)
    names_hidden = Signal(bool)
    lock_asked = Signal()
    menu_asked = Signal()
    help_asked = Signal()

    def __init__(self, look: Look, words: FrameWords, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._words, self._are_names_hidden = words, False
        self._menu = IconButton(look, words.menu, "menu")
        self._product = Line(look, words.product, "strong")
        self._rule = UprightRule()
        self._crumbs = Crumbs(look)
        self._help = HelpButton(look, words.help)
        self._hide = QuietButton(look, words.hide_names, "eye-off")
        self._lock = SecondaryButton(look, words.lock, "lock")
        self._who = Disc(look, "", 36)
        self._lay_out()
        self._connect()
        look.dress(self._dress)

    @property
    def menu_button(self) -> IconButton:
        """The button that stands for the left column on a narrow window."""
        return self._menu

    @property
    def crumbs(self) -> Crumbs:
        """The way here."""
        return self._crumbs

    def stops(self) -> list[QWidget]:
        """What can have the keyboard, from left to right."""
        return [self._menu, *self._crumbs.buttons(), self._help, self._hide, self._lock]

    def show_crumbs(self, steps: Sequence[tuple[str, str]]) -> None:
        """Pairs of key and words."""
        self._crumbs.show_steps(steps)

    def show_person(self, name: str) -> None:
        """Who has this open."""
        self._who.set_initials(initials_of(name))
        self._who.setAccessibleName(name)
        self._who.setToolTip(name)

    def show_names_hidden(self, are_hidden: bool) -> None:
        """Set the button to the other thing it can do."""
        self._are_names_hidden = are_hidden
        words = self._words.show_names if are_hidden else self._words.hide_names
        self._hide.say(words, "eye" if are_hidden else "eye-off")

    def _lay_out(self) -> None:
        self._row.addWidget(self._menu)
        self._row.addWidget(Mark(self._look, 32))
        for widget in (self._product, self._rule, self._crumbs):
            self._row.addWidget(widget)
        self._row.setStretchFactor(self._crumbs, 1)
        for button in (self._help, self._hide, self._lock, self._who):
            self._row.addWidget(button)

    def _connect(self) -> None:
        self._menu.clicked.connect(self.menu_asked)
        self._crumbs.chosen.connect(self.crumb_chosen)
        self._help.clicked.connect(self.help_asked)
        self._crumbs.shown.connect(self.drawn)
        self._hide.clicked.connect(self.turn_names)
        self._lock.clicked.connect(self.lock_asked)

    def turn_names(self) -> None:
        """Hide the names, or show them again."""
        self.show_names_hidden(not self._are_names_hidden)
        self.names_hidden.emit(self._are_names_hidden)

    def _dress(self) -> None:
        super()._dress()
        show_when(self._menu, self._look.is_narrow)
        for widget in (self._product, self._rule, self._who):
            show_when(widget, not self._look.is_narrow)


class FamilyBar(_Bar):
    """The top bar with the family: no names of other families, no way to them.

    Signals:
        screen_hidden, lock_asked, help_asked: their buttons were pressed.
    """

    screen_hidden = Signal()
    lock_asked = Signal()
    help_asked = Signal()

    def __init__(self, look: Look, words: FrameWords, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._title = Short(look, "", "strong")
        self._tag = Tag(look, "")
        self._with = Line(look, "", "soft")
        self._with_icon = Picture(look, "families", "text_soft", 20)
        help_ = HelpButton(look, words.help)
        help_.clicked.connect(self.help_asked)
        hide = QuietButton(look, words.hide_screen, "eye-off")
        lock = SecondaryButton(look, words.lock, "lock")
        hide.clicked.connect(self.screen_hidden)
        lock.clicked.connect(self.lock_asked)
        for left in (Mark(look, 32), self._title, self._tag):
            self._row.addWidget(left)
        self._row.addStretch()
        for right in (self._with_icon, self._with, help_, hide, lock):
            self._row.addWidget(right)
        look.dress(self._dress)

    def show_page(self, title: str, with_whom: str = "", tag: str = "") -> None:
        """The page's name, who is there, and perhaps a tag ("Made-up family")."""
        self._title.set_words(title)
        self._with.set_words(with_whom)
        self._tag.say(tag)
        self._texts = (with_whom, tag)
        self._dress()

    def _dress(self) -> None:
        super()._dress()
        side = self._look.space(28)
        self._row.setContentsMargins(side, 0, side, 0)
        with_whom, tag = getattr(self, "_texts", ("", ""))
        for widget in (self._with, self._with_icon):
            show_when(widget, bool(with_whom) and not self._look.is_narrow)
        show_when(self._tag, bool(tag) and not self._look.is_narrow)
