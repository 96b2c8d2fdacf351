"""The whole path through the real windows, with nobody at the keyboard: screenshots, PDFs and a log are left behind."""

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ehdesk.app import leave_no_traces
from ehdesk.demo.album import Album
from ehdesk.demo.stage import Laptop, Stage, stage
from ehdesk.demo.story import steps
from ehdesk.demo.tale import Tale
from ehdesk.paths import resources_folder
from ehdesk.services.made_up.cast import read_cast
from ehdesk.services.workspace import Workspace
from ehdesk.ui.look import Look


def walk(folder: Path) -> int:
    """Do it, and say where to look. Exit code 0 only if every step held and both laptops hold the same."""
    leave_no_traces()
    if "DISPLAY" not in os.environ and "WAYLAND_DISPLAY" not in os.environ and sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = _emptied(folder)
    qt = QApplication.instance() or QApplication([sys.argv[0]])
    album = Album(folder)
    with stage(folder / "vaults", Look(qt, resources_folder())) as on:  # type: ignore[arg-type]
        tale = Tale(on, read_cast(resources_folder()), folder)
        facts = _play(tale, album, on)
    log = album.write(facts)
    _say(album, tale, log, is_equal=bool(facts["devices_equal"]))
    return 0 if album.all_held and facts["devices_equal"] else 1


def _play(tale: Tale, album: Album, on: Stage) -> dict[str, object]:
    try:
        for name, act in steps(tale):
            album.take(name, act)
    except Exception:  # every failure ends the walk: it is in the album, with its words
        _snap(tale, album)
    equal = album.all_held and holdings(tale.first.desk.work) == holdings(tale.second.desk.work)
    for laptop in tale.laptops:
        laptop.shut()
    return {
        "pdfs": tale.pdfs,
        "vaults": [_vault(laptop) for laptop in tale.laptops],
        "hub": {"changes": on.hub.changes()},
        "devices_equal": equal,
    }


def holdings(work: Workspace) -> dict[str, object]:
    """Everything that a vault holds of its families, by record: two devices that agree hold the same."""
    families = [row.family.id for row in work.families.rows()]
    records = (record for family in families for record in work.vault.records.of(family))
    return {record.id: (record.kind, dict(record.body), record.conflicts) for record in records}


def _vault(laptop: Laptop) -> dict[str, str]:
    return {"path": str(laptop.vault_folder.resolve()), "passphrase": laptop.passphrase}


def _snap(tale: Tale, album: Album) -> None:
    """The screens as they were when a step did not hold."""
    for number, laptop in enumerate(tale.laptops, 1):
        laptop.app.window.grab().save(str(album.folder / f"stopped-here-{number}.png"))


def _say(album: Album, tale: Tale, log: Path, *, is_equal: bool) -> None:
    lines: Sequence[str] = [
        f"{sum(step.ok for step in album.steps)} of {len(album.steps)} steps held.",
        f"Screenshots and the log: {album.folder}",
        f"The log: {log}",
        *(f"PDF: {pdf}" for pdf in tale.pdfs),
        "Both laptops hold the same." if is_equal else "The laptops do not hold the same.",
        *([f"Did not hold: {album.trouble}"] if album.trouble else []),
    ]
    sys.stdout.write("\n".join(lines) + "\n")


def _emptied(folder: Path) -> Path:
    """The folder, with what an earlier walk left in it taken away; a folder of something else is not touched."""
    if folder.exists() and any(folder.iterdir()):
        if not (folder / "walkthrough.json").exists():
            raise SystemExit(f"{folder} is not empty, and no walk left it so. Name another folder.")
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    return folder.resolve()
