"""On the Sync page, after going back to an earlier copy: the work that can still be read in the damaged files."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from ehdesk.store.errors import StoreError
from ehdesk.store.laid_aside import LaidAside
from ehdesk.store.salvage import Salvage
from ehdesk.store.unsent import TakenIn
from ehdesk.ui.carried_words import taken_in_words
from ehdesk.ui.desk import Desk
from ehdesk.ui.saying import when
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import QuietButton, SecondaryButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.words import Words, show_when


class SalvageCard(Card):
    """It looks through one folder of damaged files as soon as it is there, and offers what it finds.

    Signals:
        put_away: it need not be offered again.
    """

    put_away = Signal()

    def __init__(self, desk: Desk, one: LaidAside, parent: QWidget | None = None) -> None:
        super().__init__(desk.look, parent)
        self._desk, self._one = desk, one
        words, look = desk.words, desk.look
        self._found = Words(look, words("salvage.looking"))
        self._lost = Words(look, "", "soft")
        self._said = Banner(look, "")
        self._take = SecondaryButton(look, words("salvage.take"), "check")
        self._take.clicked.connect(self._take_in)
        self._away = QuietButton(look, words("salvage.put_away"), "close")
        self._away.clicked.connect(self._put_away)
        for later in (self._lost, self._said, self._take):
            later.hide()
        why = words("salvage.why", when=when(words, one.at, desk.now))
        self.add(Words(look, words("salvage.title"), "h2"), Words(look, why, "soft"))
        self.add(self._found, self._lost, self._said, SideBySide(look, self._take, self._away))
        desk.background.run(partial(desk.work.copies.look, one), self._show_found, self._fail_to_look, self)

    def _show_found(self, found: Salvage) -> None:
        words, count = self._desk.words, len(found.changes)
        said = words("salvage.found", count=count) if count else "" if found.pictures else words("salvage.none")
        pictures = words("salvage.pictures", count=found.pictures) if found.pictures else ""
        self._found.set_words(" ".join(filter(None, (said, pictures))))
        self._lost.set_words(
            words("salvage.lost_unknown") if found.lost is None else words("salvage.lost", count=found.lost)
        )
        show_when(self._lost, found.lost != 0)
        show_when(self._take, bool(count or found.pictures))

    def _fail_to_look(self, error: Exception) -> None:
        self._found.hide()
        self._say_trouble(error)

    def _take_in(self) -> None:
        self._take.setEnabled(False)
        self._take.say(self._desk.words("salvage.taking"))
        self._desk.background.run(partial(self._desk.work.copies.take_in, self._one), self._taken, self._fail, self)

    def _taken(self, taken: TakenIn) -> None:
        self._found.hide()
        self._take.hide()
        self._said.say(taken_in_words(self._desk.words, taken), "attention" if taken.kept_aside else "info", "check")
        self._said.show()
        self._desk.work.copies.put_away(self._one)
        self._desk.work.carrying.tell(taken)
        self._desk.sync_changed.emit()
        self._desk.sync_wanted.emit()
        QTimer.singleShot(0, self._away, self._away.setFocus)  # the page around it was made anew meanwhile

    def _fail(self, error: Exception) -> None:
        self._take.setEnabled(True)
        self._take.say(self._desk.words("salvage.take"))
        self._say_trouble(error)

    def _say_trouble(self, error: Exception) -> None:
        if not isinstance(error, StoreError):
            raise error
        self._said.say(str(error), "attention")
        self._said.show()

    def _put_away(self) -> None:
        self._desk.work.copies.put_away(self._one)
        self.put_away.emit()
