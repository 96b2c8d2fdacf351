"""The paper: each copy is one reader's, and leaves the vault only for them."""

import stat
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QDir, QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QColor, QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel

from ehdesk.domain import kinds
from ehdesk.services.prints import PLAIN
from ehdesk.ui import places
from ehdesk.ui.pages.print import Asked, Made
from ehdesk.ui.pdf_pages import drawn_page
from ehdesk.ui.printing_out import has_printer
from ehdesk.ui.saving_files import documents
from ehdesk.ui.theme import LIGHT
from ehdesk.ui.widgets.pdf_preview import PdfPreview
from ehdesk.ui.widgets.tick_box import LongTickBox
from ehdesk.ui.widgets.words import Words
from tests.printing.reading import read_back
from tests.ui.opened import opened_window, press, words_on
from tests.ui.showing import settle

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(family_vault, look, tmp_path, qtbot):
    """The window, open at the paper, the first reader's copy on the screen."""
    with opened_window(family_vault, look, tmp_path) as window:
        window.desk.go(places.Print(family_vault.family))
        choose(window, readers(window, family_vault.family)[0])
        qtbot.waitUntil(lambda: is_on_screen(window), timeout=20_000)
        yield window


def is_on_screen(window):
    """Is there a copy to look at, and to save?"""
    return window.frame.page.findChild(PdfPreview).isVisible() and button(window, "Save as PDF").isVisible()


def button(window, name):
    """The button called so."""
    return next(
        each for each in window.frame.page.findChildren(QAbstractButton) if name in (each.text(), each.accessibleName())
    )


def readers(window, family):
    """Who is offered a copy."""
    return window.desk.work.prints.readers(family).offered


def choose(window, reader):
    """Press a reader's chip."""
    button(window, reader.called).click()
    settle()


def save(window, file):
    """Ctrl+S, and say where."""
    press(window, Qt.Key.Key_S, CTRL)
    dialog = window.findChild(QFileDialog)
    dialog.hide()
    dialog.fileSelected.emit(str(file))
    settle()


def noted(window, family):
    """For whom the last copy was, as the history of who saw what says."""
    return window.desk.work.vault.access.of(family)[-1].detail.partition(" for ")[2].split()[0]


def keep_from(window, family, reader):
    """Somebody says that a home is to be kept from a reader."""
    home = window.desk.work.families.family(family).households[0]
    window.desk.work.families.editing(family, kinds.HOUSEHOLD, home.id).save({"kept_from": [reader.id]})


def test_a_copy_that_was_made_for_somebody_else_can_be_neither_seen_nor_saved(window, family_vault, qtbot):
    let_go = Event()
    window.desk.background.run(lambda: let_go.wait(20), lambda _: None, lambda _: None, window)
    choose(window, readers(window, family_vault.family)[1])
    assert not is_on_screen(window)
    press(window, Qt.Key.Key_S, CTRL)
    assert window.findChild(QFileDialog) is None
    let_go.set()
    qtbot.waitUntil(lambda: is_on_screen(window), timeout=20_000)


def test_a_copy_that_comes_late_for_another_reader_is_not_taken_for_this_ones(window, family_vault, qtbot, tmp_path):
    _first, second, third = readers(window, family_vault.family)[:3]
    choose(window, second)
    choose(window, third)
    qtbot.waitUntil(lambda: is_on_screen(window) and not window.desk.background.is_busy, timeout=20_000)
    save(window, tmp_path / "plan.pdf")
    assert noted(window, family_vault.family) == third.id


def test_a_copy_asked_for_before_another_reader_was_chosen_is_noted_as_what_it_is(window, family_vault, tmp_path):
    first, second = readers(window, family_vault.family)[:2]
    press(window, Qt.Key.Key_S, CTRL)
    dialog = window.findChild(QFileDialog)
    choose(window, second)
    dialog.fileSelected.emit(str(tmp_path / "plan.pdf"))
    assert noted(window, family_vault.family) == first.id


def test_a_copy_is_of_the_plan_as_it_was_when_the_paper_was_made(window, family_vault, tmp_path):
    """A colleague's newly agreed plan may come in while the paper is on the screen."""
    desk, family = window.desk, family_vault.family
    reader, plans = readers(window, family)[0], desk.work.plans
    as_made = desk.work.prints.agreed(family)
    plans.agree(family, version := plans.agreeing(family))
    assert desk.work.prints.agreed(family) == version != as_made
    save(window, tmp_path / "plan.pdf")
    assert desk.work.prints.copies(family)[reader.id].version == as_made


def test_what_came_to_be_kept_from_a_reader_while_the_paper_was_open_is_not_saved_for_them(
    window, family_vault, tmp_path
):
    reader = readers(window, family_vault.family)[0]
    keep_from(window, family_vault.family, reader)
    save(window, tmp_path / "plan.pdf")
    assert not (tmp_path / "plan.pdf").exists()
    assert window.desk.work.prints.made() == ()
    assert "No copy is offered" in words_on(window)
    assert not is_on_screen(window)


