"""While somebody types their passphrase, what the first page wants is loaded behind the door."""

import subprocess
import sys

AT_THE_DOOR = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ehdesk.app import App, surroundings
from ehdesk.ui.look import Look

qt, around = QApplication([]), surroundings(Path(sys.argv[1]))
app = App(around, Look(qt, around.resources), leave=lambda _app: None)
print("holidays" in sys.modules)
app.show()
print(app.window.isVisible(), "holidays" in sys.modules)
while "holidays.countries.united_kingdom" not in sys.modules:
    qt.processEvents()
print("loaded")
app.window.close()
"""


def test_the_calendars_are_loaded_behind_the_door_and_never_before_it(tmp_path):
    command = [sys.executable, "-c", AT_THE_DOOR, str(tmp_path / "vaults")]
    told = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    before, shown, after = told.stdout.split("\n")[:3]
    assert before == "False"
    assert shown.startswith("True")
    assert after == "loaded"
