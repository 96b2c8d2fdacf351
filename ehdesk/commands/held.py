"""`ehdesk vault held-on`: everything that is held on one person, for that person to have."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ehdesk.commands.group import answer, complain

if TYPE_CHECKING:
    from ehdesk.domain.change import FamilyId
    from ehdesk.domain.family import Member
    from ehdesk.services.workspace import Workspace
    from ehdesk.store.vault import Vault

_ENDINGS = (".json", ".pdf", ".zip")


def add_to(command: argparse.ArgumentParser) -> None:
    """Its arguments beside the vault and the passphrase."""
    command.add_argument("person", metavar="PERSON", help="the person's name as it is on record, or their id")
    command.add_argument(
        "file", type=Path, metavar="FILE", help="a file that is not there yet: .json, .pdf, or .zip with the pictures"
    )


def held_on(given: argparse.Namespace, vault: "Vault") -> int:
    """0 with how much there is and how much of it is to be looked at; 1 with the reason and no file."""
    if given.file.suffix not in _ENDINGS:
        return complain("The file has to end in .json, .pdf or .zip.")
    if given.file.exists():
        return complain(f"There is a file {given.file} already; nothing was written.")
    work = _work(vault)
    found = list(_called(work, given.person))
    if len(found) != 1:
        ids = ", ".join(member.id for _, member in found)
        return complain(
            f"Several people are called that. Give the id of one: {ids}" if found else "Nobody is called that."
        )
    held = work.held.everything(*found[0])
    work.held.save(held, work.held.content(held, given.file.suffix), given.file)
    to_look_at = sum(one.is_to_look_at for one in held.held)
    said = {"things": len(held.held), "to look at first": to_look_at, "other families to ask too": held.elsewhere}
    said["kept of the family and not in it"] = held.not_in_it
    return answer(said, as_json=given.json)


def _called(work: "Workspace", wanted: str) -> "Iterator[tuple[FamilyId, Member]]":
    for family in work.vault.changes.families():
        for member in (*work.families.family(family).members, *work.families.removed_people(family)):
            names = (member.name.casefold(), member.known_as.casefold(), member.id)
            if wanted.strip() and wanted.strip().casefold() in names:
                yield family, member


def _work(vault: "Vault") -> "Workspace":
    from ehdesk.app import LANGUAGE, surroundings, workspace
    from ehdesk.forms.catalogue import Catalogue
    from ehdesk.forms.wording import read_wording

    around = surroundings(vault.folder.parent)
    return workspace(vault, Catalogue(around.forms), read_wording(around.forms / "wording" / LANGUAGE), around)
