"""Where a hub listens, and where its database is."""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from ehdesk.hub import postgres


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen. Port 0 is any free one; beyond this machine a certificate and its key are needed."""

    host: str
    port: int
    certificate: Path | None = None
    key: Path | None = None

    @property
    def scheme(self) -> str:
        return "https" if self.certificate else "http"


@dataclass(frozen=True, slots=True)
class Database:
    """Where the changes are kept: an authority's own PostgreSQL, or the one inside `data`."""

    url: str | None
    data: Path

    def owned(self) -> AbstractContextManager[str]:
        """Its address, for the one process that serves from it."""
        return nullcontext(self.url) if self.url else postgres.owned(self.data)

    def borrowed(self) -> AbstractContextManager[str]:
        """Its address, for a command beside the one that serves."""
        return nullcontext(self.url) if self.url else postgres.borrowed(self.data)