def test_a_reader_from_whom_something_came_to_be_kept_cannot_be_chosen_any_more(window, family_vault):
    reader = readers(window, family_vault.family)[1]
    keep_from(window, family_vault.family, reader)
    choose(window, reader)
    assert "No copy is offered" in words_on(window)
    assert not is_on_screen(window)


def test_only_this_user_of_the_computer_can_read_the_file_and_nothing_lies_beside_it(window, tmp_path):
    place = tmp_path / "paper"
    place.mkdir()
    save(window, place / "plan.pdf")
    assert [file.name for file in place.iterdir()] == ["plan.pdf"]
    assert stat.S_IMODE((place / "plan.pdf").stat().st_mode) == 0o600
    assert (place / "plan.pdf").read_bytes().startswith(b"%PDF")


def test_a_place_that_takes_no_file_is_told_and_leaves_nothing_behind(window, tmp_path):
    (tmp_path / "plan.pdf").mkdir()
    before = sorted(tmp_path.iterdir())
    save(window, tmp_path / "plan.pdf")
    assert "was not saved" in words_on(window)
    assert sorted(tmp_path.iterdir()) == before
    assert window.desk.work.prints.made() == ()


def test_no_reader_is_chosen_for_the_practitioner(window, family_vault):
    window.desk.go(places.Print(family_vault.family))
    assert not is_on_screen(window)


def test_an_address_that_is_kept_from_somebody_is_found_in_what_was_typed(window, family_vault):
    desk, family = window.desk, family_vault.family
    kept = next(home for home in desk.work.families.family(family).households if home.kept_from)
    desk.work.plans.own_words(family).save({"meet_place": f"at {kept.address.split(',')[0].upper()}"})
    desk.go(places.Print(family))
    assert "An address that is kept from somebody" in words_on(window)


def test_without_a_goal_there_is_no_paper_but_a_way_to_the_plan(window):
    desk = window.desk
    family = desk.work.families.add("Nobody yet")
    desk.work.families.editing(family, kinds.MEMBER, desk.work.families.new_record()).save({"name": "Sam"})
    desk.go(places.Print(family))
    button(window, "Go to the plan").click()
    assert desk.kept_place() == places.PlanHome(family)


def test_large_print_is_made_and_saved_when_it_is_ticked(window, qtbot, tmp_path):
    button(window, "Large print").click()
    assert not is_on_screen(window)
    qtbot.waitUntil(lambda: is_on_screen(window), timeout=20_000)
    save(window, tmp_path / "large.pdf")
    shown = [piece for piece in read_back((tmp_path / "large.pdf").read_bytes()).shown if not piece.is_hidden]
    assert min(piece.size for piece in shown) >= 14


def test_the_copy_can_be_made_larger_on_the_screen_and_whole_again(window, qtbot):
    sheet = window.frame.page.findChild(PdfPreview).findChild(QLabel)
    qtbot.waitUntil(lambda: not sheet.pixmap().isNull(), timeout=20_000)
    whole = sheet.pixmap().width()
    button(window, "Larger").click()
    qtbot.waitUntil(lambda: sheet.pixmap().width() > 1.3 * whole, timeout=20_000)
    button(window, "Whole page").click()
    qtbot.waitUntil(lambda: sheet.pixmap().width() == whole, timeout=20_000)


class Opened(QObject):
    """What this computer was asked to open."""

    def __init__(self):
        super().__init__()
        self.paths = []
        QDesktopServices.setUrlHandler("file", self, "open")

    @Slot(QUrl)
    def open(self, url):
        """Instead of a viewer."""
        self.paths.append(Path(url.toLocalFile()))


def test_where_a_copy_was_saved_is_said_with_ways_to_open_it_and_remembered(window, tmp_path):
    folder, opened = tmp_path / "For Monday", Opened()
    folder.mkdir()
    save(window, folder / "plan.pdf")
    assert "Saved in For Monday as plan.pdf" in words_on(window)
    assert "delete it there once it is printed" in words_on(window)
    button(window, "Open it").click()
    button(window, "Show the folder").click()
    QDesktopServices.unsetUrlHandler("file")
    assert opened.paths == [folder / "plan.pdf", folder]
    window.frame.page.save_asked.emit()
    dialog = next(one for one in window.findChildren(QFileDialog) if one.isVisible())
    assert dialog.directory() == QDir(str(folder))
    dialog.hide()


def test_the_name_of_a_file_says_which_copy_it_is_and_no_name(window, family_vault, qtbot):
    child = next(one for one in readers(window, family_vault.family) if one.role == "child")
    choose(window, child)
    button(window, "Large print").click()
    qtbot.waitUntil(lambda: is_on_screen(window), timeout=20_000)
    press(window, Qt.Key.Key_S, CTRL)
    dialog = next(one for one in window.findChildren(QFileDialog) if one.isVisible())
    assert [Path(one).name for one in dialog.selectedFiles()] == ["family-plan-child-large-print.pdf"]
    assert dialog.directory() == QDir(str(documents()))
    dialog.hide()


def test_who_it_is_for_comes_first_and_is_said_until_somebody_is_chosen(window, family_vault):
    assert "First choose who this copy is for" not in words_on(window)
    window.desk.go(places.Print(family_vault.family))
    settle()
    assert "First choose who this copy is for" in words_on(window)
    assert not window.frame.page.findChild(PdfPreview).isVisible()


