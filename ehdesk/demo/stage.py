"""Where the demo plays: throw-away vaults, a hub of its own, and laptops that use the real windows."""

import dataclasses
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ehdesk.app import App, Surroundings, surroundings
from ehdesk.demo.hands import Hands
from ehdesk.hub import process
from ehdesk.hub.process import ChildHub
from ehdesk.ui.desk import Desk
from ehdesk.ui.look import Look
from ehdesk.ui.start import Start
from ehdesk.ui.window import SIZE

AUTHORITY = "Exampleshire (made up)"


@dataclass
class Laptop:
    """One computer with one worker: its window, and hands at its keyboard. Locking builds the window again."""

    around: Surroundings
    look: Look
    passphrase: str
    hands_on: Callable[[QWidget], Hands] = Hands
    app: App = field(init=False)
    hands: Hands = field(init=False)

    def __post_init__(self) -> None:
        self._build()

    @property
    def desk(self) -> Desk:
        """What lies behind the open door. Raises AssertionError while it is shut."""
        desk = self.app.window.desk
        if desk is None:
            raise AssertionError("the vault is locked")
        return desk

    @property
    def vault_folder(self) -> Path:
        """The folder of its one vault."""
        return next(folder for folder in self.around.vaults.iterdir() if folder.is_dir())

    def come_forward(self) -> None:
        """Put this laptop's window before the eyes and under the hands."""
        self.app.window.show()
        self.app.window.raise_()
        self.app.window.activateWindow()
        QTest.qWaitForWindowActive(self.app.window, 5_000)

    def put_away(self) -> None:
        """Take this laptop's window from the screen; its vault stays open."""
        self.app.window.hide()

    def shut(self) -> None:
        """Close the window and, cleanly, the vault; nothing of it is left to be dressed with the next one."""
        if isValid(self.app.window):
            self.app.window.close()
            self.app.window.deleteLater()

    def _build(self, start: Start = Start.DOOR) -> None:
        self.app = App(
            self.around,
            self.look,
            leave=lambda _app: self._start_afresh(),
            switch=lambda _app: self._start_afresh(Start.FOR_ANOTHER),
            practise=lambda _app: self._start_afresh(Start.PRACTICE),
        )
        self.hands = self.hands_on(self.app.window)
        self.app.show(start)
        self.app.window.resize(*SIZE)  # whatever the screen is: the pictures are all of one size

    def _start_afresh(self, start: Start = Start.DOOR) -> None:
        """In place of a new process: the old window goes, a new one opens at the door."""
        old = self.app.window
        self._build(start)
        old.close()
        old.deleteLater()
        self.come_forward()


@dataclass(frozen=True)
class Stage:
    """The hub, and what makes a laptop. `hands_on` are the hands at each window."""

    vaults: Path
    look: Look
    around: Surroundings
    hub: ChildHub
    hands_on: Callable[[QWidget], Hands] = Hands

    def laptop(self, name: str, passphrase: str) -> Laptop:
        """A computer on which nobody has been yet."""
        folder = self.vaults / name
        return Laptop(dataclasses.replace(self.around, vaults=folder), self.look, passphrase, self.hands_on)


@contextmanager
def stage(vaults: Path, look: Look, hands_on: Callable[[QWidget], Hands] = Hands) -> Iterator[Stage]:
    """Set up, and clear away: the hub's own data is thrown away, the vaults stay where they are."""
    data = Path(tempfile.mkdtemp(prefix="ehdesk-demo-hub-"))
    around = surroundings(vaults)
    try:
        with process.start(data) as hub:
            hub.authority(AUTHORITY)
            yield Stage(vaults, look, around, hub, hands_on)
    finally:
        shutil.rmtree(data, ignore_errors=True)
