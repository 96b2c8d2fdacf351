"""Push: what waits, in order and in batches, until the hub has answered for everything."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ehdesk.domain.change import FamilyId, hash_of
from ehdesk.domain.numbering import head_after
from ehdesk.domain.signing import Signed
from ehdesk.store.intake import Incoming
from ehdesk.store.log import Named
from ehdesk.store.sync_book import Cursor
from ehdesk.store.vault import Vault
from ehdesk.sync.contact import Contact
from ehdesk.sync.report import Progress, Step, Tally, Told
from ehdesk.wire.limits import PUSH_COUNT, PUSH_SIZE
from ehdesk.wire.messages import Answer, Outcome, Push

Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Answered:
    """A change and what the hub said to it."""

    signed: Signed
    of: Named
    answer: Answer


def send(vault: Vault, contact: Contact, tally: Tally, told: Told, stop: Stop) -> None:
    """Send until nothing waits but what the hub wants later, which then waits for the next time. Raises SyncTrouble."""
    done, total = 0, vault.outbox.count()
    try:
        while not stop() and (batch := vault.outbox.next_batch(PUSH_COUNT, PUSH_SIZE)):
            told(Progress(Step.SENDING, done, total))
            answered = _send(vault, contact, batch)
            _keep_accepted(vault, answered, tally)
            _keep_refused(vault, answered, tally)
            done += len(batch)
    finally:
        wait_again(vault)


def wait_again(vault: Vault) -> None:
    """What was sent and never answered, in this round or in one that was killed, waits again."""
    if unanswered := vault.outbox.unanswered():
        vault.outbox.again(unanswered)


def _send(vault: Vault, contact: Contact, batch: tuple[Signed, ...]) -> tuple[Answered, ...]:
    outgoing = [vault.outbox.of(signed) for signed in batch]
    certificates = vault.outbox.certificates_for(batch)
    vault.outbox.sent([one.change for one in outgoing])
    pushed = contact.push(Push(certificates, batch))
    return tuple(map(Answered, batch, outgoing, pushed.answers))


def _keep_accepted(vault: Vault, answered: Iterable[Answered], tally: Tally) -> None:
    """Numbers and cursors move together; where nobody else wrote meanwhile, there is nothing left to fetch."""
    held = [one for one in answered if one.answer.outcome in (Outcome.ACCEPTED, Outcome.HAD)]
    if held:
        incoming = [Incoming(one.signed, one.answer.number) for one in held]
        vault.changes.take(incoming, cursors=_cursors(vault, held))
        tally.pushed += len(held)
        tally.families_changed |= {one.of.family for one in held}


def _cursors(vault: Vault, held: Iterable[Answered]) -> dict[FamilyId, Cursor]:
    moved: dict[FamilyId, Cursor] = {}
    for one in held:
        family = one.of.family
        at = moved.get(family) or vault.sync.cursor(family)
        if one.answer.number == at.number + 1:
            moved[family] = Cursor(one.answer.number, head_after(at.head_hash, hash_of(one.signed.body)))
    return moved


def _keep_refused(vault: Vault, answered: Iterable[Answered], tally: Tally) -> None:
    for one in answered:
        if one.answer.outcome is Outcome.REFUSED:
            vault.outbox.refuse(one.of.change, one.answer.code, one.answer.words)
            tally.refused += 1
            tally.families_changed.add(one.of.family)
