"""Who has a copy of the plan: on record with the family, so that every laptop that has the family knows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ehdesk.domain import kinds
from ehdesk.domain.body import is_set, text
from ehdesk.domain.change import FamilyId, PractitionerId, RecordId
from ehdesk.domain.clock import wall_time
from ehdesk.services.plans import Plans
from ehdesk.services.saving import Saving


@dataclass(frozen=True, slots=True)
class PlanCopy:
    """A copy that somebody made for `reader` (a member's id); `version` is the agreed plan that stood when it was made,
    if any."""

    reader: str
    at: datetime
    author: PractitionerId
    version: str = ""
    is_large: bool = False


class PlanCopies:
    """The copies of the plans of the families in this vault."""

    def __init__(self, saving: Saving, plans: Plans) -> None:
        self._saving, self._plans = saving, plans
        self._records = saving.vault.records

    def new_id(self) -> RecordId:
        """An id for a copy that is to be made."""
        return RecordId(self._saving.new_id())

    def agreed(self, family: FamilyId) -> str:
        """The agreed plan of which a copy is that is made now: its id, or "" where none was agreed yet."""
        return next((one.id for one in reversed(self._plans.versions(family))), "")

    def add(self, family: FamilyId, copy: RecordId, reader: RecordId, version: str, *, is_large: bool) -> None:
        """Put on record that this copy was made for `reader`, which nothing changes from then on."""
        about = {"reader": reader, "version": version, "is_large": is_large}
        self._saving.change(family, kinds.PLAN_COPY, copy, about)

    def newest(self, family: FamilyId) -> Mapping[str, PlanCopy]:
        """The last copy that was made for each reader, by the reader's id; the first to have had one is first."""
        found = (self._copy(one.id) for one in self._records.of(family, kinds.PLAN_COPY))
        return {copy.reader: copy for copy in sorted((copy for copy in found if copy), key=lambda copy: copy.at)}

    def _copy(self, id: RecordId) -> PlanCopy | None:
        made = {name: heads[0] for name, heads in self._records.finished(id).items()}
        if "reader" not in made:
            return None
        first, body = made["reader"], {name: head.value for name, head in made.items()}
        return PlanCopy(
            text(body, "reader"), wall_time(first.at), first.author, text(body, "version"), is_set(body, "is_large")
        )
