"""A family is read once for many questions, and is never older than the last thing that was written."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ehdesk.store.vault import Vault
from tests.builders import a_vault, new_id
from tests.store.writing import a_family, give, remove, write

ACTS = ("write", "take away", "other family", "come in", "come in beside", "send")


@pytest.fixture(scope="module")
def vaults(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Vault, Vault]]:
    """One to look at, and a colleague's."""
    with a_vault(tmp_path_factory.mktemp("ada")) as ada, a_vault(tmp_path_factory.mktemp("ben")) as ben:
        yield ada, ben


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(ACTS), max_size=6))
def test_what_is_read_is_what_stands(vaults: tuple[Vault, Vault], acts: list[str]):
    ada, ben = vaults
    family = a_family(ada)
    member = write(ada, family, name="Tia").edits[0].record
    for act in acts:
        match act:
            case "write":
                write(ada, family, member, name=new_id())
            case "take away":
                remove(ada, family, member)
            case "other family":
                ada.records.of(a_family(ada))
            case "come in":
                write(ben, family, name="Leila")
                give(ben, ada)
            case "come in beside":
                write(ben, family, name="Karim")
                with ada.second() as beside:
                    give(ben, beside)
            case "send":
                ada.outbox.sent([one.change for one in ada.outbox.waiting()])
        with ada.second() as somebody_new:
            assert ada.records.of(family) == somebody_new.records.of(family)
