"""One of a long list that opens.

Select(look, "Order", (("soonest", "Soonest first"), ("name", "By name")))      no label: a spoken name
SelectField(look, "Language", options)                                          a field, with its label
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.field import Field

_WIDEST = 560
"""Pixels at 100 per cent: what is longer ends early, and stands whole in the list that opens."""
_LEAST_WIDTH = 230


class Select(QComboBox):
    """A box with a chevron. The wheel scrolls the page, never the answer.

    Signals:
        chosen(str): the person chose the option with this key.
    """

    chosen = Signal(str)

    def __init__(
        self, look: Look, name: str, options: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._has_list = look, False
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_options(options)
        self.activated.connect(lambda _place: self.chosen.emit(self.value()))
        look.changed.connect(self.update)

    def value(self) -> str:
        """The key of what is chosen, "" for nothing."""
        return str(self.currentData() or "")

    def show_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer these; what is chosen stays where it is among them, else it is the first. Emits nothing."""
        value = self.value()
        self.clear()
        for key, words in options:
            self.addItem(words, key)
        if self.findData(value) >= 0:
            self.show_value(value)

    def show_value(self, key: str) -> None:
        """Show an option and emit nothing."""
        self.setCurrentIndex(self.findData(key))

    def show_also(self, key: str) -> None:
        """The same, also for a key that is no option here: it becomes one, as it is written."""
        if self.findData(key) < 0:
            self.addItem(key, key)
        self.show_value(key)

    def showPopup(self) -> None:
        """The list is made when it opens for the first time."""
        if not self._has_list:
            self.setView(QListView(self))
            self._has_list = True
        super().showPopup()

    def sizeHint(self) -> QSize:
        wanted = super().sizeHint() + QSize(self._look.px(12), 0)
        return wanted.boundedTo(QSize(self._look.px(_WIDEST), wanted.height()))

    def minimumSizeHint(self) -> QSize:
        """A long answer in the list does not make the page wider."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), self._look.px(_LEAST_WIDTH)), least.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        option, painter, kind = QStyleOptionComboBox(), QStylePainter(self), QStyle.ComplexControl.CC_ComboBox
        self.initStyleOption(option)
        room = self.style().subControlRect(kind, option, QStyle.SubControl.SC_ComboBoxEditField, self).width() - 4
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        painter.drawComplexControl(kind, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        chevron = self._look.pixmap("chevron-down", "text", 18)
        side = self._look.px(18)
        painter.drawPixmap(self.width() - side - self._look.space(10), (self.height() - side) // 2, chevron)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class SelectField(Field):
    """A question with a long list of answers; the first, that there is none, says `nothing`."""

    def __init__(
        self,
        look: Look,
        label: str,
        options: Sequence[tuple[str, str]],
        hint: str = "",
        optional: str = "",
        nothing: str = "",
    ) -> None:
        super().__init__(look, label, hint, optional)
        self._nothing = nothing
        self._select = Select(look, label, (("", nothing), *options))
        self._take(self._select)
        row = QHBoxLayout()
        row.addWidget(self._select)
        row.addStretch()
        self._put(row)
        self._select.chosen.connect(self._announce)

    def value(self) -> str:
        return self._select.value()

    def show_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer these instead; what is chosen stays."""
        self._select.show_options((("", self._nothing), *options))

    def _show(self, value: str) -> None:
        self._select.show_value(value)

    def _announce(self) -> None:
        self._change()
        self._finish()
