"""The way of a family on its page: its milestones in words, and which week of the work this is."""

from collections.abc import Callable
from datetime import date

from ehdesk.domain.change import FamilyId
from ehdesk.domain.milestones import TYPED, Milestone, Standing, Stop, Week
from ehdesk.forms.wording import Wording
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.places import Place
from ehdesk.ui.saying import day_in_words, day_of_month
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.timeline import Halt, Mark, Timeline
from ehdesk.ui.widgets.weeks import Weeks

_MARKS = {Standing.DONE: Mark.DONE, Standing.LATE: Mark.LATE, Standing.NOW: Mark.NOW}


class JourneyCard(Card):
    """The milestones; opening one goes where it is noted."""

    def __init__(self, desk: Desk, family: FamilyId, stops: tuple[Stop, ...]) -> None:
        super().__init__(desk.look)
        timeline = Timeline(desk.look, desk.words("way.title"))
        timeline.show_halts([_halt(desk.words, stop, desk.today) for stop in stops])
        timeline.opened.connect(lambda place: desk.go(_noted_at(family, stops[place].milestone)))
        self.add(timeline)


def weeks_line(desk: Desk, week: Week) -> Weeks:
    """Which week of the work this is."""
    words = desk.words
    is_over = week.number > week.of
    said = words("way.week_more" if is_over else "way.week", number=week.number, of=week.of)
    return Weeks(desk.look, week.number, week.of, said, words("way.until", day=day_of_month(week.until, desk.today)))


def _halt(words: Wording, stop: Stop, today: date) -> Halt:
    name, mark = words(f"way.{stop.milestone}"), _MARKS.get(stop.standing, Mark.TO_COME)
    short = "\n".join(_facts(words, stop, lambda day: day_of_month(day, today)))
    full = ", ".join([words(f"way.{stop.standing}"), *_facts(words, stop, day_in_words)])
    return Halt(name, short, mark, f"{name}: {full}")


def _facts(words: Wording, stop: Stop, said: Callable[[date], str]) -> list[str]:
    """What there is to say of a milestone beside how it stands."""
    match stop:
        case Stop(reached_on=date() as reached):
            return [said(reached)]
        case Stop(standing=Standing.LATE):
            return [words("way.late_by", count=stop.late_by)]
        case Stop(planned_on=date() as planned):
            return [words("way.planned", day=said(planned))]
        case Stop(standing=Standing.PASSED):
            return [words("way.not_noted")]
    since = [words("way.since", day=said(stop.since))] if stop.since else []
    return [*since, *([words("way.by", day=said(stop.due_on))] if stop.due_on else [])]


def _noted_at(family: FamilyId, milestone: Milestone) -> Place:
    """Where the day of a milestone comes from."""
    if milestone in TYPED:
        return places.FamilyForm(family, TYPED[milestone])
    if milestone is Milestone.AGREEMENT:
        return places.AgreementHome(family)
    return places.AssessmentTasks(family)
