"""While names are hidden, no page of the desk shows one, in any place where words can stand."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from ehdesk.domain import kinds
from ehdesk.domain.agreement import Agreement
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.domain.plan import Plan
from ehdesk.forms.catalogue import Catalogue
from ehdesk.forms.wording import Wording
from ehdesk.store.sync_book import Enrolment
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.ground import Ground
from ehdesk.ui.look import Look
from ehdesk.ui.pages import PAGES
from tests.services.copied import copy_made
from tests.services.made import Made, filled
from tests.ui.at_the_desk import AtTheDesk, at_the_desk, press, words_on
from tests.ui.showing import show

HIDDEN = "Names are hidden"
Where = Callable[[AtTheDesk], places.Place]

EVERYWHERE: dict[str, Where] = {
    "my families": lambda _at: places.MyFamilies(),
    "taken off the list": lambda _at: places.TakenOff(),
    "off the list": lambda at: places.OffTheList(at.family),
    "the family": lambda at: places.Overview(at.family),
    "about the family": lambda at: places.FamilyForm(at.family),
    "the assessment": lambda at: places.AssessmentTasks(at.family),
    "the star": lambda at: places.StarHome(at.family),
    "one star": lambda at: places.OneStar(at.family, a_star_with_names(at)),
    "a star typed up": lambda at: places.TypeUp(at.family, a_star_with_names(at, is_recorded=False)),
    "the plan": lambda at: places.PlanHome(at.family),
    "the notes": lambda at: places.NotesHome(at.family),
    "a note": lambda at: places.NotePage(at.family, at.desk.work.notes.kept(at.family)[0].id),
    "a new note": lambda at: places.NoteForm(at.family, at.desk.work.notes.new_record()),
    "what happened": lambda at: places.History(at.family),
    "every value": lambda at: places.RecordHistory(at.family, plan_of(at).goals[0].id),
    "find": lambda at: places.FindInFamily(at.family),
    "a goal": lambda at: places.GoalForm(at.family, plan_of(at).goals[0].id),
    "an action": lambda at: places.ActionForm(at.family, plan_of(at).goals[0].id, plan_of(at).actions[0].id),
    "around the plan": lambda at: places.MeetingForm(at.family),
    "agreeing the plan": lambda at: places.AgreePlan(at.family, at.desk.work.plans.agreeing(at.family)),
    "versions of the plan": lambda at: places.PlanVersions(agreed(at)),
    "somebody": lambda at: places.MemberForm(at.family, at.members[0].id),
    "who is who": lambda at: places.WhoIsWho(at.family),
    "what is known of somebody": lambda at: places.MemberPage(at.family, at.members[0].id),
    "how somebody is related": lambda at: places.MemberForm(at.family, at.members[0].id, "ties"),
    "the agreement": lambda at: places.AgreementHome(at.family),
    "the form of an agreement": lambda at: places.AgreementForm(at.family, newest(at).id),
    "who must not see it": lambda at: places.MustNotSeeForm(at.family, newest(at).id),
    "a sharing": lambda at: places.SharingForm(at.family, newest(at).id, newest(at).sharings[0].id),
    "a withdrawal": lambda at: places.WithdrawalForm(at.family, newest(at).id, at.desk.work.agreements.new_record()),
    "people around": lambda at: places.AroundHome(at.family),
    "an agency": lambda at: places.AgencyForm(at.family, at.desk.work.around.around(at.family).agencies[0].id),
    "a worker": lambda at: places.WorkerForm(at.family, at.desk.work.around.around(at.family).workers[0].id),
    "a home": lambda at: places.HomeForm(at.family, at.desk.work.families.family(at.family).households[0].id),
    "two versions": lambda _at: places.Sync(),
    "prints made": lambda _at: places.PrintsMade(),
}
PLAN_PAGES = (
    "the plan",
    "a goal",
    "an action",
    "around the plan",
    "agreeing the plan",
    "versions of the plan",
)
OF_AGREEMENTS = ("the agreement", "the form of an agreement", "who must not see it", "a sharing", "a withdrawal")
ONLY_NAMES = (
    "find",
    "what happened",
    "every value",
    "the notes",
    "a note",
    "a new note",
    "about the family",
    "one star",
    "a star typed up",
    *PLAN_PAGES,
    "somebody",
    "who is who",
    "what is known of somebody",
    "how somebody is related",
    "a home",
    "two versions",
    *OF_AGREEMENTS,
    *("people around", "an agency", "a worker"),
)
"""Pages that consist of names or of anyone's own words."""


def newest(at: AtTheDesk) -> Agreement:
    """The family's newest agreement."""
    return at.desk.work.agreements.all(at.family)[0]


