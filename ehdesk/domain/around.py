"""Who works with a family: agencies and their practitioners, and which of them leads."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ehdesk.domain.body import Body, day_in, listed, name_in, text
from ehdesk.domain.change import RecordId


class AgencyKind(StrEnum):
    """What kind of agency works with a family."""

    FAMILY_SUPPORT = "family_support"
    SCHOOL = "school"
    EARLY_YEARS = "early_years"
    HEALTH = "health"
    SOCIAL_CARE = "social_care"
    HOUSING = "housing"
    MONEY_AND_WORK = "money_and_work"
    YOUTH = "youth"
    POLICE = "police"
    CHARITY = "charity"
    OTHER = "other"


class Part(StrEnum):
    """The part that somebody has among those who work with a family."""

    LEAD = "lead"


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency that works with the family: `does` is what it does with them. `kind` is as recorded, known or not."""

    id: RecordId
    name: str
    kind: str = ""
    does: str = ""
    since_as_written: str = ""
    until_as_written: str = ""

    @property
    def since(self) -> date | None:
        """The day it began, where a real day was given."""
        return day_in(self.since_as_written)

    @property
    def until(self) -> date | None:
        """The day it ended or is to end, where a real day was given."""
        return day_in(self.until_as_written)

    def has_ended(self, today: date) -> bool:
        """Does it work with the family no more?"""
        return self.until is not None and self.until < today


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody who works with the family. `agency` is the id of one, or as recorded."""

    id: RecordId
    name: str
    job: str = ""
    agency: str = ""
    phone: str = ""
    email: str = ""
    parts: tuple[str, ...] = ()

    @property
    def is_lead(self) -> bool:
        """Is this the lead practitioner?"""
        return Part.LEAD in self.parts

    @property
    def reached_by(self) -> str:
        """The telephone number and the email address, as far as there are any."""
        return ", ".join(filter(None, (self.phone.strip(), self.email.strip())))


@dataclass(frozen=True, slots=True)
class Around:
    """Everyone who works with a family. There should be one lead; where two are marked, both are."""

    agencies: tuple[Agency, ...] = ()
    workers: tuple[Worker, ...] = ()

    @property
    def leads(self) -> tuple[Worker, ...]:
        """Whoever is marked as the lead practitioner."""
        return tuple(worker for worker in self.workers if worker.is_lead)

    @property
    def lead(self) -> Worker | None:
        """The lead practitioner, while exactly one is marked."""
        return self.leads[0] if len(self.leads) == 1 else None

    def agency(self, id: str) -> Agency | None:
        """The agency with this id."""
        return next((agency for agency in self.agencies if agency.id == id), None)

    def of(self, agency: Agency) -> tuple[Worker, ...]:
        """Those who work for an agency."""
        return tuple(worker for worker in self.workers if worker.agency == agency.id)

    @property
    def of_no_agency(self) -> tuple[Worker, ...]:
        """Those who work for none that is here."""
        return tuple(worker for worker in self.workers if self.agency(worker.agency) is None)


Records = Iterable[tuple[RecordId, Body]]


def around_from(agencies: Records, workers: Records) -> Around:
    """Those around a family as recorded, each kind in order."""
    return Around(
        tuple(agency_from(*record) for record in agencies),
        tuple(worker_from(*record) for record in workers),
    )


def agency_from(id: RecordId, body: Body) -> Agency:
    """An agency as recorded."""
    facts = (text(body, name) for name in ("kind", "does", "since", "until"))
    return Agency(id, name_in(body, "name"), *facts)


def worker_from(id: RecordId, body: Body) -> Worker:
    """Somebody who works with the family, as recorded."""
    facts = {name: text(body, name) for name in ("job", "agency", "phone", "email")}
    return Worker(id, name_in(body, "name"), **facts, parts=listed(body, "parts"))
