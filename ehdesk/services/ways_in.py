"""Changing what opens one's own vault while it is open: the passphrase, and the recovery code with its paper."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ehdesk.services.authority_key import AuthorityAccess
from ehdesk.services.prints import Paper
from ehdesk.store.passphrase import Cost
from ehdesk.store.safe_write import put
from ehdesk.store.vault import Vault


@dataclass(frozen=True, slots=True)
class WaysIn:
    """The ways into one open vault. Whatever takes a passphrase takes up to a second: do it on the other thread.

    `computer` is what this computer is called among others, for the paper.
    """

    vault: Vault
    paper: Paper
    computer: str
    cost: Cost

    @property
    def is_code_kept(self) -> bool:
        """Did the worker say that they keep the recovery code which opens this vault now?"""
        return self.vault.ways_in.is_code_kept

    def keep_code(self) -> None:
        """The worker says so."""
        self.vault.ways_in.code_is_kept()

    def change_passphrase(self, present: str, passphrase: str) -> None:
        """Another passphrase, for who knows the present one. Raises WrongPassphrase, WaitBeforeTrying, WeakPassphrase.

        The recovery code stays as it is.
        """
        self.vault.ways_in.prove(present)
        self.vault.ways_in.change_passphrase(passphrase, *self.known, cost=self.cost)

    def another_code(self, present: str) -> str:
        """Another recovery code, for who knows the passphrase. Raises WrongPassphrase, WaitBeforeTrying."""
        self.vault.ways_in.prove(present)
        return self.vault.ways_in.new_code()

    def renewed_code(self) -> str:
        """Another recovery code, for who has just come in by the passphrase."""
        return self.vault.ways_in.new_code()

    def start_again(self, passphrase: str) -> str:
        """Another passphrase, and with it another recovery code, for who came in by the old one.

        Raises WeakPassphrase.
        """
        return self.vault.ways_in.start_again(passphrase, *self.known, cost=self.cost)

    @property
    def of_authority(self) -> AuthorityAccess:
        """The way in that an authority may have besides."""
        return AuthorityAccess(self.vault)

    def on_paper(self, code: str) -> Callable[[], bytes]:
        """What makes the PDF with a recovery code: it needs no vault, so it may run on another thread."""
        # reportlab takes a while to load, and the window opens without it
        from ehdesk.printing.recovery_sheet import LARGE, RecoverySheet, recovery_sheet  # noqa: PLC0415

        made_on = self.paper.clock().astimezone().date()
        sheet = RecoverySheet(code, _initials(self.vault.owner.name), self.computer, made_on)
        return lambda: self.paper.printed(recovery_sheet(sheet, self.paper.words), LARGE)

    def save(self, pdf: bytes, file: Path) -> None:
        """Put the paper in a file, whole, that only this user of the computer can read. Raises StoreError."""
        put(file, pdf)

    @property
    def known(self) -> tuple[str, str]:
        """What anybody here knows about the worker, and would try first."""
        return self.vault.owner.name, self.vault.owner.job


def _initials(name: str) -> str:
    return " ".join(word[0].upper() for word in name.split())
