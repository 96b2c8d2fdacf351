"""What goes on a family plan for one reader: facts only, already without what that reader must not see."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class ActionOnPaper:
    """One thing that someone will do. `who` is as the reader knows them ("Leanne and Tia").

    `by_as_written` is what is printed where the words give no day: "before half term".
    """

    what: str
    who: str
    by_when: date | None = None
    is_done: bool = False
    done_on: date | None = None
    by_as_written: str = ""


@dataclass(frozen=True, slots=True)
class GoalOnPaper:
    """A goal in somebody's own words, the area of family life it belongs to, its actions, how it will be known."""

    text: str
    speaker: str = ""
    area: str = ""
    actions: tuple[ActionOnPaper, ...] = ()
    how_known: str = ""


@dataclass(frozen=True, slots=True)
class AreaOnPaper:
    """One area of a star: its score for the chart, and what that step is called; or None, and why there is none."""

    label: str
    score: int | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class StarOnPaper:
    """One completed star, its areas in the order of its edition; `steps` are what its scores from 1 up are called.

    `taken_on` is what was written where that is no day.
    """

    title: str
    taken_on: date | str
    areas: tuple[AreaOnPaper, ...]
    steps: tuple[str, ...]
    completed_by: str = ""


@dataclass(frozen=True, slots=True)
class MeetingOnPaper:
    """When the family and those around it meet again: a day and a time, or the words that were written for them."""

    on: date | str = ""
    at: time | str = ""
    where: str = ""
    who: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ContactOnPaper:
    """Someone to turn to, and how ("01632 960 101, Monday to Friday")."""

    who: str
    how: str


@dataclass(frozen=True, slots=True)
class FamilyPlanSheet:
    """Everything on one copy of a family plan.

    `people` are those the plan is for and `reader` is whom this copy is for, both as names to print. `look_again` is
    the day on which the plan is looked through again, or what was written for it. What is empty or None leaves no
    trace on the paper.
    """

    reader: str
    people: tuple[str, ...]
    practitioner: str
    made_on: date
    printed_on: date
    going_well: str = ""
    goals: tuple[GoalOnPaper, ...] = ()
    star: StarOnPaper | None = None
    meeting: MeetingOnPaper | None = None
    look_again: date | str = ""
    if_worse: tuple[str, ...] = ()
    contacts: tuple[ContactOnPaper, ...] = ()
    signers: tuple[str, ...] = ()
    is_made_up: bool = False
