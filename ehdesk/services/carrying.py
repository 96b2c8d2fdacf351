"""Unsent work carried by hand: out of this vault in a sealed file, and in from one that another device saved."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from ehdesk.services.announce import Changed, News
from ehdesk.store.errors import StoreError
from ehdesk.store.safe_write import put
from ehdesk.store.unsent import TakenIn
from ehdesk.store.vault import Vault

CARRIED = "saved unsent work"
"""How it stands in the history of who saw what."""
_TO_WRITE_DOWN: Final = "codes to write down"


@dataclass(frozen=True, slots=True)
class Carried:
    """A file of unsent work: its name, the only code that opens it, and how many changes are in it.

    `pictures` is how many pictures and drawings those changes name, which stay on this computer.
    """

    name: str
    code: str
    count: int
    pictures: int = 0


class Carrying:
    """What the hub has not confirmed, as files. `save` and `take_in` are for another thread."""

    def __init__(self, vault: Vault, news: News) -> None:
        self._vault, self._news = vault, news

    @property
    def has_unsent(self) -> bool:
        """Is there anything that the hub has not confirmed?"""
        return bool(self._vault.unsent.families())

    @property
    def to_write_down(self) -> Carried | None:
        """The first saved file whose code nobody has written down yet."""
        return next(iter(_kept(self._vault)), None)

    def written_down(self, carried: Carried) -> None:
        """Keep its code no more."""
        _forget(self._vault, carried)

    def save(self, file: Path) -> Carried:
        """Note for each family that it leaves, and put everything that is unsent in a file, whole or not at all.

        Its code is kept from before the file is there until it is `written_down`. Raises NothingUnsent, StoreError,
        and NeverSyncs in practice.
        """
        with self._vault.second() as vault:
            work = vault.unsent.sealed()
            for family in sorted(work.families):
                vault.access.note(family, CARRIED)
            carried = Carried(file.name, work.code, work.count, work.pictures)
            vault.settings.put(_TO_WRITE_DOWN, [*_kept(vault), carried])
            try:
                put(file, work.content)
            except StoreError:
                _forget(vault, carried)
                raise
            return carried

    def take_in(self, file: Path, code: str) -> TakenIn:
        """Take in a file, all that verifies or nothing. Raises NotTakenIn, StoreError, and NeverSyncs in practice."""
        with self._vault.second() as vault:
            return vault.unsent.take_in(file, code)

    def tell(self, taken: TakenIn) -> None:
        """Back on the first thread: tell which families changed."""
        for family in taken.families:
            self._news.tell(Changed(family, came_in=True))


def _kept(vault: Vault) -> list[Carried]:
    return msgspec.convert(vault.settings.get(_TO_WRITE_DOWN, []), list[Carried])


def _forget(vault: Vault, carried: Carried) -> None:
    """Where the disk takes nothing, it is shown once more."""
    vault.settings.put_if_room(_TO_WRITE_DOWN, [one for one in _kept(vault) if one != carried])
