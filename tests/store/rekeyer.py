"""A process that changes what opens a vault without end: `python -m tests.store.rekeyer FOLDER CODE`.

It says which passphrase it is about to set, and which one it has set; each time the recovery code changes too.
"""

import sys
from pathlib import Path

from ehdesk.store import door
from ehdesk.store.passphrase import FLOOR
from tests.builders import new_id, now


def main(folder: str, code: str) -> None:
    vault = door.unlock_with_recovery_code(Path(folder), code, ids=new_id, clock=now)
    while True:
        passphrase = f"otter {new_id()}"
        say("about", passphrase)
        vault.ways_in.start_again(passphrase, cost=FLOOR)
        say("done", passphrase)
        for _ in range(20):
            vault.ways_in.new_code()


def say(what: str, passphrase: str) -> None:
    sys.stdout.write(f"{what}:{passphrase}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
