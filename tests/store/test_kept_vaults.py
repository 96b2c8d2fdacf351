"""Vaults that earlier code made are opened by this one: everything in them is there, and the desk works."""

from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3.dbapi2 import IntegrityError, OperationalError

from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.domain.kinds import MEMBER
from ehdesk.store import door, schema
from ehdesk.store.check import looked_through
from ehdesk.store.doing import Doing
from ehdesk.store.driver import DATABASE, Database, open_database, open_to_look, rows
from ehdesk.store.keys import read_keys
from ehdesk.store.vault import Vault
from tests.builders import PASSPHRASE, new_id, now
from tests.store.kept_vaults import KEPT, Kept
from tests.store.kept_vaults.keep import PICTURE
from tests.store.writing import write

every_one = pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.name)
OLDEST = KEPT[0]


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
    assert (shown["name"], listed.conflicts) == ("Tester", 1)
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
