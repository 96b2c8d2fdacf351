"""An authority with its two files."""

from dataclasses import dataclass
from pathlib import Path

from ehdesk.store.authority_key import AuthorityKey, PrivateKey, make_pair, read_private, read_public
from ehdesk.store.passphrase import FLOOR

COUNCIL = "Ourshire Council"
LOCK = "copper lantern nine gulls"


@dataclass(frozen=True)
class Pair:
    """An authority's two files."""

    private: Path
    public: Path

    @property
    def key(self) -> AuthorityKey:
        return read_public(self.public)

    def unlocked(self) -> PrivateKey:
        return read_private(self.private, LOCK)


def pair_of(authority: str, folder: Path) -> Pair:
    pair = Pair(folder / "private", folder / "ours.ehdeskkey")
    make_pair(authority, LOCK, pair.private, pair.public, FLOOR)
    return pair
