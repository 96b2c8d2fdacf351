"""One round: scope, push, pull. It may be killed anywhere; the next one begins where the vault then stands."""

from collections.abc import Callable
from datetime import datetime

from ehdesk.domain.change import FamilyId
from ehdesk.store.erasures import Why
from ehdesk.store.errors import StoreError
from ehdesk.store.sync_book import Cursor
from ehdesk.store.vault import Vault
from ehdesk.sync.contact import Contact
from ehdesk.sync.fetching import Fetching
from ehdesk.sync.mending import astray, mend
from ehdesk.sync.report import Progress, RoundReport, Step, Tally, Told
from ehdesk.sync.sending import Stop, send, wait_again
from ehdesk.sync.troubles import ContradictoryHub, SyncTrouble
from ehdesk.wire.messages import Scope
from ehdesk.wire.refusals import Refusal

_PASSES = 4
"""A pass that sent or mended something is followed by one that reads where the families then stand."""


def sync_once(
    vault: Vault,
    contact: Contact,
    clock: Callable[[], datetime],
    *,
    told: Told = lambda _: None,
    stop: Stop = lambda: False,
) -> RoundReport:
    """Bring vault and hub together. A known trouble ends the round and is in the report; what was done stays done.

    `told` hears how far it has come; `stop` is asked between small steps. On a thread of its own the vault must be
    `Vault.second()`, opened there. Of a vault for practice nothing is sent or asked: the trouble is NeverSyncs.
    """
    tally, trouble = Tally(clock()), None
    try:
        vault.sync.refuse_practice()
        _passes(vault, contact, clock, tally, told, stop)
        if not stop():
            vault.sync.last_contact = clock()
    except (SyncTrouble, StoreError) as error:
        trouble = error
    return tally.report(clock(), was_stopped=stop(), trouble=trouble)


def _passes(
    vault: Vault, contact: Contact, clock: Callable[[], datetime], tally: Tally, told: Told, stop: Stop
) -> None:
    wait_again(vault)
    lost: set[FamilyId] = set()
    for _ in range(_PASSES):
        told(Progress(Step.ASKING))
        scope = contact.scope(vault.sync.scope_seq)
        tally.clock_ahead = clock() - scope.at
        _meet(vault, scope, tally)
        lost |= astray(vault, scope)
        mend(vault, contact, lost, scope)
        sent = _send(vault, contact, scope, tally, told, stop)
        was_mending, lost = bool(lost), _fetch(vault, contact, scope, tally, told, stop)
        if stop():
            return
        _remember(vault, scope, tally)
        if not (sent or was_mending or lost):
            return
    if lost:
        raise ContradictoryHub


def _meet(vault: Vault, scope: Scope, tally: Tally) -> None:
    """One's own other devices: what came from them by hand, and waited for the hub to vouch for them, is taken in."""
    if not vault.sync.knows_as_own(scope.devices):
        tally.families_changed |= vault.changes.meet(scope.devices).families


def _send(vault: Vault, contact: Contact, scope: Scope, tally: Tally, told: Told, stop: Stop) -> bool:
    """True if the hub said something about any change but "later"."""
    _offer_what_is_allowed_now(vault, scope)
    before = tally.pushed + tally.refused
    send(vault, contact, tally, told, stop)
    return tally.pushed + tally.refused > before


def _offer_what_is_allowed_now(vault: Vault, scope: Scope) -> None:
    """What was refused for want of an assignment or a role that was given since.

    Once, not in every pass: what others wrote may stay refused.
    """
    if scope.may_publish and not vault.sync.may_publish:
        vault.outbox.again([one.change for one in vault.outbox.refused() if one.code == Refusal.NOT_FORM_OWNER])
    granted = {event.family for event in scope.events if event.is_granted}
    if granted:
        shut_out = (one for one in vault.outbox.refused() if one.code == Refusal.NOT_ASSIGNED)
        vault.outbox.again([one.change for one in shut_out if one.family in granted])


def _fetch(vault: Vault, contact: Contact, scope: Scope, tally: Tally, told: Told, stop: Stop) -> set[FamilyId]:
    """Gives back the families that went astray."""
    given = {event.family for event in scope.events if event.is_granted}
    behind = {
        head.family: head
        for head in scope.heads
        if head.number > vault.sync.cursor(head.family).number
        and (head.family in given or not vault.erasures.keeps_away(head.family, Cursor(head.number, head.hash)))
    }
    fetching = Fetching(vault, contact, tally, behind)
    fetching.run(told, stop)
    return fetching.astray


def _remember(vault: Vault, scope: Scope, tally: Tally) -> None:
    in_scope = {head.family for head in scope.heads}
    withdrawn = {event.family for event in scope.events if event.family not in in_scope}
    tally.families_withdrawn |= withdrawn
    vault.erasures.leave(withdrawn, Why.WITHDRAWN)
    vault.erasures.stay(in_scope, Why.WITHDRAWN)
    if vault.sync.may_publish != scope.may_publish:
        vault.sync.may_publish = scope.may_publish
    if vault.sync.epoch != scope.epoch:
        vault.sync.epoch = scope.epoch
    if vault.sync.scope_seq != scope.seq:
        vault.sync.scope_seq = scope.seq
