"""The trial's home: the topics of the form by section, each with how far it is."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby

from PySide6.QtWidgets import QWidget

from ehdesk.forms.engine.people import Person
from ehdesk.services.followed import TopicState
from ehdesk.services.trying import Trying
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.outline_rows import OutlineRows
from ehdesk.ui.pages.topic_groups import TONES, Group, groups_of
from ehdesk.ui.pages.trial_page import TrialPage
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.fold import Fold, Heading
from ehdesk.ui.widgets.words import Words

_FEW = 12
"""Rows that are all shown at once."""


class TrialTopicsPage(TrialPage):
    """Topics in any order, with a made-up family."""

    def __init__(self, desk: Desk, trial: Trying) -> None:
        super().__init__(desk, trial)
        self._rows = OutlineRows(desk, trial, self._open, lambda field: desk.go(places.TrialRepeat(field)))
        self._opened: dict[str, bool] = {}
        self._go_on = self._next("")
        self._go_on.clicked.connect(self._carry_on)
        self._also(desk.words("trial.check_all")).clicked.connect(lambda: desk.go(places.TrialCheckAll()))
        self._way_to(places.Forms(), desk.words("trial.to_forms"), "chevron-left")
        self._also(desk.words("trial.again")).clicked.connect(self._start_again)
        self.open_at(self._go_on)
        self.read()

    def content(self) -> QWidget:
        words, column = self._desk.words, Column(self.look)
        self.set_title(
            self._trial.form.definition.title, words("trial.people", people=_told(self._desk, self._trial.form.people))
        )
        is_begun = any(self._trial.state(topic) is not TopicState.NOT_STARTED for topic in self._trial.topics())
        self._go_on.say(words("trial.carry_on" if is_begun else "trial.begin"))
        column.add(*self._lists())
        return column

    def _lists(self) -> Iterator[QWidget]:
        """A card for what needs no heading, a fold for every other section."""
        groups = groups_of(self._trial)
        are_few = sum(len(group.rows) for group in groups) <= _FEW
        left = (group.section for group in groups if group.state(self._trial) is not TopicState.COMPLETED)
        first = next(left, "")
        for is_flat, found in groupby(groups, key=_needs_no_heading):
            if is_flat:
                yield self._flat(found)
                continue
            for group in found:
                if group.heading:
                    yield Words(self.look, group.heading, "h2")
                is_open = self._opened.get(group.section, are_few or group.section == first)
                yield self._fold(group, is_open=is_open)

    def _flat(self, groups: Iterable[Group]) -> Card:
        card = Card(self.look)
        for row in self._rows.of(row.line for group in groups for row in group.rows):
            card.add_row(row)
        return card

    def _fold(self, group: Group, *, is_open: bool) -> Fold:
        words, state = self._desk.words, group.state(self._trial)
        heading = Heading(
            group.title,
            words("tasks.done", done=group.completed(self._trial), of=len(group.topics)) if group.topics else "",
            words(f"tasks.{state}"),
            TONES[state],
            (words("common.opened"), words("common.folded")),
            group.title_kind,
        )
        fold = Fold(self.look, heading, lambda: self._rows.of(row.line for row in group.rows))
        fold.set_open(is_open)
        fold.toggled.connect(lambda is_open: self._opened.update({group.section: is_open}))
        return fold

    def _open(self, topic: str) -> None:
        self._desk.go(places.TrialTopic(topic))

    def _carry_on(self) -> None:
        left = (topic for topic in self._trial.topics() if self._trial.state(topic) is not TopicState.COMPLETED)
        topic = next(left, None)
        if topic is None:
            self._desk.say(self._desk.words("trial.finished_all"))
        else:
            self._open(topic.id)

    def _start_again(self) -> None:
        undo = self._trial.start_again()
        self.read()
        self._desk.say(self._desk.words("trial.again_done"), partial(self._bring_back, undo))

    def _bring_back(self, undo: Callable[[], None]) -> None:
        undo()
        self._desk.go(places.Trial())


def _needs_no_heading(group: Group) -> bool:
    """Would it only say again what its one row says, or what the form is called?"""
    return group.is_loose or [row.id for row in group.rows] == [group.section]


def _told(desk: Desk, people: Sequence[Person]) -> str:
    """Who is in the made-up family, with their ages: "Leila (14), Adam (2), Baby (expected)"."""
    return ", ".join(_one(desk, person) for person in people)


def _one(desk: Desk, person: Person) -> str:
    if person.age is None:
        return desk.words("trial.person_expected", name=person.name)
    return desk.words("trial.person", name=person.name, age=person.age)
