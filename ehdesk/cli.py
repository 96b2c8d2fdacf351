"""`ehdesk`: the desktop app, and beside it commands for scripts, tests and whoever runs a hub."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import ehdesk
from ehdesk.commands import demo, desktop, escrow, forms, hub, vault
from ehdesk.commands.group import leave_no_core


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives back its exit code."""
    leave_no_core()
    given = parser().parse_args(arguments)
    return int(given.run(given))


def parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    top = argparse.ArgumentParser(prog="ehdesk", description=ehdesk.__doc__)
    top.set_defaults(run=desktop.run)
    top.add_argument("--vaults", type=Path, metavar="DIR", help="where vaults lie, if not in the usual place")
    top.set_defaults(start="")
    for option, what in (
        ("--switch-user", "open the door for another than who was here last"),
        ("--practice", "open practice, with a made-up family"),
    ):
        top.add_argument(option, dest="start", action="store_const", const=option, help=what)
    groups = top.add_subparsers(metavar="COMMAND")
    for group in (demo, escrow, forms, hub, vault):
        group.add_to(groups)
    return top


if __name__ == "__main__":
    sys.exit(main())
