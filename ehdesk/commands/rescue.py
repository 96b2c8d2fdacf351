"""`ehdesk vault rescue`: what can still be read of a damaged vault and its copies, put together anew."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ehdesk.commands.group import SOUND, answer, complain, now, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ehdesk.store.rescue import Rescue


def add_to(command: argparse.ArgumentParser) -> None:
    """Its option beside the vault and the passphrase."""
    command.add_argument(
        "--put-in-place", action="store_true", help="put it in the place of the vault, which is kept aside"
    )


def rescue(given: argparse.Namespace) -> int:
    """0 with what came over and what is missing, also where the vault is sound and nothing is done; 1 with the reason.

    Without `--put-in-place` nothing is changed or kept.
    """
    from ehdesk.store.check import MENDED_BY_REBUILDING, check
    from ehdesk.store.errors import StoreError

    try:
        passphrase = text(given.passphrase_file)
        report = check(given.vault, passphrase)
        if report.is_sound:
            complain("The vault is sound; nothing was done.")
            return SOUND
        if report.note == MENDED_BY_REBUILDING:
            return complain(report.note)
        return answer(_rescued(given.vault, passphrase, is_wanted=given.put_in_place), as_json=given.json)
    except (StoreError, OSError) as error:
        return complain(str(error))


def _rescued(folder: Path, passphrase: str, *, is_wanted: bool) -> "Mapping[str, object]":
    """Raises StoreError."""
    from uuid_utils import uuid7

    from ehdesk.store import door

    wreck = door.wreck(folder, door.by_passphrase(folder, passphrase, now), ids=lambda: str(uuid7()), clock=now)
    try:
        found = wreck.read(lambda *_: None)
        if is_wanted:
            wreck.put_in_place(found)
        return _facts(found)
    finally:
        wreck.close()


def _facts(found: "Rescue") -> "Mapping[str, object]":
    missing = "not known" if found.changes_missing is None else found.changes_missing
    return {
        "families": found.families,
        "families missing": found.families_missing,
        "families not whole": found.families_not_whole,
        "changes": found.changes,
        "changes missing": missing,
        "records": found.records,
        "records missing": found.records_missing,
        "pictures": found.pictures,
        "pictures missing": found.pictures_missing,
        "set aside": found.aside,
        "copies that could not be read": found.copies_unread,
    }
