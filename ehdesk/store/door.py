"""The door: the vaults on this computer, making one, and unlocking one."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ehdesk.store.authority_key import PrivateKey
from ehdesk.store.backoff import Backoff
from ehdesk.store.backups import Backup
from ehdesk.store.building import UNFINISHED, build
from ehdesk.store.doing import Told, nobody
from ehdesk.store.driver import DATABASE, KEY_SIZE
from ehdesk.store.errors import StoreError, VaultExists, VaultMissing, WrongRecoveryCode
from ehdesk.store.escrow import Opening
from ehdesk.store.going_back import exchange, forget_what_was_laid_beside, undo_what_was_cut_off
from ehdesk.store.keys import NAMES, Keys, WrongKey, mend_copies, new_keys, read_keys, write_keys
from ehdesk.store.label import Label, read_label, write_label
from ehdesk.store.lock import Lock
from ehdesk.store.opening import opened
from ehdesk.store.openings import note_openings
from ehdesk.store.passphrase import CALIBRATED, Cost, refuse_weak, settled
from ehdesk.store.rescue import forget_rescue
from ehdesk.store.safe_write import disk_in_words
from ehdesk.store.session import Clock, Ids
from ehdesk.store.vault import Vault
from ehdesk.store.ways_in import key_by_passphrase, new_code
from ehdesk.store.wreck import Wreck

__all__ = ["Label", "NewVault", "create", "unlock", "unlock_with_recovery_code", "vaults_in"]


@dataclass(frozen=True, slots=True)
class NewVault:
    """A vault just made, open, and the code that is shown this once."""

    vault: Vault
    recovery_code: str


def vaults_in(folder: Path) -> tuple[Label, ...]:
    """The labels of every vault in a folder, by name; one whose label cannot be read comes with its trouble."""
    labels = (read_label(inner) for inner in _vault_folders(folder))
    return tuple(sorted(labels, key=lambda label: (label.name.casefold(), label.folder)))


def create(
    folder: Path, name: str, job: str, passphrase: str, *, ids: Ids, clock: Clock, cost: Cost = CALIBRATED
) -> NewVault:
    """Make a vault in a folder that is empty or does not exist yet, and open it.

    Raises WeakPassphrase, VaultExists, StoreError; what was half made is then gone.
    """
    refuse_weak(passphrase, name, job)
    if folder.exists() and any(folder.iterdir()):
        raise VaultExists("Something lies in the folder of the new vault already; nothing was touched.")
    data_key, code = secrets.token_bytes(KEY_SIZE), new_code()
    keys = new_keys(ids()).with_passphrase(data_key, passphrase, settled(cost)).with_recovery_code(data_key, code)
    build(folder, data_key, keys, name, job, ids)
    return NewVault(_enter(folder, lambda _keys: data_key, ids, clock), code)


def unlock(folder: Path, passphrase: str, *, ids: Ids, clock: Clock, told: Told = nobody) -> Vault:
    """Open a vault by its passphrase. `told` hears what takes longer than a moment.

    Raises WrongPassphrase, WaitBeforeTrying, VaultMissing, VaultInUse, VaultDamaged, VaultNewer, StoreError.
    """
    return _enter(folder, by_passphrase(folder, passphrase, clock), ids, clock, told)


def unlock_with_recovery_code(folder: Path, code: str, *, ids: Ids, clock: Clock, told: Told = nobody) -> Vault:
    """Open a vault by its printed code. Raises WrongRecoveryCode, and as `unlock` does."""
    return _enter(folder, by_recovery_code(code), ids, clock, told)


def go_back(folder: Path, backup: Backup, proof: Callable[[Keys], bytes], *, clock: Clock) -> Path:
    """Put a backup in the place of a vault that nobody has open; where the old files are kept.

    `proof` gives the data key: `by_passphrase` or `by_recovery_code`. Raises what those do, VaultMissing, VaultInUse,
    VaultDamaged (the backup itself, or the keys), StoreError; the vault is then as it was.
    """
    assert_vault(folder)
    lock = Lock(folder)
    try:
        return exchange(folder, backup, proof(read_keys(folder)), clock())
    finally:
        lock.release()


def wreck(folder: Path, proof: Callable[[Keys], bytes], *, ids: Ids, clock: Clock) -> Wreck:
    """A damaged vault, for who can prove that it is theirs. Raises as `proof` does, VaultInUse, and VaultDamaged where
    no copy of the key slots can be read: nothing opens it then, nor its copies."""
    lock = Lock(folder)
    try:
        undo_what_was_cut_off(folder)
        keys = read_keys(folder)
        data_key = proof(keys)
    except BaseException:
        lock.release()
        raise
    return Wreck(folder, data_key, lock, lambda held: _opened(folder, keys, data_key, held, ids, clock), ids, clock)


def open_for_authority(
    folder: Path, private: PrivateKey, passphrase: str, *, clock: Clock, cost: Cost = CALIBRATED
) -> str:
    """Set another passphrase with an authority's key; the new recovery code. The old ones open nothing any more.

    That it was done stands in the file that holds the new ways in, so neither is there without the other. The database
    is not touched: a damaged vault goes back to an earlier copy afterwards as ever. Raises EscrowRefused,
    WeakPassphrase, VaultMissing, VaultInUse, VaultDamaged (the key slots), StoreError; nothing is changed then.
    """
    assert_vault(folder)
    lock = Lock(folder)
    try:
        keys, label, code = read_keys(folder), read_label(folder), new_code()
        data_key = keys.by_escrow(private)
        refuse_weak(passphrase, label.name, label.job)
        keys = keys.with_passphrase(data_key, passphrase, settled(cost)).with_recovery_code(data_key, code)
        opening = Opening(clock(), private.public.authority, private.public.fingerprint)
        write_keys(folder, keys.with_opening(opening))
        Backoff(folder, clock).forget()
    finally:
        lock.release()
    return code


def by_passphrase(folder: Path, passphrase: str, clock: Clock) -> Callable[[Keys], bytes]:
    """The data key by the passphrase. It raises WrongPassphrase, WaitBeforeTrying."""
    return lambda keys: key_by_passphrase(folder, keys, passphrase, clock)


def by_recovery_code(code: str) -> Callable[[Keys], bytes]:
    """The data key by the printed code. It raises WrongRecoveryCode."""
    return lambda keys: _key_by_code(keys, code)


def assert_vault(folder: Path) -> None:
    """Raises VaultMissing where there is nothing of a vault."""
    if not _is_vault(folder):
        raise VaultMissing("There is no vault in that folder.")


def _key_by_code(keys: Keys, code: str) -> bytes:
    try:
        return keys.by_recovery_code(code)
    except WrongKey as error:
        raise WrongRecoveryCode("That is not the recovery code of these records.") from error


def _enter(folder: Path, data_key: Callable[[Keys], bytes], ids: Ids, clock: Clock, told: Told = nobody) -> Vault:
    assert_vault(folder)
    lock = Lock(folder)
    try:
        undo_what_was_cut_off(folder)
        keys = read_keys(folder)
        return _opened(folder, keys, data_key(keys), lock, ids, clock, told=told)
    except BaseException:
        lock.release()
        raise


def _opened(
    folder: Path, keys: Keys, data_key: bytes, lock: Lock, ids: Ids, clock: Clock, *, told: Told = nobody
) -> Vault:
    with disk_in_words():
        vault = opened(folder, data_key, lock, ids, clock, told)
    _tidy(folder, keys, vault, clock, told)
    return vault


def _tidy(folder: Path, keys: Keys, vault: Vault, clock: Clock, told: Told) -> None:
    """What a full disk may put off until the next time: the vault is open, and what is there of these still serves."""
    forget_rescue(folder)
    with suppress(StoreError), disk_in_words():
        forget_what_was_laid_beside(folder)
        note_openings(keys, vault.access)
        mend_copies(folder, keys)
        vault.keep_spare()
        write_label(folder, vault.owner.name, vault.owner.job, clock())
    with suppress(StoreError), disk_in_words():
        vault.erase_what_is_due(told)


def _vault_folders(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from (inner for inner in folder.iterdir() if inner.suffix != UNFINISHED and _is_vault(inner))


def _is_vault(folder: Path) -> bool:
    """So too where the disk does not say: whoever opens it is told that."""
    try:
        return any((folder / name).is_file() for name in (DATABASE, *NAMES))
    except OSError:
        return True
