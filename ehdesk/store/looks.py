"""Every way in which a database is looked through, each giving its problems as sentences."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

from ehdesk.store.check_attachments import attachment_problems
from ehdesk.store.check_log import log_problems
from ehdesk.store.check_pages import page_problems, structure_problems
from ehdesk.store.check_projection import projection_problems
from ehdesk.store.check_schema import schema_problems
from ehdesk.store.driver import Database
from ehdesk.store.errors import VaultDamaged

Look = Callable[[Database], Iterator[str]]

AT_WHAT_STAYS: Final[tuple[Look, ...]] = (page_problems, structure_problems, log_problems)
"""What every version since the first can be asked."""
ALL: Final[tuple[Look, ...]] = (*AT_WHAT_STAYS, schema_problems, projection_problems, attachment_problems)
_MOST_TOLD: Final = 20
"""How many problems of one sort are told one by one."""


def told(look: Look, db: Database) -> Iterator[str]:
    """The first problems of one sort; a part that cannot be read is one."""
    try:
        found = look(db)
        yield from islice(found, _MOST_TOLD)
        if next(found, None):
            yield "there is more of the same."
    except VaultDamaged as damage:
        yield damage.reason
