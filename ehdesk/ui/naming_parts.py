"""A part of a form (a job, a club) that was removed while somebody answered in it: its name, and what was said."""

from collections.abc import Iterator
from dataclasses import replace

from ehdesk.domain import kinds
from ehdesk.domain.parts import is_part, parts_around
from ehdesk.forms.engine.filled import FilledForm
from ehdesk.services.field_stories import FieldStory
from ehdesk.store.records import Conflict
from ehdesk.ui.desk import Desk
from ehdesk.ui.named import Named
from ehdesk.ui.pages.topic_titles import instance_title, person_called


def is_of_part(named: Named) -> bool:
    """Is it about whether a part of a form is there?"""
    return named.kind == kinds.ASSESSMENT and is_part(named.field)


def part_title(desk: Desk, form: FilledForm, part: str) -> str:
    """What a part is called, with whom it is about; "" for one that is not there."""
    entry = form.instance.by_field.get(part)
    if entry is None or not entry.id:
        return ""
    name, title = person_called(form, entry.person), instance_title(desk, form, part)
    return desk.words("topic.about", name=name, topic=title) if name else title


def said_in(desk: Desk, conflict: Conflict) -> tuple[FieldStory, ...]:
    """What was said in a part by those who did not know of its removal; all of it where that was put to them since."""
    said = list(_said(desk, conflict))
    changes = {version.change for version in conflict.versions}
    since = (replace(one, written=tuple(each for each in one.standing if each.change in changes)) for one in said)
    return tuple(one for one in since if one.written) or tuple(said)


def _said(desk: Desk, conflict: Conflict) -> Iterator[FieldStory]:
    for story in desk.work.field_stories.of(conflict.record):
        is_inside = story.field != conflict.field and conflict.field in parts_around(story.field)
        if is_inside and any(one.value for one in story.standing):
            yield story
