"""A real hub on a real PostgreSQL, as a child process, with people in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from ehdesk.hub import process
from ehdesk.hub.process import ChildHub

AUTHORITY = "Northshire Council"


@dataclass(slots=True)
class RunningHub:
    """A hub that listens at `url`."""

    child: ChildHub

    @property
    def url(self) -> str:
        """Where it listens."""
        return self.child.url

    def authority(self) -> str:
        """The authority's name; made when first asked for."""
        return self.child.authority(AUTHORITY)

    def practitioner(self, name: str) -> str:
        """A new practitioner's id."""
        return self.child.practitioner(name, AUTHORITY)

    def code(self, practitioner: str) -> str:
        """A fresh enrolment code."""
        return self.child.code(practitioner)

    def assign(self, family: str, practitioner: str) -> None:
        """Give a practitioner a family."""
        self.child.assign(family, practitioner)

    def stop(self) -> None:
        """Stop it and its database."""
        self.child.stop()


def start_hub(data_dir: Path) -> RunningHub:
    """Start a hub with its data in `data_dir` (see `hub_folder`), the authority made."""
    hub = RunningHub(process.start(data_dir))
    hub.authority()
    return hub


@contextmanager
def hub_folder() -> Iterator[Path]:
    """A folder for a hub's data, away from any vault: as root PostgreSQL opens the folders above its own."""
    above = Path(mkdtemp(prefix="ehdesk-hub-"))
    try:
        yield above / "data"
    finally:
        rmtree(above, ignore_errors=True)
