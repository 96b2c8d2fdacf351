"""The demo walks the whole path by itself; what it leaves behind is what its log says."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pikepdf
import pytest

from ehdesk.paths import resources_folder
from ehdesk.services.made_up.cast import read_cast
from ehdesk.store.check import check


@pytest.fixture(scope="module")
def walk(tmp_path_factory):
    """One walk with a home folder of its own, as on a new computer."""
    place = tmp_path_factory.mktemp("walk")
    home = place / "home"
    home.mkdir()
    around = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    around |= {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "ehdesk.cli", "demo", "--walkthrough", str(place / "left")]
    done = subprocess.run(command, env=around, capture_output=True, text=True, check=False)
    return SimpleNamespace(done=done, home=home, left=place / "left", log=_log(place / "left"))


def test_every_step_holds_and_both_laptops_hold_the_same(walk):
    assert walk.done.returncode == 0, walk.done.stdout + walk.done.stderr
    assert all(step["ok"] for step in walk.log["steps"])
    assert walk.log["devices_equal"] is True


def test_no_traceback_and_no_warning_is_written_on_the_way(walk):
    complaints = [line for line in walk.done.stderr.splitlines() if "This plugin does not support" not in line]
    assert complaints == []


def test_each_step_leaves_a_picture_of_another_screen(walk):
    pictures = [Path(step["screenshot"]).read_bytes() for step in walk.log["steps"]]
    assert len(set(pictures)) == len(pictures) >= 110


def test_the_papers_are_tagged_pdfs_for_their_readers(walk):
    for file in walk.log["pdfs"]:
        with pikepdf.open(file) as paper:
            assert "/StructTreeRoot" in paper.Root


def test_the_vaults_are_sound_and_hold_what_the_hub_holds(walk):
    reports = [
        check(Path(vault["path"]), vault["passphrase"], clock=lambda: datetime.now(UTC)) for vault in walk.log["vaults"]
    ]
    assert [report.problems for report in reports] == [(), ()]
    assert [report.changes for report in reports] == [walk.log["hub"]["changes"]] * 2
    assert [report.unsent for report in reports] == [0, 0]


def test_no_word_of_the_family_can_be_read_in_any_file_but_the_papers_and_the_pictures(walk):
    rare = _rare_words()
    files = [file for file in walk.left.rglob("*") if file.is_file() and file.suffix not in {".png", ".pdf", ".json"}]
    files += [file for file in walk.home.rglob("*") if file.is_file()]
    assert [(file, word) for file in files for word in rare if _can_be_read(file, word)] == []


def test_the_scan_would_find_such_a_word(tmp_path):
    for encoding in ("utf-8", "utf-16-le"):
        control = tmp_path / encoding
        control.write_bytes("x".encode(encoding) + "broken since May".encode(encoding))
        assert _can_be_read(control, "broken since May")


def _log(folder: Path) -> dict:
    file = folder / "walkthrough.json"
    return json.loads(file.read_text("utf-8")) if file.exists() else {"steps": []}


def _rare_words() -> list[str]:
    cast = read_cast(resources_folder())
    names = [word for person in cast.members.values() for word in person.name.split() if person.role != "expected"]
    return [*names, "Willow Road", "Station Parade", "broken since May", "my tummy hurts", "morning chart"]


def _can_be_read(file: Path, word: str) -> bool:
    content = file.read_bytes()
    return any(word.encode(encoding) in content for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
