"""One sentence inside the page, with a link: no dialogs for messages.

Banner(look, "Names are hidden on this screen.", "info", "eye-off", link="Show names")
Banner(look, "Tia is here already.", link="Look", other="They are two people")      a question, with a second answer
banner.followed     the link was pressed; tones: plain, info, attention, error
banner.turned_down  the other one was
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.tab_order import tab_within
from ehdesk.ui.widgets.buttons import LinkButton
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.pieces import Picture
from ehdesk.ui.widgets.words import Words, set_property, show_when

_INK = {"plain": "text_soft", "info": "info", "attention": "attention", "error": "error"}
_ICON = {"plain": "info", "info": "info", "attention": "warning", "error": "warning"}


class Banner(QFrame):
    """A soft fill, an icon, a sentence.

    Signals:
        followed: the link was pressed.
        turned_down: the other link was pressed.
    """

    followed = Signal()
    turned_down = Signal()

    def __init__(
        self,
        look: Look,
        words: str,
        tone: str = "info",
        icon: str = "",
        link: str = "",
        parent: QWidget | None = None,
        *,
        other: str = "",
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("kind", "banner")
        # not Maximum: that is the height of the words on their widest line, and cuts them off where there is less room
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._other = other
        if words:
            self.say(words, tone, icon, link)
        look.dress(self._dress)

    def say(self, words: str, tone: str = "info", icon: str = "", link: str = "") -> None:
        """Another sentence."""
        if not self._row.count():
            self._fill()
        self._words.set_words(words)
        self._icon.show_icon(icon or _ICON[tone], _INK[tone])
        self._link.say(link)
        show_when(self._link, bool(link))
        set_property(self, "tone", tone)

    def _fill(self) -> None:
        """Many a page has one that never says anything: what it says things with is made for the first of them."""
        look = self._look
        self._icon, self._words, self._link = Picture(look, "info"), Words(look, ""), LinkButton(look, "")
        self._link.clicked.connect(self.followed)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._link)
        if self._other:
            turn_down = LinkButton(look, self._other)
            turn_down.clicked.connect(self.turned_down)
            self._row.addWidget(turn_down)
        self._link.hide()
        if self.parentWidget() is not None:
            tab_within(self, self)  # the page was made before it

    def focus_link(self) -> None:
        """Give the keyboard to the link."""
        self._link.setFocus()

    def words(self) -> str:
        """What it says."""
        return self._words.words() if self._row.count() else ""

    def _dress(self) -> None:
        self.setMinimumHeight(self._look.px(44))
        side = self._look.space(16)
        spaced(self._row, (side, self._look.space(4), side, self._look.space(4)), self._look.space(12))
