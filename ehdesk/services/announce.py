"""The one event of the app: something in the record changed."""

from collections.abc import Callable
from dataclasses import dataclass

from ehdesk.domain.change import FamilyId
from ehdesk.domain.shelf import SHELF


@dataclass(frozen=True, slots=True)
class Changed:
    """Which family changed, and in which kinds of record. No family: anything may have.

    `came_in` says that colleagues wrote it, and it arrived from the hub just now.
    """

    family: FamilyId | None = None
    kinds: frozenset[str] = frozenset()
    came_in: bool = False

    def concerns(self, family: FamilyId) -> bool:
        """Should a page that shows `family` read again? What is on the shelf is about all of them."""
        return self.family in (None, SHELF, family)


class News:
    """Passes on what changed to whoever listens, in the order they began to."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Changed], object]] = []

    def listen(self, listener: Callable[[Changed], object]) -> None:
        """Call `listener` at every change from now on."""
        self._listeners.append(listener)

    def tell(self, changed: Changed) -> None:
        """Something changed."""
        for listener in self._listeners:
            listener(changed)
