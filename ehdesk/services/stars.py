"""Stars: place the family on it area by area, then record the reading, which never changes after that."""

from datetime import date

from ehdesk.domain import kinds
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.domain.star import (
    Reading,
    ReadingIsRecorded,
    ReadingIsUnfinished,
    not_scored,
    reading_from,
    scored,
)
from ehdesk.forms.catalogue import Catalogue
from ehdesk.forms.stars import StarDefinition
from ehdesk.services.editing import Editing
from ehdesk.services.saving import Saving

OUR_STAR = "our-star"


class Stars:
    """The readings of the families in this vault."""

    def __init__(self, saving: Saving, catalogue: Catalogue) -> None:
        self._saving, self._catalogue = saving, catalogue
        self._records = saving.vault.records

    @property
    def in_use(self) -> StarDefinition:
        """The star that new readings are made with."""
        return self._catalogue.star(OUR_STAR)

    def definition(self, reading: Reading) -> StarDefinition:
        """The star and edition that a reading was made with. Raises NoSuchForm where it is not on this computer."""
        star, _, edition = reading.edition.partition("/")
        return self._catalogue.star(star, edition)

    def start(self, family: FamilyId, on: date) -> Reading:
        """A new, empty reading of the star in use."""
        star = self.in_use
        fields = {"edition": f"{star.id}/{star.edition}", "taken_on": on.isoformat()}
        return self.reading(self._saving.add(family, kinds.READING, fields))

    def reading(self, id: RecordId) -> Reading:
        """One reading as it stands. Raises LookupError for none."""
        record = self._records.one(id)
        if record is None:
            raise LookupError(id)
        return reading_from(id, record.body)

    def recorded(self, family: FamilyId) -> tuple[Reading, ...]:
        """The family's recorded readings, the newest last."""
        found = [reading for reading in self._all(family) if reading.is_recorded]
        return tuple(sorted(found, key=lambda reading: (reading.taken_on or date.min, reading.id)))

    def unfinished(self, family: FamilyId) -> Reading | None:
        """The reading that somebody began and has not recorded, newest first."""
        return next((reading for reading in reversed(self._all(family)) if not reading.is_recorded), None)

    def score(self, family: FamilyId, reading: Reading, area: str, score: int) -> Reading:
        """Place the family on one area, on a step of the star's scale. Raises ReadingIsRecorded."""
        return self._write(family, reading, scored(area, score))

    def skip(self, family: FamilyId, reading: Reading, area: str, reason: str) -> Reading:
        """Say why an area has no score. Raises ReadingIsRecorded."""
        return self._write(family, reading, not_scored(area, reason))

    def editing(self, family: FamilyId, reading: Reading) -> Editing:
        """The form of a reading that is being made: what the family wants to remember, `note/AREA`.

        Raises ReadingIsRecorded.
        """
        self._refuse_if_recorded(reading)
        return Editing(self._saving, family, kinds.READING, reading.id)

    def completed_by(self, family: FamilyId, reading: Reading, who: str) -> Reading:
        """Who placed the family on the star: an id of the definition's own list. Raises ReadingIsRecorded."""
        return self._write(family, reading, {"completed_by": who})

    def record(self, family: FamilyId, reading: Reading) -> Reading:
        """Keep the reading for good. Raises ReadingIsUnfinished, ReadingIsRecorded."""
        unsaid = self.reading(reading.id).unsaid(tuple(area.id for area in self.definition(reading).areas))
        if unsaid:
            raise ReadingIsUnfinished(unsaid)
        self._refuse_if_recorded(reading)
        self._saving.seal(family, kinds.READING, reading.id, {"recorded": True})
        return self.reading(reading.id)

    def _write(self, family: FamilyId, reading: Reading, fields: dict[str, object]) -> Reading:
        self._refuse_if_recorded(reading)
        self._saving.change(family, kinds.READING, reading.id, fields)
        return self.reading(reading.id)

    def _refuse_if_recorded(self, reading: Reading) -> None:
        if self.reading(reading.id).is_recorded:
            raise ReadingIsRecorded(reading.id)

    def _all(self, family: FamilyId) -> list[Reading]:
        return [reading_from(record.id, record.body) for record in self._records.of(family, kinds.READING)]
