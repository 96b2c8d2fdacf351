"""The times that an authority opened a vault, on record in it."""

from typing import Final

from ehdesk.domain.change import FamilyId
from ehdesk.store.access import AccessLog
from ehdesk.store.keys import Keys

OPENED: Final = "opened by the authority"
"""What the access log calls it; the detail is the authority and, on a line of its own, the fingerprint of its key."""


def note_openings(keys: Keys, access: AccessLog) -> None:
    """Put on record what the key slots tell and the vault does not: it may be an earlier copy. Raises StoreError."""
    known = {(one.at, one.detail) for one in access.noted(OPENED)}
    for opening in keys.openings:
        detail = f"{opening.authority}\n{opening.fingerprint}"
        if (opening.at, detail) not in known:
            access.note(FamilyId(""), OPENED, detail, opening.at)
