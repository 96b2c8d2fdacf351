"""A save replaces only what its writer had on screen, also when it was a draft for a while; nothing goes unseen."""

import pytest

from ehdesk.domain import kinds
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.services.editing import Editing
from tests.services.made import Desktop, filled
from tests.services.sharing import share, shared_family

WHY = "home/start/why_now"


@pytest.fixture
def family(ada: Desktop, ben: Desktop) -> FamilyId:
    """A family that both have."""
    return shared_family(ada, ben)


@pytest.fixture
def member(ada: Desktop, ben: Desktop, family: FamilyId) -> RecordId:
    """Somebody of it whom both know."""
    record = ada.work.families.new_record()
    form(ada, family, record).save({"name": "Sam Okoro", "about": "likes trains"})
    share(ada, ben)
    return record


def form(desktop: Desktop, family: FamilyId, member: RecordId) -> Editing:
    return desktop.work.families.editing(family, kinds.MEMBER, member)


def versions(desktop: Desktop, record: RecordId, field: str) -> set[object]:
    return {head.value for head in desktop.work.vault.records.heads(record, field)}


def test_a_draft_from_before_a_colleagues_change_stands_beside_it(ada, ben, family, member):
    form(ada, family, member).draft("about", "likes trains and bo")
    form(ben, family, member).save({"about": "likes boats"})
    share(ada, ben)
    form(ada, family, member)
    assert versions(ada, member, "about") == {"likes trains and bo", "likes boats"}


def test_words_that_were_deleted_again_do_not_come_back(ada, ben, family, member):
    writing = form(ada, family, member)
    writing.draft("about", "likes trains, and his drinking")
    writing.save({"about": "likes trains"})
    form(ben, family, member).save({"about": "likes boats"})
    share(ada, ben)
    assert form(ada, family, member).body["about"] == "likes boats"


def test_one_more_word_does_not_settle_a_conflict_that_nobody_was_shown(ada, ben, family, member):
    hers, his = form(ada, family, member), form(ben, family, member)
    hers.save({"about": "likes boats"})
    his.save({"about": "is afraid of the stairs"})
    share(ada, ben)
    shown = form(ada, family, member).body["about"]
    form(ada, family, member).save({"about": f"{shown}."})
    unseen = {"likes boats", "is afraid of the stairs"} - {shown}
    assert versions(ada, member, "about") == {f"{shown}.", *unseen}


def test_one_more_answer_does_not_settle_a_conflict_that_nobody_was_shown(ada, ben, family):
    ada.work.assessments.start(family)
    share(ada, ben)
    filled(ada.work, family).answer(WHY, "boiler leaks")
    filled(ben.work, family).answer(WHY, "boiler mended")
    share(ada, ben)
    filling = filled(ada.work, family)
    filling.answer(WHY, filling.form.answers[WHY] + " now")
    record = filling.facts.id
    assert len(versions(ada, record, WHY)) == 2


def test_a_removal_does_not_hide_what_a_colleague_wrote_meanwhile(ada, ben, family, member):
    opened = form(ada, family, member)
    form(ben, family, member).save({"about": "ring by Friday, urgent"})
    share(ada, ben)
    opened.remove()
    assert [conflict.field for conflict in ada.work.conflicts.open(family)] == ["removed"]


def test_a_late_answer_does_not_alter_a_completed_assessment_in_silence(ada, ben, family):
    ada.work.assessments.start(family)
    share(ada, ben)
    hers = filled(ada.work, family)
    for topic in hers.topics():
        while problems := hers.form.problems(topic.id):
            choices = hers.form.question(problems[0].field).choices
            hers.answer(problems[0].field, choices[0].value if choices else "Some words")
    share(ada, ben)
    late = filled(ben.work, family)
    hers.complete()
    late.answer(WHY, "written offline, before anyone knew")
    share(ada, ben)
    assert versions(ada, hers.facts.id, WHY) == {"Some words", "written offline, before anyone knew"}


def test_saving_one_field_keeps_what_was_seen_of_another(ada, ben, family, member):
    writing = form(ada, family, member)
    writing.save({"name": "Sam Okoro", "about": "likes boats"})
    writing.save({"name": "Samuel Okoro"})
    assert ada.work.conflicts.open(family) == ()
    share(ada, ben)
    assert form(ben, family, member).body["name"] == "Samuel Okoro"
