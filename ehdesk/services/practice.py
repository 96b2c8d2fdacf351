"""Practising with a made-up family: a vault in a place of its own, made when it is first wanted, and thrown away."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from ehdesk.store import practice
from ehdesk.store.errors import VaultDamaged, VaultMissing, WrongRecoveryCode
from ehdesk.store.lock import Lock
from ehdesk.store.safe_write import disk_in_words
from ehdesk.store.vault import Vault

_VAULT: Final = "vault"
_READY: Final = "practice is ready"


@dataclass(frozen=True, slots=True)
class Practice:
    """The one vault for practice of this computer, in `folder`, where no other vault lies.

    `name` and `job` are what the worker is called in it. `furnish` puts the made-up family into a vault just made.
    """

    folder: Path
    name: str
    job: str
    new_id: Callable[[], str]
    clock: Callable[[], datetime]
    furnish: Callable[[Vault], object]

    def open(self) -> Vault:
        """The vault as it was left; made anew if there is none, or none that can be used. Takes a second or two.

        Raises VaultInUse, VaultNewer, StoreError.
        """
        try:
            vault = practice.unlock(self._vault, ids=self.new_id, clock=self.clock)
        except (VaultMissing, VaultDamaged, WrongRecoveryCode):
            return self.begin_again()
        if vault.is_practice and vault.settings.get(_READY) is True:
            return vault
        vault.close()
        return self.begin_again()

    def begin_again(self) -> Vault:
        """Throw away what is there, and make it anew with the family as it was. Raises as `open` does."""
        self.throw_away()
        vault = practice.create(self._vault, self.name, self.job, ids=self.new_id, clock=self.clock)
        try:
            vault.ways_in.code_is_kept()
            self.furnish(vault)
            vault.settings.put(_READY, True)
        except BaseException:
            vault.close()
            raise
        return vault

    def throw_away(self) -> None:
        """Take away everything that was done in practice, and nothing else that may lie in its folder.

        Raises VaultInUse while it is open in another window.
        """
        if not self._vault.is_dir():
            return
        Lock(self._vault).release()
        with disk_in_words():
            if practice.is_one(self._vault):
                shutil.rmtree(self._vault)
            else:
                self._vault.rename(self._vault.with_name(f"{_VAULT} {self.new_id()}"))
            if not any(self.folder.iterdir()):
                self.folder.rmdir()

    @property
    def _vault(self) -> Path:
        return self.folder / _VAULT
