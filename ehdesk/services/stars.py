"""Stars: place the family on it area by area, then record the reading, which never changes after that."""

from datetime import date

from ehdesk.domain import kinds
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.domain.star import (
    CorrectionNeedsReason,
    Reading,
    ReadingIsRecorded,
    ReadingIsUnfinished,
    copied,
    not_scored,
    reading_from,
    scored,
    standing,
)
from ehdesk.forms.catalogue import Catalogue, UnknownForm
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
        """The star and edition that a reading was made with. Raises UnknownForm where it is not on this computer."""
        star, _, edition = reading.edition.partition("/")
        if not edition:  # the catalogue takes no edition for the newest one, and nobody said so of this reading
            raise UnknownForm(reading.edition)
        return self._catalogue.star(star, edition)

    def known(self, reading: Reading) -> StarDefinition | None:
        """The same, and None where it is not on this computer."""
        try:
            return self.definition(reading)
        except UnknownForm:
            return None

    def start(self, family: FamilyId, on: date) -> Reading:
        """A new, empty reading of the star in use."""
        return self._begin(family, {"taken_on": on.isoformat()})

    def type_up(self, family: FamilyId, today: date) -> Reading:
        """A new reading of the star in use for one that was made earlier, on paper: its day is still to be given."""
        return self._begin(family, {"typed_up_on": today.isoformat()})

    def correct(self, family: FamilyId, reading: Reading) -> Reading:
        """The correction of a recorded reading that is under way, or a new one that says all that the reading says."""
        under_way = (one for one in self.all_unfinished(family) if one.corrects == reading.id)
        found = next(under_way, None)
        return found or self.reading(self._saving.add(family, kinds.READING, copied(reading)))

    def reading(self, id: RecordId) -> Reading:
        """One reading as it stands. Raises LookupError for none."""
        record = self._records.one(id)
        if record is None:
            raise LookupError(id)
        return reading_from(id, record.body)

    def recorded(self, family: FamilyId) -> tuple[Reading, ...]:
        """The family's recorded readings, corrected ones too, the newest last."""
        found = [reading for reading in self._all(family) if reading.is_recorded]
        return tuple(sorted(found, key=lambda reading: (reading.taken_on or date.min, reading.id)))

    def standing(self, family: FamilyId) -> tuple[Reading, ...]:
        """Those of them in whose place no correction stands."""
        return standing(self.recorded(family))

    def unfinished(self, family: FamilyId) -> Reading | None:
        """The reading that somebody began and has not recorded, newest first."""
        return next(iter(self.all_unfinished(family)), None)

    def all_unfinished(self, family: FamilyId) -> tuple[Reading, ...]:
        """All of those, the newest first."""
        return tuple(reading for reading in reversed(self._all(family)) if not reading.is_recorded)

    def score(self, family: FamilyId, reading: Reading, area: str, score: int) -> Reading:
        """Place the family on one area, on a step of the star's scale. Raises ReadingIsRecorded."""
        return self._write(family, reading, scored(area, score))

    def skip(self, family: FamilyId, reading: Reading, area: str, reason: str) -> Reading:
        """Say why an area has no score. Raises ReadingIsRecorded."""
        return self._write(family, reading, not_scored(area, reason))

    def editing(self, family: FamilyId, reading: Reading) -> Editing:
        """The form of a reading that is being made: what the family wants to remember (`note/AREA`), `taken_on`,
        `completed_by`, `corrected_why`.

        Raises ReadingIsRecorded.
        """
        self._refuse_if_recorded(reading)
        return Editing(self._saving, family, kinds.READING, reading.id)

    def completed_by(self, family: FamilyId, reading: Reading, who: str) -> Reading:
        """Who placed the family on the star: an id of the definition's own list. Raises ReadingIsRecorded."""
        return self._write(family, reading, {"completed_by": who})

    def record(self, family: FamilyId, reading: Reading) -> Reading:
        """Keep the reading for good. Raises ReadingIsUnfinished, CorrectionNeedsReason, ReadingIsRecorded."""
        now = self.reading(reading.id)
        unsaid = now.unsaid(tuple(area.id for area in self.definition(reading).areas))
        if unsaid:
            raise ReadingIsUnfinished(unsaid)
        if now.corrects and not now.corrected_why:
            raise CorrectionNeedsReason(now.id)
        self._refuse_if_recorded(reading)
        self._saving.seal(family, kinds.READING, reading.id, {"recorded": True})
        return self.reading(reading.id)

    def remove(self, family: FamilyId, reading: Reading) -> None:
        """Take away a reading that is being made; it can be brought back. Raises ReadingIsRecorded."""
        self._refuse_if_recorded(reading)
        self._saving.remove(family, kinds.READING, reading.id)

    def bring_back(self, family: FamilyId, reading: Reading) -> None:
        """Undo that."""
        self._saving.bring_back(family, kinds.READING, reading.id)

    def _begin(self, family: FamilyId, facts: dict[str, str]) -> Reading:
        star = self.in_use
        fields = {"edition": f"{star.id}/{star.edition}", **facts}
        return self.reading(self._saving.add(family, kinds.READING, fields))

    def _write(self, family: FamilyId, reading: Reading, fields: dict[str, object]) -> Reading:
        self._refuse_if_recorded(reading)
        self._saving.change(family, kinds.READING, reading.id, fields)
        return self.reading(reading.id)

    def _refuse_if_recorded(self, reading: Reading) -> None:
        if self.reading(reading.id).is_recorded:
            raise ReadingIsRecorded(reading.id)

    def _all(self, family: FamilyId) -> list[Reading]:
        return [reading_from(record.id, record.body) for record in self._records.of(family, kinds.READING)]
