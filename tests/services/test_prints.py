"""Paper is for a named reader: nobody from whom something is kept, nobody too small to read, no baby on the way."""

from datetime import timedelta
from pathlib import Path

import pytest

from ehdesk.domain import kinds
from ehdesk.domain.family import Member
from ehdesk.services.prints import PLAIN, CopyLook, NotForThisReader, copied_for
from ehdesk.services.saving import Saving
from ehdesk.store.errors import DiskFull
from tests.builders import new_id
from tests.printing.reading import read_back
from tests.services.made import Desktop, Made


def called(members: tuple[Member, ...]) -> list[str]:
    return [member.called for member in members]


def test_copies_are_offered_to_those_who_can_read_and_from_whom_nothing_is_kept(visited: Desktop, family_vault: Made):
    readers = visited.work.prints.readers(family_vault.family)
    assert called(readers.offered) == ["Zuzana", "Leila", "Gran"]
    assert called(readers.kept_from) == ["Karim"]


def test_a_toddler_may_have_a_copy_once_old_enough(visited: Desktop, family_vault: Made):
    visited.clock.pass_by(timedelta(days=3 * 366))
    assert "Adam" in called(visited.work.prints.readers(family_vault.family).offered)


def test_somebody_whose_age_is_not_known_may_have_a_copy(visited: Desktop, family_vault: Made):
    adam = family_vault.members["adam"]
    visited.work.families.editing(family_vault.family, kinds.MEMBER, adam).save({"born": ""})
    assert "Adam" in called(visited.work.prints.readers(family_vault.family).offered)


@pytest.mark.parametrize("key", ["karim", "adam", "baby"])
def test_no_copy_is_made_for_anybody_else(visited: Desktop, family_vault: Made, key: str):
    member = visited.work.families.family(family_vault.family).member(family_vault.members[key])
    with pytest.raises(NotForThisReader):
        visited.work.prints.family_plan(family_vault.family, member)


def test_paper_names_its_reader_and_holds_no_address(visited: Desktop, family_vault: Made):
    member = visited.work.families.family(family_vault.family).member(family_vault.members["leila"])
    paper = read_back(visited.work.prints.family_plan(family_vault.family, member)())
    text = " ".join(paper.root.whole_text.split())
    assert "Leila" in text
    assert "I want mornings without shouting" in text
    assert "For Zuzana, Leila, Adam and Gran." in text  # Adam is too small for a copy; one is kept from Karim
    assert "Karim" not in text
    assert not any(place in text for place in ("Willow Road", "Station Parade", "EX1", "EX4"))


def test_no_copy_leaves_the_vault_that_is_not_put_on_record(visited: Desktop, family_vault: Made, tmp_path: Path):
    """The log of who saw what takes nothing here, as on a full disk."""
    member = visited.work.families.family(family_vault.family).member(family_vault.members["leila"])
    visited.work.vault._book.db.execute(
        "create temp trigger full before insert on main.access begin select raise(abort, 'full'); end"
    )
    with pytest.raises(DiskFull):
        visited.work.prints.save(family_vault.family, member, b"a plan", tmp_path / "plan.pdf", PLAIN, "")
    assert not (tmp_path / "plan.pdf").exists()
    assert visited.work.prints.copies(family_vault.family) == {}


def test_nobody_has_a_copy_that_could_not_be_put_in_a_file(visited: Desktop, family_vault: Made, tmp_path: Path):
    member = visited.work.families.family(family_vault.family).member(family_vault.members["leila"])
    with pytest.raises(FileNotFoundError):
        visited.work.prints.save(family_vault.family, member, b"a plan", tmp_path / "nowhere" / "plan.pdf", PLAIN, "")
    assert visited.work.prints.copies(family_vault.family) == {}
    assert visited.work.prints.made() == visited.work.held.everything(family_vault.family, member).copies == ()
    assert visited.work.vault.access.noted("saved the family plan"), "that somebody tried stays in the history"


