"""What stands below the goals: what is going well, what if things get worse, who has a copy, what was agreed."""

from ehdesk.domain.change import FamilyId
from ehdesk.domain.plan import Plan
from ehdesk.domain.plan_version import differences
from ehdesk.services.plan_copies import PlanCopy
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.saying import day_in_words
from ehdesk.ui.widgets.answer_row import AnswerRow
from ehdesk.ui.widgets.buttons import QuietButton
from ehdesk.ui.widgets.card import TitledCard
from ehdesk.ui.widgets.task_row import TaskRow


def around_the_plan(desk: Desk, family: FamilyId, plan: Plan) -> TitledCard:
    """What is going well, what if things get worse, the next meeting and review, who has a copy, the versions."""
    words = desk.words
    card = TitledCard(desk.look, words("plan.around"))
    change = QuietButton(desk.look, words("plan.change"), "pencil", words("plan.change_around"))
    change.clicked.connect(lambda: desk.go(places.MeetingForm(family)))
    card.add_button(change)
    facts = {
        words("meeting.going_well"): plan.going_well,
        words("plan.if_worse"): "\n".join(filter(None, (plan.if_worse, plan.if_worse_call))),
        words("plan.review"): _review(plan),
        words("plan.meet"): _meeting(plan),
        words("plan.copies"): _copies(desk, family) or words("plan.no_copies"),
    }
    for question, answer in facts.items():
        row = AnswerRow(desk.look, question, answer or words("check.nothing"), "")
        row.show_kind("answer" if answer else "soft")
        card.add_row(row)
    versions = desk.work.plans.versions(family)
    if versions:
        row_of_versions = TaskRow(desk.look, words("plan.versions"), "", how_agreed(desk, family, plan))
        row_of_versions.opened.connect(lambda: desk.go(places.PlanVersions(family)))
        card.add_row(row_of_versions)
    return card


def how_agreed(desk: Desk, family: FamilyId, plan: Plan) -> str:
    """Is it a draft, agreed, or agreed and changed since?"""
    versions, words = desk.work.plans.versions(family), desk.words
    if not versions:
        return words("plan.draft")
    newest = versions[-1]
    day = day_in_words(newest.on) if newest.on else newest.on_as_written
    return words("plan.agreed" if stands_agreed(desk, family, plan) else "plan.changed_since", day=day)


def stands_agreed(desk: Desk, family: FamilyId, plan: Plan) -> bool:
    """Is the plan agreed as it stands now?"""
    newest = next(reversed(desk.work.plans.versions(family)), None)
    return newest is not None and not differences(newest.plan, plan, desk.work.families.people(family))


def _review(plan: Plan) -> str:
    return day_in_words(plan.review_on) if plan.review_on else plan.review_on_as_written


def _meeting(plan: Plan) -> str:
    on = day_in_words(plan.meet_on) if plan.meet_on else plan.meet_on_as_written
    return ", ".join(filter(None, (on, plan.meet_time, plan.meet_place, plan.meet_who)))


def _copies(desk: Desk, family: FamilyId) -> str:
    words, called = desk.words, desk.work.families.people(family)
    newest = next(reversed(desk.work.plans.versions(family)), None)

    def said(copy: PlanCopy) -> str:
        name, by = called.get(copy.reader, ""), desk.work.colleagues.name(family, copy.author).partition(",")[0]
        phrase = words("plan.copy", name=name or words("versions.not_here"), day=day_in_words(copy.at))
        is_earlier = newest is not None and copy.version != newest.id
        more = (
            words("plan.copy_large") if copy.is_large else "",
            words("plan.copy_by", name=by) if by and not desk.work.colleagues.is_me(copy.author) else "",
            words("plan.copy_earlier") if is_earlier else "",
        )
        return ", ".join(filter(None, (phrase, *more)))

    return "\n".join(map(said, desk.work.prints.copies(family).values()))