def test_in_large_text_who_it_is_for_stands_over_the_pages(window, look, qtbot):
    qtbot.waitUntil(lambda: is_on_screen(window), timeout=20_000)
    look.wear(LIGHT, 200)
    settle()
    page = window.frame.page
    assert bottom_of(page.header) < top_of(page.findChild(PdfPreview))


def test_the_areas_of_a_tick_box_can_all_be_read_in_a_small_window(window):
    window.resize(1200, 690)
    settle()
    tick = next(one for one in window.frame.page.findChildren(LongTickBox) if "Safe at home" in one.accessibleName())
    [words] = tick.findChildren(Words)
    assert words.text() == "On the star too: Safe from harm, Safe at home"
    assert words.height() >= words.heightForWidth(words.width()) > words.fontMetrics().height() * 1.5


def top_of(widget):
    return widget.mapTo(widget.window(), QPoint(0, 0)).y()


def bottom_of(widget):
    return top_of(widget) + widget.height()


def test_with_nobody_in_the_family_the_keyboard_is_on_the_way_to_it(window):
    desk = window.desk
    family = desk.work.families.add("Nobody yet")
    desk.go(places.Print(family))
    settle()
    assert QApplication.focusWidget() is button(window, "See who is in the family")
    press(window, Qt.Key.Key_Return)
    assert desk.kept_place() == places.Overview(family)


def test_what_one_reader_may_see_of_safety_at_home_is_not_on_the_next_ones_copy(window, family_vault, qtbot):
    tick = next(one for one in window.frame.page.findChildren(LongTickBox) if "Safe at home" in one.accessibleName())
    tick.click()
    qtbot.waitUntil(lambda: is_on_screen(window), timeout=20_000)
    choose(window, readers(window, family_vault.family)[1])
    qtbot.waitUntil(lambda: is_on_screen(window), timeout=20_000)
    assert not tick.isChecked()


def test_the_first_of_two_answers_to_the_same_choice_is_not_offered_to_save(window, family_vault, qtbot):
    """Choosing with an arrow and then with Space asks twice; a copy saved in between lost its words of where it is."""
    reader, first_is_made, go_on = readers(window, family_vault.family)[1], Event(), Event()
    button(window, reader.called).click()
    window.desk.background.run(
        lambda: (first_is_made.set(), go_on.wait(20)), lambda _: None, lambda _: None, window.frame.page
    )
    button(window, reader.called).click()
    qtbot.waitUntil(first_is_made.is_set, timeout=20_000)
    settle()
    assert not is_on_screen(window)
    go_on.set()
    qtbot.waitUntil(lambda: is_on_screen(window), timeout=20_000)


def test_a_copy_goes_to_a_printer_page_by_page_for_its_one_reader(window, family_vault, tmp_path, qtbot):
    """This printer writes what it gets, so that one can look at it."""
    family, reader = family_vault.family, readers(window, family_vault.family)[0]
    assert ("No printer is set up on this computer" in words_on(window)) is not has_printer()
    printer, sheets = QPrinter(), tmp_path / "sheets.pdf"
    printer.setOutputFileName(str(sheets))
    pdf = window.desk.work.prints.family_plan(family, reader)()
    window.frame.page._draw_for(Made(Asked(reader, PLAIN, ""), pdf), printer)
    qtbot.waitUntil(lambda: "Sent to the printer" in words_on(window), timeout=20_000)
    there, wanted = (drawn_page(one, 0, 200, QColor("white")) for one in (sheets.read_bytes(), pdf))
    assert there.of == wanted.of
    assert darkness(there.image) == pytest.approx(darkness(wanted.image), rel=0.4)
    assert window.desk.work.prints.made()[0].reader.id == reader.id
    keep_from(window, family, reader)
    window.frame.page._draw_for(Made(Asked(reader, PLAIN, ""), pdf), printer)
    qtbot.waitUntil(lambda: "No copy is offered" in words_on(window), timeout=20_000)
    assert len(window.desk.work.prints.made()) == 1


def test_the_key_for_printing_prints_and_where_no_printer_is_set_up_saves_and_says_so(window):
    press(window, Qt.Key.Key_P, CTRL)
    dialog = window.findChild(QPrintDialog if has_printer() else QFileDialog)
    assert ("No printer is set up" in dialog.windowTitle()) is not has_printer()
    dialog.hide()


def darkness(image):
    """How much of a page is covered."""
    dots = [image.pixelColor(x, y).lightnessF() for x in range(image.width()) for y in range(image.height())]
    return 1 - sum(dots) / len(dots)


def test_letters_that_no_font_has_are_said_before_anything_is_printed(window, family_vault):
    assert "cannot be printed here" not in words_on(window)
    window.desk.work.plans.own_words(family_vault.family).save({"going_well": "我们 sing"})
    window.desk.go(places.PlanHome(family_vault.family))
    window.desk.go(places.Print(family_vault.family))
    assert "Some letters of “我们” cannot be printed here." in words_on(window)
