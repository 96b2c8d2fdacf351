"""The demo in a window of its own: a throw-away vault with the made-up family in it, and a hub to sync with."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from ehdesk.app import Surroundings, surroundings, the_door, workspace
from ehdesk.demo.stage import AUTHORITY
from ehdesk.demo.tale import PRIYA
from ehdesk.forms.catalogue import Catalogue
from ehdesk.forms.wording import read_wording
from ehdesk.hub import process
from ehdesk.services.made_up.cast import read_cast
from ehdesk.services.made_up.family import add_family


def open_window() -> int:
    """Open the window and say what to type; everything is thrown away when it closes. Returns the exit code."""
    place = Path(tempfile.mkdtemp(prefix="ehdesk-demo-"))
    try:
        with process.start(place / "hub") as hub:
            hub.authority(AUTHORITY)
            code = hub.code(hub.practitioner(PRIYA[0], AUTHORITY))
            _furnish(surroundings(place / "vaults"))
            _say(f"Passphrase of {PRIYA[0]}: {PRIYA[2]}")
            _say(f"To try Sync: the hub is at {hub.url} and the code is {code}")
            # a child of its own, since locking replaces the process and the hub has to stay
            command = [sys.executable, "-m", "ehdesk.cli", "--vaults", str(place / "vaults")]
            window = subprocess.run(command, check=False)  # noqa: S603 - our own command line
            return window.returncode
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _furnish(around: Surroundings) -> None:
    """Make the vault and put the family in."""
    words = read_wording(around.forms / "wording" / "en-GB")
    with the_door(around, words).add(*PRIYA).vault as vault:
        vault.ways_in.code_is_kept()
        work = workspace(vault, Catalogue(around.forms), words, around)
        add_family(work, read_cast(around.resources), around.clock().astimezone().date())


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
