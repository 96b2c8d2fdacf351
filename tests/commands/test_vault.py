"""`ehdesk vault info|check`: exit codes, facts, and plain words."""

import io
import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from ehdesk.cli import main
from ehdesk.domain.attachment import CHUNK
from ehdesk.store import door
from ehdesk.store.changes import NewEdit
from ehdesk.store.driver import open_database
from ehdesk.store.keys import read_keys
from tests.builders import PASSPHRASE, a_vault, new_id, now
from tests.store.kept_vaults import KEPT


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


def test_values_that_are_not_what_the_log_comes_to_are_made_anew_from_it(vault, secret, capsys):
    given = [str(vault), "--passphrase-file", str(secret)]
    with closing(open_database(vault / "vault.db", read_keys(vault).by_passphrase(PASSPHRASE))) as db:
        db.execute("update record set body = '{}'")
        db.execute("delete from words")
    assert main(["vault", "check", *given]) == 1
    assert "ehdesk vault rebuild" in capsys.readouterr().out
    assert main(["vault", "rebuild", *given]) == 0
    with door.unlock(vault, PASSPHRASE, ids=new_id, clock=now) as opened:
        [family] = opened.records.families()
        assert opened.search.families("quillfeather") == (family.id,)


def test_a_damaged_log_is_not_made_anything_of(vault, secret, capsys):
    with closing(open_database(vault / "vault.db", read_keys(vault).by_passphrase(PASSPHRASE))) as db:
        db.execute("drop trigger change_is_kept")
        db.execute("update change set body = x'00'")
        db.execute("update record set body = '{}'")
    before = (vault / "vault.db").read_bytes()
    assert main(["vault", "rebuild", str(vault), "--passphrase-file", str(secret)]) == 1
    assert "does not hold" in capsys.readouterr().out
    assert (vault / "vault.db").read_bytes() == before


def test_a_command_leaves_no_core_when_it_crashes(vault):
    resource = pytest.importorskip("resource", reason="no core dumps there")
    assert main(["vault", "backups", str(vault)]) == 0
    assert resource.getrlimit(resource.RLIMIT_CORE) == (1, 1)  # 0 would not keep Linux from handing one to a program


def test_where_no_core_may_be_written_at_all_that_stays_so(vault):
    pytest.importorskip("resource", reason="no core dumps there")
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT_CORES, str(vault)], check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout.splitlines()[-1:]) == (0, ["(0, 0)"]), done.stderr


_WITHOUT_CORES = """
import resource, sys
from ehdesk.cli import main
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
code = main(["vault", "backups", sys.argv[1]])
print(resource.getrlimit(resource.RLIMIT_CORE))
sys.exit(code)
"""


def test_of_a_vault_of_an_earlier_version_it_is_said_what_was_looked_at(secret, tmp_path, capsys):
    folder = KEPT[0].copy(tmp_path / "earlier")
    assert main(["vault", "check", str(folder), "--passphrase-file", str(secret), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["problems"], found["families"]) == ([], 1)
    assert found["note"].startswith("An earlier version of this app wrote this vault.")


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


@pytest.fixture
def carried(vault, secret, tmp_path, capsys):
    """A file of unsent work, and a file with its code."""
    file, code = tmp_path / "unsent.ehdesk", tmp_path / "code"
    assert main(["vault", "export-unsent", str(vault), str(file), "--passphrase-file", str(secret), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["changes"] == 1
    code.write_text(told["code"] + "\n")
    return file, code


def take_in(vault, secret, file, code):
    """`ehdesk vault take-in`."""
    given = ["--passphrase-file", str(secret), "--code-file", str(code), "--json"]
    return main(["vault", "take-in", str(vault), str(file), *given])


def test_unsent_work_goes_out_in_a_file_that_nobody_reads_and_in_again_once(vault, secret, carried, capsys):
    assert b"Quillfeather" not in carried[0].read_bytes()
    assert take_in(vault, secret, *carried) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["taken in"], found["here already"], found["set aside"]) == (0, 1, 0)
    assert (found["pictures"], found["pictures left in the file"]) == (0, 0)


def test_pictures_go_out_and_in_and_how_large_a_file_gets_is_told_before(vault, secret, tmp_path, capsys):
    earlier = shutil.copytree(vault, tmp_path / "earlier")
    with door.unlock(vault, PASSPHRASE, ids=new_id, clock=now) as opened:
        [family] = opened.changes.families()
        with opened.second() as second:
            content = second.attachments.keep((bytes([one]) * CHUNK for one in range(21)), "image/png")
        opened.changes.save(family, [NewEdit(new_id(), "picture", {"content": content.value})])
    file, code = tmp_path / "unsent.ehdesk", tmp_path / "code"
    assert main(["vault", "export-unsent", str(vault), str(file), "--passphrase-file", str(secret), "--json"]) == 0
    said = capsys.readouterr()
    assert "will hold 1 pictures, 21 MB" in said.err
    told = json.loads(said.out)
    assert (told["changes"], told["pictures"], told["bytes"]) == (2, 1, file.stat().st_size)
    code.write_text(told["code"])
    assert take_in(earlier, secret, file, code) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["taken in"], found["here already"], found["pictures"]) == (1, 1, 1)
    with door.unlock(vault, PASSPHRASE, ids=new_id, clock=now) as opened:
        for number, one in enumerate(opened.outbox.waiting(), 1):
            opened.outbox.accepted(one.change, number)
    waiting = ["vault", "export-unsent", str(vault), str(tmp_path / "other"), "--passphrase-file", str(secret)]
    assert main([*waiting, "--only-waiting"]) == 1
    assert "Nothing waits" in capsys.readouterr().err


def test_ctrl_c_stops_it_and_leaves_no_file(vault, secret, tmp_path):
    with door.unlock(vault, PASSPHRASE, ids=new_id, clock=now) as opened:
        [family] = opened.changes.families()
        with opened.second() as second:
            content = second.attachments.keep((os.urandom(CHUNK) for _ in range(45)), "image/png")
        opened.changes.save(family, [NewEdit(new_id(), "picture", {"content": content.value})])
    given = ["vault", "export-unsent", str(vault), str(tmp_path / "unsent.ehdesk"), "--passphrase-file", str(secret)]
    with subprocess.Popen([sys.executable, "-m", "ehdesk.cli", *given], stderr=subprocess.PIPE, text=True) as running:
        assert "will hold 1 pictures, 45 MB" in running.stderr.readline()
        running.send_signal(signal.SIGINT)
        assert running.stderr.read() == "That was stopped. Everything is as it was before.\n"
    assert running.returncode == 1
    assert list(tmp_path.glob("unsent*")) == []


def test_a_file_that_is_there_is_not_written_over(vault, secret, carried, capsys):
    before = carried[0].read_bytes()
    assert main(["vault", "export-unsent", str(vault), str(carried[0]), "--passphrase-file", str(secret)]) == 1
    assert "already" in capsys.readouterr().err
    assert carried[0].read_bytes() == before


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda file, _code: file.write_bytes(file.read_bytes()[:-9]), "cut short"),
        (lambda file, _code: file.write_bytes(b"a film"), "not a file of unsent work"),
        (lambda file, _code: file.unlink(), "could not be read"),
        (lambda _file, code: code.write_text("1234"), "mistyped"),
    ],
    ids=["cut short", "another file", "no file", "no code"],
)
def test_what_cannot_be_taken_in_is_1_in_one_sentence(vault, secret, carried, capsys, spoil, said):
    spoil(*carried)
    assert take_in(vault, secret, *carried) == 1
    told = capsys.readouterr().err
    assert said in told
    assert len(told.splitlines()) == 1


