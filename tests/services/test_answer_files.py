"""Pictures that are answers: kept with the answer, not among the family's pictures, and found for the one concerned."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image
from pypdfium2 import PdfDocument
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from ehdesk.domain import kinds
from ehdesk.domain.attachment import LARGEST, Media
from ehdesk.domain.change import FamilyId
from ehdesk.services.answer_files import ToKeep, chosen, recorded
from ehdesk.services.filling import Filling
from ehdesk.services.pictures import NotTaken
from ehdesk.store.errors import TooLarge
from tests import recordings
from tests.files import SECRET, a_jpeg, jpeg, pdf, png
from tests.services.made import Desktop, Made, filled


@pytest.fixture
def filling(visited: Desktop, family_vault: Made) -> Filling:
    return filled(visited.work, family_vault.family)


def kept(filling: Filling, field: str, what: str = "drawing", content: bytes = b"") -> str:
    name = filling.files.keep(field, ToKeep(what, content or png(), Media.PNG))
    filling.answer(field, name)
    return name


def drawn_by(made: Made) -> str:
    return f"child[{made.members['leila']}]/voice/drawn"


def test_the_answer_is_a_name_that_leads_to_the_picture(filling: Filling, family_vault: Made):
    content = png()
    name = kept(filling, drawn_by(family_vault), content=content)
    assert filling.form.answers[drawn_by(family_vault)] == name
    assert filling.files.whole(filling.files.one(name)) == content


def test_it_is_not_among_the_pictures_of_the_family_nor_found_by_its_words(
    visited: Desktop, filling: Filling, family_vault: Made
):
    before = visited.work.pictures.of(family_vault.family)
    name = kept(filling, drawn_by(family_vault))
    filling.files.describe(name, "Zanzibarquartz", filling.files.on_screen(name))
    assert visited.work.pictures.of(family_vault.family) == before
    found = visited.work.family_search.find(family_vault.family, "Zanzibarquartz")
    assert [one.kind for one in found] == []


def test_taken_back_it_is_not_destroyed(visited: Desktop, filling: Filling, family_vault: Made):
    name = kept(filling, drawn_by(family_vault))
    filling.answer(drawn_by(family_vault), "")
    visited.work.vault.attachments.clear()
    assert filling.files.is_here(filling.files.one(name))


def test_it_is_held_on_the_child_who_drew_and_marked_where_it_was_asked_for_or_given_alone(
    visited: Desktop, filling: Filling, family_vault: Made
):
    leila = family_vault.members["leila"]
    topics = [topic for topic in filling.form.topics() if topic.person == leila]
    kept(filling, next(topic.fields[0] for topic in topics if not topic.is_alone))
    kept(filling, f"child[{leila}]/child_safe/child_safe_well")
    kept(filling, drawn_by(family_vault))
    held = visited.work.held
    member = visited.work.families.family(family_vault.family).member(leila)
    found = [one for one in held.everything(family_vault.family, member).held if one.kind == kinds.ANSWER_FILE]
    contents = [one for one in found if one.field == "content"]
    assert [one.is_kept_close for one in contents] == [False, True, True]
    assert all("save a copy" in one.said for one in contents)
    other = visited.work.families.family(family_vault.family).member(family_vault.members["karim"])
    assert kinds.ANSWER_FILE not in {one.kind for one in held.everything(family_vault.family, other).held}


def test_a_recording_is_kept_as_it_is_played_and_handed_over_with_what_is_held(
    visited: Desktop, filling: Filling, family_vault: Made, tmp_path: Path
):
    leila = family_vault.members["leila"]
    field = next(topic.fields[0] for topic in filling.form.topics() if topic.person == leila and not topic.is_alone)
    (tmp_path / "what Leila said.bin").write_bytes(recordings.wav(150))
    made = recorded("sound", tmp_path / "what Leila said.bin")
    assert (made.title, made.media) == ("what Leila said", Media.WAV)
    name = filling.files.keep(field, made)
    filling.answer(field, name)
    assert filling.files.whole(filling.files.one(name)) == made.content == recordings.bare_wav(150)
    member = visited.work.families.family(family_vault.family).member(leila)
    visited.work.held.save_beside(family_vault.family, member, tmp_path / "held.zip")
    with ZipFile(tmp_path / "held.zip") as saved:
        [sound] = [one for one in saved.namelist() if one.endswith(".wav")]
        assert saved.read(sound) == made.content


def test_of_a_photograph_where_it_was_taken_is_left_out(tmp_path: Path):
    made = chosen("picture", a_jpeg(tmp_path / "front_door.jpg"))
    assert (made.title, made.media) == ("front door", Media.JPEG)
    assert SECRET.encode() not in made.content
    assert Image.open(BytesIO(made.content)).size == (320, 240)


def test_what_a_file_is_its_content_says(tmp_path: Path):
    for name, content, media in (("song.mp3", jpeg(), Media.JPEG), ("door.jpg", pdf(), Media.PDF)):
        (tmp_path / name).write_bytes(content)
        assert chosen("file", tmp_path / name).media == media


@pytest.mark.parametrize(("content", "why"), [(b"", "empty"), (b"ftypmp42", "kind"), (png()[:60], "broken")])
def test_what_cannot_be_kept_says_why(tmp_path: Path, content: bytes, why: str):
    (tmp_path / "a.png").write_bytes(content)
    with pytest.raises(NotTaken) as refused:
        chosen("picture", tmp_path / "a.png")
    assert refused.value.why == why


def test_a_picture_of_60_mb_is_refused_before_it_is_read(tmp_path: Path):
    with (tmp_path / "large.png").open("wb") as file:
        file.write(png())
        file.truncate(60_000_000)
    assert LARGEST < 60_000_000
    with pytest.raises(TooLarge):
        chosen("picture", tmp_path / "large.png")


def test_a_name_from_another_family_leads_nowhere(visited: Desktop, filling: Filling, family_vault: Made):
    name = kept(filling, drawn_by(family_vault))
    other: FamilyId = visited.work.families.add("Okoro")
    theirs = visited.work.assessments.open(visited.work.assessments.start(other).id)
    assert theirs.files.one(name) is None


def test_another_drawing_in_its_place_leaves_the_first_one(filling: Filling, family_vault: Made):
    first = kept(filling, drawn_by(family_vault))
    second = kept(filling, drawn_by(family_vault), content=png((40, 30)))
    assert first != second
    assert filling.files.whole(filling.files.one(first)) != filling.files.whole(filling.files.one(second))


def test_no_drawing_stands_on_a_printed_plan_or_is_brought_up_there(
    visited: Desktop, filling: Filling, family_vault: Made
):
    work, family = visited.work, family_vault.family
    before = {one.field for one in work.plan_sources.of(family)}
    name = kept(filling, drawn_by(family_vault))
    filling.files.describe(name, "Zanzibarquartz", filling.files.on_screen(name))
    assert {one.field for one in work.plan_sources.of(family)} == before
    for reader in work.prints.readers(family).offered:
        paper = PdfDocument(work.prints.family_plan(family, reader)())
        for page in paper:
            assert "Zanzibarquartz" not in page.get_textpage().get_text_range()
            assert list(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE])) == []
        paper.close()
