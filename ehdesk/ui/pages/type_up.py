"""A star typed up from paper, or corrected: all its areas on one sheet of radio buttons."""

from collections.abc import Mapping

from PySide6.QtWidgets import QBoxLayout, QWidget

from ehdesk.domain.body import Body, day, text
from ehdesk.forms.stars import Area
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.day_field import past_day
from ehdesk.ui.keys import Key, of_scores
from ehdesk.ui.look import Look
from ehdesk.ui.naming import names_hidden
from ehdesk.ui.pages.one_star import OneStarPage
from ehdesk.ui.pages.record_form import RecordForm
from ehdesk.ui.pages.star import StarPage
from ehdesk.ui.pages.star_facts import day_of
from ehdesk.ui.shell.page import Page
from ehdesk.ui.widgets.buttons import CarefulButton, PrimaryButton
from ehdesk.ui.widgets.card import Card, spaced
from ehdesk.ui.widgets.choice_card import Choice
from ehdesk.ui.widgets.choice_cards import ChoiceCards
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.score_field import NotCovered, ScoreField
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.text_field import LongTextField, TextField
from ehdesk.ui.widgets.words import Words, show_when

_SCORE, _REASON = "score/", "-"
_MOST_IN_A_LINE = 6
"""The steps beside which a note has room in the same line."""


class TypeUpPage(RecordForm):
    """When it was made, every area, who made it, and for a correction why."""

    is_final = True

    def __init__(self, desk: Desk, place: places.TypeUp) -> None:
        self._stars = desk.work.stars
        self._reading = self._stars.reading(place.reading)
        self._star = self._stars.definition(self._reading)
        words, editing = desk.words, self._stars.editing(place.family, self._reading)
        title = words("type_up.title_correct" if self._reading.corrects else "type_up.title")
        super().__init__(desk, place, title, self._subtitle(desk), editing)
        if desk.names_are_hidden:
            self.add(names_hidden(desk))
            self._check = lambda _body: {}
            return
        if self._reading.corrects:
            self.ask("corrected_why", LongTextField(desk.look, words("type_up.why"), words("type_up.why_hint")))
        self.ask("taken_on", past_day(desk, words("type_up.when")))
        self._add_areas()
        who = [Choice(option.id, option.title) for option in self._star.completed_by]
        self._who = self.ask("completed_by", ChoiceCards(desk.look, words("scoring.who"), who))
        self._add_end()

    def own_keys(self) -> tuple[Key, ...]:
        return of_scores(tuple(str(step.score) for step in self._star.steps))

    def _subtitle(self, desk: Desk) -> str:
        if not self._reading.corrects:
            return desk.words("type_up.subtitle")
        try:
            corrected = self._stars.reading(self._reading.corrects)  # type: ignore[arg-type]
        except LookupError:
            return desk.words("type_up.subtitle_correct_one")
        return desk.words("type_up.subtitle_correct", day=day_of(desk, corrected))

    def _add_areas(self) -> None:
        card, words = Card(self.look), self._desk.words
        self._areas: list[ScoreField] = []
        self.add(card)
        for area in (None, *self._star.areas):
            line = _Line(self.look, self._has_room)
            card.add_row(line)
            if area is None:
                line.fill(self._key(), Words(self.look, words("type_up.note"), "strong"))
            else:
                line.fill(*self._area_and_note(area, line))

    @property
    def _has_room(self) -> bool:
        """Is there room for a note in the line of its area?"""
        return len(self._star.steps) <= _MOST_IN_A_LINE

    def _key(self) -> Column:
        """What the steps mean, and how the keys work."""
        key, steps = Column(self.look, 3), [f"{step.score} {step.title}" for step in self._star.steps]
        key.add(Words(self.look, " · ".join(steps), "strong"))
        key.add(Words(self.look, self._desk.words("type_up.keys", last=len(steps)), "small_soft"))
        return key

    def _area_and_note(self, area: Area, line: QWidget) -> tuple[ScoreField, TextField]:
        """One area and its note in a line, shown and saved; its digits and arrows lead to the next one."""
        words = self._desk.words
        steps = [Choice(str(step.score), step.title, number=str(step.score)) for step in self._star.steps]
        reasons = [(option.id, option.title) for option in self._star.not_scored]
        none = NotCovered(words("type_up.not_covered"), words("scoring.why_none"), reasons)
        score = ScoreField(self.look, area.title, steps, none, line)
        note = _Note(self.look, words("type_up.note"), parent=line)
        note.control.setAccessibleName(words("type_up.note_on", area=area.title))
        self.bind(f"{_SCORE}{area.id}", score)
        self.bind(f"note/{area.id}", note)
        place = len(self._areas)
        self._areas.append(score)
        score.typed.connect(lambda: self._go_to(place + 1))
        score.stepped.connect(lambda step: self._go_to(max(0, place + step)))
        return score, note

    def _go_to(self, place: int) -> None:
        field = self._areas[place] if place < len(self._areas) else self._who
        field.focus_control()

    def _add_end(self) -> None:
        words = self._desk.words
        self._check = self._problems
        keep = PrimaryButton(self.look, words("scoring.record"))
        away = CarefulButton(self.look, words("type_up.remove"))
        keep.clicked.connect(self._finish)
        away.clicked.connect(self._take_away)
        self.add(SideBySide(self.look, keep, self.way_to_leave()), SideBySide(self.look, away))

    def _shown(self, name: str) -> str:
        if not name.startswith(_SCORE):
            return super()._shown(name)
        area = name.removeprefix(_SCORE)
        reading = self._stars.reading(self._reading.id)
        if area in reading.reasons and area not in reading.scores:
            return f"{_REASON}{reading.reasons[area]}"
        return str(reading.scores.get(area, ""))

    def _save(self, name: str, value: str) -> None:
        if not name.startswith(_SCORE):
            super()._save(name, value)
            return
        family, area = self._editing.family, name.removeprefix(_SCORE)
        if value.startswith(_REASON):
            self._stars.skip(family, self._reading, area, value.removeprefix(_REASON))
        else:
            self._stars.score(family, self._reading, area, int(value))
        self._typing.answered(name)

    def _problems(self, body: Body) -> Mapping[str, str]:
        words, found = self._desk.words, {}
        if self._reading.corrects and not text(body, "corrected_why"):
            found["corrected_why"] = words("type_up.need_why")
        found |= self._wrong_day(body)
        reading = self._stars.reading(self._reading.id)
        on_scale = self._star.on_scale(reading.scores)
        for area in self._star.areas:
            if area.id in reading.written_scores and area.id not in on_scale:
                said = words("star.no_such_step", score=reading.written_scores[area.id])
                found[f"{_SCORE}{area.id}"] = words("type_up.wrong_step", area=area.title, said=said)
            elif area.id not in on_scale and area.id not in reading.reasons:
                found[f"{_SCORE}{area.id}"] = words("scoring.need_area", area=area.title)
        if not text(body, "completed_by"):
            found["completed_by"] = words("scoring.need_who")
        return found

    def _wrong_day(self, body: Body) -> dict[str, str]:
        words, on = self._desk.words, day(body, "taken_on")
        if not text(body, "taken_on"):
            return {"taken_on": words("type_up.need_day")}
        if on is None:
            return {"taken_on": words("common.no_such_date")}
        return {"taken_on": words("type_up.day_to_come")} if on > self._desk.today else {}

    def finished(self) -> None:
        if not self._desk.names_are_hidden:
            self._stars.record(self._editing.family, self._reading)
            self._desk.say(self._desk.words("scoring.recorded"))
        self.go_back()

    def _take_away(self) -> None:
        family, reading, stars = self._editing.family, self._reading, self._stars
        self.save_typed()
        stars.remove(family, reading)
        self.go_back()
        self._desk.say(self._desk.words("type_up.removed"), lambda: stars.bring_back(family, reading))

    def go_back(self) -> None:
        self._desk.go(places.StarHome(self._editing.family))


