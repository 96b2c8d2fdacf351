"""What topics and the instances of repeats are called on the screen."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ehdesk.domain.change import FamilyId
from ehdesk.domain.plan import Goal
from ehdesk.forms.engine.filled import FilledForm
from ehdesk.forms.engine.outline import called, instances_around, repeat_of
from ehdesk.forms.engine.question import Topic
from ehdesk.forms.engine.repeats import Repeat
from ehdesk.ui.desk import Desk


def topic_title(desk: Desk, topic: Topic, name: str) -> str:
    """A topic with the name of whom it is about, said once: "Tia: School and learning", "Tia's own words"."""
    if not name or name in topic.title:
        return topic.title
    return desk.words("topic.about", name=name, topic=topic.title)


def title_in(desk: Desk, form: FilledForm, topic: Topic) -> str:
    """A topic with the name of whom it is about, and with which one of a repeat it is."""
    title = topic.title
    if around := instances_around(form, topic.id):
        which = instance_title(desk, form, around[-1])
        title = which if topic.id == around[-1] else desk.words("topic.about", name=which, topic=topic.title)
    return topic_title(desk, replace(topic, title=title), person_called(form, topic.person))


def list_title(desk: Desk, form: FilledForm, repeat: Repeat) -> str:
    """A repeat with the name of whom it is about."""
    name, title = person_called(form, form.instance.by_field[repeat.field].person), repeat_title(desk, repeat)
    return desk.words("topic.about", name=name, topic=title) if name else title


def instance_title(desk: Desk, form: FilledForm, instance: str) -> str:
    """What to call an instance of a repeat: "Job 2: Baker", by what was answered in it."""
    repeat = repeat_of(form, instance)
    number, label = repeat.instances.index(instance) + 1, repeat_title(desk, repeat)
    if name := called(form, instance):
        return desk.words("repeat.instance_called", repeat=label, number=number, name=name)
    return desk.words("repeat.instance", repeat=label, number=number)


def repeat_title(desk: Desk, repeat: Repeat) -> str:
    """What to call a repeat, also where its form has no words for it."""
    return repeat.label or desk.words("repeat.unnamed")


def person_called(form: FilledForm, person: str | None) -> str:
    """The name of somebody of the family, "" for nobody."""
    return next((one.name for one in form.people if one.id == person), "")


def said_alone(desk: Desk, family: FamilyId, *sources: str) -> Mapping[str, str]:
    """What to show for those answers that were given alone, by field: their topic, where somebody else may look on.

    Of one that only a form asks which is not on this computer, nothing can be shown.
    """
    found = desk.work.said_alone.about(family, *sources)
    unknown = {source: desk.words("kinds.newer_form") for source in sources if found.is_unknown(source)}
    return unknown | {
        source: desk.words("plan.said_alone", topic=topic_title(desk, *found.alone[source]))
        for source in sources
        if source in found.alone
    }


def told_of_sources(desk: Desk, family: FamilyId, goals: Sequence[Goal]) -> list[str]:
    """What to show of where each of these goals comes from: of what was said alone, the topic only."""
    taken = [(goal.source, *desk.work.said_alone.taken_from(goal.id, goal.source_said)) for goal in goals]
    titles = said_alone(desk, family, *{place for places in taken for place in places if place})
    return [
        next((titles[place] for place in places if place in titles), goal.source_said or goal.source)
        for goal, places in zip(goals, taken, strict=True)
    ]
