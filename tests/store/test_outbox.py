"""What waits to be sent, and what became of it."""

from pathlib import Path

import pytest

from ehdesk.domain.change import ChangeId, decode
from ehdesk.store.records import SyncState
from ehdesk.store.vault import Vault
from tests.builders import new_id
from tests.store.conftest import Opener
from tests.store.writing import a_family, write


@pytest.fixture
def waiting(vault: Vault) -> list[ChangeId]:
    """Four changes of one family, in order."""
    family = a_family(vault)
    member = new_id()
    for job in ("vet", "cook", "pilot"):
        write(vault, family, member, job=job)
    return [one.change for one in vault.outbox.waiting()]


def batch(vault: Vault, limit: int = 100, size: int = 1 << 20) -> list[ChangeId]:
    return [decode(signed.body).id for signed in vault.outbox.next_batch(limit, size)]


def state(vault: Vault) -> SyncState:
    return vault.records.families()[0].state


def test_batches_come_in_order_and_within_limits(vault: Vault, waiting: list[ChangeId]):
    assert batch(vault) == waiting
    assert batch(vault, limit=2) == waiting[:2]
    assert batch(vault, size=1) == waiting[:1]


def test_what_was_sent_is_not_offered_twice_until_nothing_came_of_it(vault: Vault, waiting: list[ChangeId]):
    vault.outbox.sent(waiting[:2])
    assert batch(vault) == waiting[2:]
    assert vault.outbox.count() == 4
    vault.outbox.again(waiting[:2])
    assert batch(vault) == waiting


def test_what_the_hub_holds_waits_no_more(vault: Vault, waiting: list[ChangeId]):
    for number, change in enumerate(waiting, 1):
        vault.outbox.accepted(change, number)
        vault.outbox.accepted(change, number)
    assert (vault.outbox.count(), state(vault)) == (0, SyncState.NOTHING_WAITS)


def test_what_was_refused_stays_with_its_reason_and_in_nobody_s_way(vault: Vault, waiting: list[ChangeId]):
    vault.outbox.sent(waiting)
    vault.outbox.refuse(waiting[0], "not yours", "This family is not assigned to you.")
    vault.outbox.accepted(waiting[1], 1)
    vault.outbox.again(waiting[2:])
    [refused] = vault.outbox.refused()
    assert (refused.change, refused.code, refused.edited[0].kind) == (waiting[0], "not yours", "family")
    assert batch(vault) == waiting[2:]
    assert state(vault) == SyncState.REFUSED


def test_a_late_refusal_does_not_undo_an_acceptance(vault: Vault, waiting: list[ChangeId]):
    vault.outbox.accepted(waiting[0], 1)
    vault.outbox.refuse(waiting[0], "late", "Too late.")
    assert vault.outbox.refused() == ()


def test_a_refused_change_can_be_tried_again(vault: Vault, waiting: list[ChangeId]):
    vault.outbox.refuse(waiting[0], "busy", "Not now.")
    vault.outbox.again([waiting[0]])
    assert batch(vault) == waiting


def test_what_was_on_its_way_when_the_app_died_waits_again(folder: Path, open_vault: Opener):
    with open_vault(folder) as vault:
        a_family(vault)
        vault.outbox.sent(batch(vault))
    with open_vault(folder) as vault:
        assert len(batch(vault)) == 1
