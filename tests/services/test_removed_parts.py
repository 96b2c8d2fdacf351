"""A part of a form that one person removes while another answers in it: it stays in sight until somebody chooses."""

from datetime import timedelta

import pytest

from ehdesk.domain.change import RecordId
from ehdesk.store.check_projection import projection_problems
from tests.services.made import Desktop
from tests.services.repeating import begun, repeating
from tests.services.sharing import share

WORK, NOTE = "job[1]/work", "@note/job[1]/work"


@pytest.fixture
def two(empty_vault, bens_vault, told, tmp_path):
    """Ada's and Ben's computers, with one assessment on both, and an answer in it that both know."""
    catalogue = repeating(tmp_path)
    with (
        empty_vault.copied_to(tmp_path / "ada").opened(catalogue, told) as ada,
        bens_vault.copied_to(tmp_path / "ben").opened(catalogue, told) as ben,
    ):
        _family, assessment = begun(ada.work)
        ada.work.assessments.open(assessment).answer(WORK, "Cleaner")
        share(ada, ben)
        yield ada, ben, assessment


def jobs(desktop: Desktop, assessment: RecordId) -> tuple[str, ...]:
    return desktop.work.assessments.open(assessment).form.repeats.repeat("job").instances


def is_as_its_log_says(desktop: Desktop) -> bool:
    """Do the current values agree with the kernel's fold, and are they made alike from the log?"""
    changes, before = desktop.work.vault.changes, desktop.work.conflicts.open()
    is_sound = not list(projection_problems(changes._book.db))
    changes.rebuild()
    return is_sound and desktop.work.conflicts.open() == before


@pytest.mark.parametrize("field", [WORK, NOTE, "@called/job[1]", "job[1]/shift[1]/day"])
@pytest.mark.parametrize("is_first", [True, False])
def test_both_are_shown_and_the_part_stays_in_sight_until_somebody_chooses(two, field, is_first):
    ada, ben, assessment = two

    def say() -> None:
        filling = ben.work.assessments.open(assessment)
        if field == NOTE:
            filling.keep_note(WORK, "Ask again")
        elif field.startswith("@called/"):
            filling.call("job[1]", "The bakery")
        else:
            filling.answer(field, "Baker")

    acts = [lambda: ada.work.assessments.open(assessment).remove("job[1]"), say]
    for act in acts if is_first else reversed(acts):
        act()
        ada.clock.pass_by(timedelta(minutes=1))
    share(ada, ben)
    for desktop in (ada, ben):
        assert jobs(desktop, assessment) == ("job[1]",)
        [conflict] = desktop.work.conflicts.open()
        assert conflict.field == "job[1]"
        assert {
            (desktop.work.colleagues.name(conflict.family, one.author)[:3], one.value) for one in conflict.versions
        } == {("Ada", ""), ("Ben", "1")}
        assert desktop.work.assessments.open(assessment).has_two_versions("job[1]")
        assert is_as_its_log_says(desktop)


def in_doubt(two):
    ada, ben, assessment = two
    job = ada.work.assessments.open(assessment).add("job")
    share(ada, ben)
    ada.work.assessments.open(assessment).remove(job)
    ben.work.assessments.open(assessment).answer(f"{job}/work", "Baker")
    share(ada, ben)
    return job


@pytest.mark.parametrize("stays", [True, False])
def test_a_choice_settles_it_and_can_be_undone(two, stays):
    ada, ben, assessment = two
    job = in_doubt(two)
    conflict = ben.work.conflicts.one(assessment, job)
    place = next(one.value for one in conflict.versions if one.value)
    chosen = ben.work.conflicts.choose(conflict, place if stays else "")
    share(ada, ben)
    for desktop in (ada, ben):
        assert jobs(desktop, assessment) == (("job[1]", job) if stays else ("job[1]",))
        assert desktop.work.conflicts.open() == ()
        assert is_as_its_log_says(desktop)
    undone = ben.work.undoing.undo(assessment, [chosen])
    share(ada, ben)
    for desktop in (ada, ben):
        assert jobs(desktop, assessment) == ("job[1]", job)
        [again] = desktop.work.conflicts.open()
        assert {one.value for one in again.versions} == {"", place}
    ben.work.undoing.undo(assessment, undone.changes)
    assert jobs(ben, assessment) == (("job[1]", job) if stays else ("job[1]",))


