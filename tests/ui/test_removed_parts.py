"""A part of a form that was removed while a colleague answered in it: marked where it stands, and asked about."""

import pytest

from ehdesk.domain import kinds
from ehdesk.ui import places
from ehdesk.ui.naming import Naming
from ehdesk.ui.pages.check_answers import repeat_page
from ehdesk.ui.pages.sync import SyncPage
from ehdesk.ui.pages.versions import VersionsCard
from ehdesk.ui.theme import DARK, LIGHT
from tests.services.repeating import SURVEY, begun, repeating
from tests.ui.at_the_desk import at_the_desk, press, words_on
from tests.ui.showing import clipped_words, settle, show
from tests.ui.two_versions import choices, choose

ALONE = SURVEY.replace(
    "| begin_repeat | job   | Job               |            |",
    "| begin_repeat | job   | Job               | private    |",
)


@pytest.fixture(params=[SURVEY, ALONE], ids=["openly", "alone"])
def at(request, family_vault, look, wording, tmp_path):
    """A desk where somebody removed a job while a colleague answered in it, asked of all or of one alone."""
    with at_the_desk(family_vault.copied_to(tmp_path), repeating(tmp_path, request.param), look, wording) as at:
        at.family, at.assessment = begun(at.desk.work)
        at.is_alone = request.param is ALONE
        at.said, at.asked = [], []
        at.desk.said.connect(lambda words, undo: at.said.append((words, undo)))
        at.desk.place_wanted.connect(at.asked.append)
        filling = at.desk.work.assessments.open(at.assessment)
        filling.answer("job[1]/work", "Cleaner")
        known = at.seen(at.assessment, "job[1]/work")
        filling.remove("job[1]")
        at.arrives(kinds.ASSESSMENT, at.assessment, {"job[1]/work": "Baker"}, known)
        yield at


def test_it_is_marked_where_it_stands_and_that_leads_to_both(at):
    page = show(repeat_page(at.desk, places.Repeat(at.family, at.assessment, "job")), 1366, 690)
    assert "It stays here until you choose" in words_on(page)
    press(page, "Look at both")
    assert at.asked == [places.Sync(at.assessment, "job[1]")]


def test_who_removed_it_and_what_was_answered_since_are_read_and_one_is_chosen(at):
    page = show(SyncPage(at.desk, places.Sync(at.assessment, "job[1]")), 1366, 690)
    card = page.findChild(VersionsCard)
    answered = "Kept, and answered since: What is the work? Baker"
    assert ("Baker" in words_on(page)) is not at.is_alone
    if at.is_alone:
        press(card, "Show it")
        answered = "Baker"
    else:
        assert Naming(at.desk).topic(at.conflict(at.assessment, "job[1]")) == "Job 1: Baker"
    removed, kept = sorted(choices(card), key=lambda said: "Baker" in said)
    assert "You. Taken away" in removed
    assert answered in kept
    choose(card, "Taken away")
    assert at.desk.work.assessments.open(at.assessment).form.repeats.repeat("job").instances == ()
    at.said.pop()[1]()
    settle()
    assert at.desk.work.assessments.open(at.assessment).form.repeats.repeat("job").instances == ("job[1]",)
    assert at.desk.work.conflicts.one(at.assessment, "job[1]") is not None


def test_removing_it_there_too_is_a_choice_and_undo_asks_again(at):
    page = show(repeat_page(at.desk, places.Repeat(at.family, at.assessment, "job")), 1366, 690)
    press(page, "Remove")
    assert at.desk.work.conflicts.open() == ()
    at.said.pop()[1]()
    settle()
    versions = at.desk.work.conflicts.one(at.assessment, "job[1]").versions
    assert {version.value for version in versions} == {"", "1"}


@pytest.mark.parametrize(("theme", "size"), [(LIGHT, 100), (DARK, 200)], ids=str)
def test_nothing_is_cut_off(at, look, theme, size):
    look.wear(theme, size)
    look.fit(1366)
    show_in_list, look_at = places.Repeat(at.family, at.assessment, "job"), places.Sync(at.assessment, "job[1]")
    for page in (repeat_page(at.desk, show_in_list), SyncPage(at.desk, look_at)):
        show(page, 1366, 690)
        assert not clipped_words(page)
