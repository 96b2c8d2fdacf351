"""Two people answer a question about safety without knowing of each other: the more careful answer is shown."""

from datetime import timedelta

import pytest

from ehdesk.domain.change import FamilyId
from tests.services.made import Desktop, filled
from tests.services.sharing import share, shared_family

TONIGHT, WORRIES = "together_now/change/safe_tonight", "home/safe_at_home/athome_worries"


@pytest.fixture
def family(ada: Desktop, ben: Desktop) -> FamilyId:
    """A family whose children both answered about; the careful answers are the older ones."""
    family = shared_family(ada, ben)
    ada.work.assessments.start(family)
    share(ada, ben)
    for desktop, tonight, worries in ((ada, "no", "threats hurting"), (ben, "yes", "none")):
        desktop.clock.pass_by(timedelta(minutes=1 if desktop is ada else 9))
        filling = filled(desktop.work, family)
        filling.answer("home/safe_at_home/athome_ask", "yes")
        filling.answer(TONIGHT, tonight)
        filling.answer(WORRIES, worries)
    share(ada, ben)
    return family


def test_everywhere_that_answers_are_read(ada: Desktop, ben: Desktop, family: FamilyId):
    for desktop in (ada, ben):
        filling = filled(desktop.work, family)
        assert (filling.form.answers[TONIGHT], filling.form.answers[WORRIES]) == ("no", "threats hurting")
        assert filling.has_two_versions(TONIGHT)
        assert filling.shows_most_protective(TONIGHT)
        conflict = desktop.work.conflicts.one(filling.facts.id, TONIGHT)
        assert desktop.work.conflicts.is_protective(conflict)
        assert desktop.work.conflicts.shown_first(conflict) == "no"
        (found,) = [one for one in desktop.work.family_search.find(family, "safe tonight") if one.field == TONIGHT]
        assert found.said == "No"


@pytest.mark.parametrize(
    "said",
    [
        (TONIGHT, "no", "yes", ""),  # somebody took a "no" back, and somebody says that all is well
        (TONIGHT, "yes", "no", "no"),
        (TONIGHT, "no", "not_known", "not_known"),
        (WORRIES, "threats", "none", ""),
        (WORRIES, "none", "threats", "threats"),
    ],
)
@pytest.mark.parametrize("is_cleared_first", [True, False])
def test_a_cleared_answer_is_no_danger_and_does_not_reassure(
    ada: Desktop, ben: Desktop, said: tuple[str, ...], is_cleared_first: bool
):
    field, before, one, shown = said
    family = shared_family(ada, ben)
    ada.work.assessments.start(family)
    filled(ada.work, family).answer("home/safe_at_home/athome_ask", "yes")
    filled(ada.work, family).answer(field, before)
    share(ada, ben)
    for desktop, answer in ((ada, ""), (ben, one)) if is_cleared_first else ((ada, one), (ben, "")):
        desktop.clock.pass_by(timedelta(minutes=5))
        filled(desktop.work, family).answer(field, answer)
    share(ada, ben)
    for desktop in (ada, ben):
        filling = filled(desktop.work, family)
        assert filling.form.answers[field] == shown
        assert filling.has_two_versions(field)


def test_what_is_answered_next_replaces_what_was_shown_and_the_choice_stands(
    ada: Desktop, ben: Desktop, family: FamilyId
):
    filled(ben.work, family).answer(TONIGHT, "yes")  # on seeing the "no", which it replaces
    share(ada, ben)
    for desktop in (ada, ben):
        filling = filled(desktop.work, family)
        assert filling.form.answers[TONIGHT] == "yes"
        assert not filling.has_two_versions(TONIGHT)
