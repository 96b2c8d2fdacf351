"""`ehdesk demo`: a throw-away vault, a hub and a made-up family."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ehdesk.commands.group import Groups


def add_to(groups: "Groups") -> None:
    """The command and its option."""
    command = groups.add_parser("demo", help="show the app with a made-up family")
    command.add_argument(
        "--walkthrough",
        type=Path,
        metavar="DIR",
        help="drive the real windows from the door to sync, and leave screenshots, PDFs and a log in DIR",
    )
    command.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Open the window, or walk through the app; exit code 0 only if every step held."""
    if given.walkthrough is not None:
        from ehdesk.demo.walkthrough import walk

        return walk(given.walkthrough)
    from ehdesk.demo.opening import open_window

    return open_window()
