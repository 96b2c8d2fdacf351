"""What somebody is to the others in the family."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ehdesk.domain import kinds
from ehdesk.domain.change import RecordId
from ehdesk.domain.family import Family, Member, Relationship
from ehdesk.forms.wording import Wording
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.widgets.buttons import LinkButton, SecondaryButton
from ehdesk.ui.widgets.card import TitledCard, clear, spaced
from ehdesk.ui.widgets.facts_row import Stated
from ehdesk.ui.widgets.select import SelectField
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.words import Words

KINDS = (
    "mother", "father", "parent", "step_parent", "foster_carer", "guardian", "grandmother", "grandfather",
    "brother", "sister", "half_brother", "half_sister", "step_brother", "step_sister", "partner", "former_partner",
    "son", "daughter", "step_child", "grandchild", "aunt", "uncle", "niece", "nephew", "cousin", "carer", "friend",
    "other",
)  # fmt: skip


class Ties(TitledCard):
    """A list of relationships, and two boxes that add one."""

    def __init__(self, desk: Desk, place: places.MemberForm, parent: QWidget | None = None) -> None:
        super().__init__(desk.look, desk.words("ties.title"), "", parent)
        self._desk, self._place = desk, place
        others = [one for one in desk.work.families.family(place.family).members if one.id != place.member]
        kinds_of = [(kind, desk.words(f"ties.{kind}")) for kind in KINDS]
        self._kind = SelectField(desk.look, desk.words("ties.kind"), kinds_of)
        self._to = SelectField(desk.look, desk.words("ties.to"), [(one.id, desk.called(one)) for one in others])
        add = SecondaryButton(desk.look, desk.words("ties.add"), "plus")
        add.clicked.connect(self._add)
        self._list = QVBoxLayout()
        held = QWidget()
        held.setLayout(self._list)
        self._list.setContentsMargins(0, 0, 0, 0)
        self.add(held, SideBySide(desk.look, self._kind, self._to), add)
        if not others:
            self.hide()
        self._read()

    def _add(self) -> None:
        for field in (self._kind, self._to):
            field.set_problem("" if field.value() else self._desk.words("ties.choose"))
        if not (self._kind.value() and self._to.value()):
            return
        to = RecordId(self._to.value())
        self._desk.work.families.relate(self._place.family, self._place.member, self._kind.value(), to)
        self._kind.show_value("")
        self._to.show_value("")
        self._read()

    def _read(self) -> None:
        clear(self._list)
        family, here = self._desk.work.families.family(self._place.family), self._place.member
        for tie in family.relationships:
            person, to = family.member(tie.person), family.member(tie.to)
            if person is not None and to is not None and here in (tie.person, tie.to):
                self._list.addWidget(self._tie(tie, "" if tie.person == here else self._desk.called(person), to))

    def _tie(self, tie: Relationship, whose: str, to: Member) -> QWidget:
        """What this person is to somebody ("Mother of Leila"), or somebody to them ("Zuzana: Mother of Leila")."""
        words = self._desk.words
        said = words("ties.said", kind=tie_in_words(words, tie), name=self._desk.called(to))
        said = words("ties.said_by", name=whose, said=said) if whose else said
        remove = LinkButton(self._desk.look, words("ties.remove"), says=f"{words('ties.remove')}: {said}")
        remove.clicked.connect(lambda: self._remove(tie))
        row = QWidget()
        line = QHBoxLayout(row)
        spaced(line, (0, 0, 0, 0), self._desk.look.space(12))
        line.addWidget(Words(self._desk.look, said), 1)
        line.addWidget(remove)
        return row

    def _remove(self, tie: Relationship) -> None:
        families, family = self._desk.work.families, self._place.family
        families.remove(family, kinds.RELATIONSHIP, tie.id)
        self._read()
        self._desk.say(self._desk.words("ties.removed"), lambda: self._bring_back(tie))

    def _bring_back(self, tie: Relationship) -> None:
        self._desk.work.families.bring_back(self._place.family, kinds.RELATIONSHIP, tie.id)
        self._read()


def stated_ties(desk: Desk, family: Family, member: Member) -> list[Stated]:
    """What somebody is to the others ("Mother of"), and what the others are to them ("Their mother")."""
    found: dict[str, list[str]] = {}
    for tie in family.relationships:
        kind, is_theirs = tie_in_words(desk.words, tie), tie.person == member.id
        other = family.member(tie.to if is_theirs else tie.person)
        if other is not None and member.id in (tie.person, tie.to):
            name = desk.words("ties.of", kind=kind) if is_theirs else desk.words("ties.their", kind=kind.lower())
            found.setdefault(name, []).append(desk.called(other))
    return [Stated(name, ", ".join(others)) for name, others in found.items()]


def tie_in_words(words: Wording, tie: Relationship) -> str:
    """What somebody is to somebody: "Mother". A kind that this program does not know is said as it was written."""
    return words(f"ties.{tie.kind}") if tie.kind in KINDS else tie.kind
