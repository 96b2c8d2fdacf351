"""What is around everything at the door: the mark, a word on being offline, the street."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ehdesk.ui.ground import Ground
from ehdesk.ui.shell.page import Page
from ehdesk.ui.widgets.buttons import QuietButton
from ehdesk.ui.widgets.pieces import Mark
from ehdesk.ui.widgets.street import Street
from ehdesk.ui.widgets.tag import Tag
from ehdesk.ui.widgets.words import Line


class DoorFrame(Page):
    """A page before any vault is open: nothing on it comes from inside a locked file.

    Signals:
        help_wanted: somebody wants help.
    """

    help_wanted = Signal()
    margin, top = 110, 40
    is_in_the_middle = True
    help_topic = "passphrase"

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground.look, ground.words("door.title"))
        self.ground = ground
        self._shown: QWidget | None = None
        self.hide_title()
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(ground.look.space(12))
        row.addWidget(Mark(ground.look, 44))
        row.addWidget(Line(ground.look, ground.words("common.app"), "display"))
        row.addStretch()
        row.addWidget(Tag(ground.look, ground.words("door.offline"), "plain", "cloud"))
        row.addWidget(self._help())
        self.add(head)
        self._street = Street(ground.look)
        self._whole.addWidget(self._street)
        self.viewing.verticalScrollBar().rangeChanged.connect(self._make_room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._make_room)  # the page has the new width by then

    def _make_room(self) -> None:
        """The street stands only where nothing has to go behind it."""
        body, width = self.body, self.viewing.viewport().width()
        needed = body.totalHeightForWidth(width) if body.hasHeightForWidth() else body.sizeHint().height()
        self._street.give_way(has_room=needed + self._street.sizeHint().height() <= self.height())

    def _help(self) -> QuietButton:
        button = QuietButton(self.look, self.ground.words("help.title"), "help")
        button.clicked.connect(self.help_wanted)
        return button

    def _show(self, content: QWidget) -> None:
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = content
        self.add(content)
        QTimer.singleShot(0, self, self._make_room)
