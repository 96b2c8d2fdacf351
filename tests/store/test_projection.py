"""The vault's tables against the definition of the merge, on random histories delivered in random order."""

from collections.abc import Iterator

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from ehdesk.domain.change import Change, Edit, decode
from ehdesk.domain.merge import REMOVED
from ehdesk.store.listed import LISTED
from ehdesk.store.records import Conflict
from ehdesk.store.vault import Vault
from tests.builders import a_vault, new_id
from tests.domain import naive_merge as naive
from tests.domain.histories import History, histories
from tests.store.colleague import Colleague

EXAMPLES = 60


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """One vault for every history: their families differ."""
    with a_vault(tmp_path_factory.mktemp("histories")) as vault:
        yield vault


def delivered(vault: Vault, history: History, size: int) -> None:
    """Each change by a colleague of its own, a few in each delivery."""
    by = {change.id: Colleague() for change in history.changes}
    signed = {
        change.id: by[change.id].rewrites(by[change.id].writes(change.family), **_said(change, by[change.id]))
        for change in history.changes
    }
    for start in range(0, len(history.delivery), size):
        some = history.delivered[start : start + size]
        devices = {device: key for change in some for device, key in by[change.id].devices.items()}
        taken = vault.changes.take(
            [signed[change.id] for change in some], [by[change.id].certificate for change in some], devices
        )
        assert taken.kept_aside == ()


def _said(change: Change, author: Colleague) -> dict[str, object]:
    own = {"author": author.practitioner, "writer": author.writer}
    return {name: getattr(change, name) for name in change.__struct_fields__} | own


@settings(max_examples=EXAMPLES, deadline=None)
@given(histories(longest=8), st.integers(1, 5))
def test_the_tables_hold_what_the_definition_says(vault: Vault, history: History, size: int):
    delivered(vault, history, size)
    for family, record in {place[:2] for place in naive.places(history.changes)}:
        kept = next(one for one in vault.records.of(family) + vault.records.removed(family) if one.id == record)
        own = [place for place in naive.places(history.changes) if place[:2] == (family, record)]
        standing = {place.field: naive.standing(history.changes, place) for place in own}
        assert kept.kind == naive.kind_of(history.changes, family, record)
        assert set(kept.conflicts) == _conflicts(history, own)
        is_finished = naive.finisher(history.changes, family, record) is not None
        assert kept.is_removed == (not is_finished and _is_removed(standing))
        for conflict in (one for one in vault.records.conflicts(family) if one.record == record):
            _is_of_all_that_stands(history, conflict)
        expected = naive.body(history.changes, family, record)
        assert kept.body.keys() == expected.keys()
        for field in kept.body.keys() - {"kept_from", "safe_contact"}:
            assert not naive.differ([kept.body[field], expected[field]]), field


def test_a_finished_record_stays_as_it_was_one_delivery_after_the_other(vault: Vault):
    family, note, author = new_id(), new_id(), Colleague()
    told: list[str] = []
    begun = {"words": "He came", "how": "call"}
    for at, fields in enumerate((begun, {"kept": True}, {"words": "No"}, {REMOVED: True})):
        change = author.writes(family, Edit(note, "note", fields, tuple(told)), at=at)
        told.append(decode(change.signed.body).id)
        assert author.given_to(vault, change).kept_aside == ()
    [kept] = vault.records.of(family)
    assert (kept.body, kept.conflicts) == ({**begun, "kept": True}, ())
    assert [head.value for head in vault.records.heads(note, "words")] == ["No"]


@settings(max_examples=EXAMPLES, deadline=None)
@given(histories(longest=8), st.integers(1, 5))
def test_the_list_holds_what_the_records_come_to(vault: Vault, history: History, size: int):
    delivered(vault, history, size)
    listed = {summary.id: summary for summary in vault.records.families()}
    for family in {place[0] for place in naive.places(history.changes)} & listed.keys():
        standing = vault.records.of(family)
        for kind, fields in LISTED.items():
            of_kind = [(one.id, one.body) for one in standing if one.kind == kind]
            expected = [(id, {field: body[field] for field in fields if field in body}) for id, body in of_kind]
            assert listed[family].of(kind) == sorted(expected)
        records = standing + vault.records.removed(family)
        assert listed[family].conflicts == sum(len(one.conflicts) for one in records)
        assert listed[family].changed_at == max(one.changed_at for one in records)


