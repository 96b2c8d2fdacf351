"""Every note to self of one assessment, each with the question it stands at and the way there."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ehdesk.forms.catalogue import UnknownForm
from ehdesk.services.filling import Filling
from ehdesk.services.self_notes import SelfNote, notes_of
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.naming import names_hidden
from ehdesk.ui.pages.assessment_tasks import AssessmentTasksPage
from ehdesk.ui.pages.living import LivingPage
from ehdesk.ui.pages.topic_titles import title_in
from ehdesk.ui.shell.page import Page
from ehdesk.ui.widgets.answer_row import AnswerRow
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import QuietButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.empty_state import EmptyState
from ehdesk.ui.widgets.words import Words


class SelfNotesPage(LivingPage):
    """For the practitioner's own eyes. One on what is to be talked about alone is shown when somebody asks for it."""

    def __init__(self, desk: Desk, place: places.SelfNotes) -> None:
        super().__init__(desk, desk.words("self_note.title"), place.family)
        self._place, self._shown = place, set[str]()
        back = QuietButton(desk.look, desk.words("topic.all"), "clipboard")
        back.clicked.connect(lambda: desk.go(places.AssessmentTasks(place.family)))
        self.add_header_button(back)
        self.open_at(back)
        self.read()

    def content(self) -> QWidget:
        column, words = Column(self.look), self._desk.words
        if self._desk.names_are_hidden:
            column.add(names_hidden(self._desk))
            return column
        filling = self._desk.work.assessments.view(self._place.assessment)
        found = notes_of(filling)
        if not found:
            return EmptyState(self.look, words("self_note.none"), words("self_note.none_how"))
        column.add(Banner(self.look, words("self_note.yours"), "plain", "lock"))
        card = Card(self.look)
        for note in found:
            card.add_row(self._row(filling, note))
        column.add(card, Words(self.look, words("self_note.count", count=len(found)), "small_soft"))
        return column

    def _row(self, filling: Filling, note: SelfNote) -> AnswerRow:
        words = self._desk.words
        title = title_in(self._desk, filling.form, filling.form.topic(note.topic)) if note.topic else ""
        asked = title if note.is_alone else note.question
        is_closed = note.is_alone and note.field not in self._shown
        link = words("self_note.show") if is_closed else words("self_note.open") if note.is_asked else ""
        said = words("self_note.closed") if is_closed else note.words
        row = AnswerRow(self.look, asked or words("self_note.no_question"), said, link)
        row.show_kind("soft" if is_closed else "answer")
        if title and not note.is_alone:
            row.add_below(title, "small_soft")
        row.changed.connect(lambda: self._show(note) if is_closed else self._go(filling, note))
        return row

    def _show(self, note: SelfNote) -> None:
        """Once somebody says so: whoever it is about may sit beside them."""
        self._shown.add(note.field)
        QTimer.singleShot(0, self, self.read)  # the link that was just pressed is one of those that are made anew

    def _go(self, filling: Filling, note: SelfNote) -> None:
        family, assessment = self._place.family, filling.facts.id
        if filling.facts.is_complete:
            self._desk.go(places.CheckAnswers(family, assessment, note.topic))
        else:
            self._desk.go(places.Topic(family, assessment, note.topic, note.field))


def self_notes_page(desk: Desk, place: places.SelfNotes) -> Page:
    """The notes; of a newer form, all topics instead."""
    try:
        desk.work.assessments.view(place.assessment)
    except UnknownForm:
        return AssessmentTasksPage(desk, places.AssessmentTasks(place.family))
    return SelfNotesPage(desk, place)
