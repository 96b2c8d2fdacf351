"""The family plan: goals in the family's own words, and who does what by when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ehdesk.domain.body import Body, day, day_in, names, text
from ehdesk.domain.change import RecordId

_YEARS_BACK, _YEARS_AHEAD = 1, 5


class Progress(StrEnum):
    """How far an action is."""

    NOT_STARTED = "not_started"
    GOING = "going"
    DONE = "done"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that somebody will do. `by_as_written` keeps what was typed, also where no such day exists.

    It is done by `owners` (the ids of members and practitioners) and by whom else `who` names. `progress` is what was
    last said of it and on which day, also where this program has no such word; a day on which it was done comes first.
    """

    id: RecordId
    goal: RecordId
    what: str
    who: str = ""
    by_as_written: str = ""
    done_on: date | None = None
    owners: tuple[str, ...] = ()
    progress: str = ""
    progress_on: date | None = None

    @property
    def by(self) -> date | None:
        """The day it is to be done by, where a real day was given."""
        return day_in(self.by_as_written)

    @property
    def is_done(self) -> bool:
        """Has somebody said that it is done?"""
        return self.done_on is not None

    @property
    def state(self) -> str:
        """How far it is: a Progress, or the word that was written for it."""
        return Progress.DONE if self.is_done else self.progress or Progress.NOT_STARTED

    def by_whom(self, called: Mapping[str, str]) -> str:
        """Who will do it, by the names that people are called."""
        return ", ".join(filter(None, (*(called.get(one, "") for one in self.owners), self.who)))


@dataclass(frozen=True, slots=True)
class Goal:
    """What the family wants, in the words of `speaker` (a member's id), with the star area it is about.

    `how_known` is how everyone will know that it came about; `source` is the answer in the assessment that it comes
    from (its place there), and `source_said` what that answer said then.
    """

    id: RecordId
    words: str
    speaker: str = ""
    area: str = ""
    actions: tuple[Action, ...] = ()
    how_known: str = ""
    source: str = ""
    source_said: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A family's goals in order, what is going well, and when everyone meets again.

    `if_worse` is what everyone does if things get worse, and `if_worse_call` whom they call then.

    `taken_away` are goals that are not on the plan and for which there are still actions, such as one that a colleague
    added without knowing: their words and speakers are not in here. They are no part of the plan, nor of its paper.
    """

    going_well: str = ""
    meet_on_as_written: str = ""
    meet_time: str = ""
    meet_place: str = ""
    meet_who: str = ""
    goals: tuple[Goal, ...] = ()
    taken_away: tuple[Goal, ...] = ()
    if_worse: str = ""
    if_worse_call: str = ""
    review_on_as_written: str = ""

    @property
    def review_on(self) -> date | None:
        """The day the plan is looked through again, where a real day was given."""
        return day_in(self.review_on_as_written)

    @property
    def meet_on(self) -> date | None:
        """The day everyone meets again, where a real day was given."""
        return day_in(self.meet_on_as_written)

    @property
    def words_on_paper(self) -> tuple[str, ...]:
        """Everything in it that somebody typed and that is printed as it is."""
        around = (self.going_well, self.meet_time, self.meet_place, self.meet_who, self.meet_on_as_written)
        worse = (self.if_worse, self.if_worse_call, self.review_on_as_written)
        goals = (words for goal in self.goals for words in (goal.words, goal.how_known, *map(_typed, goal.actions)))
        return tuple(words for words in (*around, *worse, *goals) if words)

    @property
    def actions(self) -> tuple[Action, ...]:
        """Every action of every goal, in the order of the plan."""
        return tuple(action for goal in self.goals for action in goal.actions)


def _typed(action: Action) -> str:
    return " ".join((action.what, action.who, action.by_as_written))


Records = Iterable[tuple[RecordId, Body]]


def plan_from(body: Body, goals: Records, actions: Records) -> Plan:
    """The plan as recorded; goals and actions in their order."""
    by_goal = _by_goal(action_from(*record) for record in actions)
    on_plan = tuple(goal_from(id, body, by_goal.pop(id, ())) for id, body in goals)
    return Plan(
        going_well=text(body, "going_well"),
        meet_on_as_written=text(body, "meet_on"),
        meet_time=text(body, "meet_time"),
        meet_place=text(body, "meet_place"),
        meet_who=text(body, "meet_who"),
        if_worse=text(body, "if_worse"),
        if_worse_call=text(body, "if_worse_call"),
        review_on_as_written=text(body, "review_on"),
        goals=on_plan,
        taken_away=tuple(goal_from(id, {}, left) for id, left in by_goal.items()),
    )


def goal_from(id: RecordId, body: Body, actions: Iterable[Action] = ()) -> Goal:
    """A goal as recorded."""
    return Goal(
        id,
        text(body, "words"),
        text(body, "speaker"),
        text(body, "area"),
        tuple(actions),
        how_known=text(body, "how_known"),
        source=text(body, "source"),
        source_said=text(body, "source_said"),
    )


def action_from(id: RecordId, body: Body) -> Action:
    """An action as recorded."""
    return Action(
        id,
        RecordId(text(body, "goal")),
        text(body, "what"),
        text(body, "who"),
        text(body, "by"),
        day(body, "done_on"),
        owners=names(body, "owners"),
        progress=text(body, "progress"),
        progress_on=day(body, "progress_on"),
    )


def is_unlikely(by: date, today: date) -> bool:
    """Is a day so far from today that the year may be a slip of the hand?"""
    return not -_YEARS_BACK <= by.year - today.year <= _YEARS_AHEAD


def _by_goal(actions: Iterable[Action]) -> dict[RecordId, list[Action]]:
    found: dict[RecordId, list[Action]] = {}
    for action in actions:
        found.setdefault(action.goal, []).append(action)
    return found
