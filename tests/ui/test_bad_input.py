"""What nobody should type, and somebody will: it is kept or asked about, and every page, list and paper stays whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QScrollArea, QTextEdit, QWidget

from ehdesk.domain import kinds
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.ui import places
from ehdesk.ui.look import Look
from ehdesk.ui.theme import LIGHT
from ehdesk.ui.window import Window
from tests.printing.reading import read_back
from tests.services.made import Made, filled
from tests.ui.opened import opened_window, press, words_on
from tests.ui.showing import clipped_words, settle

WIDTH, HEIGHT = 1366, 768
LONG = "Wolfeschlegelsteinhausenbergerdorff" * 6
TURNED = "Tia \N{RIGHT-TO-LEFT OVERRIDE}sehguH\N{POP DIRECTIONAL FORMATTING} Bell"
PASTED = "<p style='color:red'>The <b>boiler</b> is off.</p><p>Gran <i>rang</i>.</p>"
PLAIN = "The boiler is off.\nGran rang."


@pytest.fixture
def window(family_vault: Made, look: Look, tmp_path: Path) -> Iterator[Window]:
    """A real window, as large as the laptops are."""
    with opened_window(family_vault, look, tmp_path) as window:
        window.resize(WIDTH, HEIGHT)
        settle()
        yield window


@pytest.fixture
def family(family_vault: Made) -> FamilyId:
    """The demo's family."""
    return family_vault.family


@pytest.fixture
def leila(family_vault: Made) -> RecordId:
    """One of its children."""
    return family_vault.members["leila"]


def go(window: Window, place: places.Place) -> None:
    window.desk.go(place)
    settle()


