"""Everything that is held on one person: found wherever they stand, marked where it concerns others, on record."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from ehdesk.domain import kinds
from ehdesk.domain.change import Edit, FamilyId, RecordId
from ehdesk.domain.family import Member
from ehdesk.domain.held import EverythingHeld, Mentions
from ehdesk.domain.signing import Signed
from ehdesk.services.held import FORMAT, HELD
from ehdesk.store.changes import NewEdit
from ehdesk.store.errors import StoreError
from ehdesk.store.intake import Incoming
from tests.builders import new_id
from tests.files import a_jpeg
from tests.printing.reading import read_back
from tests.services.made import Desktop, Made
from tests.store import deep
from tests.store.colleague import Colleague
from tests.store.test_full_disk import no_file_over, size_of_log

NAMES = {"m1": ("Tia Moss", ""), "m2": ("Sam Moss", "Sammy"), "m3": ("Jo Li", "")}


@pytest.fixture
def family(ada: Desktop) -> FamilyId:
    """Tia, Sam and their mother Noor."""
    return ada.work.families.add("Moss")


def person(desktop: Desktop, family: FamilyId, name: str, **fields: object) -> Member:
    record = desktop.work.families.new_record()
    save(desktop, family, kinds.MEMBER, record, name=name, role="child", **fields)
    found = desktop.work.families.family(family).member(record)
    assert found is not None
    return found


def save(desktop: Desktop, family: FamilyId, kind: str, record: RecordId | None = None, **fields: object) -> RecordId:
    record = record or desktop.work.families.new_record()
    desktop.work.vault.changes.save(family, [NewEdit(record, kind, fields)])
    return record


def held(desktop: Desktop, family: FamilyId, member: Member) -> EverythingHeld:
    return desktop.work.held.everything(family, member)


def said(found: EverythingHeld) -> list[str]:
    return [one.said for one in found.held]


def test_what_is_written_about_them_and_every_earlier_version(ada: Desktop, family: FamilyId):
    tia = person(ada, family, "Tia Moss", health="asthma")
    save(ada, family, kinds.MEMBER, tia.id, health="asthma, and an inhaler at school")
    found = [one for one in held(ada, family, tia).held if one.field == "health"]
    assert [(one.said, one.stands) for one in found] == [
        ("asthma, and an inhaler at school", True),
        ("asthma", False),
    ]
    assert {one.by.partition(",")[0] for one in found} == {"Ada Obi"}


def test_nothing_that_is_about_somebody_else_alone(ada: Desktop, family: FamilyId):
    tia, sam = (person(ada, family, name) for name in ("Tia Moss", "Sam Moss"))
    save(ada, family, kinds.MEMBER, sam.id, health="wears glasses")
    save(ada, family, kinds.NOTE, words="Sam likes the new club", kept=True)
    assert not [one for one in said(held(ada, family, tia)) if "glasses" in one or "club" in one]


def test_a_note_that_names_them_is_theirs_and_marked_where_it_names_others(ada: Desktop, family: FamilyId):
    tia, _sam = (person(ada, family, name) for name in ("Tia Moss", "Sam Moss"))
    save(ada, family, kinds.NOTE, words="Tia and Sam walk together", with_whom="the school")
    found = {one.field: one for one in held(ada, family, tia).held if one.kind == kinds.NOTE}
    assert found["words"].others == ("Sam",)
    assert found["words"].is_to_look_at
    assert not found["with_whom"].is_to_look_at


def test_what_was_said_in_confidence_or_is_kept_from_them_is_marked(ada: Desktop, family: FamilyId):
    tia = person(ada, family, "Tia Moss")
    save(ada, family, kinds.NOTE, words="A neighbour worries about Tia", in_confidence=True)
    save(ada, family, kinds.AGREEMENT, agreed_by=["somebody"], must_not_see=[tia.id], words="Not to her yet")
    close = {one.kind for one in held(ada, family, tia).held if one.is_kept_close}
    assert close == {kinds.NOTE, kinds.AGREEMENT}


def test_what_stands_on_somebody_elses_own_page_is_marked_as_theirs(ada: Desktop, family: FamilyId):
    tia, sam = person(ada, family, "Tia Moss"), person(ada, family, "Sam Moss")
    save(ada, family, kinds.MEMBER, sam.id, about="Said that Tia hit him")
    [found] = [one for one in held(ada, family, tia).held if "hit" in one.said]
    assert found.others == ("Sam",)


def test_an_address_that_is_kept_from_them_is_marked_wherever_it_was_typed(ada: Desktop, family: FamilyId):
    tia = person(ada, family, "Tia Moss")
    save(ada, family, kinds.HOUSEHOLD, name="Safe", address="12 Rose Street", kept_from=[tia.id])
    save(ada, family, kinds.NOTE, words="Told Tia that 12 Rose Street is out of bounds")
    [found] = [one for one in held(ada, family, tia).held if "bounds" in one.said]
    assert found.is_kept_close


def test_a_list_of_readers_that_cannot_be_read_keeps_it_from_everyone(ada: Desktop, family: FamilyId):
    tia = person(ada, family, "Tia Moss")
    save(ada, family, kinds.AGREEMENT, agreed_by=[tia.id], must_not_see="somebody", words="Tia agrees")
    assert all(one.is_kept_close for one in held(ada, family, tia).held if one.kind == kinds.AGREEMENT)


def test_what_was_said_alone_is_marked(visited: Desktop, family_vault: Made):
    work, family = visited.work, family_vault.family
    member = work.families.family(family).members[1]
    filling = work.assessments.open(work.assessments.current(family).id)
    private = next(topic for topic in filling.form.topics() if topic.is_private and topic.person is None)
    field = next(one for one in private.fields if filling.form.question(one).kind == "text")
    filling.answer(field, f"{member.goes_by} frightens me")
    [found] = [one for one in held(visited, family, member).held if one.field == field]
    assert found.is_kept_close


def test_the_home_they_live_in_and_what_was_removed(ada: Desktop, family: FamilyId):
    home = save(ada, family, kinds.HOUSEHOLD, name="Mill Lane", address="4 Mill Lane")
    save(ada, family, kinds.HOUSEHOLD, name="Elsewhere", address="9 High Street")
    tia = person(ada, family, "Tia Moss", households=[home])
    note = save(ada, family, kinds.NOTE, words="Tia was ill")
    save(ada, family, kinds.NOTE, note, removed=True)
    found = held(ada, family, tia)
    assert "4 Mill Lane" in said(found)
    assert "9 High Street" not in said(found)
    assert [one.stands for one in found.held if one.said == "Tia was ill"] == [False]


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("Tia slept badly", {"m1"}),
        ("TIA and Sammy", {"m1", "m2"}),
        ("Initiative", set()),
        (["m3"], {"m3"}),
        ({"child[m1]/school": "yes"}, {"m1"}),
        ("Mrs Moss", set()),
        ("Jo came", {"m3"}),
        (None, set()),
        ("", set()),
    ],
)
def test_people_are_known_by_what_only_they_are_called(written: object, named: set[str]):
    assert Mentions(NAMES).of(written) == named


def test_answers_about_them_are_there_with_their_questions(visited: Desktop, family_vault: Made):
    work, family = visited.work, family_vault.family
    member = work.families.family(family).members[2]
    answers = [one for one in held(visited, family, member).held if one.kind == kinds.ASSESSMENT]
    assert answers
    assert all(member.id in one.field or member.goes_by.casefold() in one.said.casefold() for one in answers)
    assert all(one.asked and not one.asked.startswith("child[") for one in answers)


def test_it_is_saved_as_data_and_to_read_and_both_are_on_record(visited: Desktop, family_vault: Made, tmp_path: Path):
    work, family = visited.work, family_vault.family
    member = work.families.family(family).members[2]
    found = held(visited, family, member)
    work.held.save(found, work.held.as_data(found), data := tmp_path / "held.json")
    work.held.save(found, work.held.on_paper(found), paper := tmp_path / "held.pdf")
    told = json.loads(data.read_text("utf-8"))
    assert (told["format"], told["person"], len(told["held"])) == (FORMAT, member.id, len(found.held))
    assert paper.read_bytes().startswith(b"%PDF")
    assert [(one.family, one.detail) for one in work.vault.access.noted(HELD)] == [(family, member.id)] * 2


def test_what_cannot_be_put_on_record_is_not_saved(ada: Desktop, family: FamilyId, tmp_path: Path):
    found = held(ada, family, person(ada, family, "Tia Moss"))
    with no_file_over(size_of_log(ada.work.vault)), pytest.raises(StoreError):
        ada.work.held.save(found, b"{}", tmp_path / "held.json")
    assert not (tmp_path / "held.json").exists()


def test_the_document_takes_texts_longer_than_a_page_and_words_that_look_like_markup(ada: Desktop, family: FamilyId):
    tia = person(ada, family, "Tia Moss", ethnicity="MOTH")
    save(ada, family, kinds.NOTE, words="Tia said <b>this</b> & that. " * 600 + "the very end")
    found = held(ada, family, tia)
    text = "".join(read_back(ada.work.held.on_paper(found)).root.whole_text.split())
    assert "theveryend" in text
    assert "<b>this</b>&that" in text
    assert "MOTH" not in text


def test_in_the_document_a_mark_stands_over_what_it_is_about_with_its_reason(ada: Desktop, family: FamilyId):
    tia, _sam = person(ada, family, "Tia Moss"), person(ada, family, "Sam Moss")
    save(ada, family, kinds.NOTE, words="Tia and Sam walk to school")
    paper = read_back(ada.work.held.on_paper(held(ada, family, tia)))
    rows = [[cell.whole_text for cell in row.find("TH", "TD")] for row in paper.root.find("TR")]
    at = next(place for place, row in enumerate(rows) if "walk to school" in "".join(row))
    assert [cell.strip() for cell in rows[at - 1]] == ["Look at this first", "It also concerns Sam.", ""]


def test_the_pictures_lie_beside_the_data_those_to_look_at_first_apart(ada: Desktop, family: FamilyId, tmp_path: Path):
    tia, sam = person(ada, family, "Tia Moss"), person(ada, family, "Sam Moss")
    pictures, contents = ada.work.pictures, []
    for number, about in enumerate(([tia.id], [tia.id, sam.id], [sam.id])):
        taken = pictures.take_in(a_jpeg(tmp_path / "a.jpg", (40 + number, 30)))
        pictures.editing(family, pictures.add(family, taken)).save({"about": about})
        contents.append(taken.content)
    ada.work.held.save_beside(family, tia, file := tmp_path / "held.zip")
    with ZipFile(file) as saved:
        found = {name: saved.read(name) for name in saved.namelist()}
    told = json.loads(found.pop("everything-held.json"))
    assert told["person"] == tia.id
    own, shared, _others = contents
    assert found == {
        f"pictures/{own.hash}.jpg": pictures.whole(own),
        f"look-at-first/{shared.hash}.jpg": pictures.whole(shared),
    }
    assert [one.detail for one in ada.work.vault.access.noted(HELD)] == [tia.id]


def test_another_family_with_the_same_person_and_who_opened_the_record_are_told(ada: Desktop, family: FamilyId):
    tia = person(ada, family, "Tia Moss", nhs_number="999 234 5675")
    other = ada.work.families.add("Okoro")
    person(ada, other, "T. Okoro", nhs_number="9992345675")
    ada.work.families.note_opened(family)
    ada.work.families.note_opened(other)
    found = held(ada, family, tia)
    assert [one.id for one in ada.work.held.elsewhere(family, tia)] == [other]
    assert (found.elsewhere, [one.by for one in found.opened]) == (1, ["Ada Obi"])
    text = " ".join(read_back(ada.work.held.on_paper(found)).root.whole_text.split())
    assert "another family" in text
    assert "Ada Obi, once, on" in text
    assert "Okoro" not in text


def test_what_a_part_of_a_form_was_called_is_looked_at_first(ada: Desktop, family: FamilyId):
    tia = person(ada, family, "Tia Moss")
    save(ada, family, kinds.ASSESSMENT, **{"@form": "whole-family", "@version": "2.2", "@called/job[1]": "Tia at Elm"})
    [called] = [one for one in held(ada, family, tia).held if one.said == "Tia at Elm"]
    assert (called.asked, called.is_kept_close) == ("What a part of a form was called", True)


def test_what_is_kept_of_the_family_and_cannot_be_in_it_is_counted(ada: Desktop, family: FamilyId):
    vault, tia, eve, elsewhere = ada.work.vault, person(ada, family, "Tia Moss"), Colleague(), FamilyId(new_id())
    assert held(ada, family, tia).not_in_it == 0
    assert "was typed and never saved" not in on_paper(ada, held(ada, family, tia))
    deep.written(vault, family, Edit(tia.id, kinds.MEMBER, {"health": "From a newer form"}))
    vault.changes.rebuild()
    eve.given_to(vault, Incoming(Signed(eve.writes(family).signed.body, bytes(64))))
    eve.given_to(vault, Incoming(Signed(eve.writes(elsewhere).signed.body, bytes(64))))
    vault.drafts.keep(family, tia.id, "health", "asthma, sin")
    vault.drafts.keep(elsewhere, RecordId(new_id()), "text", "Of somebody else")
    vault.drafts.keep(family, RecordId(new_id()), "text", "")
    found = held(ada, family, tia)
    assert found.not_in_it == 3
    assert "3 more things" in on_paper(ada, found)


def on_paper(desktop: Desktop, found: EverythingHeld) -> str:
    return " ".join(read_back(desktop.work.held.on_paper(found)).root.whole_text.split())
