"""What a family agreed to: to take part, to a record, to sharing. A withdrawal stands beside it and deletes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ehdesk.domain.body import Body, day_in, holds_ids, listed, names, text
from ehdesk.domain.change import RecordId


class Purpose(StrEnum):
    """What somebody may agree to."""

    TAKE_PART = "take_part"
    STORE = "store"
    SHARE = "share"


class Way(StrEnum):
    """How an agreement was given; one may be given in several ways at once."""

    IN_PERSON = "in_person"
    BY_PHONE = "by_phone"
    IN_WRITING = "in_writing"
    INTERPRETER = "interpreter"


class Standing(StrEnum):
    """How a family's agreement stands now. In doubt: another one was withdrawn, and not clearly before this one."""

    NONE = "none"
    UNFINISHED = "unfinished"
    GIVEN = "given"
    IN_DOUBT = "in_doubt"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Sharing:
    """Somebody with whom something is shared, and what."""

    id: RecordId
    who: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Somebody took an agreement back: who (ids of members), when, and what they said."""

    id: RecordId
    by: tuple[str, ...] = ()
    on_as_written: str = ""
    words: str = ""

    @property
    def on(self) -> date | None:
        """The day it was withdrawn, where a real day was given."""
        return day_in(self.on_as_written)


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was agreed on one day. `agreed_by`, `agreed_to` and `given` are as recorded, known words or not.

    `must_not_see` are members, and `others_must_not_see` free words: whoever must not see what the family shares. That
    nobody can read the list of members counts as everyone. `is_taken_away` says that the agreement was taken off the
    record while something that a colleague wrote still stands beside it.
    """

    id: RecordId
    agreed_by: tuple[str, ...] = ()
    agreed_to: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    given_on_as_written: str = ""
    words: str = ""
    must_not_see: tuple[str, ...] = ()
    is_must_not_see_unreadable: bool = False
    others_must_not_see: str = ""
    sharings: tuple[Sharing, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    is_taken_away: bool = False

    @property
    def given_on(self) -> date | None:
        """The day it was given, where a real day was written."""
        return day_in(self.given_on_as_written)

    @property
    def is_given(self) -> bool:
        """Did somebody agree to take part?"""
        return bool(self.agreed_by) and Purpose.TAKE_PART in self.agreed_to and not self.is_taken_away

    @property
    def is_withdrawn(self) -> bool:
        """Did anybody take it back?"""
        return bool(self.withdrawals)

    @property
    def is_kept_from_anyone(self) -> bool:
        """Is there anybody who must not see what the family shares?"""
        return bool(self.must_not_see or self.others_must_not_see or self.is_must_not_see_unreadable)

    def is_kept(self, member: str) -> bool:
        """Must the member with this id not see what the family shares?"""
        return self.is_must_not_see_unreadable or member in self.must_not_see


Records = Iterable[tuple[RecordId, Body]]


def agreements_from(
    agreements: Records, taken_away: Records, sharings: Records, withdrawals: Records
) -> tuple[Agreement, ...]:
    """The agreements as recorded, the newest first; one without a day comes before them, so that it is asked about.

    One of those `taken_away` is there as long as a sharing or a withdrawal stands beside it, also one that nobody here
    has ever seen.
    """
    shared, withdrawn = _beside(sharings), _beside(withdrawals)
    bodies = dict(agreements)
    removed = dict(taken_away)
    left = {id: removed.get(id, {}) for id in (*shared, *withdrawn) if id not in bodies}
    found = [
        agreement_from(
            id,
            body,
            tuple(sharing_from(*one) for one in shared.get(id, ())),
            tuple(withdrawal_from(*one) for one in withdrawn.get(id, ())),
            is_taken_away=id in left,
        )
        for id, body in (bodies | left).items()
    ]
    return tuple(sorted(found, key=lambda one: (_placed(one), one.id), reverse=True))


def _placed(agreement: Agreement) -> date:
    return agreement.given_on or (date.min if agreement.is_taken_away else date.max)


def agreement_from(
    id: RecordId,
    body: Body,
    sharings: tuple[Sharing, ...] = (),
    withdrawals: tuple[Withdrawal, ...] = (),
    *,
    is_taken_away: bool = False,
) -> Agreement:
    """An agreement as recorded, with what stands beside it."""
    return Agreement(
        id,
        agreed_by=listed(body, "agreed_by"),
        agreed_to=listed(body, "agreed_to"),
        given=listed(body, "given"),
        given_on_as_written=text(body, "given_on"),
        words=text(body, "words"),
        must_not_see=names(body, "must_not_see"),
        is_must_not_see_unreadable=not holds_ids(body, "must_not_see"),
        others_must_not_see=text(body, "others_must_not_see"),
        sharings=sharings,
        withdrawals=withdrawals,
        is_taken_away=is_taken_away,
    )


def sharing_from(id: RecordId, body: Body) -> Sharing:
    """With whom something is shared, as recorded."""
    return Sharing(id, text(body, "who"), text(body, "what"))


def withdrawal_from(id: RecordId, body: Body) -> Withdrawal:
    """A withdrawal as recorded."""
    return Withdrawal(id, listed(body, "by"), text(body, "withdrawn_on"), text(body, "words"))


def current(agreements: Iterable[Agreement]) -> Agreement | None:
    """The agreement that counts, of some with the newest first: one that is still being written waits behind others."""
    every = tuple(agreements)
    return next((one for one in every if one.is_given or one.is_withdrawn), next(iter(every), None))


def standing(agreements: Iterable[Agreement]) -> Standing:
    """How a family's agreement stands, given all their agreements, the newest first."""
    every = tuple(agreements)
    now = current(every)
    if now is None:
        return Standing.NONE
    if now.is_withdrawn:
        return Standing.WITHDRAWN
    if not now.is_given:
        return Standing.UNFINISHED
    others = (withdrawal for one in every if one is not now for withdrawal in one.withdrawals)
    return Standing.IN_DOUBT if any(_may_be_after(one, now) for one in others) else Standing.GIVEN


def _may_be_after(withdrawal: Withdrawal, agreement: Agreement) -> bool:
    on, given_on = withdrawal.on, agreement.given_on
    return on is None or given_on is None or on > given_on


def _beside(records: Records) -> dict[RecordId, list[tuple[RecordId, Body]]]:
    """By the agreement that each record names; one that names none stands beside nothing but itself."""
    found: dict[RecordId, list[tuple[RecordId, Body]]] = {}
    for id, body in records:
        found.setdefault(RecordId(text(body, "agreement")) or id, []).append((id, body))
    return found