def test_somebody_elses_file_is_1_in_one_sentence(secret, carried, tmp_path, capsys):
    with a_vault(tmp_path, "Ben Shaw") as others:
        pass
    assert take_in(others.folder, secret, *carried) == 1
    assert "somebody else" in capsys.readouterr().err


def test_after_going_back_what_was_saved_later_is_read_from_the_files_set_aside(backed_up, secret, capsys):
    folder, name = backed_up
    assert main(["vault", "go-back", str(folder), "--to", name, "--passphrase-file", str(secret)]) == 0
    capsys.readouterr()
    for taken in (1, 0):
        assert main(["vault", "salvage", str(folder), "--passphrase-file", str(secret), "--json"]) == 0
        found = json.loads(capsys.readouterr().out)
        assert (found["taken in"], found["not readable"], found["set aside"]) == (taken, 0, 0)


def test_what_could_not_be_read_is_told_by_its_number(backed_up, secret, capsys):
    folder, name = backed_up
    (folder / "vault.db").write_bytes(b"")
    assert main(["vault", "go-back", str(folder), "--to", name, "--passphrase-file", str(secret)]) == 0
    assert main(["vault", "salvage", str(folder), "--passphrase-file", str(secret)]) == 1
    assert "not readable: 1" in capsys.readouterr().out


def test_everything_held_on_a_person_is_saved_or_refused_in_one_sentence(vault, secret, tmp_path, capsys):
    with door.unlock(vault, PASSPHRASE, ids=new_id, clock=now) as opened:
        [family] = opened.changes.families()
        opened.changes.save(family, [NewEdit(new_id(), "member", {"name": "Tia Okoro", "health": "asthma"})])

    def asked(person, file):
        return main(["vault", "held-on", str(vault), person, str(file), "--passphrase-file", str(secret), "--json"])

    data = tmp_path / "held.json"
    assert asked("tia okoro", data) == 0
    assert json.loads(capsys.readouterr().out)["things"] == 2
    assert "asthma" in data.read_text()
    assert asked("Tia Okoro", tmp_path / "held.pdf") == 0
    for person, file in (("Nobody", tmp_path / "x.json"), ("Tia Okoro", data), ("x", tmp_path / "x.doc")):
        capsys.readouterr()
        assert asked(person, file) == 1
        assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("spoil", [lambda words: words.encode("utf-16"), lambda _: b"caf\xe9 caf\xe9 caf\xe9"])
def test_a_passphrase_in_another_encoding_is_told_in_a_sentence(vault, secret, capsys, spoil):
    secret.write_bytes(spoil(PASSPHRASE))
    assert main(["vault", "check", str(vault), "--passphrase-file", str(secret)]) == 1
    assert "is not text in UTF-8" in capsys.readouterr().err


def test_the_mark_that_an_editor_begins_a_file_with_is_no_part_of_the_passphrase(vault, secret):
    secret.write_bytes(b"\xef\xbb\xbf" + PASSPHRASE.encode() + b"\r\n")
    assert main(["vault", "check", str(vault), "--passphrase-file", str(secret)]) == 0
