"""Checking what pictures and papers consist of: every chunk against its hash, every content against its own."""

import hashlib
from collections.abc import Iterator

from ehdesk.store.driver import Database, rows


def attachment_problems(db: Database) -> Iterator[str]:
    """Chunks and contents that are not what they were, a sentence each; one chunk at a time is in memory."""
    for (chunk,) in rows(db, "select id from chunk order by id"):
        hash, content = rows(db, "select hash, content from chunk where id = ?", (chunk,))[0]
        if hashlib.sha256(content).digest() != hash:
            yield f"part {chunk} of a picture or paper is not what was kept."
    for hash, size in rows(db, "select hash, size from attachment order by hash"):
        parts = rows(db, "select chunk from part where attachment = ? order by place", (hash,))
        whole, found = hashlib.sha256(), 0
        for (chunk,) in parts:
            for (content,) in rows(db, "select content from chunk where hash = ?", (chunk,)):
                whole.update(content)
                found += len(content)
        if (whole.digest(), found) != (hash, size):
            yield f"a picture or paper is not whole: {found:,} bytes of {size:,}."
