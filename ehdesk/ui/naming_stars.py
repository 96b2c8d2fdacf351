"""What the fields of a star are called in words for a person, and how their values read."""

from ehdesk.domain.change import Value
from ehdesk.forms.stars import StarDefinition
from ehdesk.store.records import Conflict
from ehdesk.ui.desk import Desk


class StarNaming:
    """Puts conflicts about stars into words; what a star has no words for stays as it is written."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def topic(self, conflict: Conflict) -> str:
        """The area that two scores, reasons or notes are about; "" for any other field."""
        part, _, area = conflict.field.partition("/")
        if not area:
            return ""
        star = self._star(conflict)
        title = next((one.title for one in star.areas if one.id == area), area) if star else area
        words = self._desk.words
        match part:
            case "score":
                return words("kinds.reading_score", area=title)
            case "reason":
                return words("kinds.reading_reason", area=title)
            case _:
                return words("kinds.reading_note", area=title)

    def value(self, conflict: Conflict, value: Value) -> str:
        """The words for one of the star's own lists; "" for any other value."""
        star = self._star(conflict)
        if star is None or not isinstance(value, str):
            return ""
        if conflict.field == "completed_by":
            return next((option.title for option in star.completed_by if option.id == value), "")
        is_reason = conflict.field.startswith("reason/")
        return next((option.title for option in star.not_scored if is_reason and option.id == value), "")

    def _star(self, conflict: Conflict) -> StarDefinition | None:
        stars = self._desk.work.stars
        return stars.known(stars.reading(conflict.record))
