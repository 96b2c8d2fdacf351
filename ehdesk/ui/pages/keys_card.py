"""In the settings: another passphrase, another recovery code. Both ask for the passphrase of now."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ehdesk.services.ways_in import WaysIn
from ehdesk.store.errors import StoreError, WaitBeforeTrying, WeakPassphrase, WrongPassphrase
from ehdesk.ui.ground import Ground
from ehdesk.ui.pages.new_passphrase import NewPassphrase
from ehdesk.ui.widgets.buttons import PrimaryButton, QuietButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.passphrase_field import PassphraseField, ShowTyped
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.words import Words


class ProvenCard(Card):
    """Something that only who knows the passphrase may do.

    Signals:
        done: (object) it was done; what came of it.
        left: nothing is to be done after all.
    """

    done = Signal(object)
    left = Signal()
    is_seen_whole = True

    def __init__(
        self, ground: Ground, title: str, why: str, go: str, doing: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(ground.look, parent)
        self._ground, self._says = ground, (go, doing)
        look, words = ground.look, ground.words
        self._present = PassphraseField(
            look, words("passphrase.present"), ShowTyped(look, words("door.show"), words("door.hide"))
        )
        self._present.given.connect(self._do)
        self._go = PrimaryButton(look, go, "key")
        self._go.clicked.connect(self._do)
        leave = QuietButton(look, self._leave())
        leave.clicked.connect(self.left)
        self.add(Words(look, title, "h2"), Words(look, why, "soft"))
        self._say_more()
        self.add(self._present)
        self._ask_more()
        self.add(SideBySide(look, self._go, leave))

    @property
    def first(self) -> QWidget:
        """What gets the keyboard."""
        return self._present.control

    def _leave(self) -> str:
        """What the button says that changes nothing."""
        return self._ground.words("passphrase.leave")

    def _say_more(self) -> None:
        """What else has to be read before."""

    def _ask_more(self) -> None:
        """What else has to be typed in."""

    def _work(self) -> Callable[[], object] | None:
        """What is to be done on the other thread; None while something is missing, which was then said."""
        raise NotImplementedError

    def _do(self) -> None:
        self._present.set_problem("")
        work = self._work() if self._go.isEnabled() else None
        if work is not None:
            self._wait(is_waiting=True)
            self._ground.background.run(work, self.done.emit, self._refuse, self)

    def _refuse(self, error: Exception) -> None:
        self._wait(is_waiting=False)
        if not isinstance(error, StoreError):
            raise error
        if isinstance(error, WrongPassphrase | WaitBeforeTrying):
            self._present.clear()
        self._present.set_problem(str(error))
        self._present.focus_control()

    def _wait(self, *, is_waiting: bool) -> None:
        self._go.setEnabled(not is_waiting)
        self._go.say(self._says[is_waiting])


class AnotherCodeCard(ProvenCard):
    """Make a new recovery code; `done` brings it."""

    def __init__(self, ground: Ground, ways_in: WaysIn, parent: QWidget | None = None) -> None:
        words = ground.words
        self._ways_in = ways_in
        go, doing = words("recovery.renew"), words("recovery.renewing")
        super().__init__(ground, words("recovery.renew"), words("recovery.renew_why"), go, doing, parent)

    def _work(self) -> Callable[[], object]:
        return partial(self._ways_in.another_code, self._present.value())


class AnotherPassphraseCard(ProvenCard):
    """Choose another passphrase."""

    def __init__(self, ground: Ground, ways_in: WaysIn, parent: QWidget | None = None) -> None:
        words = ground.words
        self._ways_in = ways_in
        go, doing = words("passphrase.change"), words("passphrase.changing")
        super().__init__(ground, words("passphrase.change"), words("passphrase.change_why"), go, doing, parent)

    def _ask_more(self) -> None:
        self._new = NewPassphrase(self._ground, *self._ways_in.known)
        self._new.given.connect(self._do)
        self.add(self._new)

    def _work(self) -> Callable[[], object] | None:
        if not self._new.is_well_chosen():
            return None
        return partial(self._ways_in.change_passphrase, self._present.value(), self._new.value())

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, WeakPassphrase):
            self._wait(is_waiting=False)
            self._new.refuse(str(error))
        else:
            super()._refuse(error)
