"""Help: the keys that do something now, and short topics in plain words, found as one types."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ehdesk.ui import keys
from ehdesk.ui.ground import Ground
from ehdesk.ui.help_topics import TOPICS
from ehdesk.ui.keys import Key, KeysNow
from ehdesk.ui.look import Look
from ehdesk.ui.shell.page import DeskPage
from ehdesk.ui.widgets.buttons import SecondaryButton
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.columns import LeftFirst
from ehdesk.ui.widgets.fold import Fold, Heading
from ehdesk.ui.widgets.key_row import KeyRow
from ehdesk.ui.widgets.reading_text import ReadingText
from ehdesk.ui.widgets.text_field import SearchField
from ehdesk.ui.widgets.words import Words, show_when


class HelpPage(DeskPage):
    """Opens at `topic`, which stands first. What is typed leaves only that in which all of its words stand.

    Signals:
        closed: somebody wants to go back to where they were.
    """

    closed = Signal()

    def __init__(self, ground: Ground, now: KeysNow, topic: str) -> None:
        words = ground.words
        super().__init__(ground.look, words("help.title"), words("help.subtitle"))
        self._words = words
        self._titles: dict[Fold, str] = {}
        self._said: dict[Fold, str] = {}
        self._add_ways_back()
        self._box = SearchField(ground.look, words("help.find"), words("help.find_hint"))
        self._box.asked.connect(self._find)
        self._box.down_asked.connect(self._go_on)
        self.find_asked.connect(self._box.setFocus)
        self._count = Words(ground.look, "", "small_soft")
        first = topic if topic in TOPICS else TOPICS[0]
        self._topics = [self._topic(each) for each in dict.fromkeys((first, *TOPICS))]
        self._keys = [
            self._group(words("shortcut.here"), (*now.here, *keys.OVER)),
            self._group(words("shortcut.everywhere"), now.everywhere),
        ]
        columns = LeftFirst(ground.look, 6, 5)
        columns.left(*self._topics)
        columns.right(*self._keys)
        self.add(self._box, self._count, columns)
        self._find("")
        self.open_at(self._topics[0].head)

    def _add_ways_back(self) -> None:
        back = SecondaryButton(self.look, self._words("help.back"), "chevron-left")
        back.clicked.connect(self.closed)
        self.add_header_button(back)
        for sequence in keys.LEAVE_HELP.sequences:
            QShortcut(sequence, self, self.closed.emit)

    def _topic(self, topic: str) -> Fold:
        title, text = self._words(f"help.title_{topic}"), self._words(f"help.text_{topic}")
        return self._fold(title, text, lambda: [_Text(self.look, title, text)])

    def _group(self, title: str, those: Iterable[Key]) -> Fold:
        does = [(self._words(f"shortcut.{key.does}"), key.shown(self._words)) for key in those]
        text = "\n".join(" ".join(each) for each in does)
        return self._fold(title, text, lambda: [KeyRow(self.look, *each) for each in does])

    def _fold(self, title: str, text: str, rows: Callable[[], list[QWidget]]) -> Fold:
        spoken = (self._words("common.opened"), self._words("common.folded"))
        fold = Fold(self.look, Heading(title, "", "", "", spoken, "label"), rows)
        self._titles[fold], self._said[fold] = title.casefold(), f"{title}\n{text}".casefold()
        return fold

    def _find(self, asked: str) -> None:
        """Without anything to look for, the first topic and the keys are open; else the best of what was found."""
        wanted = asked.casefold().split()
        found = [fold for fold, said in self._said.items() if all(word in said for word in wanted)]
        best = sorted(found, key=lambda fold: not any(word in self._titles[fold] for word in wanted))
        is_open = best[:1] if wanted else [self._topics[0], *self._keys]
        for fold in self._said:
            show_when(fold, fold in found)
            fold.set_open(fold in is_open)
        self._count.set_words(self._words("help.found", count=len(found)) if wanted else "")
        show_when(self._count, bool(wanted))

    def _go_on(self) -> None:
        """On to what was found."""
        found = [fold for fold in self._said if not fold.isHidden()]
        for fold in found[:1]:
            fold.head.setFocus()


class _Text(QWidget):
    """What a topic says."""

    def __init__(self, look: Look, title: str, text: str) -> None:
        super().__init__()
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.addWidget(ReadingText(look, title, text))
        look.dress(self._dress)

    def _dress(self) -> None:
        look = self._look
        spaced(self._column, (0, look.space(8), look.space(16), look.space(12)), 0)
