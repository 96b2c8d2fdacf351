"""What a goal can come from: the needs and worries that the family's assessment holds."""

from dataclasses import dataclass

from ehdesk.domain.change import FamilyId
from ehdesk.forms.catalogue import UnknownForm
from ehdesk.services.assessments import Assessments

_ABOUT = ("worr", "need")
"""What the name of a question about a worry or a need has in it."""


@dataclass(frozen=True, slots=True)
class Source:
    """One answer: its place in the assessment, and what was asked and said."""

    field: str
    said: str


def sources(assessments: Assessments, family: FamilyId) -> tuple[Source, ...]:
    """The answers about needs and worries, in the order of the assessment; none where its form is not here."""
    facts = assessments.current(family)
    if facts is None:
        return ()
    try:
        form = assessments.view(facts.id).form
    except UnknownForm:
        return ()
    fields = [field for topic in form.topics() if topic.relevant for field in topic.fields if _is_about_need(field)]
    asked = (form.question(field) for field in fields if form.question(field).is_answerable)
    return tuple(Source(one.field, f"{one.label} {said}") for one in asked if (said := form.display(one.field)))


def _is_about_need(field: str) -> bool:
    return any(word in field.rpartition("/")[2] for word in _ABOUT)
