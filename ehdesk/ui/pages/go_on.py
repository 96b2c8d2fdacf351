"""Where to go on in an assessment: where somebody stopped, or what is to be done with one that is ready or complete."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ehdesk.domain.family import Family
from ehdesk.domain.journey import next_step
from ehdesk.forms.engine.question import Topic
from ehdesk.services.bookmark import Stop
from ehdesk.services.filling import Filling
from ehdesk.services.followed import TopicState
from ehdesk.services.reopening import Reopening
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.typing import Typing
from ehdesk.ui.naming import with_names_hidden
from ehdesk.ui.pages.begin_assessment import begin_anew
from ehdesk.ui.pages.off_the_list import may_write
from ehdesk.ui.pages.overview import take_step, work_so_far
from ehdesk.ui.pages.topic_titles import title_in
from ehdesk.ui.saying import day_in_words, when
from ehdesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.text_field import TextField
from ehdesk.ui.widgets.words import Words

_WHY: Final = "why"


def left_at(filling: Filling) -> Stop | None:
    """Where one stopped, unless that topic was finished then."""
    stop = filling.stopped_at
    is_left = stop is not None and filling.state(filling.form.topic(stop.topic)) is not TopicState.COMPLETED
    return stop if is_left else None


def first_open(filling: Filling, first: Sequence[Topic], now: datetime) -> Stop:
    """The first topic that nobody finished, of these if it can be; one to be talked about alone only when no other is
    left.
    """
    topics = (*first, *filling.topics())
    left = [topic for topic in topics if filling.state(topic) is not TopicState.COMPLETED]
    found = next((topic for topic in left if not topic.is_alone), next(iter(left), topics[0]))
    return Stop(found.id, "", now)


class GoOn(Card):
    """The next step, and the button for it: `next_step`. `first` come first.

    Signals:
        opened(str, str): go on at this topic and field.
    """

    opened = Signal(str, str)

    def __init__(self, desk: Desk, family: Family, filling: Filling, first: Sequence[Topic]) -> None:
        super().__init__(desk.look)
        self._desk, self._family, self._filling = desk, family, filling
        self._why: TextField | None = None
        self._reopening = Reopening(desk.work.vault.drafts, family.id, filling.facts.id)
        self._typing = Typing(lambda _why, text: self._reopening.keep(text), self)
        self.next_step: QWidget
        if filling.facts.is_complete:
            self._say_complete()
        elif all(filling.state(topic) is TopicState.COMPLETED for topic in filling.topics()):
            self._say_ready()
        else:
            self._say_where(first)

    @property
    def is_unsaved(self) -> bool:
        """Is somebody saying why it is to be opened again?"""
        return bool(self._typing.fields)

    def keep_typed(self) -> None:
        """Keep what is being said now, without waiting. Raises StoreError."""
        if self._why is not None and self.is_unsaved:
            self._reopening.keep(self._why.value())
            self._typing.answered(_WHY)

    def _say_where(self, first: Sequence[Topic]) -> None:
        words, filling, left = self._desk.words, self._filling, left_at(self._filling)
        stop = left or first_open(filling, first, self._desk.now)
        title = title_in(self._desk, filling.form, filling.form.topic(stop.topic))
        self.add(Words(self._look, words("tasks.stopped"), "small_strong_soft"))
        self.add(Words(self._look, with_names_hidden(self._desk, self._family, title), "h2"))
        if left is not None:
            said = words("tasks.stopped_when", when=when(words, left.at, self._desk.now))
            self.add(Words(self._look, said, "soft"))
        go_on = self.next_step = PrimaryButton(self._look, words("tasks.carry_on"))
        go_on.clicked.connect(lambda: self.opened.emit(stop.topic, stop.field))
        self.add(go_on)
        if not filling.problems():
            self.add(Words(self._look, words("tasks.enough"), "soft"))

    def _say_ready(self) -> None:
        words = self._desk.words
        check = self.next_step = PrimaryButton(self._look, words("tasks.check_and_complete"))
        place = places.CheckAnswers(self._family.id, self._filling.facts.id)
        check.clicked.connect(lambda: self._desk.go(place))
        self.add(
            Words(self._look, words("tasks.all_done"), "h2"), Words(self._look, words("tasks.ready"), "soft"), check
        )

    def _say_complete(self) -> None:
        words, done = self._desk.words, self._filling.facts.completed_on
        why = self._why = TextField(self._look, words("tasks.reopen_why"))
        why.show_value(self._reopening.why)
        why.edited.connect(partial(self._typing.edited, _WHY))
        reopen = SecondaryButton(self._look, words("tasks.reopen"))
        reopen.clicked.connect(lambda: self._reopen(why))
        begin = begin_anew(self._desk, self._family.id, words("last_time.begin_why"))
        title = words("tasks.complete_on", day=day_in_words(done)) if done else words("tasks.completed")
        self.add(Words(self._look, title, "h2"), self._to_what_comes_next(), why, reopen, *begin)

    def _to_what_comes_next(self) -> PrimaryButton:
        """The next step of the work with this family."""
        step = next_step(work_so_far(self._desk, self._family))
        go_on = self.next_step = PrimaryButton(self._look, self._desk.words(f"overview.{step}"))
        go_on.clicked.connect(lambda: take_step(self._desk, self._family.id, step))
        return go_on

    def _reopen(self, why: TextField) -> None:
        if not why.value():
            why.set_problem(self._desk.words("tasks.reopen_say_why"))
            why.focus_control()
            return
        if may_write(self._desk, self._family.id):
            self.keep_typed()
            self._filling.reopen(why.value())
            self._reopening.forget()
