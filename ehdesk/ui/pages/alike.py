"""A calm line on a person's form: somebody of nearly this name, born on the same day, is in this vault already."""

from ehdesk.domain.family import Member
from ehdesk.services.likeness import Here
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.widgets.banner import Banner


class PerhapsHere(Banner):
    """Says who, and leads there; never in the way."""

    def __init__(self, desk: Desk, place: places.InFamily) -> None:
        super().__init__(desk.look, "", "info", "info")
        self._desk, self._place = desk, place
        self._here: Here | None = None
        self.followed.connect(self._go_there)
        self.hide()

    def look_for(self, member: Member) -> None:
        """Look whether somebody like this is here."""
        words = self._desk.words
        self._here = here = self._desk.work.families.perhaps_here(member, self._place.family)
        self.setVisible(here is not None)
        if here is not None:
            name, family = self._desk.member_name(here.member), self._desk.family_name(here.family)
            self.say(words("member.perhaps_here", name=name, family=family), "info", "info", words("member.here_look"))

    def _go_there(self) -> None:
        if self._here is not None:
            self._desk.go(places.MemberPage(self._here.family.id, self._here.member.id))
