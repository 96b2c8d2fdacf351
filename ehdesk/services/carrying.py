"""Unsent work carried by hand: out of this vault in a sealed file, and in from one that another device saved."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from ehdesk.services.announce import Changed, News
from ehdesk.store.how_far import HowFar, quietly
from ehdesk.store.load import Load, Reach
from ehdesk.store.safe_write import put_pieces
from ehdesk.store.unsent import TakenIn
from ehdesk.store.vault import Vault

CARRIED = "saved unsent work"
"""How it stands in the history of who saw what."""
LARGE: Final = 20 << 20
"""From so many bytes on, somebody is asked before a file is written, and sees how far it is."""
_TO_WRITE_DOWN: Final = "codes to write down"


@dataclass(frozen=True, slots=True)
class Carried:
    """A file of unsent work: its name, the only code that opens it, and how many changes are in it.

    `contents` is how many pictures, recordings and papers are in it, `damaged` how many could not be read here and are
    not in it, `size` its bytes.
    """

    name: str
    code: str
    count: int
    contents: int = 0
    damaged: int = 0
    size: int = 0


class Carrying:
    """What the hub has not, as files. `load`, `save` and `take_in` are for another thread."""

    def __init__(self, vault: Vault, news: News) -> None:
        self._vault, self._news = vault, news

    @property
    def has_unsent(self) -> bool:
        """Is there anything that the hub has not confirmed, or a picture, which no hub has?"""
        return bool(self._vault.unsent.families()) or self._vault.attachments.has_any

    @property
    def to_write_down(self) -> Carried | None:
        """The first saved file whose code nobody has written down yet."""
        return next(iter(_kept(self._vault)), None)

    def written_down(self, carried: Carried) -> None:
        """Keep its code no more."""
        _forget(self._vault, carried)

    def load(self) -> Load:
        """What would be saved. Raises NothingUnsent, StoreError, and NeverSyncs in practice."""
        with self._vault.second() as vault:
            return vault.unsent.load()

    def save(self, file: Path, reach: Reach = Reach.ALL, told: HowFar = quietly) -> Carried:
        """Note for each family that it leaves, and put so much of what is unsent in a file, whole or not at all.

        Its code is kept from before the file is there until it is `written_down`. Raises NothingUnsent, TooMuchUnsent,
        StoreError, what `told` does, and NeverSyncs in practice.
        """
        with self._vault.second() as vault:
            work = vault.unsent.sealed(reach, told)
            if work.damaged:
                vault.suspect()
            for family in sorted(work.load.left_by):
                vault.access.note(family, CARRIED)
            load = work.load
            carried = Carried(file.name, work.code, len(load.changes), len(load.contents), work.damaged, work.size)
            vault.settings.put(_TO_WRITE_DOWN, [*_kept(vault), carried])
            try:
                with closing(work.pieces) as pieces:
                    put_pieces(file, pieces)
            except BaseException:
                _forget(vault, carried)
                raise
            return carried

    def take_in(self, file: Path, code: str, told: HowFar = quietly) -> TakenIn:
        """Take in a file, all that verifies or nothing. Raises NotTakenIn, StoreError, what `told` does, and NeverSyncs
        in practice."""
        with self._vault.second() as vault:
            return vault.unsent.take_in(file, code, told)

    def tell(self, taken: TakenIn) -> None:
        """Back on the first thread: tell which families changed."""
        for family in taken.families:
            self._news.tell(Changed(family, came_in=True))


def _kept(vault: Vault) -> list[Carried]:
    return msgspec.convert(vault.settings.get(_TO_WRITE_DOWN, []), list[Carried])


def _forget(vault: Vault, carried: Carried) -> None:
    """Where the disk takes nothing, it is shown once more."""
    vault.settings.put_if_room(_TO_WRITE_DOWN, [one for one in _kept(vault) if one != carried])
