"""One page of questions, looked at together with the family."""

from collections.abc import Iterable
from functools import partial

import msgspec
from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ehdesk.forms.engine.filled import NoSuchTopic
from ehdesk.forms.engine.outline import instances_around, repeat_of
from ehdesk.forms.engine.question import Problem, Topic
from ehdesk.services.announce import Changed
from ehdesk.services.filling import Filling
from ehdesk.store.errors import StoreError
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.language_switch import LanguageSwitch, language_switch
from ehdesk.ui.forms.sheet import QuestionSheet
from ehdesk.ui.pages.jump import JumpPage, offer_jump
from ehdesk.ui.pages.since_last_time import SinceLastTime
from ehdesk.ui.pages.topic_last_time import TopicLastTime
from ehdesk.ui.pages.topic_self_notes import TopicSelfNotes
from ehdesk.ui.pages.topic_titles import person_called, repeat_title, title_in
from ehdesk.ui.shell.page import FamilyPage
from ehdesk.ui.status import clock_time
from ehdesk.ui.tab_order import tab_through
from ehdesk.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from ehdesk.ui.widgets.chips import Chip, Chips
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.error_summary import ErrorSummary


class TopicPage(FamilyPage):
    """Asks one topic. Answers are saved as they are given; Continue checks, and never refuses to keep."""

    def __init__(self, desk: Desk, place: places.Topic, filling: Filling) -> None:
        self._desk, self._place, self._filling = desk, place, filling
        self._topics, self._asks_others = filling.topics(), False
        self._topic = self._filling.form.topic(place.topic)
        super().__init__(desk.look, self._heading(self._topic), self._where())
        self.bar_title = self._filling.form.definition.title
        self._add_people()
        for switch in language_switch(desk, filling):
            switch.chosen.connect(partial(self._speak, switch))
            self.add_header_button(switch)
        self._ask()
        self._fill_bar()
        self._connect()
        self._filling.stop_at(place.topic, place.field)

    def opening_focus(self) -> QWidget | None:
        return self._sheet.control(self._place.field)

    def _ask(self) -> None:
        """Everything below the title, in the language of the moment."""
        desk, words, topic = self._desk, self._desk.words, self._topic
        self._summary = ErrorSummary(desk.look, words("common.problem"), words("common.problem_saved"))
        self._sheet = QuestionSheet(desk, self._filling, topic.id)
        self._last_time = TopicLastTime(desk, self._place.family, self._filling, self._sheet, topic)
        self._notes = TopicSelfNotes(desk, self._filling, self._sheet, topic)
        self._summary.chosen.connect(self._sheet.focus_on)
        self._sheet.saved.connect(self._show_saved)
        self._sheet.reached.connect(self._reach)
        self._sheet.versions_wanted.connect(self._look_at_versions)
        self._last_time.earlier_wanted.connect(self._look_at_last)
        self._notes.opened.connect(self.bring_into_view)
        self._content = Column(desk.look)
        self._content.add(self._summary, self._last_time, self._sheet)
        self.add(self._content)

    def _connect(self) -> None:
        if self._last_time.last is not None:
            self.still_so_asked.connect(self._take_here)
        self.self_note_asked.connect(self._open_note)
        self.left.connect(self._save_typed)
        self.continue_asked.connect(self._continue)
        self._desk.changed.connect(self._take_in)

    def _save_typed(self) -> None:
        self._notes.save_typed()
        self._sheet.save_typed()

    def _take_here(self) -> None:
        self._last_time.take_here()

    def _open_note(self) -> None:
        self._notes.open_here()

    def _speak(self, switch: LanguageSwitch, language: str) -> None:
        """Ask the same in another language; the keyboard stays at the switch."""
        try:
            self._save_typed()
        except StoreError:  # what was typed stays where it is
            switch.show_value(self._filling.form.language)
            raise
        self._filling.speak(language)
        self._ask_anew()

    def _ask_anew(self) -> None:
        """All of it as the form has it now, with the keyboard at the same question."""
        at, old = self._sheet.at(), self._content
        self._topic = self._filling.form.topic(self._topic.id)
        self.set_title(self._heading(self._topic), self._where())
        self._ask()
        old.hide()
        old.deleteLater()
        tab_through(self.header, self._content, self.bar)
        if at:
            self._sheet.focus_on(at)

    def _fill_bar(self) -> None:
        look, words = self.look, self._desk.words
        go_on = PrimaryButton(look, words("topic.to_check" if self._place.then else "common.continue"))
        later = self._later()
        everything = QuietButton(look, words("topic.all"), "clipboard")
        go_on.clicked.connect(self._continue)
        everything.clicked.connect(lambda: self._desk.go(places.AssessmentTasks(self._place.family)))
        offer_jump(self, self._desk, self._jump)
        note = QuietButton(look, words("self_note.mark"), "pencil")
        note.clicked.connect(self._open_note)
        self.bar.add(go_on)
        self.bar.add(later)
        self.bar.add_right(note)
        self.bar.add_right(everything)
        self._show_saved()

    def _jump(self) -> None:
        """Every topic, over this one, with what was typed here counted."""
        self._save_typed()
        self._desk.lay_over(JumpPage(self._desk, self._filling, self._topic.id, self._place_of))

    def _place_of(self, topic: str) -> places.Topic:
        return places.Topic(self._place.family, self._place.assessment, topic)

    def _later(self) -> SecondaryButton:
        """Back to the list that it is in: that of all topics, or of a repeat."""
        words, form, around = self._desk.words, self._filling.form, instances_around(self._filling.form, self._topic.id)
        if not around:
            later = SecondaryButton(self.look, words("topic.later"))
            later.clicked.connect(lambda: self._desk.go(places.AssessmentTasks(self._place.family)))
            return later
        repeat = repeat_of(form, around[-1])
        place = places.Repeat(self._place.family, self._place.assessment, repeat.field)
        back = SecondaryButton(self.look, words("repeat.to_list", repeat=repeat_title(self._desk, repeat)))
        back.clicked.connect(lambda: self._desk.go(place))
        return back

    def _add_people(self) -> None:
        """Chips that lead to the same topic for somebody else, where the form asks it of them."""
        same = [topic for topic in self._topics if topic.person and self._asks_the_same(topic)]
        if self._topic.person is None or len(same) < 2:
            return
        chips = [Chip(topic.id, self._name(topic.person), "person") for topic in same]
        row = Chips(self.look, self._desk.words("topic.people"), chips, self._topic.id)
        row.chosen.connect(self._go_to)
        self.add_header_button(row)

    def _asks_the_same(self, topic: Topic) -> bool:
        return topic.id.rsplit("/", 1)[-1] == self._topic.id.rsplit("/", 1)[-1]

    def _go_to(self, topic: str) -> None:
        self._desk.go(self._place_of(topic))

    def _continue(self) -> None:
        self._sheet.save_typed()
        since = SinceLastTime(self._desk, self._place.family, self._filling)
        problems = [*map(since.named, self._filling.form.problems(self._topic.id))]
        self._sheet.show_problems(problems)
        if problems:
            self._tell(problems)
        else:
            answers = places.CheckAnswers(self._place.family, self._place.assessment, self._topic.id)
            self._desk.go(self._place.then or answers)

    def _tell(self, problems: Iterable[Problem]) -> None:
        words = self._desk.words
        self.window().setWindowTitle(words("common.error_title", title=words("common.app")))
        self._summary.show_problems(self._sheet.said(problems))
        self.bring_into_view(self._summary)

    def _reach(self, field: str) -> None:
        if field != self._place.field:
            self._place = msgspec.structs.replace(self._place, field=field)
            self._desk.keep_place(self._place)
            self._filling.stop_at(self._topic.id, field)

    def _look_at_last(self) -> None:
        if (last := self._last_time.last) is not None:
            self._desk.go(places.CheckAnswers(self._place.family, last.facts.id, self._topic.id))

    def _look_at_versions(self, field: str) -> None:
        self._desk.go(places.Sync(self._place.assessment, field))

    def _take_in(self, changed: Changed) -> None:
        if not (changed.came_in and changed.concerns(self._place.family)):
            return
        try:
            is_same = self._sheet.take_in(self._notes.being_typed)
        except NoSuchTopic:
            self._desk.go(places.AssessmentTasks(self._place.family))
            self._desk.say(self._desk.words("topic.gone"))
        else:
            self._asks_others = not is_same
            self._follow_who_is_there()

    def _follow_who_is_there(self) -> None:
        """Ask anew once somebody came or left; not while a sheet to draw on, which is a field's own, lies over it."""
        if self._asks_others and self.isVisible():
            self._asks_others = False
            self._save_typed()
            self._ask_anew()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._follow_who_is_there)

    @property
    def is_unsaved(self) -> bool:
        """Is there something that somebody typed and that is not in the vault?"""
        return self._sheet.is_unsaved or self._notes.is_unsaved

    def _show_saved(self) -> None:
        saved = self._desk.work.vault.changes.saved_at
        if saved is not None:
            self.bar.show_saved(self._desk.words("topic.saved", time=clock_time(saved)))

    def _heading(self, topic: Topic) -> str:
        return title_in(self._desk, self._filling.form, topic)

    def _where(self) -> str:
        words = self._desk.words
        if instances_around(self._filling.form, self._topic.id):
            return ""
        same = [topic.id for topic in self._topics if topic.section == self._topic.section]
        number = same.index(self._topic.id) + 1 if self._topic.id in same else 1
        if self._topic.person is None:
            return words("topic.which", number=number, of=len(same), section=self._topic.section_title)
        return words("topic.which_about", number=number, of=len(same), name=self._name(self._topic.person))

    def _name(self, person: str | None) -> str:
        return person_called(self._filling.form, person)
