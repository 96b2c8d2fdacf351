"""Round answers: members of the family, filters, readers, where someone was.

Chips(look, "Who is this about?", (Chip("tia", "Tia", "person"), Chip("leanne", "Leanne", "check")), chosen="tia")
chips.chosen(str)         one of them: arrows move, the first key press chooses
TickChips(look, "Who helps?", ...)     any number; `chosen` gives all keys, split by spaces
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QGroupBox, QHBoxLayout, QRadioButton, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.arrows import move_choice
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.face import let_mouse_through
from ehdesk.ui.widgets.flow import FlowRow
from ehdesk.ui.widgets.pieces import Picture
from ehdesk.ui.widgets.words import Line, set_property, shortened


@dataclass(frozen=True, slots=True)
class Chip:
    """One chip: key, words, perhaps an icon (a done member has "check")."""

    key: str
    words: str
    icon: str = ""


class _Face(QObject):
    """Icon and words; the width is that of the bold words, so that choosing moves nothing."""

    def __init__(self, look: Look, button: QAbstractButton, chip: Chip) -> None:
        super().__init__(button)
        self._look, self._chip, self._button = look, chip, button
        self._words = Line(look, shortened(chip.words), "chip")
        self._icon = Picture(look, chip.icon, "text", 18) if chip.icon else None
        self._row = QHBoxLayout(button)
        self._row.addStretch()
        if self._icon:
            self._row.addWidget(self._icon)
        self._row.addWidget(self._words)
        self._row.addStretch()
        button.setProperty("kind", "chip")
        button.setProperty("ring_radius", "round")
        button.setAccessibleName(chip.words)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.toggled.connect(self._show_chosen)
        let_mouse_through(button)
        look.dress(self._dress)

    def size(self) -> QSize:
        font = QFont(self._words.font())
        font.setWeight(QFont.Weight.Bold)
        look = self._look
        icon = look.px(18) + look.space(8) if self._chip.icon else 0
        width = QFontMetrics(font).horizontalAdvance(self._words.words()) + icon + 2 * look.space(15) + 2
        return QSize(width, look.px(42))

    def say(self, words: str) -> None:
        """Other words, in the same place."""
        self._chip = replace(self._chip, words=words)
        self._words.set_words(shortened(words))
        self._button.setAccessibleName(words)
        self._button.updateGeometry()

    def _show_chosen(self, is_chosen: bool) -> None:
        set_property(self._words, "chosen", is_chosen)
        if self._icon:
            self._icon.show_icon(self._chip.icon, "accent" if is_chosen else "text")

    def _dress(self) -> None:
        spaced(self._row, (0, 0, 0, 0), self._look.space(8))


class _RadioChip(QRadioButton):
    def __init__(self, look: Look, chip: Chip) -> None:
        super().__init__()
        self.chip, self._face = chip, _Face(look, self, chip)

    def say(self, words: str) -> None:
        self._face.say(words)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not move_choice(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return self._face.size()

    def minimumSizeHint(self) -> QSize:
        return self._face.size()


class _TickChip(QCheckBox):
    def __init__(self, look: Look, chip: Chip) -> None:
        super().__init__()
        self.chip, self._face = chip, _Face(look, self, chip)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        return self._face.size()

    def minimumSizeHint(self) -> QSize:
        return self._face.size()


class Chips(QGroupBox):
    """One of several, in a row that goes on below when it is full. No label: `name` is for a screen reader.

    Signals:
        chosen(str): the person chose the chip with this key.
    """

    chosen = Signal(str)

    def __init__(
        self, look: Look, name: str, chips: Sequence[Chip], chosen: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self._row = FlowRow(look.space(8), self)
        self._group = QButtonGroup(self)
        self.show_chips(chips, chosen)

    def show_chips(self, chips: Sequence[Chip], chosen: str = "") -> None:
        """Other chips, or other words on them."""
        self._row.clear()
        self._buttons = [_RadioChip(self._look, chip) for chip in chips]
        for button in self._buttons:
            self._row.add(button)
            self._group.addButton(button)
            button.clicked.connect(lambda _checked=False, key=button.chip.key: self.chosen.emit(key))
        self.show_value(chosen)

    def reword(self, chips: Sequence[Chip]) -> None:
        """The same chips with other words on them, such as other counts; the keyboard stays where it is."""
        words = {chip.key: chip.words for chip in chips}
        for button in self._buttons:
            button.say(words[button.chip.key])

    def chosen_button(self) -> QWidget | None:
        """What gets the keyboard: the chosen chip, or the first."""
        return next((button for button in self._buttons if button.isChecked()), next(iter(self._buttons), None))

    def value(self) -> str:
        """The key of the chosen chip, "" for none."""
        return next((button.chip.key for button in self._buttons if button.isChecked()), "")

    def show_value(self, key: str) -> None:
        """Show one as chosen and emit nothing."""
        self._group.setExclusive(False)
        for button in self._buttons:
            button.setChecked(button.chip.key == key)
        self._group.setExclusive(True)


class TickChips(QGroupBox):
    """Any number of several.

    Signals:
        chosen(str): the keys that are chosen now, split by spaces.
    """

    chosen = Signal(str)

    def __init__(
        self, look: Look, name: str, chips: Sequence[Chip], chosen: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        row = FlowRow(look.space(8), self)
        self._buttons = [_TickChip(look, chip) for chip in chips]
        for button in self._buttons:
            row.add(button)
            button.clicked.connect(lambda: self.chosen.emit(self.value()))
        self.show_value(chosen)

    def value(self) -> str:
        """The keys of the chosen chips, split by spaces."""
        return " ".join(button.chip.key for button in self._buttons if button.isChecked())

    def show_value(self, keys: str) -> None:
        """Show these as chosen and emit nothing."""
        for button in self._buttons:
            button.setChecked(button.chip.key in keys.split())
