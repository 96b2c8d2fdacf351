"""What a goal can come from: needs and worries that the family's assessment holds, and areas low on its star."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from ehdesk.domain.change import FamilyId
from ehdesk.domain.plan import Plan
from ehdesk.forms.catalogue import Catalogue, UnknownForm
from ehdesk.forms.engine.filled import FilledForm
from ehdesk.forms.engine.instance import Entry
from ehdesk.forms.engine.question import FILES, Question, Topic
from ehdesk.forms.needs import Need
from ehdesk.forms.protective import NO_WORRY
from ehdesk.forms.stars import Area, StarStep
from ehdesk.services.assessments import Assessments
from ehdesk.services.stars import Stars

_ABOUT = ("worr", "need")
"""What the name of a question about a worry or a need has in it, in forms that say nothing of what it speaks to."""


@dataclass(frozen=True, slots=True)
class Source:
    """One answer: its place in the assessment, what was asked and said, and on which topic.

    `needs` and `areas` (of the star) are what its question speaks to, those that are known here; the areas are those of
    its needs too. `person` is what the one is called whom it is about, if it is about one.
    """

    field: str
    asked: str
    answer: str
    topic: Topic
    needs: tuple[Need, ...] = ()
    areas: tuple[str, ...] = ()
    person: str = ""

    @property
    def said(self) -> str:
        """What was asked and answered, in one line."""
        return f"{self.asked} {self.answer}"

    @property
    def area(self) -> str:
        """The first of its areas, or ""."""
        return next(iter(self.areas), "")


@dataclass(frozen=True, slots=True)
class LowArea:
    """An area of the star in use, and the low step on which the family placed itself on a day, where one was given."""

    area: Area
    step: StarStep
    on: date | None


class PlanSources:
    """What goals can come from."""

    def __init__(self, assessments: Assessments, catalogue: Catalogue, stars: Stars) -> None:
        self._assessments, self._catalogue, self._stars = assessments, catalogue, stars

    def of(self, family: FamilyId) -> tuple[Source, ...]:
        """The answers about needs and worries, in the order of each assessment that stands; the later one's at a place
        that two of them ask. None of one whose form is not here.
        """
        found = (source for form in self._forms(family) for source in self._asked_in(form))
        return tuple({source.field: source for source in found}.values())

    def left(self, family: FamilyId, plan: Plan) -> tuple[Source, ...]:
        """Those whose question says what it speaks to, from which no goal of the plan comes yet.

        What was talked about alone is not among them: who looks at the plan may not be meant to know.
        """
        taken = {goal.source for goal in plan.goals}
        return tuple(one for one in self.of(family) if one.areas and not one.topic.is_alone and one.field not in taken)

    def low_areas(self, family: FamilyId, plan: Plan) -> tuple[LowArea, ...]:
        """Those of the newest recorded star that no goal of the plan is about, in the star's order.

        One with a caution is not among them, for the same reason; none of another star, whose areas are other ones.
        """
        readings, in_use = self._stars.standing(family), self._stars.in_use
        star = self._stars.known(readings[-1]) if readings else None
        if star is None or star.id != in_use.id:
            return ()
        scores, about = star.on_scale(readings[-1].scores), {goal.area for goal in plan.goals}
        low = {area: score for area, score in scores.items() if star.is_low(score) and area not in about}
        found = (area for area in in_use.areas if area.id in low and not area.caution)
        return tuple(LowArea(area, star.step(low[area.id]), readings[-1].taken_on) for area in found)

    def _forms(self, family: FamilyId) -> Iterator[FilledForm]:
        for facts in self._assessments.standing(family):
            with suppress(UnknownForm):
                yield self._assessments.view(facts.id).in_first_language

    def _asked_in(self, form: FilledForm) -> Iterator[Source]:
        for topic in form.topics():
            for field in topic.fields:
                if topic.relevant and _is_about_need(form.instance.by_field[field]):
                    source = self._source(form, form.question(field), topic)
                    if source is not None:
                        yield source

    def _source(self, form: FilledForm, question: Question, topic: Topic) -> Source | None:
        if not question.is_answerable or question.kind in FILES or _says_nothing(question):
            return None
        said, known = form.display(question.field), self._catalogue.needs
        needs = tuple(known[one] for one in question.needs if one in known)
        named = (*question.areas, *(one.area for one in needs))
        areas = tuple(one.id for one in self._stars.in_use.areas if one.id in named)
        person = next((one.name for one in form.people if one.id == question.person), "")
        return Source(question.field, question.label, said, topic, needs, areas, person) if said else None


def _says_nothing(question: Question) -> bool:
    return question.kind.startswith("select") and set(question.value.split()) <= set(NO_WORRY)


def _is_about_need(entry: Entry) -> bool:
    bind = entry.part.bind
    return bool(bind.needs or bind.areas) or any(word in entry.part.name for word in _ABOUT)
