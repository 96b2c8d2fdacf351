"""A vault to practise in: made up from end to end, so its key lies beside it, and it never syncs.

It is encrypted like any other, but whoever has the folder can open it. What makes it practice is in every id that is
made in it (`domain/practice.py`).
"""

import secrets
from pathlib import Path
from typing import Final

from ehdesk.domain.practice import marking
from ehdesk.store.building import build
from ehdesk.store.door import unlock_with_recovery_code
from ehdesk.store.driver import KEY_SIZE
from ehdesk.store.errors import VaultMissing
from ehdesk.store.keys import new_keys
from ehdesk.store.safe_write import disk_in_words, put
from ehdesk.store.session import Clock, Ids
from ehdesk.store.vault import Vault
from ehdesk.store.ways_in import new_code

KEY: Final = "practice key"
"""The file with the recovery code of a vault for practice: nobody has to remember anything."""


def create(folder: Path, name: str, job: str, *, ids: Ids, clock: Clock) -> Vault:
    """Make a vault for practice in a folder that is empty or does not exist yet, and open it. Raises StoreError."""
    data_key, code = secrets.token_bytes(KEY_SIZE), new_code()
    build(folder, data_key, new_keys(ids()).with_recovery_code(data_key, code), name, job, marking(ids))
    put(folder / KEY, code.encode())
    return unlock(folder, ids=ids, clock=clock)


def is_one(folder: Path) -> bool:
    """Is this a folder that was made to practise in, whatever has become of what is in it?"""
    return (folder / KEY).is_file()


def unlock(folder: Path, *, ids: Ids, clock: Clock) -> Vault:
    """Open a vault for practice. Raises VaultMissing where there is none, and as `unlock_with_recovery_code` does."""
    if not is_one(folder):
        raise VaultMissing("There is nothing to practise with in that folder.")
    with disk_in_words():
        code = (folder / KEY).read_text("utf-8", "replace")
    return unlock_with_recovery_code(folder, code, ids=ids, clock=clock)