def test_what_comes_in_after_the_choice_is_asked_about_again_and_what_was_known_is_not(two):
    ada, ben, assessment = two
    job = in_doubt(two)
    ada.work.conflicts.choose(ada.work.conflicts.one(assessment, job), "")
    ben.work.assessments.open(assessment).answer(f"{job}/shift[1]/day", "Friday")
    share(ada, ben)
    assert ada.work.conflicts.one(assessment, job) is not None
    ben.work.assessments.open(assessment).remove(job)  # who sees what was answered may remove it once more
    share(ada, ben)
    for desktop in (ada, ben):
        assert desktop.work.conflicts.open() == ()
        assert jobs(desktop, assessment) == ("job[1]",)


def test_who_removes_it_too_has_chosen_and_an_undo_asks_again(two):
    ada, ben, assessment = two
    job = in_doubt(two)
    asked = ben.work.conflicts.one(assessment, job).versions
    ben.work.assessments.open(assessment).remove(job)
    [removal] = ben.work.vault.records.seen(assessment)[job]
    share(ada, ben)
    assert ada.work.conflicts.open() == ben.work.conflicts.open() == ()
    assert jobs(ada, assessment) == ("job[1]",)
    ben.work.undoing.undo(assessment, [removal])
    share(ada, ben)
    for desktop in (ada, ben):
        again = desktop.work.conflicts.one(assessment, job)
        assert {version.value for version in again.versions} == {version.value for version in asked}
        assert jobs(desktop, assessment) == ("job[1]", job)
        assert is_as_its_log_says(desktop)


def test_of_two_who_remove_it_one_who_saw_what_was_answered_is_enough(two):
    ada, ben, assessment = two
    job = ada.work.assessments.open(assessment).add("job")
    share(ada, ben)
    unaware = ada.work.assessments.open(assessment)
    ben.work.assessments.open(assessment).answer(f"{job}/work", "Baker")
    ben.work.assessments.open(assessment).remove(job)
    unaware.remove(job)
    share(ada, ben)
    for desktop in (ada, ben):
        assert jobs(desktop, assessment) == ("job[1]",)
        assert desktop.work.conflicts.open() == ()
        assert is_as_its_log_says(desktop)


def test_of_a_part_in_a_part_each_is_asked_about_by_itself(two):
    ada, ben, assessment = two
    shift = ada.work.assessments.open(assessment).add("job[1]/shift")
    share(ada, ben)
    ada.work.assessments.open(assessment).remove("job[1]")
    ben.work.assessments.open(assessment).remove("job[1]/shift[1]")
    ben.work.assessments.open(assessment).answer(f"{shift}/day", "Friday")
    share(ada, ben)
    for desktop in (ada, ben):
        assert [conflict.field for conflict in desktop.work.conflicts.open()] == ["job[1]"]
        assert desktop.work.assessments.open(assessment).form.repeats.repeat("job[1]/shift").instances == (shift,)
        assert is_as_its_log_says(desktop)
    ben.work.assessments.open(assessment).remove("job[1]")
    share(ada, ben)
    assert jobs(ada, assessment) == ()
    assert ada.work.conflicts.open() == ben.work.conflicts.open() == ()


def test_a_part_that_was_removed_knowingly_or_emptied_meanwhile_is_not_asked_about(two):
    ada, ben, assessment = two
    removed = ada.work.assessments.open(assessment)
    place = removed.remove("job[1]")
    ben.work.assessments.open(assessment).answer(WORK, "")
    share(ada, ben)
    assert ada.work.conflicts.open() == ben.work.conflicts.open() == ()
    assert jobs(ben, assessment) == ()
    ben.work.assessments.open(assessment).bring_back("job[1]", place)
    share(ada, ben)
    assert jobs(ada, assessment) == ("job[1]",)
    assert ada.work.conflicts.open() == ()


def test_an_addition_that_is_undone_while_a_colleague_answers_in_it_is_asked_about_too(two):
    ada, ben, assessment = two
    job = ada.work.assessments.open(assessment).add("job")
    share(ada, ben)
    [added] = [story.written[0].change for story in ada.work.field_stories.of(assessment) if story.field == job]
    ben.work.assessments.open(assessment).answer(f"{job}/work", "Baker")
    ada.work.undoing.undo(assessment, [added])
    share(ada, ben)
    for desktop in (ada, ben):
        assert jobs(desktop, assessment) == ("job[1]", job)
        assert desktop.work.conflicts.one(assessment, job) is not None
        assert is_as_its_log_says(desktop)
