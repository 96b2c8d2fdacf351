"""`ehdesk vault rescue`: what can be read of a damaged vault is told, and put in place where that is wanted."""

import json
from pathlib import Path

import pytest

from ehdesk.cli import main
from ehdesk.store.changes import NewEdit
from tests.builders import PASSPHRASE, a_vault, new_id
from tests.store.kept_vaults import KEPT


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file with the passphrase."""
    file = tmp_path / "passphrase"
    file.write_text(PASSPHRASE + "\n")
    return file


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """The folder of a vault with one family in it."""
    with a_vault(tmp_path) as vault:
        vault.changes.save(family := new_id(), [NewEdit(family, "family", {"name": "Quillfeather"})])
    return vault.folder


@pytest.fixture
def damaged(vault: Path) -> Path:
    """The same, without the bytes of a page that holds none of what was saved."""
    file = vault / "vault.db"
    spoilt = bytearray(file.read_bytes())
    spoilt[-2000] ^= 1
    file.write_bytes(spoilt)
    return vault


def said_of(vault: Path, secret: Path, *more: str) -> list[str]:
    return ["vault", "rescue", str(vault), "--passphrase-file", str(secret), *more]


def test_of_a_sound_vault_nothing_is_done(vault, secret, capsys):
    before = (vault / "vault.db").read_bytes()
    assert main(said_of(vault, secret, "--put-in-place")) == 0
    assert "sound" in capsys.readouterr().err
    assert (vault / "vault.db").read_bytes() == before


def test_what_can_be_read_is_told_and_nothing_is_kept(damaged, secret, capsys):
    before = sorted(path.relative_to(damaged) for path in damaged.rglob("*"))
    content = (damaged / "vault.db").read_bytes()
    assert main(said_of(damaged, secret, "--json")) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["families"], found["changes"], found["changes missing"]) == (1, 1, 0)
    assert sorted(path.relative_to(damaged) for path in damaged.rglob("*")) == before
    assert (damaged / "vault.db").read_bytes() == content


def test_it_is_put_in_place_and_the_damaged_files_are_kept(damaged, secret, capsys):
    content = (damaged / "vault.db").read_bytes()
    assert main(said_of(damaged, secret, "--put-in-place")) == 0
    assert "families: 1" in capsys.readouterr().out
    assert main(["vault", "check", str(damaged), "--passphrase-file", str(secret)]) == 0
    assert [file.read_bytes() for file in damaged.glob("*/*/vault.db")] == [content]


def test_a_damaged_vault_of_an_earlier_version_is_read_too(tmp_path, secret, capsys):
    file = KEPT[-1].copy(tmp_path / "earlier") / "vault.db"
    spoilt = bytearray(file.read_bytes())
    spoilt[-2000] ^= 1
    file.write_bytes(spoilt)
    assert main(said_of(file.parent, secret, "--put-in-place", "--json")) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["families"], found["changes missing"]) == (1, 0)
    assert main(["vault", "check", str(file.parent), "--passphrase-file", str(secret)]) == 0


def test_a_wrong_passphrase_is_a_sentence(damaged, secret, capsys):
    secret.write_text("something else entirely\n")
    assert main(said_of(damaged, secret)) == 1
    assert "passphrase" in capsys.readouterr().err
