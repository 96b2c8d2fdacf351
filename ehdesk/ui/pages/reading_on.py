"""At the door, when a vault is damaged: read what can still be read, and see what came of it before it counts."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from ehdesk.store.errors import StoreError
from ehdesk.store.rescue import Rescue, Step
from ehdesk.store.wreck import Wreck
from ehdesk.ui.ground import Ground
from ehdesk.ui.pages.rescued_words import came_over, is_missing, under_way
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.progress import Progress
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.toast import announce
from ehdesk.ui.widgets.words import Words

_LOOKS_EVERY = 200
"""Milliseconds between two looks at how far it is."""


class ReadingOn(Card):
    """What it means, how far it is, what came of it.

    Signals:
        begun: (bool) it is reading now, or no more.
        chosen: (Rescue) go on with what was read.
    """

    begun = Signal(bool)
    chosen = Signal(object)
    is_seen_whole = True

    def __init__(self, ground: Ground, wreck: Wreck, parent: QWidget | None = None) -> None:
        super().__init__(ground.look, parent)
        self._ground, self._wreck = ground, wreck
        look, words = ground.look, ground.words
        self._at = (Step.READING, 0, 0)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._show_progress)
        self._why = Words(look, words("rescue.why"))
        self._read = SecondaryButton(look, words("rescue.read"), "search")
        self._read.clicked.connect(self._begin)
        self._buttons = SideBySide(look, self._read)
        self._go = PrimaryButton(look, words("rescue.go_on"), "check")
        self._go.clicked.connect(self._choose)
        self._found: Rescue | None = None
        self._progress = Progress(look, words("rescue.begins"), 0, 1)
        self._trouble = Banner(look, "")
        self.add(Words(look, words("rescue.read_title"), "h2"), self._why)
        self._came, self._on = Column(look), SideBySide(look, self._go)
        for later in (self._progress, self._trouble, self._came, self._on):
            later.hide()
        self.add(self._progress, self._trouble, self._buttons, self._came, self._on)

    def wait(self, *, is_waiting: bool) -> None:
        """While what was read is put in its place."""
        self._go.setEnabled(not is_waiting)
        self._go.say(self._ground.words("rescue.putting" if is_waiting else "rescue.go_on"))

    def _begin(self) -> None:
        """The button keeps the keyboard meanwhile, so that how far it is stays in sight."""
        if self._timer.isActive():
            return
        self._read.say(self._ground.words("rescue.at_it"))
        self._trouble.hide()
        self._progress.show()
        self._timer.start(_LOOKS_EVERY)
        self.begun.emit(True)
        self._ground.background.run(partial(self._wreck.read, self._note), self._show, self._refuse, self)

    def _note(self, step: Step, done: int, of: int) -> None:
        """On the other thread: no widget is touched."""
        self._at = (step, done, of)

    def _show_progress(self) -> None:
        step, done, of = self._at
        self._progress.show_done(
            under_way(self._ground.words, step, done, of),
            list(Step).index(step) * 100 + (100 * done // of if of else 0),
            len(Step) * 100,
        )

    def _show(self, found: Rescue) -> None:
        self._rest()
        look, words = self._look, self._ground.words
        self._why.hide()
        self._buttons.hide()
        said, missing = came_over(words, found), is_missing(words, found)
        self._came.add(Words(look, words("rescue.came_over"), "label"), Words(look, "\n".join(said)))
        self._came.add(Words(look, words("rescue.is_missing"), "label"), Words(look, "\n".join(missing)))
        self._came.add(Words(look, words("rescue.from_hub"), "soft"))
        self._found = found
        self._came.show()
        self._on.show()
        self._go.setFocus()
        announce(self, " ".join((*said, *missing)))

    def _choose(self) -> None:
        self.wait(is_waiting=True)
        self.chosen.emit(self._found)

    def _refuse(self, error: Exception) -> None:
        self._rest()
        if not isinstance(error, StoreError):
            raise error
        self._trouble.say(str(error), "error")
        self._trouble.show()
        self._read.setFocus()

    def _rest(self) -> None:
        self._timer.stop()
        self._read.say(self._ground.words("rescue.read"))
        self._progress.hide()
        self.begun.emit(False)
