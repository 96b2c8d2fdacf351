"""The made-up family, put into an open vault as far as a first visit goes."""

from datetime import date, timedelta

from ehdesk.domain import kinds
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.services.made_up.agreeing import agree
from ehdesk.services.made_up.cast import Cast
from ehdesk.services.made_up.gathering import gather
from ehdesk.services.made_up.noting import write_notes
from ehdesk.services.workspace import Workspace


def add_family(work: Workspace, cast: Cast, today: date) -> FamilyId:
    """The made-up family, with an assessment begun, a star kept and a plan."""
    family = work.families.add(cast.name, is_made_up=True)
    work.families.editing(family, kinds.FAMILY, RecordId(family)).save(cast.work.facts(today))
    ids = _add_members(work, cast, family)
    agree(work, family, cast, ids, today)
    gather(work, family, cast)
    _begin_assessment(work, cast, family, ids)
    _make_star(work, cast, family, today)
    _make_plan(work, cast, family, ids, today)
    write_notes(work, family, cast.notes, today)
    return family


def _add_members(work: Workspace, cast: Cast, family: FamilyId) -> dict[str, RecordId]:
    homes = {key: work.families.new_record() for key in cast.homes}
    ids = {key: work.families.new_record() for key in cast.members}
    for key, person in cast.members.items():
        facts = {name: getattr(person, name) for name in ("name", "known_as", "role", "speaks", "about")}
        days = {name: day.isoformat() for name, day in (("born", person.born), ("due", person.due)) if day}
        lived_in = [homes[home] for home in person.homes]
        work.families.editing(family, kinds.MEMBER, ids[key]).save(
            {**facts, **days, **person.more(ids), "households": lived_in}
        )
    for key, home in cast.homes.items():
        kept = [ids[member] for member in home.kept_from]
        facts = {"name": home.name, "address": home.address, "kept_from": kept}
        work.families.editing(family, kinds.HOUSEHOLD, homes[key]).save(facts)
    for person_key, kind, to in cast.relationships:
        work.families.relate(family, ids[person_key], kind, ids[to])
    return ids


def _begin_assessment(work: Workspace, cast: Cast, family: FamilyId, ids: dict[str, RecordId]) -> None:
    """The topics about the home are answered and finished; the rest is for whoever tries the app."""
    filling = work.assessments.open(work.assessments.start(family).id)
    for topic in [topic for topic in filling.topics() if topic.person is None][:4]:
        for field in topic.fields:
            said = cast.answer(field, {key: str(id) for key, id in ids.items()})
            if said:
                filling.answer(field, said)
        filling.finish(topic.id, is_finished=True)


def _make_star(work: Workspace, cast: Cast, family: FamilyId, today: date) -> None:
    reading = work.stars.start(family, today - timedelta(days=14))
    for area, said in cast.star.items():
        if isinstance(said, int):
            work.stars.score(family, reading, area, said)
        else:
            work.stars.skip(family, reading, area, said)
    work.stars.completed_by(family, reading, "together")
    work.stars.record(family, reading)


def _make_plan(work: Workspace, cast: Cast, family: FamilyId, ids: dict[str, RecordId], today: date) -> None:
    plan = cast.plan
    areas = {area.title: area.id for area in work.stars.in_use.areas}
    own = {"meet_time": plan.meet_time, "meet_place": plan.meet_place, "meet_who": plan.meet_who}
    meet_on = (today + timedelta(days=18)).isoformat()
    work.plans.own_words(family).save({"going_well": plan.going_well, "meet_on": meet_on, **own})
    for goal in plan.goals:
        record = work.plans.new_record()
        facts = {"words": goal.words, "speaker": ids[goal.speaker], "area": areas[goal.area]}
        work.plans.goal(family, record).save(facts)
        for action in goal.actions:
            by = (today + timedelta(days=action.in_days)).isoformat()
            form = work.plans.action(family, record, work.plans.new_record())
            form.save({"what": action.what, "who": action.who, "by": by})
