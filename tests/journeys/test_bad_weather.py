"""A wrong word, no network, a broken disk: a clear sentence on the screen each time, nothing lost, no bug."""

import shutil
import socket
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTextEdit

from ehdesk.demo.stage import Laptop
from ehdesk.store.check import check
from ehdesk.ui import places
from tests.builders import PASSPHRASE, ToldClock
from tests.hubs import RunningHub, hub_folder, start_hub
from tests.journeys.conftest import Opener, as_in_the_program, go_in
from tests.journeys.joining_up import fill_in, join_up, open_sync, sync_now, wait_until_joined
from tests.journeys.keys import ALT, CTRL, Keys, is_open, keys
from tests.services.made import Made, filled
from tests.store.test_full_disk import no_file_over
from tests.sync.weather import PAGE, Relay, Reply, answering, relay

Unlocker = Callable[[Made], Laptop]


@pytest.fixture(scope="module")
def hub() -> Iterator[RunningHub]:
    """A running hub."""
    with hub_folder() as folder:
        running = start_hub(folder)
        yield running
        running.stop()


@pytest.fixture(scope="module")
def adas(hub: RunningHub) -> str:
    """Who Ada is at the hub: her device may not become somebody else's."""
    return hub.practitioner("Ada Obi")


@pytest.fixture
def ada(empty_vault: Made, unlocked: Unlocker, tmp_path: Path) -> Laptop:
    """Ada's window, with one family in her vault."""
    one = unlocked(empty_vault.copied_to(tmp_path / "ada"))
    one.desk.work.families.add("Okoro")
    return one


def nobodys_address() -> str:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return f"http://127.0.0.1:{taken.getsockname()[1]}"


def is_all_there(one: Laptop) -> bool:
    return "Okoro" in [row.family.name for row in one.desk.work.families.rows()]


def test_no_hub_at_the_address(hub: RunningHub, adas: str, ada: Laptop):
    with as_in_the_program(ada):
        hands = open_sync(ada)
        fill_in(hands, nobodys_address(), hub.code(adas))
        hands.look_for("The hub cannot be reached at the moment. Your work is saved on this computer.")
        assert hands.focused() == "Join up"
    assert is_all_there(ada)
    assert not ada.desk.work.syncing.status().is_enrolled


def test_a_sign_in_page_in_the_place_of_the_hub(hub: RunningHub, adas: str, ada: Laptop):
    with as_in_the_program(ada), answering(200) as url:
        hands = open_sync(ada)
        fill_in(hands, url, hub.code(adas))
        hands.look_for("Something other than the hub answered.")
    assert is_all_there(ada)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("ABCD-EFGH", "24 letters and digits"),
        ("0000-0000-0000-0000-0000-0000", "This code belongs to another hub"),
    ],
    ids=["mistyped", "of another hub"],
)
def test_a_wrong_code_and_then_the_right_one(hub: RunningHub, adas: str, ada: Laptop, code: str, sentence: str):
    with as_in_the_program(ada):
        hands = open_sync(ada)
        fill_in(hands, hub.url, code)
        hands.look_for(sentence)
        fill_in(hands, hub.url, hub.code(adas))
        wait_until_joined(ada)
    assert is_all_there(ada)


def test_a_code_is_good_for_one_computer(
    hub: RunningHub, adas: str, ada: Laptop, bens_vault: Made, unlocked: Unlocker, tmp_path: Path
):
    code = hub.code(adas)
    join_up(ada, hub.url, code)
    ben = unlocked(bens_vault.copied_to(tmp_path / "ben"))
    with as_in_the_program(ben):
        hands = open_sync(ben)
        fill_in(hands, hub.url, code)
        hands.look_for("This enrolment code was already used for another device. Ask for a new one.")
    assert not ben.desk.work.syncing.status().is_enrolled


@pytest.fixture
def between(hub: RunningHub, adas: str, ada: Laptop) -> Iterator[Relay]:
    """What stands between Ada, who has joined up, and the hub."""
    with relay(hub.url) as between:
        join_up(ada, between.url, hub.code(adas))
        yield between


def sign_in_page(_path: str, _reply: Reply) -> Reply:
    return Reply(200, {"content-type": "text/html"}, PAGE)


def test_a_round_in_bad_weather_is_made_good_in_fair(ada: Laptop, between: Relay, told: ToldClock):
    fair = between.mood
    ada.desk.work.families.add("Ndiaye")
    with as_in_the_program(ada):
        between.mood = lambda _path, _reply: None
        sync_now(ada, told).look_for("The hub cannot be reached at the moment.")
        keys(ada).look_for("Working offline, which is fine")
        between.mood = sign_in_page
        sync_now(ada, told).look_for("Something other than the hub answered.")
        assert ada.desk.work.syncing.waiting_count() == 1
        between.mood = fair
        sync_now(ada, told)
        wait_until_joined(ada)
        hands = keys(ada)
        hands.wait(lambda: not hands.sees("Something other than the hub answered."), "the sentence to go")


