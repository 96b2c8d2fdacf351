"""A family that leaves is gone to the last byte: from the database, its log and every copy. Nothing else is."""

from collections.abc import Callable

import pytest
from sqlcipher3.dbapi2 import IntegrityError

from ehdesk.store import door
from ehdesk.store.backups import backups_of
from ehdesk.store.check import check
from ehdesk.store.cursors import Cursor
from ehdesk.store.driver import DATABASE
from ehdesk.store.erasures import Why
from ehdesk.store.vault import Vault
from tests.builders import PASSPHRASE, now
from tests.store.conftest import Opener
from tests.store.leaving import PLANTED, Two, accept_all, bytes_in, left_of_it, planted_in, sound
from tests.store.writing import a_family, write

PICTURE = b"drawn by somebody small"


def test_the_search_for_what_is_left_finds_everything_before(two: Two, data_key: bytes):
    assert left_of_it(two.folder, data_key) == list(PLANTED)


def test_nothing_of_it_is_left_in_any_page_log_or_copy(two: Two, data_key: bytes, open_vault: Opener):
    before = (two.folder / DATABASE).stat().st_size
    with open_vault(two.folder) as vault:
        assert left_of_it(two.folder, data_key) == []
        assert (two.folder / DATABASE).stat().st_size < before / 2
        assert two.goes not in vault.changes.families()
        assert vault.search.families("quill") == ()
        assert vault.access.of(two.goes) == ()
        assert len(backups_of(two.folder)) == 1
        [gone] = vault.erasures.all()
        assert (gone.family, gone.why, vault.erasures.leaving()) == (two.goes, Why.WITHDRAWN, ())
        assert gone.wiped is not None
    assert sound(two.folder, data_key)


def test_what_stays_stays_whole_and_goes_on(two: Two, open_vault: Opener):
    with open_vault(two.folder) as vault:
        assert len(vault.changes.ids(two.stays)) == 31
        assert vault.search.families("somebody") == (two.stays,)
        write(vault, two.stays, name="After")
        assert vault.search.families("after") == (two.stays,)
    backup = backups_of(two.folder)[0]
    door.go_back(two.folder, backup, door.by_passphrase(two.folder, PASSPHRASE, now), clock=now)
    with open_vault(two.folder) as vault:
        assert len(vault.changes.ids(two.stays)) == 31
        assert two.goes not in vault.changes.families()
    assert check(two.folder, PASSPHRASE).is_sound


def with_a_change(vault: Vault, two: Two) -> None:
    write(vault, two.goes, name="unsent")


def with_a_refusal(vault: Vault, two: Two) -> None:
    vault.outbox.refuse(write(vault, two.goes, name="unsent").id, "not_assigned", "No.")


def with_a_text(vault: Vault, two: Two) -> None:
    vault.drafts.keep(two.goes, two.record, "notes", "half typed")


@pytest.mark.parametrize("hold", [with_a_change, with_a_refusal, with_a_text])
def test_what_the_hub_does_not_hold_is_never_erased(
    vault: Vault, data_key: bytes, open_vault: Opener, hold: Callable[[Vault, Two], None]
):
    two = planted_in(vault)
    vault.erasures.leave([two.goes], Why.WITHDRAWN)
    hold(vault, two)
    vault.close()
    with open_vault(two.folder) as again:
        assert two.goes in again.changes.families()
        [leaving] = again.erasures.leaving()
        assert leaving.is_held
        assert again.erasures.all() == ()
        accept_all(again)
        for change in again.outbox.refused():
            again.outbox.accepted(change.change, 99)
        again.drafts.drop(two.record, "notes")
    with open_vault(two.folder) as last:
        assert two.goes not in last.changes.families()
    assert left_of_it(two.folder, data_key) == []


