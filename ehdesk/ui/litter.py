"""Python's search for forgotten things, on the window's thread and nowhere else.

Left to itself it runs on whichever thread happens to make an object; a widget that is found and destroyed beside the
window's thread stops or ends the whole program, so from here on only the window's thread looks.
"""

import gc

from PySide6.QtCore import QCoreApplication, QObject, QTimer

_EVERY = 500
"""Milliseconds."""


class Litter(QObject):
    """Looks now and then, for as long as the application lives."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        gc.disable()
        gc.freeze()  # what the program consists of stays, and need not be looked through
        timer = QTimer(self)
        timer.timeout.connect(collect)
        timer.start(_EVERY)


def collect() -> None:
    """Look through the generation that Python would have looked through by now; call it on the window's thread."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation]:
            gc.collect(generation)
            return


def collect_here_only() -> None:
    """From now on, only the thread of the application looks. Does nothing if that is so already."""
    application = QCoreApplication.instance()
    if application is not None and application.findChild(Litter) is None:
        Litter(application)
