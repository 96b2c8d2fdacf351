"""The hub's judgement on one push: pure, over what the log holds of the families and writers concerned.

A change is taken when nothing speaks against it, it follows the last one of its writer in its family, and all that it
builds on is here. A refused change keeps its place in its writer's chain, so that it holds up nothing after it.
"""

from dataclasses import dataclass, field

from ehdesk.domain.change import ChangeId, FamilyId, WriterId
from ehdesk.domain.numbering import NO_HEAD, head_after
from ehdesk.hub.offers import Offer, Place
from ehdesk.wire.messages import Answer, Outcome
from ehdesk.wire.refusals import Refusal, refused

_LATER = Answer(Outcome.LATER)


@dataclass(frozen=True, slots=True)
class Known:
    """A change that the hub took (`number`) or refused (`code`) before."""

    hash: bytes
    number: int = 0
    code: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Tip:
    """The last change of one writer in one family; what follows a refused one may name any hash as its previous."""

    n: int = 0
    hash: bytes = b""
    is_refused: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """How far a family's log reaches."""

    number: int = 0
    hash: bytes = NO_HEAD


@dataclass(frozen=True, slots=True)
class Taken:
    """A change that joins the log."""

    number: int
    place: Place
    offer: Offer


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """A refused change that keeps its place."""

    why: Refusal
    place: Place
    hash: bytes


@dataclass(slots=True)
class Book:
    """What the log says, and what this push adds to it: `taken` and `turned_away`, in order."""

    heads: dict[FamilyId, Head]
    """The families that the pusher may write in."""
    tips: dict[tuple[FamilyId, WriterId], Tip]
    known: dict[ChangeId, Known]
    own: set[WriterId]
    """The pushing device's own writers."""
    taken: list[Taken] = field(default_factory=list)
    turned_away: list[TurnedAway] = field(default_factory=list)

    def answer(self, offer: Offer) -> Answer:
        """Judge one offer, and write down what becomes of it."""
        if offer.place is None:
            return refused(Refusal.UNREADABLE)
        if offer.refusal is Refusal.PRACTICE:
            return refused(Refusal.PRACTICE)
        for look in (self._if_known, self._if_unvouched, self._if_shut_out, self._if_out_of_turn, self._if_unsound):
            answer = look(offer, offer.place)
            if answer is not None:
                return answer
        return self._take(offer, offer.place)

    def _if_known(self, offer: Offer, place: Place) -> Answer | None:
        known = self.known.get(place.id)
        if known is None:
            return None
        if known.hash != offer.hash:
            return refused(Refusal.FORK)
        return refused(known.code) if known.code else Answer(Outcome.HAD, known.number)

    def _if_unvouched(self, offer: Offer, _: Place) -> Answer | None:
        """Its writer's certificate may still come: the writer's own device brings it."""
        return _LATER if offer.refusal is Refusal.UNKNOWN_WRITER else None

    def _if_shut_out(self, offer: Offer, place: Place) -> Answer | None:
        """It may be offered again once its author is let in."""
        if offer.refusal is Refusal.NOT_FORM_OWNER:
            return refused(Refusal.NOT_FORM_OWNER)
        return None if place.family in self.heads else refused(Refusal.NOT_ASSIGNED)

    def _if_out_of_turn(self, offer: Offer, place: Place) -> Answer | None:
        tip = self._tip(place)
        if place.n <= tip.n:
            return refused(Refusal.FORK)
        if place.n > tip.n + 1:
            return _LATER
        if place.previous != tip.hash and not tip.is_refused:
            return self._turn_away(Refusal.FORK, offer, place)
        return None

    def _if_unsound(self, offer: Offer, place: Place) -> Answer | None:
        if offer.refusal is not None:
            return self._turn_away(offer.refusal, offer, place)
        return None if self._has_all(offer) else _LATER

    def _has_all(self, offer: Offer) -> bool:
        return all(parent in self.known for parent in offer.parents)

    def _turn_away(self, why: Refusal, offer: Offer, place: Place) -> Answer:
        """Only its own device can spoil a place in a chain: anyone else's bad copy leaves it open for the good one.

        A form that was published before is no bad copy: its signature was checked, whoever brings it.
        """
        if place.writer in self.own or why is Refusal.PUBLISHED:
            self.turned_away.append(TurnedAway(why, place, offer.hash))
            self.known[place.id] = Known(offer.hash, code=why)
            self.tips[place.family, place.writer] = Tip(place.n, offer.hash, is_refused=True)
        return refused(why)

    def _take(self, offer: Offer, place: Place) -> Answer:
        head = self.heads[place.family]
        number = head.number + 1
        self.heads[place.family] = Head(number, head_after(head.hash, offer.hash))
        self.tips[place.family, place.writer] = Tip(place.n, offer.hash)
        self.known[place.id] = Known(offer.hash, number)
        self.taken.append(Taken(number, place, offer))
        return Answer(Outcome.ACCEPTED, number)

    def _tip(self, place: Place) -> Tip:
        return self.tips.get((place.family, place.writer), Tip())
