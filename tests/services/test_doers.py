"""Whom a plan offers: the family, me, and those around them, each once."""

from ehdesk.domain import kinds
from ehdesk.domain.change import FamilyId
from ehdesk.services.doers import DoerKind
from tests.services.made import Desktop
from tests.services.sharing import share, shared_family
from tests.services.test_families import member


def offered(desktop: Desktop, family: FamilyId) -> list[tuple[DoerKind, str, str]]:
    called = desktop.work.families.people(family)
    return [(one.kind, one.name or called[one.id], one.job) for one in desktop.work.doers.of(family)]


def test_the_family_comes_first_then_me_then_those_around_them(ada: Desktop):
    family, around = ada.work.families.add("Okoro"), ada.work.around
    member(ada, family, "Tia Okoro")
    school = around.new_record()
    around.agency(family, school).save({"name": "Ashfield School"})
    around.worker(family, around.new_record(), school).save({"name": "Miss Lowe", "job": "Head of year"})
    assert offered(ada, family) == [
        (DoerKind.MEMBER, "Tia", ""),
        (DoerKind.ME, "Ada Obi", "Family support worker"),
        (DoerKind.WORKER, "Miss Lowe", "Head of year, Ashfield School"),
        (DoerKind.AGENCY, "Ashfield School", ""),
    ]


def test_whoever_is_there_in_two_ways_is_offered_once(ada: Desktop, ben: Desktop):
    family = shared_family(ada, ben)
    ada.work.around.add_me(family)
    ada.work.around.worker(family, ada.work.around.new_record()).save({"name": "ben shaw", "job": "Health visitor"})
    member(ben, family, "Tia")
    share(ada, ben)
    assert [name for _kind, name, _job in offered(ada, family)] == ["Tia", "Ada Obi", "ben shaw"]
    assert [name for _kind, name, _job in offered(ben, family)] == ["Tia", "Ben Shaw", "Ada Obi"]


def test_a_baby_on_the_way_is_not_offered(ada: Desktop):
    family = ada.work.families.add("Okoro")
    member(ada, family, "Tia")
    member(ada, family, "Baby", role="expected")
    assert [name for _kind, name, _job in offered(ada, family)] == ["Tia", "Ada Obi"]


def test_an_agency_that_has_ended_and_its_people_are_not_offered(ada: Desktop):
    family, around = ada.work.families.add("Okoro"), ada.work.around
    school = around.new_record()
    around.agency(family, school).save({"name": "Ashfield School", "until": "2026-11-01"})
    around.worker(family, around.new_record(), school).save({"name": "Miss Lowe"})
    assert [kind for kind, _name, _job in offered(ada, family)] == [DoerKind.ME]


def test_i_can_be_chosen_in_a_family_that_i_never_wrote_in(ada: Desktop, ben: Desktop):
    family = shared_family(ada, ben)
    [me] = [one for one in ben.work.doers.of(family) if one.kind is DoerKind.ME]
    goal = ben.work.plans.new_record()
    ben.work.plans.goal(family, goal).save({"words": "Sleep"})
    ben.work.plans.action(family, goal, ben.work.plans.new_record()).save({"what": "Ring", "owners": [me.id]})
    share(ada, ben)
    for desktop in (ada, ben):
        [action] = desktop.work.plans.plan(family).actions
        assert action.by_whom(desktop.work.families.people(family)) == "Ben Shaw"


def test_names_of_another_shape_are_left_out(ada: Desktop):
    family = ada.work.families.add("Okoro")
    for kind in (kinds.AGENCY, kinds.WORKER):
        record = ada.work.families.new_record()
        ada.work.families.editing(family, kind, record).save({"name": ["x"], "until": 7, "agency": {"a": 1}})
    assert [kind for kind, _name, _job in offered(ada, family)] == [DoerKind.ME]


def test_two_workers_of_one_name_are_both_offered(ada: Desktop):
    family, around = ada.work.families.add("Okoro"), ada.work.around
    for job in ("Teacher", "Health visitor"):
        around.worker(family, around.new_record()).save({"name": "Sarah Khan", "job": job})
    assert [job for _kind, name, job in offered(ada, family) if name == "Sarah Khan"] == ["Teacher", "Health visitor"]


def test_two_who_add_somebody_to_an_action_at_once_add_both_and_nobody_is_asked(ada: Desktop, ben: Desktop):
    family = shared_family(ada, ben)
    tia, jay = (member(ada, family, name) for name in ("Tia", "Jay"))
    goal, action = ada.work.plans.new_record(), ada.work.plans.new_record()
    ada.work.plans.goal(family, goal).save({"words": "Sleep"})
    ada.work.plans.action(family, goal, action).save({"what": "Ring"})
    share(ada, ben)
    ada.work.plans.action(family, goal, action).save({"owners": [tia]})
    ben.work.plans.action(family, goal, action).save({"owners": [jay]})
    share(ada, ben)
    for desktop in (ada, ben):
        assert owners(desktop, family) == (tia, jay)
        assert desktop.work.conflicts.open(family) == ()
    ben.work.plans.action(family, goal, action).save({"owners": [jay]})
    share(ada, ben)
    assert [owners(desktop, family) for desktop in (ada, ben)] == [(jay,), (jay,)]
    assert len(ada.work.vault.records.heads(action, "owners")) == 1


def owners(desktop: Desktop, family: FamilyId) -> tuple[str, ...]:
    """Who does the one thing on the plan."""
    [goal] = desktop.work.plans.plan(family).goals
    [action] = goal.actions
    return action.owners
