"""Earlier copies of the open vault: are they being made, and what lies aside since somebody went back to one?"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from ehdesk.store.backups import Backup
from ehdesk.store.errors import StoreError
from ehdesk.store.held_copies import HeldCopies, HeldCopy, LeftBehind
from ehdesk.store.laid_aside import LaidAside
from ehdesk.store.salvage import Salvage
from ehdesk.store.unsent import TakenIn
from ehdesk.store.vault import Vault

LONG_WITHOUT: Final = timedelta(days=7)
_FAILING, _PUT_AWAY = "copies failing since", "damaged files put away"


class Copies:
    """What takes a while is for another thread: `make_if_due`, `look`, `take_in`, and all about going back."""

    def __init__(self, vault: Vault, clock: Callable[[], datetime]) -> None:
        self._vault, self._clock = vault, clock

    def all(self) -> tuple[Backup, ...]:
        """Every copy, the newest first. Raises StoreError."""
        return self._vault.backups.all()

    def size(self) -> int:
        """How many bytes all of them take; none for what cannot be asked just now."""
        try:
            return sum(one.size for one in self.all())
        except (OSError, StoreError):
            return 0

    def to_go_back_to(self) -> HeldCopies:
        """The copies that open, the newest first, and the vault as it was each time that somebody went back.

        Raises StoreError.
        """
        return self._vault.way_back.copies()

    def left_behind(self, by: HeldCopy) -> LeftBehind:
        """What is here and not in a copy. Raises StoreError."""
        return self._vault.way_back.left_behind(by.backup)

    def prepared(self, to: HeldCopy, passphrase: str) -> Callable[[], object]:
        """What goes back to a copy once the vault is closed, for who knows its passphrase.

        Raises WrongPassphrase, WaitBeforeTrying, BackupDamaged, StoreError; nothing is changed.
        """
        self._vault.ways_in.prove(passphrase)
        return self._vault.way_back.prepared(to.backup)

    def make_if_due(self) -> Backup | None:
        """A copy, if enough was saved and enough time has passed. Raises StoreError."""
        return self._vault.backups.make() if self._vault.backups.is_due() else None

    def went_well(self) -> None:
        """A copy was made, or none was due."""
        if self._failing_since is not None:
            self._vault.settings.put_if_room(_FAILING, "")

    def failed(self) -> None:
        """None could be made; the first time counts."""
        if self._failing_since is None:
            self._vault.settings.put_if_room(_FAILING, self._clock().isoformat())

    @property
    def long_without(self) -> datetime | None:
        """Since when no copy could be made, once that is seven days."""
        since = self._failing_since
        return since if since is not None and self._clock() - since >= LONG_WITHOUT else None

    @property
    def _failing_since(self) -> datetime | None:
        kept = self._vault.settings.get(_FAILING, "")
        return datetime.fromisoformat(kept) if kept else None

    def laid_aside(self) -> tuple[LaidAside, ...]:
        """The damaged files that are kept, the newest first. Raises StoreError."""
        return self._vault.laid_aside.all()

    def to_look_through(self) -> tuple[LaidAside, ...]:
        """Those of which nobody has said yet that they need not be offered any more."""
        put_away = self._vault.settings.get(_PUT_AWAY, [])
        return tuple(one for one in self.laid_aside() if one.folder.name not in put_away)

    def put_away(self, one: LaidAside) -> None:
        """Do not offer these again. They are kept."""
        put_away = dict.fromkeys([*self._vault.settings.get(_PUT_AWAY, []), one.folder.name])
        self._vault.settings.put(_PUT_AWAY, list(put_away))

    def look(self, one: LaidAside) -> Salvage:
        """What can be read in them that is not in the vault. Raises StoreError."""
        with self._vault.second() as vault:
            return vault.laid_aside.read(one)

    def take_in(self, one: LaidAside) -> TakenIn:
        """Take in what can be read in them: each change once, all or nothing, then the pictures. Raises StoreError."""
        with self._vault.second() as vault:
            found = vault.laid_aside.read(one)
            taken = vault.unsent.take(found.changes, found.certificates)
            return replace(taken, pictures=vault.laid_aside.bring_back_pictures(one)) if found.pictures else taken

    def remove(self, one: LaidAside) -> None:
        """Take them away for good. Raises StoreError."""
        self._vault.laid_aside.remove(one)
