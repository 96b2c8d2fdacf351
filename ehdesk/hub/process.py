"""A hub as a child process, for the demo, the walkthrough and the tests: started, asked for codes, and stopped.

It ends with whoever started it, even when that one is killed.
"""

import json
import os
import subprocess
import sys
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
        self.told("authority", "add", name)
        return name

    def practitioner(self, name: str, authority: str) -> str:
        """Add a practitioner; gives back their id."""
        return str(self.told("practitioner", "add", "--authority", authority, name)["practitioner"])

    def code(self, practitioner: str) -> str:
        """A code that enrols one device for this practitioner."""
        return str(self.told("device", "code", "--practitioner", practitioner)["code"])

    def assign(self, family: str, practitioner: str) -> None:
        """Give a practitioner a family."""
        self.told("family", "assign", "--family", family, "--practitioner", practitioner)

    def told(self, *words: str) -> dict[str, object]:
        """What `ehdesk hub WORDS --json` answers."""
        done = subprocess.run(  # noqa: S603 - our own command line
            _command(*words, "--data", str(self.data), "--json"), capture_output=True, text=True, check=True
        )
        answer: dict[str, object] = json.loads(done.stdout)
        return answer

    def stop(self) -> None:
        """Stop it and its database; a second time has no effect."""
        for stream in (self.process.stdin, self.process.stdout):
            if stream:
                stream.close()
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
        raise HubDidNotStart(log.read_text()[-2000:])
    return str(json.loads(said)["url"])


def _line(stream: IO[str] | None) -> str:
    return stream.readline() if stream else ""


def _command(*words: str) -> list[str]:
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "ehdesk.cli"]
    return [*program, "hub", *words]
