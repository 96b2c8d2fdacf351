"""The one window: the door, then the pages of one open vault, then locked."""

import os
from collections.abc import Callable
from datetime import timedelta
from types import TracebackType

from PySide6.QtCore import QEventLoop, Qt, Signal, SignalInstance
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from ehdesk.forms.wording import Wording
from ehdesk.services.door import Door
from ehdesk.services.workspace import Workspace
from ehdesk.store.errors import StoreError, VaultDamaged
from ehdesk.store.vault import Vault
from ehdesk.sync.troubles import SyncTrouble
from ehdesk.ui.bugs import each, log_bug
from ehdesk.ui.copied import Copied
from ehdesk.ui.copier import Copier
from ehdesk.ui.desk import Desk
from ehdesk.ui.ground import Ground
from ehdesk.ui.helping import Helping
from ehdesk.ui.idle import WARNS, Idle
from ehdesk.ui.lister import Lister
from ehdesk.ui.pages import PAGES
from ehdesk.ui.pages.door import DoorPage
from ehdesk.ui.router import Router
from ehdesk.ui.screen_lock import ScreenLock
from ehdesk.ui.shell.frame import Frame
from ehdesk.ui.shell.status_line import Fact
from ehdesk.ui.shell.top_bar import FrameWords
from ehdesk.ui.start import Start
from ehdesk.ui.syncer import Syncer
from ehdesk.ui.widgets.pieces import Mark
from ehdesk.ui.widgets.words import Words

SIZE = (1366, 768)
_AT_MOST = timedelta(seconds=5)
"""How long locking waits for what runs behind the window; the screen is empty by then."""


