"""A plan as it was agreed on one day, and what changed from one such version to another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from ehdesk.domain.body import Body, day_in, is_set, names, text
from ehdesk.domain.change import RecordId, Value
from ehdesk.domain.plan import Action, Goal, Plan, Records, plan_from


class Change(StrEnum):
    """What became of a part of a plan."""

    ADDED = "added"
    CHANGED = "changed"
    TAKEN_AWAY = "taken_away"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference between two versions.

    `part` is "goal", "action" or "plan", `named` the words of that goal or action, and `fact` what of it changed. An
    area and the answer that a goal comes from stand as their ids.
    """

    change: Change
    part: str
    named: str = ""
    fact: str = ""
    before: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """The plan that those who were `there` (ids) and `there_else` (names) agreed on one day. It never changes."""

    id: RecordId
    plan: Plan
    on_as_written: str = ""
    there: tuple[str, ...] = ()
    there_else: str = ""
    is_agreed: bool = False

    @property
    def on(self) -> date | None:
        """The day, where a real one was given."""
        return day_in(self.on_as_written)


def kept(body: Body, goals: Records, actions: Records) -> dict[str, Value]:
    """The field of a version that keeps a plan: its records as they stand."""
    return {"plan": {"own": dict(body), "goals": _pairs(goals), "actions": _pairs(actions)}}


def version_from(id: RecordId, body: Body) -> PlanVersion:
    """A version as recorded; what cannot be read of its plan reads as none."""
    plan = _mapping(body.get("plan"))
    goals, actions = _records(plan.get("goals")), _records(plan.get("actions"))
    return PlanVersion(
        id,
        plan_from(_mapping(plan.get("own")), goals, actions),
        on_as_written=text(body, "on"),
        there=names(body, "there"),
        there_else=text(body, "there_else"),
        is_agreed=is_set(body, "agreed"),
    )


def differences(before: Plan, now: Plan, called: Mapping[str, str]) -> tuple[Difference, ...]:
    """What was added, changed and taken away; people by what they are `called`."""
    around = _changed("plan", "", _around(before), _around(now))
    goals = _between("goal", {goal.id: goal for goal in before.goals}, {goal.id: goal for goal in now.goals}, called)
    old, new = ({action.id: action for action in plan.actions} for plan in (before, now))
    return (*around, *goals, *_between("action", old, new, called))


def _between(
    part: str, before: Mapping[RecordId, Any], now: Mapping[RecordId, Any], called: Mapping[str, str]
) -> Iterator[Difference]:
    for id, one in now.items():
        if id in before:
            yield from _changed(part, _named(one), _facts(before[id], called), _facts(one, called))
        else:
            yield Difference(Change.ADDED, part, _named(one))
    yield from (Difference(Change.TAKEN_AWAY, part, _named(one)) for id, one in before.items() if id not in now)


def _changed(part: str, named: str, before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Difference]:
    for fact, said in now.items():
        if said != before[fact]:
            yield Difference(Change.CHANGED, part, named, fact, before[fact], said)


def _named(one: Goal | Action) -> str:
    return one.words if isinstance(one, Goal) else one.what


def _facts(one: Goal | Action, called: Mapping[str, str]) -> Mapping[str, str]:
    if isinstance(one, Goal):
        words = {"words": one.words, "speaker": called.get(one.speaker, ""), "how_known": one.how_known}
        return {**words, "area": one.area, "source": one.source}
    return {"what": one.what, "who": one.by_whom(called), "by": one.by_as_written, "progress": one.state}


def _around(plan: Plan) -> Mapping[str, str]:
    return {
        "going_well": plan.going_well,
        "if_worse": plan.if_worse,
        "if_worse_call": plan.if_worse_call,
        "review_on": plan.review_on_as_written,
        "meet_on": plan.meet_on_as_written,
        "meet_time": plan.meet_time,
        "meet_place": plan.meet_place,
        "meet_who": plan.meet_who,
    }


def _pairs(records: Records) -> list[Value]:
    return [[id, dict(body)] for id, body in records]


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _records(value: object) -> list[tuple[RecordId, Body]]:
    pairs = value if isinstance(value, list | tuple) else ()
    found = (pair for pair in pairs if isinstance(pair, list | tuple) and len(pair) == 2)
    return [(RecordId(id), body) for id, body in found if isinstance(id, str) and isinstance(body, Mapping)]
