"""One recorded star: as it was on the day, what was to be remembered, and what corrects it."""

from PySide6.QtWidgets import QWidget

from ehdesk.domain.star import Reading
from ehdesk.forms.stars import StarDefinition
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.naming import names_hidden
from ehdesk.ui.pages.living import LivingPage
from ehdesk.ui.pages.off_the_list import may_write
from ehdesk.ui.pages.star_facts import day_of, made_by, notes_of, reading_table, scores_of, star_chart, written_table
from ehdesk.ui.pages.star_list import how_typed
from ehdesk.ui.widgets.answer_row import AnswerRow
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import SecondaryButton
from ehdesk.ui.widgets.card import Card, TitledCard
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.columns import Columns
from ehdesk.ui.widgets.words import show_when


class OneStarPage(LivingPage):
    """A star never changes: what is wrong in it is put right in a correction, and both stay."""

    def __init__(self, desk: Desk, place: places.OneStar) -> None:
        super().__init__(desk, desk.words("star.title"), place.family)
        self._place, self._stars = place, desk.work.stars
        self._beside = SecondaryButton(desk.look, desk.words("star.beside"))
        self._beside.clicked.connect(lambda: desk.go(places.StarHome(place.family, place.reading)))
        self._correct = SecondaryButton(desk.look, desk.words("star.correct"), "pencil")
        self._correct.clicked.connect(self._begin_correction)
        back = SecondaryButton(desk.look, desk.words("star.to_all"), "chevron-left")
        back.clicked.connect(lambda: desk.go(places.StarHome(place.family)))
        for button in (back, self._beside, self._correct):
            self.add_header_button(button)
        self.open_at(back)
        self.read()

    def content(self) -> QWidget:
        reading = self._stars.reading(self._place.reading)
        star, standing = self._stars.known(reading), self._stars.standing(self._place.family)
        show_when(self._correct, star is not None and reading in standing)
        show_when(self._beside, star is not None and self._is_earlier(reading, standing))
        detail = ". ".join(filter(None, (made_by(star, reading), how_typed(self._desk, reading))))
        day = day_of(self._desk, reading)
        self.set_title(self._desk.words("star.chart", day=day), detail)
        column = Column(self.look)
        column.add(*self._corrections(reading))
        column.add(self._facts(star, reading) if star else self._as_written(reading))
        if reading.notes:
            column.add(self._notes(star, reading))
        return column

    def _is_earlier(self, reading: Reading, standing: tuple[Reading, ...]) -> bool:
        """Is it one that now can be compared with?"""
        return reading in standing[:-1] and reading.edition == standing[-1].edition

    def _corrections(self, reading: Reading) -> list[QWidget]:
        """What takes the place of this one, and what this one takes the place of."""
        recorded = self._stars.recorded(self._place.family)
        corrected_by = [one for one in recorded if one.corrects == reading.id]
        corrects = [one for one in recorded if one.id == reading.corrects]
        words, desk = self._desk.words, self._desk
        return [
            *(self._banner(words("star.corrected_by", day=day_of(desk, one)), one, one) for one in corrected_by),
            *(self._banner(words("star.corrects", day=day_of(desk, one)), one, reading) for one in corrects),
        ]

    def _banner(self, said: str, other: Reading, correction: Reading) -> Banner:
        """With the reason for the correction, which may name somebody."""
        why = "" if self._desk.names_are_hidden else correction.corrected_why
        look = self._desk.words("star.look")
        banner = Banner(self.look, " ".join(filter(None, (said, why))), "info", "history", look)
        banner.followed.connect(lambda: self._desk.go(places.OneStar(self._place.family, other.id)))
        return banner

    def _facts(self, star: StarDefinition, reading: Reading) -> Columns:
        day = day_of(self._desk, reading)
        columns, left, right = Columns(self.look, 11, 9), Card(self.look), Card(self.look)
        name = self._desk.words("star.chart", day=day)
        left.add(star_chart(self._desk, star, name, scores_of(star, reading, name)))
        right.add_row(reading_table(self._desk, star, reading, self._desk.words("star.table", day=day)))
        columns.left(left)
        columns.right(right)
        return columns

    def _as_written(self, reading: Reading) -> QWidget:
        """A star that this program does not know: every word of it, and no chart."""
        column, card = Column(self.look), Card(self.look)
        words = self._desk.words
        column.add(Banner(self.look, words("star.newer_written", edition=reading.edition), "info"))
        card.add_row(written_table(self._desk, reading, words("star.table", day=day_of(self._desk, reading))))
        column.add(card)
        return column

    def _notes(self, star: StarDefinition | None, reading: Reading) -> QWidget:
        if self._desk.names_are_hidden:
            return names_hidden(self._desk)
        card = TitledCard(self.look, self._desk.words("star.notes"))
        for area, said in notes_of(star, reading):
            card.add_row(AnswerRow(self.look, area, said, ""))
        return card

    def _begin_correction(self) -> None:
        if not may_write(self._desk, self._place.family):
            return
        correction = self._stars.correct(self._place.family, self._stars.reading(self._place.reading))
        self._desk.go(places.TypeUp(self._place.family, correction.id))
