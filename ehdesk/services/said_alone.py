"""What was said alone, wherever the words of an answer were taken over: by its place, whatever became of the form."""

from ehdesk.domain.change import FamilyId
from ehdesk.forms.catalogue import UnknownForm
from ehdesk.services.assessments import Assessments
from ehdesk.services.ever_asked import Asked, EverAsked, asked_in


class SaidAlone:
    """What the assessments of the families in this vault ask, and of whom."""

    def __init__(self, ever_asked: EverAsked, assessments: Assessments) -> None:
        self._ever_asked, self._assessments = ever_asked, assessments

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
