"""The trial's home: the topics of the form by section, each with how far it is."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from ehdesk.forms.engine.people import Person
from ehdesk.services.filling import TopicState
from ehdesk.services.trying import Trying
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.outline_rows import TONES, OutlineRows, Section, sections_of, together
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
        sections = tuple(sections_of(self._trial.form))
        are_few = sum(len(section.lines) for section in sections) <= _FEW
        first = next((one.id for one in sections if not one.is_flat and not self._is_done(one)), "")
        flat: Card | None = None
        for section in sections:
            if section.is_flat:
                flat, is_new = flat or Card(self.look), flat is None
                for row in self._rows.of(section.lines):
                    flat.add_row(row)
                if is_new:
                    yield flat
                continue
            flat = None
            if section.heading:
                yield Words(self.look, section.heading, "h2")
            yield self._fold(section, is_open=self._opened.get(section.id, are_few or section.id == first))

    def _fold(self, section: Section, *, is_open: bool) -> Fold:
        words, states = self._desk.words, self._states(section)
        state, done = together(states), states.count(TopicState.COMPLETED)
        heading = Heading(
            section.title,
            words("tasks.done", done=done, of=len(states)),
            words(f"tasks.{state}"),
            TONES[state],
            (words("common.opened"), words("common.folded")),
            "label" if section.person else "h2",
        )
        fold = Fold(self.look, heading, lambda: self._rows.of(section.lines))
        fold.set_open(is_open)
        fold.toggled.connect(lambda is_open: self._opened.update({section.id: is_open}))
        return fold

    def _states(self, section: Section) -> Sequence[TopicState]:
        return [self._trial.state(topic) for topic in section.topics(self._trial.form)]

    def _is_done(self, section: Section) -> bool:
        return together(self._states(section)) is TopicState.COMPLETED

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


def _told(desk: Desk, people: Sequence[Person]) -> str:
    """Who is in the made-up family, with their ages: "Leila (14), Adam (2), Baby (expected)"."""
    return ", ".join(_one(desk, person) for person in people)


def _one(desk: Desk, person: Person) -> str:
    if person.age is None:
        return desk.words("trial.person_expected", name=person.name)
    return desk.words("trial.person", name=person.name, age=person.age)
