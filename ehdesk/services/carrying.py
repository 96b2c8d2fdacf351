"""Unsent work carried by hand: out of this vault in a sealed file, and in from one that another device saved."""

from pathlib import Path

from ehdesk.services.announce import Changed, News
from ehdesk.store.safe_write import put
from ehdesk.store.unsent import TakenIn
from ehdesk.store.unsent_file import SealedWork
from ehdesk.store.vault import Vault

CARRIED = "saved unsent work"
"""How it stands in the history of who saw what."""


class Carrying:
    """What the hub has not confirmed, as files. `save` and `take_in` are for another thread."""

    def __init__(self, vault: Vault, news: News) -> None:
        self._vault, self._news = vault, news

    @property
    def has_unsent(self) -> bool:
        """Is there anything that the hub has not confirmed?"""
        return bool(self._vault.unsent.families())

    def save(self, file: Path) -> SealedWork:
        """Note for each family that it leaves, and put everything that is unsent in a file, whole or not at all.

        Raises NothingUnsent, StoreError, and NeverSyncs in practice.
        """
        with self._vault.second() as vault:
            work = vault.unsent.sealed()
            for family in sorted(work.families):
                vault.access.note(family, CARRIED)
            put(file, work.content)
            return work

    def take_in(self, file: Path, code: str) -> TakenIn:
        """Take in a file, all that verifies or nothing. Raises NotTakenIn, StoreError, and NeverSyncs in practice."""
        with self._vault.second() as vault:
            return vault.unsent.take_in(file, code)

    def tell(self, taken: TakenIn) -> None:
        """Back on the first thread: tell which families changed."""
        for family in taken.families:
            self._news.tell(Changed(family, came_in=True))
