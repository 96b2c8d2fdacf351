"""The assessment's home: a list of topics in any order, and where somebody stopped."""

from collections.abc import Iterator

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ehdesk.domain.agreement import Standing, standing
from ehdesk.forms.catalogue import UnknownForm
from ehdesk.forms.engine.question import Topic
from ehdesk.services.filling import Filling
from ehdesk.services.followed import TopicState
from ehdesk.services.matters import helping_from_elsewhere
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.language_switch import LanguageSwitch, language_switch
from ehdesk.ui.naming import with_names_hidden
from ehdesk.ui.pages.begin_assessment import begin_assessment, leave_open
from ehdesk.ui.pages.go_on import GoOn, first_open, left_at
from ehdesk.ui.pages.living import LivingPage
from ehdesk.ui.pages.newer_form import NewerForm
from ehdesk.ui.pages.outline_rows import OutlineRows
from ehdesk.ui.pages.since_last_time import SinceLastTime
from ehdesk.ui.pages.topic_groups import TONES, Group, groups_of, parted
from ehdesk.ui.pages.topic_marks import marks_of, way_to_notes
from ehdesk.ui.pages.what_matters import WhatMatters
from ehdesk.ui.saying import day_in_words
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import PrimaryButton, QuietButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.columns import Columns
from ehdesk.ui.widgets.empty_state import EmptyState
from ehdesk.ui.widgets.fold import Fold, Heading
from ehdesk.ui.widgets.progress import Progress
from ehdesk.ui.widgets.task_row import TaskRow
from ehdesk.ui.widgets.words import Words

_MATTERS = "what matters"
"""What the fold for choosing is remembered by."""


