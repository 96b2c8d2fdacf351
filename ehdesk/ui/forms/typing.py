"""What somebody is typing, kept every two seconds until it is an answer."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

KEPT_EVERY = 2_000
"""Milliseconds."""


class Typing(QObject):
    """The fields that were edited and not yet left, with what is in them.

    `keep` gets a field and its text: it puts a draft in the vault.
    """

    def __init__(self, keep: Callable[[str, str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._keep = keep
        self._typed: dict[str, str] = {}
        self._kept: dict[str, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._keep_all)

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields with something typed that is no answer yet."""
        return tuple(self._typed)

    def edited(self, field: str, text: str) -> None:
        """Somebody typed. The clock is not set back, so that steady typing is kept too."""
        self._typed[field] = text
        if not self._timer.isActive():
            self._timer.start(KEPT_EVERY)

    def answered(self, field: str) -> None:
        """What was typed is an answer now."""
        self._typed.pop(field, None)
        self._kept.pop(field, None)

    def _keep_all(self) -> None:
        for field, text in self._typed.items():
            if self._kept.get(field) != text:
                self._keep(field, text)
                self._kept[field] = text
