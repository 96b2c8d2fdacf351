"""What was said alone, wherever the words of an answer were taken over: by its place, whatever became of the form."""

from ehdesk.domain.change import FamilyId, PractitionerId, RecordId
from ehdesk.forms.catalogue import UnknownForm
from ehdesk.services.assessments import Assessments
from ehdesk.services.ever_asked import Asked, EverAsked, asked_in
from ehdesk.store.vault import Vault


class SaidAlone:
    """What the assessments of the families in this vault ask, and of whom."""

    def __init__(self, vault: Vault, ever_asked: EverAsked, assessments: Assessments) -> None:
        self._vault, self._ever_asked, self._assessments = vault, ever_asked, assessments

    def now(self, family: FamilyId) -> Asked:
        """By the assessment that stands; nothing where there is none."""
        facts = self._assessments.current(family)
        if facts is None:
            return Asked()
        try:
            return asked_in(self._assessments.view(facts.id).form)
        except UnknownForm:
            return Asked(is_all=False)

    def ever(self, family: FamilyId) -> Asked:
        """By every assessment that there ever was: the same object until something is written."""
        return self._ever_asked.of(family)

    def about(self, family: FamilyId, *places: str) -> Asked:
        """What is known of these places: from the assessment that stands, or from every one where that is not enough.

        It is not where it does not ask them, nor where another may have asked one alone that it asks openly.
        """
        found = self.now(family)
        left = frozenset(places) - found.alone.keys()
        is_enough = left <= found.openly and (not left or self._ever_asked.is_of_one(family))
        return found if is_enough else self.ever(family) | found

    def taken_from(self, goal: RecordId, words: object) -> tuple[str, ...]:
        """The places of the answers of which a goal holds these `words`, wherever it says to come from now.

        Where it comes from and what was said there are two fields: one of them can be put back, or chosen, by itself.
        """
        came: dict[PractitionerId | None, object] = {}
        found: dict[object, None] = {}
        for one in sorted(self._vault.changes.history(goal), key=lambda one: (one.stamp, one.change, one.field)):
            if one.field == "source":
                came[one.author] = came[None] = one.value
            elif one.field == "source_said" and one.value == words:
                found |= dict.fromkeys((came.get(one.author), came.get(None)))
        return tuple(place for place in found if words and isinstance(place, str) and place)
