"""Pictures from bytes in memory: no file is made to show one, and none may fill the memory by being unpacked."""

from contextlib import closing

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from ehdesk.domain.attachment import Media

_MOST_DOTS = 64_000_000
"""A telephone's picture has 12 to 50 million; unpacked, each takes four bytes."""
_FORMATS = {Media.JPEG: b"jpeg", Media.PNG: b"png"}


class CannotBeShown(Exception):
    """Bytes that are no picture, one that is too large, or a PDF that cannot be opened. `why`: broken, dots."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def drawn(content: bytes, media: Media, within: QSize | None = None) -> QImage:
    """The picture the right way up, no larger than `within`; on any thread. Raises CannotBeShown."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    with closing(buffer):
        reader = QImageReader(buffer, QByteArray(_FORMATS[media]))
        reader.setAutoTransform(True)
        size = reader.size()
        if size.isEmpty():
            raise CannotBeShown("broken")
        if size.width() * size.height() > _MOST_DOTS:
            raise CannotBeShown("dots")
        if within is not None and not _fits(size, within):
            longest = max(within.width(), within.height())
            reader.setScaledSize(
                size.scaled(longest, longest, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
            )
        image = reader.read()
    if image.isNull():
        raise CannotBeShown("broken")
    return image


def size_of(content: bytes) -> QSize:
    """How large a picture says that it is, the right way up; no valid size where it says nothing."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    with closing(buffer):
        reader = QImageReader(buffer)
        size, turned = reader.size(), QImageIOHandler.Transformation.TransformationRotate90
        return size.transposed() if reader.transformation() & turned else size


def _fits(size: QSize, within: QSize) -> bool:
    return max(size.width(), size.height()) <= max(within.width(), within.height())
