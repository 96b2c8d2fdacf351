"""`ehdesk vault info|check`: is a vault sound, and what does it hold?"""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ehdesk.commands.group import SOUND, WRONG, answer, complain

if TYPE_CHECKING:
    from ehdesk.commands.group import Groups, Run

STANDARD_INPUT = Path("-")


def add_to(groups: "Groups") -> None:
    """The commands and their options."""
    group = groups.add_parser("vault", help="look into a vault").add_subparsers(required=True, metavar="COMMAND")
    _add(group, "info", info, "how much it holds; nothing of what is written in it")
    _add(group, "check", check, "every page, the log and the current values; exit 1 with what is wrong")


def _add(group: "Groups", name: str, run: "Run", words: str) -> None:
    command = group.add_parser(name, help=words)
    command.add_argument("vault", type=Path, metavar="VAULT", help="the vault's folder")
    command.add_argument("--passphrase-file", type=Path, required=True, metavar="FILE", help="- is standard input")
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=run)


def info(given: argparse.Namespace) -> int:
    """Numbers only."""
    found = _look(given)
    return answer(found, as_json=given.json) if found else WRONG


def check(given: argparse.Namespace) -> int:
    """0 when it is sound, 1 with what is wrong."""
    found = _look(given)
    if not found:
        return WRONG
    answer(found, as_json=given.json)
    return WRONG if found["problems"] else SOUND


def _look(given: argparse.Namespace) -> Mapping[str, object] | None:
    """The facts of a check, or None when the vault cannot be opened; the reason is on standard error."""
    import msgspec

    from ehdesk.store.check import check as look
    from ehdesk.store.errors import StoreError

    try:
        facts: dict[str, object] = msgspec.to_builtins(look(given.vault, _passphrase(given.passphrase_file)))
    except (StoreError, OSError) as error:
        complain(str(error))
        return None
    return facts


def _passphrase(file: Path) -> str:
    text = sys.stdin.read() if file == STANDARD_INPUT else file.read_text(encoding="utf-8")
    return text.removesuffix("\n").removesuffix("\r")
