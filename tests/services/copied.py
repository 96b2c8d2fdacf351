"""A copy of the plan that left the vault."""

from ehdesk.domain.change import FamilyId
from ehdesk.domain.family import Member
from ehdesk.services.prints import PLAIN, CopyLook
from ehdesk.services.workspace import Workspace


def copy_made(work: Workspace, family: FamilyId, reader: Member, look: CopyLook = PLAIN) -> None:
    """Put one on record, made just now."""
    with work.prints.leaving(family, reader, look, work.prints.agreed(family)):
        pass
