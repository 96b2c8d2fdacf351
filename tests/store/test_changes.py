"""Saving: one durable step, its history, and what two people wrote at once."""

from pathlib import Path

import pytest

from ehdesk.domain.change import decode
from ehdesk.store.changes import NewEdit
from ehdesk.store.drafts import Draft
from ehdesk.store.errors import NotForSaving, NotKept
from ehdesk.store.records import SyncState
from ehdesk.store.vault import Vault
from tests.builders import a_vault, new_id
from tests.store.writing import a_family, give, remove, write


@pytest.fixture
def ben(tmp_path: Path):
    with a_vault(tmp_path / "ben", "Ben Lee") as vault:
        yield vault


@pytest.fixture
def ada(vault: Vault) -> Vault:
    return vault


def both_hold(ada: Vault, ben: Vault, **fields: object):
    """A family with one member, known to both."""
    family = a_family(ada)
    member = new_id()
    write(ada, family, member, **fields)
    give(ada, ben)
    return family, member


def test_a_save_is_read_back(vault: Vault):
    family, member = a_family(vault), new_id()
    change = write(vault, family, member, name="Zoë", born="2019-01-02")
    record = vault.records.one(member)
    assert record is not None
    assert (record.body, record.kind, record.state) == (
        {"name": "Zoë", "born": "2019-01-02"},
        "member",
        SyncState.WAITING,
    )
    assert vault.records.heads(member, "name")[0].change == change.id


def test_a_save_of_several_records_is_one_change(vault: Vault):
    family = a_family(vault)
    edits = [NewEdit(new_id(), "member", {"name": name}) for name in ("Ann", "Bob")]
    change = vault.changes.save(family, edits, "they told me")
    assert [record.body["name"] for record in vault.records.of(family, "member")] == ["Ann", "Bob"]
    assert (len(vault.changes.ids(family)), change.reason) == (2, "they told me")


def test_changes_of_one_unlock_hang_together_in_each_family(vault: Vault):
    first, second = a_family(vault), a_family(vault)
    for family in (first, second, first):
        write(vault, family, name="x")
    changes = [decode(signed.body) for signed in vault.outbox.next_batch(100, 1 << 20)]
    assert [change.n for change in changes if change.family == first] == [1, 2, 3]
    assert [change.n for change in changes if change.family == second] == [1, 2]


def test_what_cannot_be_written_down_is_refused_whole(vault: Vault):
    family, member = a_family(vault), new_id()
    with pytest.raises(NotKept, match="cannot be saved"):
        vault.changes.save(
            family, [NewEdit(member, "member", {"name": "ok"}), NewEdit(member, "member", {"x": "\ud800"})]
        )
    assert vault.records.one(member) is None
    assert write(vault, family, name="and on").n == 2


def test_saving_a_field_drops_its_draft(vault: Vault):
    family, member = a_family(vault), new_id()
    vault.drafts.keep(family, member, "name", "Zo")
    vault.drafts.keep(family, member, "job", "teach")
    write(vault, family, member, name="Zoë")
    assert vault.drafts.of(member) == {"job": Draft("teach", ())}


def test_history_holds_every_value_newest_first(vault: Vault):
    family, member = a_family(vault), new_id()
    for name in ("Zo", "Zoe", "Zoë"):
        write(vault, family, member, name=name)
    write(vault, family, member, job="vet")
    assert [version.value for version in vault.changes.history(member, "name")] == ["Zoë", "Zoe", "Zo"]
    assert [version.field for version in vault.changes.history(member)] == ["job", "name", "name", "name"]


def test_two_who_change_one_answer_both_see_both(ada: Vault, ben: Vault):
    family, member = both_hold(ada, ben, heating="broken")
    write(ada, family, member, heating="mended in June")
    write(ben, family, member, heating="broken since May")
    give(ada, ben)
    give(ben, ada)
    for vault in (ada, ben):
        [conflict] = vault.records.conflicts(family)
        assert [version.value for version in conflict.versions] == ["broken since May", "mended in June"]
        assert (conflict.record, conflict.field) == (member, "heating")
        assert {version.author for version in conflict.versions} == {ada.owner.practitioner, ben.owner.practitioner}
        assert vault.records.families()[0].conflicts == 1


def test_a_choice_names_both_versions_and_settles_it_everywhere(ada: Vault, ben: Vault):
    family, member = both_hold(ada, ben, heating="broken")
    write(ada, family, member, heating="mended")
    write(ben, family, member, heating="broken since May")
    give(ada, ben)
    write(ben, family, member, heating="mended", reason="I rang them")
    give(ben, ada)
    for vault in (ada, ben):
        assert vault.records.conflicts() == ()
        assert vault.records.one(member).body["heating"] == "mended"
        assert len(vault.changes.history(member, "heating")) == 4