@pytest.fixture
def at(family_vault: Made, catalogue: Catalogue, wording: Wording, look: Look, tmp_path: Path) -> Iterator[AtTheDesk]:
    """A desk with the demo's family on it, and two answers to a question that names somebody; names are hidden."""
    with at_the_desk(family_vault.copied_to(tmp_path), catalogue, look, wording) as at:
        owner = at.desk.work.vault.owner
        hub = Enrolment("http://127.0.0.1:9", b"x" * 32, "A", owner.practitioner, owner.device)
        at.desk.work.vault.sync.enrol(hub)
        two_answers_about_somebody(at)
        copy_made(at.desk.work, at.family, at.members[0])
        at.desk.hide_names(hidden=True)
        yield at


def two_answers_about_somebody(at: AtTheDesk) -> None:
    """Two people answer a question that names a member."""
    form, record = filled(at.desk.work, at.family).form, at.desk.work.assessments.current(at.family).id
    asked = (form.question(field) for topic in form.topics() if topic.person for field in topic.fields)
    called = {member.called for member in at.members}
    field = next(one.field for one in asked if any(name in one.label for name in called))
    for answer in ("One thing", "Another"):
        at.arrives(kinds.ASSESSMENT, record, {field: answer}, ())


def plan_of(at: AtTheDesk) -> Plan:
    """The family's plan."""
    return at.desk.work.plans.plan(at.family)


def agreed(at: AtTheDesk) -> FamilyId:
    """The family, which has agreed its plan."""
    plans, version = at.desk.work.plans, at.desk.work.plans.agreeing(at.family)
    plans.agreement(at.family, version).save({"there": [at.members[0].id]})
    plans.agree(at.family, version)
    return at.family


def a_star_with_names(at: AtTheDesk, *, is_recorded: bool = True) -> RecordId:
    """A star of a colleague's that names people in a note and in the reason for a correction."""
    name, wrong = at.members[0].called, at.desk.work.stars.recorded(at.family)[0]
    fields = {"edition": wrong.edition, "note/learning": f"{name} likes art", "corrected_why": f"{name} said so"}
    return at.new(kinds.READING, {**fields, "corrects": wrong.id, "recorded": is_recorded})


def names_on(page: QWidget, at: AtTheDesk) -> list[str]:
    """The names of members, homes and of the family that can be read on a page."""
    family, said = at.desk.work.families.family(at.family), words_on(page)
    names = {family.name, *(home.name for home in family.households)}
    names |= {word for member in at.members for word in (member.called, *member.name.split()) if len(word) > 2}
    return sorted(name for name in names if name in said)


def opened(at: AtTheDesk, where: str) -> QWidget:
    """The page of a place, on the screen."""
    place = EVERYWHERE[where](at)
    return show(PAGES[type(place)](at.desk, place))


@pytest.mark.parametrize("where", EVERYWHERE)
def test_no_name_can_be_read_while_names_are_hidden(at: AtTheDesk, where: str):
    assert names_on(opened(at, where), at) == []


@pytest.mark.parametrize("where", ONLY_NAMES)
def test_a_page_that_consists_of_names_says_that_they_are_hidden_and_offers_to_show_them(at: AtTheDesk, where: str):
    page = opened(at, where)
    assert HIDDEN in words_on(page)
    press(page, "Show names")
    assert not at.desk.names_are_hidden


@pytest.mark.parametrize("where", ["the plan", "somebody", "two versions", "the agreement", "a withdrawal"])
def test_the_same_page_shows_the_names_once_they_are_shown_again(at: AtTheDesk, where: str):
    at.desk.hide_names(hidden=False)
    page = opened(at, where)
    assert HIDDEN not in words_on(page)
    assert names_on(page, at) != []


def test_what_is_kept_from_whom_unfolds_without_names(at: AtTheDesk):
    page = opened(at, "the family")
    press(page, "Show them")
    assert "must not be given to" in words_on(page)
    assert names_on(page, at) == []


def test_continue_on_a_hidden_form_finds_no_problem(at: AtTheDesk):
    page = opened(at, "somebody")
    went: list[bool] = []
    at.desk.back_wanted.connect(lambda: went.append(True))
    page.continue_asked.emit()
    assert went == [True]


def test_names_stay_hidden_when_the_vault_is_opened_again(at: AtTheDesk):
    ground = Ground(at.desk.look, at.desk.words, at.desk.background, at.desktop.clock)
    assert Desk(at.desk.work, ground).names_are_hidden
    at.desk.hide_names(hidden=False)
    assert not Desk(at.desk.work, ground).names_are_hidden


@pytest.mark.parametrize("odd", ["yes", 1, None, ["true"]])
def test_a_setting_that_is_neither_yes_nor_no_hides_nothing(at: AtTheDesk, odd: object):
    at.desk.work.vault.settings.put("names hidden", odd)
    ground = Ground(at.desk.look, at.desk.words, at.desk.background, at.desktop.clock)
    assert not Desk(at.desk.work, ground).names_are_hidden
