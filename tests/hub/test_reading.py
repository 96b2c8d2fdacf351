"""What the hub gives out: runs without a gap, to those assigned, every reading on record."""

import pytest
from sqlalchemy import create_engine, text

from ehdesk.domain.change import Edit, hash_of
from ehdesk.domain.numbering import NO_HEAD, head_after
from ehdesk.hub import postgres
from ehdesk.sync.troubles import HubSaysNo
from tests.builders import new_id


@pytest.fixture
def family(ada):
    """Ada's family, with five changes."""
    family = new_id()
    ada.push(*ada.changes(family, 5))
    return family


def test_a_run_begins_after_the_number_that_is_known(ada, family):
    all_of_it = ada.pulled(family)
    assert len(all_of_it) == 5
    assert ada.pulled(family, after=3) == all_of_it[3:]
    assert ada.pulled(family, after=5) == []


def test_the_head_is_the_hash_over_all_changes_in_order(ada, family):
    head = NO_HEAD
    for signed in ada.pulled(family):
        head = head_after(head, hash_of(signed.body))
    assert ada.head(family) == (5, head)


def test_a_colleague_gets_the_writers_certificates_and_the_devices_keys(hub, ada, ben, family):
    hub.assign(family, ben.practitioner)
    pulled = ben.contact.pull({family: 0})
    assert pulled.certificates == (ada.certificate,)
    assert pulled.devices == {ada.id: ada.key.public_key().public_bytes_raw()}


def test_a_family_of_others_is_not_read(ben, family):
    for ask in (lambda: ben.contact.pull({family: 0}), lambda: ben.contact.ids(family, 0)):
        with pytest.raises(HubSaysNo) as no:
            ask()
        assert no.value.code == "not_assigned"


@pytest.mark.parametrize(
    "ask",
    [
        lambda contact, _: contact.pull({"Quillfeather, 5 Elm Street": 0}),
        lambda contact, _: contact.ids("Quillfeather, 5 Elm Street", 0),
        lambda contact, family: contact.pull({family: 1 << 63}),
        lambda contact, family: contact.pull({family: -5}),
        lambda contact, family: contact.ids(family, 1 << 63),
        lambda contact, _: contact.scope(1 << 63),
    ],
)
def test_a_family_or_a_number_that_cannot_be_is_not_understood_nor_written_to_the_log(hub, ada, family, ask):
    with pytest.raises(HubSaysNo) as no:
        ask(ada.contact, family)
    assert no.value.code == "bad_message"
    assert "Quillfeather, 5 Elm Street" not in (hub.child.data / "hub.log").read_text()


def test_a_family_is_not_read_after_it_was_taken_away(hub, ben, family):
    hub.assign(family, ben.practitioner)
    ben.pulled(family)
    hub.child.unassign(family, ben.practitioner)
    events = ben.contact.scope(0).events
    assert [(event.seq, event.is_granted) for event in events] == [(1, True), (2, False)]
    with pytest.raises(HubSaysNo):
        ben.pulled(family)


def test_a_practitioners_scope_has_no_gaps_however_often_it_changes(hub, ben, family):
    for _ in range(3):
        hub.assign(family, ben.practitioner)
        hub.assign(family, ben.practitioner)
        hub.child.unassign(family, ben.practitioner)
    scope = ben.contact.scope(2)
    assert [event.seq for event in scope.events] == [3, 4, 5, 6]
    assert scope.seq == 6


def test_an_answer_that_is_full_says_that_there_is_more(ada):
    family = new_id()
    large = (Edit(family, "family", {"note": "n" * 700_000}),)
    for _ in range(3):
        ada.push(ada.change(family, edits=large))
    first = ada.contact.pull({family: 0})
    assert first.is_partial
    assert [len(run.changes) for run in first.runs] == [2]
    rest = ada.contact.pull({family: 2})
    assert [(run.first, len(run.changes)) for run in rest.runs] == [(3, 1)]
    assert not rest.is_partial


def test_the_ids_of_a_family_come_in_the_order_of_their_numbers(ada, family):
    assert ada.contact.ids(family, 0).first == 1
    assert ada.contact.ids(family, 3).ids == ada.contact.ids(family, 0).ids[3:]


def test_every_reading_is_on_record(hub, ben, family):
    hub.assign(family, ben.practitioner)
    ben.pulled(family, after=1)
    asked = text("select practitioner::text, device::text, first, last from read_log where family = :family")
    with postgres.borrowed(hub.child.data) as url:
        engine = create_engine(url)
        with engine.connect() as connection:
            rows = connection.execute(asked, {"family": family}).all()
        engine.dispose()
    assert [tuple(row) for row in rows] == [(ben.practitioner, ben.id, 2, 5)]