def test_pictures_that_no_hub_has_hold_a_family_until_its_worker_lets_them_go(
    vault: Vault, data_key: bytes, open_vault: Opener
):
    two = planted_in(vault)
    with vault.second() as second:
        shown, other = (second.attachments.keep([word * 50_000], "image/png") for word in (PICTURE, b"otherwise"))
    write(vault, two.goes, content=shown.value)
    write(vault, two.stays, content=other.value)
    accept_all(vault)
    vault.erasures.leave([two.goes], Why.WITHDRAWN)
    vault.close()
    with open_vault(two.folder) as again:
        [leaving] = again.erasures.leaving()
        assert (leaving.is_held, leaving.pictures) == (True, 1)
        assert PICTURE in bytes_in(two.folder, data_key)
        again.erasures.let_pictures_go(two.goes)
    with open_vault(two.folder) as last:
        assert two.goes not in last.changes.families()
        assert last.attachments.has(other.hash)
    left = bytes_in(two.folder, data_key)
    assert PICTURE not in left
    assert b"otherwise" in left


def test_what_was_said_of_its_pictures_does_not_hold_when_a_family_is_given_again(vault: Vault):
    two = planted_in(vault)
    with vault.second() as second:
        shown = second.attachments.keep([PICTURE], "image/png")
    write(vault, two.goes, content=shown.value)
    for _ in range(2):
        vault.erasures.leave([two.goes], Why.WITHDRAWN)
        assert vault.erasures.leaving()[0].pictures == 1
        vault.erasures.let_pictures_go(two.goes)
        assert vault.erasures.leaving()[0].pictures == 0
        vault.erasures.stay([two.goes], Why.WITHDRAWN)


def test_one_that_was_given_again_in_time_stays(vault: Vault, open_vault: Opener):
    two = planted_in(vault)
    vault.erasures.leave([two.goes], Why.WITHDRAWN)
    vault.erasures.stay([two.goes], Why.CLOSED)
    assert vault.erasures.leaving()
    vault.erasures.stay([two.goes], Why.WITHDRAWN)
    vault.close()
    with open_vault(two.folder) as again:
        assert two.goes in again.changes.families()


@pytest.mark.parametrize("is_unsent", [False, True])
def test_files_set_aside_go_too_unless_something_can_be_read_in_them_alone(
    vault: Vault, data_key: bytes, open_vault: Opener, is_unsent: bool
):
    two = planted_in(vault)
    if is_unsent:
        write(vault, two.stays, name="Not sent yet")
    vault.close()
    door.go_back(two.folder, backups_of(two.folder)[0], door.by_passphrase(two.folder, PASSPHRASE, now), clock=now)
    with open_vault(two.folder) as again:  # an earlier state, in which nothing was sent yet
        accept_all(again)
        again.erasures.leave([two.goes], Why.WITHDRAWN)
    with open_vault(two.folder) as again:
        assert len(again.laid_aside.all()) == is_unsent
        assert again.erasures.all()[0].wiped is not None
        for one in again.laid_aside.all():
            again.laid_aside.remove(one)
    assert left_of_it(two.folder, data_key) == []


def test_a_closed_family_is_kept_away_until_something_comes_to_it(vault: Vault, open_vault: Opener):
    two = planted_in(vault)
    vault.erasures.leave([two.goes], Why.CLOSED)
    head = Cursor(61, b"h" * 32)
    assert not vault.erasures.keeps_away(two.goes, head)
    vault.close()
    with open_vault(two.folder) as again:
        assert again.erasures.keeps_away(two.goes, head)
        assert not again.erasures.keeps_away(two.goes, Cursor(62, b"i" * 32))
        assert not again.erasures.keeps_away(two.stays, head)


def test_a_place_in_the_log_is_never_given_twice(vault: Vault, open_vault: Opener):
    """Else what is told of damaged files would count what was erased as lost."""
    last = a_family(vault, "Quillfeather")
    accept_all(vault)
    vault.erasures.leave([last], Why.CLOSED)
    vault.close()
    with open_vault(vault.folder) as again:
        a_family(again)
        assert again._book.row("select max(seq) from change") == (2,)


@pytest.mark.parametrize(
    ("table", "said"), [("change", "never taken away"), ("access", "only added to"), ("erased", "only added to")]
)
def test_nothing_of_another_family_can_be_taken_away_with_it(two: Two, open_vault: Opener, table: str, said: str):
    with open_vault(two.folder) as vault:
        vault.access.note(two.stays, "opened")
        db = vault._book.db
        db.execute("insert into erasing values (?)", (two.goes,))
        with pytest.raises(IntegrityError, match=said):
            db.execute(f"delete from {table}")
