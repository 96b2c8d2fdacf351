"""What is put into words: one field of one record, two versions of it, or all that it ever was."""

from typing import Protocol

from ehdesk.domain.change import FamilyId, RecordId


class Named(Protocol):
    """Where a value stands."""

    @property
    def family(self) -> FamilyId:
        """Whose record it is."""

    @property
    def record(self) -> RecordId:
        """The record."""

    @property
    def kind(self) -> str:
        """What kind of record."""

    @property
    def field(self) -> str:
        """The field."""
