"""Changes that the hub does not hold yet. The outbox is a question to the log, not a second copy of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from ehdesk.domain.change import ChangeId, FamilyId, RecordId, hash_of
from ehdesk.domain.clock import wall_time
from ehdesk.domain.signing import Signed
from ehdesk.store import log
from ehdesk.store.book import Book
from ehdesk.store.log import Named, SyncState
from ehdesk.store.session import Session

_UNSENT: Final = "from change where state > 0"
"""Said in each question, since only then the index of what is not sent answers it, and not the whole log."""
_WAITING_OR_SENDING: Final = f"{_UNSENT} and state in (1, 2)"


@dataclass(frozen=True, slots=True)
class Edited:
    """What a change touches, for words about it."""

    record: RecordId
    kind: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A change on its way."""

    change: ChangeId
    family: FamilyId
    at: datetime
    state: SyncState
    edited: tuple[Edited, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A change that the hub did not take: a code for the program, words for people. It stays in the record here."""

    change: ChangeId
    family: FamilyId
    code: str
    words: str
    at: datetime
    edited: tuple[Edited, ...]


class Outbox:
    """What waits, what is being sent and what was refused. In practice nothing ever does."""

    def __init__(self, book: Book, session: Session) -> None:
        self._book = book
        self._session = session

    def waiting(self) -> tuple[Waiting, ...]:
        """Everything that waits or is being sent, the oldest first."""
        found = self._rows(f"select id, family, at, state, body {_WAITING_OR_SENDING} order by seq")
        return tuple(
            Waiting(id, family, wall_time(at), log.STATES[state], _edited(body))
            for id, family, at, state, body in found
        )

    def refused(self) -> tuple[Refused, ...]:
        """Everything that the hub refused, the oldest first."""
        found = self._rows(f"select id, family, code, words, at, body {_UNSENT} and state = 3 order by seq")
        return tuple(
            Refused(id, family, code, words, wall_time(at), _edited(body))
            for id, family, code, words, at, body in found
        )

    def count(self) -> int:
        """How many changes wait or are being sent."""
        return sum(int(count) for (count,) in self._rows(f"select count(*) {_WAITING_OR_SENDING}"))

    def unanswered(self) -> tuple[ChangeId, ...]:
        """What was sent and not heard of since."""
        found = self._rows(f"select id {_UNSENT} and state = 2 order by seq")
        return tuple(ChangeId(id) for (id,) in found)

    def next_batch(self, limit: int, size: int) -> tuple[Signed, ...]:
        """The next changes to send: at most `limit`, at most `size` bytes together, but one at least if any waits.

        A writer's changes come in the order of their counts, so those of one family do too.
        """
        found = self._rows(f"select body, signature {_UNSENT} and state = 1 order by seq limit ?", (limit,))
        batch: list[Signed] = []
        for body, signature in found:
            size -= len(body) + len(signature)
            if size < 0 and batch:
                break
            batch.append(Signed(body, signature))
        return tuple(batch)

    def certificates_for(self, batch: Iterable[Signed]) -> tuple[Signed, ...]:
        """The certificates of everyone who wrote something in a batch."""
        writers = dict.fromkeys(self.of(signed).writer for signed in batch)
        found = (self._book.row("select body, signature from writer where id = ?", (writer,)) for writer in writers)
        return tuple(Signed(*row) for row in found if row)

    def of(self, signed: Signed) -> Named:
        """Which change of a batch these bytes are.

        One that this version cannot read goes out like any other: the hub says why it does not take it, and goes on
        with what its writer wrote next.
        """
        if change := log.read(signed.body):
            return Named(change.id, change.family, change.writer)
        [named] = log.by_hash(self._book, hash_of(signed.body))
        return named

    def sent(self, ids: Sequence[ChangeId]) -> None:
        """These are on their way; what became of them is not known yet."""
        self._move(ids, SyncState.WAITING, SyncState.SENDING)

    def again(self, ids: Sequence[ChangeId]) -> None:
        """No answer came, or "later", or somebody wants a refused one tried once more: these wait again."""
        self._move(ids, SyncState.SENDING, SyncState.WAITING)
        self._move(ids, SyncState.REFUSED, SyncState.WAITING)

    def offer(self, ids: Iterable[ChangeId]) -> None:
        """The hub held these and has lost them: they wait again, whoever wrote them, and lose their numbers."""
        with self._book.writing() as db:
            lost = [(log.place(SyncState.WAITING), id) for id in ids]
            db.conn.executemany("update change set state = ?, number = null where id = ? and state = 0", lost)

    def accepted(self, id: ChangeId, number: int) -> None:
        """The hub holds it under this number of its family."""
        with self._book.writing():
            log.accept(self._book, id, number)

    def refuse(self, id: ChangeId, code: str, words: str) -> None:
        """The hub did not take it. One that the hub holds already stays as it is."""
        with self._book.writing() as db:
            db.execute("update change set state = 3, code = ?, words = ? where id = ? and state > 0", (code, words, id))

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        return [] if self._session.is_practice else self._book.rows(sql, values)

    def _move(self, ids: Sequence[ChangeId], old: SyncState, new: SyncState) -> None:
        moves = [(log.place(new), id, log.place(old)) for id in ids]
        with self._book.writing() as db:
            db.conn.executemany("update change set state = ? where id = ? and state = ?", moves)


def _edited(body: bytes) -> tuple[Edited, ...]:
    change = log.read(body)
    return tuple(Edited(edit.record, edit.kind, tuple(edit.fields)) for edit in change.edits) if change else ()
