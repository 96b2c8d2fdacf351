"""Agreements: what a family agreed to, with whom it is shared, and who took it back."""

from ehdesk.domain import kinds
from ehdesk.domain.agreement import Agreement, Records, agreements_from
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.domain.merge import REMOVED
from ehdesk.services.editing import Editing
from ehdesk.services.saving import Saving


class Agreements:
    """The agreements of the families in this vault."""

    def __init__(self, saving: Saving) -> None:
        self._saving = saving
        self._records = saving.vault.records

    def all(self, family: FamilyId) -> tuple[Agreement, ...]:
        """Every agreement of the family, the newest first.

        What one person took away while another wrote in it is there until somebody chooses.
        """
        removed = self._records.removed(family, kinds.AGREEMENT)
        return agreements_from(
            self._bodies(family, kinds.AGREEMENT),
            [(record.id, record.body) for record in removed],
            self._bodies(family, kinds.SHARING),
            self._bodies(family, kinds.WITHDRAWAL),
        )

    def agreement(self, family: FamilyId, agreement: RecordId) -> Editing:
        """The form of an agreement: `agreed_by` and `must_not_see` (lists of members), `agreed_to`, `given`, `given_on`
        (a day as ISO text, or as it was typed), `words`, `others_must_not_see`.
        """
        return Editing(self._saving, family, kinds.AGREEMENT, agreement)

    def sharing(self, family: FamilyId, agreement: RecordId, sharing: RecordId) -> Editing:
        """The form of somebody with whom something is shared: `who`, `what`."""
        return Editing(self._saving, family, kinds.SHARING, sharing, {"agreement": agreement})

    def withdrawal(self, family: FamilyId, agreement: RecordId, withdrawal: RecordId) -> Editing:
        """The form of a withdrawal: `by` (a list of members), `withdrawn_on`, `words`."""
        return Editing(self._saving, family, kinds.WITHDRAWAL, withdrawal, {"agreement": agreement})

    def new_record(self) -> RecordId:
        """An id for a record that a form is about to make."""
        return RecordId(self._saving.new_id())

    def is_recorded(self, agreement: RecordId) -> bool:
        """Is there such an agreement here, taken away or not?"""
        record = self._records.one(agreement)
        return record is not None and record.kind == kinds.AGREEMENT

    def parts(self, agreement: Agreement) -> dict[RecordId, str]:
        """An agreement and all that stands beside it: the kind of each record, by id."""
        return {
            agreement.id: kinds.AGREEMENT,
            **{sharing.id: kinds.SHARING for sharing in agreement.sharings},
            **{withdrawal.id: kinds.WITHDRAWAL for withdrawal in agreement.withdrawals},
        }

    def remove(self, family: FamilyId, parts: dict[RecordId, str]) -> None:
        """Take away what was written down by mistake. It stays in the history and can be brought back."""
        self._saving.remove_together(family, parts)

    def bring_back(self, family: FamilyId, parts: dict[RecordId, str]) -> None:
        """Undo a removal."""
        self._saving.bring_back_together(family, parts)

    def _bodies(self, family: FamilyId, kind: str) -> Records:
        """Those that stand, and those whose removal nobody has settled."""
        doubted = (record for record in self._records.removed(family, kind) if REMOVED in record.conflicts)
        return [(record.id, record.body) for record in (*self._records.of(family, kind), *doubted)]
