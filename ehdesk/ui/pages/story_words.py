"""The fields of one record and what ever stood in them, in words; and which of it was said alone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ehdesk.domain import kinds
from ehdesk.domain.change import PractitionerId, Value
from ehdesk.domain.merge import REMOVED
from ehdesk.services.assessment_record import COMPLETED, DONE, FORM, STARTED, VERSION, place_in
from ehdesk.services.field_stories import FieldStory
from ehdesk.ui.desk import Desk
from ehdesk.ui.naming import Naming
from ehdesk.ui.pages.topic_titles import said_alone

_OF_THE_WHOLE: Mapping[str, str] = {
    FORM: "record_history.form",
    VERSION: "record_history.form_version",
    STARTED: "record_history.started",
    COMPLETED: "record_history.completed",
}


class StoryWords:
    """Reads once how the places were asked that the stories are about; while it lasts, nothing is written."""

    def __init__(self, desk: Desk, stories: Sequence[FieldStory]) -> None:
        self._desk, self._naming = desk, Naming(desk)
        self._places = {story.field: _places(story, stories) for story in stories}
        every = sorted({*_sources(stories), *(place for places in self._places.values() for place in places)})
        family = stories[0].family
        self._asked = desk.work.said_alone.about(family, *every)
        self._titles = said_alone(desk, family, *every)

    def is_alone(self, story: FieldStory) -> bool:
        """Can it not be ruled out that what stands here was said alone? Of what a picture shows, it never can."""
        if story.kind == kinds.ANSWER_FILE:
            return True
        return any(map(self._asked.may_be_alone, self._places[story.field]))

    def title(self, story: FieldStory) -> str:
        """What a field is called; of what was said alone, no more than its topic."""
        words = self._desk.words
        if story.field == REMOVED:
            return words("record_history.removed")
        if story.kind == kinds.ASSESSMENT and story.field.startswith("@"):
            return self._of_an_assessment(story)
        if story.kind == kinds.ASSESSMENT and self.is_alone(story):
            return self._titles.get(story.field, words("record_history.closed"))
        return self._naming.topic(story)

    def asked(self, story: FieldStory) -> str:
        """The question, for a field that is called by its topic until somebody opens it; else ""."""
        return self._naming.topic(story) if story.kind == kinds.ASSESSMENT else ""

    def reads(self, story: FieldStory, value: Value) -> str:
        """How a value reads."""
        words = self._desk.words
        if story.field == REMOVED:
            return words("versions.removed" if value is True else "record_history.there")
        if isinstance(value, dict):
            return words("record_history.no_words")
        if (story.kind, story.field) == (kinds.GOAL, "source_said"):
            return str(value or words("check.nothing"))
        if (story.kind, story.field) == (kinds.GOAL, "source") and isinstance(value, str) and value:
            return self._titles.get(value) or self._question(story, value)
        return self._naming.value(story, value)

    def who(self, story: FieldStory, author: PractitionerId) -> str:
        """Who wrote something."""
        colleagues, words = self._desk.work.colleagues, self._desk.words
        if colleagues.is_me(author):
            return words("versions.you")
        return colleagues.name(story.family, author).partition(",")[0] or words("versions.somebody")

    def _question(self, story: FieldStory, place: str) -> str:
        """What is asked at a place of the assessment that stands."""
        current = self._desk.work.assessments.current(story.family)
        asked = replace(story, record=current.id, kind=kinds.ASSESSMENT, field=place) if current else story
        return self._naming.topic(asked)

    def _of_an_assessment(self, story: FieldStory) -> str:
        words = self._desk.words
        if story.field in _OF_THE_WHOLE:
            return words(_OF_THE_WHOLE[story.field])
        if story.field.startswith(DONE):
            return words("record_history.done")
        return self._naming.topic(story)


def _places(story: FieldStory, stories: Sequence[FieldStory]) -> tuple[str, ...]:
    """The places of the questions whose answers a field holds."""
    if story.kind == kinds.ASSESSMENT:
        return tuple(filter(None, (place_in(story.field),)))
    if (story.kind, story.field) == (kinds.GOAL, "source_said"):
        return _sources(stories)
    return ()


def _sources(stories: Sequence[FieldStory]) -> tuple[str, ...]:
    """The places of the answers that a goal ever came from."""
    written = (one.value for story in stories if story.field == "source" for one in story.written)
    return tuple({value for value in written if isinstance(value, str) and value})
