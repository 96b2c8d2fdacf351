"""What this computer alone remembers of one assessment: where somebody stopped, and the language it is asked in."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from ehdesk.domain.change import RecordId
from ehdesk.store.settings import Settings


@dataclass(frozen=True, slots=True)
class Stop:
    """The question at which somebody stopped, and when."""

    topic: str
    field: str
    at: datetime


class Bookmark:
    """It saves a few steps: where the disk is full it stays as it was, and stops nobody."""

    def __init__(self, settings: Settings, assessment: RecordId) -> None:
        self._settings, self._stop, self._language = settings, f"stopped/{assessment}", f"language/{assessment}"

    def stop_at(self, stop: Stop) -> None:
        """Remember where the practitioner is."""
        self._settings.put_if_room(self._stop, {"topic": stop.topic, "field": stop.field, "at": stop.at.isoformat()})

    def stopped_in(self, topics: Collection[str]) -> Stop | None:
        """Where the practitioner was last, if it was in one of these topics."""
        kept = self._settings.get(self._stop)
        if not isinstance(kept, dict) or kept["topic"] not in topics:
            return None
        return Stop(kept["topic"], kept["field"], datetime.fromisoformat(kept["at"]))

    @property
    def language(self) -> str:
        """The language it was asked in last, or ""."""
        return str(self._settings.get(self._language, ""))

    def speak(self, language: str) -> None:
        """Remember the language."""
        self._settings.put_if_room(self._language, language)
