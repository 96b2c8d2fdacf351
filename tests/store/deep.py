"""Changes that nest too deep, as an earlier version wrote them and took them in: this one does neither."""

from ehdesk.domain.change import Change, ChangeId, Edit, encode
from ehdesk.domain.signing import Signed, sign_change
from ehdesk.store import log
from ehdesk.store.projection import onto
from ehdesk.store.vault import Vault
from tests.builders import new_id

DEPTH = 100


def deepened(body: bytes) -> bytes:
    """The same change with a key of a newer program, in which lists stand in lists."""
    return bytes([body[0] + 1]) + body[1:] + b"\xa5later" + b"\x91" * DEPTH + b"\xc0"


def kept(vault: Vault, change: Change, signed: Signed, number: int | None = None) -> None:
    """Put it in the log and into what is shown."""
    with vault._book.writing():
        projection = onto(vault._book)
        projection.apply(log.append(vault._book, change, signed, number), change)
        projection.flush()


def written(vault: Vault, family: str, *edits: Edit) -> Change:
    """The next change of whoever has the vault open, which waits to be sent."""
    pen = vault._session.pen
    n, previous = log.last_of(vault._book, pen.writer, family)
    at = vault._session.tick()
    change = Change(ChangeId(new_id()), family, pen.author, at, pen.writer, n + 1, previous, edits)
    kept(vault, change, sign_change(deepened(encode(change)), pen.key))
    return change