class Window(QMainWindow):
    """Shows the door until a vault is open, then its pages.

    Signals:
        locked: the vault is closed and nothing of it is on the screen; the program is to start afresh.
        switched: the same, and somebody else is to come in.
        practising: the same, and somebody wants to practise.
        leaving: the window is about to close or to start afresh.
    """

    locked = Signal()
    switched = Signal()
    practising = Signal()
    leaving = Signal()

    def __init__(
        self,
        ground: Ground,
        door: Door,
        workspace: Callable[[Vault], Workspace],
        locks_after: timedelta,
    ) -> None:
        super().__init__()
        self._ground, self.door, self._workspace, self._locks_after = ground, door, workspace, locks_after
        self.desk: Desk | None = None
        self._idle: Idle | None = None
        self.screen_lock: ScreenLock | None = None
        self._copied: Copied | None = None
        self._locks_what_comes = False
        self.frame = Frame(ground.look, frame_words(ground.words))
        self.setCentralWidget(self.frame)
        self.setWindowTitle(ground.words("common.app"))
        self.resize(*SIZE)
        self.frame.lock_asked.connect(self.lock)
        self.frame.switch_asked.connect(self.switch_user)
        self.frame.strip.followed.connect(self.lock)
        self._helping = Helping(ground, self.frame)

    def open_door(self, start: Start = Start.DOOR) -> None:
        """Show who uses this computer, and from there open practice if that is wanted."""
        page = DoorPage(self._ground, self.door, start)
        page.opened.connect(self.enter)
        page.help_wanted.connect(self.frame.help_asked)
        minutes = round(self._locks_after.total_seconds() / 60)
        self.frame.status_line.show_facts([Fact(self._ground.words("door.locks_itself", minutes=minutes), "lock")])
        self.frame.show_bare(page)
        self._watch()
        if start is Start.PRACTICE:
            page.practise()

    def lock(self) -> None:
        """Save, close the vault, and start afresh at the door."""
        if self._close_vault():
            self.leaving.emit()
            self.locked.emit()

    def switch_user(self) -> None:
        """The same, for somebody else to come in."""
        if self._close_vault():
            self.leaving.emit()
            self.switched.emit()

    def practise(self) -> None:
        """Lock, and open practice: what is real and what is made up are never open together."""
        if self._close_vault():
            self.leaving.emit()
            self.practising.emit()

    def renew_practice(self) -> None:
        """Throw practice away, and open it with the family as it was."""
        self._end_practice(self.practising)

    def end_practice(self) -> None:
        """Throw practice away, and go to the door."""
        self._end_practice(self.locked)

    def go_back(self, exchange: Callable[[], object]) -> None:
        """Close the vault, put a copy in its place, and go to the door."""
        self._close_and(exchange, self.locked)

    def _end_practice(self, then: SignalInstance) -> None:
        if self.desk is not None and self.desk.is_practice:
            self._close_and(self.door.practice.throw_away, then)

    def _close_and(self, do: Callable[[], object], then: SignalInstance) -> None:
        if not self._close_vault():
            return
        try:
            do()
        finally:  # the vault is closed: whatever the disk says, the program starts afresh
            self.leaving.emit()
            then.emit()

    def say_trouble(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """A known error in its own plain words; anything else is a bug: logged, by its kind and place only."""
        if isinstance(error, VaultDamaged) and self.desk is not None:
            self.desk.work.vault.suspect()
            self._say_trouble(self._ground.words("common.damaged"))
            return
        if isinstance(error, StoreError | SyncTrouble):
            self._say_trouble(str(error))
            return
        log_bug(kind, trace)
        self._say_trouble(self._ground.words("common.something_wrong"))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._close_vault()
        if isinstance(self.frame.page, DoorPage):
            self.frame.page.let_go()
        self._stop_watching()
        self.leaving.emit()
        super().closeEvent(event)

    def enter(self, vault: Vault) -> None:
        """Go in: an unlocked vault is open from here on, until it is locked."""
        self.desk = desk = Desk(self._workspace(vault), self._ground)
        desk.lock_wanted.connect(self.lock)
        desk.switch_wanted.connect(self.switch_user)
        desk.practice_wanted.connect(self.practise)
        desk.fresh_practice_wanted.connect(self.renew_practice)
        desk.end_of_practice_wanted.connect(self.end_practice)
        desk.way_back_wanted.connect(self.go_back)
        desk.wear_kept_look()
        if vault.is_practice:
            self.frame.strip.say(
                self._ground.words("practice.strip"), "attention", link=self._ground.words("practice.close")
            )
            self.frame.strip.show()
        self._router = Router(desk, self.frame, PAGES)
        self._lister = Lister(desk)
        self._syncer = Syncer(desk, self._ground.background.beside())
        self._copier = Copier(desk.work.copies, self._ground.background.beside(), desk)
        self._watch()
        self._wait_as_chosen()
        desk.lock_time_changed.connect(self._wait_as_chosen)
        self._router.start()
        self._lister.start()
        self._syncer.start()
        if not vault.is_practice:
            self._copier.start()

    def _watch(self) -> None:
        """From the door on: a vault may be open behind it, with its recovery code on the screen, and a passphrase that
        is shown can be copied."""
        if self._idle is None:
            self._idle = Idle(_application(), self._locks_after, self._ground.clock)
            self._idle.reached.connect(self.lock)
            self._idle.is_near.connect(self._say_when_it_locks)
        if self._copied is None:
            self._copied = Copied(_application(), self)
        if self.screen_lock is None:
            own = os.environ.get("XDG_SESSION_ID", "")
            self.screen_lock = ScreenLock(QDBusConnection.sessionBus(), QDBusConnection.systemBus(), own, self)
            self.screen_lock.noticed.connect(self._lock_with_screen)
            self.screen_lock.hear_system(_application(), self)
            queued = Qt.ConnectionType.QueuedConnection  # by then a vault that was being opened is here
            self._ground.background.busy_changed.connect(self._lock_what_came, queued)

    def _lock_with_screen(self) -> None:
        """Also what is only being opened: it is locked as soon as it is here."""
        self._locks_what_comes = self.desk is None and self._ground.background.is_busy
        self.lock()

    def _lock_what_came(self) -> None:
        if self._locks_what_comes:
            self._locks_what_comes = self._ground.background.is_busy
            self.lock()

    def _wait_as_chosen(self) -> None:
        if self._idle is not None and self.desk is not None:
            self._idle.wait_for(timedelta(minutes=self.desk.locks_after))

    def _say_when_it_locks(self, is_near: bool) -> None:
        """Where something is open that will be locked."""
        if self.desk is None and not (isinstance(self.frame.page, DoorPage) and self.frame.page.holds_a_vault):
            return
        seconds = round(WARNS.total_seconds())
        self.frame.say_above_all(self._ground.words("common.locks_soon", seconds=seconds) if is_near else "")

    def _stop_watching(self) -> None:
        if self._idle is not None:
            self._idle.stop()
            self._idle = None
        if self._copied is not None:
            self._copied.stop()
            self._copied = None

    def _close_vault(self) -> bool:
        """Off the screen first: nobody reads on while something behind the window still ends. False if none is open.

        Whatever fails, the rest is done: nobody is to find a vault open that they have locked.
        """
        page, desk = self.frame.page, self.desk
        if isinstance(page, DoorPage) and page.holds_a_vault:
            wait = self._ground.background.wait
            each(self.say_trouble, self._empty_screen, lambda: wait(_AT_MOST), page.let_go, self._stop_watching)
            return True
        if desk is None:
            return False
        self.desk = None
        stops = self._lister.stop, self._syncer.stop, self._copier.stop, desk.darkroom.stop, desk.courier.close
        each(self.say_trouble, self._stop_watching, self._empty_screen, self._router.close, *stops)
        ends = self._ground.background.let_go, desk.work.vault.close
        each(self.say_trouble, lambda: self._hang_up(desk), *ends)
        return True

    def _hang_up(self, desk: Desk) -> None:
        if self._ground.background.wait(_AT_MOST):
            desk.work.syncing.hang_up()

    def _empty_screen(self) -> None:
        """The page saves what it holds and goes; its empty place is painted before anything else is done."""
        self.frame.strip.hide()
        self.frame.show_bare(self._cover())
        self.frame.toast.put_away()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def _cover(self) -> QWidget:
        """What stands in place of everything while the app locks, and until the next window is there."""
        look, cover = self._ground.look, QWidget()
        column = QVBoxLayout(cover)
        column.addStretch()
        for widget in (Mark(look, 64), Words(look, self._ground.words("privacy.locking"), "h2")):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        column.setSpacing(look.space(24))
        return cover

    def _say_trouble(self, words: str) -> None:
        self.frame.toast.say_trouble(words)


def frame_words(words: Wording) -> FrameWords:
    """The words of the frame itself."""
    return FrameWords(
        product=words("common.app"),
        hide_names=words("common.hide_names"),
        show_names=words("common.show_names"),
        hide_screen=words("common.hide_screen"),
        lock=words("common.lock_now"),
        help=words("help.title"),
        menu=words("common.menu"),
        back=words("common.back"),
        where_you_can_go=words("common.go_to"),
        status=words("common.status"),
    )


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("there is no application")
    return app
