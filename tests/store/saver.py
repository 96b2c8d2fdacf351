"""A process that saves without end and says what is safely kept: `python -m tests.store.saver FOLDER CODE`."""

import sys
from pathlib import Path

from ehdesk.store import door
from tests.builders import new_id, now
from tests.store.writing import a_family, write


def main(folder: str, code: str) -> None:
    vault = door.unlock_with_recovery_code(Path(folder), code, ids=new_id, clock=now)
    family, member = a_family(vault), new_id()
    while True:
        kept = write(vault, family, member, name=f"Child {new_id()}", notes="words " * 200)
        vault.drafts.keep(family, member, "draft", kept.id)
        sys.stdout.write(f"{kept.id}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