def paste(box: QWidget, html: str, plain: str = "") -> None:
    """Ctrl+V, with what another program put on the clipboard."""
    clip = QMimeData()
    clip.setHtml(html)
    if plain:
        clip.setText(plain)
    QGuiApplication.clipboard().setMimeData(clip)
    box.setFocus()
    settle()
    QTest.keyClick(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    QGuiApplication.clipboard().clear()  # or Qt lets go of `clip` once Python is gone, and ends in a fault of memory


def box(window: Window, name: str) -> QWidget:
    """The box that a screen reader calls so."""
    boxes = [*window.findChildren(QLineEdit), *window.findChildren(QTextEdit)]
    return next(one for one in boxes if one.isVisible() and one.accessibleName().startswith(name))


def write(window: Window, name: str, words: str) -> None:
    """Put words into a box as one paste, and go on."""
    paste(box(window, name), "", words)
    press(window, Qt.Key.Key_Tab)


def member(window: Window, family: FamilyId, **facts: object) -> RecordId:
    families = window.desk.work.families
    record = families.new_record()
    families.editing(family, kinds.MEMBER, record).save({"role": "child", **facts})
    return record


def body(window: Window, record: RecordId) -> dict[str, object]:
    return dict(window.desk.work.vault.records.one(record).body)


def papers(window: Window, family: FamilyId) -> list[str]:
    """What stands on every copy of the plan that is offered."""
    prints = window.desk.work.prints
    made = [prints.family_plan(family, one)() for one in prints.readers(family).offered]
    return [" ".join(read_back(pdf).root.whole_text.split()) for pdf in made]


def everywhere(window: Window, family: FamilyId, record: RecordId) -> Iterator[places.Place]:
    goal = window.desk.work.plans.plan(family).goals[0]
    yield places.MyFamilies()
    yield places.Overview(family)
    yield places.MemberPage(family, record)
    yield places.MemberForm(family, record)
    yield places.MemberForm(family, record, "ties")
    yield places.WhoIsWho(family)
    yield places.HomeForm(family, window.desk.work.families.family(family).households[0].id)
    yield places.AgreementHome(family)
    yield places.AssessmentTasks(family)
    yield places.PlanHome(family)
    yield places.GoalForm(family, goal.id)
    yield places.ActionForm(family, goal.id, goal.actions[0].id)
    yield places.NotesHome(family)
    yield places.History(family)
    yield places.Print(family)


def all_whole(window: Window, family: FamilyId, record: RecordId) -> None:
    """Nothing is cut off, wider than the window, or makes the window grow."""
    found = {}
    for place in everywhere(window, family, record):
        go(window, place)
        wide = [one for one in window.findChildren(QScrollArea) if one.isVisible() and _is_too_wide(one)]
        wrong = clipped_words(window), len(wide), (window.width(), window.height())
        if wrong != ([], 0, (WIDTH, HEIGHT)):
            found[repr(place)] = wrong
    assert found == {}


def _is_too_wide(scroll: QScrollArea) -> bool:
    held = scroll.widget()
    allowed = scroll.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    return held is not None and not allowed and held.width() > scroll.viewport().width()


@pytest.mark.parametrize("name", [LONG, "Maria " * 34, TURNED])
def test_a_name_that_is_too_long_or_turned_round_is_kept_shown_found_and_printed(
    window: Window, family: FamilyId, leila: RecordId, name: str
):
    go(window, places.MemberForm(family, leila))
    write(window, "Full name", name)
    write(window, "Known as", name)
    assert body(window, leila)["name"] == name.strip()
    all_whole(window, family, leila)
    go(window, places.MyFamilies())
    assert window.desk.work.families.find(name.split(maxsplit=1)[0]).exact
    start = name.split(maxsplit=1)[0][:20]
    assert all(start in said for said in papers(window, family))


@pytest.mark.parametrize("name", [LONG, TURNED])
def test_so_is_such_a_name_of_a_family_a_home_and_an_agency(
    window: Window, family: FamilyId, leila: RecordId, name: str
):
    families, around = window.desk.work.families, window.desk.work.around
    go(window, places.FamilyForm(family))
    write(window, "What shall we call this family?", name)
    home = families.family(family).households[0].id
    families.editing(family, kinds.HOUSEHOLD, home).save({"name": name})
    around.agency(family, around.around(family).agencies[0].id).save({"name": name})
    all_whole(window, family, leila)
    assert families.family(family).name
    assert body(window, RecordId(family))["name"] == name


def test_a_letter_that_turns_words_round_turns_no_other_words(window: Window, family: FamilyId, leila: RecordId):
    go(window, places.MemberForm(family, leila))
    write(window, "Full name", TURNED)
    for place in everywhere(window, family, leila):
        if not isinstance(
            place, places.MemberForm | places.MemberPage | places.History
        ):  # those show it as it was written
            go(window, place)
            assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in words_on(window)


@pytest.mark.parametrize(("year", "asked"), [(1066, "more than 120 years ago"), (2066, "still to come")])
def test_a_day_of_birth_in_another_age_is_kept_and_asked_about_and_gives_no_age(
    window: Window, family: FamilyId, leila: RecordId, year: int, asked: str
):
    go(window, places.MemberForm(family, leila))
    write(window, "Date of birth", f"9 2 {year}")
    assert asked in words_on(window)
    assert body(window, leila)["born"] == f"{year}-02-09"
    all_whole(window, family, leila)
    for place in (places.MyFamilies(), places.Overview(family), places.WhoIsWho(family)):
        go(window, place)
        assert str(2026 - year) not in words_on(window).replace("2026", "")
    assert papers(window, family)


@pytest.mark.parametrize("year", [1066, 2066])
def test_days_of_the_work_in_another_age_leave_the_list_and_the_paper_whole(
    window: Window, family: FamilyId, leila: RecordId, year: int
):
    go(window, places.FamilyForm(family))
    write(window, "When did the enquiry come in?", f"14 10 {year}")
    assert body(window, RecordId(family))["enquiry_on"] == f"{year}-10-14"
    action = window.desk.work.plans.plan(family).actions[0]
    window.desk.work.plans.action(family, action.goal, action.id).save({"by": f"{year}-10-14"})
    window.desk.work.plans.own_words(family).save({"meet_on": f"{year}-12-09", "review_on": f"{year}-11-18"})
    all_whole(window, family, leila)
    for said in papers(window, family):
        met, _, looked_at = said.partition("We look at this plan again on")
        assert f"9 December {year}" in met
        assert f"18 November {year}." in looked_at


def test_an_nhs_number_with_a_slip_is_kept_and_asked_about_and_is_on_no_paper(
    window: Window, family: FamilyId, leila: RecordId
):
    go(window, places.MemberForm(family, leila, "health"))
    write(window, "NHS number", "999 234 5676")
    assert body(window, leila)["nhs_number"] == "999 234 5676"
    assert "One digit may be wrong" in words_on(window)
    go(window, places.MemberPage(family, leila))
    assert "One digit may be wrong" in words_on(window)
    all_whole(window, family, leila)
    assert not any("999 234" in said for said in papers(window, family))


@pytest.mark.parametrize("size", [100, 200])
def test_fifteen_members_two_of_them_the_same_person_twice(
    window: Window, family: FamilyId, leila: RecordId, look: Look, size: int
):
    there = window.desk.work.families.family(family).member(leila)
    member(window, family, name=there.name, born=there.born_as_written, nhs_number=there.recorded["nhs_number"])
    for place in range(8):
        member(window, family, name=f"Sam Haddad {place}", born=f"201{place}-03-04")
    assert len(window.desk.work.families.family(family).members) == 15
    look.wear(LIGHT, size)
    all_whole(window, family, leila)
    look.wear(LIGHT, 100)
    go(window, places.Overview(family))
    assert words_on(window).count("Perhaps here twice") >= 2
    go(window, places.MyFamilies())
    assert "Leila (1) 14" in words_on(window)
    assert all("Leila (2)" in said for said in papers(window, family))


def test_a_note_of_100_000_letters_is_kept_listed_read_and_found(window: Window, family: FamilyId, leila: RecordId):
    words = ("Leila made tea and Gran sang to Adam. " * 2_700)[:100_000].strip()
    notes = window.desk.work.notes
    go(window, places.NoteForm(family, notes.new_record()))
    write(window, "What happened?", words)
    _press_button(window, "Visit")
    _press_button(window, "Keep this note")
    kept = next(note for note in notes.kept(family) if note.words.startswith("Leila made tea"))
    assert kept.words == words
    all_whole(window, family, leila)
    go(window, places.NotePage(family, kept.id))
    assert words in words_on(window)
    assert [note.id for note in notes.find(family, "Gran sang")] == [kept.id]
    assert papers(window, family)


def test_as_many_letters_in_a_goal_and_an_answer_are_kept_and_printed(
    window: Window, family: FamilyId, leila: RecordId
):
    words = ("Mornings without shouting. " * 3_800)[:100_000].strip()
    plans = window.desk.work.plans
    go(window, places.GoalForm(family, plans.plan(family).goals[0].id))
    write(window, "What does the family want?", words)
    assert plans.plan(family).goals[0].words == words
    all_whole(window, family, leila)
    assert all(said.count("Mornings without shouting.") >= 3_700 for said in papers(window, family))


@pytest.mark.parametrize("plain", [PLAIN, ""])
def test_pasted_rich_text_leaves_plain_words_and_in_long_boxes_its_lines(window: Window, family: FamilyId, plain: str):
    go(window, places.NoteForm(family, window.desk.work.notes.new_record()))
    paste(box(window, "What happened?"), PASTED, plain)
    press(window, Qt.Key.Key_Tab)
    assert [note.words for note in window.desk.work.notes.unfinished(family)] == [PLAIN]
    assessment = window.desk.work.assessments.current(family).id
    go(window, places.Topic(family, assessment, "home/start"))
    paste(box(window, "What has made you want some help now?"), PASTED, plain)
    press(window, Qt.Key.Key_Tab)
    form = filled(window.desk.work, family).form
    asked = next(
        field for topic in form.topics() for field in topic.fields if "some help now" in form.question(field).label
    )
    assert form.question(asked).value == PLAIN


@pytest.mark.parametrize("pasted", ["Tia\nHughes", "Tia\r\nHughes", "Tia\tHughes", "Tia\N{LINE SEPARATOR}Hughes"])
def test_what_is_pasted_into_one_line_stays_one_line(window: Window, family: FamilyId, leila: RecordId, pasted: str):
    go(window, places.MemberForm(family, leila))
    paste(box(window, "Full name"), f"<b>{pasted}</b>", pasted)
    press(window, Qt.Key.Key_Tab)
    assert body(window, leila)["name"] == "Tia Hughes"


def test_more_than_a_line_can_hold_is_not_cut_short(window: Window, family: FamilyId, leila: RecordId):
    words = "Art club and football " * 2_000
    go(window, places.MemberForm(family, leila, "school"))
    write(window, "School, nursery or college", words)
    assert body(window, leila)["school"] == words.strip()


def _press_button(window: Window, said: str) -> None:
    shown = [one for one in window.findChildren(QAbstractButton) if one.isVisible()]
    next(one for one in shown if (one.accessibleName() or one.text()).startswith(said)).click()
    QApplication.processEvents()
    settle()
