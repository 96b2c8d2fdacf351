"""`ehdesk escrow ...`: an authority's key, the way into a vault that it is given, and opening one with it."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ehdesk.commands.group import answer, complain, now, text
from ehdesk.commands.vault import opened

if TYPE_CHECKING:
    from ehdesk.commands.group import Groups
    from ehdesk.store.authority_key import AuthorityKey


def add_to(groups: "Groups") -> None:
    """The commands and their options."""
    group = groups.add_parser("escrow", help="an authority's own way into vaults").add_subparsers(
        required=True, metavar="COMMAND"
    )
    make = group.add_parser("new-key", help="make an authority's key: a private file, and a public one for laptops")
    make.add_argument("authority", metavar="NAME", help="the authority's name, as practitioners will read it")
    make.add_argument("--private", type=Path, required=True, metavar="FILE", help="never leaves the authority")
    make.add_argument("--public", type=Path, required=True, metavar="FILE", help="NAME.ehdeskkey, for every laptop")
    make.set_defaults(run=new_key)
    look = group.add_parser("fingerprint", help="whose public key a file is, and its fingerprint to read out")
    look.add_argument("public", type=Path, metavar="FILE")
    look.set_defaults(run=fingerprint)
    give = group.add_parser("add", help="let this authority open a vault; another one cannot any more")
    give.add_argument("vault", type=Path, metavar="VAULT", help="the vault's folder")
    give.add_argument("--public", type=Path, required=True, metavar="FILE", help="the authority's public key")
    give.add_argument("--fingerprint", default="", metavar="CODE", help="of that key, as the authority read it out")
    give.set_defaults(run=add)
    back = group.add_parser("remove", help="let no authority open a vault any more")
    back.add_argument("vault", type=Path, metavar="VAULT", help="the vault's folder")
    back.set_defaults(run=remove)
    enter = group.add_parser("open", help="set a vault's passphrase anew with an authority's key; its owner is told")
    enter.add_argument("vault", type=Path, metavar="VAULT", help="the vault's folder")
    enter.add_argument("--key", type=Path, required=True, metavar="FILE", help="the authority's private key")
    enter.add_argument("--new-passphrase-file", type=Path, required=True, metavar="FILE", help="what opens it then")
    enter.set_defaults(run=open_vault)
    for command in (make, look, give, back, enter):
        if command is not look:
            command.add_argument(
                "--passphrase-file", type=Path, required=True, metavar="FILE", help="- is standard input"
            )
        command.add_argument("--json", action="store_true")


def new_key(given: argparse.Namespace) -> int:
    """0 with the fingerprint, or 1 with the reason and no file. The passphrase is the private file's."""
    from ehdesk.store.authority_key import make_pair
    from ehdesk.store.errors import StoreError
    from ehdesk.store.passphrase import CALIBRATED

    try:
        passphrase = text(given.passphrase_file)
        return _told(make_pair(given.authority, passphrase, given.private, given.public, CALIBRATED), given)
    except (StoreError, OSError) as error:
        return complain(str(error))


def fingerprint(given: argparse.Namespace) -> int:
    """0 with the name and the fingerprint, or 1 with the reason."""
    from ehdesk.store.authority_key import read_public
    from ehdesk.store.errors import StoreError

    try:
        return _told(read_public(given.public), given)
    except StoreError as error:
        return complain(str(error))


def add(given: argparse.Namespace) -> int:
    """0 with whose key opens the vault now, or 1 with the reason; it is then as it was."""
    from ehdesk.services.authority_key import AuthorityAccess
    from ehdesk.store.authority_key import read_public
    from ehdesk.store.errors import StoreError

    try:
        key = read_public(given.public)
        if not key.is_read_out_as(given.fingerprint):
            return complain(_NOT_COMPARED.format(key=key, said=given.fingerprint or "nothing"))
        with opened(given) as vault:
            AuthorityAccess(vault).give(key)
            return _told(key, given)
    except (StoreError, OSError) as error:
        return complain(str(error))


def remove(given: argparse.Namespace) -> int:
    """0 with who could open the vault until now, or 1 with the reason; it is then as it was."""
    from ehdesk.services.authority_key import AuthorityAccess
    from ehdesk.store.errors import StoreError

    try:
        with opened(given) as vault:
            access = AuthorityAccess(vault)
            key = access.authority
            if key is None:
                return complain("No authority can open this vault.")
            access.take_back()
            return _told(key, given)
    except (StoreError, OSError) as error:
        return complain(str(error))


def open_vault(given: argparse.Namespace) -> int:
    """0 with the vault's new recovery code, told this once, or 1 with the reason; the vault is then as it was."""
    from ehdesk.store import door
    from ehdesk.store.authority_key import read_private
    from ehdesk.store.errors import StoreError

    try:
        private = read_private(given.key, text(given.passphrase_file))
        code = door.open_for_authority(given.vault, private, text(given.new_passphrase_file), clock=now)
    except (StoreError, OSError) as error:
        return complain(str(error))
    return answer({"recovery code": code}, as_json=given.json)


_NOT_COMPARED: Final = (
    "Nothing was changed: the key in this file has the fingerprint {key.fingerprint}, and --fingerprint says {said}. "
    "Have {key.authority} read out its own, by phone or in person, and give that; where the two differ, the file is "
    "not its key."
)


def _told(key: "AuthorityKey", given: argparse.Namespace) -> int:
    return answer({"authority": key.authority, "fingerprint": key.fingerprint}, as_json=given.json)
