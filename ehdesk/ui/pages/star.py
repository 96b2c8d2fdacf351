"""The family's star: the newest reading as a chart, and the same facts in a table."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ehdesk.domain.star import Reading
from ehdesk.forms.catalogue import UnknownForm
from ehdesk.forms.stars import StarDefinition
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.living import LivingPage
from ehdesk.ui.saying import day_in_words
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import PrimaryButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.columns import Columns
from ehdesk.ui.widgets.empty_state import EmptyState
from ehdesk.ui.widgets.star_chart import Scores, StarChart
from ehdesk.ui.widgets.table import Table
from ehdesk.ui.widgets.words import Words


class StarPage(LivingPage):
    """The newest recorded reading; a reading that was begun can be carried on."""

    def __init__(self, desk: Desk, place: places.StarHome) -> None:
        super().__init__(desk, desk.words("star.title"), place.family)
        self._place, self._stars = place, desk.work.stars
        self._make = PrimaryButton(desk.look, desk.words("star.new"), "star")
        self._make.clicked.connect(self._go_on)
        self.add_header_button(self._make)
        self.open_at(self._make)
        self.read()

    def content(self) -> QWidget:
        recorded = self._stars.recorded(self._place.family)
        unfinished = self._stars.unfinished(self._place.family)
        self._make.say(self._desk.words("star.carry_on" if unfinished else "star.new"))
        self._make.setEnabled(unfinished is None or self._is_known(unfinished))
        if not recorded:
            return self._under_way(unfinished) if unfinished and self._is_known(unfinished) else self._none_yet()
        return self._reading(recorded[-1], len(recorded)) if self._is_known(recorded[-1]) else self._newer()

    def _is_known(self, reading: Reading) -> bool:
        """Is the edition it was made with on this computer?"""
        try:
            self._stars.definition(reading)
        except UnknownForm:
            return False
        return True

    def _newer(self) -> EmptyState:
        return EmptyState(self.look, self._desk.words("star.newer"), self._desk.words("star.newer_why"))

    def _under_way(self, reading: Reading) -> EmptyState:
        """A star that was begun, and is no star yet: how far it is."""
        words, areas = self._desk.words, tuple(area.id for area in self._stars.definition(reading).areas)
        said = len(areas) - len(reading.unsaid(areas))
        day = day_in_words(reading.taken_on) if reading.taken_on else ""
        how_far = words("scoring.how_far", said=said, of=len(areas))
        return EmptyState(self.look, words("star.under_way", day=day), how_far)

    def _none_yet(self) -> EmptyState:
        return EmptyState(self.look, self._desk.words("star.none"), self._stars.in_use.introduction)

    def _reading(self, reading: Reading, count: int) -> Columns:
        words, star = self._desk.words, self._stars.definition(reading)
        day = day_in_words(reading.taken_on) if reading.taken_on else ""
        self.set_title(words("star.title"), words("star.made", day=day, count=count))
        columns = Columns(self.look, 11, 9)
        chart = star_chart(self._desk, star, reading, words("star.chart", day=day))
        left, right = Card(self.look), Card(self.look)
        left.add(chart, Words(self.look, self._who(star, reading), "small_soft"))
        right.add_row(reading_table(self._desk, star, reading, words("star.table", day=day)))
        columns.left(left)
        columns.right(right, Banner(self.look, words("star.kept"), "plain"))
        return columns

    def _who(self, star: StarDefinition, reading: Reading) -> str:
        return next((option.title for option in star.completed_by if option.id == reading.completed_by), "")

    def _go_on(self) -> None:
        family = self._place.family
        reading = self._stars.unfinished(family) or self._stars.start(family, self._desk.today)
        areas = [area.id for area in self._stars.definition(reading).areas]
        unsaid = reading.unsaid(tuple(areas))
        self._desk.go(places.Scoring(family, reading.id, unsaid[0] if unsaid else ""))


def star_chart(desk: Desk, star: StarDefinition, reading: Reading, name: str) -> StarChart:
    """The chart of one reading."""
    areas = [area.short_title for area in star.areas]
    chart = StarChart(desk.look, name, areas, len(star.steps), desk.words("star.unscored"))
    chart.show_readings([scores_of(star, reading, name)])
    return chart


def scores_of(star: StarDefinition, reading: Reading, name: str) -> Scores:
    """A reading as a line of the chart."""
    return Scores(name, tuple(_score(star, reading, area.id) for area in star.areas))


def reading_table(desk: Desk, star: StarDefinition, reading: Reading, name: str) -> Table:
    """The same facts as the chart, in words."""
    headings = [desk.words(f"star.{heading}") for heading in ("area", "step", "means")]
    return Table(desk.look, name, headings, [_row(desk, star, reading, area.id) for area in star.areas])


def _score(star: StarDefinition, reading: Reading, area: str) -> int | None:
    """The score of an area, where it is a step of this star."""
    score = reading.scores.get(area)
    return score if score in {step.score for step in star.steps} else None


def _row(desk: Desk, star: StarDefinition, reading: Reading, area: str) -> Sequence[str]:
    title, score = star.area(area).title, _score(star, reading, area)
    if score is not None:
        return title, str(score), star.step(score).title
    if area in reading.scores:
        return title, "–", desk.words("star.no_such_step", score=reading.scores[area])
    reason = next((option.title for option in star.not_scored if option.id == reading.reasons.get(area)), "")
    return title, "–", reason
