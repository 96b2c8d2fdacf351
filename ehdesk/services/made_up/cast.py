"""The made-up family, read from its file."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import msgspec
from ruamel.yaml import YAML


class Home(msgspec.Struct, frozen=True):
    """One of their homes. `kept_from` are members who must not learn its address."""

    name: str
    address: str
    kept_from: tuple[str, ...] = ()


class Person(msgspec.Struct, frozen=True):
    """One of them. `homes` are keys of homes; `facts` are more fields of the record, people in them being keys too."""

    name: str
    role: str
    known_as: str = ""
    born: date | None = None
    due: date | None = None
    speaks: str = ""
    about: str = ""
    homes: tuple[str, ...] = ()
    facts: dict[str, str | tuple[str, ...]] = {}

    @property
    def called(self) -> str:
        """What the app calls them."""
        return self.known_as or self.name.split()[0]

    def more(self, ids: Mapping[str, str]) -> dict[str, object]:
        """Their further facts as recorded, `ids` being the members' ids by key."""
        return {
            name: fact if isinstance(fact, str) else [ids.get(one, one) for one in fact]
            for name, fact in self.facts.items()
        }


class SharingToCome(msgspec.Struct, frozen=True):
    """With whom something is shared, and what."""

    who: str
    what: str


class WithdrawalToCome(msgspec.Struct, frozen=True):
    """Who takes an agreement back, so many days before the day of the demo, and what they say."""

    by: tuple[str, ...]
    days_ago: int
    words: str


class AgreementToCome(msgspec.Struct, frozen=True):
    """What they agree to, so many days before the day of the demo. Members are named by key."""

    agreed_by: tuple[str, ...]
    agreed_to: tuple[str, ...]
    given: tuple[str, ...]
    days_ago: int
    words: str
    sharings: tuple[SharingToCome, ...] = ()
    must_not_see: tuple[str, ...] = ()
    others_must_not_see: str = ""
    withdrawn: WithdrawalToCome | None = None


class WorkerToCome(msgspec.Struct, frozen=True):
    """Somebody who works with them, and how to reach them."""

    name: str = ""
    job: str = ""
    phone: str = ""
    email: str = ""


class AgencyToCome(msgspec.Struct, frozen=True):
    """An agency that works with them, and its people; days as ISO text."""

    name: str
    kind: str
    does: str
    since: str = ""
    until: str = ""
    workers: tuple[WorkerToCome, ...] = ()


class ActionToCome(msgspec.Struct, frozen=True):
    """Something that will be done, so many days from the day of the demo."""

    what: str
    who: str
    in_days: int


class GoalToCome(msgspec.Struct, frozen=True):
    """What they want, in the words of a member, about an area of the star (its title)."""

    words: str
    speaker: str
    area: str
    actions: tuple[ActionToCome, ...]


class PlanToCome(msgspec.Struct, frozen=True):
    """Their plan."""

    going_well: str
    meet_time: str
    meet_place: str
    meet_who: str
    goals: tuple[GoalToCome, ...]


class NoteToCome(msgspec.Struct, frozen=True):
    """What somebody noted, so many days before the day of the demo."""

    how: str
    with_whom: str
    words: str
    days_ago: int
    in_confidence: bool = False


class WorkToCome(msgspec.Struct, frozen=True):
    """How the work with them began, so many days before the day of the demo."""

    reference: str
    lead: str
    enquiry_days_ago: int
    allocated_days_ago: int

    def facts(self, today: date) -> dict[str, str]:
        """The same as fields of the family's own record."""
        enquiry, allocated = (today - timedelta(days=ago) for ago in (self.enquiry_days_ago, self.allocated_days_ago))
        days = {"enquiry_on": enquiry.isoformat(), "allocated_on": allocated.isoformat()}
        return {"reference": self.reference, "lead": self.lead, **days}


class Cast(msgspec.Struct, frozen=True):
    """The family, and what they say. Answers are by field of the assessment, `[key]` standing for a member."""

    name: str
    work: WorkToCome
    homes: dict[str, Home]
    members: dict[str, Person]
    relationships: tuple[tuple[str, str, str], ...]
    agreements: tuple[AgreementToCome, ...]
    me: WorkerToCome
    agencies: tuple[AgencyToCome, ...]
    answers: dict[str, str]
    star: dict[str, int | str]
    plan: PlanToCome
    notes: tuple[NoteToCome, ...]

    def ties_to(self, key: str) -> list[tuple[str, str]]:
        """Who is what to a member: pairs of key and kind."""
        return [(person, kind) for person, kind, to in self.relationships if to == key]

    def answer(self, field: str, ids: Mapping[str, str]) -> str | None:
        """What they say to a field of a form; `ids` are the members' ids, by key."""
        for key, id in ids.items():
            field = field.replace(f"[{id}]", f"[{key}]")
        return self.answers.get(field)


def read_cast(resources: Path) -> Cast:
    """The family in `demo/family.yaml`."""
    written = YAML(typ="safe", pure=True).load((resources / "demo" / "family.yaml").read_text("utf-8"))
    return msgspec.convert(written, Cast)
