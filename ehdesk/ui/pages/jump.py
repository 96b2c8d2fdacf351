"""A list of every topic of a form, found by typing a part of its name: laid over the topic that one comes from."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ehdesk.domain.choosing import found_in
from ehdesk.forms.engine.outline import Line, Series, topics_within
from ehdesk.forms.engine.question import Topic
from ehdesk.services.followed import Followed
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.over_page import OverPage
from ehdesk.ui.pages.outline_rows import OutlineRows
from ehdesk.ui.pages.topic_titles import title_in
from ehdesk.ui.shell.page import FamilyPage
from ehdesk.ui.widgets.buttons import QuietButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.task_row import TaskRow
from ehdesk.ui.widgets.text_field import TextField
from ehdesk.ui.widgets.toast import announce
from ehdesk.ui.widgets.words import show_when


class _Find(TextField):
    """Signals:
    left_downwards: to what was found.
    """

    left_downwards = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)


class JumpPage(OverPage):
    """Enter goes to the first topic that is shown, Down to the list; Esc goes back."""

    def __init__(self, desk: Desk, followed: Followed, here: str, place_of: Callable[[str], places.Place]) -> None:
        words = desk.words
        super().__init__(desk, words("topic.jump"), words("topic.jump_close"))
        self.done.say(words("topic.jump_close"), "close")
        self.done.set_kind("secondary")
        self._desk, self._followed, self._here, self._place_of = desk, followed, here, place_of
        self._find = _Find(desk.look, words("topic.jump_find"), words("topic.jump_hint"), width=560)
        self._find.edited.connect(self._show)
        self._find.entered.connect(self._go_to_first)
        self._find.left_downwards.connect(self._enter_list)
        topics = list(self._topics())
        made = OutlineRows(desk, followed, self._go, self._go, beside=self._said_beside, named=self._called)
        self._rows: list[TaskRow] = list(made.of(topics))
        self._titles = [f"{self._called(topic)} {topic.section_title}" for topic in topics]
        self._card = Card(desk.look)
        for row in self._rows:
            self._card.add_row(row)
        self.add(self._find, self._card)
        self.open_at(self._find.control)

    def _topics(self) -> Iterator[Topic]:
        """As they lie in the form, with those in repeats where their repeat is."""
        for line in self._followed.lines():
            if isinstance(line, Series):
                yield from topics_within(self._followed.form, line.repeat)
            else:
                yield line

    def _called(self, topic: Topic) -> str:
        return title_in(self._desk, self._followed.form, topic)

    def _said_beside(self, line: Line) -> str:
        is_here = isinstance(line, Topic) and line.id == self._here
        return self._desk.words("topic.jump_here") if is_here else ""

    def _shown(self) -> list[TaskRow]:
        return [row for row in self._rows if not row.isHidden()]

    def _show(self, typed: str) -> None:
        found = frozenset(found_in(typed, self._titles))
        for place, row in enumerate(self._rows):
            show_when(row, place in found)
        show_when(self._card, bool(found))
        announce(self, self._desk.words("topic.jump_found", found=len(found), all=len(self._rows)))

    def _enter_list(self) -> None:
        for row in self._shown()[:1]:
            row.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_to_first(self) -> None:
        for row in self._shown()[:1]:
            row.click()

    def _go(self, topic: str) -> None:
        self._desk.uncover()
        self._desk.go(self._place_of(topic))


def offer_jump(page: FamilyPage, desk: Desk, open_it: Callable[[], object]) -> None:
    """A button in its bar, and the key."""
    button = QuietButton(desk.look, desk.words("topic.jump"), "search")
    button.clicked.connect(open_it)
    page.jump_asked.connect(open_it)
    page.bar.add_right(button, folds=True)
