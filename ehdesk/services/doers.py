"""Who can do something of a plan: the family, me, and the practitioners and agencies around them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ehdesk.domain.change import FamilyId
from ehdesk.domain.family import Role
from ehdesk.services.calendar import Calendar
from ehdesk.services.families import Families
from ehdesk.services.people_around import PeopleAround
from ehdesk.services.saving import Saving


class DoerKind(StrEnum):
    """What somebody is to the plan."""

    MEMBER = "member"
    ME = "me"
    WORKER = "worker"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class Doer:
    """Somebody to choose: the id of their record, their name ("" for a member: the page says it), and their job."""

    id: str
    kind: DoerKind
    name: str = ""
    job: str = ""


class Doers:
    """Whom to offer, so that nobody's name has to be typed twice."""

    def __init__(self, saving: Saving, families: Families, around: PeopleAround, calendar: Calendar) -> None:
        self._saving, self._families, self._around, self._calendar = saving, families, around, calendar

    def of(self, family: FamilyId) -> tuple[Doer, ...]:
        """The family first, then me, then those around them, each once; agencies that have ended are left out.

        So are a baby who is not born yet, and somebody who has died.
        """
        everyone = self._families.family(family).living
        members = (Doer(one.id, DoerKind.MEMBER) for one in everyone if one.role is not Role.EXPECTED)
        me = self._me(family)
        others = (me, *(worker for worker in self._workers(family) if worker.id != me.id))
        named = {doer.name.casefold() for doer in others}
        wrote = (doer for doer in self._others_who_wrote(family) if doer.name.casefold() not in named)
        return (*members, *others, *wrote, *self._agencies(family))

    def _me(self, family: FamilyId) -> Doer:
        """My own record in this family; where I am among those around it under my name, that one."""
        owner, around = self._saving.vault.owner, self._around.around(family)
        there = (worker.id for worker in around.workers if worker.name.casefold() == owner.name.casefold())
        return Doer(next(there, self._saving.colleagues.me(family)), DoerKind.ME, owner.name, owner.job)

    def _workers(self, family: FamilyId) -> Iterator[Doer]:
        around = self._around.around(family)
        for worker in around.workers:
            agency = around.agency(worker.agency)
            if worker.name.strip() and not (agency and agency.has_ended(self._calendar.today)):
                job = ", ".join(filter(None, (worker.job, agency.name if agency else "")))
                yield Doer(worker.id, DoerKind.WORKER, worker.name, job)

    def _others_who_wrote(self, family: FamilyId) -> Iterator[Doer]:
        for id, name in self._families.practitioners(family).items():
            yield Doer(id, DoerKind.WORKER, name)

    def _agencies(self, family: FamilyId) -> Iterator[Doer]:
        for agency in self._around.around(family).agencies:
            if agency.name.strip() and not agency.has_ended(self._calendar.today):
                yield Doer(agency.id, DoerKind.AGENCY, agency.name)
