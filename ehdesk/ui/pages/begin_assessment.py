"""Beginning an assessment: at once while one form is in use, and after asking which where there are several."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.services.assessment_record import AssessmentFacts
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.living import LivingPage
from ehdesk.ui.pages.off_the_list import may_write
from ehdesk.ui.saying import day_in_words
from ehdesk.ui.widgets.buttons import SecondaryButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.task_row import TaskRow
from ehdesk.ui.widgets.words import Words


class BeginAssessmentPage(LivingPage):
    """A row for each form, that of the family's last assessment first."""

    def __init__(self, desk: Desk, place: places.BeginAssessment) -> None:
        super().__init__(desk, desk.words("begin.title"))
        self._family = place.family
        self.set_title(desk.words("begin.title"), desk.words("begin.subtitle"))
        self.read()

    def content(self) -> QWidget:
        card, last = Card(self.look), self._desk.work.assessments.current(self._family)
        forms = self._desk.work.editions.to_begin_with()
        for form in sorted(forms, key=lambda form: last is None or form.id != last.form):
            row = TaskRow(self.look, form.title, "", self._detail(form.id, form.version))
            row.opened.connect(lambda name=form.id: begin_with(self._desk, self._family, name))
            card.add_row(row)
        return card

    def _detail(self, name: str, version: str) -> str:
        """What was answered by the same form stands beside its questions."""
        words = self._desk.words
        before = [one for one in self._desk.work.assessments.all(self._family) if one.form == name]
        day = (before[-1].completed_on or before[-1].started_on) if before else None
        said = words("begin.last_time", day=day_in_words(day)) if day else ""
        return " · ".join(filter(None, (words("publish.version", version=version), said)))


def begin_assessment(desk: Desk, family: FamilyId) -> None:
    """Begin with the one form that is in use, or ask which."""
    forms = desk.work.editions.to_begin_with()
    if len(forms) > 1:
        desk.go(places.BeginAssessment(family))
    else:
        begin_with(desk, family, forms[0].id)


def begin_with(desk: Desk, family: FamilyId, name: str) -> None:
    """Begin an assessment by this form: a family's first one at its first topic, another one at the list of them.

    Not at one for somebody alone: whoever sits here may be the one who must not see it.
    """
    if not may_write(desk, family):
        return
    is_first = desk.work.assessments.current(family) is None
    begun = desk.work.assessments.start(family, name).id
    topics = desk.work.assessments.view(begun).topics() if is_first else ()
    first = next((topic for topic in topics if not topic.is_alone), None)
    if first is not None:
        desk.go(places.Topic(family, begun, first.id))
    else:
        desk.go(places.AssessmentTasks(family))
        desk.say(desk.words("last_time.begun"), lambda: _take_back(desk, family, begun))


def begin_anew(desk: Desk, family: FamilyId, why: str) -> tuple[Words, SecondaryButton]:
    """The way to the next assessment, with what becomes of this one."""
    begin = SecondaryButton(desk.look, desk.words("last_time.begin"), "clipboard")
    begin.clicked.connect(lambda: begin_assessment(desk, family))
    return Words(desk.look, why, "soft"), begin


def leave_open(desk: Desk, family: FamilyId, facts: AssessmentFacts) -> Iterator[Card]:
    """Of one that nobody completed for long: that it can be left so."""
    if facts.started_on is not None and facts.is_left_open(desk.today):
        card, words = Card(desk.look), desk.words
        why = words("last_time.leave_open_why", day=day_in_words(facts.started_on))
        card.add(Words(desk.look, words("last_time.leave_open"), "h2"), *begin_anew(desk, family, why))
        yield card


def _take_back(desk: Desk, family: FamilyId, begun: RecordId) -> None:
    if not desk.work.assessments.take_back(family, begun):
        desk.say(desk.words("last_time.stays"))
