"""What can go wrong between a device and its hub, in words for the person at the screen. All are known, none is a bug.

Nothing is lost by any of them: what was saved stays in the vault and is sent another time.
"""


class SyncTrouble(Exception):
    """`str()` is the sentence to show. `may_pass`: trying again later, unchanged, makes sense."""

    may_pass = True


class NoHub(SyncTrouble):
    """Nobody answers: no network, or the hub is not running."""

    def __init__(self) -> None:
        super().__init__("The hub cannot be reached at the moment. Your work is saved on this computer.")


class UnknownAddress(SyncTrouble):
    """The hub's name cannot be looked up: no network, or the address is mistyped."""

    def __init__(self, host: str) -> None:
        super().__init__(f"The address {host} cannot be found. Check the address, or whether there is a connection.")


class SlowHub(SyncTrouble):
    """No answer within the time allowed."""

    def __init__(self) -> None:
        super().__init__("The hub took too long to answer. The app will try again.")


class BusyHub(SyncTrouble):
    """The hub, or something in front of it, says that it cannot answer now."""

    def __init__(self) -> None:
        super().__init__("The hub cannot answer at the moment. The app will try again.")


class SomebodyElseAnswers(SyncTrouble):
    """A network's sign-in page, or a proxy, answered in the hub's place."""

    def __init__(self) -> None:
        super().__init__(
            "Something other than the hub answered. The network may want you to sign in first: open a web page and see."
        )


class UntrustedConnection(SyncTrouble):
    """The certificate of whoever answered does not prove that it is the hub."""

    def __init__(self) -> None:
        super().__init__(
            "The connection to the hub could not be made safe, so nothing was sent. "
            "Check this computer's date and time, and tell IT support if it goes on."
        )


class WrongHub(SyncTrouble):
    """Not the hub that this device is enrolled with: its key is another one, or its seal does not fit."""

    may_pass = False

    def __init__(self) -> None:
        super().__init__(
            "What answered is not the hub that this device belongs to, so nothing was sent. Tell IT support."
        )


class ContradictoryHub(SyncTrouble):
    """The hub's history of some families still does not hold together after they were read from the beginning."""

    def __init__(self) -> None:
        super().__init__(
            "The hub's copy of some families does not hold together. Your own copy is safe. Tell IT support."
        )


class BadAddress(SyncTrouble):
    """Text that is no address of a hub, or one that would send personal data unprotected."""

    may_pass = False

    def __init__(self) -> None:
        super().__init__("The hub's address must begin with https://")


class NewerHub(SyncTrouble):
    """The hub no longer speaks this app's language."""

    may_pass = False

    def __init__(self) -> None:
        super().__init__("The hub needs a newer version of this app. Please update the app on this computer.")


class NotEnrolled(SyncTrouble):
    """This vault does not belong to a hub yet."""

    may_pass = False

    def __init__(self) -> None:
        super().__init__("This computer has not met the hub yet. Ask for a code to join up with it.")


class MistypedCode(SyncTrouble):
    """An enrolment code that cannot be right."""

    may_pass = False


class CodeForAnotherHub(SyncTrouble):
    """The code was given out by another hub than the one that answers; it was not sent."""

    may_pass = False

    def __init__(self) -> None:
        super().__init__(
            "This code belongs to another hub than the one at this address, so it was not sent. "
            "Check the code and the address."
        )


class HubSaysNo(SyncTrouble):
    """The hub answered with a reason of its own. `code` is one of wire.refusals.Trouble, or newer."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(words)
        self.code = code

    @property
    def may_pass(self) -> bool:  # type: ignore[override]
        """Only a fault of the hub's own passes by itself."""
        return self.code == "broken"
