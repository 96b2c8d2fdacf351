"""Questions answered with a sound or a film from a file: kept, listened to, saved out, and refused."""

import struct
from pathlib import Path

import pytest
from miniaudio import Backend
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot

from ehdesk.domain.attachment import Media
from ehdesk.ui import heard_sound
from ehdesk.ui.forms.recording_field import RecordingField
from ehdesk.ui.shell.page import Page
from ehdesk.ui.sounding import CannotBeHeard, sound_in
from tests import recordings as made
from tests.files import SECRET, jpeg
from tests.ui.at_the_desk import AtTheDesk, press, rest, words_on
from tests.ui.form_shown import GROUP, Shown, form_shown
from tests.ui.showing import also_heard, heard, settle, show

SURVEY = """
| | type | name | label | required |
| | {} | q | The front door | yes |
| | text | after | And then? | |
"""


@pytest.fixture
def over(at: AtTheDesk) -> list[Page]:
    """What is laid over the page, shown as the window does."""
    laid: list[Page] = []
    at.desk.over_wanted.connect(lambda page: laid.append(show(page, 1000, 700)))
    return laid


def asked_for(at: AtTheDesk, folder: Path, kind: str = "audio") -> Shown:
    return form_shown(at, folder, SURVEY.format(kind), height=1000)


def choose(at: AtTheDesk, asked: Shown, file: Path, content: bytes) -> None:
    file.write_bytes(content)
    asked.sheet.findChild(RecordingField).take_files([file])
    rest(at)


def content(asked: Shown) -> bytes:
    files = asked.filling.files
    return files.whole(files.one(asked.value("q")))


@pytest.mark.parametrize(
    ("kind", "sound", "begins", "ends"),
    [
        ("audio", made.wav(), "sound-", ".wav"),
        ("audio", made.film(seen=False), "sound-", ".m4a"),
        ("video", made.film(brand=b"qt  "), "film-", ".mov"),
    ],
)
def test_a_recording_is_the_answer_without_its_place_and_has_its_words(
    at: AtTheDesk, tmp_path: Path, kind: str, sound: bytes, begins: str, ends: str
):
    asked = asked_for(at, tmp_path, kind)
    assert asked.filling.form.problems(GROUP)
    choose(at, asked, tmp_path / "what_dad_said.jpg", sound)
    assert asked.value("q").startswith(begins)
    assert asked.value("q").endswith(ends)
    assert SECRET.encode() not in content(asked)
    assert asked.filling.form.problems(GROUP) == ()
    assert "what dad said" in words_on(asked.sheet)
    asked.control("What is said or shown in it? (optional)").setFocus()
    asked.keys("He is glad")
    asked.press(Qt.Key.Key_Tab)
    assert asked.filling.files.one(asked.value("q")).described == "He is glad"


def test_a_sound_is_played_by_keyboard_from_anywhere_in_it(
    at: AtTheDesk, tmp_path: Path, over: list[Page], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
):
    monkeypatch.setattr(heard_sound, "HEARD", (Backend.NULL,))  # the library's loudspeaker that nobody hears
    asked = asked_for(at, tmp_path)
    choose(at, asked, tmp_path / "a.wav", made.wav(8))
    press(asked.sheet, "Listen to it: The front door")
    rest(at)
    [page] = over
    slider = page.findChild(QSlider)
    assert (heard(slider), also_heard(slider)) == ("Place in the sound", "0:00 of 0:08")
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert also_heard(slider) == "0:05 of 0:08"
    press(page, "Play: The front door")
    qtbot.waitUntil(lambda: also_heard(slider) == "0:06 of 0:08", timeout=10_000)
    press(page, "Pause: The front door")
    assert "0:06 of 0:08" in words_on(page)
    QTest.keyClick(slider, Qt.Key.Key_End)
    press(page, "Play: The front door")
    qtbot.waitUntil(lambda: "Play" in words_on(page), timeout=10_000)  # it stops at its end
    press(page, "Play: The front door")
    qtbot.waitUntil(lambda: also_heard(slider) in {"0:00 of 0:08", "0:01 of 0:08"}, timeout=10_000)
    page.hide()
    settle()
    assert page.findChild(heard_sound.HeardSound).is_on is False
    page.deleteLater()


def test_where_there_is_no_loudspeaker_or_no_way_to_play_it_a_copy_can_be_saved(
    at: AtTheDesk, tmp_path: Path, over: list[Page], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(heard_sound, "HEARD", (Backend.WEBAUDIO,))  # there is none on any desktop
    asked = asked_for(at, tmp_path)
    choose(at, asked, tmp_path / "a.wav", made.wav())
    press(asked.sheet, "Listen to it: The front door")
    rest(at)
    press(over[0], "Play: The front door")
    assert "no loudspeaker or headphones" in words_on(over[0])
    choose(at, asked, tmp_path / "a.m4a", made.film(seen=False))
    press(asked.sheet, "Listen to it: The front door")
    rest(at)
    assert "This kind of sound cannot be played here." in words_on(over[1])
    over[1].save_copy(tmp_path / "copy.m4a")
    assert (tmp_path / "copy.m4a").read_bytes() == content(asked)
    assert at.desk.work.vault.access.of(at.family)[-1].detail in asked.value("q")
    for page in over:
        page.deleteLater()


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (made.opus(), Media.OGG),
        (made.film(), Media.MP4),
        (made.wav(), "audio/unheard-of"),
        (made.wav()[:30], Media.WAV),
        (made.wav().replace(struct.pack("<H", 16), struct.pack("<H", 7), 1), Media.WAV),
        (made.flac(), Media.FLAC),
        (b"", Media.MP3),
    ],
)
def test_what_cannot_be_read_is_not_played(content: bytes, media: str):
    with pytest.raises(CannotBeHeard):
        sound_in(content, media)


@pytest.mark.parametrize(
    ("kind", "held", "said"),
    [
        ("audio", made.film(), "This question asks for a sound, and this is a film."),
        ("video", made.wav(), "This question asks for a film, and this is a sound."),
        ("audio", jpeg(), "Only sounds can be kept here"),
        ("video", b"RIFF\0\0\0\0AVI LIST", "Only films can be kept here"),
        ("video", made.film(fragment=True), "where it was recorded could not be left out"),
        ("audio", made.wav() + bytes(60_000_000), "about an hour of sound"),
    ],
)
def test_what_is_not_kept_says_why(at: AtTheDesk, tmp_path: Path, kind: str, held: bytes, said: str):
    asked = asked_for(at, tmp_path, kind)
    choose(at, asked, tmp_path / "some.file", held)
    assert asked.value("q") == ""
    assert said in words_on(asked.sheet)
