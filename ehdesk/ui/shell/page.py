"""What every page is: a title, what is under it, and one scroll area for all of it.

    page = DeskPage(look, "Family plan", "Draft. 2 goals")       or a class of its own that inherits
    page.add(card), page.add_header_button(button), page.open_at(button)

`page.header` is the title with what stands beside it: `columns.left(page.header)` moves it into a column.
`DeskPage` has margins of 32; `FamilyPage` has 96 and an action bar. The frame asks `opening_focus()` what gets the
keyboard, and emits nothing itself: a page that must save when it is left connects to its own `left`.
"""

from PySide6.QtCore import QEvent, QMetaMethod, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QScrollArea, QSlider, QVBoxLayout, QWidget

from ehdesk.ui.keys import OF_A_PAGE, Key
from ehdesk.ui.look import Look
from ehdesk.ui.scrolled import see_whole
from ehdesk.ui.shell.action_bar import ActionBar
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.words import Words, show_when

WHOLE_WIDTH = 100_000
"""For a page to look at something large on."""


class Page(QWidget):
    """One screen.

    Signals:
        left: the frame is about to show another page.
        undo_asked, find_asked, print_asked, save_asked, continue_asked, still_so_asked, self_note_asked, jump_asked:
            the keys for them were pressed while this page was open.
    """

    left = Signal()
    undo_asked = Signal()
    find_asked = Signal()
    print_asked = Signal()
    save_asked = Signal()
    continue_asked = Signal()
    still_so_asked = Signal()
    self_note_asked = Signal()
    jump_asked = Signal()
    margin, top = 32, 22
    widest = 1180
    """How wide what stands on a page may be, in pixels at 100 per cent: in a large window the rest stays free."""
    is_in_the_middle = False
    """Where what stays free is: on both sides, or at the right."""
    help_topic = ""
    """What help opens at; "" for what the part of the app that the page belongs to is about."""
    is_led_inside = False
    """Did somebody follow a way to one part of the page? That is then seen, wherever it is."""

    def __init__(self, look: Look, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._opening_focus: QWidget | None = None
        self._unused: QWidget | None = None
        self._title_words = Words(look, title, "h1")
        self._subtitle_words = Words(look, subtitle, "soft")
        self._scrolled = QWidget()
        self._scrolled.setProperty("kind", "viewport")
        self.body = QVBoxLayout(self._scrolled)
        self.viewing = _scroll_area(self._scrolled, title)
        self._whole = QVBoxLayout(self)
        spaced(self._whole, (0, 0, 0, 0), 0)
        self._whole.addWidget(self.viewing, 1)
        self._kept_free = QFrame()
        self._kept_free.setProperty("kind", "kept_free")
        self._kept_free.hide()
        self._whole.addWidget(self._kept_free)
        self._add_header()
        self._follow_the_keyboard()
        look.dress(self._dress_page)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets below what is there."""
        for widget in widgets:
            self.body.insertWidget(self.body.count() - 1, widget)

    def add_header_button(self, button: QWidget) -> None:
        """Put a button (or chips) at the right of the title."""
        self._header_buttons.addWidget(button)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Other words at the top; without a subtitle there is no line for it."""
        self._title_words.set_words(title)
        self._subtitle_words.set_words(subtitle)
        show_when(self._subtitle_words, bool(subtitle))
        self.viewing.setAccessibleName(title)

    def title(self) -> str:
        """What the page is called."""
        return self._title_words.words()

    def hide_title(self) -> None:
        """For a page that makes its own heading (a star area). Its name stays."""
        self.header.hide()

    def open_at(self, widget: QWidget | None) -> None:
        """Say what gets the keyboard when the page opens: the thing most likely to be done; None is the first."""
        self._opening_focus = widget

    def opening_focus(self) -> QWidget | None:
        """What gets the keyboard when the page opens; nothing said: the first thing that can have it."""
        return self._opening_focus

    def stay_at_top(self) -> None:
        """Keep the heading in sight, though what has the keyboard may be further down, until a key is pressed there."""
        self._unused = self.window().focusWidget()
        if self._unused is not None:
            self._unused.installEventFilter(self)
        self.viewing.verticalScrollBar().setValue(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and watched is self._unused:
            self._unused = None
            watched.removeEventFilter(self)
            self._show_what_has_the_keyboard()
        return super().eventFilter(watched, event)

    def keys_here(self) -> tuple[Key, ...]:
        """The keys that do something on this page and not everywhere, for help."""
        heard = (key for key, signal in OF_A_PAGE.items() if self._hears(signal))
        return (*heard, *self.own_keys())

    def _hears(self, signal: str) -> bool:
        return self.isSignalConnected(QMetaMethod.fromSignal(getattr(self, signal)))

    def own_keys(self) -> tuple[Key, ...]:
        """The keys that only this page has."""
        return ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nothing on the page wants for itself may move it up and down."""
        steps: dict[int, QSlider.SliderAction] = {
            Qt.Key.Key_PageUp: QSlider.SliderAction.SliderPageStepSub,
            Qt.Key.Key_PageDown: QSlider.SliderAction.SliderPageStepAdd,
        }
        if (step := steps.get(event.key())) is not None:
            self.viewing.verticalScrollBar().triggerAction(step)
        else:
            super().keyPressEvent(event)

    def keep_free(self, height: int) -> None:
        """Leave so much room under what scrolls: something lies there, and nothing of the page may be under it."""
        self._kept_free.setFixedHeight(height)
        show_when(self._kept_free, height > 0)

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll so that `widget` is seen, with some room around it."""
        self.viewing.ensureWidgetVisible(widget, 0, self.look.space(48))

    def _show_what_has_the_keyboard(self) -> None:
        """Scroll to it, from wherever the keyboard came; but never move a page under the finger that presses on it."""
        has_keyboard = self.window().focusWidget()
        now = getattr(has_keyboard, "ringed", has_keyboard)  # of a list, the row that has the keyboard
        if now is None or not self.viewing.isAncestorOf(now):
            return
        if has_keyboard is not self._unused and not QApplication.mouseButtons():
            see_whole(self.viewing, now, self.look.space(24))

    def _follow_the_keyboard(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._show_what_has_the_keyboard)
        # a page that has just opened, and a box that grows, take their place later
        self.viewing.verticalScrollBar().rangeChanged.connect(self._show_what_has_the_keyboard)

    def _add_header(self) -> None:
        self.header = QWidget()
        self._header_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.header)
        words, self._header_buttons = QVBoxLayout(), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        words.addWidget(self._title_words)
        words.addWidget(self._subtitle_words)
        spaced(words, (0, 0, 0, 0), self.look.space(3))
        self._header_row.addLayout(words, 1)
        self._header_row.addLayout(self._header_buttons)
        self.body.addWidget(self.header)
        self.body.addStretch(1)  # all that is left over: a lone row stays as high as what is in it
        show_when(self._subtitle_words, bool(self._subtitle_words.words()))

    def _dress_page(self) -> None:
        look = self.look
        self._keep_to_width()
        direction = QBoxLayout.Direction
        self._header_row.setDirection(direction.TopToBottom if look.is_narrow else direction.LeftToRight)
        spaced(self._header_row, (0, 0, 0, 0), look.space(12))
        spaced(self._header_buttons, (0, 0, 0, 0), look.space(10))
        self._header_buttons.setAlignment(Qt.AlignmentFlag.AlignLeft if look.is_narrow else Qt.AlignmentFlag.AlignRight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_to_width()

    def _keep_to_width(self) -> None:
        look = self.look
        side = look.space(24 if look.is_narrow else self.margin)
        free = max(0, self.width() - 2 * side - look.px(self.widest))
        left = side + (free // 2 if self.is_in_the_middle else 0)
        spaced(self.body, (left, look.space(self.top), 2 * side + free - left, look.space(24)), look.space(14))


class DeskPage(Page):
    """A page with the navigation on its left and the status line below."""


class FamilyPage(Page):
    """A page to look at together: wide margins, one action bar, nothing of anyone else.

    `bar_title` is what the top bar calls it; a page may say something wider ("Whole-family assessment"). `with_whom`
    stands beside that, where it is not to be shown to a family.
    """

    margin, top = 96, 22
    is_in_the_middle = True
    with_whom = ""

    def __init__(self, look: Look, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, title, subtitle, parent)
        self.bar_title = title
        self.bar = ActionBar(look)
        self._whole.addWidget(self.bar)
        look.dress(self._keep_bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_bar()

    def _keep_bar(self) -> None:
        """Under what stands on the page."""
        self.bar.keep_to(self.body.contentsMargins().left())


def _scroll_area(content: QWidget, name: str) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setAccessibleName(name)
    scroll.setWidget(content)
    return scroll
