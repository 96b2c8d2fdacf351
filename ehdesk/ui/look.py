"""The look of the moment, handed to every widget: colours, sizes, icons, and whether the window is narrow.

`app.py` makes one `Look` and passes it on. A widget reads it when it is built and again at every `changed`.
"""

from collections.abc import Callable
from pathlib import Path
from weakref import WeakMethod

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPixmap
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from ehdesk.ui import icons
from ehdesk.ui.fonts import load_fonts
from ehdesk.ui.sizes import Sizes
from ehdesk.ui.theme import LIGHT, Theme, apply


class Look(QObject):
    """What the program wears now.

    Signals:
        changed: the theme, the text size or the room in the window is another one; draw again.
    """

    changed = Signal()

    def __init__(self, app: QApplication, resources: Path, theme: Theme = LIGHT, text_size: int = 100) -> None:
        super().__init__()
        self._app, self._icons = app, resources / "icons"
        self._drawn: dict[tuple[str, str, int, int], QPixmap] = {}
        self._fonts: dict[tuple[float, QFont.Weight], QFont] = {}
        self._dressed, self._sweep_at = list[WeakMethod[Callable[[], None]]](), 1_000
        self.is_narrow, self._width = False, 0
        app.setFont(load_fonts(resources / "fonts"))
        self.wear(theme, text_size)

    def wear(self, theme: Theme, text_size: int) -> None:
        """Change colours and text size (100 to 200 per cent) everywhere, at once."""
        self.theme, self.sizes = theme, Sizes(text_size)
        self._drawn.clear()
        self._fonts.clear()
        if self._width:
            self.is_narrow = self.sizes.is_narrow(self._width)
        apply(self._app, theme, text_size)
        self._dress_all()

    def fit(self, width: int) -> None:
        """Say how wide the window is: decides `is_narrow`."""
        self._width = width
        is_narrow = self.sizes.is_narrow(width)
        if is_narrow != self.is_narrow:
            self.is_narrow = is_narrow
            self._dress_all()

    def dress(self, draw: Callable[[], None]) -> None:
        """Call `draw` (a method of a widget) now, and again whenever the look changes, while the widget lives.

        A page has a hundred of them: to keep them in a list takes a tenth of what it takes to connect a signal.
        """
        draw()
        if len(self._dressed) >= self._sweep_at:
            self._dressed = [each for each in self._dressed if _living(each)]
            self._sweep_at = 2 * len(self._dressed) + 1_000
        self._dressed.append(WeakMethod(draw))

    def px(self, length: float) -> int:
        """A length of text, icons or controls."""
        return self.sizes.px(length)

    def space(self, length: float) -> int:
        """A length of margins and gaps."""
        return self.sizes.space(length)

    def colour(self, token: str) -> QColor:
        """The colour of a token of the theme ("accent")."""
        return QColor(self._hex(token))

    def font(self, size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The program's font for what is painted; `size` in pixels at 100 per cent."""
        if (size, weight) not in self._fonts:
            self._fonts[size, weight] = font = QFont(self._app.font())
            font.setPixelSize(self.px(size))
            font.setWeight(weight)
        return QFont(self._fonts[size, weight])

    def pixmap(self, name: str, colour: str = "text", size: int = 20, gap: int = 0) -> QPixmap:
        """The icon `name`, in a colour of the theme (its token); `size` at 100 per cent."""
        key = (name, colour, size, gap)
        if key not in self._drawn:
            self._drawn[key] = icons.icon(self._icons, name, self._hex(colour), self.px(size), self.px(gap))
        return self._drawn[key]

    def icon(self, name: str, colour: str = "text", size: int = 20, gap: int = 0) -> QIcon:
        """The same, for a button; the same when the button is disabled."""
        icon = QIcon(self.pixmap(name, colour, size, gap))
        icon.addPixmap(self.pixmap(name, "disabled", size, gap), QIcon.Mode.Disabled)
        return icon

    def icon_size(self, size: int = 20, gap: int = 0) -> QSize:
        """What to give to `setIconSize` for an icon of `size` with `gap`."""
        return QSize(self.px(size) + self.px(gap), self.px(size))

    def drawing(self, name: str, width: int, height: int) -> QPixmap:
        """A picture of several colours ("mark", "street", "empty-street"), at exactly this many pixels."""
        names = ("accent", "on_accent", "lamp", "house", "window", "line_strong")
        return icons.drawing(self._icons, name, {token: self._hex(token) for token in names}, width, height)

    def _dress_all(self) -> None:
        for each in tuple(self._dressed):
            if draw := _living(each):
                draw()
        self.changed.emit()

    def _hex(self, token: str) -> str:
        return str(getattr(self.theme, token))


def _living(kept: WeakMethod[Callable[[], None]]) -> Callable[[], None] | None:
    """The method, unless what it is of is gone: Qt may destroy a widget that Python still holds."""
    draw = kept()
    return draw if draw is not None and isValid(getattr(draw, "__self__", None)) else None
