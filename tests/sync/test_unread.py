"""A change that an earlier version wrote and that nobody reads any more: the hub says so, and the rest goes on."""

from ehdesk.domain.change import Edit
from tests.builders import new_id
from tests.store import deep


def written_between(laptop):
    """A family with two changes that go to the hub, and between them one that nests too deep."""
    family = laptop.begins(name="Tester")
    odd = deep.written(laptop.vault, family, Edit(new_id(), "member", {"name": "Ann"}))
    laptop.vault.changes.rebuild()
    laptop.says(family, name="Testers")
    return family, odd


def test_the_hub_refuses_it_and_takes_what_its_writer_wrote_next(ada):
    family, odd = written_between(ada)
    report = ada.sync()
    assert (report.pushed, report.refused) == (2, 1)
    [refused] = ada.vault.outbox.refused()
    assert (refused.change, refused.family, refused.words) == (odd.id, family, "The hub cannot read this change.")
    assert ada.vault.outbox.count() == 0


def test_it_is_refused_again_when_it_is_offered_again_and_stays(ada):
    _family, odd = written_between(ada)
    ada.sync()
    ada.vault.outbox.again([odd.id])
    assert ada.vault.outbox.count() == 1
    ada.sync()
    assert odd.id in {one.change for one in ada.vault.outbox.refused()}
    assert ada.vault.outbox.count() == 0


def test_a_colleague_gets_all_the_rest(hub, ada, ben):
    family, odd = written_between(ada)
    ada.sync()
    hub.assign(family, ben.practitioner)
    ben.sync()
    assert ben.reads(family) == {"name": "Testers"}
    assert odd.id not in ben.ids(family)
