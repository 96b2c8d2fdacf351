"""What is said of a copy that was just saved: where it is, how to open it, and that it can be read there."""

from pathlib import Path

from ehdesk.ui.desk import Desk
from ehdesk.ui.saving_files import open_with_system
from ehdesk.ui.widgets.banner import Banner


class SavedCopy(Banner):
    """Nothing until something was saved."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, "", "info", "download", other=desk.words("print.show_folder"))
        self._words_of, self._file = desk.words, Path()
        self.followed.connect(lambda: open_with_system(self._file))
        self.turned_down.connect(lambda: open_with_system(self._file.parent))
        self.hide()

    def show_file(self, file: Path) -> None:
        """Say where a copy is now."""
        words, self._file = self._words_of, file
        said = words("print.saved_in", folder=file.parent.name or str(file.parent), name=file.name)
        self.say(said, "info", "download", words("print.open"))
        self.show()
