"""What a vault keeps together for the list of families."""

from pathlib import Path

from ehdesk.store.check import check
from ehdesk.store.driver import open_database
from tests.builders import PASSPHRASE, new_id
from tests.store.conftest import Opener
from tests.store.writing import a_family, write


def test_a_list_that_is_not_what_the_records_come_to_is_told(folder: Path, data_key: bytes, open_vault: Opener):
    with open_vault(folder) as vault:
        write(vault, a_family(vault), name="Ann")
    assert check(folder, PASSPHRASE).is_sound
    with open_database(folder / "vault.db", data_key) as db:
        db.execute("update listed set records = '{}'")
    assert any("what the list says" in problem for problem in check(folder, PASSPHRASE).problems)


def test_an_answer_of_the_assessment_alone_moves_only_the_day_of_the_last_change(folder: Path, open_vault: Opener):
    with open_vault(folder) as vault:
        family, record = a_family(vault), new_id()
        write(vault, family, record, kind="assessment", **{"home/start": "A"})
        [before] = vault.records.families()
        change = write(vault, family, record, kind="assessment", **{"home/start": "B"})
        [after] = vault.records.families()
    assert after.entries == before.entries
    assert after.changed_at >= before.changed_at
    assert change.edits[0].fields["home/start"] == "B"
