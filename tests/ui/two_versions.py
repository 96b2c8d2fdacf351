"""Two versions of one thing at a desk: how they come about, and choosing."""

from PySide6.QtWidgets import QRadioButton

from ehdesk.domain import kinds
from ehdesk.domain.change import RecordId
from ehdesk.store.sync_book import Enrolment
from ehdesk.ui.naming import Naming
from ehdesk.ui.pages.versions import VersionsCard
from ehdesk.ui.widgets.buttons import PrimaryButton
from tests.ui.at_the_desk import AtTheDesk
from tests.ui.showing import show

WRITE_BOTH = "Write one from both"


def both_write(at: AtTheDesk, kind: str, record: RecordId, field: str, mine: object, theirs: object) -> VersionsCard:
    """Two people write a field without knowing of each other; the card on which one chooses."""
    known = at.seen(record, field)
    at.desk.work.families.editing(at.family, kind, record).save({field: mine})
    at.arrives(kind, record, {field: theirs}, known)
    card = VersionsCard(at.desk, at.conflict(record, field), Naming(at.desk))
    show(card)
    return card


def choices(card: VersionsCard) -> list[str]:
    """What can be chosen, as a screen reader says it."""
    return [button.accessibleName() for button in card.findChildren(QRadioButton) if button.isVisibleTo(card)]


def choose(card: VersionsCard, said: str) -> None:
    """Choose the version whose words or writer are these, and keep it."""
    next(one for one in card.findChildren(QRadioButton) if said in one.accessibleName()).click()
    card.findChild(PrimaryButton).click()


def enrolled(at: AtTheDesk) -> None:
    """This computer has met a hub, which cannot be reached now."""
    owner = at.desk.work.vault.owner
    hub = Enrolment("http://127.0.0.1:9", b"x" * 32, "A", owner.practitioner, owner.device)
    at.desk.work.vault.sync.enrol(hub)


def a_conflict(at: AtTheDesk, goal: int = 0) -> RecordId:
    """Two people wrote the words of a goal; which goal."""
    record = at.desk.work.plans.plan(at.family).goals[goal].id
    known = at.seen(record, "words")
    at.desk.work.plans.goal(at.family, record).save({"words": "Calm mornings"})
    at.arrives(kinds.GOAL, record, {"words": "Calm evenings"}, known)
    return record
