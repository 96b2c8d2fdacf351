"""A hub as a child process, for the demo, the walkthrough and the tests: started, asked for codes, and stopped.

It ends with whoever started it, even when that one is killed.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from ehdesk.hub import postgres


class HubDidNotStart(Exception):
    """The child ended before it said where it listens; the message is what it complained of."""


@dataclass(slots=True)
class ChildHub:
    """`ehdesk hub serve --port 0` on this machine, its database in `data`."""

    url: str
    data: Path
    process: subprocess.Popen[str]

    def authority(self, name: str) -> str:
        """Add an authority; gives back its name."""
        return str(self._administer("add_authority", name=name)["authority"])

    def practitioner(self, name: str, authority: str) -> str:
        """Add a practitioner; gives back their id."""
        return str(self._administer("add_practitioner", name=name, authority=authority)["practitioner"])

    def make_form_owner(self, practitioner: str) -> None:
        """From now on they may publish forms."""
        self._administer("give_role", practitioner=practitioner, role="form_owner")

    def code(self, practitioner: str, days: int = 7) -> str:
        """A code that enrols one device for this practitioner."""
        return str(self._administer("device_code", practitioner=practitioner, days=days)["code"])

    def assign(self, family: str, practitioner: str) -> None:
        """Give a practitioner a family."""
        self._administer("assign", family=family, practitioner=practitioner)

    def unassign(self, family: str, practitioner: str) -> None:
        """Take a family from a practitioner."""
        self._administer("unassign", family=family, practitioner=practitioner)

    def revoke(self, device: str) -> None:
        """Answer a device no more."""
        self._administer("revoke_device", device=device)

    def begin_epoch(self) -> None:
        """What `hub restored` does; a hub that runs takes it up at its next start."""
        self._administer("restored")

    def changes(self) -> int:
        """How many changes the hub holds."""
        return int(str(self._administer("count_changes")["changes"]))

    def _administer(self, verb: str, **given: object) -> Mapping[str, object]:
        """What `ehdesk hub ...` does, without another process."""
        from ehdesk.hub import administration  # noqa: PLC0415 - SQLAlchemy is not for every start of the app

        with postgres.borrowed(self.data) as url:
            return administration.do(url, verb, given)

    def stop(self) -> None:
        """Stop it and its database; a second time has no effect."""
        _close(self.process)  # the hub ends with its standard input
        self.process.wait(timeout=30)

    def kill(self) -> None:
        """End it as a power cut would, its database included."""
        self.process.kill()
        self.stop()
        postgres.kill(self.data)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()


def start(data: Path, *, log: Path | None = None) -> ChildHub:
    """Start a hub and wait until it listens. `data` is made if it is missing; not beside a vault, nor under HOME.

    Raises HubDidNotStart.
    """
    data.mkdir(parents=True, exist_ok=True)
    log = log or data / "hub.log"
    with log.open("a") as complaints:
        process = subprocess.Popen(  # noqa: S603 - our own command line
            _command("serve", "--data", str(data), "--port", "0", "--until-stdin-closes"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            text=True,
            env=os.environ,
        )
    return ChildHub(_url(process, log), data, process)


def _url(process: subprocess.Popen[str], log: Path) -> str:
    said = _line(process.stdout)
    if not said:
        process.wait()
        _close(process)
        raise HubDidNotStart(log.read_text()[-2000:])
    return str(json.loads(said)["url"])


def _close(process: subprocess.Popen[str]) -> None:
    for stream in (process.stdin, process.stdout):
        if stream:
            stream.close()


def _line(stream: IO[str] | None) -> str:
    return stream.readline() if stream else ""


def _command(*words: str) -> list[str]:
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "ehdesk.cli"]
    return [*program, "hub", *words]
