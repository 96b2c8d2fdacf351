"""The shelf in a vault: kept, checked and folded like a family's log, and never taken for a family."""

import pytest

from ehdesk.domain import kinds
from ehdesk.domain.shelf import SHELF, TITLE
from ehdesk.store.changes import NewEdit
from ehdesk.store.check import check
from tests.builders import PASSPHRASE, a_vault, new_id


@pytest.fixture
def vault(tmp_path):
    """A vault with one published form and no family."""
    with a_vault(tmp_path) as vault:
        vault.changes.save(SHELF, [NewEdit(new_id(), kinds.FORM, {TITLE: "Our form"})])
        yield vault


def test_it_is_no_family_in_the_list_nor_by_a_search(vault):
    for _ in range(2):
        assert (vault.records.families(), vault.records.family_count()) == ((), 0)
        assert vault.search.families("form") == ()
        assert [one.body[TITLE] for one in vault.records.of(SHELF, kinds.FORM)] == ["Our form"]
        vault.changes.rebuild()


def test_a_vault_with_it_is_sound(vault):
    vault.close()
    assert check(vault.folder, PASSPHRASE).is_sound
