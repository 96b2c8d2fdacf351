"""The one question about ties that is asked when somebody is added; all the others have a page of their own."""

from ehdesk.domain.body import text
from ehdesk.domain.change import RecordId
from ehdesk.domain.family import Family, Member, Role
from ehdesk.domain.ties import between, likely_first
from ehdesk.ui.desk import Desk
from ehdesk.ui.tie_words import kind_of_tie
from ehdesk.ui.widgets.select import SelectField


class TieQuestion(SelectField):
    """What somebody who is being added is to `adult`. It is kept as soon as they are in the record."""

    def __init__(self, desk: Desk, family: Family, member: RecordId, adult: Member) -> None:
        words, name = desk.words, desk.called(adult)
        label, hint = words("ties.ask", name=name), words("ties.ask_hint", name=name)
        super().__init__(desk.look, label, (), hint, words("common.optional"), words("ties.not_said"))
        self._desk, self._family, self._member, self._adult = desk, family.id, member, adult
        there = family.member(member)
        self._said = between(family, adult, there).kind if there else ""
        self._role = ""
        self._offer(text(there.recorded, "role") if there else "")
        self.show_value(self._said)
        self.left.connect(self.keep)

    def keep(self) -> None:
        """Keep what is chosen, once there is somebody of whom it can be said."""
        work, kind = self._desk.work, self.value()
        member = work.families.family(self._family).member(self._member)
        if member is not None and (role := text(member.recorded, "role")) != self._role:
            self._offer(role)
        if member is not None and kind != self._said:
            work.ties.say(self._family, self._adult, member, kind)
            self._said = kind

    def _offer(self, role: str) -> None:
        """What somebody of this role is likely to be stands first."""
        self._role = role
        self.show_options([(kind, kind_of_tie(self._desk.words, kind)) for kind in likely_first(role, Role.ADULT)])


def first_adult(family: Family, but: RecordId) -> Member | None:
    """The first adult of the family who is not this member."""
    return next((one for one in family.living if one.role is Role.ADULT and one.id != but), None)
