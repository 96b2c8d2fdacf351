"""The agencies and practitioners around a family."""

from collections.abc import Mapping

from ehdesk.domain import kinds
from ehdesk.domain.around import Around, Records, around_from
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.services.editing import Editing
from ehdesk.services.saving import Saving

_MINE = "about me: "


class PeopleAround:
    """Who works with the families in this vault."""

    def __init__(self, saving: Saving) -> None:
        self._saving = saving
        self._records = saving.vault.records

    def around(self, family: FamilyId) -> Around:
        """Every agency and everyone who works with a family."""
        return around_from(self._bodies(family, kinds.AGENCY), self._bodies(family, kinds.WORKER))

    def agency(self, family: FamilyId, agency: RecordId) -> Editing:
        """The form of an agency: `name`, `kind`, `does`, `since` and `until` (days as ISO text, or as typed)."""
        return Editing(self._saving, family, kinds.AGENCY, agency)

    def worker(self, family: FamilyId, worker: RecordId, agency: str = "") -> Editing:
        """The form of somebody who works with the family: `name`, `job`, `agency` (its id), `phone`, `email`, `parts`.

        Somebody new works for `agency`.
        """
        return Editing(self._saving, family, kinds.WORKER, worker, {"agency": agency} if agency else {})

    def add_me(self, family: FamilyId) -> RecordId:
        """Put the practitioner whose vault this is among those who work with the family."""
        owner = self._saving.vault.owner
        reached = {name: value for name, value in self.how_i_am_reached.items() if value}
        return self._saving.add(family, kinds.WORKER, {"name": owner.name, "job": owner.job, **reached})

    @property
    def how_i_am_reached(self) -> dict[str, str]:
        """The `phone` and `email` of the practitioner whose vault this is, "" for what nobody noted."""
        return {name: str(self._saving.vault.settings.get(_MINE + name, "")) for name in ("phone", "email")}

    def reach_me(self, facts: Mapping[str, str]) -> None:
        """Note the `phone` or the `email` of the practitioner whose vault this is; the same again writes nothing."""
        known = self.how_i_am_reached
        for name, value in facts.items():
            if value != known[name]:
                self._saving.vault.settings.put(_MINE + name, value)

    def am_i_there(self, family: FamilyId) -> bool:
        """Is somebody there who is called like the practitioner whose vault this is?"""
        mine = self._saving.vault.owner.name.casefold()
        return any(worker.name.casefold() == mine for worker in self.around(family).workers)

    def new_record(self) -> RecordId:
        """An id for a record that a form is about to make."""
        return RecordId(self._saving.new_id())

    def _bodies(self, family: FamilyId, kind: str) -> Records:
        return [(record.id, record.body) for record in self._records.of(family, kind)]
