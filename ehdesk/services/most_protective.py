"""Two answers to a question about safety: the most protective is shown, as the form of the assessment says."""

from dataclasses import dataclass

from ehdesk.domain import kinds
from ehdesk.domain.body import text
from ehdesk.domain.policies import Policy
from ehdesk.forms.catalogue import UnknownForm
from ehdesk.forms.protective import policy_of
from ehdesk.services.assessment_record import FORM, VERSION
from ehdesk.services.editions import Editions
from ehdesk.store.records import Record


@dataclass(frozen=True, slots=True)
class MostProtective:
    """The rule by which a vault shows answers; the kernel and the store know no forms."""

    editions: Editions

    def __call__(self, record: Record, field: str) -> Policy | None:
        """How the shown answer is chosen; None where the kernel's own rule counts, or the form is not here."""
        if record.kind != kinds.ASSESSMENT or field.startswith("@"):
            return None
        try:
            definition = self.editions.definition(text(record.body, FORM), text(record.body, VERSION))
        except UnknownForm:
            return None
        return policy_of(definition, field)
