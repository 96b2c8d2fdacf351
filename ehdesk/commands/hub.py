"""`ehdesk hub`: run the central service, and look after who may use it."""

import argparse
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from ehdesk.commands.group import SOUND, answer, complain

if TYPE_CHECKING:
    from ehdesk.commands.group import Groups, Run

DATA = Path("/var/lib/ehdesk-hub")
CODE_DAYS = 7
ROLES = ("practitioner", "form_owner")
"""As `hub.people.Role` has them, which takes a while to import."""


def add_to(groups: "Groups") -> None:
    """Every command of the hub."""
    hub = groups.add_parser("hub", help="the central service").add_subparsers(required=True, metavar="COMMAND")
    _add_serve(hub)
    _add_authority(hub)
    _add_practitioner(hub)
    _add_device(hub)
    _add_family(hub)
    _leaf(hub, "count", _administer("count_changes"), "how many changes it holds")
    _leaf(hub, "restored", _administer("restored"), "after a restore from a backup: devices offer again what they hold")


def serve(given: argparse.Namespace) -> int:
    """Run the service until told to stop."""
    from ehdesk.hub.places import Address, Database
    from ehdesk.hub.postgres import UnsafeFolder
    from ehdesk.hub.serve import PlainHttpBeyondLoopback
    from ehdesk.hub.serve import serve as run

    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("ehdesk.hub").setLevel(logging.INFO)
    address = Address(given.host, given.port, given.tls_cert, given.tls_key)
    try:
        run(address, Database(given.database_url, given.data), until_stdin_closes=given.until_stdin_closes)
    except (PlainHttpBeyondLoopback, UnsafeFolder) as error:
        return complain(str(error))
    return SOUND


def _administer(verb: str) -> "Run":
    """A command that does one thing in the hub's database, whether or not the hub is running."""

    def run(given: argparse.Namespace) -> int:
        from ehdesk.hub import administration
        from ehdesk.hub.people import NotThere
        from ehdesk.hub.places import Database
        from ehdesk.hub.postgres import UnsafeFolder

        try:
            with Database(given.database_url, given.data).borrowed() as url:
                facts = administration.do(url, verb, vars(given))
        except (NotThere, UnsafeFolder) as error:
            return complain(str(error))
        return answer(facts, as_json=given.json)

    return run


def _add_serve(hub: "Groups") -> None:
    command = _leaf(hub, "serve", serve, "run until told to stop; prints the address as one JSON line")
    command.add_argument("--host", default="127.0.0.1")
    command.add_argument("--port", type=int, default=8443, help="0 takes any free one")
    command.add_argument("--tls-cert", type=Path)
    command.add_argument("--tls-key", type=Path)
    command.add_argument("--until-stdin-closes", action="store_true", help="end with the program that started it")


def _add_authority(hub: "Groups") -> None:
    group = _group(hub, "authority", "local authorities")
    _leaf(group, "add", _administer("add_authority"), "add an authority").add_argument("name", metavar="NAME")


def _add_practitioner(hub: "Groups") -> None:
    group = _group(hub, "practitioner", "who may sync")
    command = _leaf(group, "add", _administer("add_practitioner"), "add a practitioner; prints their id")
    command.add_argument("--authority", required=True)
    command.add_argument("name", metavar="NAME")
    command = _leaf(group, "role", _administer("give_role"), "say what somebody does: form owners publish forms")
    command.add_argument("--practitioner", required=True, metavar="ID")
    command.add_argument("role", choices=ROLES)


def _add_device(hub: "Groups") -> None:
    group = _group(hub, "device", "the devices of practitioners")
    command = _leaf(group, "code", _administer("device_code"), "print a code that enrols one device")
    command.add_argument("--practitioner", required=True, metavar="ID")
    command.add_argument("--days", type=int, default=CODE_DAYS, help="how long the code serves")
    command = _leaf(group, "revoke", _administer("revoke_device"), "answer a device no more")
    command.add_argument("device", metavar="ID")


def _add_family(hub: "Groups") -> None:
    group = _group(hub, "family", "who works with which family")
    for name, words in (("assign", "give a family to a practitioner"), ("unassign", "take it away again")):
        command = _leaf(group, name, _administer(name), words)
        command.add_argument("--family", required=True, metavar="ID")
        command.add_argument("--practitioner", required=True, metavar="ID")


def _group(groups: "Groups", name: str, words: str) -> "Groups":
    return groups.add_parser(name, help=words).add_subparsers(required=True, metavar="COMMAND")


def _leaf(groups: "Groups", name: str, run: "Run", words: str) -> argparse.ArgumentParser:
    command = groups.add_parser(name, help=words)
    command.add_argument("--database-url", metavar="URL", help="an own PostgreSQL; without it, one runs in DIR")
    command.add_argument("--data", type=Path, default=DATA, metavar="DIR", help="not under HOME, not beside a vault")
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=run)
    return command
