"""A vault in which one family goes and another one stays, and what of the first can still be found."""

from dataclasses import dataclass
from pathlib import Path

from ehdesk.domain.change import ChangeId, FamilyId
from ehdesk.store.check import looked_through
from ehdesk.store.cursors import Cursor
from ehdesk.store.driver import DATABASE
from ehdesk.store.raw_pages import RawPages
from ehdesk.store.vault import Vault
from tests.builders import new_id
from tests.store.writing import a_family, write

PLANTED = (b"illfeather", b"arkspur", b"omewraith", b"orblexa", b"omerath")
"""What is written about the family that goes, without first letters: an index keeps a beginning once for several."""


@dataclass(frozen=True)
class Two:
    """A vault in which one family goes and another one stays, with a backup of both."""

    folder: Path
    goes: FamilyId
    stays: FamilyId
    record: str


def accept_all(vault: Vault) -> None:
    """The hub has everything."""
    for number, signed in enumerate(vault.outbox.waiting(), 1):
        vault.outbox.accepted(ChangeId(signed.change), number)


def planted_in(vault: Vault) -> Two:
    goes, stays = a_family(vault, "Quillfeather"), a_family(vault, "Obi")
    record = new_id()
    for number in range(30):
        write(vault, goes, record, notes=f"Larkspur Close {number} " * number * 20)
        write(vault, stays, name=f"Child {number}", notes="somebody else " * number)
        vault.access.note(goes, "printed", f"Momerath {number}")
    vault.settings.put(f"stop {record}", "Borblexa")
    vault.settings.put("place", ["MyFamilies", "Quillfeather"])
    vault.settings.put("print_folder", "/home/ada/Quillfeather")
    vault.drafts.keep(goes, record, "notes", "")
    vault.backups.make()
    write(vault, goes, name="Tomewraith")
    accept_all(vault)
    vault.changes.take((), cursors={goes: Cursor(61, b"h" * 32)})
    return Two(vault.folder, goes, stays, record)


def bytes_in(folder: Path, key: bytes) -> bytes:
    """Every byte in the databases of a folder and in their logs, decrypted, in small letters."""
    found = b""
    for database in folder.rglob(DATABASE):
        pages = RawPages(database, key)
        with pages._versions.opened() as file:
            places = (*pages._versions.saved, *pages._versions.unsaved)
            found += b"".join(pages._opened(file, place) for place in places)
    return found.lower()


def left_of_it(folder: Path, key: bytes) -> list[bytes]:
    content = bytes_in(folder, key)
    return [word for word in PLANTED if word in content]


def sound(folder: Path, key: bytes) -> bool:
    return looked_through(folder, key).problems == ()
