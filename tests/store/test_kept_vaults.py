"""Vaults that earlier code made are opened by this one: everything in them is there, and the desk works."""

import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3.dbapi2 import IntegrityError, OperationalError

from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.domain.kinds import ASSESSMENT, MEMBER
from ehdesk.store import door, schema
from ehdesk.store.check import looked_through
from ehdesk.store.doing import Doing
from ehdesk.store.driver import DATABASE, Database, open_database, open_to_look, rows
from ehdesk.store.keys import read_keys
from ehdesk.store.vault import Vault
from tests.builders import PASSPHRASE, new_id, now
from tests.store.kept_vaults import KEPT, Kept
from tests.store.kept_vaults.keep import JOB, PICTURE
from tests.store.writing import write


class Killed(BaseException):
    """The process ended here."""


every_one = pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.name)
OLDEST = KEPT[0]
WITH_A_REMOVED_PART = next(kept for kept in KEPT if kept.name == "version-7-ed3dc83")


def opened(kept: Kept, folder: Path) -> Vault:
    return door.unlock_with_recovery_code(folder, kept.code, ids=new_id, clock=now)


def key_of(kept: Kept, folder: Path) -> bytes:
    return read_keys(folder).by_recovery_code(kept.code)


def in_its_file(kept: Kept, folder: Path) -> Database:
    return open_database(folder / DATABASE, key_of(kept, folder))


def dump(kept: Kept, folder: Path, of: Path) -> list[str]:
    """The number of its tables, the tables, and every row of them; or those `of` a backup."""
    with closing(open_to_look(of / DATABASE, key_of(kept, folder))) as db:
        tables = [row for (row,) in rows(db, "select name from sqlite_schema where type = 'table' order by name")]
        made = [str(sql) for (sql,) in rows(db, "select sql from sqlite_schema order by name")]
        return [str(schema.version(db)), *made, *(str(rows(db, f"select * from {table}")) for table in tables)]


def tables(folder: Path, data_key: bytes) -> set[tuple[Any, ...]]:
    """Its tables with their columns, and what stands on them, wherever in a table a column stands."""
    columns = (
        'select item.name, field.name, field.type, field."notnull", field.dflt_value, field.pk'
        " from sqlite_schema as item, pragma_table_info(item.name) as field"
    )
    with closing(open_to_look(folder / DATABASE, data_key)) as db:
        return {*rows(db, "select type, name from sqlite_schema"), *rows(db, columns)}


def test_there_is_one_of_every_version_before_this_one():
    assert {int(kept.name.split("-")[1]) for kept in KEPT} == set(range(1, schema.VERSION))


@every_one
def test_everything_in_it_is_read_it_was_kept_as_it_was_and_is_sound_before_and_after(kept: Kept, tmp_path: Path):
    folder = kept.copy(tmp_path / "vault")
    before, as_it_was = looked_through(folder, key_of(kept, folder)), dump(kept, folder, folder)
    assert before.is_sound
    assert "earlier version" in before.note
    with opened(kept, folder) as vault:
        [family] = vault.changes.families()
        _assert_all_is_read(vault, family)
        _assert_the_desk_works(vault, family)
        [backup] = vault.backups.all()
    assert dump(kept, folder, backup.folder) == as_it_was
    after = looked_through(folder, key_of(kept, folder))
    assert (after.problems, after.note, after.changes) == ((), "", before.changes + 1)


def _assert_all_is_read(vault: Vault, family: FamilyId) -> None:
    [listed] = vault.records.families()
    [(_family, shown)] = listed.of("family")
    [assessment] = vault.records.of(family, ASSESSMENT)
    removed = (JOB,) if vault.changes.history(assessment.id, JOB) else ()
    assert (shown["name"], listed.conflicts, assessment.conflicts) == ("Tester", 1 + len(removed), removed)
    [child] = vault.records.of(family, MEMBER)
    assert (child.body["born"], child.conflicts) == ("2015-03-02", ("name",))
    assert {version.value for version in vault.changes.history(child.id, "name")} == {
        "Ann Tester",
        "Anne Tester",
        "Annie Tester",
    }
    kinds = {record.kind for record in vault.records.of(family)}
    assert {"family", "member", "assessment", "goal", "action", "reading"} <= kinds
    assert [entry.what for entry in vault.access.of(family)] == ["opened"]
    assert vault.settings.get("place") == [1, 2]
    assert vault.search.families("walk") == (family,)
    for picture in vault.records.of(family, "picture"):
        with vault.second() as second:
            assert b"".join(second.attachments.pieces(picture.body["content"]["hash"])) == PICTURE


