"""Whether a copy of a vault holds work that the vault itself does not."""

from collections.abc import Set as AbstractSet
from typing import Final

from ehdesk.domain.change import FamilyId
from ehdesk.store.driver import Database, rows

_CONTENTS: Final = """
select attachment.hash, record.family from record, json_each(record.body) field join attachment
on attachment.hash = unhex(json_extract(field.value, '$.hash'))
where record.removed = 0 and record.body like '%"hash":%' and field.type = 'object'
"""


def holds_more(copy: Database, here: Database, but: AbstractSet[FamilyId]) -> bool:
    """Is there a change in the copy, or what a picture consists of, that is not here, of any family but some?

    Every change is looked at: a second for some hundred thousand. Raises StoreError.
    """
    known = {hash for (hash,) in rows(here, "select hash from change")}
    if any(hash not in known and family not in but for hash, family in rows(copy, "select hash, family from change")):
        return True
    if not rows(copy, "select 1 from sqlite_master where name = 'attachment'"):  # from before there were any
        return False
    contents = {hash for (hash,) in rows(here, "select hash from attachment")}
    return any(hash not in contents and family not in but for hash, family in rows(copy, _CONTENTS))
