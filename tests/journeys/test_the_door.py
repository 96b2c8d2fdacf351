"""At the door: the recovery code, a forgotten passphrase, other workers; and the same keys from within."""

import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from ehdesk.demo.stage import Laptop
from ehdesk.store import door, opening
from ehdesk.store.book import Book
from ehdesk.store.projection import rebuild
from ehdesk.ui import places
from ehdesk.ui.pages.door import DoorPage
from ehdesk.ui.widgets.code_block import CodeBlock
from ehdesk.ui.window import Window
from tests.builders import PASSPHRASE, ToldClock, new_id, now
from tests.journeys.conftest import Opener, go_in
from tests.journeys.keys import CTRL, SHIFT, Keys, is_open, keys
from tests.printing.reading import read_back
from tests.services.made import Made
from tests.store.kept_vaults import KEPT

OTHER = "orchid ladder tin fog"
KEEP = "I have written it down"


def code_on(one: Laptop) -> str:
    """The code on the screen, as it is read out."""
    block = next(block for block in one.app.window.findChildren(CodeBlock) if block.isVisible())
    return block.accessibleName().partition(": ")[2].replace(" ", "").replace(",", "-")


def shut_and_reopen(one: Laptop, computer: Opener) -> Laptop:
    one.shut()
    return computer(one.around.vaults)


def give_code(one: Laptop, code: str) -> Keys:
    hands = keys(one)
    hands.look_for("Welcome back")
    hands.go("I have forgotten it")
    hands.write(code)
    hands.press(Qt.Key.Key_Return)
    hands.look_for("Choose a new passphrase")
    return hands


def choose(hands: Keys, passphrase: str) -> None:
    hands.fill("Choose a passphrase", passphrase)
    hands.fill("The passphrase again", passphrase)
    hands.press(Qt.Key.Key_Return)


def keep_code(one: Laptop) -> None:
    hands = keys(one)
    hands.space(KEEP)
    hands.go("Go to my families")
    hands.wait(lambda: is_open(one), "the open vault")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture
def two_workers(empty_vault: Made, bens_vault: Made, tmp_path: Path, told: ToldClock) -> Path:
    """A computer that Ada used last, and Ben before."""
    made = empty_vault.copied_to(tmp_path)
    shutil.copytree(bens_vault.vault, made.vaults / bens_vault.vault.name)
    door.unlock_with_recovery_code(made.vaults / empty_vault.vault.name, made.code, ids=new_id, clock=told).close()
    return made.vaults


def test_a_code_that_nobody_kept_is_replaced_at_the_next_unlock(computer: Opener, tmp_path: Path):
    one = computer(tmp_path / "vaults")
    hands = keys(one)
    hands.fill("Your name", "Ada Obi")
    choose(hands, PASSPHRASE)
    hands.look_for("Your recovery code")
    lost = code_on(one)
    again = shut_and_reopen(one, computer)
    keys(again).unlock()
    hands = keys(again)
    hands.look_for("Do you have your recovery code?")
    hands.press(Qt.Key.Key_Return)  # the page opens on making a new one
    hands.look_for("Your recovery code")
    code = code_on(again)
    assert code != lost
    keep_code(again)
    again = shut_and_reopen(again, computer)
    go_in(again)
    again = shut_and_reopen(again, computer)
    give_code(again, code)


def test_who_adds_themselves_beside_others_can_type_their_name_at_once(
    computer: Opener, tmp_path: Path, empty_vault: Made
):
    hands = keys(computer(empty_vault.copied_to(tmp_path).vaults))
    hands.go("Add me to this computer")
    assert hands.focused() == "Your name"


def test_not_now_is_asked_again_and_i_have_kept_it_is_not(computer: Opener, tmp_path: Path, empty_vault: Made):
    made = empty_vault.copied_to(tmp_path)
    with door.unlock_with_recovery_code(made.vault, made.code, ids=new_id, clock=now) as vault:
        vault.ways_in.new_code()
    one = computer(made.vaults)
    for answer in ("Not now", "I have kept it"):
        keys(one).unlock()
        keys(one).look_for("Do you have your recovery code?")
        keys(one).go(answer)
        keys(one).wait(lambda at=one: is_open(at), "the open vault")
        one = shut_and_reopen(one, computer)
    go_in(one)


