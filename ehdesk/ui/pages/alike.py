"""Calm lines on a form: a family or a person who may be in this vault already, why, and the way there."""

from collections.abc import Sequence

from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.services.announce import Changed
from ehdesk.services.family_row import FamilyRow
from ehdesk.services.likeness import Here
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.off_the_list import may_write
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.words import Words, show_when

_AT_ONCE = 3
"""How many are named; more is said as a number."""


class FamiliesAlike(Banner):
    """Says which families have such a name, and leads there; never in the way: two may well have one name."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, "", "info", "info")
        self._desk, self._name = desk, ""
        self._but: FamilyId | None = None
        self._found: Sequence[FamilyRow] = ()
        self.followed.connect(self._look_there)
        desk.families_read.connect(self._look_again)
        self.hide()

    def look_for(self, name: str, but: FamilyId | None = None) -> None:
        """Look for families of such a name, `but` for the one that bears it."""
        words, found = self._desk.words, self._desk.work.families.called_alike(name, but)
        self._name, self._but, self._found = name, but, found
        show_when(self, bool(found))
        if found:
            said = words("new_family.alike", count=len(found), name=self._desk.family_name(found[0].family))
            self.say(said, "info", "info", words("alike.look"))

    def _look_again(self) -> None:
        self.look_for(self._name, self._but)

    def _look_there(self) -> None:
        if len(self._found) == 1:
            self._desk.go(places.Overview(self._found[0].family.id))
        else:
            self._desk.go(places.MyFamilies(self._name))


class PerhapsHere(Column):
    """Says who may be the same person as a member and why, leads there, or keeps that they are two; never in the way.

    It follows the record while it stands on a page.
    """

    def __init__(self, desk: Desk, family: FamilyId, member: RecordId) -> None:
        super().__init__(desk.look, 8)
        self._desk, self._family, self._member = desk, family, member
        self._found: tuple[Here, ...] = ()
        desk.changed.connect(self._look)
        desk.families_read.connect(self._look)
        self._look()

    def _look(self, _changed: Changed | None = None) -> None:
        families = self._desk.work.families
        member = families.family(self._family).member(self._member)
        found = families.perhaps_here(member, self._family) if member else ()
        if found != self._found:
            self._found = found
            self.clear()
            self._say(found)
        show_when(self, bool(found))

    def _say(self, found: Sequence[Here]) -> None:
        for here in found[:_AT_ONCE]:
            self.add(self._line(here))
        if len(found) > _AT_ONCE:
            self.add(Words(self._desk.look, self._desk.words("alike.more", count=len(found) - _AT_ONCE), "small_soft"))

    def _line(self, here: Here) -> Banner:
        desk, words = self._desk, self._desk.words
        name, why = desk.member_name(here.member), " ".join(words(f"alike.why_{one}") for one in here.why)
        if here.family.id == self._family:
            said = words("alike.in_this_family", name=name, why=why)
        else:
            said = words("alike.in_family", name=name, family=desk.family_name(here.family), why=why)
        banner = Banner(desk.look, said, "info", "info", words("alike.look"), other=words("alike.two_people"))
        banner.followed.connect(lambda: desk.go(places.MemberPage(here.family.id, here.member.id)))
        banner.turned_down.connect(lambda: self._keep_apart(here.member.id))
        return banner

    def _keep_apart(self, other: RecordId) -> None:
        families, family, member = self._desk.work.families, self._family, self._member
        if not may_write(self._desk, family):
            return
        families.are_two(family, member, other)
        said = self._desk.words("alike.kept")
        self._desk.say(said, lambda: families.are_two(family, member, other, are_two=False))
