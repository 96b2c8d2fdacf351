"""Why a completed assessment is to be opened again, while somebody writes that: on this computer alone."""

from typing import Final

from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.store.drafts import Drafts

_BEING_WRITTEN: Final = RecordId("reasons being written for opening an assessment again")
"""Under this id lie the drafts, not under the assessment's own: whoever opens that saves what lies there as answers."""


class Reopening:
    """The reason of one assessment."""

    def __init__(self, drafts: Drafts, family: FamilyId, assessment: RecordId) -> None:
        self._drafts, self._family, self._assessment = drafts, family, assessment

    @property
    def why(self) -> str:
        """What was written so far; "" for nothing."""
        draft = self._drafts.of(_BEING_WRITTEN).get(self._assessment)
        return draft.text if draft else ""

    def keep(self, text: str) -> None:
        """Keep what is written now. Raises StoreError."""
        self._drafts.keep(self._family, _BEING_WRITTEN, self._assessment, text)

    def forget(self) -> None:
        """It is open again, and its history says why. Raises StoreError."""
        self._drafts.drop(_BEING_WRITTEN, self._assessment)
