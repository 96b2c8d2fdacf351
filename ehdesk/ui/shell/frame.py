"""The frame: what stays while pages come and go.

    frame = Frame(look, words)                       a QWidget; app.py puts it in the window
    frame.show_places(items, current, back)          the left column
    frame.desk_bar.show_crumbs(...), .show_person(...)
    frame.status_line.show_facts(...)
    frame.show_desk(page)                            navigation left, status line below
    frame.show_with_family(page, title, with_whom)   neither; the page brings its action bar
    frame.show_bare(page)                            the page alone (the door), with the status line
    frame.toast.say("Action removed.", "Undo")       frame.toast.undone, see widgets/toast.py

    frame.strip.say(...), .show()                    a line under the top bar of every page, see shell/strip.py
    frame.show_over(page), frame.uncover()           help lies over the open page, which stays as it is

The keys are those of `ui/keys.py`. Find, print, continue and undo are signals of the open page.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ehdesk.ui import keys
from ehdesk.ui.focus_ring import FocusRing
from ehdesk.ui.keys import Key, KeysNow
from ehdesk.ui.look import Look
from ehdesk.ui.shell.left_nav import LeftNav, NavItem
from ehdesk.ui.shell.page import FamilyPage, Page
from ehdesk.ui.shell.status_line import StatusLine
from ehdesk.ui.shell.strip import Strip
from ehdesk.ui.shell.taken_out import TakenOut
from ehdesk.ui.shell.top_bar import DeskBar, FamilyBar, FrameWords
from ehdesk.ui.shell.under import Under
from ehdesk.ui.shell.way_back import WayBack
from ehdesk.ui.tab_order import focus_first_of, tab_through
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.toast import Toast, announce
from ehdesk.ui.widgets.words import show_when


class Frame(QWidget):
    """The window's shell.

    Signals:
        place_chosen(str): an item of the left column.
        crumb_chosen(str): a step of the way here.
        back_asked, lock_asked, switch_asked, help_asked, screen_hidden: the button or the key for it was pressed.
        names_hidden(bool): hide the names, or show them again.
    """

    place_chosen = Signal(str)
    crumb_chosen = Signal(str)
    back_asked = Signal()
    lock_asked = Signal()
    switch_asked = Signal()
    help_asked = Signal()
    screen_hidden = Signal()
    names_hidden = Signal(bool)

    def __init__(self, look: Look, words: FrameWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.page: Page | QWidget | None = None
        self._over: Page | None = None
        self._under: Under | None = None
        self.setProperty("kind", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.desk_bar, self.family_bar = DeskBar(look, words), FamilyBar(look, words)
        self.left_nav = LeftNav(look, words.where_you_can_go)
        self.strip = Strip(look)
        self.status_line = StatusLine(look, words.status)
        self._taken_out = TakenOut(self)
        self._lay_out()
        self.toast = Toast(look, self)
        self._ring = FocusRing(look, self)
        self._connect()
        self._add_keys()
        look.dress(self._dress)

    def show_places(self, items: Sequence[NavItem], current: str, back: NavItem | None = None) -> None:
        """Fill the left column."""
        self.left_nav.show_items(items, current, back)

    def show_desk(self, page: Page) -> None:
        """Open a page for the worker alone."""
        self._dress_for("desk")
        self._open(page)

    def show_with_family(self, page: FamilyPage, title: str, with_whom: str = "", tag: str = "") -> None:
        """Open a page to look at together."""
        self.family_bar.show_page(title, with_whom, tag)
        self._dress_for("family")
        self._open(page)

    def show_bare(self, page: QWidget) -> None:
        """Open a page with nothing around it but the status line: the door."""
        self._dress_for("bare")
        self._open(page)

    def say_above_all(self, words: str) -> None:
        """Show a strip over every page, and have it read out; "" takes it away. It takes no keyboard."""
        self._notice.say(words, "attention", "lock")
        show_when(self._notice, bool(words))
        if words:
            announce(self, words)

    @property
    def shown(self) -> QWidget | None:
        """What is in sight: what lies over the open page, or that page."""
        return self._over or self.page

    def show_over(self, page: Page) -> None:
        """Lay a page over the open one, which stays as it is, with everything that is typed in it."""
        self.uncover()
        if self.page is None:
            return
        self._under = Under(self.page, self.focusWidget())
        self._over = page
        self._slot.addWidget(page, 1)
        page.show()
        self._make_room()
        self._focus_page()

    def uncover(self) -> None:
        """Take away what lies over the open page: everything is where it was, the keyboard too."""
        under = self._under
        self._drop_over()
        if under is not None:
            under.bring_back(self._focus_page)

    def keys_now(self) -> KeysNow:
        """The keys that do something on the open page."""
        everywhere = keys.AT_THE_DOOR if self._mode == "bare" else keys.EVERYWHERE
        here = self.page.keys_here() if isinstance(self.page, Page) else ()
        return KeysNow((*everywhere, *keys.OF_CONTROLS), here)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look.fit(self.width())
        self.toast.find_place(self._bottom())

    def _lay_out(self) -> None:
        self._mode = "desk"
        self._slot = QVBoxLayout()
        self._way_back = WayBack(self._look, self.desk_bar.crumbs)
        self._slot.addWidget(self._way_back)
        middle, whole = QHBoxLayout(), QVBoxLayout(self)
        for layout in (self._slot, middle, whole):
            spaced(layout, (0, 0, 0, 0), 0)
        middle.addWidget(self.left_nav)
        middle.addLayout(self._slot, 1)
        self._notice = Banner(self._look, "", "attention", "lock")
        self._notice.hide()
        whole.addWidget(self._notice)
        whole.addWidget(self.desk_bar)
        whole.addWidget(self.family_bar)
        whole.addWidget(self.strip)
        whole.addLayout(middle, 1)
        whole.addWidget(self.status_line)

    def _connect(self) -> None:
        self.desk_bar.crumb_chosen.connect(self.crumb_chosen)
        self.desk_bar.names_hidden.connect(self.names_hidden)
        self.desk_bar.menu_asked.connect(lambda: self.left_nav.drop_down(self.desk_bar.menu_button))
        self.family_bar.screen_hidden.connect(self.screen_hidden)
        self._way_back.chosen.connect(self.crumb_chosen)
        self.left_nav.chosen.connect(self.place_chosen)
        for bar in (self.desk_bar, self.family_bar):
            bar.lock_asked.connect(self.lock_asked)
            bar.help_asked.connect(self.help_asked)
        for part in (self.desk_bar, self.left_nav):
            part.drawn.connect(self._order_stops)
        self.toast.moved.connect(self._make_room)
        self._order_stops()

    def _order_stops(self) -> None:
        """Tab goes through the bar, then the left column, then the page, also where one of them was drawn anew."""
        tab_through(*self.desk_bar.stops(), *self.left_nav.stops(), self._way_back)

    def _make_room(self) -> None:
        """Nothing of the page, or of what lies over it, is ever under the toast."""
        for page in (self.page, self._over):
            if isinstance(page, Page):
                page.keep_free(self.toast.room())

    def _add_keys(self) -> None:
        answers: dict[Key, Callable[[], object]] = {
            keys.NEXT_PART: self._next_part,
            keys.BACK: self._go_back,
            keys.LOCK: self.lock_asked.emit,
            keys.SWITCH: self.switch_asked.emit,
            keys.HELP: self.help_asked.emit,
            keys.HIDE: self._hide,
            keys.UNDO: partial(self._tell_page, "undo_asked"),
        }
        for key in keys.EVERYWHERE:
            self._answer(key, answers[key])
        for key, signal in keys.OF_A_PAGE.items():
            self._answer(key, partial(self._tell_page, signal))

    def _answer(self, key: Key, answer: Callable[[], object]) -> None:
        for sequence in key.sequences:
            QShortcut(sequence, self, answer)

    def _tell_page(self, signal: str) -> None:
        if isinstance(self.shown, Page):
            getattr(self.shown, signal).emit()

    def _go_back(self) -> None:
        if self._over is not None:
            self.uncover()
        else:
            self.back_asked.emit()

    def _hide(self) -> None:
        """Names on the desk, the whole screen with the family."""
        if self._mode == "family":
            self.screen_hidden.emit()
        else:
            self.desk_bar.turn_names()

    def _open(self, page: QWidget) -> None:
        self._leave()
        self.page = page
        self._slot.addWidget(page, 1)
        page.show()
        self.toast.find_place(self._bottom())
        self._focus_page()
        if isinstance(page, Page) and not page.is_led_inside:
            page.stay_at_top()

    def _drop_over(self) -> None:
        over, self._over, self._under = self._over, None, None
        if over is not None:
            self._take_out(over)

    def _take_out(self, page: QWidget) -> None:
        self._slot.removeWidget(page)
        self._taken_out.take(page)

    def _leave(self) -> None:
        self._drop_over()
        old, self.page = self.page, None
        self.toast.put_away()
        if old is None:
            return
        if isinstance(old, Page):
            old.left.emit()
        self._take_out(old)

    def _focus_page(self) -> None:
        page = self.shown
        first = page.opening_focus() if isinstance(page, Page) else page
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        elif page is not None:
            page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            focus_first_of(page)

    def _next_part(self) -> None:
        """F6: left column, page, action bar or toast, and round again."""
        parts = self._parts()
        now = self.focusWidget()
        here = next((place for place, (part, _go) in enumerate(parts) if now and part.isAncestorOf(now)), -1)
        parts[(here + 1) % len(parts)][1]()

    def _parts(self) -> list[tuple[QWidget, Callable[[], None]]]:
        parts: list[tuple[QWidget, Callable[[], None]]] = []
        if self.left_nav.isVisible():
            parts.append((self.left_nav, self.left_nav.focus_current))
        if self._over is not None:
            parts.append((self._over, self._focus_page))
        elif isinstance(self.page, FamilyPage):
            parts.append((self.page.viewing, lambda: focus_first_of(self.page)))
            parts.append((self.page.bar, self.page.bar.focus_first))
        elif self.page is not None:
            parts.append((self.page, self._focus_page))
        if self.toast.isVisible():
            parts.append((self.toast, self.toast.focus_first))
        return parts

    def _dress_for(self, mode: str) -> None:
        self._mode = mode
        self._dress()

    def _dress(self) -> None:
        show_when(self.desk_bar, self._mode == "desk")
        show_when(self.family_bar, self._mode == "family")
        show_when(self.left_nav, self._mode == "desk" and not self._look.is_narrow)
        self._way_back.want(self._mode == "desk")
        show_when(self.status_line, self._mode != "family")

    def _bottom(self) -> int:
        """Where the status line or the action bar begins."""
        bar = self.page.bar if isinstance(self.page, FamilyPage) else self.status_line
        return self.height() - max(bar.height(), bar.sizeHint().height())
