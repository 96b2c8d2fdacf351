"""Who uses this computer: the list on the door.

workers = Workers(look, "Who is using ehdesk?", (Worker("priya", "Priya Nair", "Outreach worker", "Last open today"),))
workers.show_value("priya");  workers.chosen(str);  workers.entered()
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.arrows import move_choice
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.face import height_of_face, least_size_of_face, let_mouse_through, size_of_face
from ehdesk.ui.widgets.pieces import Disc, initials_of
from ehdesk.ui.widgets.two_lines import name_and_detail
from ehdesk.ui.widgets.words import Words


@dataclass(frozen=True, slots=True)
class Worker:
    """One worker, as much as may be known before the vault is open."""

    key: str
    name: str
    job: str
    last_open: str


class WorkerRow(QRadioButton):
    """One worker as a card.

    Signals:
        entered: pressed, with the mouse or by Enter or Space; the arrows only choose.
    """

    entered = Signal()

    def __init__(self, look: Look, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self.worker = look, worker
        self.setProperty("kind", "choice")
        self.setProperty("ring_radius", 10)
        self.setAccessibleName(worker.name)
        self.setAccessibleDescription(", ".join(filter(None, (worker.job, worker.last_open))))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        disc, row = Disc(look, initials_of(worker.name), 46), QHBoxLayout(self)
        row.addWidget(disc)
        row.addLayout(name_and_detail(look, worker.name, worker.job, "soft"), 1)
        row.addWidget(Words(look, worker.last_open, "small_soft"))
        self.toggled.connect(disc.set_filled)
        let_mouse_through(self)
        look.dress(self._dress)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.click()
            self.entered.emit()
        elif not move_choice(self, event):
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        is_pressed = self.isDown() and self.hitButton(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if is_pressed:
            self.entered.emit()

    def sizeHint(self) -> QSize:
        return size_of_face(self)

    def minimumSizeHint(self) -> QSize:
        return least_size_of_face(self)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return height_of_face(self, width)

    def _dress(self) -> None:
        layout, space = self.layout(), self._look.space
        if layout is not None:
            spaced(layout, (space(16), space(11), space(18), space(11)), space(14))


class Workers(QGroupBox):
    """All of them; arrows move, one is chosen.

    Signals:
        chosen(str): the key of the worker.
        entered: the person is done choosing.
    """

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, look: Look, name: str, workers: Sequence[Worker], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        spaced(column, (0, 0, 0, 0), look.space(10))
        self._rows = [WorkerRow(look, worker) for worker in workers]
        for row in self._rows:
            column.addWidget(row)
            self._group.addButton(row)
            row.clicked.connect(lambda _checked=False, key=row.worker.key: self.chosen.emit(key))
            row.entered.connect(self.entered)

    def value(self) -> str:
        """The key of the one who is chosen, "" for nobody."""
        return next((row.worker.key for row in self._rows if row.isChecked()), "")

    def show_value(self, key: str) -> None:
        """Show one as chosen and emit nothing."""
        for row in self._rows:
            row.setChecked(row.worker.key == key)
