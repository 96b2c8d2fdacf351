"""Laptops with the services over their vaults, and forms for their owners to publish."""

from pathlib import Path

from ehdesk.app import workspace
from ehdesk.domain.change import PractitionerId
from ehdesk.forms.opening import Examined, examine
from ehdesk.forms.wording import read_wording
from ehdesk.services.workspace import Workspace
from ehdesk.store.sync_book import Enrolment
from ehdesk.store.vault import Vault
from tests.builders import now
from tests.services.made import surroundings
from tests.sync.laptop import Laptop

NOWHERE = "http://127.0.0.1:9"
SURVEY = (("begin_group", "g", "Home"), ("text", "going", "How is it going?"), ("end_group", "", ""))


def at_work(laptop: Laptop, catalogue) -> Workspace:
    """The services over a laptop's vault."""
    around = surroundings(laptop.vault.folder.parent, now)
    return workspace(laptop.vault, catalogue, read_wording(around.forms / "wording" / "en-GB"), around)


def form(folder: Path, version: str, rows=SURVEY, name: str = "whole-family", **files: str) -> Examined:
    """A small form of this version, looked at; `files` are the lists beside it, by name."""
    for file, text in files.items():
        (folder / file.replace("__", ".")).write_text(text)
    lines = ["| survey |", "| | type | name | label | appearance |"]
    lines += [
        f"| | {kind} | {q} | {label} | {'field-list' if kind == 'begin_group' else ''} |" for kind, q, label in rows
    ]
    lines += ["| settings |", "| | form_title | form_id | version |", f"| | Our form | {name} | {version} |"]
    (file := folder / "form.md").write_text("\n".join(lines))
    found = examine(file)
    assert found.definition is not None, found.problems
    return found


def join_up_offline(vault: Vault, *, may_publish: bool = True) -> None:
    """As somebody who was joined up, is a form owner, and has no connection now."""
    me = PractitionerId(vault.new_id())
    vault.sync.enrol(Enrolment(NOWHERE, bytes(32), "Northshire Council", me, vault.owner.device))
    vault.sync.may_publish = may_publish


def hub_takes_all(vault: Vault) -> None:
    """What a round with the hub would mark."""
    for number, one in enumerate(vault.outbox.waiting(), 1):
        vault.outbox.accepted(one.change, number)


def publish(work: Workspace, found: Examined) -> None:
    """Put it on the shelf."""
    work.editions.publish(found.definition, found.source)
