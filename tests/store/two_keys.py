"""A key file before and after it was replaced, laid out as a kill leaves it."""

import shutil
from dataclasses import dataclass
from pathlib import Path

KEY_FILES = ("keys", "keys.copy")


@dataclass(frozen=True)
class TwoKeys:
    """A key file before and after a change, as its bytes."""

    before: bytes
    after: bytes

    def laid_out(self, place: Path, step: int, share: float) -> Path:
        """The folder as a kill leaves it: within the writing of one copy, or between two."""
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        for number, name in enumerate(KEY_FILES):
            (place / name).write_bytes(self.after if number < step // 2 else self.before)
        if step % 2 == 0 and step < 4:
            beside = place / f"{KEY_FILES[step // 2]}.new"
            beside.write_bytes(self.after[: round(len(self.after) * share)])
        return place
