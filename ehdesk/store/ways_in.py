"""The ways into an open vault: a new passphrase, a new recovery code and whether that was kept, an authority's key.

All are in one small file that is put in place whole, so a power cut at any moment leaves the old way in or the
new one working. Which code was kept is told by its slot, inside the vault: a newer code counts as not kept by itself.
"""

import secrets
from pathlib import Path
from typing import Final

from ehdesk.store import recovery_code
from ehdesk.store.authority_key import AuthorityKey
from ehdesk.store.backoff import Backoff
from ehdesk.store.errors import WrongPassphrase
from ehdesk.store.keys import Keys, WrongKey, read_keys, write_keys
from ehdesk.store.passphrase import CALIBRATED, Cost, refuse_weak, settled
from ehdesk.store.session import Clock
from ehdesk.store.settings import Settings

_KEPT: Final = "recovery code kept"


class WaysIn:
    """How this vault can be opened again. What stretches a passphrase takes up to a second, and touches no database."""

    def __init__(self, folder: Path, data_key: bytes, settings: Settings, clock: Clock) -> None:
        self._folder, self._data_key, self._settings, self._clock = folder, data_key, settings, clock

    @property
    def is_code_kept(self) -> bool:
        """Did the owner say that they keep the recovery code which opens this vault now?"""
        return bool(self._settings.get(_KEPT) == read_keys(self._folder).code_mark)

    def code_is_kept(self) -> None:
        """The owner keeps the recovery code of now."""
        self._settings.put(_KEPT, read_keys(self._folder).code_mark)

    def prove(self, passphrase: str) -> None:
        """Is it the owner who sits here? Raises WrongPassphrase, WaitBeforeTrying."""
        key_by_passphrase(self._folder, read_keys(self._folder), passphrase, self._clock)

    def change_passphrase(self, passphrase: str, *known: str, cost: Cost = CALIBRATED) -> None:
        """Another passphrase; the recovery code stays. Raises WeakPassphrase (`known` as in `refuse_weak`)."""
        refuse_weak(passphrase, *known)
        self._put(read_keys(self._folder).with_passphrase(self._data_key, passphrase, settled(cost)))

    def new_code(self) -> str:
        """Another recovery code; the one before opens nothing any more."""
        code = new_code()
        self._put(read_keys(self._folder).with_recovery_code(self._data_key, code))
        return code

    def start_again(self, passphrase: str, *known: str, cost: Cost = CALIBRATED) -> str:
        """Another passphrase and another recovery code, together or not at all. Raises WeakPassphrase."""
        refuse_weak(passphrase, *known)
        code = new_code()
        keys = read_keys(self._folder).with_passphrase(self._data_key, passphrase, settled(cost))
        self._put(keys.with_recovery_code(self._data_key, code))
        return code

    @property
    def authority(self) -> AuthorityKey | None:
        """Who else can open this vault: the authority that its owner gave a way in."""
        escrow = read_keys(self._folder).escrow
        return escrow.authority if escrow else None

    @property
    def is_authority_sound(self) -> bool:
        """Is what is written of the authority's way in as the owner made it, or is there none?"""
        return read_keys(self._folder).is_escrow_whole(self._data_key)

    def let_in(self, authority: AuthorityKey) -> None:
        """This authority's private key opens the vault from now on, and no other authority's. Raises KeyRefused."""
        self._put(read_keys(self._folder).with_escrow(self._data_key, authority))

    def shut_out(self) -> None:
        """No authority's key opens the vault from now on."""
        self._put(read_keys(self._folder).without_escrow())

    def _put(self, keys: Keys) -> None:
        write_keys(self._folder, keys)
        # the tries that were wrong were tries at a passphrase that is no more
        Backoff(self._folder, self._clock).forget()


def new_code() -> str:
    """A recovery code that nobody has seen yet."""
    return recovery_code.written(secrets.token_bytes(recovery_code.SIZE))


def key_by_passphrase(folder: Path, keys: Keys, passphrase: str, clock: Clock) -> bytes:
    """The data key, after counting the try. Raises WrongPassphrase, WaitBeforeTrying."""
    backoff = Backoff(folder, clock)
    wait = backoff.begin()
    try:
        data_key = keys.by_passphrase(passphrase)
    except WrongKey as error:
        raise WrongPassphrase(wait) from error
    backoff.forget()
    return data_key
