"""A sound to listen to: play and pause, where it is and how long it takes; from memory, nothing goes to the disk."""

from contextlib import suppress

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSlider, QVBoxLayout

from ehdesk.ui.desk import Desk
from ehdesk.ui.sounding import HEARD, CannotBeHeard, Playing, Sound
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import SecondaryButton
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.words import Line, show_when

_PARTS = 10
"""Of a second, that the slider knows."""
_STEP, _LEAP = 5, 30
"""Seconds, for an arrow and for a page key."""
_LOOKS_EVERY = 200


class HeardSound(Column):
    """`name` is heard of what is played. It stops when it is not seen any more. A small one plays from its beginning
    and has no slider.
    """

    def __init__(self, desk: Desk, name: str, sound: Sound, *, is_small: bool = False) -> None:
        super().__init__(desk.look)
        self._words, self._name, self._sound = desk.words, name, sound
        self._playing: Playing | None = None
        self.is_on = False
        self._said = Banner(desk.look, "")
        show_when(self._said, False)
        frame, look = QFrame(), desk.look
        frame.setProperty("kind", "" if is_small else "sunken")
        self._button = SecondaryButton(look, "", "play")
        self._button.clicked.connect(self.play_or_pause)
        self._slider = _Place(Qt.Orientation.Horizontal)
        self._slider.setRange(0, round(sound.seconds * _PARTS))
        self._slider.setSingleStep(_STEP * _PARTS)
        self._slider.setPageStep(_LEAP * _PARTS)
        self._slider.setAccessibleName(desk.words("sound.place"))
        self._slider.valueChanged.connect(self._moved)
        self._clock = Line(look, "")
        row = QHBoxLayout()
        row.addWidget(self._button)
        row.addWidget(self._clock, 1)
        column = QVBoxLayout(frame)
        column.addLayout(row)
        column.addWidget(self._slider)
        spaced(row, (0, 0, 0, 0), 16)
        side = 0 if is_small else 16
        spaced(column, (side, side, side, side), 12)
        show_when(self._slider, not is_small)
        self.add(self._said)
        self.add(frame)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOKS_EVERY)
        self._timer.timeout.connect(self._look)
        self._show_state()

    def play_or_pause(self) -> None:
        """Go on, or stay where it is; from the beginning again after its end."""
        if self.is_on:
            self._stop()
            return
        try:
            if self._playing is None:
                self._playing = Playing(self._sound, HEARD)
                self.destroyed.connect(self._playing.close)
                self._playing.go_to(self._slider.value() / _PARTS)
            if self._playing.is_over:
                self._playing.go_to(0)
            self._playing.go_on()
        except CannotBeHeard:
            self._lose_loudspeaker()
            return
        self.is_on = True
        show_when(self._said, False)
        self._timer.start()
        self._show_state()

    def hideEvent(self, event: QHideEvent) -> None:
        if self.is_on:
            self._stop()
        super().hideEvent(event)

    def _stop(self) -> None:
        self.is_on = False
        self._timer.stop()
        if self._playing is not None:
            with suppress(CannotBeHeard):
                self._playing.pause()
        self._show_state()

    def _lose_loudspeaker(self) -> None:
        if self._playing is not None:
            self._playing.close()
            self._playing = None
        self._stop()
        self._said.say(self._words("sound.no_loudspeaker"), "attention", "sound")
        show_when(self._said, True)

    def _look(self) -> None:
        """How far it is, five times a second."""
        if self._playing is None:
            return
        if self._playing.is_over:
            self._stop()
        if not self._slider.isSliderDown():
            self._slider.blockSignals(True)
            self._slider.setValue(round(self._playing.at * _PARTS))
            self._slider.blockSignals(False)
        self._show_clock()

    def _moved(self, place: int) -> None:
        """Somebody moved the slider, by mouse or by key."""
        if self._playing is not None:
            self._playing.go_to(place / _PARTS)
        self._show_clock()

    def _show_state(self) -> None:
        said = self._words("sound.pause" if self.is_on else "sound.play")
        self._button.say(said, "pause" if self.is_on else "play", f"{said}: {self._name}")
        self._show_clock()

    def _show_clock(self) -> None:
        at, whole = self._slider.value() // _PARTS, round(self._sound.seconds)
        said = self._words("sound.at", at=_clock(at), whole=_clock(whole))
        self._clock.set_words(said)
        self._slider.setAccessibleDescription(said)


class _Place(QSlider):
    """The wheel goes on through the page."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _clock(seconds: int) -> str:
    """1:05, or 1:00:05 from an hour on."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
