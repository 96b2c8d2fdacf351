"""Makes a vault to keep, with whatever code is on the path: `python keep.py FOLDER`. It runs with the first code, too.

One family with some changes of each kind, a field in two versions, a removed record, a part of a form that was removed
with an answer in it, a draft and, where there can be one, a picture.
"""

import sys
from contextlib import suppress
from pathlib import Path

from ehdesk.domain.change import ChangeId, FamilyId, RecordId
from ehdesk.domain.merge import REMOVED
from ehdesk.store import door
from ehdesk.store.changes import NewEdit
from ehdesk.store.passphrase import FLOOR
from ehdesk.store.vault import Vault
from tests.builders import PASSPHRASE, new_id, now

PICTURE = bytes(range(256)) * 8
JOB = "job[1]"


def keep(folder: Path) -> None:
    """Make it, and beside its files one with its recovery code."""
    new = door.create(folder, "Ada Obi", "Family worker", PASSPHRASE, ids=new_id, clock=now, cost=FLOOR)
    with new.vault as vault:
        fill(vault, FamilyId(new_id()))
    (folder / "lock").unlink(missing_ok=True)
    (folder / "code").write_text(new.recovery_code + "\n", "utf-8")


def fill(vault: Vault, family: FamilyId) -> None:
    """What stands in it."""

    def save(record: str, kind: str, *seen: ChangeId, **fields: object) -> ChangeId:
        edit = NewEdit(RecordId(record), kind, fields, seen or None)
        return vault.changes.save(family, [edit], "it was misspelt" if seen else "").id

    child, other, assessment, goal = (new_id() for _ in range(4))
    save(family, "family", name="Tester")
    first = save(child, "member", name="Ann Tester", born="2015-03-02", role="child")
    for name in ("Anne Tester", "Annie Tester"):
        save(child, "member", first, name=name)
    save(other, "member", name="Bob Tester")
    save(other, "member", **{REMOVED: True})
    save(assessment, "assessment", **{"home/start": "Warm and dry", "@started_on": "2026-02-03"})
    save(assessment, "assessment", **{f"{JOB}/work": "Cleaner"})
    save(assessment, "assessment", **{JOB: ""})
    save(goal, "goal", what="School every day")
    save(new_id(), "action", goal=goal, what="Walk together", by="2026-03-20")
    save(new_id(), "reading", recorded="2026-02-03", value=4)
    vault.drafts.keep(family, RecordId(assessment), "home/start", "half a sen")
    vault.access.note(family, "opened")
    vault.settings.put("place", [1, 2])
    with suppress(AttributeError), vault.second() as second:  # the first vaults took no pictures
        save(new_id(), "picture", title="A drawing", content=second.attachments.keep([PICTURE], "image/png").value)


if __name__ == "__main__":
    keep(Path(sys.argv[1]))
