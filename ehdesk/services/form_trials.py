"""The form that its owner looks at and tries out before anybody uses it. All in memory: locking forgets it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

from ehdesk.domain.attachment import LONGEST_BEGINNING, media_of
from ehdesk.forms.engine.people import Person
from ehdesk.forms.opening import Examined, examine
from ehdesk.services.recordings.taking_out import bare
from ehdesk.services.recordings.understood import NotUnderstood
from ehdesk.services.stripping import BrokenPicture, stripped
from ehdesk.services.trying import Trying

MadeUp = Callable[[date], Sequence[Person]]
"""The people of a made-up family, with their ages on a day."""


class FormTrials:
    """One form at a time: its file, what was found in it, and the trial of it."""

    def __init__(self, made_up: MadeUp, clock: Callable[[], datetime]) -> None:
        self._made_up, self._clock = made_up, clock
        self.file: Path | None = None
        self.found: Examined | None = None
        self.trial: Trying | None = None

    @staticmethod
    def examine(file: Path) -> Examined:
        """Read a file, which may take a while; nothing here changes by it, so another thread may do it."""
        found = _without_camera(examine(file))
        if found.source is not None:
            found.source.packed  # noqa: B018 - worked out once, and here, for when it is published
        return found

    def take(self, file: Path, found: Examined) -> None:
        """What was found in a file is what counts from now on; a trial of what was there before ends."""
        self.file, self.found, self.trial = file, found, None

    def begin(self) -> Trying | None:
        """The trial under way, or a new one; None while there is no form that can run."""
        if self.trial is None and self.found is not None and self.found.definition is not None:
            now = self._clock().astimezone()
            self.trial = Trying(self.found.definition, self._made_up(now.date()), now)
        return self.trial


def _without_camera(found: Examined) -> Examined:
    """Its pictures and sounds go to every computer: without what a camera or a telephone wrote into them."""
    if found.definition is None or found.source is None:
        return found
    pictures = {uri: _stripped(held) for uri, held in found.definition.pictures.items()}
    source = replace(found.source, beside={**found.source.beside, **pictures})
    return replace(found, definition=replace(found.definition, pictures=pictures), source=source)


def _stripped(held: bytes) -> bytes:
    """Nothing of one that is broken: it is not shown or played, and nobody knows what is in it."""
    media = media_of(held[:LONGEST_BEGINNING])
    try:
        if media is None:
            return b""
        return bare(held, media)[0] if media.is_recording else b"".join(stripped(BytesIO(held), media))
    except (BrokenPicture, NotUnderstood):
        return b""
