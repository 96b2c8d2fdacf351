"""The family's stars: now beside up to two earlier ones, as a chart and in a table, and the list of all of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ehdesk.domain.change import RecordId
from ehdesk.domain.star import Reading
from ehdesk.forms.stars import StarDefinition
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.living import LivingPage
from ehdesk.ui.pages.off_the_list import may_write
from ehdesk.ui.pages.star_facts import (
    comparison_table,
    day_of,
    made_by,
    made_by_in_short,
    reading_table,
    scores_of,
    star_chart,
    went,
)
from ehdesk.ui.pages.star_list import place_to_carry_on, star_list
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.columns import Columns
from ehdesk.ui.widgets.empty_state import EmptyState
from ehdesk.ui.widgets.star_marks import Legend
from ehdesk.ui.widgets.words import Words, show_when


@dataclass(frozen=True, slots=True)
class _Line:
    """A reading on the chart: in which of the three lines, and what it is called."""

    reading: Reading
    place: int
    name: str


class StarPage(LivingPage):
    """The newest star beside the first one and one between; a star that was begun can be carried on."""

    def __init__(self, desk: Desk, place: places.StarHome) -> None:
        super().__init__(desk, desk.words("star.title"), place.family)
        self._place, self._stars = place, desk.work.stars
        self._ticked_off: set[RecordId] = set()
        self._type_up = SecondaryButton(desk.look, desk.words("star.type_up"), "pencil")
        self._type_up.clicked.connect(self._type)
        self._make = PrimaryButton(desk.look, desk.words("star.new"), "star")
        self._make.clicked.connect(self._go_on)
        self.add_header_button(self._type_up)
        self.add_header_button(self._make)
        self._plan = PrimaryButton(desk.look, desk.words("star.to_plan"), "plan")
        self._plan.clicked.connect(lambda: desk.go(places.PlanHome(place.family)))
        self.add_header_button(self._plan)
        self.read()

    def opening_focus(self) -> QWidget | None:
        """What comes after a star that was made today is the plan."""
        return self._make if self._plan.isHidden() else self._plan

    def content(self) -> QWidget:
        family = self._place.family
        unfinished, standing = self._with_family(), self._stars.standing(family)
        is_known = unfinished is not None and self._stars.known(unfinished) is not None
        self._make.say(self._desk.words("star.carry_on" if unfinished else "star.new"))
        self._make.setEnabled(unfinished is None or is_known)
        is_made_today = unfinished is None and bool(standing) and standing[-1].taken_on == self._desk.today
        show_when(self._plan, is_made_today)
        self._make.set_kind("secondary" if is_made_today else "primary")
        self._type_up.say(self._desk.words("star.carry_on_typing" if self._typed() else "star.type_up"))
        self.set_title(self._desk.words("star.title"))
        column = Column(self.look)
        if standing:
            column.add(*self._newest(standing))
        elif unfinished and is_known:
            column.add(self._under_way(unfinished))
        else:
            column.add(EmptyState(self.look, self._desk.words("star.none"), self._stars.in_use.introduction))
        if standing or any(reading != unfinished for reading in self._stars.all_unfinished(family)):
            column.add(star_list(self._desk, family))
        return column

    def _under_way(self, reading: Reading) -> EmptyState:
        """A star that was begun, and is no star yet: how far it is."""
        words, areas = self._desk.words, tuple(area.id for area in self._stars.definition(reading).areas)
        said = len(areas) - len(reading.unsaid(areas))
        how_far = words("scoring.how_far", said=said, of=len(areas))
        return EmptyState(self.look, words("star.under_way", day=day_of(self._desk, reading)), how_far)

    def _newest(self, standing: Sequence[Reading]) -> list[QWidget]:
        """The newest star beside earlier ones of the same edition; the others are never left out in silence."""
        words, now = self._desk.words, standing[-1]
        star = self._stars.known(now)
        if star is None:
            return [EmptyState(self.look, words("star.newer"), words("star.newer_why"))]
        alike = [reading for reading in standing if reading.edition == now.edition]
        said: list[QWidget] = []
        if len(alike) < len(standing):
            said.append(Banner(self.look, words("star.not_compared", count=len(standing) - len(alike)), "plain"))
        return [*said, self._compared(star, alike) if len(alike) > 1 else self._alone(star, now)]

    def _alone(self, star: StarDefinition, now: Reading) -> Columns:
        words, day = self._desk.words, day_of(self._desk, now)
        self.set_title(words("star.title"), words("star.made", day=day))
        columns, left, right = Columns(self.look, 11, 9), Card(self.look), Card(self.look)
        name = words("star.chart", day=day)
        left.add(star_chart(self._desk, star, name, scores_of(star, now, name)))
        left.add(Words(self.look, made_by(star, now), "small_soft"))
        right.add_row(reading_table(self._desk, star, now, words("star.table", day=day)))
        columns.left(left)
        columns.right(right, Banner(self.look, words("star.kept"), "plain"))
        return columns

    def _compared(self, star: StarDefinition, alike: Sequence[Reading]) -> Columns:
        """Chart and legend on the left; the same facts and one sentence on the right."""
        words, lines = self._desk.words, self._lines(alike)
        shown = [line for line in lines if line.reading.id not in self._ticked_off]
        in_time = sorted(shown, key=lambda line: alike.index(line.reading))
        sentence = went(self._desk, star, in_time[0].reading, in_time[-1].reading) if len(shown) > 1 else ""
        self.set_title(words("star.side_by_side", count=len(shown)), sentence or words("star.tick_more"))
        columns, left, right = Columns(self.look, 11, 11 if len(shown) > 2 else 9), Card(self.look), Card(self.look)
        chart_lines = [scores_of(star, line.reading, line.name, line.place) for line in shown]
        left.add(star_chart(self._desk, star, words("star.side_by_side", count=len(shown)), *chart_lines))
        left.add(*(self._legend(star, line) for line in lines))
        columns.left(left)
        if shown:
            right.add_row(self._facts(star, [line.reading for line in in_time]))
            columns.right(right)
        top = words("star.top_step", score=len(star.steps), title=star.step(len(star.steps)).title)
        columns.right(Words(self.look, f"{top} {words('star.kept')}", "small_soft"))
        return columns

    def _facts(self, star: StarDefinition, shown: Sequence[Reading]) -> QWidget:
        if len(shown) > 1:
            return comparison_table(self._desk, star, shown)
        name = self._desk.words("star.table", day=day_of(self._desk, shown[0]))
        return reading_table(self._desk, star, shown[0], name)

    def _lines(self, alike: Sequence[Reading]) -> list[_Line]:
        """Now, the first, and of those between the one that was asked for, or else the last one before now."""
        words, between = self._desk.words, alike[1:-1]
        lines = [_Line(alike[-1], 0, words("star.line_now", day=day_of(self._desk, alike[-1])))]
        lines.append(_Line(alike[0], 1, words("star.line_first", day=day_of(self._desk, alike[0]))))
        if between:
            wanted = next((one for one in between if one.id == self._place.beside), between[-1])
            lines.append(_Line(wanted, 2, words("star.line_between", day=day_of(self._desk, wanted))))
        return lines

    def _legend(self, star: StarDefinition, line: _Line) -> Legend:
        legend = Legend(self.look, line.place, line.name, made_by_in_short(star, line.reading))
        legend.setChecked(line.reading.id not in self._ticked_off)
        legend.ticked.connect(lambda is_on: self._tick(line.reading.id, is_on=is_on))
        return legend

    def _tick(self, reading: RecordId, *, is_on: bool) -> None:
        if is_on:
            self._ticked_off.discard(reading)
        else:
            self._ticked_off.add(reading)
        self.read()

    def _with_family(self) -> Reading | None:
        """The star under way that is made with the family."""
        return next((one for one in self._stars.all_unfinished(self._place.family) if not one.is_typed), None)

    def _typed(self) -> Reading | None:
        """The star under way that is typed up from paper."""
        typed = (one for one in self._stars.all_unfinished(self._place.family) if one.is_typed and not one.corrects)
        return next((one for one in typed if self._stars.known(one) is not None), None)

    def _type(self) -> None:
        family = self._place.family
        if not may_write(self._desk, family):
            return
        reading = self._typed() or self._stars.type_up(family, self._desk.today)
        self._desk.go(places.TypeUp(family, reading.id))

    def _go_on(self) -> None:
        family = self._place.family
        if not may_write(self._desk, family):
            return
        reading = self._with_family() or self._stars.start(family, self._desk.today)
        self._desk.go(place_to_carry_on(self._desk, family, reading))
