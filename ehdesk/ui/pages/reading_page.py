"""What the pages on which a star is made share."""

from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.star_facts import day_of, scores_of, star_chart
from ehdesk.ui.shell.page import FamilyPage
from ehdesk.ui.status import clock_time
from ehdesk.ui.widgets.buttons import QuietButton


class ReadingPage(FamilyPage):
    """What the pages of one reading share: the reading, the chart, stopping."""

    def __init__(self, desk: Desk, place: places.Scoring, title: str) -> None:
        super().__init__(desk.look, title)
        self._desk, self._place, self._stars = desk, place, desk.work.stars
        self._reading = self._stars.reading(place.reading)
        self._star = self._stars.definition(self._reading)
        self.bar_title = desk.words("scoring.bar", title=self._star.title, day=day_of(desk, self._reading))
        lines = scores_of(self._star, self._reading, self.bar_title)
        self._chart = star_chart(desk, self._star, self.bar_title, lines)

    def _go(self, area: str) -> None:
        self._desk.go(places.Scoring(self._place.family, self._place.reading, area))

    def _stop(self) -> None:
        self._desk.go(places.StarHome(self._place.family))

    def _add_stop(self) -> None:
        stop = QuietButton(self.look, self._desk.words("scoring.stop"))
        stop.clicked.connect(self._stop)
        self.bar.add(stop)

    def _show_saved(self) -> None:
        saved = self._desk.work.vault.changes.saved_at
        if saved is not None:
            self.bar.show_saved(self._desk.words("topic.saved", time=clock_time(saved)))
