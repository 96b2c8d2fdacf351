"""Our own line icons: SVG files drawn in a colour of the theme, at the screen's own sharpness."""

from pathlib import Path
from string import Template

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


def icon(folder: Path, name: str, colour: str, size: int, gap: int = 0) -> QPixmap:
    """`folder/name.svg` in `colour`, `size` pixels square, with `gap` empty pixels after it.

    (A style sheet cannot put room between a button's icon and its words; the gap does.)
    """
    renderer = _read(folder, name, {"currentColor": colour})
    return _draw(renderer, QRectF(0, 0, size, size), size + gap, size)


def drawing(folder: Path, name: str, colours: dict[str, str], width: int, height: int) -> QPixmap:
    """A picture of several colours (the mark, the street): `$token` in the file is filled from `colours`."""
    return _draw(_read(folder, name, colours), QRectF(0, 0, width, height), width, height)


def _read(folder: Path, name: str, colours: dict[str, str]) -> QSvgRenderer:
    words = (folder / f"{name}.svg").read_text("utf-8")
    words = (
        Template(words).safe_substitute(colours).replace("currentColor", colours.get("currentColor", "currentColor"))
    )
    return QSvgRenderer(QByteArray(words.encode("utf-8")))


def _draw(renderer: QSvgRenderer, into: QRectF, width: int, height: int) -> QPixmap:
    ratio = _sharpness()
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, into)
    painter.end()
    return pixmap


def _sharpness() -> float:
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
