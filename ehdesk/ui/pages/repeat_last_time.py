"""What people had added to a repeat in the last assessment: each is confirmed by itself, and its answers after it."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal

from ehdesk.forms.engine.repeats import Repeat
from ehdesk.services.last_time import LastInstance
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.topic_titles import repeat_title
from ehdesk.ui.widgets.buttons import SecondaryButton
from ehdesk.ui.widgets.card import TitledCard
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.words import Words


class RepeatLastTime(Column):
    """A card for each that is not here now; `day` is when it was.

    Signals:
        still_so(str): somebody says that it is still there; where it stands then.
    """

    still_so = Signal(str)

    def __init__(self, desk: Desk, repeat: Repeat, instances: tuple[LastInstance, ...], day: str) -> None:
        super().__init__(desk.look)
        self._desk, self._title, self._day = desk, repeat_title(desk, repeat), day
        self.add(*self._cards(instances))

    def _cards(self, instances: tuple[LastInstance, ...]) -> Iterator[TitledCard | Words]:
        words, look = self._desk.words, self._desk.look
        if instances:
            yield Words(look, words("last_time.was_there", day=self._day), "h2")
            yield Words(look, words("last_time.was_there_why"), "soft")
        for one in instances:
            card = TitledCard(look, name := one.called or self._title)
            button = SecondaryButton(look, words("last_time.still_so"), says=f"{words('last_time.still_so')}: {name}")
            button.clicked.connect(partial(self.still_so.emit, one.field))
            card.add_button(button)
            yield card