def test_a_forgotten_passphrase_is_replaced_and_so_is_the_code(computer: Opener, tmp_path: Path, empty_vault: Made):
    made = empty_vault.copied_to(tmp_path)
    one = computer(made.vaults)
    hands = give_code(one, made.code.replace("-", "").lower())
    choose(hands, OTHER)
    hands.look_for("Your recovery code")
    code = code_on(one)
    keep_code(one)
    one = shut_and_reopen(one, computer)
    keys(one).unlock()
    keys(one).look_for("not the right passphrase")
    keys(one).unlock(OTHER)
    keys(one).wait(lambda: is_open(one), "the open vault")
    one = shut_and_reopen(one, computer)
    give_code(one, code)


def test_locking_while_the_code_is_shown_closes_the_vault(computer: Opener, tmp_path: Path, empty_vault: Made):
    one = computer(empty_vault.copied_to(tmp_path).vaults)
    give_code(one, empty_vault.code)
    keys(one).press(Qt.Key.Key_L, CTRL)
    keys(one).look_for("Welcome back")
    go_in(one)


def test_the_code_stands_in_groups_while_it_is_typed_and_mended(computer: Opener, tmp_path: Path, empty_vault: Made):
    hands = keys(computer(empty_vault.copied_to(tmp_path).vaults))
    hands.look_for("Welcome back")
    hands.go("I have forgotten it")
    hands.write("abcdefghj")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert (line.text(), line.cursorPosition()) == ("ABCD-EFGH-J", 11)
    line.setCursorPosition(2)
    hands.add("2")
    assert (line.text(), line.cursorPosition()) == ("AB2C-DEFG-HJ", 3)
    hands.press(Qt.Key.Key_Backspace)
    assert (line.text(), line.cursorPosition()) == ("ABCD-EFGH-J", 2)
    line.setCursorPosition(5)
    hands.press(Qt.Key.Key_Backspace)
    hands.press(Qt.Key.Key_Backspace)
    assert line.text() == "ABCE-FGHJ"


def test_a_new_passphrase_is_weighed_as_it_is_typed_and_may_be_pasted(computer: Opener, tmp_path: Path):
    hands = keys(computer(tmp_path / "vaults"))
    hands.look_for("How hard it is to guess")
    hands.fill("Choose a passphrase", "teapot window")
    hands.look_for("Easy to guess")
    QApplication.clipboard().setText("lantern otter gravel mist")
    hands.press(Qt.Key.Key_A, CTRL)
    hands.press(Qt.Key.Key_V, CTRL)
    hands.look_for("Very hard to guess")
    QApplication.clipboard().clear()


def test_the_paper_says_whose_code_it_is_by_initials_only(computer: Opener, tmp_path: Path, empty_vault: Made):
    one = computer(empty_vault.copied_to(tmp_path).vaults)
    choose(give_code(one, empty_vault.code), OTHER)
    hands = keys(one)
    hands.look_for("Your recovery code")
    hands.go("Save as PDF")
    hands.save_as(str(tmp_path / "paper.pdf"))
    hands.look_for("Print it, then delete the file")
    words = read_back((tmp_path / "paper.pdf").read_bytes()).root.whole_text
    assert all(group in words for group in code_on(one).split("-"))
    assert "A O" in words
    assert "Ada" not in words
    assert "Obi" not in words


def test_switching_puts_the_others_first_and_touches_no_file_of_theirs(computer: Opener, two_workers: Path):
    one = computer(two_workers)
    hands = keys(one)
    hands.look_for("Welcome back, Ada Obi")
    hands.unlock()
    hands.wait(lambda: is_open(one), "the open vault")
    bens = next(label.folder for label in door.vaults_in(two_workers) if label.name == "Ben Shaw")
    before = contents(bens)
    keys(one).press(Qt.Key.Key_L, CTRL, SHIFT)
    hands = keys(one)
    hands.look_for("Welcome back, Ben Shaw")
    assert one.app.window.desk is None
    hands.write("not his passphrase at all")
    hands.tab_to("Ben Shaw")
    hands.press(Qt.Key.Key_Down)
    hands.look_for("Welcome back, Ada Obi")
    assert contents(bens) == before
    assert hands.focused() == "Ada Obi"  # arrows go on to a third worker; Enter goes in
    hands.press(Qt.Key.Key_Return)
    hands.unlock()
    hands.wait(lambda: is_open(one), "the open vault")
    assert contents(bens) == before


