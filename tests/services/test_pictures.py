"""Pictures and papers: taken in from files, found again, in the history, and in what is held on somebody."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from ehdesk.domain import kinds
from ehdesk.domain.attachment import LARGEST, Media
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.domain.happenings import Deed
from ehdesk.domain.pictures import title_of_file
from ehdesk.services.happenings import Theme
from ehdesk.services.pictures import NotTaken
from ehdesk.store.errors import TooLarge
from tests.files import SECRET, a_jpeg, jpeg, pdf, png
from tests.services.made import Desktop
from tests.services.sharing import share, shared_family


@pytest.fixture
def family(ada: Desktop) -> FamilyId:
    return ada.work.families.add("Okoro")


def added(desktop: Desktop, family: FamilyId, file: Path) -> RecordId:
    return desktop.work.pictures.add(family, desktop.work.pictures.take_in(file))


def why_not(desktop: Desktop, file: Path) -> str:
    with pytest.raises(NotTaken) as refused:
        desktop.work.pictures.take_in(file)
    return refused.value.why


def test_a_picture_is_kept_without_where_it_was_taken_and_named_after_its_file(
    ada: Desktop, family: FamilyId, tmp_path: Path
):
    record = added(ada, family, a_jpeg(tmp_path / "leila_drawing.JPG"))
    [picture] = ada.work.pictures.of(family)
    assert (picture.id, picture.title, picture.content.media) == (record, "leila drawing", Media.JPEG)
    content = ada.work.pictures.whole(picture.content)
    assert len(content) == picture.content.size
    assert SECRET.encode() not in content
    assert Image.open(BytesIO(content)).size == (320, 240)


@pytest.mark.parametrize(("name", "content", "media"), [("a.jpg", png(), Media.PNG), ("letter", pdf(), Media.PDF)])
def test_what_a_file_is_is_seen_in_it_and_not_in_its_name(
    ada: Desktop, tmp_path: Path, name: str, content: bytes, media: Media
):
    (tmp_path / name).write_bytes(content)
    assert ada.work.pictures.take_in(tmp_path / name).content.media == media


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"MZ a program that calls itself a picture", "kind"),
        (b"GIF89a", "kind"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "kind"),
        (jpeg()[:200], "broken"),
        (png()[:100], "broken"),
    ],
)
def test_what_cannot_be_kept_says_why_and_leaves_nothing(ada: Desktop, tmp_path: Path, content: bytes, why: str):
    (tmp_path / "holiday.jpg").write_bytes(content)
    assert why_not(ada, tmp_path / "holiday.jpg") == why
    assert ada.work.vault.attachments.total() == 0


def test_what_is_no_file_is_refused_at_once(ada: Desktop, tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.jpg")
    assert why_not(ada, tmp_path) == "no_file"
    assert why_not(ada, tmp_path / "pipe.jpg") == "no_file"
    assert why_not(ada, tmp_path / "gone.jpg") == "unreadable"


def test_half_a_gigabyte_is_refused_without_being_read(ada: Desktop, tmp_path: Path):
    with (tmp_path / "film.jpg").open("wb") as file:
        file.write(jpeg())
        file.truncate(500_000_000)
    with pytest.raises(TooLarge, match=f"larger than {LARGEST >> 20} MB"):
        ada.work.pictures.take_in(tmp_path / "film.jpg")
    assert ada.work.vault.attachments.total() == 0


@pytest.mark.parametrize(
    ("stem", "title"),
    [
        ("x" * 300, "x" * 78 + " …"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("IMG_2041", "IMG 2041"),
        ("\u200b\u2066 \x07", ""),
        ("رسم ليلى", "رسم ليلى"),
        ("half \udc80 a letter", "half a letter"),
    ],
)
def test_a_title_is_short_and_turns_nothing_round(stem: str, title: str):
    assert title_of_file(stem) == title


def test_the_same_picture_is_found_also_when_only_its_camera_differs(ada: Desktop, family: FamilyId, tmp_path: Path):
    first = added(ada, family, a_jpeg(tmp_path / "a.jpg"))
    (tmp_path / "b.jpg").write_bytes(jpeg() + b"another film")
    again = ada.work.pictures.take_in(tmp_path / "b.jpg")
    assert ada.work.pictures.same_as(family, again.content).id == first
    other = ada.work.families.add("Moss")
    assert ada.work.pictures.same_as(other, again.content) is None


def test_one_that_is_taken_away_comes_back_with_what_it_shows(ada: Desktop, family: FamilyId, tmp_path: Path):
    record = added(ada, family, a_jpeg(tmp_path / "a.jpg"))
    content = ada.work.pictures.one(record).content
    ada.work.pictures.editing(family, record).remove()
    assert ada.work.pictures.of(family) == ()
    assert ada.work.pictures.one(record) is None
    ada.work.pictures.let_go(content)
    ada.work.pictures.bring_back(family, record)
    assert ada.work.pictures.whole(ada.work.pictures.one(record).content)


def test_it_is_found_by_its_words_and_never_by_what_it_consists_of(ada: Desktop, family: FamilyId, tmp_path: Path):
    record = added(ada, family, a_jpeg(tmp_path / "a.jpg"))
    ada.work.pictures.editing(family, record).save({"title": "The house", "described": "Smoke from the chimney"})
    assert [one.id for one in ada.work.pictures.of(family, "chimney")] == [record]
    hash = ada.work.pictures.one(record).content.hash
    assert [one.record for one in ada.work.family_search.find(family, "chimney")] == [record]
    for hidden in (hash[:12], "jpeg"):
        assert ada.work.family_search.find(family, hidden) == ()
        assert ada.work.vault.search.families(hidden) == ()


def test_adding_changing_and_saving_out_are_told(ada: Desktop, family: FamilyId, tmp_path: Path):
    record = added(ada, family, a_jpeg(tmp_path / "a.jpg"))
    picture = ada.work.pictures.one(record)
    content = ada.work.pictures.whole(picture.content)
    ada.work.pictures.save_out(family, picture, content, tmp_path / "out.jpg")
    assert (tmp_path / "out.jpg").read_bytes() == content
    assert (tmp_path / "out.jpg").stat().st_mode & 0o777 == 0o600
    ada.work.pictures.editing(family, record).remove()
    deeds = [(one.deed, one.record or one.reader) for one in ada.work.happenings.of(family)]
    assert (Deed.SAVED_OUT, record) in deeds
    told = [one.deed for one in ada.work.happenings.of(family, Theme.PICTURES)]
    assert told == [Deed.REMOVED, Deed.ADDED]


def test_it_is_among_what_is_held_on_those_it_is_about(ada: Desktop, family: FamilyId, tmp_path: Path):
    families = ada.work.families
    tia, sam = (families.new_record() for _ in range(2))
    for one, name in ((tia, "Tia"), (sam, "Sam")):
        families.editing(family, kinds.MEMBER, one).save({"name": name, "role": "child"})
    record = added(ada, family, a_jpeg(tmp_path / "a.jpg"))
    ada.work.pictures.editing(family, record).save({"about": [tia, sam], "title": "On the swing"})
    members = {one.id: one for one in families.family(family).members}
    held = reversed(ada.work.held.everything(family, members[tia]).held)
    found = {one.field: one for one in held if one.record == record}
    assert found["about"].others == ("Sam",)
    assert found["title"].said == "On the swing"
    assert "picture itself" in found["content"].said


def test_a_colleague_is_told_that_it_has_not_arrived(ada: Desktop, ben: Desktop, tmp_path: Path):
    family = shared_family(ada, ben)
    record = added(ada, family, a_jpeg(tmp_path / "a.jpg"))
    share(ada, ben)
    picture = ben.work.pictures.one(record)
    assert picture.title == "a"
    assert not ben.work.pictures.is_here(picture.content)


@pytest.mark.parametrize("odd", [None, "x", 3, [], {"hash": "x"}, {"hash": "0" * 64, "media": 3, "size": -1}])
def test_whatever_stands_in_the_field_is_no_trouble(ada: Desktop, family: FamilyId, odd: object):
    record = RecordId(ada.work.families.new_record())
    ada.work.families.editing(family, kinds.PICTURE, record).save({"title": "Odd", "content": odd})
    [picture] = ada.work.pictures.of(family)
    assert picture.content is None
    assert not ada.work.pictures.is_here(picture.content)
