"""A change in the log that this version cannot read: part of nothing that is shown, in nothing's way, and told of."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from ehdesk.cli import main
from ehdesk.domain.change import Edit, decode, encode
from ehdesk.domain.signing import sign_change
from ehdesk.store import door, schema
from ehdesk.store.check import check
from ehdesk.store.driver import open_database
from ehdesk.store.erasures import Why
from ehdesk.store.going_back import ASIDE
from ehdesk.store.intake import Incoming
from ehdesk.store.log import SyncState
from ehdesk.store.unsent_file import opened
from ehdesk.store.vault import Vault
from tests.builders import PASSPHRASE, new_id, now
from tests.store import deep
from tests.store.colleague import Colleague
from tests.store.conftest import Opener
from tests.store.writing import a_family, write

MANY = 1 << 20


@pytest.fixture
def family(vault: Vault) -> str:
    """One in which Ada wrote a change that nests too deep, between two others."""
    family = a_family(vault)
    deep.written(vault, family, Edit(family, "family", {"name": "From a newer form"}, vault.changes.ids(family)))
    write(vault, family, name="Ann")
    return family


def command(capsys: pytest.CaptureFixture[str], *given: object) -> tuple[int, dict[str, object]]:
    """What `ehdesk vault ...` answers."""
    code = main(["vault", *map(str, given), "--json"])
    return code, json.loads(capsys.readouterr().out)


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    file = tmp_path / "passphrase"
    file.write_text(PASSPHRASE)
    return file


def test_it_is_told_with_who_when_and_why(vault: Vault, family: str):
    vault.changes.rebuild()
    [one] = vault.changes.unread(family)
    assert (one.author, one.at.date()) == (vault.owner.practitioner, now().date())
    assert one.reason == "lists in lists, more than 64 deep"
    assert one.change not in {change.id for change in vault.changes.told(family)}
    assert vault.changes.unread(a_family(vault)) == ()


def test_what_it_would_put_in_another_s_place_stands(vault: Vault, family: str):
    vault.changes.rebuild()
    assert vault.records.one(family).body == {"name": "Tester"}
    assert [one.value for one in vault.changes.history(family, "name")] == ["Tester"]
    assert [dict(member.body) for member in vault.records.of(family, "member")] == [{"name": "Ann"}]


def test_the_next_version_of_the_tables_makes_what_is_shown_without_it(
    vault: Vault, family: str, folder: Path, data_key: bytes, open_vault: Opener
):
    vault.close()
    with closing(open_database(folder / "vault.db", data_key)) as db:
        db.execute(f"pragma user_version = {schema.VERSION - 1}")
    with open_vault(folder) as again:
        assert again.records.one(family).body == {"name": "Tester"}
        assert len(again.changes.unread(family)) == 1
        assert len(again.changes.ids(family)) == 3


def test_check_and_rebuild_agree_that_nothing_is_wrong_and_name_it(
    vault: Vault, family: str, secret: Path, capsys: pytest.CaptureFixture[str]
):
    [unread] = set(vault.changes.ids(family)) - {change.id for change in vault.changes.told(family)}
    vault.close()
    place = (vault.folder, "--passphrase-file", secret)
    code, said = command(capsys, "check", *place)
    assert (code, len(said["problems"])) == (1, 1)  # the earlier version showed it
    assert "vault rebuild" in said["note"]
    for what in ("rebuild", "check"):
        code, said = command(capsys, what, *place)
        assert (code, said["problems"], said["changes"], said["unread"]) == (0, [], 3, 1)
        assert unread in said["note"]
        assert "more than 64 deep" in said["note"]


@pytest.mark.usefixtures("family")
def test_one_whose_row_names_another_author_is_a_problem(vault: Vault, data_key: bytes):
    vault.close()
    with closing(open_database(vault.folder / "vault.db", data_key)) as db:
        db.execute("drop trigger change_is_kept")
        db.execute("update change set author = ? where instr(body, 'newer')", (new_id(),))
    report = check(vault.folder, PASSPHRASE)
    assert any("by somebody else than the one whose device signed it" in problem for problem in report.problems)


@pytest.mark.usefixtures("family")
def test_one_that_was_altered_is_a_problem(vault: Vault, data_key: bytes):
    vault.close()
    with closing(open_database(vault.folder / "vault.db", data_key)) as db:
        db.execute("drop trigger change_is_kept")
        db.execute("update change set body = unhex(replace(hex(body), hex('newer'), hex('older')))")
    report = check(vault.folder, PASSPHRASE)
    assert any("the signature does not fit" in problem for problem in report.problems)


def test_it_goes_to_the_hub_in_its_place_with_what_vouches_for_its_writer(vault: Vault, family: str):
    batch = vault.outbox.next_batch(1, MANY)
    vault.outbox.accepted(vault.outbox.of(batch[0]).change, 1)
    [signed] = vault.outbox.next_batch(1, MANY)
    named = vault.outbox.of(signed)
    assert (named.family, b"newer form" in signed.body) == (family, True)
    assert len(vault.outbox.certificates_for([signed])) == 1
    vault.outbox.refuse(named.change, "unreadable", "The hub cannot read this change.")
    [after] = vault.outbox.next_batch(9, MANY)
    assert decode(after.body).previous
    assert [one.words for one in vault.outbox.refused()] == ["The hub cannot read this change."]


def test_it_is_in_the_file_of_unsent_work_with_what_vouches_for_its_writer(vault: Vault, family: str, tmp_path: Path):
    for signed in vault.outbox.next_batch(9, MANY):
        if b"newer form" not in signed.body:
            vault.outbox.accepted(vault.outbox.of(signed).change, 1)
    work = vault.unsent.sealed()
    assert (len(work.load.changes), work.load.families) == (1, {family})
    (file := tmp_path / "unsent.ehdesk").write_bytes(b"".join(work.pieces))
    with opened(file, work.code) as found:
        assert b"newer form" in found.unsent.changes[0].body
        assert len(found.unsent.certificates) == 1


def test_the_hub_s_number_of_it_is_kept_and_it_is_not_set_aside_as_well(vault: Vault, family: str):
    vault.changes.rebuild()
    signed = vault.outbox.next_batch(9, MANY)[1]
    taken = vault.changes.take([Incoming(signed, 7)])
    assert (taken.kept_aside, taken.families) == ((), {family})
    assert signed not in vault.outbox.next_batch(9, MANY)
    assert vault.records.families()[0].state is SyncState.WAITING
    assert vault.changes.take([Incoming(signed, 7)]).families == frozenset()


@pytest.mark.usefixtures("family")
def test_a_rescue_sets_it_aside_with_its_reason_and_loses_nothing(
    vault: Vault, made: tuple[Path, str], open_vault: Opener
):
    vault.changes.rebuild()
    vault.close()
    one = door.wreck(vault.folder, door.by_recovery_code(made[1]), ids=new_id, clock=now)
    found = one.read(lambda *_: None)
    assert (found.changes, found.aside, found.changes_missing) == (2, 1, 0)
    one.put_in_place(found).close()
    one.close()
    with open_vault(vault.folder) as again:
        [aside] = again.changes.aside()
        assert aside.reason == "It cannot be read as a change: lists in lists, more than 64 deep."
        assert b"newer form" in aside.signed.body
        assert len(again.unsent.load().changes) == 3


def test_one_set_aside_goes_with_the_family_that_it_names(vault: Vault, folder: Path, open_vault: Opener):
    eve, family = Colleague(), a_family(vault)
    whole = eve.writes(family)
    signed = sign_change(deep.deepened(encode(decode(whole.signed.body))), eve.key)
    eve.given_to(vault, Incoming(signed, 2))
    for one in vault.outbox.next_batch(9, MANY):
        vault.outbox.accepted(vault.outbox.of(one).change, 1)
    assert len(vault.changes.aside()) == 1
    vault.erasures.leave([family], Why.WITHDRAWN)
    vault.close()
    with open_vault(folder) as again:
        again.erase_what_is_due()
        assert again.changes.families() == ()
        assert again.changes.aside() == ()


def test_what_is_unsent_in_damaged_files_comes_over_and_is_set_aside(
    vault: Vault, made: tuple[Path, str], open_vault: Opener
):
    family = a_family(vault)
    backup = vault.backups.make()
    deep.written(vault, family, Edit(new_id(), "member", {"name": "From a newer form"}))
    vault.close()
    door.go_back(vault.folder, backup, door.by_recovery_code(made[1]), clock=now)
    assert list(vault.folder.glob(f"{ASIDE}*"))
    with open_vault(vault.folder) as again:
        [laid_aside] = again.laid_aside.all()
        found = again.laid_aside.read(laid_aside)
        assert (len(found.changes), found.lost) == (1, 0)
        taken = again.unsent.take(found.changes, found.certificates)
        assert [one.code for one in taken.kept_aside] == ["not a change"]
