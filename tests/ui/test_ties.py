"""How everyone is related to somebody, on one page: chosen, ticked, taken back, and what comes in meanwhile."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from ehdesk.domain import kinds
from ehdesk.domain.change import RecordId
from ehdesk.ui import places
from ehdesk.ui.pages.member_form import member_form
from ehdesk.ui.pages.who_is_who import WhoIsWhoPage
from tests.ui.at_the_desk import AtTheDesk, press, words_on
from tests.ui.showing import settle, show


def somebody(at: AtTheDesk, called: str) -> RecordId:
    return next(one.id for one in at.members if one.called == called)


def page_of(at: AtTheDesk, called: str) -> QWidget:
    place = places.MemberForm(at.family, somebody(at, called), "ties")
    return show(member_form(at.desk, place), 1366, 768)


def box(page: QWidget, other: str) -> QComboBox:
    boxes = [one for one in page.findChildren(QComboBox) if one.isVisibleTo(page)]
    return next(one for one in boxes if one.accessibleName().startswith(f"What {other} is"))


def tick(page: QWidget, said: str) -> QCheckBox:
    return next(one for one in page.findChildren(QCheckBox) if one.accessibleName() == said)


def choose(page: QWidget, other: str, words: str) -> None:
    """With the keyboard: the box, then the arrows, then on."""
    select = box(page, other)
    select.setFocus()
    wanted = select.findText(words)
    while select.currentIndex() != wanted:
        QTest.keyClick(select, Qt.Key.Key_Down if select.currentIndex() < wanted else Qt.Key.Key_Up)
    QTest.keyClick(select, Qt.Key.Key_Tab)
    settle()


def ties(at: AtTheDesk) -> set[tuple[str, str, str]]:
    family = at.desk.work.families.family(at.family)
    return {(family.member(tie.person).called, tie.kind, family.member(tie.to).called) for tie in family.relationships}


def test_everybody_else_stands_there_with_what_they_are(at: AtTheDesk):
    page = page_of(at, "Leila")
    shown = {name: box(page, name).currentText() for name in ("Zuzana", "Karim", "Adam", "Baby", "Gran")}
    assert shown == {
        "Zuzana": "Mother",
        "Karim": "Father",
        "Adam": "Not said yet",
        "Baby": "Not said yet",
        "Gran": "Grandmother",
    }
    assert box(page_of(at, "Zuzana"), "Leila").currentText() == "Daughter"


def test_several_are_said_on_one_page_and_each_going_through_the_list_is_one_change(at: AtTheDesk):
    before, changes = ties(at), len(at.desk.work.vault.changes.ids(at.family))
    page = page_of(at, "Leila")
    choose(page, "Adam", "Brother")
    choose(page, "Baby", "Brother or sister")
    assert ties(at) - before == {("Adam", "brother", "Leila"), ("Baby", "sibling", "Leila")}
    assert len(at.desk.work.vault.changes.ids(at.family)) == changes + 2


def test_what_was_chosen_last_is_kept_when_the_page_is_left(at: AtTheDesk):
    page = page_of(at, "Leila")
    select = box(page, "Adam")
    select.setFocus()
    QTest.keyClick(select, Qt.Key.Key_Down)
    page.left.emit()
    assert ("Adam", "brother", "Leila") in ties(at)


def test_a_choice_is_undone_and_one_that_is_taken_away_too(at: AtTheDesk):
    said: list[tuple[str, Callable[[], object]]] = []
    at.desk.said.connect(lambda words, undo: said.append((words, undo)))
    before, page = ties(at), page_of(at, "Leila")
    for words in ("Aunt", "Not said yet"):
        choose(page, "Zuzana", words)
        assert ties(at) != before
        said[-1][1]()
        settle()
        assert ties(at) == before
        assert box(page, "Zuzana").currentText() == "Mother"
    assert [words for words, _undo in said] == ["Kept: Zuzana: Aunt of Leila.", "Relationship removed"]


def test_parental_responsibility_and_two_homes_are_ticked_person_by_person(at: AtTheDesk):
    page = page_of(at, "Leila")
    assert tick(page, "Zuzana: Has parental responsibility for Leila").isChecked()
    tick(page, "Karim: Has parental responsibility for Leila").click()
    tick(page, "Adam: Lives at Karim's flat").click()
    settle()
    leila, adam = (at.desk.work.families.family(at.family).member(somebody(at, name)) for name in ("Leila", "Adam"))
    assert leila.recorded["responsible"] == [somebody(at, "Zuzana")]
    assert len(adam.households) == 2
    of_zuzana = page_of(at, "Zuzana")
    assert tick(of_zuzana, "Leila: Zuzana has parental responsibility").isChecked()
    assert not any("Gran: Zuzana has parental" in one.accessibleName() for one in of_zuzana.findChildren(QCheckBox))


def test_the_drawing_follows(at: AtTheDesk):
    drawn = show(WhoIsWhoPage(at.desk, places.WhoIsWho(at.family)))
    assert "Partner" not in words_on(drawn)
    choose(page_of(at, "Zuzana"), "Karim", "Former partner")
    settle()
    assert "Former partner" in words_on(drawn)


def test_what_a_colleague_says_meanwhile_is_shown_and_more_than_one_thing_stands_in_words(at: AtTheDesk):
    page = page_of(at, "Leila")
    at.new(kinds.RELATIONSHIP, {"person": somebody(at, "Adam"), "kind": "brother", "to": somebody(at, "Leila")})
    at.new(kinds.RELATIONSHIP, {"person": somebody(at, "Leila"), "kind": "carer", "to": somebody(at, "Zuzana")})
    assert box(page, "Adam").currentText() == "Brother"
    assert "Leila: Carer of Zuzana" in words_on(page)
    press(page, "Remove: Leila: Carer of Zuzana")
    assert "Carer of Zuzana" not in words_on(page)
    assert ("Zuzana", "mother", "Leila") in ties(at)


def test_a_word_that_this_program_does_not_know_is_shown_as_it_was_written(at: AtTheDesk):
    at.new(kinds.RELATIONSHIP, {"person": somebody(at, "Gran"), "kind": "godmother", "to": somebody(at, "Adam")})
    assert box(page_of(at, "Adam"), "Gran").currentText() == "godmother"


def test_somebody_who_joins_the_family_joins_the_page_and_the_keyboard_stays(at: AtTheDesk):
    page = page_of(at, "Leila")
    box(page, "Karim").setFocus()
    at.new(kinds.MEMBER, {"name": "Nour Haddad", "role": "adult"})
    assert box(page, "Nour").currentText() == "Not said yet"
    assert box(page, "Karim").hasFocus()


def test_fourteen_others_and_nobody_else_have_room(at: AtTheDesk):
    for place in range(10):
        at.new(kinds.MEMBER, {"name": f"Child{place} Haddad", "role": "child", "born": f"201{place}-05-04"})
    page = page_of(at, "Leila")
    assert len([one for one in page.findChildren(QComboBox) if one.isVisibleTo(page)]) == 15
    for other in at.members:
        if other.called != "Leila":
            at.desk.work.families.remove(at.family, kinds.MEMBER, other.id)
    settle()
    assert "Who is what to whom" not in words_on(page)