def test_a_vault_that_comes_behind_a_locked_screen_is_locked_at_once(computer: Opener, tmp_path: Path):
    one = computer(tmp_path / "vaults")
    hands = keys(one)
    hands.fill("Your name", "Ada Obi")
    hands.fill("Choose a passphrase", PASSPHRASE)
    hands.fill("The passphrase again", PASSPHRASE)
    for ask in (lambda: hands.press(Qt.Key.Key_Return), lambda: keys(one).unlock()):
        window = one.app.window
        lock_the_screen_meanwhile(window, ask)
        keys(one).wait(lambda window=window: one.app.window is not window, "the fresh door")
        assert window.desk is one.app.window.desk is None
    lock_the_screen_meanwhile(one.app.window, lambda: keys(one).unlock("not this one at all"))
    keys(one).look_for("not the right passphrase")
    keys(one).unlock()
    keys(one).look_for("Do you have your recovery code?")


def lock_the_screen_meanwhile(window: Window, ask: Callable[[], object]) -> None:
    """While what is asked for is held up behind the door."""
    gate = Event()
    window.findChild(DoorPage).ground.background.run(gate.wait, lambda _: None, lambda _: None, window)
    ask()
    window.screen_lock.noticed.emit()
    gate.set()


def test_switching_is_in_the_left_column_too(computer: Opener, two_workers: Path):
    one = computer(two_workers)
    go_in(one).go("Switch user")
    keys(one).look_for("Welcome back, Ben Shaw")


def test_what_takes_long_at_an_opening_is_said_meanwhile(
    computer: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    gate = Event()

    def slowly(book: Book) -> None:
        gate.wait()
        rebuild(book)

    monkeypatch.setattr(opening, "rebuild", slowly)
    KEPT[0].copy(tmp_path / "vaults" / "one")
    one = computer(tmp_path / "vaults")
    hands = keys(one)
    hands.unlock()
    hands.look_for("Making your records ready for this version")
    gate.set()
    hands.look_for("Do you have your recovery code?")


def test_whoever_was_here_last_stands_first_after_a_lock(computer: Opener, two_workers: Path):
    one = computer(two_workers)
    go_in(one).press(Qt.Key.Key_L, CTRL)
    keys(one).look_for("Welcome back, Ada Obi")


def test_the_passphrase_is_changed_from_within_by_who_knows_it(computer: Opener, tmp_path: Path, empty_vault: Made):
    one = computer(empty_vault.copied_to(tmp_path).vaults)
    hands = go_in(one)
    one.desk.go(places.Settings())
    hands.go("Change the passphrase")
    hands.fill("Your passphrase now", "not this one at all")
    choose(hands, OTHER)
    hands.look_for("not the right passphrase")
    hands.fill("Your passphrase now", PASSPHRASE)
    hands.press(Qt.Key.Key_Return)
    hands.look_for("Your passphrase is changed")
    one = shut_and_reopen(one, computer)
    keys(one).unlock(OTHER)
    keys(one).wait(lambda: is_open(one), "the open vault")


def test_a_new_code_is_made_from_within_by_who_knows_the_passphrase(
    computer: Opener, tmp_path: Path, empty_vault: Made
):
    one = computer(empty_vault.copied_to(tmp_path).vaults)
    hands = go_in(one)
    one.desk.go(places.Settings())
    hands.go("Make a new recovery code")
    hands.fill("Your passphrase now", PASSPHRASE)
    hands.press(Qt.Key.Key_Return)
    hands.look_for("Your recovery code")
    code = code_on(one)
    hands.space(KEEP)
    hands.go("Done")
    hands.look_for("You have a new recovery code")
    one = shut_and_reopen(one, computer)
    give_code(one, code)
