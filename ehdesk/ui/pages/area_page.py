"""One area of the star, beside the growing chart."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ehdesk.forms.stars import Area
from ehdesk.services.announce import Changed
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.typing import Typing
from ehdesk.ui.keys import Key, of_scores
from ehdesk.ui.pages.reading_page import ReadingPage
from ehdesk.ui.pages.star_facts import scores_of
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from ehdesk.ui.widgets.choice_card import Choice
from ehdesk.ui.widgets.choice_cards import ChoiceCards, StepCards
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.columns import Columns
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.text_field import TextField
from ehdesk.ui.widgets.words import Words, show_when

_NOT_TALKED_ABOUT = "-"
"""The key of the last card: no step of any star is called so."""


class AreaPage(ReadingPage):
    """One area: its steps as cards, a note, and on with the arrows, the digits or the buttons."""

    def __init__(self, desk: Desk, place: places.Scoring) -> None:
        self._area: Area
        super().__init__(desk, place, "")
        self._area = self._star.area(place.area)
        self.hide_title()
        self.set_title(self._area.title)
        self._number = [area.id for area in self._star.areas].index(place.area)
        self._editing = self._stars.editing(place.family, self._reading)
        self._reading = self._stars.reading(place.reading)
        self._typing = Typing(self._editing.draft, self)
        self._fill()
        self._fill_bar()
        self.left.connect(self._save_note)
        self.continue_asked.connect(self._next)
        desk.changed.connect(self._take_in)

    @property
    def is_unsaved(self) -> bool:
        """Is there a note that is not in the vault, since the disk did not take it?"""
        return bool(self._typing.fields)

    def opening_focus(self) -> QWidget | None:
        return self._not_now if self._is_shut else self._steps.control

    def own_keys(self) -> tuple[Key, ...]:
        return () if self._is_shut else of_scores(self._steps.digits)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The digits score the area wherever the keyboard is, but in the note; never a question that is not shown."""
        if self._is_shut and event.text() in {*self._steps.digits, "0"}:
            self._desk.say(self._desk.words("scoring.first_open"))
        elif self._is_shut or not self._steps.choose_by_digit(event.text()):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter chooses a card; on the one that is chosen already it goes on."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        is_held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_chosen = isinstance(watched, QAbstractButton) and watched.isChecked()
        if not is_enter or is_held or not is_chosen or self._reading.unsaid((self._area.id,)):
            return False
        self._next()
        return True

    def _fill(self) -> None:
        columns, words = Columns(self.look, 6, 7), self._desk.words
        self._how_far = Words(self.look, self._said(), "soft")
        self._chart.highlight(self._number)
        columns.left(self._chart, self._how_far)
        which = words("scoring.which", number=self._number + 1, of=len(self._star.areas))
        self._asked = Column(self.look)
        self._asked.add(
            Words(self.look, self._area.question, "lead"),
            self._steps_of_the_star(),
            self._reason_for_none(),
            self._note_field(),
        )
        title = Words(self.look, self._area.title, "display")
        columns.right(Words(self.look, which, "small_strong_soft"), title, *self._gate(), self._asked)
        self.add(columns)
        self._show_reason()
        for card in (*self._steps.findChildren(QAbstractButton), *self._reason.findChildren(QAbstractButton)):
            card.installEventFilter(self)

    def _gate(self) -> list[QWidget]:
        """What has to be read before the question is on the screen; nothing for most areas."""
        self._not_now: SecondaryButton | None = None
        if not self._area.caution:
            return []
        words = self._desk.words
        self._not_now = SecondaryButton(self.look, words("scoring.not_now"))
        self._not_now.clicked.connect(self._next)
        talk = SecondaryButton(self.look, words("scoring.talk_now"))
        talk.clicked.connect(self._open_gate)
        gate = self._shut = Column(self.look)
        caution = Banner(self.look, self._area.caution, "attention")
        gate.add(caution, SideBySide(self.look, self._not_now, talk))
        self._asked.hide()
        return [gate]

    @property
    def _is_shut(self) -> bool:
        return self._not_now is not None and self._asked.isHidden()

    def _open_gate(self) -> None:
        self._asked.show()
        self._shut.hide()
        self._steps.focus_control()

    def _steps_of_the_star(self) -> StepCards:
        steps = [Choice(str(step.score), step.title, step.description, str(step.score)) for step in self._star.steps]
        none = Choice(_NOT_TALKED_ABOUT, self._desk.words("scoring.no_score"))
        stages = {str(stage.first): stage.title for stage in self._star.stages}
        self._steps = StepCards(self.look, self._area.question, steps, none, stages)
        self._steps.show_value(self._value())
        self._steps.left.connect(self._score)
        return self._steps

    def _reason_for_none(self) -> ChoiceCards:
        reasons = [Choice(option.id, option.title) for option in self._star.not_scored]
        self._reason = ChoiceCards(self.look, self._desk.words("scoring.why_none"), reasons)
        self._reason.show_value(self._reading.reasons.get(self._area.id, ""))
        self._reason.left.connect(self._skip)
        return self._reason

    def _note_field(self) -> TextField:
        words = self._desk.words
        self._note = TextField(self.look, words("scoring.note"), "", words("common.optional"))
        self._note.show_value(self._reading.notes.get(self._area.id, ""))
        self._note.edited.connect(lambda text: self._typing.edited(self._note_name, text))
        self._note.left.connect(lambda _text: self._save_note())
        return self._note

    def _value(self) -> str:
        score = self._reading.scores.get(self._area.id)
        if score is not None:
            return str(score)
        return _NOT_TALKED_ABOUT if self._area.id in self._reading.reasons else ""

    def _score(self, value: str) -> None:
        if value == _NOT_TALKED_ABOUT:
            self._ask_why()
            return
        self._reading = self._stars.score(self._place.family, self._reading, self._area.id, int(value))
        self._show()

    def _ask_why(self) -> None:
        """No score is kept once somebody says why there is none."""
        self._show_reason()
        if reason := self._reason.value():
            self._skip(reason)
        else:
            self._reason.focus_control()
            self.bring_into_view(self._reason)

    def _skip(self, reason: str) -> None:
        self._reading = self._stars.skip(self._place.family, self._reading, self._area.id, reason)
        self._reason.show_value(reason)
        self._show()

    def _show(self) -> None:
        self._chart.show_readings([scores_of(self._star, self._reading, self.bar_title)])
        self._how_far.set_words(self._said())
        self._show_reason()
        self._show_saved()

    def _said(self) -> str:
        areas = tuple(area.id for area in self._star.areas)
        said = len(areas) - len(self._reading.unsaid(areas))
        return self._desk.words("scoring.how_far", said=said, of=len(areas))

    def _show_reason(self) -> None:
        show_when(self._reason, self._steps.value() == _NOT_TALKED_ABOUT)

    @property
    def _note_name(self) -> str:
        return f"note/{self._area.id}"

    def _save_note(self) -> None:
        """Save the note, if somebody wrote in it here."""
        if self._typing.fields:
            self._editing.save({self._note_name: self._note.value()})
            self._typing.answered(self._note_name)
            self._show_saved()

    def _take_in(self, changed: Changed) -> None:
        """Show what arrived from colleagues, but never over what somebody is typing here."""
        if not (changed.came_in and changed.concerns(self._place.family)):
            return
        self._reading = self._stars.reading(self._reading.id)
        self._editing.reread(typing=self._typing.fields)
        self._steps.show_value(self._value())
        if not self._typing.fields:
            self._note.show_value(self._reading.notes.get(self._area.id, ""))
        self._show()

    def _fill_bar(self) -> None:
        words = self._desk.words
        go_on = PrimaryButton(self.look, words("scoring.next"))
        back = SecondaryButton(self.look, words("common.back"), "chevron-left")
        go_on.clicked.connect(self._next)
        back.clicked.connect(self._previous)
        self.bar.add(go_on)
        if self._number:
            self.bar.add(back)
        self._add_stop()
        self._show_saved()

    def _next(self) -> None:
        """On to the next area. Of a question that was not shown, it is said that nobody talked about it."""
        areas = self._star.areas
        if self._is_shut and self._reading.unsaid((self._area.id,)):
            self._skip(self._star.not_scored[0].id)
        self._go(areas[self._number + 1].id if self._number + 1 < len(areas) else "")

    def _previous(self) -> None:
        self._go(self._star.areas[self._number - 1].id)