class _Note(TextField):
    is_labelled = False
    """Only where it does not stand under the heading."""


class _Line(QWidget):
    """An area with its note beside it, under the headings; below it, with its own label, where there is less room."""

    def __init__(self, look: Look, has_room: bool) -> None:
        super().__init__()
        self._look, self._has_room = look, has_room
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)

    def fill(self, area: QWidget, note: QWidget) -> None:
        """Once, when it is where it belongs: what comes into a page together is dressed once more at every step."""
        self._note = note
        self._row.addWidget(area, 2)
        self._row.addWidget(note, 1)
        self._look.dress(self._dress)

    def _dress(self) -> None:
        look, direction = self._look, QBoxLayout.Direction
        is_wide = self._has_room and not look.is_narrow
        self._row.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        above = look.space(6 if is_wide else 14)
        spaced(self._row, (look.space(20), above, look.space(20), above), look.space(12))
        if isinstance(self._note, TextField):
            self._note.show_label(shown=not is_wide)
        else:
            show_when(self._note, is_wide)


def type_up_page(desk: Desk, place: places.TypeUp) -> Page:
    """The sheet of a star under way. One that is kept for good, or of a star not on this computer, is only shown."""
    reading = desk.work.stars.reading(place.reading)
    if reading.is_recorded:
        return OneStarPage(desk, places.OneStar(place.family, place.reading))
    if desk.work.stars.known(reading) is None:
        return StarPage(desk, places.StarHome(place.family))
    return TypeUpPage(desk, place)
