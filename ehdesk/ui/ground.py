"""What every page stands on, before and behind the door."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from ehdesk.forms.wording import Wording
from ehdesk.ui.background import Background
from ehdesk.ui.look import Look


@dataclass(frozen=True, slots=True)
class Ground:
    """The look of the moment, the words, the other thread, and the time (aware, UTC)."""

    look: Look
    words: Wording
    background: Background
    clock: Callable[[], datetime]
