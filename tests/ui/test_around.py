"""The people around a family: added, changed, taken off, and who of them leads, also on the paper."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ehdesk.domain import kinds
from ehdesk.domain.around import Around
from ehdesk.domain.change import RecordId
from ehdesk.ui import places
from ehdesk.ui.naming import Naming
from ehdesk.ui.pages.around import AroundPage
from ehdesk.ui.pages.around_forms import AgencyFormPage, WorkerFormPage
from ehdesk.ui.pages.overview import OverviewPage
from ehdesk.ui.pages.print import PrintPage
from ehdesk.ui.pages.settings import SettingsPage
from ehdesk.ui.pages.versions import VersionsCard
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.person_row import PersonRow
from tests.printing.reading import read_back
from tests.ui.at_the_desk import AtTheDesk, press, words_on
from tests.ui.showing import settle, show


def around(at: AtTheDesk) -> Around:
    return at.desk.work.around.around(at.family)


def page_of(at: AtTheDesk) -> AroundPage:
    page = AroundPage(at.desk, places.AroundHome(at.family))
    show(page)
    return page


def paper(at: AtTheDesk) -> str:
    """What stands on the first reader's copy of the plan."""
    prints = at.desk.work.prints
    reader = prints.readers(at.family).offered[0]
    return " ".join(read_back(prints.family_plan(at.family, reader)()).root.whole_text.split())


def save(at: AtTheDesk, worker: RecordId, **facts: object) -> None:
    at.desk.work.around.worker(at.family, worker).save(facts)


def test_everyone_stands_under_their_agency_with_how_to_reach_them(at: AtTheDesk):
    said = words_on(page_of(at))
    for words in ("Ashfield School", "School or college", "Miss Lowe", "01632 960 224", "Ada Obi", "01632 960 101"):
        assert words in said
    assert said.count("Lead practitioner") > 0


def test_the_lead_and_how_to_reach_them_stand_on_the_paper_and_on_the_family_page(at: AtTheDesk):
    assert "Ada Obi is your lead practitioner" in paper(at)
    assert "Ada Obi, Family support worker: 01632 960 101" in paper(at)
    save(at, around(at).leads[0].id, parts=[])
    lowe = next(one for one in around(at).workers if one.name == "Miss Lowe")
    save(at, lowe.id, parts=["lead"])
    assert "Miss Lowe is your lead practitioner" in paper(at)
    assert "Miss Lowe, Head of year: 01632 960 224" in paper(at)
    assert "tell Miss Lowe any time" in paper(at)
    assert "01632 960 101" not in paper(at)
    page = OverviewPage(at.desk, places.Overview(at.family))
    show(page)
    assert "Miss Lowe" in words_on(page)


def test_two_who_are_marked_as_lead_are_both_shown_and_asked_about(at: AtTheDesk):
    lowe = next(one for one in around(at).workers if one.name == "Miss Lowe")
    save(at, lowe.id, parts=["lead"])
    assert "2 people are marked as the lead practitioner" in words_on(page_of(at))
    assert "01632 960 101" in paper(at)
    assert "01632 960 224" in paper(at)
    assert "is your lead practitioner" not in paper(at)


def test_without_a_lead_the_page_and_the_print_page_ask_for_one(at: AtTheDesk):
    save(at, around(at).leads[0].id, parts=[])
    assert "Nobody is marked as the lead practitioner" in words_on(page_of(at))
    page = PrintPage(at.desk, places.Print(at.family))
    show(page)
    assert "gives no number to call" in words_on(page)


def test_a_lead_without_a_number_is_asked_for_one(at: AtTheDesk):
    lead = around(at).leads[0].id
    save(at, lead, phone="", email="")
    assert "The paper gives no way to reach Ada Obi" in words_on(page_of(at))
    page = WorkerFormPage(at.desk, places.WorkerForm(at.family, lead))
    show(page)
    press(page, "Done")
    assert "Enter a phone number" in words_on(page)


def test_the_practitioner_is_added_by_one_press_and_only_once(at: AtTheDesk):
    page = page_of(at)
    assert "Add yourself" not in words_on(page)
    at.desk.work.families.remove(at.family, kinds.WORKER, around(at).leads[0].id)
    press(page, "Add yourself")
    [me] = [one for one in around(at).workers if one.name == "Ada Obi"]
    assert me.job == "Family support worker"
    form = WorkerFormPage(at.desk, places.WorkerForm(at.family, me.id, RecordId("")))
    assert form.opening_focus().accessibleName() == "Phone"


def test_somebody_new_of_an_agency_is_of_it_from_the_first_word(at: AtTheDesk):
    school = next(one for one in around(at).agencies if one.name == "Ashfield School")
    record = at.desk.work.around.new_record()
    page = WorkerFormPage(at.desk, places.WorkerForm(at.family, record, school.id))
    show(page)
    page.first.control.setFocus()
    QTest.keyClicks(page.first.control, "Mr Hall")
    press(page, "Done")
    assert [one.name for one in around(at).of(school)] == ["Miss Lowe", "Mr Hall"]


