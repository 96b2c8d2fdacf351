"""Vaults made for tests: closed ones to copy, open ones with the services over them, and one with the demo's family."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Self

from ehdesk import paths
from ehdesk.app import Surroundings, workspace
from ehdesk.domain import kinds
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.forms.catalogue import Catalogue
from ehdesk.forms.wording import read_wording
from ehdesk.services.filling import Filling
from ehdesk.services.made_up.agreeing import agree
from ehdesk.services.made_up.cast import Cast, GoalToCome, Person
from ehdesk.services.made_up.gathering import gather
from ehdesk.services.made_up.noting import write_notes
from ehdesk.services.workspace import Workspace
from ehdesk.store import door
from ehdesk.store.passphrase import FLOOR
from tests.builders import PASSPHRASE, ToldClock, new_id

NO_FAMILY = FamilyId("")
AUTUMN = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Desktop:
    """An open vault, the services over it, and its clock."""

    work: Workspace
    clock: ToldClock

    @property
    def today(self) -> date:
        """The day here."""
        return self.clock().astimezone().date()

    def close(self) -> None:
        """Lock."""
        self.work.vault.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@dataclass(frozen=True)
class Made:
    """A folder of vaults with one closed vault in it, its recovery code, and who and what is inside."""

    vaults: Path
    code: str
    family: FamilyId = NO_FAMILY
    members: Mapping[str, RecordId] = field(default_factory=dict)

    @property
    def vault(self) -> Path:
        """The vault's own folder."""
        return next(folder for folder in self.vaults.iterdir() if folder.is_dir())

    def copied_to(self, place: Path) -> "Made":
        """The same in another place."""
        return replace(self, vaults=Path(shutil.copytree(self.vaults, place / "vaults")))

    def opened(self, catalogue: Catalogue, clock: ToldClock | None = None) -> Desktop:
        """Open it quickly, by its recovery code."""
        clock = clock or ToldClock(AUTUMN)
        vault = door.unlock_with_recovery_code(self.vault, self.code, ids=new_id, clock=clock)
        around = surroundings(self.vaults, clock)
        return Desktop(workspace(vault, catalogue, read_wording(around.forms / "wording" / "en-GB"), around), clock)


def surroundings(vaults: Path, clock: Callable[[], datetime]) -> Surroundings:
    """What the app finds around it, with Argon2id at its floor."""
    return Surroundings(vaults, paths.forms_folder(), paths.resources_folder(), clock, new_id, FLOOR)


def made_without_family(folder: Path, name: str = "Ada Obi", job: str = "Family support worker") -> Made:
    """A new vault, closed again."""
    clock = ToldClock(AUTUMN - timedelta(days=1))
    new = door.create(folder / "vaults" / new_id(), name, job, PASSPHRASE, ids=new_id, clock=clock, cost=FLOOR)
    new.vault.ways_in.code_is_kept()
    new.vault.close()
    return Made(folder / "vaults", new.recovery_code)


def made_with_family(made: Made, catalogue: Catalogue, cast: Cast) -> Made:
    """The same vault with the demo's family in it, and its assessment, star and plan."""
    desktop = made.opened(catalogue, ToldClock(AUTUMN - timedelta(hours=2)))
    work = desktop.work
    family = work.families.add(cast.name, is_made_up=True)
    work.families.editing(family, kinds.FAMILY, RecordId(family)).save(cast.work.facts(desktop.today))
    members = _people(work, family, cast)
    agree(work, family, cast, members, desktop.today)
    gather(work, family, cast)
    _assessment(work, family, cast, members)
    _star(desktop, family, cast)
    _plan(desktop, family, cast, members)
    write_notes(work, family, cast.notes, desktop.today)
    desktop.close()
    return replace(made, family=family, members=members)


def filled(work: Workspace, family: FamilyId) -> Filling:
    """The family's assessment, open."""
    facts = work.assessments.current(family)
    if facts is None:
        raise LookupError("no assessment was begun")
    return work.assessments.open(facts.id)


def _people(work: Workspace, family: FamilyId, cast: Cast) -> dict[str, RecordId]:
    homes = {key: work.families.new_record() for key in cast.homes}
    members = {key: work.families.new_record() for key in cast.members}
    for key, home in cast.homes.items():
        facts = {
            "name": home.name,
            "address": home.address,
            "kept_from": [members[one] for one in home.kept_from],
        }
        work.families.editing(family, kinds.HOUSEHOLD, homes[key]).save(facts)
    for key, person in cast.members.items():
        work.families.editing(family, kinds.MEMBER, members[key]).save(_facts(person, homes, members))
    for one, kind, other in cast.relationships:
        work.families.relate(family, members[one], kind, members[other])
    return members


def _facts(person: Person, homes: Mapping[str, RecordId], members: Mapping[str, RecordId]) -> dict[str, object]:
    return {
        **person.more(members),
        "name": person.name,
        "known_as": person.known_as,
        "role": person.role,
        "born": person.born.isoformat() if person.born else "",
        "due": person.due.isoformat() if person.due else "",
        "speaks": person.speaks,
        "about": person.about,
        "households": [homes[one] for one in person.homes],
    }


def _assessment(work: Workspace, family: FamilyId, cast: Cast, members: Mapping[str, RecordId]) -> None:
    filling = work.assessments.open(work.assessments.start(family).id)
    for asked, said in cast.answers.items():
        place = asked
        for key, id in members.items():
            place = place.replace(f"[{key}]", f"[{id}]")
        filling.answer(place, said)
    filling.finish("home/start", is_finished=True)
    filling.stop_at("home/money", "home/money/money_going")


def _star(desktop: Desktop, family: FamilyId, cast: Cast) -> None:
    stars = desktop.work.stars
    reading = stars.start(family, desktop.today)
    for area, said in cast.star.items():
        if isinstance(said, int):
            reading = stars.score(family, reading, area, said)
        else:
            reading = stars.skip(family, reading, area, said)
    stars.record(family, stars.completed_by(family, reading, "together"))


def _plan(desktop: Desktop, family: FamilyId, cast: Cast, members: Mapping[str, RecordId]) -> None:
    plans, plan = desktop.work.plans, cast.plan
    for goal in plan.goals:
        _goal(desktop, family, goal, members)
    facts = {
        "going_well": plan.going_well,
        "meet_on": (desktop.today + timedelta(days=18)).isoformat(),
        "meet_time": plan.meet_time,
        "meet_place": plan.meet_place,
        "meet_who": plan.meet_who,
    }
    plans.own_words(family).save(facts)
    plans.done(family, plans.plan(family).actions[-1].id, desktop.today)


def _goal(desktop: Desktop, family: FamilyId, goal: GoalToCome, members: Mapping[str, RecordId]) -> None:
    plans, area = desktop.work.plans, next(a.id for a in desktop.work.stars.in_use.areas if a.title == goal.area)
    record = plans.new_record()
    plans.goal(family, record).save({"words": goal.words, "speaker": members[goal.speaker], "area": area})
    for action in goal.actions:
        by = (desktop.today + timedelta(days=action.in_days)).isoformat()
        facts = {"what": action.what, "who": action.who, "by": by}
        plans.action(family, record, plans.new_record()).save(facts)


def answer_everything(filling: Filling) -> None:
    """The first choice, or some words, wherever the form wants an answer."""
    for topic in filling.topics():
        while problems := filling.form.problems(topic.id):
            choices = filling.form.question(problems[0].field).choices
            filling.answer(problems[0].field, choices[0].value if choices else "Some words")
