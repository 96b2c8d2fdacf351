"""What can go wrong with a vault, in words for the person at the screen. All of these are known errors, not bugs."""

from datetime import timedelta

from ehdesk.domain.attachment import LARGEST


class StoreError(Exception):
    """Something about the vault that its owner must be told; `str()` is the sentence to show."""


class WeakPassphrase(StoreError):
    """A new passphrase that somebody could guess; the message says how to make it better."""


class WrongPassphrase(StoreError):
    """The passphrase does not open this vault. `wait` is how long until the next try is allowed."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__("That is not the right passphrase." + _then_wait(wait))
        self.wait = wait


class WaitBeforeTrying(StoreError):
    """Too soon after wrong passphrases; nothing was tried. Nothing is ever wiped."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(f"Too many wrong passphrases. Please wait {spoken(wait)} and try again.")
        self.wait = wait


class WrongRecoveryCode(StoreError):
    """The recovery code is mistyped, or belongs to another vault."""


class KeyRefused(StoreError):
    """The file of an authority's key does not serve; the message says why."""


class EscrowRefused(StoreError):
    """An authority's private key does not open this vault; the message says why. Nothing was changed."""


class VaultMissing(StoreError):
    """There is no vault in that folder."""


class VaultExists(StoreError):
    """A vault is to be made where something already lies; nothing was touched."""


class VaultInUse(StoreError):
    """Another window or process has this vault open."""


class VaultNewer(StoreError):
    """A newer version of the app wrote this vault."""


class VaultDamaged(StoreError):
    """The vault's files are not as they were left. Nothing was changed; `reason` says what was found."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"This vault is damaged and was not opened: {reason} Its files have been left exactly as they are. "
            "Please do not delete them, and tell your manager or IT support."
        )
        self.reason = reason


class BackupNeeded(StoreError):
    """An earlier copy holds work that is nowhere else, and stays."""

    def __init__(self) -> None:
        super().__init__("An earlier copy holds work that is nowhere else. It was kept.")


class BackupDamaged(StoreError):
    """An earlier copy of a vault is not as it was made; `reason` says what was found. Nothing was touched."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"This copy is damaged itself, so nothing was changed: {reason} Please choose another one.")
        self.reason = reason


class BackupOfAnother(StoreError):
    """An earlier copy of some other vault, such as one that somebody put there by hand. Nothing was touched."""

    def __init__(self) -> None:
        super().__init__(
            "This copy is of another vault: the key of this one does not open it, so nothing was changed. "
            "Please choose another one."
        )


class NoRoomBeside(StoreError):
    """What is to take a vault's place does not fit on the disk beside it."""

    def __init__(self, needed: int) -> None:
        super().__init__(
            f"There is too little room on this computer’s disk for that: please make {needed >> 20:,} MB free and try "
            "again. Nothing was changed."
        )


class NotRescued(StoreError):
    """What was read of a damaged vault did not come out sound; it was not kept, and nothing was changed."""

    def __init__(self, problem: str) -> None:
        super().__init__(
            f"What was read did not come out sound ({problem}) Nothing was changed. Please show this to IT support."
        )


class DiskFull(StoreError):
    """No room on the disk. The save that met it was not half done."""

    def __init__(self) -> None:
        super().__init__("The disk is full, so the last save was not kept. Make some room and save again.")


class DiskTrouble(StoreError):
    """The disk answered with an error, which may pass. What met it was not half done."""

    def __init__(self, what: str = "") -> None:
        told = f" ({what})" if what else ""
        super().__init__(
            f"The disk cannot be read or written just now{told}. What you just did was not kept, and "
            "nothing was half done. Please try again."
        )


class VaultBusy(StoreError):
    """Another part of the app held the vault for too long; trying again is right."""

    def __init__(self) -> None:
        super().__init__("Your records are busy. Please try again in a moment.")


class NotKept(StoreError):
    """A save that cannot be written down as it is, such as text that is no text."""


class NeverSyncs(StoreError):
    """This vault is for practice: it belongs to no hub, nothing of it goes out and nothing comes in."""

    def __init__(self) -> None:
        super().__init__("This is practice. It never syncs: nothing of it goes out, and nothing comes in.")


class NotForSaving(StoreError):
    """A second connection takes in and marks; only the first one saves."""


class NothingUnsent(StoreError):
    """No file of unsent work is made where there is none."""

    def __init__(self) -> None:
        super().__init__("Nothing waits to be sent: the hub has everything, so no file was made.")


class TooMuchUnsent(StoreError):
    """A file of unsent work is not made where it could not be read again."""

    def __init__(self) -> None:
        super().__init__(
            "That is more than one file can hold (4 GB), so no file was made. All of it stays on this computer, and "
            "what waits goes to the hub when it syncs."
        )


class Stopped(StoreError):
    """Somebody stopped it."""

    def __init__(self) -> None:
        super().__init__("That was stopped. Everything is as it was before.")


class NotTakenIn(StoreError):
    """A file of unsent work that was not taken in: nothing of it was."""


class NoUnsentWork(NotTakenIn):
    """Some other file."""

    def __init__(self) -> None:
        super().__init__("This is not a file of unsent work from ehdesk. Nothing was taken in.")


class UnsentWorkDamaged(NotTakenIn):
    """A file that is not as it was written."""

    def __init__(self) -> None:
        super().__init__(
            "This file was cut short or altered since it was saved, so nothing of it was taken in. "
            "Please copy it again from where it was saved, or save it again on the other computer."
        )


class UnsentWorkNewer(NotTakenIn):
    """A file in a form that this app does not know yet."""

    def __init__(self) -> None:
        super().__init__(
            "A newer version of this app saved this file, so nothing of it was taken in. "
            "Please update the app on this computer and try again."
        )


class WrongFileCode(NotTakenIn):
    """A code that does not open this file: mistyped, or of something else."""


class SomebodyElsesWork(NotTakenIn):
    """A file that another person saved."""

    def __init__(self) -> None:
        super().__init__(
            "This file holds somebody else's work, so nothing of it was taken in. If it is your own, connect this "
            "computer and the one that saved it to the hub, save the file again there, and try again."
        )


class NotReadThrough(StoreError):
    """Damaged files that were moved aside could not be opened to look through them."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"The damaged files could not be read just now ({what}). They are kept as they are. "
            "Please try again later, or show this to IT support."
        )


class TooLarge(StoreError):
    """More bytes than one file may have here."""

    def __init__(self) -> None:
        super().__init__(
            f"This file is larger than {LARGEST >> 20} MB. Please save it smaller, or scan fewer pages at a time, and "
            "add that."
        )


class NotHere(StoreError):
    """A content that a record names has not come to this computer."""

    def __init__(self) -> None:
        super().__init__("This has not arrived on this computer yet. It is on the computer where it was added.")


class AttachmentDamaged(StoreError):
    """A content that is not what was kept."""

    def __init__(self) -> None:
        super().__init__(
            "This is damaged on this computer and cannot be shown. An earlier copy of your work may still have it. "
            "Please tell your manager or IT support."
        )


def spoken(wait: timedelta) -> str:
    """A wait in words: "30 seconds", "2 minutes"."""
    seconds = max(1, round(wait.total_seconds()))
    if seconds < 90:
        return "1 second" if seconds == 1 else f"{seconds} seconds"
    return f"{round(seconds / 60)} minutes"


def _then_wait(wait: timedelta) -> str:
    return f" Please wait {spoken(wait)} before the next try." if wait else " Please try again."
