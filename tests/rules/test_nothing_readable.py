"""After a whole session nothing of the family can be read outside the vault: no file, no file name, no log."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.printing.reading import read_back
from tests.rules.readable import read_in, readable
from tests.rules.session import WORDS

ON_PAPER = {"Quorblexa", "Momerathgoal", "Jubjubaction"}
CHOSEN_BY_THE_WORKER = "Wabefolder"
"""The folder that the copy is saved in: not ours to hide, and not ours to keep a list of."""


@dataclass(frozen=True)
class Session:
    """What a session left: its vaults, every other folder it could write to, its paper, and all that it said."""

    vaults: Path
    elsewhere: Path
    paper: Path
    said: bytes
    readable_while_open: dict[str, list[str]]
    exit_code: int


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """One session, with a home and a temp folder of its own."""
    place = tmp_path_factory.mktemp("session")
    vaults, elsewhere, out = place / "vaults", place / "elsewhere", place / CHOSEN_BY_THE_WORKER
    for folder in (vaults, out, *(elsewhere / name for name in ("home", "tmp", "config", "data", "cache", "run"))):
        folder.mkdir(parents=True, mode=0o700)
    paper = out / "plan.pdf"
    command = [sys.executable, "-m", "tests.rules.session", str(vaults), str(paper)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=private(elsewhere)
    ) as process:
        said = said_until_open(process)
        while_open = readable(WORDS, vaults, elsewhere)
        rest, _ = process.communicate(b"\n", timeout=60)
    return Session(vaults, elsewhere, paper, said + rest, while_open, process.returncode)


def said_until_open(process: "subprocess.Popen[bytes]") -> bytes:
    said = b""
    for line in process.stdout or ():
        said += line
        if line == b"open\n":
            break
    return said


def private(elsewhere: Path) -> dict[str, str]:
    around = {"HOME": "home", "TMPDIR": "tmp", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data"}
    around |= {"XDG_CACHE_HOME": "cache", "XDG_RUNTIME_DIR": "run", "XDG_STATE_HOME": "data"}
    return {**os.environ, **{name: str(elsewhere / folder) for name, folder in around.items()}}


def test_the_session_went_well(session: Session):
    assert session.exit_code == 0, session.said.decode()
    assert session.paper.is_file()


def test_no_word_can_be_read_while_the_vault_is_open(session: Session):
    assert session.readable_while_open == {}


def test_no_word_can_be_read_after_it_is_locked(session: Session):
    assert readable(WORDS, session.vaults, session.elsewhere) == {}


def test_no_word_is_in_what_the_program_said(session: Session):
    assert read_in(WORDS, session.said) == set()
    assert b"ValueError at" in session.said


def test_no_vault_is_a_plain_database(session: Session):
    files = [file for file in session.vaults.rglob("*") if file.is_file()]
    assert any(file.name == "vault.db" for file in files)
    assert [file for file in files if file.read_bytes().startswith(b"SQLite format 3")] == []


def test_no_list_is_kept_of_folders_that_paper_was_saved_in(session: Session):
    assert readable((CHOSEN_BY_THE_WORKER,), session.vaults, session.elsewhere) == {}


def test_the_same_search_finds_words_that_are_there(session: Session, tmp_path: Path):
    for number, encoding in enumerate(("utf-8", "utf-16-le", "utf-16-be")):
        (tmp_path / str(number)).write_bytes(b"\x00\x01\x02" + " ".join(WORDS).encode(encoding))
    text = read_back(session.paper.read_bytes()).root.whole_text
    (tmp_path / "paper").write_text(text, "utf-8")
    found = readable(WORDS, tmp_path)
    assert {word for word, files in found.items() if len(files) >= 3} == set(WORDS)
    assert {word for word, files in found.items() if str(tmp_path / "paper") in files} == ON_PAPER
