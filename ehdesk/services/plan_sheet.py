"""From what is recorded of a family to what stands on its paper plan."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

import msgspec

from ehdesk.domain.around import Worker
from ehdesk.domain.family import Family, Member
from ehdesk.domain.plan import Action, Goal, Plan, Progress
from ehdesk.domain.star import Reading
from ehdesk.forms.stars import StarDefinition
from ehdesk.forms.wording import Wording
from ehdesk.printing.family_plan_sheet import (
    ActionOnPaper,
    AreaOnPaper,
    ContactOnPaper,
    FamilyPlanSheet,
    GoalOnPaper,
    MeetingOnPaper,
    StarOnPaper,
)


@dataclass(frozen=True, slots=True)
class OnRecord:
    """What a plan is printed from. `star` is the edition of `reading`; `area_titles` are those that goals may name.

    `called` are the names of all who may do something, by their ids.
    """

    family: Family
    plan: Plan
    area_titles: dict[str, str]
    reading: Reading | None
    star: StarDefinition | None
    called: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Copy:
    """For whom this copy is, whom the plan is for, who signs it, who made it with the family, who leads the work, and
    the day of printing.

    There should be one of the `leads`; where nobody is marked as one, it is whoever made the plan with the family.
    `with_cautioned` says whether areas of the star that are not for everybody's eyes are on it.
    """

    reader: Member
    people: Sequence[Member]
    signers: Sequence[str]
    practitioner: str
    leads: Sequence[Worker]
    printed_on: date
    with_cautioned: bool = False


def plan_sheet(on: OnRecord, copy: Copy, words: Wording) -> FamilyPlanSheet:
    """The facts of one copy."""
    people = tuple(filter(None, (member.called for member in copy.people)))
    return FamilyPlanSheet(
        reader=copy.reader.called,
        people=people,
        practitioner=_leading(copy),
        made_on=copy.printed_on,
        printed_on=copy.printed_on,
        going_well=on.plan.going_well,
        goals=tuple(_goal(on, goal) for goal in on.plan.goals),
        star=_star(_shown(on.star, copy), on.reading, words) if on.star and on.reading else None,
        meeting=_meeting(on.plan),
        look_again=on.plan.review_on or on.plan.review_on_as_written.strip(),
        if_worse=tuple(filter(None, (on.plan.if_worse, on.plan.if_worse_call))),
        contacts=tuple(_contacts(copy, words)),
        signers=tuple(dict.fromkeys((*copy.signers, copy.practitioner))),
        is_made_up=on.family.is_made_up,
    )


def _goal(on: OnRecord, goal: Goal) -> GoalOnPaper:
    speaker = on.family.member(goal.speaker)
    actions = tuple(_action(action, on.called) for action in goal.actions if action.state != Progress.STOPPED)
    area, spoken_by = on.area_titles.get(goal.area, ""), speaker.called if speaker else ""
    return GoalOnPaper(goal.words, spoken_by, area, actions, how_known=goal.how_known)


def _leading(copy: Copy) -> str:
    """The lead practitioner's name; none while it is not clear who that is."""
    if not copy.leads:
        return copy.practitioner
    return copy.leads[0].name if len(copy.leads) == 1 else ""


def _contacts(copy: Copy, words: Wording) -> Iterator[ContactOnPaper]:
    """Whom to call: whoever leads comes first, and of several marked as leading each."""
    for lead in copy.leads:
        if lead.reached_by:
            yield ContactOnPaper(", ".join(filter(None, (lead.name, lead.job))), _unbroken(lead))
    yield ContactOnPaper(words("prints.danger"), words("prints.danger_how"))
    named = ", ".join(lead.name for lead in copy.leads if lead.name) or copy.practitioner
    yield ContactOnPaper(words("prints.sharing"), words("prints.sharing_how", name=named))


def _unbroken(lead: Worker) -> str:
    """How to reach somebody, with no telephone number split between two lines."""
    number = lead.phone.strip().replace(" ", "\N{NO-BREAK SPACE}")
    return ", ".join(filter(None, (number, lead.email.strip())))


def _action(action: Action, called: Mapping[str, str]) -> ActionOnPaper:
    who = action.by_whom(called)
    return ActionOnPaper(action.what, who, action.by, action.is_done, action.done_on, action.by_as_written)


def _shown(star: StarDefinition, copy: Copy) -> StarDefinition:
    """The star with the areas that are on this copy."""
    areas = tuple(area for area in star.areas if copy.with_cautioned or not area.caution)
    return msgspec.structs.replace(star, areas=areas)


def _star(star: StarDefinition, reading: Reading, words: Wording) -> StarOnPaper:
    who = {option.id: option.title for option in star.completed_by}
    scores = star.on_scale(reading.scores)
    areas = tuple(
        AreaOnPaper(area.short_title, scores.get(area.id), _in_words(star, reading, area.id, words))
        for area in star.areas
    )
    by = who.get(reading.completed_by, reading.completed_by)
    steps = tuple(step.title for step in star.steps)
    return StarOnPaper(star.title, reading.taken_on or reading.taken_on_as_written, areas, steps, by)


def _in_words(star: StarDefinition, reading: Reading, area: str, words: Wording) -> str:
    """What its step is called, or why it has no score; one that is no step of the star is said as it was written."""
    if (score := star.on_scale(reading.scores).get(area)) is not None:
        return star.step(score).title
    if area in reading.written_scores:
        return words("star.as_written", score=reading.written_scores[area])
    reasons = {option.id: option.title for option in star.not_scored}
    reason = reading.reasons.get(area, "")
    return reasons.get(reason, reason)


def _meeting(plan: Plan) -> MeetingOnPaper | None:
    """None where nothing at all was written of it."""
    if not any((plan.meet_on_as_written, plan.meet_time, plan.meet_place, plan.meet_who)):
        return None
    who = tuple(filter(None, (name.strip() for name in plan.meet_who.split(","))))
    on, at = plan.meet_on or plan.meet_on_as_written, _time(plan.meet_time) or plan.meet_time
    return MeetingOnPaper(on, at, plan.meet_place, who)


def _time(written: str) -> time | None:
    for pattern in ("%H:%M", "%H.%M", "%I%p", "%I:%M%p", "%I.%M%p"):
        try:
            return datetime.strptime(written.replace(" ", ""), pattern).time()
        except ValueError:
            continue
    return None
