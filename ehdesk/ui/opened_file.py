"""A picture, a paper or a sound: words at first, and in their place what was read and drawn behind the window."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from ehdesk.domain.attachment import Media
from ehdesk.store.errors import StoreError
from ehdesk.ui.desk import Desk
from ehdesk.ui.drawing_pictures import CannotBeShown, drawn
from ehdesk.ui.heard_sound import HeardSound
from ehdesk.ui.pdf_pages import refuse_unshowable_pdf
from ehdesk.ui.sounding import CannotBeHeard, Sound, sound_in
from ehdesk.ui.tab_order import tab_within
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.pdf_preview import PdfPreview
from ehdesk.ui.widgets.picture_view import PictureView, lessened
from ehdesk.ui.widgets.words import Words


@dataclass(frozen=True, slots=True)
class _Read:
    """The bytes, and a picture as it is and as large as a screen, or a sound; neither for a paper."""

    content: bytes
    picture: tuple[QImage, QImage] | None = None
    sound: Sound | None = None
    can_be_shown: bool = True


class OpenedFile(Column):
    """`read` is called on another thread. `name` and `described` are heard of what is shown.

    Signals:
        opened(bytes): it was read; what cannot be shown is said.
    """

    opened = Signal(bytes)

    def __init__(self, desk: Desk, media: str, name: str, described: str, read: Callable[[], bytes]) -> None:
        super().__init__(desk.look)
        self._desk, self._name, self._described, self._media = desk, name, described, media
        self.add(Words(desk.look, desk.words("pictures.opening"), "soft"))
        desk.background.run(partial(_read, read, media), self._show, self._fail, self)

    def _show(self, read: _Read) -> None:
        words, look = self._desk.words, self._desk.look
        if not read.can_be_shown:
            self._put(Banner(look, words(_cannot(self._media)), "attention"))
        elif read.sound is not None:
            self._put(HeardSound(self._desk, self._name, read.sound))
        elif read.picture is not None:
            zooming = words("pictures.larger"), words("pictures.whole")
            view = PictureView(look, self._name, self._described, zooming)
            view.show_image(*read.picture)
            self._put(view)
        else:
            turning = words("pictures.page_before"), words("pictures.page_after")
            zooming = words("pictures.larger_page"), words("pictures.whole_page")
            pdf = PdfPreview(look, self._desk.background, self._name, turning, zooming)
            pdf.page_words = lambda page, of: words("pictures.page", page=page, of=of)
            pdf.show_pdf(read.content)
            self._put(pdf)
        self.opened.emit(read.content)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, StoreError):
            raise error
        self._put(Banner(self._desk.look, str(error), "attention"))

    def _put(self, widget: QWidget) -> None:
        self.clear()
        self.add(widget)
        tab_within(self, widget)


def _read(read: Callable[[], bytes], media: str) -> _Read:
    content = read()
    try:
        if media in (Media.JPEG, Media.PNG):
            picture = drawn(content, Media(media))
            return _Read(content, (picture, lessened(picture)))
        if media == Media.PDF:
            refuse_unshowable_pdf(content)
            return _Read(content)
        return _Read(content, sound=sound_in(content, media))
    except (CannotBeShown, CannotBeHeard):
        return _Read(content, can_be_shown=False)


def _cannot(media: str) -> str:
    """The phrase for what cannot be shown."""
    if media in list(Media) and Media(media).is_recording:
        return "sound.cannot_play" if Media(media).is_sound else "sound.no_films"
    return "pictures.cannot_show"
