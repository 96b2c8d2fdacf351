"""`ehdesk escrow ...`: from making a key to opening a vault with it, and what is refused in one sentence."""

import json
from pathlib import Path

import pytest

from ehdesk.cli import main
from ehdesk.store.authority_key import make_pair, read_public
from ehdesk.store.keys import read_keys
from ehdesk.store.passphrase import FLOOR
from tests.builders import PASSPHRASE, a_vault

LOCK = "copper lantern nine gulls"
OTHER = "orchid ladder tin fog"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a closed vault, a pair of keys, and every passphrase in a file of its own."""
    a_vault(tmp_path).close()
    make_pair("Ourshire Council", LOCK, tmp_path / "private", tmp_path / "public", FLOOR)
    for name, text in (("mine", PASSPHRASE), ("lock", LOCK), ("new", OTHER), ("wrong", "not this one at all")):
        (tmp_path / name).write_text(text + "\n")
    return tmp_path


def run(files: Path, command: str) -> int:
    """One command; the names of files in it begin with @."""
    return main([part.replace("@", f"{files}/") for part in f"escrow {command} --json".split()])


def vault_in(files: Path) -> str:
    return next(found.parent.name for found in files.rglob("vault.db"))


def test_a_key_is_made_and_its_fingerprint_is_the_same_wherever_it_is_told(tmp_path: Path, capsys):
    (tmp_path / "lock").write_text(LOCK)
    make = ["escrow", "new-key", "Ourshire  Council", "--passphrase-file", str(tmp_path / "lock"), "--json"]
    make += ["--private", str(tmp_path / "private"), "--public", str(tmp_path / "ours.ehdeskkey")]
    assert main(make) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["authority"] == "Ourshire Council"
    assert run(tmp_path, "fingerprint @ours.ehdeskkey") == 0
    assert json.loads(capsys.readouterr().out) == told
    assert main(make) == 1
    assert "already" in capsys.readouterr().err


def test_both_halves_in_one_file_are_refused(tmp_path: Path, capsys):
    (tmp_path / "lock").write_text(LOCK)
    assert run(tmp_path, "new-key Ourshire --private @key --public @key --passphrase-file @lock") == 1
    assert "need a file each" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["lock"]


def add(files: Path, fingerprint: str, proof: str = "mine") -> int:
    """Give the way in; without a fingerprint where that is ""."""
    command = ["escrow", "add", str(files / vault_in(files)), "--public", str(files / "public")]
    said = [f"--fingerprint={fingerprint}"] if fingerprint else []
    return main([*command, *said, "--passphrase-file", str(files / proof), "--json"])


def fingerprint_in(files: Path) -> str:
    return read_public(files / "public").fingerprint


def test_a_vault_is_opened_by_the_authority_that_was_let_in(files: Path, capsys):
    vault = vault_in(files)
    assert run(files, f"open @{vault} --key @private --passphrase-file @lock --new-passphrase-file @new") == 1
    assert "No authority was given a way" in capsys.readouterr().err
    assert add(files, fingerprint_in(files)) == 0
    assert json.loads(capsys.readouterr().out)["authority"] == "Ourshire Council"
    assert run(files, f"open @{vault} --key @private --passphrase-file @lock --new-passphrase-file @new") == 0
    assert len(json.loads(capsys.readouterr().out)["recovery code"].split("-")) == 9
    assert run(files, f"remove @{vault} --passphrase-file @new") == 0
    assert run(files, f"remove @{vault} --passphrase-file @new") == 1
    assert "No authority can open this vault." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("open @none --key @private --passphrase-file @lock --new-passphrase-file @new", "no vault"),
        (
            "open @VAULT --key @private --passphrase-file @wrong --new-passphrase-file @new",
            "not the passphrase of this",
        ),
        ("open @VAULT --key @public --passphrase-file @lock --new-passphrase-file @new", "public half"),
        ("open @VAULT --key @private --passphrase-file @nowhere --new-passphrase-file @new", "nowhere"),
        ("add @VAULT --public @private --fingerprint AAAA --passphrase-file @mine", "private half"),
        ("fingerprint @lock", "not the key"),
    ],
)
def test_what_does_not_serve_is_1_in_one_sentence(files: Path, capsys, command: str, said: str):
    assert run(files, command.replace("VAULT", vault_in(files))) == 1
    told = capsys.readouterr()
    assert said in told.err
    assert len(told.err.splitlines()) == 1
    assert told.out == ""


def test_a_way_in_needs_the_passphrase(files: Path, capsys):
    assert add(files, fingerprint_in(files), "wrong") == 1
    assert "not the right passphrase" in capsys.readouterr().err
    assert read_keys(files / vault_in(files)).escrow is None


@pytest.mark.parametrize("said", ["", "AAAA-BBBB-CCCC-DDDD-EEEE", "-", "one letter less"])
def test_no_way_in_is_given_before_the_fingerprint_was_compared(files: Path, capsys, said: str):
    whole = fingerprint_in(files)
    assert add(files, whole[:-1] if said == "one letter less" else said) == 1
    told = capsys.readouterr()
    assert (told.out, len(told.err.splitlines())) == ("", 1)
    assert whole in told.err
    assert "read out" in told.err
    assert read_keys(files / vault_in(files)).escrow is None


@pytest.mark.parametrize("between", ["", " ", " - ", "\u2011"])
def test_a_fingerprint_is_taken_as_people_write_it_down(files: Path, capsys, between: str):
    whole = fingerprint_in(files)
    assert add(files, f" {between.join(whole.lower().split('-'))} ") == 0
    assert json.loads(capsys.readouterr().out)["fingerprint"] == whole
    assert read_keys(files / vault_in(files)).escrow is not None
