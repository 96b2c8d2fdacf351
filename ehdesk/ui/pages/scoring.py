"""Placing the family on the star together: one area a page, and at last the whole is read through and kept."""

from PySide6.QtWidgets import QWidget

from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.area_page import AreaPage
from ehdesk.ui.pages.reading_page import ReadingPage
from ehdesk.ui.pages.star import StarPage
from ehdesk.ui.pages.star_facts import reading_table
from ehdesk.ui.shell.page import Page
from ehdesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.choice_card import Choice
from ehdesk.ui.widgets.choice_cards import ChoiceCards
from ehdesk.ui.widgets.columns import Columns
from ehdesk.ui.widgets.error_summary import ErrorSummary


class RecordReadingPage(ReadingPage):
    """The last page: read the star through, say who made it, and keep it for good."""

    def __init__(self, desk: Desk, place: places.Scoring) -> None:
        words = desk.words
        super().__init__(desk, place, words("scoring.last"))
        self.set_title(words("scoring.last"), words("scoring.last_detail"))
        self._summary = ErrorSummary(desk.look, words("common.problem"), words("common.problem_saved"))
        self._summary.chosen.connect(self._put_right)
        who = [Choice(option.id, option.title) for option in self._star.completed_by]
        self._who = ChoiceCards(desk.look, words("scoring.who"), who)
        self._who.show_value(self._reading.completed_by)
        self._who.left.connect(self._say_who)
        columns, card = Columns(desk.look, 6, 7), Card(desk.look)
        card.add_row(reading_table(desk, self._star, self._reading, self.bar_title))
        columns.left(self._chart)
        columns.right(card)
        self.add(self._summary, self._who, columns)
        self._fill_bar()
        self.continue_asked.connect(self._record)

    def opening_focus(self) -> QWidget | None:
        return self._who.control

    def _say_who(self, who: str) -> None:
        self._reading = self._stars.completed_by(self._place.family, self._reading, who)
        self._show_saved()

    def _fill_bar(self) -> None:
        words = self._desk.words
        keep = PrimaryButton(self.look, words("scoring.record"))
        back = SecondaryButton(self.look, words("common.back"), "chevron-left")
        keep.clicked.connect(self._record)
        back.clicked.connect(lambda: self._go(self._star.areas[-1].id))
        self.bar.add(keep)
        self.bar.add(back)
        self._add_stop()
        self._show_saved()

    def _record(self) -> None:
        problems = self._problems()
        if problems:
            self._summary.show_problems(problems)
            self.bring_into_view(self._summary)
            return
        self._stars.record(self._place.family, self._reading)
        self._stop()
        self._desk.say(self._desk.words("scoring.recorded"))

    def _problems(self) -> list[tuple[str, str]]:
        """Everything that stands in the way of keeping the star, at once."""
        words, areas = self._desk.words, tuple(area.id for area in self._star.areas)
        unsaid = [(area, self._star.area(area).title) for area in self._reading.unsaid(areas)]
        found = [(area, words("scoring.need_area", area=title)) for area, title in unsaid]
        return found if self._reading.completed_by else [*found, ("who", words("scoring.need_who"))]

    def _put_right(self, key: str) -> None:
        if key == "who":
            self._who.focus_control()
        else:
            self._go(key)


def scoring_page(desk: Desk, place: places.Scoring) -> Page:
    """One area, or the last page. A reading kept for good, or of a star not on this computer, is only shown."""
    reading = desk.work.stars.reading(place.reading)
    if reading.is_recorded or desk.work.stars.known(reading) is None:
        return StarPage(desk, places.StarHome(place.family))
    return AreaPage(desk, place) if place.area else RecordReadingPage(desk, place)