def _assert_the_desk_works(vault: Vault, family: FamilyId) -> None:
    [assessment] = vault.records.of(family, "assessment")
    assert vault.drafts.of(assessment.id)["home/start"].text == "half a sen"
    seen = (write(vault, family, assessment.id, kind="assessment", other="typed").id,)
    vault.drafts.keep(family, RecordId(assessment.id), "other", "half a wo", seen)
    assert vault.drafts.of(assessment.id)["other"].seen == seen
    with vault.second() as second:
        assert second.attachments.keep([PICTURE], "image/png").size == len(PICTURE)


@every_one
def test_nothing_in_it_can_be_altered_or_taken_away(kept: Kept, tmp_path: Path):
    folder = kept.copy(tmp_path / "vault")
    opened(kept, folder).close()
    with closing(in_its_file(kept, folder)) as db:
        for table, altered in (("change", "at"), ("access", "at")):
            for alteration in (f"update {table} set {altered} = 0", f"delete from {table}"):
                with pytest.raises(IntegrityError, match=r"is (never|only)"):
                    db.execute(alteration)


def test_of_an_earlier_one_it_is_asked_about_a_part_that_was_removed_with_an_answer_in_it(tmp_path: Path):
    with opened(WITH_A_REMOVED_PART, WITH_A_REMOVED_PART.copy(tmp_path / "vault")) as vault:
        [asked] = [conflict for conflict in vault.records.conflicts() if conflict.field == JOB]
        assert [version.value for version in asked.versions] == ["", "1"]
        [assessment] = vault.records.of(asked.family, ASSESSMENT)
        assert assessment.body[JOB] == "1"


@every_one
def test_its_tables_become_those_of_a_new_one_and_hold_what_a_rebuild_makes(
    kept: Kept, folder: Path, data_key: bytes, tmp_path: Path
):
    migrated = kept.copy(tmp_path / "vault")
    with opened(kept, migrated) as vault:
        [family] = vault.changes.families()
        before, asked = vault.records.of(family) + vault.records.removed(family), vault.records.conflicts()
        vault.changes.rebuild()
        assert vault.records.of(family) + vault.records.removed(family) == before
        assert vault.records.conflicts() == asked
    assert tables(migrated, key_of(kept, migrated)) == tables(folder, data_key)


@every_one
def test_killed_while_its_steps_are_taken_it_is_as_before(kept: Kept, tmp_path: Path):
    folder, left, heard = kept.copy(tmp_path / "vault"), tmp_path / "left", []
    as_it_was = dump(kept, folder, folder)

    def killed() -> str:
        """Whose it is to be is asked for last: the files as they lie then are all that is left."""
        shutil.copytree(folder, left)
        raise Killed

    with pytest.raises(Killed):
        door.unlock_with_recovery_code(folder, kept.code, ids=killed, clock=now, told=heard.append)
    assert heard == [Doing.COPYING, Doing.MIGRATING]
    assert dump(kept, left, left) == dump(kept, folder, folder) == as_it_was
    with opened(kept, left) as vault:
        _assert_all_is_read(vault, *vault.changes.families())


@every_one
def test_the_copy_of_it_as_it_was_can_be_gone_back_to(kept: Kept, tmp_path: Path):
    folder = kept.copy(tmp_path / "vault")
    as_it_was = dump(kept, folder, folder)
    with opened(kept, folder) as vault:
        [backup] = vault.backups.all()
        _assert_the_desk_works(vault, *vault.changes.families())
    door.go_back(folder, backup, door.by_recovery_code(kept.code), clock=now)
    assert dump(kept, folder, folder) == as_it_was
    with opened(kept, folder) as vault:
        _assert_all_is_read(vault, *vault.changes.families())
    assert looked_through(folder, key_of(kept, folder)).is_sound


def test_the_passphrase_of_the_first_version_opens_it(tmp_path: Path):
    folder, heard = OLDEST.copy(tmp_path / "vault"), []
    for expected in ([Doing.COPYING, Doing.MIGRATING], []):
        with door.unlock(folder, PASSPHRASE, ids=new_id, clock=now, told=heard.append) as vault:
            assert vault.owner.name == "Ada Obi"
        assert heard == expected
        heard.clear()


def test_when_a_step_fails_in_the_middle_everything_is_as_before(tmp_path: Path):
    folder = OLDEST.copy(tmp_path / "vault")
    with closing(in_its_file(OLDEST, folder)) as db:
        db.execute("create index change_in_state on change (state)")  # the second step makes a table, then this index
    before = dump(OLDEST, folder, folder)
    with pytest.raises(OperationalError, match="already exists"):
        opened(OLDEST, folder)
    assert dump(OLDEST, folder, folder) == before
    with closing(in_its_file(OLDEST, folder)) as db:
        db.execute("drop index change_in_state")
    with opened(OLDEST, folder) as vault:
        assert vault.records.families()
