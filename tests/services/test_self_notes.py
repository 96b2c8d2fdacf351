"""A practitioner's notes to self: kept with the assessment and merged by question, and no answers."""

import pytest

from ehdesk.domain import kinds, narrative
from ehdesk.services.assessment_record import NOTE
from ehdesk.services.filling import AssessmentIsComplete
from ehdesk.services.self_notes import notes_of
from tests.services.made import Desktop, filled
from tests.services.sharing import share

GOING, HELPS = "home/money/money_going", "home/money/money_helps"


@pytest.fixture
def filling(visited: Desktop):
    return filled(visited.work, visited.work.families.rows()[0].family.id)


def test_a_note_is_kept_beside_the_answer_and_is_none(visited: Desktop, filling):
    answered = dict(filling.form.answers)
    filling.keep_note(GOING, "Ask nan about this")
    again = visited.work.assessments.view(filling.facts.id)
    assert again.notes == {GOING: "Ask nan about this"}
    assert dict(again.form.answers) == answered


def test_a_note_is_changed_taken_away_and_in_the_log(visited: Desktop, filling):
    for words in ("Ask nan", "Ask nan on Monday", ""):
        filling.keep_note(GOING, words)
    assert filling.notes == {}
    said = [one.value for one in visited.work.vault.changes.history(filling.facts.id, NOTE + GOING)]
    assert said == ["", "Ask nan on Monday", "Ask nan"]


def test_what_was_being_typed_of_a_note_is_there_after_a_crash(visited: Desktop, filling):
    filling.draft_note(GOING, "Ask na")
    assert filled(visited.work, visited.work.families.rows()[0].family.id).notes == {GOING: "Ask na"}


def test_a_completed_assessment_takes_no_more_notes(visited: Desktop, filling):
    family = visited.work.families.rows()[0].family.id
    filling.keep_note(GOING, "Ask nan")
    visited.work.families.editing(family, kinds.ASSESSMENT, filling.facts.id).save({"@completed_on": "2026-11-24"})
    there = visited.work.assessments.view(filling.facts.id)
    with pytest.raises(AssessmentIsComplete):
        there.keep_note(GOING, "Ask somebody else")
    assert there.notes == {GOING: "Ask nan"}


def test_the_list_is_in_the_forms_order_and_keeps_what_is_said_alone_closed(filling):
    alone = next(topic.fields[0] for topic in filling.topics() if topic.is_private)
    for field in ("no/such/question", alone, GOING):
        filling.keep_note(field, "Look into it")
    found = {note.field: note for note in notes_of(filling)}
    assert next(iter(found)) == GOING
    assert list(found)[-1] == "no/such/question"
    assert [found[field].is_alone for field in (GOING, alone, "no/such/question")] == [False, True, True]
    assert (found[GOING].topic, found[GOING].is_asked) == ("home/money", True)
    assert found["no/such/question"].question == ""


def test_notes_of_two_at_different_questions_both_stand_and_at_one_question_two_versions(ada, ben, family):
    fields = [field for topic in filled(ada.work, family).topics() for field in topic.fields][:3]
    filled(ada.work, family).keep_note(fields[0], "From Ada")
    filled(ben.work, family).keep_note(fields[1], "From Ben")
    for one, words in ((ada, "Ring nan"), (ben, "Visit nan")):
        filled(one.work, family).keep_note(fields[2], words)
    share(ada, ben)
    share(ben, ada)
    for one in (ada, ben):
        notes = filled(one.work, family).notes
        assert (notes[fields[0]], notes[fields[1]]) == ("From Ada", "From Ben")
        [conflict] = one.work.conflicts.open(family)
        assert {version.value for version in conflict.versions} == {"Ring nan", "Visit nan"}
        assert narrative.is_narrative(conflict.kind, conflict.field)


def test_what_is_held_on_somebody_has_the_notes_about_them_to_be_looked_at_first(visited: Desktop, filling):
    family = visited.work.families.family(visited.work.families.rows()[0].family.id)
    leila = next(one for one in family.members if one.called == "Leila")
    about = next(
        field
        for field in filling.form.instance.by_field
        if field.startswith(f"child[{leila.id}]/") and "school" in field
    )
    filling.keep_note(about, "Ask the teacher")
    filling.keep_note(GOING, "Leila heard them shout")
    filling.keep_note(HELPS, "Ask the landlord")
    found = [one for one in visited.work.held.everything(family.id, leila).held if one.field.startswith(NOTE)]
    assert {one.said for one in found} == {"Ask the teacher", "Leila heard them shout"}
    assert all(one.is_to_look_at for one in found)
    asked = filling.form.question(GOING).label
    assert f"A practitioner’s note to self at: {asked}" in {one.asked for one in found}


def test_no_goal_and_no_search_finds_a_note(visited: Desktop, filling):
    family = visited.work.families.rows()[0].family.id
    filling.keep_note("home/money/money_need", "Zebra crossing")
    assert visited.work.family_search.find(family, "zebra") == ()
    assert not any("Zebra" in source.said for source in visited.work.plan_sources.of(family))