def test_a_wrong_passphrase_is_said_and_tries_slow_down(
    empty_vault: Made, computer: Opener, told: ToldClock, tmp_path: Path
):
    one = computer(empty_vault.copied_to(tmp_path / "ada").vaults)
    hands = keys(one)
    with as_in_the_program(one):
        for sentence in ("Please try again.", "Please try again.", "Please wait 5 seconds before the next try."):
            hands.unlock("not the passphrase")
            hands.look_for("Unlocking")
            hands.wait(lambda: hands.focused() == "Passphrase" and not hands.sees("Unlocking"), "the answer")
            hands.look_for(f"That is not the right passphrase. {sentence}")
        hands.unlock()
        hands.look_for("Too many wrong passphrases. Please wait 5 seconds and try again.")
        told.pass_by(timedelta(seconds=6))
        go_in(one)


def test_a_vault_cut_short_keeps_nobody_else_out(empty_vault: Made, bens_vault: Made, computer: Opener, tmp_path: Path):
    vaults = empty_vault.copied_to(tmp_path).vaults
    cut = next(vaults.iterdir()) / "vault.db"
    shutil.copytree(bens_vault.vault, vaults / bens_vault.vault.name)
    with cut.open("r+b") as database:
        database.truncate(cut.stat().st_size // 2)
    before = cut.read_bytes()
    one = computer(vaults)
    hands = keys(one)
    with as_in_the_program(one):
        choose_worker(hands, "Ada Obi")
        hands.unlock()
        hands.look_for("Your records are damaged")
        hands.look_for("The damaged files were left exactly as they are.")
        hands.go("Not now")
        choose_worker(hands, "Ben Shaw")
        hands.unlock()
        hands.wait(lambda: is_open(one), "Ben's vault")
    assert one.desk.work.vault.owner.name == "Ben Shaw"
    assert cut.read_bytes() == before


def choose_worker(hands: Keys, name: str) -> None:
    """Tab to the names on the door, and press an arrow until it is the right one's turn, and Enter."""
    while not hands.sees(f"Welcome back, {name}"):
        while hands.focused() not in ("Ada Obi", "Ben Shaw"):
            hands.press(Qt.Key.Key_Tab)
        hands.press(Qt.Key.Key_Down)
    if hands.focused() == name:
        hands.press(Qt.Key.Key_Return)


@pytest.fixture
def answering_now(family_vault: Made, unlocked: Unlocker, tmp_path: Path) -> Laptop:
    """Ada's window at a question about money."""
    made = family_vault.copied_to(tmp_path / "full")
    one = unlocked(made)
    facts = one.desk.work.assessments.current(made.family)
    one.desk.go(places.Topic(made.family, facts.id, "home/money", "home/money/money_well"))
    return one


def is_typed(words: str) -> bool:
    field = QApplication.focusWidget()
    return isinstance(field, QTextEdit) and field.toPlainText() == words


def test_a_full_disk_is_said_and_what_was_typed_is_saved_when_there_is_room(answering_now: Laptop):
    hands, log = keys(answering_now), answering_now.vault_folder / "vault.db-wal"
    family = answering_now.desk.work.families.rows()[0].family.id
    with as_in_the_program(answering_now):
        with no_file_over(log.stat().st_size):
            hands.fill("What helps you manage?", "Nights at the bakery")
            hands.press(Qt.Key.Key_Tab)
            hands.look_for("The disk")
            hands.press(Qt.Key.Key_Left, ALT)
            hands.tab_to("What helps you manage?")
            assert is_typed("Nights at the bakery")
        hands.press(Qt.Key.Key_Return, CTRL)
        hands.look_for("Read it through together")
    assert (
        filled(answering_now.desk.work, family).form.question("home/money/money_well").value == "Nights at the bakery"
    )
    folder = answering_now.vault_folder
    answering_now.shut()
    assert check(folder, PASSPHRASE).is_sound


def test_no_room_for_a_new_vault_is_said_and_leaves_nothing(computer: Opener, tmp_path: Path):
    one = computer(tmp_path / "vaults")
    hands = keys(one)
    with as_in_the_program(one), no_file_over(5_000):
        hands.fill("Your name", "Ada Obi")
        hands.fill("Choose a passphrase", PASSPHRASE)
        hands.fill("The passphrase again", PASSPHRASE)
        hands.press(Qt.Key.Key_Return)
        hands.look_for("The disk")
    assert list((tmp_path / "vaults").iterdir()) == []


def test_no_room_for_the_paper_is_said_and_leaves_no_half_of_it(answering_now: Laptop, tmp_path: Path):
    hands, one = keys(answering_now), answering_now
    one.desk.go(places.Print(one.desk.work.families.rows()[0].family.id))
    with as_in_the_program(one):
        hands.choose("Who will read this copy?", "Leila")
        hands.go("Save as PDF")
        with no_file_over(1_000):
            hands.save_as(str(tmp_path / "plan.pdf"))
            hands.look_for("cannot be read or written just now")
    assert [file.name for file in tmp_path.iterdir()] == ["full"]
