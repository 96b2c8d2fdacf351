"""Which contents (pictures, papers, recordings) the bytes of changes name."""

from collections.abc import Iterable, Iterator

from ehdesk.domain.attachment import cited_in
from ehdesk.store import log


def cited_by(bodies: Iterable[bytes]) -> Iterator[str]:
    """The hash of each, in 64 hex digits, some more than once; none for what cannot be read as a change."""
    for body in bodies:
        if (change := log.read(body)) is not None:
            yield from (one.hash for edit in change.edits for one in cited_in(edit.fields))