def test_a_save_on_top_of_what_was_on_screen_does_not_replace_what_came_since(ada: Vault, ben: Vault):
    family, member = both_hold(ada, ben, heating="broken")
    seen = ada.records.seen(member)["heating"]
    write(ben, family, member, heating="mended")
    give(ben, ada)
    write(ada, family, member, heating="never worked", seen=seen)
    assert ada.records.one(member).conflicts == ("heating",)


def test_different_fields_merge_without_a_word(ada: Vault, ben: Vault):
    family, member = both_hold(ada, ben, name="Zoë")
    write(ada, family, member, job="vet")
    write(ben, family, member, school="Oakfield")
    give(ada, ben)
    give(ben, ada)
    for vault in (ada, ben):
        assert vault.records.one(member).body == {"name": "Zoë", "job": "vet", "school": "Oakfield"}
        assert vault.records.conflicts() == ()


def test_equal_values_agree(ada: Vault, ben: Vault):
    family, member = both_hold(ada, ben, heating="broken")
    for vault in (ada, ben):
        write(vault, family, member, heating="mended")
    give(ada, ben)
    assert ben.records.conflicts() == ()
    assert len(ben.records.heads(member, "heating")) == 2


def test_a_removed_record_is_out_of_the_lists_and_can_be_brought_back(vault: Vault):
    family, member = a_family(vault), new_id()
    write(vault, family, member, name="Zoë")
    remove(vault, family, member)
    assert vault.records.of(family, "member") == ()
    assert [record.id for record in vault.records.removed(family)] == [member]
    assert vault.search.families("zoe") == ()
    remove(vault, family, member, removed=False)
    assert vault.records.of(family, "member")[0].body == {"name": "Zoë"}
    assert vault.search.families("zoe") == (family,)


def test_an_edit_that_raced_a_removal_is_shown(ada: Vault, ben: Vault):
    family, member = both_hold(ada, ben, name="Zoë", job="vet")
    remove(ada, family, member)
    write(ben, family, member, job="teacher")
    give(ada, ben)
    give(ben, ada)
    for vault in (ada, ben):
        [conflict] = vault.records.conflicts(family)
        assert conflict.field == "removed"
        assert {version.value: version.author for version in conflict.versions} == {
            True: ada.owner.practitioner,
            False: ben.owner.practitioner,
        }


@pytest.mark.parametrize("keeps_removal", [True, False])
def test_a_raced_removal_is_settled_by_a_choice_between_its_versions(ada: Vault, ben: Vault, keeps_removal: bool):
    family, member = both_hold(ada, ben, name="Zoë", job="vet")
    remove(ada, family, member)
    write(ben, family, member, job="teacher")
    give(ben, ada)
    [conflict] = ada.records.conflicts(family)
    seen = tuple(version.change for version in conflict.versions)
    write(ada, family, member, seen=seen, removed=keeps_removal)
    give(ada, ben)
    for vault in (ada, ben):
        assert vault.records.conflicts() == ()
        assert vault.records.one(member).is_removed is keeps_removal
        assert vault.records.one(member).body == {"name": "Zoë", "job": "teacher"}


def test_a_record_id_of_another_family_is_another_record(vault: Vault):
    mine, other, member = a_family(vault), a_family(vault), new_id()
    write(vault, mine, member, name="Zoë")
    write(vault, other, member, name="stolen")
    assert [record.body for record in vault.records.of(mine, "member")] == [{"name": "Zoë"}]


def test_rebuilding_changes_nothing(ada: Vault, ben: Vault):
    family, member = both_hold(ada, ben, name="Zoë", heating="broken")
    write(ada, family, member, heating="mended")
    write(ben, family, member, heating="cold")
    give(ben, ada)
    before = ada.records.families(), ada.records.of(family), ada.records.conflicts(), ada.search.families("zoe")
    ada.changes.rebuild()
    assert (
        ada.records.families(),
        ada.records.of(family),
        ada.records.conflicts(),
        ada.search.families("zoe"),
    ) == before


def test_a_second_connection_takes_in_and_never_saves(ada: Vault, ben: Vault):
    family = a_family(ben)
    with ada.second() as second:
        give(ben, second)
        with pytest.raises(NotForSaving):
            write(second, family, name="x")
    assert ada.records.families()[0].id == family


def test_after_a_save_that_could_not_be_kept_the_next_one_is_kept_for_good(vault: Vault):
    family = a_family(vault)
    with pytest.raises(NotKept):
        write(vault, family, notes=float("nan"))
    write(vault, family, notes="words")
    with vault.second() as another:
        assert len(another.changes.ids(family)) == 2
