"""How the members of a family are related, who has parental responsibility, and who lives where."""

from collections.abc import Callable

from ehdesk.domain import kinds
from ehdesk.domain.body import names
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.domain.family import Member, Relationship
from ehdesk.domain.ties import between
from ehdesk.services.editing import Editing
from ehdesk.services.families import Families
from ehdesk.services.saving import Saving

Undo = Callable[[], object]


class Ties:
    """What the members of the families in this vault are to each other."""

    def __init__(self, saving: Saving, families: Families) -> None:
        self._saving, self._families = saving, families

    def say(self, family: FamilyId, member: Member, other: Member, kind: str) -> Undo:
        """Say what `other` is to `member`, in place of what was said before; "" for nothing. Returns what undoes it."""
        first, *rest = between(self._families.family(family), member, other).ties or (None,)
        if first is None:
            return self._begin(family, other, kind, member) if kind else lambda: None
        if not kind:
            return self._take_away(family, first, *rest)
        bring_back = self._take_away(family, *rest)
        self._change(family, first.id, other.id, kind, member.id)

        def undo() -> None:
            self._change(family, first.id, first.person, first.kind, first.to)
            bring_back()

        return undo

    def set_responsible(self, family: FamilyId, adult: RecordId, child: RecordId, *, is_so: bool) -> None:
        """Say that somebody has parental responsibility for a child, or has not."""
        self._set(family, child, "responsible", adult, is_so=is_so)

    def set_lives_at(self, family: FamilyId, member: RecordId, home: RecordId, *, is_so: bool) -> None:
        """Say that somebody lives in a home, or does not. Anybody may live in several."""
        self._set(family, member, "households", home, is_so=is_so)

    def _begin(self, family: FamilyId, person: Member, kind: str, to: Member) -> Undo:
        tie = self._families.relate(family, person.id, kind, to.id)
        return lambda: self._families.remove(family, kinds.RELATIONSHIP, tie)

    def _take_away(self, family: FamilyId, *ties: Relationship) -> Undo:
        if not ties:
            return lambda: None
        records = {tie.id: kinds.RELATIONSHIP for tie in ties}
        self._saving.remove_together(family, records)
        return lambda: self._saving.bring_back_together(family, records)

    def _change(self, family: FamilyId, tie: RecordId, person: RecordId, kind: str, to: RecordId) -> None:
        self._saving.change(family, kinds.RELATIONSHIP, tie, {"person": person, "kind": kind, "to": to})

    def _set(self, family: FamilyId, member: RecordId, field: str, one: RecordId, *, is_so: bool) -> None:
        editing = Editing(self._saving, family, kinds.MEMBER, member)
        others = [each for each in names(editing.body, field) if each != one]
        editing.save({field: [*others, one] if is_so else others})
