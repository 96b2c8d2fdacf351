"""The times that an authority opened a vault, on record in it."""

from typing import Final

from ehdesk.domain.change import FamilyId
from ehdesk.store.access import Access, AccessLog
from ehdesk.store.keys import Keys

OPENED: Final = "opened by the authority"
"""What the access log calls it; the detail is the authority and, on a line of its own, the fingerprint of its key."""


def recorded_openings(access: AccessLog) -> tuple[Access, ...]:
    """Those on record, the first first. They stand under no family, where there is little else to read."""
    return tuple(one for one in access.of(FamilyId("")) if one.what == OPENED)


def note_openings(keys: Keys, access: AccessLog) -> None:
    """Put on record what the key slots tell and the vault does not: it may be an earlier copy. Raises StoreError."""
    if not keys.openings:
        return
    known = {(one.at, one.detail) for one in recorded_openings(access)}
    for opening in keys.openings:
        detail = f"{opening.authority}\n{opening.fingerprint}"
        if (opening.at, detail) not in known:
            access.note(FamilyId(""), OPENED, detail, opening.at)
