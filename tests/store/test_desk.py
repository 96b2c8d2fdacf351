"""What lies around the record: drafts, settings, accesses, search, and the lists."""

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ehdesk.domain.change import RecordId
from ehdesk.domain.signing import public_bytes, read_certificate
from ehdesk.store.drafts import Draft
from ehdesk.store.records import SyncState
from ehdesk.store.sync_book import Enrolment
from ehdesk.store.vault import Vault
from tests.builders import new_id
from tests.store.colleague import Colleague
from tests.store.conftest import Opener
from tests.store.writing import a_family, remove, write


def test_a_draft_outlives_the_app(folder: Path, open_vault: Opener):
    family, record = new_id(), new_id()
    with open_vault(folder) as vault:
        vault.drafts.keep(family, record, "notes", "She sa")
        vault.drafts.keep(family, record, "notes", "She said")
    with open_vault(folder) as vault:
        assert vault.drafts.of(record) == {"notes": Draft("She said", ())}
        vault.drafts.drop(record, "notes")
        vault.drafts.drop(record, "notes")
        assert vault.drafts.of(record) == {}


def test_settings_keep_plain_values(vault: Vault):
    assert vault.settings.get("text size", 100) == 100
    vault.settings.put("text size", 150)
    vault.settings.put("text size", {"percent": 175})
    assert vault.settings.get("text size") == {"percent": 175}


def test_accesses_are_only_added_to(vault: Vault):
    family = a_family(vault)
    vault.access.note(family, "opened")
    vault.access.note(family, "printed", "plan for the school")
    vault.access.note(new_id(), "opened")
    assert [(one.what, one.detail) for one in vault.access.of(family)] == [
        ("opened", ""),
        ("printed", "plan for the school"),
    ]
    assert vault.access.of(family)[0].practitioner == vault.owner.practitioner


@pytest.mark.parametrize(
    "typed", ["zoe", "ZOË", "łuk", "luk", "zo lu", "نورا", 'lukasz"', "oak-field", "Zoe*"], ids=ascii
)
def test_a_family_is_found_by_the_beginning_of_any_words(vault: Vault, typed: str):
    a_family(vault, "Someone Else")
    family = a_family(vault, "Quinn")
    write(vault, family, name="Zoë Łukasz نورا", school="Oak Field")
    assert vault.search.families(typed) == (family,)


@pytest.mark.parametrize("kind", ["answer_file", "assessment"])
def test_no_family_is_found_by_what_was_drawn_or_by_a_note_to_self(vault: Vault, kind: str):
    family, record = a_family(vault, "Quinn"), RecordId(new_id())
    kept = {"described": "Zoë draws the shed"} if kind == "answer_file" else {"@note/g/going": "Ask Zoë"}
    write(vault, family, record, kind=kind, **kept)
    assert vault.search.families("zoe") == ()
    vault.changes.rebuild()
    assert vault.search.families("zoe") == ()
    write(vault, family, kind="assessment", **{"g/going": "Zoë is well"})
    assert vault.search.families("zoe") == (family,)


@pytest.mark.parametrize("typed", ["", "  ", '"', "* OR", "zzz", "NEAR("])
def test_nothing_typed_finds_nothing_and_harms_nothing(vault: Vault, typed: str):
    a_family(vault, "Quinn")
    assert vault.search.families(typed) == ()


def test_the_list_shows_members_and_what_waits(vault: Vault):
    family = a_family(vault, "Quinn")
    gone = new_id()
    for record, name in ((new_id(), "Ann"), (gone, "Bob")):
        write(vault, family, record, name=name)
    remove(vault, family, gone)
    [summary] = vault.records.families()
    listed = [body["name"] for kind in ("family", "member") for _id, body in summary.of(kind)]
    assert listed == ["Quinn", "Ann"]
    assert (summary.state, summary.conflicts) == (SyncState.WAITING, 0)


def test_the_family_that_changed_last_comes_first(vault: Vault):
    first, second = a_family(vault), a_family(vault)
    write(vault, first, name="x")
    assert [summary.id for summary in vault.records.families()] == [first, second]


def test_a_removed_family_is_not_listed(vault: Vault):
    family = a_family(vault)
    write(vault, family, family, kind="family", removed=True)
    assert vault.records.families() == ()


def test_a_family_whose_own_record_has_not_arrived_is_listed(vault: Vault):
    ben, family = Colleague(), new_id()
    ben.given_to(vault, ben.writes(family))
    [summary] = vault.records.families()
    assert (summary.id, summary.of("family"), len(summary.of("member"))) == (family, [], 1)


def test_enrolling_makes_the_owner_the_hub_s_practitioner(folder: Path, open_vault: Opener):
    with open_vault(folder) as vault:
        family, made_here = a_family(vault), vault.owner.practitioner
        place = Enrolment("https://hub.example", b"k" * 32, "Medway", new_id(), vault.owner.device)
        with vault.second() as second:
            second.sync.enrol(place)
        after = write(vault, family, name="x")
        assert (after.author, vault.owner.made_here) == (place.practitioner, made_here)
        assert vault.owner.is_me == {place.practitioner, made_here}
        batch = vault.outbox.next_batch(10, 1 << 20)
        certificates = [read_certificate(one) for one in vault.outbox.certificates_for(batch)]
        assert [one.practitioner for one in certificates] == [made_here, place.practitioner]
    with open_vault(folder) as vault:
        assert (vault.sync.enrolment, vault.owner.practitioner) == (place, place.practitioner)
        assert len(public_bytes(vault.sync.device_key)) == 32


def test_what_is_known_of_the_hub_is_kept(vault: Vault):
    assert (vault.sync.enrolment, vault.sync.scope_seq, vault.sync.epoch, vault.sync.last_contact) == (
        None,
        0,
        None,
        None,
    )
    now = datetime(2026, 3, 2, 12, tzinfo=UTC)
    vault.sync.scope_seq, vault.sync.epoch, vault.sync.last_contact = 7, "e1", now
    assert (vault.sync.scope_seq, vault.sync.epoch, vault.sync.last_contact) == (7, "e1", now)


def test_the_sync_thread_takes_in_while_the_window_saves(vault: Vault):
    ben, theirs, mine = Colleague(), new_id(), a_family(vault)
    member = new_id()
    deliveries = [[ben.writes(theirs) for _ in range(5)] for _ in range(20)]

    def take_all() -> None:
        with vault.second() as second:
            for delivery in deliveries:
                ben.given_to(second, *delivery)

    thread = threading.Thread(target=take_all)
    thread.start()
    for place in range(60):
        write(vault, mine, member, name=str(place))
    thread.join()
    assert (len(vault.changes.ids(theirs)), len(vault.changes.ids(mine))) == (100, 61)
    assert vault.records.one(member).body == {"name": "59"}
