"""The shelf: what an authority publishes to all who work for it, and which belongs to no family.

It is a log of changes like a family's, under one id that every authority has. Whoever works there reads it; form
owners alone write on it. Nothing on it is personal.
"""

from typing import Final

from ehdesk.domain.change import FamilyId

SHELF: Final = FamilyId("5be1f000-0000-4000-8000-65686465736b")
"""What a change on the shelf names in place of a family; no family is ever given it."""

NAME, VERSION, TITLE, CONTENT = "form", "version", "title", "content"
"""The fields of a published form. It is written once; of one name and version there is one."""
