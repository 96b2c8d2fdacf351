"""Writes who works with the made-up family into a vault."""

from ehdesk.domain.around import Part
from ehdesk.domain.change import FamilyId
from ehdesk.services.made_up.cast import Cast
from ehdesk.services.workspace import Workspace


def gather(work: Workspace, family: FamilyId, cast: Cast) -> None:
    """The practitioner whose vault it is, who leads, and every agency of the cast with its people."""
    around, me = work.around, work.around.add_me(family)
    around.worker(family, me).save({"phone": cast.me.phone, "email": cast.me.email, "parts": [Part.LEAD.value]})
    for agency in cast.agencies:
        record = around.new_record()
        facts = {"name": agency.name, "kind": agency.kind, "does": agency.does, "since": agency.since}
        around.agency(family, record).save({**facts, "until": agency.until})
        for one in agency.workers:
            form = around.worker(family, around.new_record(), record)
            form.save({"name": one.name, "job": one.job, "phone": one.phone, "email": one.email})
