"""What a walk leaves behind: numbered screenshots, and a log of its steps."""

import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Step:
    """One step: did it hold, how long it took, and the picture of it."""

    name: str
    ok: bool
    seconds: float
    screenshot: str


class SamePicture(AssertionError):
    """A screenshot that shows what an earlier one shows: the step changed nothing on the screen."""


class Album:
    """Takes the steps one by one; after one that did not hold, no more."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.steps: list[Step] = []
        self.trouble = ""
        self._seen: set[str] = set()

    @property
    def all_held(self) -> bool:
        """Did every step so far hold?"""
        return all(step.ok for step in self.steps)

    def take(self, name: str, act: Callable[[], QWidget]) -> None:
        """Do a step; it gives back the window to take a picture of."""
        if not self.all_held:
            return
        began, picture, ok = time.monotonic(), "", True
        try:
            picture = self._picture(name, act())
        except Exception as error:
            ok, self.trouble = False, f"{name}: {type(error).__name__}: {error}"
            raise
        finally:
            self.steps.append(Step(name, ok, round(time.monotonic() - began, 2), picture))

    def write(self, more: dict[str, object]) -> Path:
        """Write `walkthrough.json`."""
        log = self.folder / "walkthrough.json"
        steps = [asdict(step) for step in self.steps]
        log.write_text(json.dumps({"steps": steps, **more}, indent=2, ensure_ascii=False), "utf-8")
        return log

    def _picture(self, name: str, window: QWidget) -> str:
        number = len(self.steps) + 1
        file = self.folder / f"{number:03d}-{name.replace(' ', '-')}.png"
        window.grab().save(str(file))
        known = hashlib.sha256(file.read_bytes()).hexdigest()
        if known in self._seen:
            raise SamePicture(name)
        self._seen.add(known)
        return str(file.resolve())
