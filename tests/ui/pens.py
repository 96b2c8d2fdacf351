"""A hand that draws: with the mouse, and with a pen that says how hard it is pressed."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent, QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication, QWidget

from ehdesk.ui.widgets.drawing_sheet import DrawingSheet
from tests.ui.showing import settle

LEFT, NO_BUTTON, NO_KEY = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier


def sheet_on(page: QWidget) -> DrawingSheet:
    """The sheet that is seen."""
    return next(sheet for sheet in page.findChildren(DrawingSheet) if sheet.isVisible())


def draw(sheet: DrawingSheet, *points: tuple[int, int]) -> None:
    """One stroke with the mouse, in pixels of the widget."""
    press(sheet, points[0])
    for one, other in pairwise(points):
        for step in range(1, 5):
            there = QPointF(*(one[i] + (other[i] - one[i]) * step / 4 for i in (0, 1)))
            send(sheet, QEvent.Type.MouseMove, there, NO_BUTTON)
    send(sheet, QEvent.Type.MouseButtonRelease, QPointF(*points[-1]), LEFT)
    settle()


def press(sheet: DrawingSheet, at: tuple[int, int]) -> None:
    """Set the pen down, and do not lift it; Qt itself hears of no button that would stay pressed for the next test."""
    sheet.setFocus(Qt.FocusReason.MouseFocusReason)
    send(sheet, QEvent.Type.MouseButtonPress, QPointF(*at), LEFT)


def send(sheet: DrawingSheet, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton) -> None:
    held = NO_BUTTON if kind == QEvent.Type.MouseButtonRelease else LEFT
    QApplication.sendEvent(sheet, QMouseEvent(kind, at, sheet.mapToGlobal(at), button, held, NO_KEY))


def draw_with_pen(sheet: DrawingSheet, *points: tuple[int, int, float]) -> None:
    """One stroke of a pen: where, and how hard from 0 to 1."""
    kinds = [QEvent.Type.TabletPress, *[QEvent.Type.TabletMove] * (len(points) - 2), QEvent.Type.TabletRelease]
    pen = QPointingDevice(
        "pen", 1, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Pressure, 1, 1,
    )  # fmt: skip
    for kind, (across, down, hard) in zip(kinds, points, strict=True):
        at = QPointF(across, down)
        event = QTabletEvent(
            kind, pen, at, sheet.mapToGlobal(at), hard, 0, 0, 0, 0, 0, NO_KEY, LEFT, LEFT,
        )  # fmt: skip
        QApplication.sendEvent(sheet, event)
    settle()