def test_a_saved_copy_is_on_record(visited: Desktop, family_vault: Made, tmp_path: Path):
    member = visited.work.families.family(family_vault.family).member(family_vault.members["leila"])
    pdf = visited.work.prints.family_plan(family_vault.family, member)()
    visited.work.prints.save(family_vault.family, member, pdf, tmp_path / "plan.pdf", PLAIN, "")
    assert (tmp_path / "plan.pdf").read_bytes() == pdf
    [note] = visited.work.vault.access.of(family_vault.family)
    assert (note.what, copied_for(note)) == ("saved the family plan", member.id)
    assert [one.reader for one in visited.work.prints.made()] == [member]
    assert visited.work.held.everything(family_vault.family, member).copies == (note.at,)


def newest_star(desktop: Desktop, made: Made, fields: dict[str, object]) -> None:
    """Correct the newest star to what no page of this program would write."""
    work = desktop.work
    saving = Saving(work.vault, work.news, new_id, work.colleagues)
    wrong = work.stars.recorded(made.family)[-1].id
    saving.add(made.family, kinds.READING, {**work.vault.records.one(wrong).body, **fields, "corrects": wrong})


def paper_footers(desktop: Desktop, made: Made) -> list[str]:
    """What stands below each page of her copy."""
    member = desktop.work.families.family(made.family).member(made.members["leila"])
    return read_back(desktop.work.prints.family_plan(made.family, member)()).artifacts


def paper_for_leila(desktop: Desktop, made: Made) -> str:
    """What is on her copy."""
    member = desktop.work.families.family(made.family).member(made.members["leila"])
    paper = read_back(desktop.work.prints.family_plan(made.family, member)())
    return " ".join(paper.root.whole_text.split())


def test_a_star_that_this_program_does_not_know_is_left_out_of_the_paper_and_that_is_said(
    visited: Desktop, family_vault: Made
):
    assert not visited.work.prints.leaves_out_star(family_vault.family)
    newest_star(visited, family_vault, {"edition": "our-star/99"})
    assert visited.work.prints.leaves_out_star(family_vault.family)
    assert "Our star" not in paper_for_leila(visited, family_vault)


@pytest.mark.parametrize("score", [99, 0, -1, "three", True])
def test_a_score_off_the_scale_is_printed_as_it_was_written(visited: Desktop, family_vault: Made, score: object):
    newest_star(visited, family_vault, {"score/learning": score})
    assert f"{score}, as it was written" in paper_for_leila(visited, family_vault)


def test_a_star_whose_day_does_not_exist_is_printed_with_what_was_written(visited: Desktop, family_vault: Made):
    newest_star(visited, family_vault, {"taken_on": "31 November"})
    assert "Our star, 31 November" in paper_for_leila(visited, family_vault)


def test_who_has_a_copy_is_known_from_what_was_saved(visited: Desktop, family_vault: Made, tmp_path: Path):
    member = visited.work.families.family(family_vault.family).member(family_vault.members["leila"])
    assert visited.work.prints.copies(family_vault.family) == {}
    visited.work.prints.save(family_vault.family, member, b"a plan", tmp_path / "plan.pdf", PLAIN, "")
    [(reader, copy)] = visited.work.prints.copies(family_vault.family).items()
    assert (reader, copy.reader, copy.is_large) == (member.id, member.id, False)


def test_how_everyone_will_know_and_what_to_do_if_things_get_worse_are_on_the_paper(
    visited: Desktop, family_vault: Made
):
    plans, family = visited.work.plans, family_vault.family
    plans.goal(family, plans.plan(family).goals[0].id).save({"how_known": "We leave by half past eight"})
    plans.own_words(family).save({"if_worse": "We ring each other", "if_worse_call": "Gran, 01632 960 101"})
    paper = paper_for_leila(visited, family_vault)
    for said in ("How we will know: We leave by half past eight", "If things get worse", "Gran, 01632 960 101"):
        assert said in paper


