"""`ehdesk vault info|check`: exit codes, facts, and plain words."""

import io
import json
from pathlib import Path

import pytest

from ehdesk.cli import main
from ehdesk.store.changes import NewEdit
from tests.builders import PASSPHRASE, a_vault, new_id


@pytest.fixture
def vault(tmp_path):
    """The folder of a vault with one family in it."""
    with a_vault(tmp_path) as vault:
        vault.changes.save(family := new_id(), [NewEdit(family, "family", {"name": "Quillfeather"})])
    return vault.folder


@pytest.fixture
def secret(tmp_path):
    """A file with the passphrase."""
    file = tmp_path / "passphrase"
    file.write_text(PASSPHRASE + "\n")
    return file


def test_a_sound_vault_is_0(vault, secret, capsys):
    assert main(["vault", "check", str(vault), "--passphrase-file", str(secret), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["problems"], found["changes"], found["families"]) == ([], 1, 1)


def test_the_passphrase_may_come_from_standard_input(vault, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO(PASSPHRASE + "\n"))
    assert main(["vault", "info", str(vault), "--passphrase-file", "-"]) == 0
    said = capsys.readouterr().out
    assert "changes: 1" in said
    assert "Quillfeather" not in said


def test_a_damaged_vault_is_1_with_what_is_wrong(vault, secret, capsys):
    file = vault / "vault.db"
    spoilt = bytearray(file.read_bytes())
    spoilt[len(spoilt) // 2] ^= 1
    file.write_bytes(spoilt)
    assert main(["vault", "check", str(vault), "--passphrase-file", str(secret)]) == 1
    said = capsys.readouterr()
    assert said.out.strip().removeprefix("problems:").strip()


def test_a_wrong_passphrase_is_1_in_one_sentence(vault, tmp_path, capsys):
    (wrong := tmp_path / "wrong").write_text("not this one at all")
    assert main(["vault", "check", str(vault), "--passphrase-file", str(wrong)]) == 1
    assert "not the right passphrase" in capsys.readouterr().err


def test_a_folder_without_a_vault_is_1_in_one_sentence(tmp_path, secret, capsys):
    assert main(["vault", "check", str(tmp_path / "none"), "--passphrase-file", str(secret)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.fixture
def backed_up(tmp_path):
    """A closed vault with a backup, and what was written after it."""
    with a_vault(tmp_path) as vault:
        backup = vault.backups.make()
        vault.changes.save(family := new_id(), [NewEdit(family, "family", {"name": "Quillfeather"})])
    return vault.folder, backup.folder.name


def test_its_backups_are_told_without_a_passphrase(backed_up, capsys):
    folder, name = backed_up
    assert main(["vault", "backups", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"backups": [name]}


def test_going_back_says_where_the_old_files_are_and_leaves_a_sound_vault(backed_up, secret, capsys):
    folder, name = backed_up
    assert main(["vault", "go-back", str(folder), "--to", name, "--passphrase-file", str(secret), "--json"]) == 0
    kept = Path(json.loads(capsys.readouterr().out)["kept aside"])
    assert (kept / "vault.db").is_file()
    assert main(["vault", "check", str(folder), "--passphrase-file", str(secret), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["changes"] == 0


def test_going_back_to_what_is_not_there_is_1_with_a_sentence(backed_up, secret, capsys):
    folder, _name = backed_up
    assert main(["vault", "go-back", str(folder), "--to", "../..", "--passphrase-file", str(secret)]) == 1
    assert "There is no backup" in capsys.readouterr().err