class AssessmentTasksPage(LivingPage):
    """Topics by group, how far each one is, and the way back to the question where one stopped.

    The group where one stopped is open; the others say how far they are, and open when they are pressed.
    """

    def __init__(self, desk: Desk, place: places.AssessmentTasks) -> None:
        super().__init__(desk, desk.words("tasks.title"), place.family)
        self._place = place
        self._go_on: GoOn | None = None
        self._opened: dict[str, bool] = {}
        self.left.connect(self._keep_typed)
        self.read()

    @property
    def is_unsaved(self) -> bool:
        """Is something typed here that is not in the vault, since the disk did not take it?"""
        return self._go_on is not None and self._go_on.is_unsaved

    def _keep_typed(self) -> None:
        if self._go_on is not None:
            self._go_on.keep_typed()

    def read(self) -> None:
        """Make the content anew, but never under somebody who is saying why it is to be opened again."""
        if not self.is_unsaved:
            super().read()

    def content(self) -> QWidget:
        self._go_on, facts = None, self._desk.work.assessments.current(self._place.family)
        if facts is None:
            return self._agreement_first(self._invitation())
        try:
            return self._agreement_first(self._tasks(self._desk.work.assessments.view(facts.id)))
        except UnknownForm:
            return EmptyState(self.look, self._desk.words("tasks.newer"), self._desk.words("tasks.newer_why"))

    def _invitation(self) -> EmptyState:
        words = self._desk.words
        start = PrimaryButton(self.look, words("tasks.start"), "clipboard")
        start.clicked.connect(lambda: begin_assessment(self._desk, self._place.family))
        self.open_at(start)
        return EmptyState(self.look, words("tasks.none"), words("tasks.none_detail"), start)

    def _agreement_first(self, content: QWidget) -> QWidget:
        """The same below a soft word about the agreement, where none stands."""
        words, family = self._desk.words, self._place.family
        if standing(self._desk.work.agreements.all(family)) is Standing.GIVEN:
            return content
        banner = Banner(self.look, words("tasks.no_agreement"), "info", "info", words("tasks.to_agreement"))
        banner.followed.connect(lambda: self._desk.go(places.AgreementHome(family)))
        column = Column(self.look)
        column.add(banner, content)
        return column

    def _tasks(self, filling: Filling) -> Columns:
        self._family = self._desk.work.families.family(self._place.family)
        self.set_title(filling.form.definition.title, self._started(filling))
        columns = Columns(self.look, 13, 6)
        groups = groups_of(filling)
        elsewhere, matters = helping_from_elsewhere(self._family), frozenset[str]()
        if not filling.facts.is_complete:
            matters = self._desk.work.matters.chosen(filling.facts.id).ids
        first, others = parted(groups, matters, frozenset(one.id for one in elsewhere))
        topics = tuple(topic for group in first for topic in group.topics) or filling.topics()
        self._opened = {self._first_shown(filling, topics, first or groups): True, **self._opened}
        columns.left(*self._newer_form(filling), *self._what_matters(filling, groups))
        self._add_groups(columns, filling, first)
        if others and first:
            columns.left(Words(self.look, self._desk.words("tasks.others"), "small_strong_soft"))
            if elsewhere and not matters:
                names = ", ".join(self._desk.called(one) for one in elsewhere)
                columns.left(Words(self.look, self._desk.words("tasks.elsewhere", names=names), "soft"))
        self._add_groups(columns, filling, others)
        columns.left(*self._earlier_form(filling))
        since = SinceLastTime(self._desk, self._place.family, filling)
        columns.right(self._to_go_on(filling, topics), *self._how_far(filling))
        columns.right(*self._languages(filling), *since.cards(), self._everything(filling))
        family = self._place.family
        columns.right(way_to_notes(self._desk, family, filling), *leave_open(self._desk, family, filling.facts))
        return columns

    def _languages(self, filling: Filling) -> Iterator[LanguageSwitch]:
        for switch in language_switch(self._desk, filling):
            switch.chosen.connect(lambda language: self._speak(filling, language))
            yield switch

    def _speak(self, filling: Filling, language: str) -> None:
        filling.speak(language)
        QTimer.singleShot(0, self, self.read)  # the box is one of those that are made anew

    def _newer_form(self, filling: Filling) -> list[Fold]:
        """Once a newer version of its form is in use: what moving there would do."""
        words, facts = self._desk.words, filling.facts
        version = self._desk.work.moving.newer(facts)
        detail = words("moving.detail", version=facts.version, newest=version)
        return [self._move(filling, version, (words("moving.title"), detail))] if version else []

    def _earlier_form(self, filling: Filling) -> list[Fold]:
        """Where it was moved here: what moving back would do."""
        words, moving, facts = self._desk.words, self._desk.work.moving, filling.facts
        version = "" if moving.newer(facts) else moving.earlier(facts)
        detail = words("moving.back_detail", version=facts.version, earlier=version)
        return [self._move(filling, version, (words("moving.back_title"), detail))] if version else []

    def _move(self, filling: Filling, version: str, said: tuple[str, str]) -> Fold:
        fold = NewerForm(self._desk, self._family, filling, version, said)
        fold.set_open(self._opened.get(version, False))
        fold.toggled.connect(lambda is_open: self._opened.update({version: is_open}))
        fold.moved.connect(self._give_keyboard)
        return fold

    def _give_keyboard(self) -> None:
        """To the next step, which is shown by the next turn of the event loop."""
        if (next_step := self.opening_focus()) is not None:
            QTimer.singleShot(0, next_step, next_step.setFocus)

    def _add_groups(self, columns: Columns, filling: Filling, groups: tuple[Group, ...]) -> None:
        for group in groups:
            if group.heading:
                columns.left(Words(self.look, group.heading, "h2"))
            columns.left(self._loose(filling, group) if group.is_loose else self._fold(filling, group))

    def _loose(self, filling: Filling, group: Group) -> Card:
        card = Card(self.look)
        for row in self._rows(filling, group):
            card.add_row(row)
        return card

    def _what_matters(self, filling: Filling, groups: tuple[Group, ...]) -> Iterator[WhatMatters]:
        """The topics about everyone, and each person with all of theirs, until it is all completed."""
        if filling.facts.is_complete:
            return
        topics = [
            (one.id, self._without_names(one.title)) for group in groups if not group.person for one in group.rows
        ]
        people = [(group.person, self._called(group.person)) for group in groups if group.person]
        fold = WhatMatters(self._desk, people, topics, self._desk.work.matters.chosen(filling.facts.id))
        fold.set_open(self._opened.get(_MATTERS, False))
        fold.toggled.connect(lambda is_open: self._opened.update({_MATTERS: is_open}))
        fold.chosen.connect(lambda ids: self._choose(filling, ids))
        yield fold

    def _choose(self, filling: Filling, ids: frozenset[str]) -> None:
        self._desk.work.matters.choose(filling.facts.id, ids, self._desk.today)
        QTimer.singleShot(0, self, self.read)  # the box that was just ticked is one of those that are made anew

    def _first_shown(self, filling: Filling, topics: tuple[Topic, ...], groups: tuple[Group, ...]) -> str:
        """The section where one goes on, or the first; none where nothing is asked yet."""
        stop = left_at(filling) or first_open(filling, topics, self._desk.now) if topics else None
        here = (group.section for group in groups if stop and stop.topic in {topic.id for topic in group.topics})
        return next(here, groups[0].section if groups else "")

    def _fold(self, filling: Filling, group: Group) -> Fold:
        words, state, is_open = self._desk.words, group.state(filling), not filling.facts.is_complete
        heading = Heading(
            self._called(group.person) if group.person else self._without_names(group.title),
            self._counted(filling, group),
            words(f"tasks.{state}") if is_open else "",
            TONES[state] if is_open else "",
            (words("common.opened"), words("common.folded")),
            group.title_kind,
        )
        fold = Fold(self.look, heading, lambda: self._rows(filling, group))
        fold.set_open(self._opened.get(group.section, False))
        fold.toggled.connect(lambda is_open: self._opened.update({group.section: is_open}))
        return fold

    def _counted(self, filling: Filling, group: Group) -> str:
        """How many topics there are, and once some are completed how many of them; all are where the whole is."""
        done, of = group.completed(filling), len(group.topics)
        if done and not filling.facts.is_complete:
            return self._desk.words("tasks.done", done=done, of=of)
        return self._desk.words("tasks.topics", count=of) if of else ""

    def _rows(self, filling: Filling, group: Group) -> Iterator[TaskRow]:
        family, assessment = self._place.family, filling.facts.id
        return OutlineRows(
            self._desk,
            filling,
            lambda topic: self._open(filling, topic),
            lambda repeat: self._desk.go(places.Repeat(family, assessment, repeat)),
            self._without_names,
            marks_of(self._desk, family, filling),
        ).of(row.line for row in group.rows)

    def _open(self, filling: Filling, topic: str, field: str = "") -> None:
        family, assessment = self._place.family, filling.facts.id
        if filling.facts.is_complete:
            self._desk.go(places.CheckAnswers(family, assessment, topic))
        else:
            self._desk.go(places.Topic(family, assessment, topic, field))

    def _to_go_on(self, filling: Filling, first: tuple[Topic, ...]) -> GoOn:
        card = self._go_on = GoOn(self._desk, self._family, filling, first)
        card.opened.connect(lambda topic, field: self._open(filling, topic, field))
        self.open_at(card.next_step)
        return card

    def _started(self, filling: Filling) -> str:
        started, words = filling.facts.started_on, self._desk.words
        if started is None:
            return ""
        day = day_in_words(started)
        return words("tasks.was_started" if filling.facts.is_complete else "tasks.started", day=day)

    def _how_far(self, filling: Filling) -> Iterator[Card]:
        """Counted from the first topic that is completed on, until all of it is: nobody has to do every one."""
        topics = filling.topics()
        done = sum(filling.state(topic) is TopicState.COMPLETED for topic in topics)
        if done and not filling.facts.is_complete:
            card = Card(self.look)
            card.add(Progress(self.look, self._desk.words("tasks.done", done=done, of=len(topics)), done, len(topics)))
            yield card

    def _everything(self, filling: Filling) -> QuietButton:
        said = self._desk.words("tasks.read_all" if filling.facts.is_complete else "tasks.check_all")
        button = QuietButton(self.look, said, "search")
        place = places.CheckAnswers(self._place.family, filling.facts.id)
        button.clicked.connect(lambda: self._desk.go(place))
        return button

    def _called(self, person: str) -> str:
        member = self._family.member(person)
        return self._desk.called(member) if member else ""

    def _without_names(self, title: str) -> str:
        """A topic may be called "Tia's own words"."""
        return with_names_hidden(self._desk, self._family, title)
