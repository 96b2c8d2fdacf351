"""Who uses this computer, and how each of them gets to their own locked file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ehdesk.services.copies import Copies
from ehdesk.services.practice import Practice
from ehdesk.services.prints import Paper
from ehdesk.services.ways_in import WaysIn
from ehdesk.store import door
from ehdesk.store.doing import Told, nobody
from ehdesk.store.door import Label, NewVault
from ehdesk.store.keys import CALIBRATED, Cost
from ehdesk.store.rescue import Rescue
from ehdesk.store.vault import Vault
from ehdesk.store.wreck import Wreck


@dataclass(frozen=True, slots=True)
class Door:
    """The vaults of one folder. The worker's own file opens with the worker's own passphrase and nothing else.

    `computer` is what this computer is called among others. `cost` is how much work a guess at a passphrase takes:
    tests may pass the floor, the app never does.
    """

    folder: Path
    new_id: Callable[[], str]
    paper: Paper
    practice: Practice
    computer: str = ""
    cost: Cost = CALIBRATED

    def workers(self) -> tuple[Label, ...]:
        """Everyone with a vault here, whoever was here last first: only what may be read without unlocking."""
        return tuple(sorted(door.vaults_in(self.folder), key=_opened_at, reverse=True))

    def ways_in(self, vault: Vault) -> WaysIn:
        """The ways into a vault that is open."""
        return WaysIn(vault, self.paper, self.computer, self.cost)

    def add(self, name: str, job: str, passphrase: str) -> NewVault:
        """A new vault, open, with the recovery code that is shown this once. Raises WeakPassphrase."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # the folder's name says nothing about the worker
        place = self.folder / self.new_id()
        return door.create(place, name, job, passphrase, ids=self.new_id, clock=self.paper.clock, cost=self.cost)

    def unlock(self, worker: Label, passphrase: str, told: Told = nobody) -> Vault:
        """Open a worker's vault; `told` hears, on this thread, what takes a while.

        Raises WrongPassphrase, WaitBeforeTrying, VaultInUse, VaultDamaged and their kin.
        """
        return door.unlock(worker.folder, passphrase, ids=self.new_id, clock=self.paper.clock, told=told)

    def unlock_with_recovery_code(self, worker: Label, code: str, told: Told = nobody) -> Vault:
        """Open a worker's vault with the code that was shown when it was made. Raises WrongRecoveryCode."""
        return door.unlock_with_recovery_code(worker.folder, code, ids=self.new_id, clock=self.paper.clock, told=told)

    def wreck(self, worker: Label, passphrase: str) -> Wreck:
        """What there is to do about a damaged vault. Raises WrongPassphrase, VaultInUse, and VaultDamaged without keys.

        Close it, unless a vault came of it.
        """
        clock = self.paper.clock
        return door.wreck(
            worker.folder, door.by_passphrase(worker.folder, passphrase, clock), ids=self.new_id, clock=clock
        )

    def wreck_with_recovery_code(self, worker: Label, code: str) -> Wreck:
        """The same with the code."""
        return door.wreck(worker.folder, door.by_recovery_code(code), ids=self.new_id, clock=self.paper.clock)

    def go_on(self, wreck: Wreck, found: Rescue) -> Vault:
        """Put what was read of a damaged vault in its place, and open it. Raises StoreError.

        Nobody is offered the damaged files again: they were just read.
        """
        vault = wreck.put_in_place(found)
        copies = Copies(vault, self.paper.clock)
        copies.put_away(copies.laid_aside()[0])
        return vault


def _opened_at(worker: Label) -> float:
    return worker.last_opened.timestamp() if worker.last_opened else float("-inf")