def _is_of_all_that_stands(history: History, conflict: Conflict) -> None:
    """Are its versions those that stand, and of a part of a form what was said in it unknowingly, each of them once?"""
    place, shown = (
        naive.Place(conflict.family, conflict.record, conflict.field),
        [(one.change, one.value) for one in conflict.versions],
    )
    said = [(change.id, value) for change, value in naive.standing(history.changes, place)]
    assert naive.differ(value for _change, value in shown)
    if conflict.field == REMOVED:
        assert all(one in shown for one in said)
        return
    unaware = naive.said_unaware(history.changes, place) - {change for change, _value in said}
    said += [(change, naive.place_of(history.changes, place)) for change in unaware]
    assert sorted(shown, key=str) == sorted(said, key=str)


def _is_removed(standing: dict[str, list[tuple[Change, object]]]) -> bool:
    heads = standing.get("removed")
    return bool(heads) and heads[0][1] is True


def _conflicts(history: History, own: list[naive.Place]) -> set[str]:
    found = {place.field for place in own if naive.in_conflict(history.changes, place)}
    return found | ({"removed"} if naive.removal_is_raced(history.changes, *own[0][:2]) else set())


@settings(max_examples=20, deadline=None, phases=[Phase.generate])
@given(histories(longest=8))
def test_rebuilding_from_the_log_gives_the_same_tables(vault: Vault, history: History):
    delivered(vault, history, 3)
    families = sorted({change.family for change in history.changes})
    before = [vault.records.of(family) + vault.records.removed(family) for family in families]
    conflicts = [vault.records.conflicts(family) for family in families]
    vault.changes.rebuild()
    assert [vault.records.of(family) + vault.records.removed(family) for family in families] == before
    assert [vault.records.conflicts(family) for family in families] == conflicts


def written(vault: Vault, family: str, record: str, fields: dict[str, object], *seen: str) -> str:
    """What somebody said in an assessment comes in, made on top of what they had seen."""
    author = Colleague()
    change = author.writes(family, Edit(record, "assessment", fields, seen))
    assert author.given_to(vault, change).kept_aside == ()
    return decode(change.signed.body).id


def test_a_removed_part_is_in_doubt_while_something_is_said_in_it_one_delivery_after_the_other(vault: Vault):
    family, record = new_id(), new_id()
    written(vault, family, record, {"job[2]": ""})
    answered = written(vault, family, record, {"job[2]/work": "Baker"})
    [kept] = vault.records.of(family)
    assert (kept.body["job[2]"], kept.conflicts) == ("2", ("job[2]",))
    written(vault, family, record, {"job[2]/work": ""}, answered)
    [kept] = vault.records.of(family)
    assert (kept.body["job[2]"], kept.conflicts) == ("", ())


def test_who_says_in_one_save_that_a_part_is_there_and_what_is_in_it_is_one_version(vault: Vault):
    family, record = new_id(), new_id()
    removed = written(vault, family, record, {"job[x]": ""})
    said = written(vault, family, record, {"job[x]": "2", "job[x]/work": "Baker"})
    [asked] = vault.records.conflicts(family)
    assert {(one.change, one.value) for one in asked.versions} == {(removed, ""), (said, "2")}
    assert len(asked.versions) == 2


def test_what_one_family_says_of_a_record_is_no_word_on_that_of_another(vault: Vault):
    one, other, record = new_id(), new_id(), new_id()
    answered = written(vault, one, record, {"job[x]/work": "Baker"})
    elsewhere = written(vault, other, record, {"job[x]": "7"}, answered)
    removed = written(vault, one, record, {"job[x]": ""}, elsewhere)
    [asked] = vault.records.conflicts(one)
    assert {(version.change, version.value) for version in asked.versions} == {(removed, ""), (answered, "1")}
    assert vault.records.of(one)[0].body["job[x]"] == "1"
