"""The family plan: what is going well, goals with what we will do, the star, and when we meet again."""

from collections.abc import Iterator
from datetime import date, time

from ehdesk.forms.wording import Wording
from ehdesk.printing.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Footer,
    KeepTogether,
    Masthead,
    Panel,
    Paragraph,
    Quote,
    Row,
    SideBySide,
    Signatures,
    Table,
    Tick,
)
from ehdesk.printing.family_plan_sheet import ActionOnPaper, FamilyPlanSheet, GoalOnPaper, MeetingOnPaper
from ehdesk.printing.phrases import clock, day_and_date, due_date, full_date, listed, name, near_date
from ehdesk.printing.star import star_blocks


def family_plan(sheet: FamilyPlanSheet, words: Wording) -> Document:
    """The plan as a document in the language of `words`. What the sheet leaves empty leaves no trace."""
    return Document(
        title=words("plan_print.title"),
        language=words.language,
        reader=sheet.reader,
        footer=Footer(_footer(sheet, words), words("plan_print.page")),
        blocks=tuple(_blocks(sheet, words)),
    )


def _blocks(sheet: FamilyPlanSheet, words: Wording) -> Iterator[Block]:
    yield _masthead(sheet, words)
    if sheet.going_well.strip():
        yield Panel(words("plan_print.going_well"), tuple(sheet.going_well.splitlines()), is_tinted=True)
    for number, goal in enumerate(sheet.goals, 1):
        yield _goal(number, goal, sheet, words)
    if sheet.if_worse:
        lines = tuple(line for said in sheet.if_worse for line in said.splitlines())
        yield Panel(words("plan_print.if_worse"), lines)
    boxes = [*_again(sheet, words), *_contacts(sheet, words)]
    if boxes:
        yield SideBySide(tuple(boxes))
    if sheet.signers:
        signers = tuple(words("plan_print.signature", name=name(signer)) for signer in sheet.signers)
        yield Signatures(words("plan_print.made_together"), signers)
    if sheet.star and sheet.star.areas:
        yield star_blocks(sheet.star, words)


def _masthead(sheet: FamilyPlanSheet, words: Wording) -> Masthead:
    made_on = words("plan_print.made_on", date=full_date(sheet.made_on, words))
    lead = [words("plan_print.for_whom", names=listed(sheet.people, words))] if sheet.people else []
    if sheet.practitioner:
        lead.append(words("plan_print.practitioner", name=name(sheet.practitioner)))
    return Masthead(words("plan_print.title"), (made_on,), " ".join(lead))


def _goal(number: int, goal: GoalOnPaper, sheet: FamilyPlanSheet, words: Wording) -> Block:
    quote = Quote(
        words("plan_print.goal", number=number),
        words("plan_print.quote", text=goal.text),
        " ".join(_source(goal, words)),
    )
    known = goal.how_known.strip()
    known_by = (Paragraph(words("plan_print.how_known", how=known)),) if known else ()
    return KeepTogether((quote, *known_by, *((_actions(goal, sheet, words),) if goal.actions else ())))


def _source(goal: GoalOnPaper, words: Wording) -> Iterator[str]:
    if goal.speaker:
        yield words("plan_print.speaker", name=name(goal.speaker))
    if goal.area:
        yield words("plan_print.area", area=goal.area)


def _actions(goal: GoalOnPaper, sheet: FamilyPlanSheet, words: Wording) -> Table:
    columns = (
        Column(words("plan_print.what"), 0.53),
        Column(words("plan_print.who"), 0.2),
        Column(words("plan_print.by_when"), 0.27),
    )
    rows = tuple(_action(action, sheet, words) for action in goal.actions)
    return Table(columns, rows, tick_heading=words("plan_print.state"), is_list=True)


def _action(action: ActionOnPaper, sheet: FamilyPlanSheet, words: Wording) -> Row:
    tick = Tick(action.is_done, words("plan_print.done" if action.is_done else "plan_print.to_do"))
    what = Cell(action.what, is_strong=not action.is_done)
    by_when = _by_when(action, sheet, words)
    who = Cell(action.who, alone=words("plan_print.who_alone", who=action.who) if action.who else "")
    by = Cell(by_when, alone=by_when if action.is_done else words("plan_print.by_when_alone", day=by_when))
    return Row((what, who, by), tick)


def _by_when(action: ActionOnPaper, sheet: FamilyPlanSheet, words: Wording) -> str:
    """Paper never says late: an action whose day has gone by is for as soon as they can."""
    if action.is_done:
        return _done(action, sheet, words)
    if action.by_when is None:
        return action.by_as_written.strip() or words("plan_print.no_date")
    if action.by_when < sheet.printed_on:
        return words("plan_print.as_soon_as_you_can")
    return due_date(action.by_when, sheet.printed_on, words)


def _done(action: ActionOnPaper, sheet: FamilyPlanSheet, words: Wording) -> str:
    if action.done_on is None:
        return words("plan_print.done")
    return words("plan_print.done_on", date=near_date(action.done_on, sheet.printed_on, words))


def _again(sheet: FamilyPlanSheet, words: Wording) -> Iterator[Panel]:
    """When everyone meets, and below it, or alone, when the plan is looked at again."""
    if meeting := sheet.meeting:
        lines = (_when(meeting, words), meeting.where, ", ".join(map(name, meeting.who)))
        yield Panel(words("plan_print.meet_again"), tuple(filter(None, (*lines, _look_again(sheet, words)))))
    elif sheet.look_again:
        yield Panel(words("plan_print.what_next"), (_look_again(sheet, words),))


def _look_again(sheet: FamilyPlanSheet, words: Wording) -> str:
    if isinstance(sheet.look_again, date):
        return words("plan_print.look_again_on", day=day_and_date(sheet.look_again, words))
    return words("plan_print.look_again", when=sheet.look_again) if sheet.look_again else ""


def _when(meeting: MeetingOnPaper, words: Wording) -> str:
    day = day_and_date(meeting.on, words) if isinstance(meeting.on, date) else meeting.on.strip()
    at = clock(meeting.at, words) if isinstance(meeting.at, time) else meeting.at.strip()
    return words("plan_print.day_at", day=day, time=at) if day and at else day or at


def _contacts(sheet: FamilyPlanSheet, words: Wording) -> Iterator[Panel]:
    if sheet.contacts:
        lines = (words("plan_print.contact", who=name(contact.who), how=contact.how) for contact in sheet.contacts)
        yield Panel(words("plan_print.need_someone"), tuple(lines))


def _footer(sheet: FamilyPlanSheet, words: Wording) -> str:
    copy = words("plan_print.copy_for", reader=name(sheet.reader)) if sheet.reader else ""
    printed = words("plan_print.printed", date=day_and_date(sheet.printed_on, words))
    made_up = words("plan_print.made_up") if sheet.is_made_up else ""
    return " ".join(filter(None, [copy, printed, made_up]))