def test_an_agency_that_goes_can_be_brought_back_and_its_people_stay_meanwhile(at: AtTheDesk):
    school, undo = next(one for one in around(at).agencies if one.name == "Ashfield School"), []
    at.desk.said.connect(lambda _words, back: undo.append(back))
    form = AgencyFormPage(at.desk, places.AgencyForm(at.family, school.id))
    show(form)
    press(form, "They no longer work with the family")
    page = page_of(at)
    assert "School or college" not in words_on(page)
    assert "Miss Lowe" in words_on(page)
    assert "Agency not noted" in words_on(page)
    undo[0]()
    assert "School or college" in words_on(page)
    assert "Agency not noted" in words_on(page)  # Ada, who is of none


def test_days_of_an_agency_are_asked_about_and_kept(at: AtTheDesk):
    school = next(one for one in around(at).agencies if one.name == "Ashfield School")
    form = at.desk.work.around.agency(at.family, school.id)
    form.save({"since": "2026-09-01", "until": "2026-08-01"})
    page = AgencyFormPage(at.desk, places.AgencyForm(at.family, school.id))
    show(page)
    press(page, "Done")
    assert "not before the first one" in words_on(page)
    assert "Ended 1 August 2026" in words_on(page_of(at))
    form.save({"since": "9/2024", "until": ""})
    assert "kept as you wrote it" not in words_on(
        show(AgencyFormPage(at.desk, places.AgencyForm(at.family, school.id)))
    )
    form.save({"until": "end of term"})
    left: list[None] = []
    at.desk.back_wanted.connect(lambda: left.append(None))
    again = AgencyFormPage(at.desk, places.AgencyForm(at.family, school.id))
    show(again)
    assert "kept as you wrote it" in words_on(again)
    press(again, "Done")
    assert left
    assert "Since September 2024" in words_on(page_of(at))
    assert "Until end of term" in words_on(page_of(at))


def test_what_a_newer_program_or_a_slip_wrote_is_shown_as_it_is(at: AtTheDesk):
    lead = around(at).leads[0].id
    at.arrives(kinds.WORKER, lead, {"agency": "Somewhere", "parts": "lead", "phone": 7, "email": None, "job": ["x"]})
    at.new(kinds.AGENCY, {"name": 7, "kind": "circus", "until": {"on": 1}})
    said = words_on(page_of(at))
    assert "Ada Obi" in said
    assert "circus" in said
    assert around(at).lead is not None
    paper(at)


@pytest.mark.parametrize(
    ("kind", "field", "mine", "theirs", "read"),
    [
        (kinds.AGENCY, "kind", "school", "health", "School or college"),
        (kinds.WORKER, "phone", "01632 960 300", "01632 960 301", "01632 960 301"),
    ],
)
def test_two_versions_read_as_words(at: AtTheDesk, kind: str, field: str, mine: object, theirs: object, read: str):
    record = around(at).agencies[0].id if kind == kinds.AGENCY else around(at).workers[1].id
    known = at.seen(record, field)
    at.arrives(kind, record, {field: "as it was"}, known)
    known = at.seen(record, field)
    at.desk.work.families.editing(at.family, kind, record).save({field: mine})
    at.arrives(kind, record, {field: theirs}, known)
    card = VersionsCard(at.desk, at.conflict(record, field), Naming(at.desk))
    show(card)
    assert read in words_on(card)


def test_a_lone_row_is_no_higher_than_its_words(at: AtTheDesk):
    page = page_of(at)
    page.resize(1366, 2000)
    settle()
    for row in page.findChildren(PersonRow):
        assert row.height() <= row.sizeHint().height() + 2


def test_a_notice_in_a_narrow_column_is_not_cut_off(at: AtTheDesk):
    banner = Banner(at.desk.look, "The paper gives no number to call. " * 4, "info", "person", "Go to the people")
    column = QWidget()
    lines = QVBoxLayout(column)
    lines.addWidget(banner)
    lines.addStretch()
    column.resize(440, 600)
    show(column)
    assert banner.height() >= banner.layout().totalHeightForWidth(banner.width())


def test_how_i_am_reached_is_asked_once_and_goes_with_me_to_every_family(at: AtTheDesk):
    settings = show(SettingsPage(at.desk, places.Settings()))
    line = next(one for one in settings.findChildren(QLineEdit) if one.accessibleName().startswith("My phone"))
    line.setFocus()
    QTest.keyClicks(line, "01632 960 555")
    settings.left.emit()
    family = at.desk.work.families.add("Okoro")
    at.desk.work.around.add_me(family)
    [me] = at.desk.work.around.around(family).workers
    assert me.phone == "01632 960 555"
