"""The smallest pieces that rows and bars are made of: a rule, a picture, an initials disc."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget
from shiboken6 import isValid

from ehdesk.ui.look import Look


class Rule(QFrame):
    """A line across, 1 px."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "rule")


def draw_rules(holder: QWidget, look: Look, across: QRect, rows: Iterable[QWidget]) -> None:
    """A line `across` over each of the rows in `holder`. A page has dozens: each as a widget takes longer than all."""
    painter, colour = QPainter(holder), look.colour("line")
    for row in rows:
        if isValid(row) and not row.isHidden():
            painter.fillRect(across.x(), row.y() - 1, across.width(), 1, colour)


class UprightRule(QFrame):
    """A line down, 1 px."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "upright_rule")


class Picture(QLabel):
    """An icon beside words, in a colour of the theme. Never alone, so a screen reader passes over it."""

    def __init__(
        self, look: Look, name: str, colour: str = "text", size: int = 20, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._name, self._colour, self._size = look, name, colour, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.dress(self._dress)

    def show_icon(self, name: str, colour: str) -> None:
        """Another icon, or another colour."""
        self._name, self._colour = name, colour
        self._dress()

    def _dress(self) -> None:
        self.setPixmap(self._look.pixmap(self._name, self._colour, self._size))


class Mark(QLabel):
    """The mark of the product."""

    def __init__(self, look: Look, size: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._size = look, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.dress(self._dress)

    def _dress(self) -> None:
        side = self._look.px(self._size)
        self.setPixmap(self._look.drawing("mark", side, side))


def draw_disc(painter: QPainter, look: Look, initials: str, place: QRect, *, is_filled: bool = False) -> None:
    """Initials in a round, in a square place."""
    ground, edge, ink = ("accent", "accent", "on_accent") if is_filled else ("accent_soft", "accent_line", "accent")
    painter.setBrush(look.colour(ground))
    painter.setPen(QPen(look.colour(edge), look.theme.edge))
    painter.drawEllipse(QRectF(place).adjusted(1, 1, -1, -1))
    font = look.font(1, QFont.Weight.DemiBold)
    font.setPixelSize(max(look.px(14), round(place.height() * 0.42)))
    painter.setFont(font)
    painter.setPen(look.colour(ink))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, initials)


class Disc(QWidget):
    """A person's or a family's initials in a round (never a photo)."""

    def __init__(self, look: Look, initials: str, size: int = 38, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._initials, self._size, self._is_filled = look, initials, size, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.dress(self._dress)

    def set_initials(self, initials: str) -> None:
        """Other initials."""
        self._initials = initials
        self.update()

    def set_filled(self, is_filled: bool) -> None:
        """Filled for the one who is chosen, soft for the rest."""
        self._is_filled = is_filled
        self.update()

    def sizeHint(self) -> QSize:
        side = self._look.px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_disc(painter, self._look, self._initials, self.rect(), is_filled=self._is_filled)

    def _dress(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()


def initials_of(name: str) -> str:
    """Two letters of a name: "Hughes and Okoro" is HO, "Kaminska" is KA. What stands in brackets does not count."""
    name = name.partition("(")[0].strip("\N{FIRST STRONG ISOLATE}\N{POP DIRECTIONAL ISOLATE} ") or name
    words = [word for word in name.replace("-", " ").split() if word[:1].isupper() or not word[:1].isascii()]
    if not words:
        words = name.split()
    return (words[0][:1] + words[-1][:1] if len(words) > 1 else "".join(words)[:2]).upper()
