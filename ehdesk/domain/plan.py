"""The family plan: goals in the family's own words, and who does what by when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ehdesk.domain.body import Body, day, day_in, text
from ehdesk.domain.change import RecordId


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that somebody will do. `by_as_written` keeps what was typed, also where no such day exists."""

    id: RecordId
    goal: RecordId
    what: str
    who: str = ""
    by_as_written: str = ""
    done_on: date | None = None

    @property
    def by(self) -> date | None:
        """The day it is to be done by, where a real day was given."""
        return day_in(self.by_as_written)

    @property
    def is_done(self) -> bool:
        """Has somebody said that it is done?"""
        return self.done_on is not None


@dataclass(frozen=True, slots=True)
class Goal:
    """What the family wants, in the words of `speaker` (a member's id), with the star area it is about."""

    id: RecordId
    words: str
    speaker: str = ""
    area: str = ""
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A family's goals in order, what is going well, and when everyone meets again."""

    going_well: str = ""
    meet_on_as_written: str = ""
    meet_time: str = ""
    meet_place: str = ""
    meet_who: str = ""
    goals: tuple[Goal, ...] = ()

    @property
    def meet_on(self) -> date | None:
        """The day everyone meets again, where a real day was given."""
        return day_in(self.meet_on_as_written)

    @property
    def actions(self) -> tuple[Action, ...]:
        """Every action of every goal, in the order of the plan."""
        return tuple(action for goal in self.goals for action in goal.actions)


Records = Iterable[tuple[RecordId, Body]]


def plan_from(body: Body, goals: Records, actions: Records) -> Plan:
    """The plan as recorded; goals and actions in their order. An action whose goal was removed is not on the plan."""
    by_goal = _by_goal(action_from(*record) for record in actions)
    return Plan(
        going_well=text(body, "going_well"),
        meet_on_as_written=text(body, "meet_on"),
        meet_time=text(body, "meet_time"),
        meet_place=text(body, "meet_place"),
        meet_who=text(body, "meet_who"),
        goals=tuple(goal_from(id, body, by_goal.get(id, ())) for id, body in goals),
    )


def goal_from(id: RecordId, body: Body, actions: Iterable[Action] = ()) -> Goal:
    """A goal as recorded."""
    return Goal(id, text(body, "words"), text(body, "speaker"), text(body, "area"), tuple(actions))


def action_from(id: RecordId, body: Body) -> Action:
    """An action as recorded."""
    goal = RecordId(text(body, "goal"))
    return Action(id, goal, text(body, "what"), text(body, "who"), text(body, "by"), day(body, "done_on"))


def _by_goal(actions: Iterable[Action]) -> Mapping[RecordId, list[Action]]:
    found: dict[RecordId, list[Action]] = {}
    for action in actions:
        found.setdefault(action.goal, []).append(action)
    return found