def test_a_name_with_letters_in_no_font_is_printed_as_it_is_spelt_otherwise_or_said_before(
    visited: Desktop, family_vault: Made
):
    family, prints = family_vault.family, visited.work.prints
    assert prints.cannot_print(family) == (), "among them are letters that are not English ones"
    leila = visited.work.families.editing(family, kinds.MEMBER, family_vault.members["leila"])
    leila.save({"known_as": "小明", "name": "小明"})
    assert prints.cannot_print(family) == ("小明",)
    leila.save({"legal_name": "Wang Xiaoming"})
    assert prints.cannot_print(family) == ()
    paper = paper_for_leila(visited, family_vault)
    assert "小" not in paper
    assert "Copy for Wang Xiaoming." in " ".join(paper_footers(visited, family_vault))
    plans = visited.work.plans
    plans.goal(family, plans.plan(family).goals[0].id).save({"words": "I want to read 书 again"})
    assert prints.cannot_print(family) == ("书",)


def test_what_nobody_does_any_more_is_not_on_the_paper(visited: Desktop, family_vault: Made):
    plans, family = visited.work.plans, family_vault.family
    first = plans.plan(family).actions[0]
    assert first.what in paper_for_leila(visited, family_vault)
    plans.action(family, first.goal, first.id).save({"progress": "stopped"})
    assert first.what not in paper_for_leila(visited, family_vault)


def text_for(desktop: Desktop, made: Made, look: CopyLook = PLAIN) -> str:
    member = desktop.work.families.family(made.family).member(made.members["leila"])
    pdf = desktop.work.prints.family_plan(made.family, member, look)()
    return " ".join(read_back(pdf).root.whole_text.split())


def test_what_the_star_says_of_safety_is_on_no_paper_unless_that_is_chosen(visited: Desktop, family_vault: Made):
    left_off = ("Safe from harm", "Safe at home")
    assert visited.work.prints.cautioned_areas(family_vault.family) == left_off
    said, chosen = text_for(visited, family_vault), text_for(visited, family_vault, CopyLook(with_cautioned=True))
    assert "Getting on together" in said
    assert not any(area in said for area in left_off), "neither on the chart nor in the table"
    assert all(area in chosen for area in left_off)
    stars, family = visited.work.stars, family_vault.family
    later = stars.start(family, visited.today)
    for area in stars.in_use.areas:
        later = stars.skip(family, later, area.id, "not-talked-about")
    stars.record(family, stars.completed_by(family, later, "together"))
    assert visited.work.prints.cautioned_areas(family) == (), "nothing is left off where nothing was said"


def test_a_goal_about_safety_at_home_does_not_say_so_on_the_paper(visited: Desktop, family_vault: Made):
    family, plans = family_vault.family, visited.work.plans
    plans.goal(family, plans.plan(family).goals[0].id).save({"area": "safe-at-home"})
    assert "Safe at home" not in text_for(visited, family_vault)
    assert "Safe at home" in text_for(visited, family_vault, CopyLook(with_cautioned=True))


def signers(desktop: Desktop, made: Made) -> str:
    return text_for(desktop, made).partition("We made this plan together")[2]


def test_a_draft_is_signed_by_those_who_are_old_enough(visited: Desktop, family_vault: Made):
    adam = family_vault.members["adam"]
    visited.work.families.editing(family_vault.family, kinds.MEMBER, adam).save({"born": ""})
    signed = signers(visited, family_vault)
    assert all(f"{name}, date" in signed for name in ("Zuzana", "Leila", "Gran", "Ada Obi"))
    assert "Adam, date" not in signed, "a child whose age nobody knows"


def test_an_agreed_plan_is_signed_by_those_who_were_there(visited: Desktop, family_vault: Made):
    plans, members = visited.work.plans, family_vault.members
    version = plans.agreeing(family_vault.family)
    there = [members["zuzana"], members["karim"], members["adam"]]
    plans.agreement(family_vault.family, version).save({"there": there, "there_else": "Ms Bello, Joe"})
    plans.agree(family_vault.family, version)
    signed = signers(visited, family_vault)
    assert all(f"{name}, date" in signed for name in ("Zuzana", "Ms Bello", "Joe", "Ada Obi"))
    assert "Gran, date" not in signed, "she was not there"
    assert "Karim" not in signed, "something is kept from him"
    assert "Adam" not in signed, "he is three"
