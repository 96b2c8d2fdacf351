"""What the fields of a star are called in words for a person, and how their values read."""

from ehdesk.domain.change import Value
from ehdesk.forms.stars import StarDefinition
from ehdesk.ui.desk import Desk
from ehdesk.ui.named import Named


class StarNaming:
    """Puts the fields of stars into words; what a star has no words for stays as it is written."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def topic(self, named: Named) -> str:
        """The area that two scores, reasons or notes are about; "" for any other field."""
        part, _, area = named.field.partition("/")
        if not area:
            return ""
        star = self._star(named)
        title = next((one.title for one in star.areas if one.id == area), area) if star else area
        words = self._desk.words
        match part:
            case "score":
                return words("kinds.reading_score", area=title)
            case "reason":
                return words("kinds.reading_reason", area=title)
            case _:
                return words("kinds.reading_note", area=title)

    def value(self, named: Named, value: Value) -> str:
        """The words for one of the star's own lists; "" for any other value."""
        star = self._star(named)
        if star is None or not isinstance(value, str):
            return ""
        if named.field == "completed_by":
            return next((option.title for option in star.completed_by if option.id == value), "")
        is_reason = named.field.startswith("reason/")
        return next((option.title for option in star.not_scored if is_reason and option.id == value), "")

    def _star(self, named: Named) -> StarDefinition | None:
        stars = self._desk.work.stars
        return stars.known(stars.reading(named.record))
