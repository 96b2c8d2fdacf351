"""The column on the left: where you can go. It scrolls in a low window; in a narrow one the same list is a menu.

items = (NavItem("plan", "Plan", "plan"), NavItem("history", "History", "history", starts_group=True))
left_nav.show_items(items, current="plan", back=NavItem("families", "My families", "chevron-left"))
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.buttons import Button
from ehdesk.ui.widgets.card import clear, spaced
from ehdesk.ui.widgets.face import let_mouse_through
from ehdesk.ui.widgets.pieces import Rule
from ehdesk.ui.widgets.words import Line, set_property, show_when

_ICON = 20
"""Pixels at 100 per cent, in the menu."""
_KEPT = 2
"""How many lists are kept."""


@dataclass(frozen=True, slots=True)
class NavItem:
    """One place to go: its key, words, icon and how many things wait there. `starts_group` puts a rule above it."""

    key: str
    words: str
    icon: str
    count: str = ""
    starts_group: bool = False


class _NavButton(Button):
    """An item: icon, words, and the count at the right end."""

    kind = "nav"

    def __init__(self, look: Look, item: NavItem) -> None:
        super().__init__(look, item.words, item.icon, " ".join(filter(None, (item.words, item.count))))
        policy = self.sizePolicy().Policy
        self.setSizePolicy(policy.Expanding, policy.Fixed)
        self.setCheckable(True)  # a screen reader hears which one is current
        if item.count:
            row = QHBoxLayout(self)
            row.setContentsMargins(0, 0, look.px(10), 0)
            row.addStretch()
            row.addWidget(Line(look, item.count, "small_soft"))
            let_mouse_through(self)

    def sizeHint(self) -> QSize:
        return QPushButton.sizeHint(self)

    def nextCheckState(self) -> None:
        """A press opens the place; which one is current is said by `set_current`."""

    def set_current(self, is_current: bool) -> None:
        if is_current == self.isChecked():
            return
        self.ink = "accent" if is_current else "text"
        set_property(self, "chosen", is_current)
        self.setChecked(is_current)
        self._dress()


class _BackButton(_NavButton):
    kind = "nav_back"
    ink = "accent"


class _List(QWidget):
    """The buttons of one list of places."""

    def __init__(
        self, look: Look, items: Sequence[NavItem], back: NavItem | None, choose: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._look, self._choose = look, choose
        self.buttons: dict[str, _NavButton] = {}
        self._column, side = QVBoxLayout(self), look.space(12)
        spaced(self._column, (side, look.space(12), side, look.space(12)), look.space(2))
        if back is not None:
            self._column.addWidget(self._button(_BackButton(look, back), back))
            self._column.addSpacing(look.space(5))
        for item in items:
            self._add(item)
        self._column.addStretch()

    def show_current(self, current: str) -> None:
        for key, button in self.buttons.items():
            button.set_current(key == current)

    def _add(self, item: NavItem) -> None:
        if item.starts_group:
            self._column.addSpacing(self._look.space(5))
            self._column.addWidget(Rule())
            self._column.addSpacing(self._look.space(5))
        self.buttons[item.key] = _NavButton(self._look, item)
        self._column.addWidget(self._button(self.buttons[item.key], item))

    def _button(self, button: _NavButton, item: NavItem) -> _NavButton:
        button.clicked.connect(lambda: self._choose(item.key))
        return button


class LeftNav(QFrame):
    """One list of places, one of them the current one.

    Signals:
        chosen(str): the key of the place the person wants.
        drawn: there are other buttons in it.
    """

    chosen = Signal(str)
    drawn = Signal()

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._items: Sequence[NavItem] = ()
        self._back: NavItem | None = None
        self._current = ""
        self._lists: dict[tuple[tuple[NavItem, ...], NavItem | None], _List] = {}
        self.setProperty("kind", "left_nav")
        self.setAccessibleName(name)
        content, scroll, whole = QWidget(), QScrollArea(), QVBoxLayout(self)
        content.setProperty("kind", "viewport")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        spaced(whole, (0, 0, 0, 0), 0)
        whole.addWidget(scroll)
        self._all = QVBoxLayout(content)
        spaced(self._all, (0, 0, 0, 0), 0)
        look.dress(self._draw_anew)

    def show_items(self, items: Sequence[NavItem], current: str, back: NavItem | None = None) -> None:
        """Another list (the desk's, or a family's with a way back above it), or another current place in the same."""
        self._items, self._current, self._back = tuple(items), current, back
        self._draw()

    def drop_down(self, below: QWidget) -> None:
        """The same list as a menu under a button."""
        menu = QMenu(self)
        menu.setStyleSheet(f"QMenu {{ icon-size: {self._look.px(_ICON)}px; }}")  # as large as the words
        for item in (*((self._back,) if self._back else ()), *self._items):
            if item.starts_group:
                menu.addSeparator()
            action = menu.addAction(self._look.icon(item.icon), "  ".join(filter(None, (item.words, item.count))))
            action.triggered.connect(lambda _checked=False, key=item.key: self.chosen.emit(key))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(below.mapToGlobal(self._beside(below, menu)))

    def _beside(self, button: QWidget, menu: QMenu) -> QPoint:
        """Under the button, or on its right where there is no room for all of it: never over the button."""
        under = button.mapTo(button.window(), QPoint(0, button.height())).y()
        has_room = under + menu.sizeHint().height() <= button.window().height()
        return QPoint(0, button.height()) if has_room else QPoint(button.width() + self._look.px(8), 0)

    def focus_current(self) -> None:
        """Give the keyboard to the current place (F6)."""
        if current := self._shown.buttons.get(self._current):
            current.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.focusNextChild()

    def stops(self) -> list[QWidget]:
        """What can have the keyboard, from above."""
        return list(self._shown.findChildren(_NavButton))

    @property
    def _shown(self) -> _List:
        return next(reversed(self._lists.values()))

    def _draw_anew(self) -> None:
        """In another look."""
        self._lists.clear()
        clear(self._all)
        self.setFixedWidth(self._look.px(220))
        self._draw()

    def _draw(self) -> None:
        """The last two lists are kept, the desk's and a family's: one goes to and fro between them."""
        key = (tuple(self._items), self._back)
        before = next(reversed(self._lists.values()), None)
        shown = self._lists.pop(key, None) or self._made()
        self._lists[key] = shown
        shown.show_current(self._current)
        if shown is before:
            return
        if before is not None:
            before.hide()
        show_when(shown, is_wanted=True)
        while len(self._lists) > _KEPT:
            self._lists.pop(next(iter(self._lists))).deleteLater()
        self.drawn.emit()

    def _made(self) -> _List:
        made = _List(self._look, self._items, self._back, self.chosen.emit)
        self._all.addWidget(made)
        return made
