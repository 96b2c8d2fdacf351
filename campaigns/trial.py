"""One vault on a disk that fails: what is known to be in it, and what was told and went wrong."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from campaigns.dying import opened, save
from campaigns.vaults import Ground
from ehdesk.store.errors import DiskFull, DiskTrouble, StoreError, VaultDamaged, WaitBeforeTrying
from ehdesk.store.vault import Vault


@dataclass
class Trial:
    """One vault in its folder, what is known to be in it (as `campaigns.dying` says it), and what was told."""

    ground: Ground
    folder: Path
    is_one_fault: bool = True
    is_at_reads: bool = False
    said: list[str] = field(default_factory=lambda: ["begun"])
    told: list[StoreError] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def tried(self, act: Callable[[], object]) -> bool:
        """Did it work? If not, it was told: anything but a known error is for the trial's reader."""
        try:
            act()
        except StoreError as error:
            self.told.append(error)
            return False
        return True

    def saved(self, vault: Vault) -> None:
        """One more save, which has to be there from now on."""
        self.said.append(f"saved {save(vault)}")

    def expect(self, holds: bool, wrong: str) -> None:
        """Say what is wrong unless it holds."""
        if not holds:
            self.wrong.append(wrong)

    def odd_words(self) -> list[str]:
        """What was told and is not about the disk. A place of the vault that the disk does not read is damage."""
        known = (DiskFull, DiskTrouble, VaultDamaged, WaitBeforeTrying) if self.is_at_reads else (DiskFull, DiskTrouble)
        return [str(error) for error in self.told if not isinstance(error, known)]

    def opened(self) -> Vault:
        """Its vault, open."""
        return opened(self.folder, self.ground.code)


Job = Callable[[Trial], Iterator[None]]
